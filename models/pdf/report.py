"""Báo cáo thành tích, collective and individual: the forms of the commendation decree."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, KeepTogether, Spacer

from models.domain.papers import (
    AchievementReport,
    FigureRow,
    HistoryRow,
    ReportKind,
    ReportSection,
)
from models.pdf.closing import Closing, signed_side_by_side
from models.pdf.heading import heading, title_block
from models.pdf.page import Room
from models.pdf.passages import clause_heading, section_heading
from models.pdf.pen import Pen
from models.pdf.table import GridTable, ruled, shares

TITLE = "BÁO CÁO THÀNH TÍCH"
_FIRST = {
    ReportKind.COLLECTIVE: "Sơ lược đặc điểm, tình hình",
    ReportKind.INDIVIDUAL: "Sơ lược lý lịch",
}
_SECOND = "Thành tích đạt được"
_THIRD = "Các hình thức đã được khen thưởng"
_FIGURE_HEADS = ("Chỉ tiêu", "Đơn vị", "Yêu cầu", "Kết quả", "Đánh giá")
_FIGURE_WIDTHS = (62, 22, 28, 26, 27)
_TITLE_HEADS = (
    "Năm",
    "Danh hiệu thi đua",
    "Số, ngày, tháng, năm của quyết định công nhận danh hiệu thi đua; cơ quan ban hành quyết định",
)
_AWARD_HEADS = (
    "Năm",
    "Hình thức khen thưởng",
    "Số, ngày, tháng, năm của quyết định khen thưởng; cơ quan ban hành quyết định",
)
_HISTORY_WIDTHS = (20, 60, 85)
_SHORT_TABLE_ROWS = 4


def report_story(pen: Pen, report: AchievementReport, room: Room) -> list[Any]:
    """Return the flowables of one report."""
    blocks = _top(pen, report, room)
    blocks.extend(section_heading(pen, f"I. {_FIRST[report.kind]}"))
    for line in report.profile:
        blocks.extend(pen.paragraphs(pen.inks.body, f"- {line.label}: {line.value}"))
    blocks.extend(_sections(pen, report.background, room))
    blocks.extend(section_heading(pen, f"II. {_SECOND}"))
    blocks.extend(_sections(pen, report.results, room))
    blocks.extend(section_heading(pen, f"III. {_THIRD}", lines=8))
    blocks.extend(clause_heading(pen, "1. Danh hiệu thi đua:", lines=7))
    blocks.append(_history(pen, _TITLE_HEADS, report.titles, room))
    return [*blocks, *_ending(pen, report, room)]


def _top(pen: Pen, report: AchievementReport, room: Room) -> list[Any]:
    blocks: list[Any] = []
    if report.form_number:
        blocks.append(pen.line(pen.inks.form_number, report.form_number))
    gift = "TRUY TẶNG" if report.posthumous else "TẶNG"
    award = f"ĐỀ NGHỊ {gift} {report.award.upper()}"
    return [
        *blocks,
        heading(pen, report.letterhead, width_pt=room.width, date=report.date),
        *title_block(pen, TITLE, award, width_pt=room.width)[:-1],
        Spacer(1, 6),
        *pen.balanced(pen.inks.addressee, report.subject, width_pt=room.width * 0.9)[0],
        Spacer(1, 12),
    ]


def _sections(pen: Pen, sections: Sequence[ReportSection], room: Room) -> list[Any]:
    blocks: list[Any] = []
    for number, section in enumerate(sections, start=1):
        blocks.extend(clause_heading(pen, f"{number}. {section.heading}"))
        blocks.extend(pen.paragraphs(pen.inks.body, section.text))
        if section.figures:
            blocks.append(CondPageBreak(80))
            blocks.append(_figures(pen, section.figures, room))
    return blocks


def _figures(pen: Pen, rows: Sequence[FigureRow], room: Room) -> GridTable:
    inks = pen.inks
    cells = [
        [
            pen.paragraphs(inks.cell, row.target),
            pen.paragraphs(inks.cell_centre, row.unit),
            pen.paragraphs(inks.cell_centre, row.required),
            pen.paragraphs(inks.cell_centre, row.actual),
            pen.paragraphs(inks.cell_centre, row.verdict),
        ]
        for row in rows
    ]
    return ruled(pen, _FIGURE_HEADS, cells, widths_pt=shares(room.width, _FIGURE_WIDTHS))


def _history(pen: Pen, heads: Sequence[str], rows: Sequence[HistoryRow], room: Room) -> GridTable:
    inks = pen.inks
    cells = [
        [
            pen.paragraphs(inks.cell_centre, row.year),
            pen.paragraphs(inks.cell, row.award),
            pen.paragraphs(inks.cell, row.decision),
        ]
        for row in rows
    ]
    empty = [[pen.line(inks.cell, "\u00a0")] * len(heads)]
    return ruled(pen, heads, cells or empty, widths_pt=shares(room.width, _HISTORY_WIDTHS))


def _ending(pen: Pen, report: AchievementReport, room: Room) -> list[Any]:
    head = clause_heading(pen, "2. Hình thức khen thưởng:", lines=7)
    table = _history(pen, _AWARD_HEADS, report.awards, room)
    signatures = signed_side_by_side(pen, report.signers, width_pt=room.width)
    closing = Closing(table, signatures, page_pt=room.height)
    if len(report.awards) <= _SHORT_TABLE_ROWS:
        return [KeepTogether([head[-1], closing])]
    return [*head, closing]

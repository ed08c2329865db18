"""Báo cáo thành tích: the forms of the commendation decree, sudden and thematic ones included."""

from collections.abc import Sequence

from models.domain.papers import (
    AchievementReport,
    FigureRow,
    HistoryRow,
    ReportKind,
    ReportSection,
)
from models.domain.sheets.blocks import (
    Align,
    Block,
    Column,
    Grid,
    Head,
    Look,
    Row,
    Sheet,
    Signatures,
    Text,
    Title,
)
from models.domain.sheets.words import clause, section

TITLE = "BÁO CÁO THÀNH TÍCH"
_FIRST = {
    ReportKind.COLLECTIVE: "Sơ lược đặc điểm, tình hình",
    ReportKind.INDIVIDUAL: "Sơ lược lý lịch",
}
_SECOND = "Thành tích đạt được"
_THIRD = "Các hình thức đã được khen thưởng"
_FIGURES = (
    Column(head="Chỉ tiêu", share=62, align=Align.LEFT),
    Column(head="Đơn vị", share=22),
    Column(head="Yêu cầu", share=28),
    Column(head="Kết quả", share=26),
    Column(head="Đánh giá", share=27),
)
_YEARS = (
    Column(head="Năm", share=20),
    Column(head="Danh hiệu thi đua, kết quả", share=70, align=Align.LEFT),
    Column(head="Số, ngày, tháng, năm của quyết định", share=75, align=Align.LEFT),
)
_TITLES = (
    Column(head="Năm", share=20),
    Column(head="Danh hiệu thi đua", share=60, align=Align.LEFT),
    Column(
        head="Số, ngày, tháng, năm của quyết định công nhận danh hiệu thi đua; "
        "cơ quan ban hành quyết định",
        share=85,
        align=Align.LEFT,
    ),
)
_AWARDS = (
    Column(head="Năm", share=20),
    Column(head="Hình thức khen thưởng", share=60, align=Align.LEFT),
    Column(
        head="Số, ngày, tháng, năm của quyết định khen thưởng; cơ quan ban hành quyết định",
        share=85,
        align=Align.LEFT,
    ),
)
_FIGURES_ROOM_PT = 80


def report_sheet(report: AchievementReport, *, key: str, group: str) -> Sheet:
    """Return one report; without a history section where its form has none."""
    blocks = _top(report)
    blocks.append(section(f"I. {_FIRST[report.kind]}"))
    for line in report.profile:
        blocks.append(Text(text=f"- {line.label}: {line.value}"))
    blocks.extend(_sections(report.background, "background"))
    blocks.append(section(f"II. {_SECOND}"))
    blocks.extend(_sections(report.results, "result"))
    if report.has_history:
        blocks.append(section(f"III. {_THIRD}", lines=8))
        blocks.append(clause("1. Danh hiệu thi đua:", lines=7))
        blocks.append(_history(_TITLES, report.titles))
        blocks.append(clause("2. Hình thức khen thưởng:", lines=7))
        blocks.append(_history(_AWARDS, report.awards))
    blocks.append(Signatures(signers=report.signers))
    return Sheet(key=key, name=report.name, blocks=tuple(blocks), group=group)


def _top(report: AchievementReport) -> list[Block]:
    gift = "TRUY TẶNG" if report.posthumous else "TẶNG"
    occasion = f" {report.occasion.upper()}" if report.occasion else ""
    return [
        Head(letterhead=report.letterhead, date=report.date, form_number=report.form_number),
        Title(
            title=f"{TITLE}{occasion}",
            subject=f"ĐỀ NGHỊ {gift} {report.award.upper()}",
            is_close=True,
        ),
        Text(text=report.subject, look=Look.CENTRED),
    ]


def _sections(sections: Sequence[ReportSection], key: str) -> list[Block]:
    blocks: list[Block] = []
    for number, part in enumerate(sections, start=1):
        blocks.append(clause(f"{number}. {part.heading}"))
        blocks.append(Text(text=part.text, key=f"{key}.{number}"))
        if part.years:
            blocks.append(
                Grid(columns=_YEARS, rows=_history_rows(part.years), room_pt=_FIGURES_ROOM_PT)
            )
        if part.figures:
            blocks.append(
                Grid(columns=_FIGURES, rows=_figures(part.figures), room_pt=_FIGURES_ROOM_PT)
            )
    return blocks


def _figures(rows: Sequence[FigureRow]) -> tuple[Row, ...]:
    return tuple(
        Row(cells=(row.target, row.unit, row.required, row.actual, row.verdict)) for row in rows
    )


def _history_rows(rows: Sequence[HistoryRow]) -> tuple[Row, ...]:
    return tuple(Row(cells=(row.year, row.award, row.decision)) for row in rows)


def _history(columns: tuple[Column, ...], rows: Sequence[HistoryRow]) -> Grid:
    empty = (Row(cells=("",) * len(columns)),)
    return Grid(columns=columns, rows=_history_rows(rows) or empty)

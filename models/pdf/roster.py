"""Danh sách trích ngang: the list that goes with the letter, on a sheet held sideways."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Spacer

from models.domain.papers import (
    ReportKind,
    RosterRow,
    SubmissionLetter,
    count_words,
    date_words,
    percent_words,
)
from models.pdf.closing import Closing
from models.pdf.heading import number_words, title_block
from models.pdf.letter import letter_symbol
from models.pdf.page import Room
from models.pdf.passages import finished
from models.pdf.pen import Pen
from models.pdf.table import bare, ruled, shares

TITLE = "DANH SÁCH TRÍCH NGANG"
_HEADS = (
    "TT",
    "Danh xưng",
    "Họ và tên / Tên tập thể",
    "Năm sinh",
    "Giới tính",
    "Chức vụ",
    "Đơn vị",
    "Tóm tắt thành tích",
    "Hình thức đề nghị",
    "Tỷ lệ phiếu",
    "Ghi chú",
)
_WIDTHS = (10, 15, 37, 14, 14, 27, 33, 50, 31, 17, 17)
_GENDER = _HEADS.index("Giới tính")
_GROUPS = ((ReportKind.COLLECTIVE, "Tập thể"), (ReportKind.INDIVIDUAL, "Cá nhân"))


def roster_story(
    pen: Pen, rows: Sequence[RosterRow], letter: SubmissionLetter, room: Room
) -> list[Any]:
    """Return the flowables of the list: collectives first, then individuals, as they come.

    The column for gender is left out when no row has one.
    """
    columns = [
        column
        for column in range(len(_HEADS))
        if column != _GENDER or any(row.gender for row in rows)
    ]
    cells, commands = _cells(pen, rows, columns)
    table = ruled(
        pen,
        [_HEADS[column] for column in columns],
        cells,
        widths_pt=shares(room.width, [_WIDTHS[column] for column in columns]),
        commands=commands,
    )
    total = pen.line(pen.inks.body, finished(f"Danh sách gồm {_totals(rows)}"))
    return [
        *title_block(pen, TITLE, _purpose(letter), note=_attached_to(letter), width_pt=room.width),
        Closing(table, bare(pen, [[total]], widths_pt=[room.width]), page_pt=room.height),
        Spacer(1, 1),
    ]


def _cells(
    pen: Pen, rows: Sequence[RosterRow], columns: Sequence[int]
) -> tuple[list[list[Any]], list[tuple[Any, ...]]]:
    cells: list[list[Any]] = []
    commands: list[tuple[Any, ...]] = []
    groups = [(kind, words) for kind, words in _GROUPS if any(r.kind is kind for r in rows)]
    for order, (kind, words) in enumerate(groups):
        members = [row for row in rows if row.kind is kind]
        head = f"{'I' * (order + 1)}. {words.upper()} ({count_words(len(members))})"
        cells.append([pen.line(pen.inks.cell_bold, head), *[[] for _ in columns[1:]]])
        commands.append(("SPAN", (0, len(cells)), (-1, len(cells))))
        for number, row in enumerate(members, start=1):
            line = _row(pen, number, row)
            cells.append([line[column] for column in columns])
    return cells, commands


def _row(pen: Pen, number: int, row: RosterRow) -> list[Any]:
    inks = pen.inks
    vote = "" if row.vote_percent is None else percent_words(row.vote_percent)
    return [
        pen.line(inks.cell_centre, str(number)),
        pen.paragraphs(inks.cell_centre, row.salutation),
        pen.paragraphs(inks.cell, row.name),
        pen.line(inks.cell_centre, "" if row.birth_year is None else str(row.birth_year)),
        pen.paragraphs(inks.cell_centre, row.gender),
        pen.paragraphs(inks.cell, row.position),
        pen.paragraphs(inks.cell, row.unit),
        pen.paragraphs(inks.cell, row.summary),
        pen.paragraphs(inks.cell, row.award),
        pen.line(inks.cell_centre, vote),
        pen.paragraphs(inks.cell, row.note),
    ]


def _totals(rows: Sequence[RosterRow]) -> str:
    counts = [(words, sum(row.kind is kind for row in rows)) for kind, words in _GROUPS]
    return ", ".join(f"{count_words(n)} {words.lower()}" for words, n in counts if n)


def _purpose(letter: SubmissionLetter) -> str:
    purpose = letter.subject.removeprefix("Về việc ")
    return purpose[:1].upper() + purpose[1:]


def _attached_to(letter: SubmissionLetter) -> str:
    number = number_words(letter.number, letter_symbol(letter))
    number = number.replace("Số: ", "số ")
    agency = letter.letterhead.agency
    return f"(Kèm theo Tờ trình {number} {date_words(letter.date)} của {agency})"

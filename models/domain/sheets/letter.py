"""Tờ trình (Nghị định 30/2020, Mẫu 1.4) and the roster that goes with it."""

from collections.abc import Sequence
from dataclasses import replace

from models.domain.papers import (
    Passage,
    ReportKind,
    RosterRow,
    SubmissionLetter,
    count_words,
    date_words,
    percent_words,
)
from models.domain.sheets.blocks import (
    Addressees,
    Align,
    Column,
    Grid,
    Head,
    Orientation,
    Row,
    Sheet,
    Signatures,
    Space,
    Text,
    Title,
)
from models.domain.sheets.words import bases, finished, number_words, passages

LETTER_TITLE = "TỜ TRÌNH"
ROSTER_TITLE = "DANH SÁCH TRÍCH NGANG"
_COLUMNS = (
    Column(head="TT", share=10),
    Column(head="Danh xưng", share=15),
    Column(head="Họ và tên / Tên tập thể", share=37, align=Align.LEFT),
    Column(head="Năm sinh", share=14),
    Column(head="Giới tính", share=14),
    Column(head="Chức vụ", share=27, align=Align.LEFT),
    Column(head="Đơn vị", share=33, align=Align.LEFT),
    Column(head="Tóm tắt thành tích", share=50, align=Align.LEFT),
    Column(head="Hình thức đề nghị", share=31, align=Align.LEFT),
    Column(head="Tỷ lệ phiếu", share=17),
    Column(head="Ghi chú", share=17, align=Align.LEFT),
)
_GENDER = 4
_GROUPS = ((ReportKind.COLLECTIVE, "Tập thể"), (ReportKind.INDIVIDUAL, "Cá nhân"))


def letter_symbol(letter: SubmissionLetter) -> str:
    """Return the sign after the number: "TTr-STTTT" unless the letter says otherwise."""
    return letter.symbol or f"TTr-{letter.letterhead.abbreviation}"


def letter_sheet(letter: SubmissionLetter, *, key: str, name: str) -> Sheet:
    """Return the letter, its last words ending in "./."."""
    *before, last = letter.body or (Passage(text=""),)
    body = passages((*before, replace(last, text=finished(last.text))))
    return Sheet(
        key=key,
        name=name,
        blocks=(
            Head(
                letterhead=letter.letterhead,
                numbered=number_words(letter.number, letter_symbol(letter)),
                date=letter.date,
            ),
            Title(title=LETTER_TITLE, subject=letter.subject),
            Addressees(names=letter.addressees),
            *bases(letter.bases, key="basis"),
            Space(pt=2),
            *body,
            Signatures(
                signers=(letter.signer, *letter.cosigners),
                recipients=letter.recipients,
                filed=letter.filed,
            ),
        ),
    )


def roster_sheet(
    rows: Sequence[RosterRow], letter: SubmissionLetter, *, key: str, name: str
) -> Sheet:
    """Return the list: collectives first, then individuals, as they come.

    The column for gender is left out when no row has one.
    """
    kept = [
        column
        for column in range(len(_COLUMNS))
        if column != _GENDER or any(row.gender for row in rows)
    ]
    purpose = letter.subject.removeprefix("Về việc ")
    number = number_words(letter.number, letter_symbol(letter)).replace("Số: ", "số ")
    attached = (
        f"(Kèm theo Tờ trình {number} {date_words(letter.date)} của {letter.letterhead.agency})"
    )
    return Sheet(
        key=key,
        name=name,
        orientation=Orientation.LANDSCAPE,
        blocks=(
            Title(title=ROSTER_TITLE, subject=purpose[:1].upper() + purpose[1:], note=attached),
            Grid(columns=tuple(_COLUMNS[column] for column in kept), rows=_rows(rows, kept)),
            Text(text=finished(f"Danh sách gồm {totals(rows)}"), clings=True),
        ),
    )


def totals(rows: Sequence[RosterRow]) -> str:
    """Return "01 tập thể, 02 cá nhân"."""
    counts = [(words, sum(row.kind is kind for row in rows)) for kind, words in _GROUPS]
    return ", ".join(f"{count_words(n)} {words.lower()}" for words, n in counts if n)


def _rows(rows: Sequence[RosterRow], kept: Sequence[int]) -> tuple[Row, ...]:
    found: list[Row] = []
    groups = [(kind, words) for kind, words in _GROUPS if any(r.kind is kind for r in rows)]
    for order, (kind, words) in enumerate(groups):
        members = [row for row in rows if row.kind is kind]
        head = f"{'I' * (order + 1)}. {words.upper()} ({count_words(len(members))})"
        found.append(Row(cells=(head,), spanning=True))
        for number, row in enumerate(members, start=1):
            cells = _cells(number, row)
            found.append(Row(cells=tuple(cells[column] for column in kept)))
    return tuple(found)


def _cells(number: int, row: RosterRow) -> tuple[str, ...]:
    return (
        str(number),
        row.salutation,
        row.name,
        "" if row.birth_year is None else str(row.birth_year),
        row.gender,
        row.position,
        row.unit,
        row.summary,
        row.award,
        "" if row.vote_percent is None else percent_words(row.vote_percent),
        row.note,
    )

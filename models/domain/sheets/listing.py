"""A table as it stands on the screen, as a paper of its own."""

from dataclasses import dataclass

from models.domain.papers import Letterhead, PaperDate
from models.domain.sheets.blocks import (
    Align,
    Column,
    Grid,
    Head,
    Look,
    Orientation,
    Row,
    Sheet,
    Text,
    Title,
)

_UPRIGHT_CHARS = 78
_WIDE_CHARS = 122
_SHORT_TEXT = 14
_AIR = 3
_NUMBER_CHARS = 5
_LONGEST_WORD = 18
_LONGEST_TEXT = 72
_TEXT_SHARE = 0.55


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownColumn:
    """A column as shown: its title, and whether it holds numbers."""

    title: str
    numeric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTable:
    """The rows as filtered and sorted, the columns as chosen; `note` says what is left out.

    A row that spans is the name of the group below it.
    """

    title: str
    note: str
    columns: tuple[ShownColumn, ...]
    rows: tuple[Row, ...]


def listing_sheet(
    table: ShownTable, *, subject: str, letterhead: Letterhead, date: PaperDate
) -> Sheet:
    """Return the table under the name of the office, its rows numbered."""
    shares = _shares(table)
    columns = (
        Column(head="TT", share=_NUMBER_CHARS),
        *(
            Column(
                head=column.title,
                share=share,
                align=Align.CENTRE if column.numeric else Align.LEFT,
            )
            for column, share in zip(table.columns, shares, strict=True)
        ),
    )
    count = sum(not row.spanning for row in table.rows)
    return Sheet(
        key="listing",
        name=table.title,
        orientation=Orientation.LANDSCAPE if sum(shares) > _UPRIGHT_CHARS else Orientation.PORTRAIT,
        blocks=(
            Head(letterhead=letterhead, date=date),
            Title(title=table.title.upper(), subject=subject, note=table.note),
            Grid(columns=columns, rows=_numbered(table.rows)),
            Text(text=f"Tổng số: {count} dòng.", look=Look.REMARK),
        ),
    )


def _shares(table: ShownTable) -> list[float]:
    """Return the width each column wants, in letters.

    Where the sheet is too narrow for all, long texts give way; no word is parted.
    """
    rows = [row.cells for row in table.rows if not row.spanning]
    wants: list[float] = []
    least: list[int] = []
    for place, column in enumerate(table.columns):
        texts = [cells[place] for cells in rows]
        words = [len(word) for text in texts for word in text.split()]
        word = max((*words, *(len(part) + 1 for part in column.title.split())), default=0)
        lengths = sorted(map(len, texts))
        usual = lengths[len(lengths) * 9 // 10] if lengths else 0
        if usual > _SHORT_TEXT:
            usual = max(_SHORT_TEXT, round(_TEXT_SHARE * min(usual, _LONGEST_TEXT)))
        least.append(min(word, _LONGEST_WORD) + _AIR)
        wants.append(max(least[-1], usual + _AIR))
    room, wanted = _WIDE_CHARS - sum(least), sum(wants) - sum(least)
    if wanted <= max(room, 0):
        return wants
    give = max(room, 0) / wanted
    return [low + (want - low) * give for low, want in zip(least, wants, strict=True)]


def _numbered(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    numbered: list[Row] = []
    number = 0
    for row in rows:
        number += not row.spanning
        numbered.append(row if row.spanning else Row(cells=(str(number), *row.cells)))
    return tuple(numbered)

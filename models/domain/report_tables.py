"""Tables that are shown, put into a workbook and printed from one description."""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """A column: its head, its width in characters, whether it holds numbers.

    `grouped` False is for years and places in a list, which have no dot between thousands.
    """

    head: str
    width: int = 14
    numeric: bool = False
    grouped: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """Cells are text, whole numbers or None; a `total` row is printed in bold."""

    cells: Sequence[str | int | None]
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """One table under a title; `note` says what is not in it, or how it was counted."""

    title: str
    subtitle: str = ""
    note: str = ""
    columns: Sequence[TableColumn]
    rows: Sequence[TableRow]


def without(table: ReportTable, head: str) -> ReportTable:
    """Return `table` without the column headed `head`, for paper that has no room for it."""
    kept = [place for place, column in enumerate(table.columns) if column.head != head]
    return replace(
        table,
        columns=[table.columns[place] for place in kept],
        rows=[replace(row, cells=[row.cells[place] for place in kept]) for row in table.rows],
    )


def shown(cell: str | int | None) -> str:
    """Return a cell as it is read: numbers with dots between thousands."""
    if cell is None:
        return ""
    return f"{cell:,}".replace(",", ".") if isinstance(cell, int) else cell

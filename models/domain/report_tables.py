"""Tables that are shown, put into a workbook and printed from one description."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """A column: its head, its width in characters, whether it holds numbers."""

    head: str
    width: int = 14
    numeric: bool = False


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


def shown(cell: str | int | None) -> str:
    """Return a cell as it is read: numbers with dots between thousands."""
    if cell is None:
        return ""
    return f"{cell:,}".replace(",", ".") if isinstance(cell, int) else cell

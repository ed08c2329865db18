"""Whole tables as a workbook that anybody can read, without the program that made them."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

_LONGEST_CELL = 32_000
_LONGEST_TITLE = 31
_MOST_ROWS = 1_000_000
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f￾￿]")
_UNFIT_TITLE = re.compile(r"[\[\]:*?/\\]")
_HEADER = PatternFill("solid", fgColor="FFE3EEF9")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainTable:
    """One sheet; `note` is a line above the columns, left out when empty."""

    title: str
    columns: Sequence[str]
    rows: Iterable[Sequence[object]]
    note: str = ""


def write_tables(tables: Iterable[PlainTable]) -> bytes:
    """Return a workbook with a sheet for each table; every cell is text or a number, no formula."""
    book = Workbook(write_only=True)
    titles: set[str] = set()
    for table in tables:
        _write(book, table, _free_title(table.title, titles))
    if not titles:
        book.create_sheet("Trống")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write(book: Workbook, table: PlainTable, title: str) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A3" if table.note else "A2"
    for place, name in enumerate(table.columns, start=1):
        width = min(max(len(name) + 4, 14), 40)
        sheet.column_dimensions[get_column_letter(place)].width = width
    if table.note:
        sheet.append([_cell(sheet, table.note, bold=True)])
    sheet.append([_cell(sheet, name, bold=True, header=True) for name in table.columns])
    for count, row in enumerate(table.rows):
        if count >= _MOST_ROWS:
            break
        sheet.append([_value(sheet, value) for value in row])


def _value(sheet: object, value: object) -> object:
    if value is None or isinstance(value, int | float):
        return value
    text = str(value)
    return _cell(sheet, text) if text[:1] in "=+-@" and text else _clean(text)


def _cell(sheet: object, text: str, *, bold: bool = False, header: bool = False) -> WriteOnlyCell:
    """Return a cell that is text whatever it begins with."""
    cell = WriteOnlyCell(sheet, value=_clean(text))
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    if header:
        cell.fill = _HEADER
    return cell


def _clean(text: str) -> str:
    return _UNFIT.sub(" ", text)[:_LONGEST_CELL]


def _free_title(title: str, taken: set[str]) -> str:
    base = _UNFIT_TITLE.sub(" ", title)[:_LONGEST_TITLE].strip() or "Bảng"
    free, number = base, 2
    while free.casefold() in taken:
        ending = f" {number}"
        free, number = f"{base[: _LONGEST_TITLE - len(ending)]}{ending}", number + 1
    taken.add(free.casefold())
    return free

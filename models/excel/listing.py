"""A workbook read as plain tables: header found by its looks, every cell with its address."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from models.domain.errors import UserError
from models.domain.foreign_list import (
    EMPTY,
    EntryKind,
    ForeignList,
    ListColumn,
    ListEntry,
    ListSheet,
)
from models.domain.legacy import Encoding, decode, guess
from models.domain.numbers import show_number
from models.domain.text import nfc
from models.excel.archive import read_parts
from models.excel.cells import column_letters
from models.excel.delimited import is_delimited, read_delimited
from models.excel.entries import stored_number
from models.excel.formats import Formats
from models.excel.grid import Book, Cell, Grid, read_book

_SEARCH_ROWS = 30
_FEWEST_COLUMNS = 2
_SAMPLE_COUNT = 4
_GUESS_COUNT = 200
_MOST_COLUMNS = 200
_HEADER_LIMIT = 200
_NAME_LIMIT = 31
_DAY_ZERO = date(1899, 12, 30).toordinal()
_LAST_SERIAL = 80_000


def read_list(
    content: bytes, file_name: str, encodings: Mapping[str, Mapping[int, Encoding]] | None = None
) -> ForeignList:
    """Return the tables of a file that need not be ours, at most 200 columns of each.

    A text table (.csv) is read as a workbook of one sheet.

    `encodings` are a person's choices against the guess, by sheet and column. Raises UserError as
    `archive.read_parts` does, and when no sheet holds a table.
    """
    book = _book(content, file_name)
    chosen = encodings or {}
    sheets = [
        sheet
        for name, grid in book.grids.items()
        if (sheet := _sheet(name, grid, book.formats, chosen.get(name, {}))) is not None
    ]
    if not sheets:
        raise UserError(
            f"Tệp “{file_name}” không có bảng nào đọc được: cần một dòng tiêu đề có ít nhất hai "
            "cột và số liệu ở dưới. Hãy kiểm tra lại tệp."
        )
    return ForeignList(file_name=file_name, sheets=tuple(sheets))


def _book(content: bytes, file_name: str) -> Book:
    if not is_delimited(content):
        return read_book(read_parts(content, file_name), file_name)
    name = file_name.rpartition(".")[0][:_NAME_LIMIT] or file_name[:_NAME_LIMIT]
    plain = Formats(dates=frozenset(), percents=frozenset(), fonts={})
    return Book(grids={name: read_delimited(content, file_name)}, formats=plain)


def _sheet(
    name: str, grid: Grid, formats: Formats, chosen: Mapping[int, Encoding]
) -> ListSheet | None:
    top = _header_row(grid)
    if top == 0:
        return None
    last = _last_header_row(grid, top)
    numbers = sorted({n for row, cells in grid.items() if row >= top for n in cells})[
        :_MOST_COLUMNS
    ]
    data = [row for row in sorted(grid) if row > last]
    encodings = {n: _encoding(grid, data, n, chosen) for n in numbers}
    headers = {number: _header(grid, range(top, last + 1), number) for number in numbers}
    written = guess(headers.values())
    rows = tuple(
        (
            row,
            {
                n: _entry(cell, f"{column_letters(n)}{row}", formats, encodings[n])
                for n, cell in grid[row].items()
                if n in encodings
            },
        )
        for row in data
    )
    columns = []
    for number in numbers:
        entries = [cells[number] for _, cells in rows if number in cells]
        texts = [entry.text for entry in entries if entry.text]
        if not texts and not headers[number]:
            continue
        columns.append(
            ListColumn(
                number=number,
                letters=column_letters(number),
                header=_decoded(headers[number], written),
                samples=tuple(text[:60] for text in texts[:_SAMPLE_COUNT]),
                encoding=encodings[number],
            )
        )
    return ListSheet(name=name, header_row=top, columns=tuple(columns), rows=rows)


def _header_row(grid: Grid) -> int:
    """Return the row that names the most columns in words, the highest of them; 0 for none."""
    best, most = 0, _FEWEST_COLUMNS - 1
    for row in sorted(grid)[:_SEARCH_ROWS]:
        words = [cell for cell in grid[row].values() if cell.kind == "s" and cell.text.strip()]
        figures = sum(cell.kind == "n" for cell in grid[row].values())
        distinct = len({cell.text for cell in words if len(cell.text) <= _HEADER_LIMIT})
        if distinct > most and figures <= len(words) // 3:
            best, most = row, distinct
    has_rows_below = any(row > best for row in grid)
    return best if has_rows_below else 0


def _last_header_row(grid: Grid, top: int) -> int:
    """Return the last of the header rows: a second one names what stands below merged cells."""
    below = grid.get(top + 1, {})
    new = [n for n in below if n not in grid[top]]
    only_words = all(cell.kind == "s" and not cell.formula for cell in below.values())
    half_empty = len(below) < len(grid[top])
    return top + 1 if new and only_words and half_empty and top + 2 in grid else top


def _header(grid: Grid, rows: range, number: int) -> str:
    """Return the words above a column; under a merged cell, those of the cell at its left first."""
    words = []
    for row in rows:
        cells = grid.get(row, {})
        cell = cells.get(number)
        if cell is None and row != rows[-1] and number in grid.get(rows[-1], {}):
            left = [n for n in cells if n < number]
            cell = cells[max(left)] if left else None
        if cell is not None and cell.text.strip():
            words.append(" ".join(cell.text.split(" ")).strip())
    return " - ".join(dict.fromkeys(words))[:_HEADER_LIMIT]


def _encoding(grid: Grid, data: list[int], number: int, chosen: Mapping[int, Encoding]) -> Encoding:
    if number in chosen:
        return chosen[number]
    cells = [grid[row][number] for row in data[:_GUESS_COUNT] if number in grid[row]]
    return guess(cell.text for cell in cells if cell.kind == "s" and not cell.original)


def _decoded(text: str, encoding: Encoding) -> str:
    return decode(text, encoding).replace("\u00a0", " ").strip()


def _entry(cell: Cell, address: str, formats: Formats, encoding: Encoding) -> ListEntry:
    if cell.kind == "e" or (cell.formula and not cell.text):
        said = (
            f"Ô {address} báo lỗi {cell.text} của Excel. Hãy sửa ô này rồi đọc lại."
            if cell.kind == "e"
            else f"Ô {address} chứa công thức “{cell.formula[:80]}” chưa có kết quả. "
            "Hãy mở tệp bằng Excel, bấm Lưu rồi đọc lại."
        )
        return ListEntry(kind=EntryKind.FAULT, text=said, address=address)
    if cell.kind == "n":
        return _number(cell, address, formats)
    text = nfc(cell.text) if cell.original else decode(cell.text, encoding)
    text = text.replace("\r\n", "\n").replace("\u00a0", " ").strip()
    if not text:
        return EMPTY
    original = cell.original or (cell.text if decode(cell.text, encoding) != nfc(cell.text) else "")
    return ListEntry(kind=EntryKind.TEXT, text=text, address=address, original=original)


def _number(cell: Cell, address: str, formats: Formats) -> ListEntry:
    number = stored_number(cell.text)
    if number is None:
        return ListEntry(kind=EntryKind.TEXT, text=cell.text[:100], address=address)
    if cell.style in formats.dates and 0 < number < _LAST_SERIAL:
        day = date.fromordinal(_DAY_ZERO + int(number))
        return ListEntry(kind=EntryKind.DAY, text=f"{day:%d/%m/%Y}", address=address, day=day)
    is_percent = cell.style in formats.percents
    shown = number * Decimal(100) if is_percent else number
    return ListEntry(
        kind=EntryKind.NUMBER,
        text=f"{show_number(shown)} %" if is_percent else show_number(shown),
        address=address,
        number=shown,
        is_percent=is_percent,
    )

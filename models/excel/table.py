"""A table on a sheet: found by its hidden keys, else by its headers, wherever it has moved."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models.domain.package import Unknown
from models.domain.text import match_key
from models.excel.cells import column_letters
from models.excel.columns import ROW_KEY, Column
from models.excel.grid import Cell, Grid

_SEARCH_ROWS = 60
_FEWEST_HEADERS = 4
_TOLD_LIMIT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Where the columns of a sheet are; `first_row` is the first that may hold data.

    `misplaced` are the columns whose header is that of another one, with their letters: they are
    not read, because nobody can know which of the two is meant.
    """

    sheet: str
    grid: Grid
    columns: Mapping[str, int]
    first_row: int
    unknown: tuple[Unknown, ...]
    missing: tuple[Column, ...]
    misplaced: tuple[tuple[str, Column], ...] = ()

    def rows(self) -> Iterator[int]:
        """Return the numbers of the filled rows below the header, in order."""
        return (row for row in sorted(self.grid) if row >= self.first_row)

    def cell(self, row: int, key: str) -> Cell | None:
        """Return the cell of a column, None when it is empty or the column is gone."""
        number = self.columns.get(key)
        return None if number is None else self.grid[row].get(number)

    def address(self, row: int, key: str) -> str:
        """Return the Excel address of a cell, such as F17; or its row's first cell."""
        return f"{column_letters(self.columns.get(key, 1))}{row}"

    def header(self, letters: str) -> str:
        """Return what stands above a column."""
        cells = self.grid.get(self.first_row - 1, {})
        return next((cells[n].text[:100] for n in cells if column_letters(n) == letters), "")

    def text(self, row: int, key: str) -> str:
        """Return the trimmed text of a cell."""
        cell = self.cell(row, key)
        return cell.text.strip() if cell is not None else ""


def find_table(sheet: str, grid: Grid, columns: Sequence[Column]) -> Table | None:
    """Return the table of `columns` on a sheet, or None when it is not there."""
    rows = sorted(grid)[:_SEARCH_ROWS]
    keys = {column.key for column in columns}
    for row in rows:
        found = {cell.text: number for number, cell in grid[row].items() if cell.text in keys}
        if ROW_KEY in found and len(found) >= _FEWEST_HEADERS:
            header = _header_below(grid, row, columns)
            wrong = _misplaced(grid.get(header, {}), columns, found) if header > row else ()
            for _, column in wrong:
                del found[column.key]
            table = _table(sheet, grid, columns, found, header)
            return replace(table, misplaced=wrong)
    for row in rows:
        found = _by_headers(grid[row], columns)
        if len(found) >= _FEWEST_HEADERS:
            return _table(sheet, grid, columns, found, row)
    return None


def suggestion(text: str, known: Sequence[str]) -> str:
    """Return the one of `known` that `text` may be a misspelling of, or ""."""
    folded = {match_key(word): word for word in known}
    near = difflib.get_close_matches(match_key(text)[:100], folded, n=1, cutoff=0.75)
    return folded[near[0]] if near else ""


def _header_below(grid: Grid, key_row: int, columns: Sequence[Column]) -> int:
    following = (row for row in sorted(grid) if row > key_row)
    row = next(following, key_row)
    return row if len(_by_headers(grid.get(row, {}), columns)) >= _FEWEST_HEADERS else key_row


def _misplaced(
    cells: Mapping[int, Cell], columns: Sequence[Column], found: Mapping[str, int]
) -> tuple[tuple[str, Column], ...]:
    """Return the columns found by their key that are headed as another column is."""
    owners = {match_key(column.header): column.key for column in columns}
    told: list[tuple[str, Column]] = []
    for column in columns:
        cell = cells.get(found.get(column.key, 0))
        if cell is None or column.key == ROW_KEY or cell.kind != "s":
            continue
        if owners.get(match_key(cell.text[:200]), column.key) != column.key:
            told.append((column_letters(found[column.key]), column))
    return tuple(told)


def _by_headers(cells: Mapping[int, Cell], columns: Sequence[Column]) -> dict[str, int]:
    wanted = {match_key(column.header): column.key for column in columns}
    found: dict[str, int] = {}
    for number, cell in sorted(cells.items()):
        key = wanted.get(match_key(cell.text[:200])) if cell.kind == "s" else None
        if key is not None and key not in found:
            found[key] = number
    return found


def _table(
    sheet: str,
    grid: Grid,
    columns: Sequence[Column],
    found: dict[str, int],
    header: int,
) -> Table:
    placed = set(found.values())
    headers = [column.header for column in columns]
    strange = [
        cell.text[:100]
        for number, cell in sorted(grid.get(header, {}).items())
        if number not in placed and cell.text.strip()
    ]
    told = [
        Unknown(sheet=sheet, column=text, suggestion=suggestion(text, headers))
        for text in strange[:_TOLD_LIMIT]
    ]
    if len(strange) > len(told):
        told.append(Unknown(sheet=sheet, column=f"… và {len(strange) - len(told)} cột nữa"))
    return Table(
        sheet=sheet,
        grid=grid,
        columns=found,
        first_row=header + 1,
        unknown=tuple(told),
        missing=tuple(column for column in columns if column.is_input and column.key not in found),
    )

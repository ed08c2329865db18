"""Cells of a workbook with their true addresses, read from the XML as it streams by.

Unlike a general reader this one trusts no count and no dimension that a file declares: it keeps
what it meets and stops at the limits.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from models.domain.errors import UserError
from models.excel.formats import Formats, read_formats, whole
from models.excel.own_form import OwnCell, own_cells
from models.excel.stream import Attributes, Handlers, broken, read_part
from models.excel.strings import (
    Run,
    RunReader,
    Strings,
    decoded,
    read_strings,
    unescaped,
)

ROW_LIMIT = 20_000
_CELL_LIMIT = 400_000
_SHEET_LIMIT = 60
_LAST_ROW = 1_048_576
_LAST_COLUMN = 16_384
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_TEXTS = frozenset({"v", "t", "f"})
_INSIDE_TEXT = frozenset({"r", "rFont", "rPh"})


class Cell(NamedTuple):
    """A filled cell: `kind` as in the file (n, s, b, e, d), its text, style and formula.

    `original` is the text as it was written, where that was in an old encoding.
    """

    kind: str
    text: str
    style: int
    formula: str
    original: str = ""


Grid = dict[int, dict[int, Cell]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRef:
    """A sheet as the workbook names it."""

    name: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The filled cells of every sheet by its name, in order, and what styles mean."""

    grids: Mapping[str, Grid]
    formats: Formats


def read_book(parts: dict[str, bytes], file_name: str) -> Book:
    """Return the cells of a workbook whose parts were accepted; `parts` lose what was read.

    Raises UserError for absurd addresses, more than 20,000 filled rows on a sheet, or broken XML.
    """
    strings = read_strings(parts, file_name)
    formats = read_formats(parts, file_name)
    grids: dict[str, Grid] = {}
    room = _CELL_LIMIT
    refs = list_sheets(parts, file_name)
    for ref in refs:
        reader = _GridReader(strings, formats, file_name, room)
        reader.read(parts.pop(ref.part))
        grids[ref.name] = reader.grid
        room -= reader.count
    return Book(grids=grids, formats=formats)


def list_sheets(parts: Mapping[str, bytes], file_name: str) -> tuple[SheetRef, ...]:
    """Return the sheets in their order. Raises UserError when the workbook part is broken."""
    relations: dict[str, str] = {}
    found: list[tuple[str, str]] = []

    def relation(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            relations[attributes.get("Id", "")] = resolved("xl", attributes.get("Target", ""))

    def sheet(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            key = next((v for k, v in attributes.items() if k.rpartition(":")[2] == "id"), "")
            found.append((attributes.get("name", ""), key))

    rels = _part(parts, "xl/_rels/workbook.xml.rels", file_name)
    read_part(rels, file_name, Handlers(start=relation))
    read_part(_part(parts, "xl/workbook.xml", file_name), file_name, Handlers(start=sheet))
    refs = tuple(SheetRef(name=name, part=relations.get(key, "")) for name, key in found)
    shared = len({ref.part for ref in refs}) != len(refs)
    if not refs or len(refs) > _SHEET_LIMIT or shared or len(dict(found)) != len(found):
        raise broken(file_name)
    return tuple(ref for ref in refs if ref.part in parts)


def resolved(folder: str, target: str) -> str:
    """Return the name of the part that a relation in `folder` points to."""
    path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(path)


class _GridReader:
    """Collects cells; holds the place it has got to."""

    def __init__(self, strings: Strings, formats: Formats, file_name: str, room: int) -> None:
        self.grid: Grid = {}
        self.count = 0
        self._room = room
        self._strings = strings
        self._fonts = formats.fonts
        self._file_name = file_name
        self._row = 0
        self._row_text = ""
        self._column = 0
        self._columns: dict[str, int] = {}
        self._cell: Attributes = {}
        self._value: list[str] = []
        self._formula: list[str] = []
        self._has_formula = False
        self._hear = self._value.append
        self._runs = RunReader()
        self._is_inline = False

    def read(self, content: bytes) -> None:
        own = own_cells(content)
        if own is not None:
            self._take(own)
            return
        handlers = Handlers(start=self._start, end=self._end, text=self._text, text_in=_TEXTS)
        read_part(content, self._file_name, handlers)

    def _start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._cell = attributes
            self._value.clear()
            self._has_formula = self._is_inline = False
        elif name == "v":
            self._hear = self._value.append
        elif name == "f":
            self._has_formula = True
            self._formula.clear()
            self._hear = self._formula.append
        elif name == "row":
            self._start_row(attributes)
        elif name == "t":
            self._hear = self._runs.text
            self._is_inline = True
        elif name in _INSIDE_TEXT:
            self._runs.start(name, attributes)

    def _end(self, name: str) -> None:
        if name == "c":
            self._column = self._place(self._cell.get("r", ""))
            if self._value or self._has_formula or self._is_inline:
                self._keep()
        elif name in _INSIDE_TEXT:
            self._runs.end(name)

    def _text(self, data: str) -> None:
        self._hear(data)

    def _start_row(self, attributes: Attributes) -> None:
        text = attributes.get("r", "")
        number = whole(text) if text else self._row + 1
        if not 1 <= number <= _LAST_ROW:
            raise broken(self._file_name)
        self._row = number
        self._row_text = str(number)
        self._column = 0

    def _place(self, address: str) -> int:
        if not address:
            return self._column + 1
        known = self._columns.get(address.removesuffix(self._row_text))
        if known is not None and address.endswith(self._row_text):
            return known
        found = _ADDRESS.fullmatch(address)
        if found is None or int(found[2]) != self._row:
            raise broken(self._file_name)
        number = column_number(found[1])
        if number > _LAST_COLUMN:
            raise broken(self._file_name)
        self._columns[found[1]] = number
        return number

    def _take(self, cells: Iterable[OwnCell]) -> None:
        """Keep the cells of a sheet in our own form; the limits are the same."""
        columns = self._columns
        alike: dict[tuple[str, str | None, str], Cell] = {}
        row_text = ""
        row: dict[int, Cell] = {}
        for letters, place, style, is_text, value in cells:
            if place != row_text:
                row_text, row = place, self.grid.setdefault(int(place), {})
            column = columns.get(letters) or self._number(letters)
            cell = alike.get((style, is_text, value))
            if cell is None:
                cell = self._own_cell(int(style), value, is_text=bool(is_text))
                alike[style, is_text, value] = cell
            row[column] = cell
        if self.grid and max(self.grid) > _LAST_ROW:
            raise broken(self._file_name)
        self.count += sum(map(len, self.grid.values()))
        self._check_room()

    def _own_cell(self, style: int, value: str, *, is_text: bool) -> Cell:
        if not is_text:
            return Cell("n", value, style, "")
        if not value.isdecimal() or int(value) >= len(self._strings.texts):
            raise broken(self._file_name)
        font = self._fonts.get(style, "") if self._fonts else ""
        text, original = self._strings.read(int(value), font)
        return Cell("s", text, style, "", original)

    def _number(self, letters: str) -> int:
        number = column_number(letters)
        if number > _LAST_COLUMN:
            raise broken(self._file_name)
        self._columns[letters] = number
        return number

    def _check_room(self) -> None:
        if len(self.grid) > ROW_LIMIT or self.count > self._room:
            raise UserError(
                f"Tệp “{self._file_name}” có trang dài hơn 20.000 dòng có nội dung, hoặc có quá "
                "nhiều ô. Hãy xoá các dòng thừa rồi gửi lại."
            )

    def _keep(self) -> None:
        style = whole(self._cell.get("s", "0"))
        kind = self._cell.get("t", "n")
        original = ""
        if kind == "s" or self._is_inline or kind == "str":
            text, original = self._words(kind, self._fonts.get(style, "") if self._fonts else "")
            kind = "s"
        else:
            text = "".join(self._value)
        self.count += 1
        row = self.grid.setdefault(self._row, {})
        self._check_room()
        formula = "=" + "".join(self._formula) if self._has_formula else ""
        row[self._column] = Cell(kind, text, style, formula, original)

    def _words(self, kind: str, font: str) -> tuple[str, str]:
        text = "".join(self._value)
        if kind != "s":
            runs = self._runs.taken() if self._is_inline else (Run("", unescaped(text)),)
            return decoded(runs, font)
        number = whole(text)
        if not 0 <= number < len(self._strings.texts):
            raise broken(self._file_name)
        return self._strings.read(number, font)


def column_number(letters: str) -> int:
    """Return 1 for "A", 27 for "AA"."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _part(parts: Mapping[str, bytes], name: str, file_name: str) -> bytes:
    if name not in parts:
        raise broken(file_name)
    return parts[name]

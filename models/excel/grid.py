"""Cells of a workbook with their true addresses, read from the XML as it streams by.

Unlike a general reader this one trusts no count and no dimension that a file declares: it keeps
what it meets, stops at the limits, and refuses document types before an entity can be named.
"""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from xml.parsers import expat

from models.domain.errors import UserError

ROW_LIMIT = 20_000
_CELL_LIMIT = 1_000_000
_SHEET_LIMIT = 60
_LAST_ROW = 1_048_576
_LAST_COLUMN = 16_384
_DEPTH_LIMIT = 64
_TEXT_LIMIT = 100_000
_STRING_LIMIT = 2_000_000
_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_BUILT_IN_PERCENTS = {9, 10}
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]


class Cell(NamedTuple):
    """A filled cell: `kind` as in the file (n, s, b, e, d), its text, style and formula."""

    kind: str
    text: str
    style: int
    formula: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRef:
    """A sheet as the workbook names it."""

    name: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Formats:
    """Which style numbers show a number as a day, and which as a percentage."""

    dates: frozenset[int]
    percents: frozenset[int]


Grid = dict[int, dict[int, Cell]]


class BrokenPartError(UserError):
    """A part that cannot be read, with the sentence for the user."""


def list_sheets(parts: Mapping[str, bytes], file_name: str) -> tuple[SheetRef, ...]:
    """Return the sheets in their order. Raises UserError when the workbook part is broken."""
    relations: dict[str, str] = {}
    found: list[tuple[str, str]] = []

    def relation(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            path = target[1:] if target.startswith("/") else posixpath.join("xl", target)
            relations[attributes.get("Id", "")] = posixpath.normpath(path)

    def sheet(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            key = next((v for k, v in attributes.items() if k.rpartition(":")[2] == "id"), "")
            found.append((attributes.get("name", ""), key))

    _stream(_part(parts, "xl/_rels/workbook.xml.rels", file_name), file_name, relation)
    _stream(_part(parts, "xl/workbook.xml", file_name), file_name, sheet)
    refs = tuple(SheetRef(name=name, part=relations.get(key, "")) for name, key in found)
    shared = len({ref.part for ref in refs}) != len(refs)
    if not refs or len(refs) > _SHEET_LIMIT or shared:
        raise _broken(file_name)
    return tuple(ref for ref in refs if ref.part in parts)


def read_strings(parts: Mapping[str, bytes], file_name: str) -> list[str]:
    """Return the shared strings, rich text joined, phonetic hints left out."""
    content = parts.get("xl/sharedStrings.xml")
    if content is None:
        return []
    strings: list[str] = []
    pieces: list[str] = []
    state = {"phonetic": False}

    def start(name: str, _attributes: Attributes) -> None:
        if name == "si":
            pieces.clear()
        elif name == "rPh":
            state["phonetic"] = True

    def end(name: str) -> None:
        if name == "si":
            if len(strings) >= _STRING_LIMIT:
                raise _broken(file_name)
            strings.append(unescaped("".join(pieces)))
        elif name == "rPh":
            state["phonetic"] = False

    def text(data: str) -> None:
        if not state["phonetic"]:
            pieces.append(data)

    _stream(content, file_name, start, end, text=text, text_in=frozenset({"t"}))
    return strings


def read_formats(parts: Mapping[str, bytes], file_name: str) -> Formats:
    """Return which styles mean days and percentages."""
    content = parts.get("xl/styles.xml")
    codes: dict[int, str] = {}
    looks: list[int] = []
    inside: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        inside.append(name)
        if name == "numFmt":
            codes[_whole(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")[:255]
        elif name == "xf" and "cellXfs" in inside:
            looks.append(_whole(attributes.get("numFmtId", "0")))

    def end(_name: str) -> None:
        inside.pop()

    if content is not None:
        _stream(content, file_name, start, end)
    return Formats(
        dates=frozenset(i for i, number in enumerate(looks) if _is_date(number, codes)),
        percents=frozenset(i for i, number in enumerate(looks) if _is_percent(number, codes)),
    )


def read_grid(content: bytes, strings: list[str], file_name: str) -> Grid:
    """Return the filled cells of a sheet by row and column, both counted from 1.

    Raises UserError for absurd addresses, more than 20,000 filled rows, or broken XML.
    """
    reader = _GridReader(strings, file_name)
    inside = frozenset({"v", "t", "f"})
    _stream(content, file_name, reader.start, reader.end, text=reader.text, text_in=inside)
    return reader.grid


def unescaped(text: str) -> str:
    """Return `text` with the workbook's own escapes (`_x000D_`) undone."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda found: _character(int(found[1], 16)), text)


class _GridReader:
    """Collects cells; holds the place it has got to."""

    def __init__(self, strings: list[str], file_name: str) -> None:
        self.grid: Grid = {}
        self._strings = strings
        self._file_name = file_name
        self._row = 0
        self._row_text = ""
        self._column = 0
        self._count = 0
        self._columns: dict[str, int] = {}
        self._cell: Attributes = {}
        self._value: list[str] = []
        self._formula: list[str] = []
        self._has_formula = False
        self._into = self._value

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._cell = attributes
            self._value.clear()
            self._has_formula = False
        elif name == "f":
            self._has_formula = True
            self._formula.clear()
            self._into = self._formula
        elif name in ("v", "t"):
            self._into = self._value
        elif name == "row":
            self._start_row(attributes)

    def end(self, name: str) -> None:
        if name == "c":
            self._column = self._place(self._cell.get("r", ""))
            if self._value or self._has_formula:
                self._keep()

    def text(self, data: str) -> None:
        self._into.append(data)

    def _start_row(self, attributes: Attributes) -> None:
        text = attributes.get("r", "")
        if text and not (text.isascii() and text.isdigit() and len(text) < 8):  # noqa: PLR2004 - 1048576
            raise _broken(self._file_name)
        self._row = int(text) if text else self._row + 1
        if not 1 <= self._row <= _LAST_ROW:
            raise _broken(self._file_name)
        self._row_text = str(self._row)
        self._column = 0

    def _place(self, address: str) -> int:
        if not address:
            return self._column + 1
        letters = address.removesuffix(self._row_text)
        known = self._columns.get(letters)
        if known is not None:
            return known
        found = _ADDRESS.fullmatch(address)
        if found is None or int(found[2]) != self._row:
            raise _broken(self._file_name)
        number = 0
        for letter in found[1]:
            number = number * 26 + ord(letter) - 64
        if number > _LAST_COLUMN:
            raise _broken(self._file_name)
        self._columns[letters] = number
        return number

    def _keep(self) -> None:
        kind = self._cell.get("t", "n")
        text = "".join(self._value)
        if kind == "s":
            index = _whole(text)
            if not 0 <= index < len(self._strings):
                raise _broken(self._file_name)
            text = self._strings[index]
        elif kind in ("inlineStr", "str"):
            text = unescaped(text)
            kind = "s"
        self._count += 1
        row = self.grid.setdefault(self._row, {})
        if len(self.grid) > ROW_LIMIT or self._count > _CELL_LIMIT:
            raise UserError(
                f"Tệp “{self._file_name}” có trang dài hơn 20.000 dòng có nội dung. "
                "Hãy xoá các dòng thừa rồi gửi lại."
            )
        formula = "=" + "".join(self._formula) if self._has_formula else ""
        row[self._column] = Cell(kind, text, _whole(self._cell.get("s", "0")), formula)


def _stream(
    content: bytes,
    file_name: str,
    start: Start,
    end: End | None = None,
    *,
    text: Callable[[str], None] | None = None,
    text_in: frozenset[str] = frozenset(),
) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    depth = 0
    length = 0

    def on_start(name: str, attributes: Attributes) -> None:
        nonlocal depth, length
        depth += 1
        if depth > _DEPTH_LIMIT:
            raise _broken(file_name)
        local = name.rpartition(":")[2]
        start(local, attributes)
        if local in text_in:
            length = 0
            parser.CharacterDataHandler = on_text

    def on_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        parser.CharacterDataHandler = None
        if end is not None:
            end(name.rpartition(":")[2])

    def on_text(data: str) -> None:
        nonlocal length
        length += len(data)
        if length > _TEXT_LIMIT:
            raise _broken(file_name)
        if text is not None:
            text(data)

    def on_doctype(*_declared: object) -> None:
        raise _broken(file_name)

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.StartDoctypeDeclHandler = on_doctype
    try:
        parser.Parse(content, True)  # noqa: FBT003 - the parser takes it by position only
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise _broken(file_name) from error


def _part(parts: Mapping[str, bytes], name: str, file_name: str) -> bytes:
    if name not in parts:
        raise _broken(file_name)
    return parts[name]


def _is_date(number: int, codes: Mapping[int, str]) -> bool:
    if number in codes:
        code = _LITERAL.sub("", codes[number]).lower()
        return any(letter in code for letter in "dy") or ("m" in code and "0" not in code)
    return number in _BUILT_IN_DATES


def _is_percent(number: int, codes: Mapping[int, str]) -> bool:
    if number in codes:
        return "%" in _LITERAL.sub("", codes[number])
    return number in _BUILT_IN_PERCENTS


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1  # noqa: PLR2004 - fits


def _character(code: int) -> str:
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)  # noqa: PLR2004 - lone surrogates


def _broken(file_name: str) -> BrokenPartError:
    return BrokenPartError(
        f"Tệp “{file_name}” có phần bên trong không đọc được hoặc bất thường. "
        "Hãy mở tệp bằng Excel, bấm Lưu rồi gửi lại; nếu vẫn vậy, hãy xin đơn vị gửi xuất lại gói."
    )

"""Changes to a part of a workbook by its bytes: what is not meant stays exactly as it was."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from models.excel.cells import column_letters
from models.excel.grid import column_number

_TAG = re.compile(rb"""<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""")
_STYLE = re.compile(rb"""(\ss\s*=\s*)(?:"(\d+)"|'(\d+)')""")
_LETTERS = re.compile(r"[A-Z]+")
_AFTER_NOTES = frozenset(
    {
        "legacyDrawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
    }
)
_TOP_DEPTH = 2


class Edit(NamedTuple):
    """Bytes `start` to `end` of a part become `new`."""

    start: int
    end: int
    new: bytes


class Tag(NamedTuple):
    """A start tag of a part, by its place."""

    number: int
    start: int
    end: int
    style: int


@dataclass(slots=True, kw_only=True)
class Row:
    """A row of a sheet; `close` is where its end tag starts, -1 for an empty one."""

    tag: Tag
    close: int = -1
    cells: list[Tag] = field(default_factory=list)


def spliced(content: bytes, edits: Iterable[Edit]) -> bytes:
    """Return `content` with all `edits` made; they do not overlap."""
    pieces: list[bytes] = []
    position = 0
    for edit in sorted(edits, key=lambda item: (item.start, item.end)):
        pieces += [content[position : edit.start], edit.new]
        position = edit.end
    return b"".join([*pieces, content[position:]])


class SheetMap:
    """Where the rows and cells of a sheet's part are, by byte."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.prefix = ""
        self.rows: list[Row] = []
        self.data: Tag | None = None
        self.data_close = -1
        self.tail = -1
        self._columns: list[tuple[int, int, int]] = []
        self._depth = 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.Parse(content, True)  # noqa: FBT003 - the parser takes it by position only

    def marking(
        self, cells: Mapping[tuple[int, int], object], look: Callable[[int], int]
    ) -> list[Edit]:
        """Return the edits that give `cells` (row, column) the style `look` makes of their own.

        Cells and rows that are not in the part are put in where they belong.
        """
        wanted: dict[int, list[int]] = {}
        for number, column in sorted(cells):
            wanted.setdefault(number, []).append(column)
        present = {row.tag.number: row for row in self.rows}
        edits: list[Edit] = []
        missing: dict[int, list[bytes]] = {}
        for number, columns in wanted.items():
            row = present.get(number)
            if row is None:
                made = "".join(self._made(number, column, 0, look) for column in columns)
                text = f'<{self.prefix}row r="{number}">{made}</{self.prefix}row>'
                missing.setdefault(self._before_row(number), []).append(text.encode())
            else:
                edits += self._in_row(row, columns, look)
        edits += [Edit(place, place, b"".join(texts)) for place, texts in missing.items()]
        return self._opened(edits)

    def _in_row(self, row: Row, columns: list[int], look: Callable[[int], int]) -> list[Edit]:
        present = {cell.number: cell for cell in row.cells}
        edits: list[Edit] = []
        made: dict[int, list[str]] = {}
        for column in columns:
            cell = present.get(column)
            if cell is not None:
                edits.append(self._restyled(cell, look(cell.style)))
                continue
            later = (item.start for item in row.cells if item.number > column)
            text = self._made(row.tag.number, column, row.tag.style, look)
            made.setdefault(next(later, row.close), []).append(text)
        if row.close < 0 and made:
            texts = "".join(made[-1])
            tag = self.content[row.tag.start : row.tag.end].rstrip(b"/> ")
            return [Edit(row.tag.start, row.tag.end, tag + f">{texts}</{self.prefix}row>".encode())]
        return edits + [Edit(at, at, "".join(texts).encode()) for at, texts in made.items()]

    def _restyled(self, cell: Tag, style: int) -> Edit:
        tag = self.content[cell.start : cell.end]
        found = _STYLE.search(tag)
        if found:
            new = tag[: found.start()] + f' s="{style}"'.encode() + tag[found.end() :]
        else:
            ending = b"/>" if tag.endswith(b"/>") else b">"
            new = tag[: -len(ending)] + f' s="{style}"'.encode() + ending
        return Edit(cell.start, cell.end, new)

    def _made(self, row: int, column: int, style: int, look: Callable[[int], int]) -> str:
        of_column = next((s for low, high, s in self._columns if low <= column <= high), 0)
        address = f"{column_letters(column)}{row}"
        return f'<{self.prefix}c r="{address}" s="{look(style or of_column)}"/>'

    def _before_row(self, number: int) -> int:
        later = (row.tag.start for row in self.rows if row.tag.number > number)
        return next(later, self.data_close)

    def _opened(self, edits: list[Edit]) -> list[Edit]:
        """Return `edits` with an empty `sheetData` opened for those that go into it."""
        if self.data is None or self.data_close >= 0:
            return edits
        inside = b"".join(edit.new for edit in edits)
        name = f"{self.prefix}sheetData"
        return [
            Edit(
                self.data.start,
                self.data.end,
                f"<{name}>".encode() + inside + f"</{name}>".encode(),
            )
        ]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        prefix, _, local = name.rpartition(":")
        if self._depth == 1:
            self.prefix = f"{prefix}:" if prefix else ""
        elif local == "row":
            self.rows.append(Row(tag=self._tag(self._row_number(attributes), attributes)))
        elif local == "c" and self.rows:
            self.rows[-1].cells.append(self._tag(self._column(attributes), attributes))
        elif local == "col":
            low, high = int(attributes.get("min", "0")), int(attributes.get("max", "0"))
            self._columns.append((low, high, int(attributes.get("style", "0"))))
        elif local == "sheetData":
            self.data = self._tag(0, attributes)
        elif self._depth == _TOP_DEPTH and local in _AFTER_NOTES and self.tail < 0:
            self.tail = self._parser.CurrentByteIndex

    def _end(self, name: str) -> None:
        self._depth -= 1
        local = name.rpartition(":")[2]
        place = self._parser.CurrentByteIndex
        is_closing = self.content[place : place + 2] == b"</"
        if local == "row" and is_closing:
            self.rows[-1].close = place
        elif local == "sheetData" and is_closing:
            self.data_close = place
        elif self._depth == 0 and self.tail < 0:
            self.tail = place

    def _tag(self, number: int, attributes: dict[str, str]) -> Tag:
        start = self._parser.CurrentByteIndex
        found = _TAG.match(self.content, start)
        if found is None:
            raise ValueError(start)
        return Tag(number, start, found.end(), int(attributes.get("s", "0")))

    def _row_number(self, attributes: dict[str, str]) -> int:
        last = self.rows[-1].tag.number if self.rows else 0
        return int(attributes.get("r", "") or last + 1)

    def _column(self, attributes: dict[str, str]) -> int:
        found = _LETTERS.match(attributes.get("r", ""))
        if found:
            return column_number(found.group())
        cells = self.rows[-1].cells
        return cells[-1].number + 1 if cells else 1

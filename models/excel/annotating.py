"""Somebody's own workbook back: wrong cells red with a note on each, every other byte as it was."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.parsers.expat import ExpatError

from models.domain.errors import UserError
from models.excel.archive import read_parts
from models.excel.grid import column_number, list_sheets
from models.excel.notes import Note, add_notes, legacy_drawing
from models.excel.splicing import Edit, SheetMap, spliced

_STYLES = "xl/styles.xml"
_RED = (
    '<fill><patternFill patternType="solid"><fgColor rgb="FFFF9C94"/><bgColor indexed="64"/>'
    "</patternFill></fill>"
)
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_FILLS = re.compile(rb"<((?:\w+:)?)fills\b([^>]*)>(.*?)</(?:\w+:)?fills>", re.DOTALL)
_LOOKS = re.compile(rb"<((?:\w+:)?)cellXfs\b([^>]*)>(.*?)</(?:\w+:)?cellXfs>", re.DOTALL)
_LOOK = re.compile(rb"<(?:\w+:)?xf\b(?:[^>/]|/(?!>))*(?:/>|>(?:.*?)</(?:\w+:)?xf>)", re.DOTALL)
_FILL = re.compile(rb"<(?:\w+:)?fill\b")
_COUNT = re.compile(rb'\scount="\d+"')
_FILL_ID = re.compile(rb'\s(?:fillId|applyFill)="[^"]*"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A wrong cell, by sheet and address, and the sentence that goes on it."""

    sheet: str
    cell: str
    text: str


def annotate(content: bytes, marks: Sequence[Mark], file_name: str) -> bytes:
    """Return the workbook with the marked cells red and a note on each.

    Marks without a cell, or on a sheet that is not there, are passed over. Raises UserError when
    the file is no workbook, or is written in a way that cannot be added to.
    """
    read_parts(content, file_name)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        parts = {entry.filename: archive.read(entry) for entry in entries}
    try:
        changed = _changed(parts, _by_part(parts, marks, file_name))
    except (ValueError, LookupError, ExpatError) as error:
        raise UserError(
            f"Tệp “{file_name}” được ghi theo cách lạ nên không ghi chú vào được. "
            "Hãy gửi lời nhắn kèm danh sách các ô cần sửa."
        ) from error
    return _zipped(entries, parts, changed)


def _by_part(
    parts: Mapping[str, bytes], marks: Sequence[Mark], file_name: str
) -> dict[str, dict[tuple[int, int], str]]:
    names = {ref.name: ref.part for ref in list_sheets(parts, file_name)}
    found: dict[str, dict[tuple[int, int], str]] = {}
    for mark in marks:
        place = _ADDRESS.fullmatch(mark.cell)
        if place is None or mark.sheet not in names:
            continue
        cell = (int(place[2]), column_number(place[1]))
        texts = found.setdefault(names[mark.sheet], {})
        texts[cell] = f"{texts[cell]}\n{mark.text}" if cell in texts else mark.text
    return found


def _changed(
    parts: Mapping[str, bytes], marked: Mapping[str, Mapping[tuple[int, int], str]]
) -> dict[str, bytes]:
    looks = _Looks(parts.get(_STYLES, b""))
    changed: dict[str, bytes] = {}
    for part, texts in marked.items():
        sheet = SheetMap(parts[part])
        notes = [Note(row, column, text) for (row, column), text in sorted(texts.items())]
        added, relation = add_notes({**parts, **changed}, part, notes)
        edits = sheet.marking(texts, looks.red)
        if relation:
            edits.append(Edit(sheet.tail, sheet.tail, legacy_drawing(sheet.prefix, relation)))
        changed |= added
        changed[part] = spliced(sheet.content, edits)
    if looks.is_changed:
        changed[_STYLES] = looks.part()
    return changed


class _Looks:
    """The styles part; gives each look a red twin."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._fills = _FILLS.search(content)
        self._looks = _LOOKS.search(content)
        self._known = _LOOK.findall(self._looks[3]) if self._looks else []
        self._red: dict[int, int] = {}
        self._twins: list[bytes] = []

    @property
    def is_changed(self) -> bool:
        return bool(self._twins)

    def red(self, style: int) -> int:
        """Return the number of the red twin of `style`; `style` itself where there are no looks."""
        if self._fills is None or not 0 <= style < len(self._known):
            return style
        if style not in self._red:
            fill = len(_FILL.findall(self._fills[3]))
            bare = _FILL_ID.sub(b"", self._known[style])
            start = re.match(rb"<(?:\w+:)?xf\b", bare)
            cut = start.end() if start else 0
            twin = bare[:cut] + f' fillId="{fill}" applyFill="1"'.encode() + bare[cut:]
            self._red[style] = len(self._known) + len(self._twins)
            self._twins.append(twin)
        return self._red[style]

    def part(self) -> bytes:
        """Return the part with the red fill and the twins at the end of their lists."""
        if self._fills is None or self._looks is None:
            raise ValueError(_STYLES)
        prefix = self._fills[1]
        red = re.sub(rb"<(/?)(?=\w)", rb"<\1" + prefix, _RED.encode())
        total = len(self._known) + len(self._twins)
        return spliced(
            self._content,
            [
                *_extended(self._fills, red, len(_FILL.findall(self._fills[3])) + 1),
                *_extended(self._looks, b"".join(self._twins), total),
            ],
        )


def _extended(found: re.Match[bytes], new: bytes, count: int) -> list[Edit]:
    head = _COUNT.sub(f' count="{count}"'.encode(), found[2])
    return [Edit(found.start(2), found.end(2), head), Edit(found.end(3), found.end(3), new)]


def _zipped(
    entries: Sequence[zipfile.ZipInfo], parts: Mapping[str, bytes], changed: Mapping[str, bytes]
) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in entries:
            archive.writestr(entry, changed.get(entry.filename, parts[entry.filename]))
        for name, content in changed.items():
            if name not in parts:
                made = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                made.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(made, content)
    return target.getvalue()

"""Notes on cells: the comments part, its shapes, and the relations that tie them to a sheet."""

import posixpath
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from models.excel.cells import column_letters, escaped
from models.excel.grid import resolved
from models.excel.splicing import Edit, spliced
from models.excel.stream import Attributes, Handlers, read_part

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AUTHOR = "Sổ Thi đua"
_LINE_CHARACTERS = 42
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_VML_HEAD = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel">'
)


class Note(NamedTuple):
    """What is said at a cell; rows and columns count from 1."""

    row: int
    column: int
    text: str

    @property
    def address(self) -> str:
        """Return the Excel address."""
        return f"{column_letters(self.column)}{self.row}"


def add_notes(
    parts: Mapping[str, bytes], sheet_part: str, notes: Sequence[Note]
) -> tuple[dict[str, bytes], str]:
    """Return the parts that hold `notes` on a sheet, and the relation its part must name.

    The relation is "" when the sheet has shapes already. Notes that are there stay; where one
    stands on the same cell, ours is added to it.
    """
    folder, name = posixpath.split(sheet_part)
    rels_name = f"{folder}/_rels/{name}.rels"
    relations = _relations(parts.get(rels_name, b""), folder)
    comments_name = relations.get("comments", ("", ""))[1]
    shapes_name = relations.get("vmlDrawing", ("", ""))[1]
    changed: dict[str, bytes] = {}
    new: list[tuple[str, str, str]] = []
    if comments_name not in parts:
        comments_name = _free_name(parts, "xl/comments", ".xml")
        new.append(("comments", comments_name, _free_id(relations, "rIdGhiChu")))
    if shapes_name not in parts:
        shapes_name = _free_name(parts, "xl/drawings/vmlDrawing", ".vml")
        new.append(("vmlDrawing", shapes_name, _free_id(relations, "rIdKhung")))
    changed[comments_name] = _with_comments(parts.get(comments_name), notes)
    changed[shapes_name] = _with_shapes(parts.get(shapes_name), notes)
    if new:
        changed[rels_name] = _with_relations(parts.get(rels_name), new)
        changed["[Content_Types].xml"] = _with_types(parts["[Content_Types].xml"], new)
    return changed, next((key for kind, _, key in new if kind == "vmlDrawing"), "")


def legacy_drawing(prefix: str, relation: str) -> bytes:
    """Return the element by which a sheet names its shapes."""
    return f'<{prefix}legacyDrawing xmlns:r="{_OFFICE}" r:id="{relation}"/>'.encode()


def _relations(content: bytes, folder: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}

    def relation(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            place = (attributes.get("Id", ""), resolved(folder, attributes.get("Target", "")))
            found.setdefault(kind, place)
            found[f"#{attributes.get('Id', '')}"] = place

    if content:
        read_part(content, "", Handlers(start=relation))
    return found


def _free_id(relations: Mapping[str, object], wanted: str) -> str:
    number = 1
    while f"#{wanted}{number}" in relations:
        number += 1
    return f"{wanted}{number}"


def _free_name(parts: Mapping[str, bytes], start: str, ending: str) -> str:
    number = 1
    while f"{start}{number}{ending}" in parts:
        number += 1
    return f"{start}{number}{ending}"


def _with_comments(content: bytes | None, notes: Sequence[Note]) -> bytes:
    if content is None:
        items = "".join(_comment(note, 0) for note in notes)
        return (
            f'{_HEAD}<comments xmlns="{_MAIN}"><authors><author>{_AUTHOR}</author></authors>'
            f"<commentList>{items}</commentList></comments>"
        ).encode()
    root = re.search(rb"<((?:\w+:)?)comments[\s>]", content)
    prefix = root[1].decode() if root else ""
    author = len(re.findall(rb"<(?:\w+:)?author[\s>/]", content))
    edits = [_inside(content, b"authors", _named(prefix, f"<author>{_AUTHOR}</author>"))]
    fresh = ""
    for note in notes:
        there = _end_of_comment(content, note.address)
        if there < 0:
            fresh += _comment(note, author)
        else:
            more = f"<r>{_text(chr(10) + note.text)}</r>"
            edits.append(Edit(there, there, _named(prefix, more)))
    edits.append(_inside(content, b"commentList", _named(prefix, fresh)))
    return spliced(content, edits)


def _named(prefix: str, elements: str) -> bytes:
    """Return `elements` with their names in the namespace the part calls `prefix`."""
    return re.sub(r"<(/?)(?=\w)", rf"<\1{prefix}", elements).encode()


def _end_of_comment(content: bytes, address: str) -> int:
    """Return where the text of the comment at `address` ends, -1 when there is none."""
    start = re.search(rb'<(?:\w+:)?comment\s[^>]*ref="' + address.encode() + rb'"', content)
    end = re.search(rb"</(?:\w+:)?text>", content[start.end() :]) if start else None
    return start.end() + end.start() if start and end else -1


def _inside(content: bytes, name: bytes, new: bytes) -> Edit:
    """Return the edit that puts `new` last into the element `name`."""
    end = re.search(rb"</(?:\w+:)?" + name + rb"\s*>", content)
    if end is None:
        raise ValueError(name)
    return Edit(end.start(), end.start(), new)


def _comment(note: Note, author: int) -> str:
    text = f"<text><r>{_text(note.text)}</r></text>"
    return f'<comment ref="{note.address}" authorId="{author}">{text}</comment>'


def _text(text: str) -> str:
    return f'<t xml:space="preserve">{escaped(text)}</t>'


def _with_shapes(content: bytes | None, notes: Sequence[Note]) -> bytes:
    taken = len(re.findall(rb"<v:shape[\s>]", content or b""))
    shapes = "".join(_shape(note, 7000 + taken + number) for number, note in enumerate(notes))
    if content is None:
        return f"{_VML_HEAD}{_SHAPE_TYPE}{shapes}</xml>".encode()
    type_there = b'id="_x0000_t202"' in content
    end = content.rindex(b"</xml>")
    return spliced(
        content, [Edit(end, end, f"{'' if type_there else _SHAPE_TYPE}{shapes}".encode())]
    )


def _shape(note: Note, number: int) -> str:
    lines = sum(len(line) // _LINE_CHARACTERS + 1 for line in note.text.splitlines())
    column, row = note.column, note.row
    anchor = f"{column},15,{max(row - 2, 0)},4,{column + 4},15,{row + lines},4"
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" '
        'style="position:absolute;margin-left:60pt;margin-top:2pt;width:230pt;'
        f'height:{lines * 14 + 12}pt;z-index:1;visibility:hidden" fillcolor="#ffe9e6" '
        'o:insetmode="auto"><v:fill color2="#ffe9e6"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
        '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
        f"<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>"
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column>"
        "</x:ClientData></v:shape>"
    )


def _with_relations(content: bytes | None, new: Sequence[tuple[str, str, str]]) -> bytes:
    items = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="/{name}"/>'
        for kind, name, key in new
    )
    if content is None:
        whole = f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{items}</Relationships>'
        return whole.encode()
    if b"</" not in content:
        return _with_relations(None, new)
    return spliced(content, [_inside(content, b"Relationships", items.encode())])


def _with_types(content: bytes, new: Sequence[tuple[str, str, str]]) -> bytes:
    items = ""
    for kind, name, _ in new:
        if kind == "comments":
            items += f'<Override PartName="/{name}" ContentType="{_TYPE}"/>'
        elif b'Extension="vml"' not in content:
            items += f'<Default Extension="vml" ContentType="{_VML_TYPE}"/>'
    return spliced(content, [_inside(content, b"Types", items.encode())])

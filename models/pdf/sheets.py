"""Blocks into flowables: how each element of a paper is set in PDF."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, KeepTogether, Spacer

from models.domain.sheets.blocks import (
    Addressees,
    Align,
    Block,
    Chart,
    Contents,
    Grid,
    Head,
    Look,
    Row,
    Sheet,
    Signatures,
    Space,
    Text,
    Title,
)
from models.pdf.addressees import addressees
from models.pdf.chart import chart_of
from models.pdf.closing import Closing, recipient_lines, signed_by_one, signed_side_by_side
from models.pdf.contents import contents_table
from models.pdf.heading import heading, title_block
from models.pdf.page import Room
from models.pdf.pen import Pen
from models.pdf.styles import BODY_LEADING, Ink
from models.pdf.table import GridTable, bare, ruled, shares

_SHORT_TABLE_ROWS = 4
_CENTRED_SHARE = 0.9
_BLANK_ROW = "\u00a0"


def sheet_story(pen: Pen, sheet: Sheet, room: Room) -> list[Any]:
    """Return the flowables of `sheet`; what signs or clings is tied to what stands before it."""
    story: list[Any] = []
    before: Block | None = None
    for block in sheet.blocks:
        if isinstance(block, Signatures) and story:
            _tie(story, _signatures(pen, block, room), room, _is_short(before))
        elif isinstance(block, Text) and block.clings and story:
            clinging = bare(pen, [[_texts(pen, block)]], widths_pt=[room.width])
            _tie(story, clinging, room, short=False)
            story.append(Spacer(1, 1))
        else:
            story.extend(_flowables(pen, block, room))
        before = block
    return story


def _tie(story: list[Any], block: GridTable, room: Room, short: bool) -> None:  # noqa: FBT001 - said at the call
    """Put `block` under the last flowable; a short table takes its heading along."""
    closing = Closing(story.pop(), block, page_pt=room.height)
    if short and story:
        head = story.pop()
        if story and isinstance(story[-1], CondPageBreak):
            story.pop()
        story.append(KeepTogether([head, closing]))
    else:
        story.append(closing)


def _is_short(block: Block | None) -> bool:
    return isinstance(block, Grid) and len(block.rows) <= _SHORT_TABLE_ROWS and not block.room_pt


def _flowables(pen: Pen, block: Block, room: Room) -> list[Any]:  # noqa: C901, PLR0911 - one case each
    match block:
        case Head():
            return _head(pen, block, room)
        case Title():
            return _title(pen, block, room)
        case Addressees():
            return addressees(pen, block.names, width_pt=room.width)
        case Text():
            return _text(pen, block, room)
        case Grid():
            return _grid(pen, block, room)
        case Chart():
            return chart_of(pen, block, room)
        case Contents():
            return [contents_table(pen, block, room)]
        case Signatures():
            return [_signatures(pen, block, room)]
        case Space():
            return [Spacer(1, block.pt)]


def _head(pen: Pen, block: Head, room: Room) -> list[Any]:
    found = heading(
        pen, block.letterhead, width_pt=room.width, numbered=block.numbered, date=block.date
    )
    if block.form_number:
        return [pen.line(pen.inks.form_number, block.form_number), found]
    return [found]


def _title(pen: Pen, block: Title, room: Room) -> list[Any]:
    found = title_block(pen, block.title, block.subject, note=block.note, width_pt=room.width)
    return [*found[:-1], Spacer(1, 6)] if block.is_close else found


def _text(pen: Pen, block: Text, room: Room) -> list[Any]:
    if block.look in (Look.CENTRED, Look.CENTRED_BOLD):
        ink = pen.inks.addressee if block.look is Look.CENTRED else pen.inks.subject
        lines, _ = pen.balanced(ink, block.text, width_pt=room.width * _CENTRED_SHARE)
        return [*lines, Spacer(1, 12)]
    texts = _texts(pen, block)
    if block.kept_lines:
        return [CondPageBreak(block.kept_lines * BODY_LEADING), *texts]
    return texts


def _texts(pen: Pen, block: Text) -> list[Any]:
    ink = _ink(pen, block.look)
    if block.look in (Look.SECTION, Look.CLAUSE, Look.BASIS):
        return [pen.line(ink, block.text)]
    if not block.label:
        return list(pen.paragraphs(ink, block.text)) or [Spacer(1, 0)]
    first, _, rest = block.text.partition("\n")
    runs = ((pen.inks.body_bold, block.label), (ink, f" {first}" if first else ""))
    return [pen.runs(ink, *runs), *pen.paragraphs(ink, rest)]


def _ink(pen: Pen, look: Look) -> Ink:
    inks = pen.inks
    return {
        Look.SECTION: inks.section,
        Look.CLAUSE: inks.clause,
        Look.BASIS: inks.basis,
        Look.REMARK: inks.basis,
    }.get(look, inks.body)


def _grid(pen: Pen, block: Grid, room: Room) -> list[Any]:
    inks = pen.inks
    faces = [
        inks.cell if column.align is Align.LEFT else inks.cell_centre for column in block.columns
    ]
    cells: list[list[Any]] = []
    commands: list[tuple[Any, ...]] = []
    for row in block.rows:
        if row.spanning:
            empty: list[list[Any]] = [[] for _ in block.columns[1:]]
            cells.append([pen.line(inks.cell_bold, row.cells[0]), *empty])
            commands.append(("SPAN", (0, len(cells)), (-1, len(cells))))
            if len(cells) < len(block.rows):  # a heading stays with the row it stands over
                commands.append(("NOSPLIT", (0, len(cells)), (0, len(cells) + 1)))
        else:
            cells.append(_cells(pen, row, faces))
    table = ruled(
        pen,
        [column.head for column in block.columns],
        cells,
        widths_pt=shares(room.width, [column.share for column in block.columns]),
        commands=commands,
    )
    return [CondPageBreak(block.room_pt), table] if block.room_pt else [table]


def _cells(pen: Pen, row: Row, faces: Sequence[Ink]) -> list[Any]:
    if not any(row.cells):
        return [pen.line(faces[0], _BLANK_ROW)] * len(row.cells)
    return [pen.paragraphs(ink, text) for ink, text in zip(faces, row.cells, strict=True)]


def _signatures(pen: Pen, block: Signatures, room: Room) -> GridTable:
    if len(block.signers) == 1 and block.filed:
        return signed_by_one(
            pen,
            block.signers[0],
            recipients=block.recipients,
            filed=block.filed,
            width_pt=room.width,
        )
    signed = signed_side_by_side(pen, block.signers, width_pt=room.width)
    if not block.recipients:
        return signed
    lines = recipient_lines(pen, block.recipients, block.filed)
    return bare(pen, [[signed], [[Spacer(1, 8), *lines]]], widths_pt=[room.width])

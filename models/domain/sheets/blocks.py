"""The blocks a paper is made of; PDF and DOCX draw the same ones.

Sizes and faces are those of Nghị định 30/2020, Phụ lục I; a block names its element, never a font.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from models.domain.papers import Letterhead, PaperDate, Signer


class Orientation(StrEnum):
    """Which way the sheet is held."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Look(StrEnum):
    """The element a text is."""

    BODY = "body"
    BASIS = "basis"
    SECTION = "section"
    CLAUSE = "clause"
    CENTRED = "centred"
    CENTRED_BOLD = "centred_bold"
    REMARK = "remark"


class Align(StrEnum):
    """How the cells of a column stand."""

    LEFT = "left"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The top of a paper: `numbered` is the line "Số: …" or "", `form_number` the form's."""

    letterhead: Letterhead
    numbered: str = ""
    date: PaperDate | None = None
    form_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """Kind of paper, what it is about, an italic note, and the rule below."""

    title: str
    subject: str = ""
    note: str = ""
    is_close: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressees:
    """To whom: "Kính gửi" and the names."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text, each of its lines a paragraph; `label` stands in bold before the first.

    What has a `key` may be written over by hand; `was` is then what the facts would say. `clings`
    keeps it on the page of the block before it; `kept_lines` is how much must follow a heading.
    """

    text: str
    look: Look = Look.BODY
    label: str = ""
    key: str = ""
    was: str | None = None
    clings: bool = False
    kept_lines: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Cells of a table; a `spanning` row has one, in bold, across all columns."""

    cells: tuple[str, ...]
    spanning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The head of a column, its share of the width, and how its cells stand."""

    head: str
    share: float
    align: Align = Align.CENTRE


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A ruled table; its head repeats on every page. `room_pt` must be free where it begins."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    room_pt: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a chart: its name and how many of each of the chart's kinds."""

    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars in parts, one under another; `kinds` name the parts from the left.

    In print the parts differ in grey and carry their numbers; a text document has a table.
    """

    caption: str
    kinds: tuple[str, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The table of contents: names and the keys of the sheets they stand for."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """Who signs. One signer has Nơi nhận at the left; several stand two by two above it."""

    signers: tuple[Signer, ...]
    recipients: tuple[str, ...] = ()
    filed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Empty room."""

    pt: float


Block: TypeAlias = Head | Title | Addressees | Text | Grid | Chart | Contents | Signatures | Space


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One paper. Sheets in a row with the same `group` stand under one bookmark of that name."""

    key: str
    name: str
    blocks: tuple[Block, ...]
    orientation: Orientation = Orientation.PORTRAIT
    group: str = ""


def as_grid(chart: Chart) -> Grid:
    """Return the numbers of `chart` as a table."""
    return Grid(
        columns=(
            Column(head="", share=50, align=Align.LEFT),
            *(Column(head=kind, share=18) for kind in chart.kinds),
        ),
        rows=tuple(
            Row(cells=(bar.name, *(str(count) if count else "-" for count in bar.counts)))
            for bar in chart.bars
        ),
    )


def written_over(sheet: Sheet, texts: Mapping[str, str]) -> Sheet:
    """Return `sheet` with the texts a person wrote in place of those the facts give, by key."""
    if not texts:
        return sheet
    blocks: list[Block] = []
    for block in sheet.blocks:
        if isinstance(block, Text) and block.key and texts.get(block.key, block.text) != block.text:
            blocks.append(replace(block, text=texts[block.key], was=block.text))
        else:
            blocks.append(block)
    return replace(sheet, blocks=tuple(blocks))


def editable_texts(sheet: Sheet) -> dict[str, str]:
    """Return what may be written over, by key, as it stands."""
    return {
        block.key: block.text for block in sheet.blocks if isinstance(block, Text) and block.key
    }

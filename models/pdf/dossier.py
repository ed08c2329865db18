"""Sheets as one PDF: in their order, each with its own page numbers and bookmark."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from models.domain.papers import DossierPaper
from models.domain.sheets.blocks import Contents, Sheet
from models.domain.sheets.dossier import dossier_sheets
from models.pdf.fonts import ONE_AT_A_TIME, FontSet, register
from models.pdf.page import Imprint, PaperDocument, Part, PartPages
from models.pdf.pen import Pen
from models.pdf.sheets import sheet_story
from models.pdf.styles import inks_of


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltDossier:
    """What was written; `missing_glyphs` were printed as boxes and must be told to the user."""

    page_count: int
    parts: tuple[PartPages, ...]
    missing_glyphs: frozenset[str]


def build_dossier(
    paper: DossierPaper,
    fonts: FontSet,
    target: BinaryIO,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> BuiltDossier:
    """Write the main papers of `paper` to `target`; see `build_sheets`."""
    imprint = Imprint(
        title=paper.title,
        author=paper.author,
        dated=paper.letter.date,
        draft=bool(paper.draft_reasons),
    )
    return build_sheets(dossier_sheets(paper), imprint, fonts, target, progress=progress)


def build_sheets(
    sheets: Sequence[Sheet],
    imprint: Imprint,
    fonts: FontSet,
    target: BinaryIO,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> BuiltDossier:
    """Write `sheets` to `target`; the same facts and fonts give the same bytes.

    `progress` gets (sheets done, sheets in all); an exception from it stops the work before
    anything is written. `target` stays open.
    """
    with ONE_AT_A_TIME:
        face = register(fonts)
        pen = Pen(face, inks_of(face))
        document = PaperDocument(target, pen, imprint)
        pages = document.write([_part(pen, sheet) for sheet in sheets], progress=progress)
    return BuiltDossier(
        page_count=sum(part.page_count for part in pages),
        parts=pages,
        missing_glyphs=frozenset(pen.missing),
    )


def _part(pen: Pen, sheet: Sheet) -> Part:
    return Part(
        name=sheet.name,
        key=sheet.key,
        story=partial(sheet_story, pen, sheet),
        orientation=sheet.orientation,
        group=sheet.group,
        listed=tuple(
            key for block in sheet.blocks if isinstance(block, Contents) for _, key in block.entries
        ),
    )

"""Sheets as files: a PDF to look at and print, a DOCX to go on writing in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path

from sqlalchemy.orm import Session

from models.docx.document import DocxImprint, build_docx
from models.domain.errors import UserError
from models.domain.organisations import OrganisationName, name_on
from models.domain.papers import PaperDate, Signer
from models.domain.sheets.blocks import Sheet, Text, written_over
from models.pdf.dossier import build_sheets
from models.pdf.fonts import choose_fonts
from models.pdf.page import Imprint
from models.store.outfile import write_whole
from models.store.queries import organisations
from models.usecases.desk import Desk
from models.usecases.office_settings import paper_defaults

PDF, DOCX, XLSX = ".pdf", ".docx", ".xlsx"
_DIRECTOR = "Giám đốc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Sheets with the properties of their file; `code` finds the paper again in a DOCX."""

    title: str
    author: str
    code: str
    dated: PaperDate
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPreview:
    """The very PDF that printing would write; `parts` are first page and name of each sheet."""

    data: bytes
    page_count: int
    parts: tuple[tuple[int, str], ...]
    missing_glyphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPaper:
    """A file that was written; a DOCX or XLSX has no page count."""

    place: Path
    page_count: int
    missing_glyphs: tuple[str, ...]


def preview_paper(
    desk: Desk, paper: Paper, *, progress: Callable[[int, int], None] | None = None
) -> PaperPreview:
    """Return `paper` as one PDF."""
    target = BytesIO()
    imprint = Imprint(title=paper.title, author=paper.author, dated=paper.dated, draft=False)
    fonts = choose_fonts(desk.surroundings.fonts)
    built = build_sheets(paper.sheets, imprint, fonts, target, progress=progress)
    return PaperPreview(
        data=target.getvalue(),
        page_count=built.page_count,
        parts=tuple((part.first_page, part.name) for part in built.parts),
        missing_glyphs=tuple(sorted(built.missing_glyphs)),
    )


def write_paper(desk: Desk, paper: Paper, place: Path) -> WrittenPaper:
    """Write `paper` at `place`, as its ending says. Raises UserError for any other ending."""
    if place.suffix.lower() == PDF:
        made = preview_paper(desk, paper)
        write_whole(place, made.data)
        return WrittenPaper(
            place=place, page_count=made.page_count, missing_glyphs=made.missing_glyphs
        )
    refuse_ending(place, (PDF, DOCX))
    imprint = DocxImprint(
        title=paper.title, author=paper.author, code=paper.code, made_at=desk.now()
    )
    write_whole(place, build_docx(paper.sheets, imprint))
    return WrittenPaper(place=place, page_count=0, missing_glyphs=())


def refuse_ending(place: Path, known: Sequence[str]) -> None:
    """Raise UserError when the ending of `place` is none of `known`."""
    if place.suffix.lower() not in known:
        shown = ", ".join(known)
        raise UserError(
            f"Không biết ghi tệp “{place.name}” theo dạng nào. Hãy đặt đuôi tệp là {shown}."
        )


def office_name(session: Session, office: str, day: date) -> OrganisationName:
    """Return the name of `office` valid on `day`."""
    return name_on(organisations.names_of(session, office), day)


def signer_of(desk: Desk) -> Signer:
    """Return who signs papers of the office, from its print settings."""
    chosen = paper_defaults(desk)
    lines = tuple(line.strip() for line in chosen.signer_authority.splitlines() if line.strip())
    return Signer(
        authority_lines=lines,
        title=chosen.signer_title or _DIRECTOR,
        name=chosen.signer_name,
    )


def recipients_of(desk: Desk, usual: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of "Nơi nhận": `usual`, then those of the print settings."""
    own = [line.strip() for line in paper_defaults(desk).recipients.splitlines()]
    return tuple(dict.fromkeys([*usual, *(line for line in own if line)]))


def with_texts(sheets: Sequence[Sheet], texts: dict[str, str]) -> tuple[Sheet, ...]:
    """Return `sheets` with texts written by hand, without those that say nothing."""
    return tuple(_spoken(written_over(sheet, texts)) for sheet in sheets)


def _spoken(sheet: Sheet) -> Sheet:
    kept = tuple(
        block
        for block in sheet.blocks
        if not isinstance(block, Text) or block.text.strip() or block.label
    )
    return replace(sheet, blocks=kept)

"""The papers of a dossier as files: PDF and DOCX of each part and of the whole."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time
from pathlib import Path

from models.docx.document import DocxImprint, build_docx
from models.domain.sheets.blocks import Sheet
from models.domain.text import fold
from models.pdf.copies import Copy
from models.pdf.page import PartPages
from models.store.outfile import write_whole
from models.usecases.desk import Desk
from models.usecases.paper_set import ALL_PAPERS, PaperKind, SetSource, compose_set
from models.usecases.printing import (
    DossierPreview,
    PrintChoice,
    copies_of,
    preview_sheets,
    read_source,
)

_UNSAFE = re.compile(r"[^0-9a-z]+")
_LONGEST_NAME = 48
_WHOLE = "toan-bo"
WHOLE_CHOICE = PrintChoice(kinds=ALL_PAPERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedPart:
    """One paper, or the whole (key ""), as the files it was written to."""

    key: str
    name: str
    page_count: int
    pdf: Path
    docx: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedDossier:
    """What was written, the whole first; `copies` are the attached files as they were given."""

    folder: Path
    parts: tuple[ExportedPart, ...]
    whole: DossierPreview
    copies: tuple[Path, ...] = ()


def export_dossier(
    desk: Desk,
    code: str,
    folder: Path,
    choice: PrintChoice = WHOLE_CHOICE,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> ExportedDossier:
    """Write the papers of dossier `code` into `folder`: the whole, and each part by itself.

    The copies behind the papers follow as the files they are, numbered on from the parts.
    Files of the same names are replaced. Raises UserError as `print_dossier` does.
    """
    source = read_source(desk, code)
    sheets = compose_set(source, choice.kinds)
    steps = len(sheets) + 1

    def tell(done: int, _total: int) -> None:
        if progress is not None:
            progress(min(done, 1), steps)

    whole = preview_sheets(desk, source, sheets, choice, progress=tell)
    pages = {part.key: part.page_count for part in whole.parts}
    parts = [
        _write(folder / f"00-{_WHOLE}", whole.data, _docx(source, sheets, pages), whole.page_count)
    ]
    alone = PrintChoice(
        kinds=tuple(kind for kind in choice.kinds if kind is not PaperKind.COPIES),
        stamp=choice.stamp,
    )
    for number, sheet in enumerate(sheets, start=1):
        if progress is not None:
            progress(number, steps)
        cover = replace(alone, elsewhere=_after(whole, sheet))
        built = preview_sheets(desk, source, (sheet,), cover)
        stem = folder / f"{number:02d}-{file_stem(sheet)}"
        part = _write(stem, built.data, _docx(source, (sheet,), pages), built.page_count, sheet)
        parts.append(part)
    if progress is not None:
        progress(steps, steps)
    behind = copies_of(desk, source.extras) if PaperKind.COPIES in choice.kinds else ()
    copies = [
        _put_copy(folder, number, copy) for number, copy in enumerate(behind, start=len(parts))
    ]
    return ExportedDossier(folder=folder, parts=tuple(parts), whole=whole, copies=tuple(copies))


def write_docx(desk: Desk, code: str, place: Path, choice: PrintChoice = WHOLE_CHOICE) -> Path:
    """Write the chosen papers of dossier `code` as one DOCX at `place`, and answer `place`."""
    source = read_source(desk, code)
    write_whole(place, _docx(source, compose_set(source, choice.kinds), {}))
    return place


def _after(whole: DossierPreview, sheet: Sheet) -> tuple[PartPages, ...]:
    """Return the other parts of the whole as a table of contents in `sheet` counts them."""
    own = next(part.page_count for part in whole.parts if part.key == sheet.key)
    return tuple(
        replace(part, first_page=part.first_page - own)
        for part in whole.parts
        if part.key != sheet.key
    )


def file_stem(sheet: Sheet) -> str:
    """Return a file name for a sheet: plain letters and hyphens, on every system."""
    name = f"{sheet.group} {sheet.name}" if sheet.group else sheet.name
    return _plain_name(name) or "van-ban"


def _put_copy(folder: Path, number: int, copy: Copy) -> Path:
    """Write a copy unchanged, its own name made plain."""
    name = Path(copy.name)
    stem = _plain_name(name.stem) or "tep"
    place = folder / f"{number:02d}-ban-sao-{stem}{name.suffix.lower()}"
    write_whole(place, copy.place.read_bytes())
    return place


def _plain_name(name: str) -> str:
    return _UNSAFE.sub("-", fold(name)).strip("-")[:_LONGEST_NAME].strip("-")


def _docx(source: SetSource, sheets: tuple[Sheet, ...], pages: dict[str, int]) -> bytes:
    imprint = DocxImprint(
        title=source.dossier.title,
        author=source.material.office.name,
        code=source.dossier.code,
        made_at=datetime.combine(source.dossier.dated, time()),
        draft=bool(source.material.stale),
    )
    return build_docx(sheets, imprint, page_counts=pages)


def _write(
    stem: Path, pdf: bytes, docx: bytes, page_count: int, sheet: Sheet | None = None
) -> ExportedPart:
    place_pdf, place_docx = stem.with_name(f"{stem.name}.pdf"), stem.with_name(f"{stem.name}.docx")
    write_whole(place_pdf, pdf)
    write_whole(place_docx, docx)
    return ExportedPart(
        key=sheet.key if sheet else "",
        name=sheet.name if sheet else "Toàn bộ hồ sơ",
        page_count=page_count,
        pdf=place_pdf,
        docx=place_docx,
    )

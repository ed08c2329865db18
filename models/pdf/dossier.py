"""An award dossier as one PDF: letter, list, minutes, reports."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import BinaryIO

from models.domain.papers import AchievementReport, DossierPaper
from models.pdf.differences import differences_story
from models.pdf.fonts import FontSet, register
from models.pdf.letter import letter_story
from models.pdf.minutes import minutes_story
from models.pdf.page import Imprint, Orientation, PaperDocument, Part, PartPages
from models.pdf.pen import Pen
from models.pdf.report import report_story
from models.pdf.roster import roster_story
from models.pdf.styles import inks_of

_REPORTS = "Báo cáo thành tích"
_ONE_AT_A_TIME = Lock()  # reportlab's font registry belongs to the process


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
    """Write `paper` to `target`; the same facts and fonts give the same bytes.

    `progress` gets (parts done, parts in all); an exception from it stops the work before
    anything is written. `target` stays open.
    """
    with _ONE_AT_A_TIME:
        face = register(fonts)
        pen = Pen(face, inks_of(face))
        imprint = Imprint(
            title=paper.title,
            author=paper.author,
            dated=paper.letter.date,
            draft=bool(paper.draft_reasons),
        )
        document = PaperDocument(target, pen, imprint)
        pages = document.write(_parts(pen, paper), progress=progress)
    return BuiltDossier(
        page_count=sum(part.page_count for part in pages),
        parts=pages,
        missing_glyphs=frozenset(pen.missing),
    )


def _parts(pen: Pen, paper: DossierPaper) -> list[Part]:
    parts = [
        Part(name="Tờ trình", story=partial(letter_story, pen, paper.letter)),
        Part(
            name="Danh sách trích ngang",
            story=lambda room: roster_story(pen, paper.roster, paper.letter, room),
            orientation=Orientation.LANDSCAPE,
        ),
        Part(name="Biên bản họp Hội đồng", story=partial(minutes_story, pen, paper.minutes)),
    ]
    parts.extend(_report_part(pen, report) for report in paper.reports)
    if paper.draft_reasons:
        story = partial(differences_story, pen, paper.draft_reasons)
        parts.append(Part(name="Số liệu đã thay đổi", story=story))
    return parts


def _report_part(pen: Pen, report: AchievementReport) -> Part:
    return Part(name=report.name, story=partial(report_story, pen, report), group=_REPORTS)

"""Printing a dossier: collect what it rests on, write one PDF, say what is out of date."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from sqlalchemy.orm import Session

from models.catalogue import load_catalogue
from models.domain.awards import award_generation_on
from models.domain.errors import UserError
from models.domain.nominations import Dossier, Figure, Nomination
from models.domain.organisations import name_on
from models.domain.papers import DraftReason, FigureRow, PaperDate, date_words
from models.domain.periods import parse_period
from models.domain.results import Result
from models.domain.targets import Target
from models.domain.verdicts import Actual, judge
from models.pdf.dossier import build_dossier
from models.pdf.fonts import choose_fonts
from models.pdf.page import PartPages
from models.store.outfile import write_whole
from models.store.queries import documents, organisations, targets
from models.usecases.awards import award_of, get_dossier
from models.usecases.desk import Desk
from models.usecases.dossier_paper import Material, compose
from models.usecases.standing import effective_goal, judging_day, reported_value
from models.usecases.wording import figure_text, requirement_words, verdict_words


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDossier:
    """A dossier on paper. It is a draft while `stale` lists figures that changed since drafting."""

    place: Path
    page_count: int
    parts: tuple[PartPages, ...]
    stale: tuple[DraftReason, ...]
    missing_glyphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPreview:
    """The very PDF that printing would write, and what is out of date in it."""

    data: bytes
    page_count: int
    parts: tuple[PartPages, ...]
    stale: tuple[DraftReason, ...]
    missing_glyphs: tuple[str, ...]


def preview_dossier(
    desk: Desk, code: str, *, progress: Callable[[int, int], None] | None = None
) -> DossierPreview:
    """Return the dossier `code` as one PDF. Raises UserError as `print_dossier` does."""
    dossier = get_dossier(desk, code)
    with desk.store.read() as session:
        material = _material(session, desk, dossier)
    page = BytesIO()
    built = build_dossier(
        compose(dossier, material), choose_fonts(desk.surroundings.fonts), page, progress=progress
    )
    return DossierPreview(
        data=page.getvalue(),
        page_count=built.page_count,
        parts=built.parts,
        stale=material.stale,
        missing_glyphs=tuple(sorted(built.missing_glyphs)),
    )


def print_dossier(
    desk: Desk,
    code: str,
    place: Path,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> PrintedDossier:
    """Write the dossier `code` as one PDF at `place`, replacing what is there at the very end.

    Raises UserError when there is no such dossier, an award does not exist on its date, or the
    file cannot be written; an older file at `place` is then left as it was.
    """
    built = preview_dossier(desk, code, progress=progress)
    write_whole(place, built.data)
    return PrintedDossier(
        place=place,
        page_count=built.page_count,
        parts=built.parts,
        stale=built.stale,
        missing_glyphs=built.missing_glyphs,
    )


def _material(session: Session, desk: Desk, dossier: Dossier) -> Material:
    generation = award_generation_on(load_catalogue().generations, dossier.dated)
    figures: dict[str, tuple[FigureRow, ...]] = {}
    stale: list[DraftReason] = []
    for nomination in dossier.nominations:
        rows, changed = _figures(session, desk, nomination)
        figures[nomination.code] = rows
        stale.extend(changed)
    return Material(
        office=name_on(organisations.names_of(session, dossier.office), dossier.dated),
        awards={item.code: award_of(item, dossier.dated) for item in dossier.nominations},
        figures=figures,
        stale=tuple(dict.fromkeys(stale)),
        law_name=_law_words(session, generation.law),
        decree_name=_law_words(session, generation.decree),
    )


def _figures(
    session: Session, desk: Desk, nomination: Nomination
) -> tuple[tuple[FigureRow, ...], tuple[DraftReason, ...]]:
    known = targets.targets_by_id(session, [item.target for item in nomination.figures])
    rows, stale = [], []
    for figure in nomination.figures:
        target = known[figure.target]
        found = _result(session, desk, figure)
        value = reported_value(found) if found else None
        rows.append(_row(session, desk, target, figure, found))
        if value != figure.drafted_value:
            stale.append(_reason(target, figure, value))
    return tuple(rows), tuple(stale)


def _row(
    session: Session, desk: Desk, target: Target, figure: Figure, found: Result | None
) -> FigureRow:
    year = parse_period(figure.period).first_day.year
    assigned = {
        item.target: item for item in targets.assignments_of_year(session, year, desk.office)
    }
    goal = effective_goal(target, assigned.get(target.id), year)
    actual = Actual(aggregation=target.aggregation)
    if found is not None:
        actual = replace(
            actual,
            value=found.value,
            numerator=found.numerator,
            denominator=found.denominator,
            judged_met=found.judged,
            reason=found.note,
        )
    found_verdict = judge(goal, actual, judging_day(year, desk.today())).verdict
    return FigureRow(
        target=target.name,
        unit=target.goal.unit,
        required=requirement_words(goal),
        actual=figure_text(reported_value(found) if found else None),
        verdict=verdict_words(found_verdict),
    )


def _result(session: Session, desk: Desk, figure: Figure) -> Result | None:
    results = targets.results_of_target(session, figure.target, desk.office)
    return next((item for item in results if item.period == figure.period), None)


def _reason(target: Target, figure: Figure, value: Decimal | None) -> DraftReason:
    label = parse_period(figure.period).label
    return DraftReason(
        what=f"{target.name} ({label})",
        at_drafting=figure_text(figure.drafted_value),
        now=figure_text(value),
    )


def _law_words(session: Session, code: str) -> str:
    """Return how "Căn cứ" cites a document: a law by its name alone (Nghị định 30/2020)."""
    facts = documents.document(session, code)
    if facts is None:
        raise UserError(f"Không có văn bản “{code}” trong danh mục căn cứ. Hãy thêm văn bản này.")
    document = facts.document
    if not document.kind:
        return document.title
    words = f"Nghị định số {document.number}"
    if document.issued_on:
        day = PaperDate(
            day=document.issued_on.day,
            month=document.issued_on.month,
            year=document.issued_on.year,
        )
        words += f" {date_words(day)}"
    return f"{words} của Chính phủ {document.title[:1].lower()}{document.title[1:]}"

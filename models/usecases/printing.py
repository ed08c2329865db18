"""Printing a dossier: collect what it rests on, write one PDF, say what is out of date."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from sqlalchemy.orm import Session

from models.catalogue import load_catalogue
from models.catalogue.forms import load_forms
from models.catalogue.rules import load_money
from models.domain.awards import Award, award_generation_on, report_span
from models.domain.bonus import bonus
from models.domain.eligibility import SubjectKind
from models.domain.errors import UserError
from models.domain.forms import form_on
from models.domain.nominations import Dossier, Figure, Nomination, over_years
from models.domain.organisations import name_on
from models.domain.papers import DraftReason, FigureRow, PaperDate, date_words
from models.domain.periods import parse_period
from models.domain.results import Assignment, Result
from models.domain.sheets.blocks import Sheet
from models.domain.targets import Target
from models.domain.verdicts import Actual, judge
from models.pdf.copies import Copy, append_copies, count_pages
from models.pdf.dossier import build_sheets
from models.pdf.fonts import choose_fonts
from models.pdf.page import Imprint, PartPages
from models.store.attachments import kept_path
from models.store.outfile import write_whole
from models.store.queries import documents, organisations, targets
from models.store.queries.papers import PaperExtras, paper_extras
from models.usecases.awards import award_of, get_dossier
from models.usecases.decision_paper import money_words, year_rows
from models.usecases.desk import Desk
from models.usecases.dossier_paper import Material
from models.usecases.paper_set import (
    COPIES_KEY,
    KIND_WORDS,
    MAIN_PAPERS,
    PaperKind,
    SetSource,
    compose_set,
)
from models.usecases.report_paper import blank_day, form_kind
from models.usecases.standing import effective_goal, judging_day, reported_value
from models.usecases.wording import figure_text, requirement_words, verdict_words


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintChoice:
    """Which papers, and what stands at the top of each: "BẢN CHÍNH", "BẢN SAO" or nothing.

    `elsewhere` are pages of other files that the table of contents counts on from this one.
    """

    kinds: tuple[PaperKind, ...] = MAIN_PAPERS
    stamp: str = ""
    elsewhere: tuple[PartPages, ...] = ()


MAIN_CHOICE = PrintChoice()


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
    desk: Desk,
    code: str,
    choice: PrintChoice = MAIN_CHOICE,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> DossierPreview:
    """Return the chosen papers of dossier `code` as one PDF. UserError as `print_dossier` does."""
    source = read_source(desk, code)
    sheets = compose_set(source, choice.kinds)
    return preview_sheets(desk, source, sheets, choice, progress=progress)


def preview_sheets(
    desk: Desk,
    source: SetSource,
    sheets: Iterable[Sheet],
    choice: PrintChoice,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> DossierPreview:
    """Return `sheets` of a dossier as one PDF, its copies behind them where they were chosen."""
    copies = copies_of(desk, source.extras) if PaperKind.COPIES in choice.kinds else ()
    late = choice.elsewhere or count_pages(copies)
    page = BytesIO()
    built = build_sheets(
        tuple(sheets),
        Imprint(
            title=source.dossier.title,
            author=source.material.office.name,
            dated=blank_day(source.dossier.dated),
            draft=bool(source.material.stale),
            stamp=choice.stamp,
            late=late,
        ),
        choose_fonts(desk.surroundings.fonts),
        page,
        progress=progress,
    )
    behind = tuple(replace(part, first_page=part.first_page + built.page_count) for part in late)
    return DossierPreview(
        data=append_copies(page.getvalue(), copies, KIND_WORDS[PaperKind.COPIES]),
        page_count=built.page_count + (sum(part.page_count for part in late) if copies else 0),
        parts=(*built.parts, *(behind if copies else ())),
        stale=source.material.stale,
        missing_glyphs=tuple(sorted(built.missing_glyphs)),
    )


def print_dossier(
    desk: Desk,
    code: str,
    place: Path,
    choice: PrintChoice = MAIN_CHOICE,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> PrintedDossier:
    """Write the dossier `code` as one PDF at `place`, replacing what is there at the very end.

    Raises UserError when there is no such dossier, an award does not exist on its date, a copy
    cannot be read, or the file cannot be written; an older file at `place` is then left as it was.
    """
    built = preview_dossier(desk, code, choice, progress=progress)
    write_whole(place, built.data)
    return PrintedDossier(
        place=place,
        page_count=built.page_count,
        parts=built.parts,
        stale=built.stale,
        missing_glyphs=built.missing_glyphs,
    )


def read_source(desk: Desk, code: str) -> SetSource:
    """Return everything the papers of dossier `code` are made from."""
    dossier = get_dossier(desk, code)
    with desk.store.read() as session:
        subjects = [item.subject.code for item in dossier.nominations]
        extras = paper_extras(session, code, subjects)
        material = _material(session, desk, dossier, extras)
    return SetSource(
        dossier=dossier,
        material=material,
        extras=extras,
        money=_money(dossier, material, extras),
    )


def copies_of(desk: Desk, extras: PaperExtras) -> tuple[Copy, ...]:
    """Return the files that go behind the papers, as they lie in the workspace."""
    return tuple(
        Copy(
            key=f"{COPIES_KEY}{item.sha256}",
            name=item.name,
            place=kept_path(desk.evidence_folder, item),
        )
        for item in extras.copies
    )


def _money(dossier: Dossier, material: Material, extras: PaperExtras) -> dict[str, str]:
    """Return the prize of each nomination the office decides on itself, where the rates say one."""
    decided_on = extras.decision.decided_on if extras.decision else None
    found: dict[str, str] = {}
    for item in dossier.nominations:
        if not material.awards[item.code].decided_in_house:
            continue
        try:
            prize = bonus(
                item.award, SubjectKind(item.kind.value), decided_on or dossier.dated, load_money()
            )
        except UserError:
            continue
        found[item.code] = money_words(prize.amount_vnd)
    return found


def _material(session: Session, desk: Desk, dossier: Dossier, extras: PaperExtras) -> Material:
    generation = award_generation_on(load_catalogue().generations, dossier.dated)
    figures: dict[str, tuple[FigureRow, ...]] = {}
    stale: list[DraftReason] = []
    for nomination in dossier.nominations:
        span = report_span(award_of(nomination, dossier.dated), dossier.year)
        rows, changed = _figures(session, desk, dossier.office, nomination, span)
        figures[nomination.code] = rows
        stale.extend(changed)
    awards: dict[str, Award] = {
        item.code: award_of(item, dossier.dated) for item in dossier.nominations
    }
    return Material(
        office=name_on(organisations.names_of(session, dossier.office), dossier.dated),
        awards=awards,
        figures=figures,
        stale=tuple(dict.fromkeys(stale)),
        law_name=_law_words(session, generation.law),
        decree_name=_law_words(session, generation.decree),
        forms={
            item.code: form_on(
                load_forms(), form_kind(item, extras.modes.get(item.code, "")), dossier.dated
            )
            for item in dossier.nominations
        },
        years={
            item.code: year_rows(item, awards[item.code], dossier.year, extras)
            for item in dossier.nominations
        },
    )


def _figures(
    session: Session, desk: Desk, office: str, nomination: Nomination, span: range
) -> tuple[tuple[FigureRow, ...], tuple[DraftReason, ...]]:
    """Return the rows to print and what changed; a report over several years names each year.

    The other years of `span` are filled in with what was reported, where anything was.
    """
    known = targets.targets_by_id(session, [item.target for item in nomination.figures])
    rows, stale = [], []
    for figure in over_years(nomination.figures, span):
        target = known[figure.target]
        is_chosen = figure in nomination.figures
        found = _result(session, office, figure)
        value = reported_value(found) if found else None
        if not is_chosen and value is None:
            continue
        row = _row(desk, target, figure, found, _assigned(session, office, figure))
        if span:
            row = replace(row, target=f"{row.target} ({parse_period(figure.period).label})")
        rows.append(row)
        if is_chosen and value != figure.drafted_value:
            stale.append(_reason(target, figure, value))
    return tuple(rows), tuple(stale)


def _assigned(session: Session, office: str, figure: Figure) -> Assignment | None:
    year = parse_period(figure.period).first_day.year
    taken_on = targets.assignments_of_year(session, year, office)
    return next((item for item in taken_on if item.target == figure.target), None)


def _row(
    desk: Desk, target: Target, figure: Figure, found: Result | None, assigned: Assignment | None
) -> FigureRow:
    year = parse_period(figure.period).first_day.year
    goal = effective_goal(target, assigned, year)
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


def _result(session: Session, office: str, figure: Figure) -> Result | None:
    results = targets.results_of_target(session, figure.target, office)
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

"""The report of a period: drawn from what was entered, with the texts written by hand kept."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from models.catalogue.document_kinds import load_document_kinds
from models.domain.papers import PaperDate
from models.domain.period_report import (
    PeriodReport,
    ReportField,
    ReportGroup,
    ReportProgramme,
    ReportTarget,
    ReportTask,
)
from models.domain.periods import Period, PeriodKind, parse_period
from models.domain.programmes import Exemplar, TaskState
from models.domain.sheets.blocks import Sheet
from models.domain.sheets.period_report import report_sheets, subject
from models.excel.paper import write_paper_workbook
from models.store.outfile import write_whole
from models.store.queries import exemplars
from models.usecases.desk import Desk
from models.usecases.dossier_paper import letterhead_of
from models.usecases.paper_files import (
    DOCX,
    PDF,
    XLSX,
    Paper,
    PaperPreview,
    WrittenPaper,
    office_name,
    preview_paper,
    recipients_of,
    refuse_ending,
    signer_of,
    with_texts,
    write_paper,
)
from models.usecases.programmes import ProgrammeView, TaskLine, get_programme, list_programmes
from models.usecases.standing import judgement_of, reached, reported_value, year_value
from models.usecases.targets import TargetLine, list_targets
from models.usecases.wording import figure_text, requirement_words, verdict_words

REPORT_CODE = "report"
_UPCOMING_DAYS = 120
_MOST_UPCOMING = 8


def draw_report(desk: Desk, period: str) -> PeriodReport:
    """Return the facts of the report of `period` ("2023-Q1", "2023", "2022..2025").

    Targets are judged on what was entered up to the period's end, as of its last day or today.
    Raises UserError for a text that is no period.
    """
    span = parse_period(period)
    today = desk.today()
    day = min(today, span.last_day)
    year = day.year if span.kind is PeriodKind.PHASE else span.year
    lines = list_targets(desk, year)
    before = _before(desk, span, year)
    views = [get_programme(desk, found.code) for found in list_programmes(desk, year)]
    tasks = tuple(line for view in views for line in view.tasks)
    with desk.store.read() as session:
        name = office_name(session, desk.office, day)
        found = tuple(
            item
            for view in views
            for item in exemplars.exemplars_of(session, view.programme.code)
            if _is_found_in(item, span)
        )
    cited = {view.programme.code: _cited(view) for view in views}
    return PeriodReport(
        office=name.name,
        short_name=name.short_name,
        period=span,
        drawn_on=day,
        letterhead=letterhead_of(name),
        date=_paper_date(span, today),
        signer=signer_of(desk),
        recipients=recipients_of(desk, ()),
        programmes=_programmes(lines, before, cited, span, day),
        groups=_groups(tasks, min(today, _morrow(span.last_day))),
        exemplars=found,
        upcoming=_upcoming(views, day),
    )


def preview_report(desk: Desk, period: str) -> PaperPreview:
    """Return the report of `period` as one PDF, with the texts written by hand in it."""
    return preview_paper(desk, _paper(desk, draw_report(desk, period)))


def write_report(desk: Desk, period: str, place: Path) -> WrittenPaper:
    """Write the report of `period` as PDF, DOCX or XLSX, as the ending of `place` says."""
    refuse_ending(place, (PDF, DOCX, XLSX))
    paper = _paper(desk, draw_report(desk, period))
    if place.suffix.lower() != XLSX:
        return write_paper(desk, paper, place)
    write_whole(place, write_paper_workbook(paper.sheets, paper.title))
    return WrittenPaper(place=place, page_count=0, missing_glyphs=())


def _paper(desk: Desk, report: PeriodReport) -> Paper:
    return Paper(
        title=f"Báo cáo: {subject(report)}",
        author=report.office,
        code=f"{REPORT_CODE}:{report.period.text}",
        dated=report.date,
        sheets=with_texts(_sheets(report), _written(desk, report.period)),
    )


def _sheets(report: PeriodReport) -> tuple[Sheet, ...]:
    return report_sheets(report)


def _written(desk: Desk, period: Period) -> dict[str, str]:
    with desk.store.read() as session:
        return exemplars.report_texts(session, desk.office, period.text)


def _paper_date(span: Period, today: date) -> PaperDate:
    """Return room for the day in the month the report is due: this one, or the one after."""
    due = span.last_day + timedelta(days=1)
    day = today if today <= due + timedelta(days=62) and today >= span.first_day else due
    return PaperDate(day=None, month=day.month, year=day.year)


def _cited(view: ProgrammeView) -> str:
    """Return how a paper names the document of a programme: "Kế hoạch số 1097/KH-BTTTT"."""
    if view.document is None or not view.document.document.number:
        return ""
    document = view.document.document
    names = {kind.abbreviation: kind.name for kind in load_document_kinds()}
    kind = names.get(document.kind, "").partition(" (")[0]
    return f"{kind} số {document.number}" if kind else document.number


def _is_found_in(item: Exemplar, span: Period) -> bool:
    return item.found_on is None or span.contains(item.found_on)


def _programmes(
    lines: Sequence[TargetLine],
    before: Mapping[str, str],
    cited: dict[str, str],
    span: Period,
    day: date,
) -> tuple[ReportProgramme, ...]:
    grouped: dict[str, dict[str, list[TargetLine]]] = {}
    for line in lines:
        fields = grouped.setdefault(line.target.programme, {})
        fields.setdefault(line.target.field, []).append(line)
    return tuple(
        ReportProgramme(
            title=next(iter(fields.values()))[0].programme_title,
            cited=cited.get(programme, ""),
            fields=tuple(
                ReportField(
                    key=f"{programme}.{field}",
                    name=members[0].field_name,
                    targets=tuple(
                        _target(line, before.get(line.target.id, ""), span, day) for line in members
                    ),
                )
                for field, members in fields.items()
            ),
        )
        for programme, fields in grouped.items()
    )


def _before(desk: Desk, span: Period, year: int) -> dict[str, str]:
    """Return what targets reached before `year`: the year before, or each year of a phase."""
    is_phase = span.kind is PeriodKind.PHASE
    told: dict[str, list[str]] = {}
    for past in range(span.year if is_phase else year - 1, year):
        for line in list_targets(desk, past):
            value = year_value(line.target, line.results, past)
            if value is not None:
                words = f"{past}: {figure_text(value)}" if is_phase else figure_text(value)
                told.setdefault(line.target.id, []).append(words)
    return {target: "; ".join(words) for target, words in told.items()}


def _target(line: TargetLine, before: str, span: Period, day: date) -> ReportTarget:
    """Return a target judged on what was entered up to the end of the period."""
    known = tuple(item for item in line.results if parse_period(item.period).last_day <= day)
    if span.kind in (PeriodKind.YEAR, PeriodKind.PHASE):
        known = line.results
    judgement = judgement_of(line.target, line.assigned, known, _morrow(day), day.year)
    told = [item for item in known if not item.is_empty]
    actual = reached(line.target, known, day.year)
    value = judgement.value if told else None
    if value is None and told:
        value = reported_value(told[-1])
    return ReportTarget(
        id=line.target.id,
        name=line.target.name,
        unit=line.target.goal.unit,
        promised=requirement_words(judgement.goal),
        reached=figure_text(value),
        verdict=judgement.verdict,
        verdict_words=verdict_words(judgement.verdict),
        sentence=judgement.sentence,
        before=before,
        reason=actual.reason,
    )


def _morrow(day: date) -> date:
    """Return the day after: a period is judged once its last day is over."""
    return day + timedelta(days=1)


def _groups(tasks: Sequence[TaskLine], as_of: date) -> tuple[ReportGroup, ...]:
    grouped: dict[tuple[str, str], list[TaskLine]] = {}
    for line in tasks:
        grouped.setdefault((line.programme, line.task.group), []).append(line)
    return tuple(
        ReportGroup(
            number=members[0].group_number,
            name=members[0].group_name,
            tasks=tuple(_task(line, as_of) for line in members),
        )
        for members in grouped.values()
    )


def _task(line: TaskLine, as_of: date) -> ReportTask:
    progress = line.progress
    deadline = line.task.deadline
    percent = progress.percent if progress else None
    return ReportTask(
        name=line.task.name,
        state=line.state,
        percent=f"{figure_text(percent)} %" if percent is not None else "",
        deadline=deadline,
        is_late=deadline is not None and deadline < as_of and line.state is not TaskState.DONE,
        note=progress.note if progress else "",
    )


def _upcoming(views: Sequence[ProgrammeView], day: date) -> tuple[str, ...]:
    """Name the tasks and duties that fall due after `day`, the next one first."""
    last = day + timedelta(days=_UPCOMING_DAYS)
    due = [
        (line.task.deadline, line.task.name)
        for view in views
        for line in view.tasks
        if line.task.deadline is not None and line.state is not TaskState.DONE
    ]
    due += [
        (item.duty.due, item.duty.name)
        for view in views
        for item in view.duties
        if item.duty.due is not None and item.done_on is None
    ]
    soon = sorted({pair for pair in due if day < pair[0] <= last})
    return tuple(f"{name} (hạn {deadline:%d/%m/%Y})" for deadline, name in soon[:_MOST_UPCOMING])

"""Programmes with all that hangs on them, progress of tasks, duties."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.programmes import (
    Duty,
    Field,
    LegalBasis,
    Movement,
    Phase,
    Programme,
    ProgrammeKind,
    ProgrammeText,
    Task,
    TaskState,
    TextSection,
)
from models.schema.programmes import (
    CopiedItemRow,
    DutyRow,
    FieldRow,
    LegalBasisRow,
    MottoRow,
    MovementRow,
    PhaseRow,
    ProgrammeRow,
    ProgrammeTextRow,
    TaskProgressRow,
    TaskRow,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskProgress:
    """How far one office has got with a task; `percent` is 0 to 100 or unknown."""

    task: str
    office: str
    state: TaskState
    percent: Decimal | None
    assignee: str
    note: str
    unit: str
    revision: int
    packed_revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyFacts:
    """A duty with the day it was done, if it was."""

    duty: Duty
    programme: str
    done_on: date | None


def programme_headings(session: Session, year: int) -> tuple[Programme, ...]:
    """Return the programmes in force in `year` with their fields, without their other lists."""
    query = (
        select(ProgrammeRow)
        .where(ProgrammeRow.year_from <= year, ProgrammeRow.year_to >= year)
        .order_by(ProgrammeRow.year_from.desc(), ProgrammeRow.code)
    )
    rows = session.execute(query).scalars().all()
    fields = _fields(session, [row.code for row in rows])
    return tuple(_programme(row, fields[row.code]) for row in rows)


def programme(session: Session, code: str) -> Programme | None:
    """Return one programme with everything that hangs on it."""
    row = session.get(ProgrammeRow, code)
    if row is None:
        return None
    heading = _programme(row, _fields(session, [code])[code])
    return Programme(
        **{name: getattr(heading, name) for name in _HEADING},
        mottos=_mottos(session, code),
        bases=_bases(session, code),
        texts=_texts(session, code),
        movements=_movements(session, code),
        tasks=tasks_of(session, code),
        duties=tuple(item.duty for item in duties(session, code)),
    )


def tasks_of(session: Session, code: str) -> tuple[Task, ...]:
    """Return the tasks of a programme in its own order."""
    query = select(TaskRow).where(TaskRow.programme == code).order_by(TaskRow.order, TaskRow.id)
    return tuple(_task(row) for row in session.execute(query).scalars())


def progress_of(session: Session, code: str) -> tuple[TaskProgress, ...]:
    """Return what all offices report on the tasks of a programme."""
    query = (
        select(TaskProgressRow)
        .join(TaskRow, TaskRow.id == TaskProgressRow.task)
        .where(TaskRow.programme == code)
        .order_by(TaskRow.order, TaskProgressRow.office)
    )
    return tuple(
        TaskProgress(
            task=row.task,
            office=row.office,
            state=TaskState(row.state),
            percent=row.percent,
            assignee=row.assignee,
            note=row.note,
            unit=row.unit,
            revision=row.revision,
            packed_revision=row.packed_revision,
        )
        for row in session.execute(query).scalars()
    )


def duties(session: Session, code: str = "") -> tuple[DutyFacts, ...]:
    """Return the duties of one programme, or of all, by due day (unknown days last)."""
    query = select(DutyRow)
    if code:
        query = query.where(DutyRow.programme == code)
    rows = session.execute(query).scalars().all()
    facts = [
        DutyFacts(
            duty=Duty(
                code=row.code,
                name=row.name,
                due=row.due,
                source=row.source,
                quote=row.quote,
                verified=row.verified,
            ),
            programme=row.programme,
            done_on=row.done_on,
        )
        for row in rows
    ]
    return tuple(sorted(facts, key=lambda item: (item.duty.due or date.max, item.duty.code)))


def untouched_items(session: Session, code: str) -> frozenset[tuple[str, str]]:
    """Return the copied items of a programme nobody has looked at: (entity, key) each."""
    query = select(CopiedItemRow.entity, CopiedItemRow.key).where(CopiedItemRow.programme == code)
    return frozenset((row.entity, row.key) for row in session.execute(query))


_HEADING = (
    "code",
    "kind",
    "title",
    "theme",
    "document",
    "cluster",
    "year_from",
    "year_to",
    "note",
    "copied_from",
    "fields",
    "groups",
)


def _programme(row: ProgrammeRow, fields: tuple[tuple[Field, ...], tuple[Field, ...]]) -> Programme:
    return Programme(
        code=row.code,
        kind=ProgrammeKind(row.kind),
        title=row.title,
        theme=row.theme,
        document=row.document,
        cluster=row.cluster,
        year_from=row.year_from,
        year_to=row.year_to,
        note=row.note,
        copied_from=row.copied_from,
        fields=fields[0],
        groups=fields[1],
    )


def _fields(
    session: Session, codes: list[str]
) -> dict[str, tuple[tuple[Field, ...], tuple[Field, ...]]]:
    plain: dict[str, list[Field]] = defaultdict(list)
    groups: dict[str, list[Field]] = defaultdict(list)
    query = select(FieldRow).where(FieldRow.programme.in_(codes)).order_by(FieldRow.order)
    for row in session.execute(query).scalars():
        into = groups if row.is_group else plain
        into[row.programme].append(Field(code=row.code, name=row.name, order=row.order))
    return {code: (tuple(plain[code]), tuple(groups[code])) for code in codes}


def _mottos(session: Session, code: str) -> tuple[str, ...]:
    query = select(MottoRow.text).where(MottoRow.programme == code).order_by(MottoRow.order)
    return tuple(session.execute(query).scalars())


def _bases(session: Session, code: str) -> tuple[LegalBasis, ...]:
    query = (
        select(LegalBasisRow).where(LegalBasisRow.programme == code).order_by(LegalBasisRow.order)
    )
    return tuple(
        LegalBasis(text=row.text, document=row.document, order=row.order)
        for row in session.execute(query).scalars()
    )


def _texts(session: Session, code: str) -> tuple[ProgrammeText, ...]:
    query = (
        select(ProgrammeTextRow)
        .where(ProgrammeTextRow.programme == code)
        .order_by(ProgrammeTextRow.section)
    )
    return tuple(
        ProgrammeText(section=TextSection(row.section), text=row.text)
        for row in session.execute(query).scalars()
    )


def _movements(session: Session, code: str) -> tuple[Movement, ...]:
    phases: dict[str, list[Phase]] = defaultdict(list)
    query = select(PhaseRow).where(PhaseRow.programme == code).order_by(PhaseRow.order)
    for row in session.execute(query).scalars():
        phases[row.movement].append(
            Phase(
                name=row.name,
                year_from=row.year_from,
                year_to=row.year_to,
                review=row.review,
                review_year=row.review_year,
                reviewed_on=row.reviewed_on,
                review_note=row.review_note,
            )
        )
    movements = select(MovementRow).where(MovementRow.programme == code).order_by(MovementRow.order)
    return tuple(
        Movement(
            code=row.code,
            name=row.name,
            launch_level=row.launch_level,
            launched_by=row.launched_by,
            phases=tuple(phases[row.code]),
            quote=row.quote,
            order=row.order,
        )
        for row in session.execute(movements).scalars()
    )


def _task(row: TaskRow) -> Task:
    return Task(
        id=row.id,
        group=row.group,
        name=row.name,
        clause=row.clause,
        quote=row.quote,
        deliverable=row.deliverable,
        deadline=row.deadline,
        order=row.order,
        lead=row.lead,
    )

"""The values of offices as packages carry them, read in few questions."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, String, func, select, type_coerce
from sqlalchemy.orm import Session

from models.domain.package import Evidence, ResultValue, TaskValue
from models.domain.periods import Period, PeriodKind, parse_period
from models.domain.programmes import TaskState
from models.schema.documents import AttachmentRow
from models.schema.programmes import TaskProgressRow
from models.schema.targets import ResultRow

RESULT = "result"
TASK = "task_progress"
ATTACHMENT = "attachment"
_SLICE_TARGETS = 500
_RESULT = ResultRow.__table__.c
_TASK = TaskProgressRow.__table__.c
_TOLD: tuple[ColumnElement[Any], ...] = (
    _RESULT.target,
    _RESULT.office,
    _RESULT.period,
    type_coerce(_RESULT.value, String),
    type_coerce(_RESULT.numerator, String),
    type_coerce(_RESULT.denominator, String),
    _RESULT.raw_text,
    _RESULT.judged,
    _RESULT.note,
    _RESULT.version,
    _RESULT.base_version,
)


def results_of(
    session: Session, offices: Collection[str], *, year: int = 0, period: str = ""
) -> list[ResultValue]:
    """Return the results of `offices`: of one period, of a year, or all of them.

    A period of several years belongs to every year it touches. Values never entered are left out.
    """
    query = select(*_TOLD).where(_RESULT.office.in_(offices), _RESULT.version != "")
    if period:
        query = query.where(_RESULT.period == period)
    elif year:
        query = query.where(_RESULT.period.in_(_periods_of(session, year)))
    evidence = evidence_of(session, offices)
    return [_result(row, evidence) for row in session.connection().execute(query)]


def slices_of(session: Session, offices: Collection[str], year: int) -> Iterator[list[ResultValue]]:
    """Return what `results_of` does of a year, a few targets at a time, all sorted by key."""
    evidence = evidence_of(session, offices)
    query = select(*_TOLD).where(
        _RESULT.office.in_(offices),
        _RESULT.version != "",
        _RESULT.period.in_(_periods_of(session, year)),
    )
    # A key goes on after its target with "|", which sorts behind what codes are made of.
    found = session.execute(select(_RESULT.target).distinct()).scalars()
    targets = sorted(found, key=lambda target: f"{target}|")
    step = max(_SLICE_TARGETS // max(len(offices), 1), 1)
    for start in range(0, len(targets), step):
        some = query.where(_RESULT.target.in_(targets[start : start + step]))
        rows = session.connection().execute(some)
        yield sorted((_result(row, evidence) for row in rows), key=attrgetter("key"))


def counts_of(session: Session, offices: Collection[str], year: int) -> dict[str, int]:
    """Return how many results of a year each of `offices` has; those without are left out."""
    query = (
        select(_RESULT.office, func.count())
        .where(_RESULT.office.in_(offices), _RESULT.version != "")
        .where(_RESULT.period.in_(_periods_of(session, year)))
        .group_by(_RESULT.office)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def tasks_of(session: Session, offices: Collection[str]) -> list[TaskValue]:
    """Return all reported progress of `offices`."""
    query = select(
        _TASK.task,
        _TASK.office,
        _TASK.state,
        _TASK.percent,
        _TASK.assignee,
        _TASK.note,
        _TASK.unit,
        _TASK.version,
        _TASK.base_version,
    ).where(_TASK.office.in_(offices), _TASK.version != "")
    return [
        TaskValue(
            task=row.task,
            office=row.office,
            state=TaskState(row.state),
            percent=row.percent,
            assignee=row.assignee,
            note=row.note,
            unit=row.unit,
            version=row.version,
            base_version=row.base_version,
        )
        for row in session.execute(query)
    ]


def evidence_of(session: Session, offices: Collection[str]) -> dict[str, tuple[Evidence, ...]]:
    """Return the files that prove results of `offices`, by the result's key, sorted by content."""
    query = (
        select(AttachmentRow.key, AttachmentRow.sha256, AttachmentRow.name, AttachmentRow.size)
        .where(AttachmentRow.entity == RESULT)
        .order_by(AttachmentRow.sha256)
    )
    found: dict[str, tuple[Evidence, ...]] = {}
    for row in session.execute(query):
        if row.key.count("|") == 2 and row.key.split("|")[1] in offices:  # noqa: PLR2004 - three parts
            item = Evidence(name=row.name, sha256=row.sha256, size=row.size)
            found[row.key] = (*found.get(row.key, ()), item)
    return found


def _periods_of(session: Session, year: int) -> list[str]:
    """Return the periods with results that touch a year."""
    whole = Period(kind=PeriodKind.YEAR, year=year)
    periods = session.execute(select(_RESULT.period).distinct()).scalars()
    return [text for text in periods if parse_period(text).overlaps(whole)]


def _result(row: Sequence[Any], evidence: dict[str, tuple[Evidence, ...]]) -> ResultValue:
    (
        target,
        office,
        period,
        value,
        numerator,
        denominator,
        raw_text,
        judged,
        note,
        version,
        base_version,
    ) = row
    return ResultValue(
        target=target,
        office=office,
        period=period,
        value=None if value is None else Decimal(value),
        numerator=None if numerator is None else Decimal(numerator),
        denominator=None if denominator is None else Decimal(denominator),
        raw_text=raw_text,
        judged=judged,
        note=note,
        evidence=evidence.get(f"{target}|{office}|{period}", ()) if evidence else (),
        version=version,
        base_version=base_version,
    )

"""The values of offices as packages carry them, read in few questions."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, Select, select
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
_RESULT = ResultRow.__table__.c
_TASK = TaskProgressRow.__table__.c


def results_of(
    session: Session, offices: Collection[str], *, year: int = 0, period: str = ""
) -> list[ResultValue]:
    """Return the results of `offices`: of one period, of a year, or all of them.

    A period of several years belongs to every year it touches. Values never entered are left out.
    """
    query = select(
        _RESULT.target,
        _RESULT.office,
        _RESULT.period,
        _RESULT.value,
        _RESULT.numerator,
        _RESULT.denominator,
        _RESULT.raw_text,
        _RESULT.judged,
        _RESULT.note,
        _RESULT.version,
        _RESULT.base_version,
    ).where(_RESULT.office.in_(offices), _RESULT.version != "")
    if period:
        query = query.where(_RESULT.period == period)
    elif year:
        whole = Period(kind=PeriodKind.YEAR, year=year)
        periods = session.execute(select(_RESULT.period).distinct()).scalars()
        inside = [text for text in periods if parse_period(text).overlaps(whole)]
        query = query.where(_RESULT.period.in_(inside))
    return _with_evidence(session, query, offices)


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


def _with_evidence(
    session: Session, query: Select[Any], offices: Collection[str]
) -> list[ResultValue]:
    evidence = evidence_of(session, offices)
    return [_result(row, evidence) for row in session.execute(query)]


def _result(row: Row[Any], evidence: dict[str, tuple[Evidence, ...]]) -> ResultValue:
    return ResultValue(
        target=row.target,
        office=row.office,
        period=row.period,
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        raw_text=row.raw_text,
        judged=row.judged,
        note=row.note,
        evidence=evidence.get(f"{row.target}|{row.office}|{row.period}", ()),
        version=row.version,
        base_version=row.base_version,
    )

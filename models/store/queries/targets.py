"""Targets, assignments and results, as facts; plain column queries, because there are many."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, String, func, select, type_coerce
from sqlalchemy.orm import Session

from models.domain.results import Assignment, Attachment, Milestones, Remark, Result
from models.domain.targets import (
    Aggregation,
    Direction,
    Goal,
    Kind,
    Scope,
    Source,
    Target,
)
from models.domain.verdicts import fraction_factor
from models.schema.documents import AttachmentRow
from models.schema.programmes import ProgrammeRow
from models.schema.targets import AssignmentRow, MilestoneRow, RemarkRow, ResultRow, TargetRow

_CHUNK = 500
_PERCENT = 100
_TARGET_COLUMNS = TargetRow.__table__.c
_STOPS = ("revision", "ready", "packed", "receipted", "accepted", "returned")
_RESULT_COLUMNS = (
    ResultRow.target,
    ResultRow.office,
    ResultRow.period,
    *(
        type_coerce(column, String)  # there are many: a decimal is made only where there is one
        for column in (ResultRow.value, ResultRow.numerator, ResultRow.denominator)
    ),
    ResultRow.judged,
    ResultRow.note,
    ResultRow.raw_text,
    ResultRow.return_reason,
    *(
        getattr(ResultRow, "revision" if stop == "revision" else f"{stop}_revision")
        for stop in _STOPS
    ),
)


def targets_of_year(session: Session, year: int, *, retired: bool = False) -> tuple[Target, ...]:
    """Return the targets of all programmes in force in `year`, by programme and order.

    `retired` asks for those no longer followed instead.
    """
    query = (
        select(*_TARGET_COLUMNS)
        .join(ProgrammeRow, ProgrammeRow.code == TargetRow.programme)
        .where(
            ProgrammeRow.year_from <= year,
            ProgrammeRow.year_to >= year,
            TargetRow.retired.is_(retired),
        )
        .order_by(ProgrammeRow.year_from.desc(), TargetRow.programme, TargetRow.order)
    )
    return tuple(_target(row) for row in session.execute(query))


def targets_by_id(session: Session, ids: Iterable[str]) -> dict[str, Target]:
    """Return the named targets that exist."""
    found: dict[str, Target] = {}
    for chunk in _chunks(ids):
        query = select(*_TARGET_COLUMNS).where(TargetRow.id.in_(chunk))
        found |= {row.id: _target(row) for row in session.execute(query)}
    return found


def programme_years(session: Session, targets: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return the first and last year of the programme of each of these targets."""
    found: dict[str, tuple[int, int]] = {}
    for chunk in _chunks(targets):
        query = (
            select(TargetRow.id, ProgrammeRow.year_from, ProgrammeRow.year_to)
            .join(ProgrammeRow, ProgrammeRow.code == TargetRow.programme)
            .where(TargetRow.id.in_(chunk))
        )
        found |= {row.id: (row.year_from, row.year_to) for row in session.execute(query)}
    return found


def results_of_year(session: Session, year: int, office: str = "") -> tuple[Result, ...]:
    """Return the results of one office, or of all, for `year` and its parts; never of a phase."""
    query = select(*_RESULT_COLUMNS).where(_of_year(year))
    return _results(session, query, office)


def results_of_periods(session: Session, periods: Iterable[str], office: str) -> tuple[Result, ...]:
    """Return the results of one office for these periods."""
    query = select(*_RESULT_COLUMNS).where(ResultRow.period.in_(tuple(periods)))
    return _results(session, query, office)


def results_of_targets(
    session: Session, targets: Iterable[str], office: str, year: int | None = None
) -> tuple[Result, ...]:
    """Return the results of one office on these targets, in all periods or those of `year`."""
    found: list[Result] = []
    for chunk in _chunks(targets):
        query = select(*_RESULT_COLUMNS).where(ResultRow.target.in_(chunk))
        if year is not None:
            query = query.where(_of_year(year))
        found += _results(session, query, office)
    return tuple(found)


def result_rows(
    session: Session, targets: Iterable[str], office: str
) -> dict[tuple[str, str], ResultRow]:
    """Return the rows to be changed of these targets, by target and period."""
    found: dict[tuple[str, str], ResultRow] = {}
    for chunk in _chunks(targets):
        query = select(ResultRow).where(ResultRow.office == office, ResultRow.target.in_(chunk))
        found |= {(row.target, row.period): row for row in session.scalars(query)}
    return found


def milestones_of_year(
    session: Session, year: int, office: str
) -> dict[str, tuple[tuple[str, Decimal], ...]]:
    """Return what one office plans by period, for the periods that begin in `year`."""
    found: dict[str, tuple[tuple[str, Decimal], ...]] = {}
    query = (
        select(MilestoneRow)
        .where(MilestoneRow.office == office, MilestoneRow.period.like(f"{year}%"))
        .order_by(MilestoneRow.target, MilestoneRow.period)
    )
    for row in session.scalars(query):
        found[row.target] = (*found.get(row.target, ()), (row.period, row.value))
    return found


def results_of_target(session: Session, target: str, office: str = "") -> tuple[Result, ...]:
    """Return the results of one target in all periods."""
    return _results(session, select(*_RESULT_COLUMNS).where(ResultRow.target == target), office)


def assignments_of_year(session: Session, year: int, office: str = "") -> tuple[Assignment, ...]:
    """Return what one office, or every office, took on in `year`."""
    query = select(AssignmentRow).where(AssignmentRow.year == year)
    if office:
        query = query.where(AssignmentRow.office == office)
    return tuple(
        Assignment(
            target=row.target,
            office=row.office,
            year=row.year,
            low=row.low,
            high=row.high,
            deadline=row.deadline,
            note=row.note,
            assignee=row.assignee,
        )
        for row in session.execute(query).scalars()
    )


def attachments_of(session: Session, entity: str) -> dict[str, tuple[Attachment, ...]]:
    """Return the files tied to rows of `entity`, by the key of the row."""
    found: dict[str, tuple[Attachment, ...]] = {}
    query = select(AttachmentRow).where(AttachmentRow.entity == entity).order_by(AttachmentRow.name)
    for row in session.execute(query).scalars():
        item = Attachment(sha256=row.sha256, name=row.name, size=row.size)
        found[row.key] = (*found.get(row.key, ()), item)
    return found


def open_remark_counts(session: Session, office: str) -> dict[str, int]:
    """Return how many remarks on each target nobody has seen to yet."""
    query = (
        select(RemarkRow.target, func.count().label("total"))
        .where(RemarkRow.office == office, RemarkRow.is_done.is_(False))
        .group_by(RemarkRow.target)
    )
    return {row.target: row.total for row in session.execute(query)}


def remarks_of(session: Session, target: str, office: str) -> tuple[Remark, ...]:
    """Return what was said about one target, newest first."""
    query = (
        select(RemarkRow)
        .where(RemarkRow.target == target, RemarkRow.office == office)
        .order_by(RemarkRow.number.desc())
    )
    return tuple(
        Remark(
            number=row.number,
            said_on=row.said_on,
            author=row.author,
            text=row.text,
            is_done=row.is_done,
        )
        for row in session.scalars(query)
    )


def _of_year(year: int) -> ColumnElement[bool]:
    """Return the condition of a year and its parts; "2022..2025" is a phase of its own."""
    return ResultRow.period.like(f"{year}%") & ResultRow.period.not_like("%..%")


def _chunks(names: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield `names` in parts that fit into one statement."""
    every = sorted(set(names))
    for start in range(0, len(every), _CHUNK):
        yield tuple(every[start : start + _CHUNK])


def _results(session: Session, query: Select[Any], office: str) -> tuple[Result, ...]:
    if office:
        query = query.where(ResultRow.office == office)
    rows = session.execute(query.order_by(ResultRow.target, ResultRow.office, ResultRow.period))
    stops: dict[tuple[int, ...], Milestones] = {}
    found = tuple(_result(tuple(row), stops) for row in rows)
    if not any(one.value is None and one.numerator is not None for one in found):
        return found
    factors = _fraction_factors(session)
    return tuple(
        one if one.target not in factors else replace(one, per=factors[one.target]) for one in found
    )


def _fraction_factors(session: Session) -> dict[str, Decimal]:
    """Return what fractions are multiplied by, for the targets that are not in percent."""
    query = select(TargetRow.id, TargetRow.unit, TargetRow.kind)
    factors = {row.id: fraction_factor(Kind(row.kind), row.unit) for row in session.execute(query)}
    return {target: factor for target, factor in factors.items() if factor != _PERCENT}


def _result(row: tuple[Any, ...], stops: dict[tuple[int, ...], Milestones]) -> Result:
    """Return the facts of one row in the order of `_RESULT_COLUMNS`; `stops` shares milestones."""
    target, office, period, value, numerator, denominator, *rest = row
    judged, note, raw_text, return_reason, *counters = rest
    key = tuple(counters)
    milestones = stops.get(key)
    if milestones is None:
        milestones = stops[key] = Milestones(**dict(zip(_STOPS, counters, strict=True)))
    return Result(
        target=target,
        office=office,
        period=period,
        value=None if value is None else Decimal(value),
        numerator=None if numerator is None else Decimal(numerator),
        denominator=None if denominator is None else Decimal(denominator),
        judged=judged,
        note=note,
        raw_text=raw_text,
        milestones=milestones,
        return_reason=return_reason,
    )


def _target(row: Row[Any]) -> Target:
    columns = row._mapping  # noqa: SLF001  SQLAlchemy documents it as public
    goal = Goal(
        id=columns["id"],
        kind=Kind(columns["kind"]),
        direction=Direction(columns["direction"]) if columns["direction"] else None,
        low=columns["low"],
        high=columns["high"],
        unit=columns["unit"],
        baseline=columns["baseline"],
        baseline_year=columns["baseline_year"],
        deadline=columns["deadline"],
    )
    return Target(
        id=columns["id"],
        programme=columns["programme"],
        field=columns["field"],
        name=columns["name"],
        goal=goal,
        scope=Scope(columns["scope"]),
        aggregation=Aggregation(columns["aggregation"]),
        source=Source(
            document=columns["document"], clause=columns["clause"], quote=columns["quote"]
        ),
        parent=columns["parent"],
        order=columns["order"],
        note=columns["note"],
    )

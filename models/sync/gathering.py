"""What a member's package holds, gathered from the workspace."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Integer, bindparam, case, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.domain import versions
from models.domain.errors import UserError
from models.domain.package import (
    PackageKind,
    PackageMeta,
    ResultValue,
    TaskValue,
    content_hash,
)
from models.domain.periods import Period, parse_period
from models.domain.results import Assignment
from models.domain.submission import Submission, TargetLine, TaskLine
from models.domain.targets import Goal, Kind, Target, Verdict
from models.domain.verdicts import Finding, Grounds
from models.domain.verdicts.requirement import flaw
from models.domain.verdicts.sentences import requirement_text
from models.schema.programmes import FieldRow, ProgrammeRow, TaskProgressRow, TaskRow
from models.schema.targets import ResultRow
from models.store import journal
from models.store.queries.targets import assignments_of_year, targets_of_year
from models.sync.roster import Roster, roster_of
from models.sync.values import results_of, tasks_of


def _later_of(packed: InstrumentedAttribute[int]) -> ColumnElement[int]:
    """Return the revision packed before or the one now packed, whichever is later."""
    reached = bindparam("reached", type_=Integer)
    return case((packed < reached, reached), else_=packed)


_PROGRAMMES = select(ProgrammeRow.code, ProgrammeRow.title)
_PACK_RESULT = (
    update(ResultRow)
    .where(
        ResultRow.target == bindparam("of_target"),
        ResultRow.office == bindparam("of_office"),
        ResultRow.period == bindparam("of_period"),
    )
    .values(packed_revision=_later_of(ResultRow.packed_revision))
)
_PACK_TASK = (
    update(TaskProgressRow)
    .where(
        TaskProgressRow.task == bindparam("of_task"),
        TaskProgressRow.office == bindparam("of_office"),
    )
    .values(packed_revision=_later_of(TaskProgressRow.packed_revision))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What the use case gives to a new package."""

    package_id: str
    made_at: datetime
    program_version: str


def gather_submission(
    session: Session, office: str, year: int, period: str, stamp: Stamp
) -> Submission:
    """Return the package of `office` for a year, or for one period of it when `period` is given.

    Raises UserError when the office is in no cluster that year, or nobody leads it.
    """
    roster = roster_of(session, office, year, stamp.made_at.date())
    _check_way(roster, office)
    results = results_of(session, [office], year=year, period=period)
    shown_period = parse_period(period or str(year))
    lines = _target_lines(session, office, year, shown_period, results)
    tasks = _task_lines(session, office, year)
    sent = [line.result for line in lines if not line.result.is_empty]
    sent_tasks = [line.progress for line in tasks if not line.progress.is_empty]
    meta = PackageMeta(
        package_id=stamp.package_id,
        kind=PackageKind.SUBMISSION,
        sender=office,
        receiver=roster.leader,
        cluster=roster.cluster,
        year=year,
        period=period,
        made_at=stamp.made_at,
        program_version=stamp.program_version,
        journal_head=journal.head(session)[1],
        result_count=len(sent),
        task_count=len(sent_tasks),
        content_hash=content_hash(sent, sent_tasks),
    )
    return Submission(
        meta=meta,
        sender_name=roster.name(office),
        receiver_name=f"{roster.name(roster.leader)} (Cụm trưởng năm {year})",
        cluster_name=roster.cluster_name,
        period_label=shown_period.label,
        targets=tuple(lines),
        tasks=tuple(tasks),
        programme_names=programme_names(session),
    )


def mark_packed(
    session: Session, results: Sequence[ResultValue], tasks: Sequence[TaskValue]
) -> None:
    """Remember which revision of each value went into a package; no value changes.

    What a newer package took along stays remembered.
    """
    connection = session.connection()
    if results:
        rows = [
            {
                "of_target": item.target,
                "of_office": item.office,
                "of_period": item.period,
                "reached": versions.revision(item.version),
            }
            for item in results
        ]
        connection.execute(_PACK_RESULT, rows)
    if tasks:
        connection.execute(
            _PACK_TASK,
            [
                {
                    "of_task": item.task,
                    "of_office": item.office,
                    "reached": versions.revision(item.version),
                }
                for item in tasks
            ],
        )


def requirement_of(goal: Goal) -> str:
    """Return what is asked, with the day it is asked by; "" where no number was set."""
    if goal.kind is Kind.DESCRIBE:
        text = "Nhận xét đạt hay chưa đạt"
    elif flaw(goal) is not Grounds.NONE:
        return ""
    else:
        text = requirement_text(Finding(goal=goal, verdict=Verdict.UNKNOWN))
    return f"{text}, hạn {goal.deadline:%d/%m/%Y}" if goal.deadline else text


def field_names(session: Session) -> dict[tuple[str, str], str]:
    """Return the names of all fields and groups by programme and code."""
    rows = session.execute(select(FieldRow.programme, FieldRow.code, FieldRow.name))
    return {(row.programme, row.code): row.name for row in rows}


def programme_names(session: Session) -> dict[str, str]:
    """Return the titles of all programmes by code."""
    return {row.code: row.title for row in session.execute(_PROGRAMMES)}


def _check_way(roster: Roster, office: str) -> None:
    if not roster.cluster:
        raise UserError(
            f"Năm {roster.year}, {roster.name(office)} chưa có trong danh sách cụm thi đua nào. "
            "Hãy thêm đơn vị vào cụm ở mục Cài đặt rồi xuất lại gói."
        )
    if not roster.leader:
        raise UserError(
            f"{roster.cluster_name} chưa có Cụm trưởng năm {roster.year} nên không biết gửi gói "
            "cho ai. Hãy chọn Cụm trưởng ở mục Cài đặt rồi xuất lại gói."
        )


def _target_lines(
    session: Session, office: str, year: int, period: Period, results: Sequence[ResultValue]
) -> list[TargetLine]:
    names = field_names(session)
    taken_on = {item.target: item for item in assignments_of_year(session, year, office)}
    by_target: dict[str, list[ResultValue]] = defaultdict(list)
    for result in results:
        by_target[result.target].append(result)
    lines: list[TargetLine] = []
    for target in targets_of_year(session, year):
        blank = ResultValue(target=target.id, office=office, period=period.text)
        values = sorted(
            by_target.get(target.id) or [blank], key=lambda item: parse_period(item.period)
        )
        requirement = requirement_of(target.goal)
        assigned = _assigned(target, taken_on.get(target.id))
        lines += [
            TargetLine(
                field_name=names.get((target.programme, target.field), target.field),
                name=target.name,
                unit=target.goal.unit,
                requirement=requirement,
                assigned=assigned,
                period_label=parse_period(value.period).label,
                result=value,
            )
            for value in values
        ]
    return lines


def _assigned(target: Target, assignment: Assignment | None) -> str:
    if assignment is None or (assignment.low is None and assignment.high is None):
        return ""
    return requirement_of(
        replace(
            target.goal,
            low=assignment.low,
            high=assignment.high,
            deadline=assignment.deadline,
        )
    )


def task_rows(session: Session, year: int) -> list[TaskLine]:
    """Return the tasks of all programmes in force in `year`, nobody's progress in them."""
    names = field_names(session)
    query = (
        select(
            TaskRow.id,
            TaskRow.programme,
            TaskRow.group,
            TaskRow.name,
            TaskRow.deadline,
            TaskRow.lead,
        )
        .join(ProgrammeRow, ProgrammeRow.code == TaskRow.programme)
        .where(ProgrammeRow.year_from <= year, ProgrammeRow.year_to >= year)
        .order_by(ProgrammeRow.year_from.desc(), TaskRow.programme, TaskRow.order, TaskRow.id)
    )
    return [
        TaskLine(
            group_name=names.get((row.programme, row.group), row.group),
            name=row.name,
            deadline=row.deadline,
            progress=TaskValue(task=row.id, office=""),
            lead=row.lead,
        )
        for row in session.execute(query)
    ]


def _task_lines(session: Session, office: str, year: int) -> list[TaskLine]:
    told = {item.task: item for item in tasks_of(session, [office])}
    return [
        replace(
            line,
            progress=told.get(line.progress.task, replace(line.progress, office=office)),
        )
        for line in task_rows(session, year)
    ]

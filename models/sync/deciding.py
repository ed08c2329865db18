"""What each value of a package would change; nothing is written here."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.arrival import Counts, FieldDifference, RowChange
from models.domain.carried import Mark, RowValue
from models.domain.errors import Problem, Severity
from models.domain.merge import Decision, decide_all, prevails
from models.domain.package import PackageKind, Parsed, ResultValue, TaskValue, Value
from models.domain.periods import Period, parse_period
from models.schema.programmes import TaskRow
from models.schema.targets import TargetRow
from models.schema.workspace import WorkspaceRow
from models.sync.admission import locked_periods
from models.sync.contributing import belongs_to
from models.sync.gathering import programme_names
from models.sync.leading import PROPOSAL
from models.sync.leading_in import DecidedRow, decide_rows
from models.sync.marking import would_change
from models.sync.roster import Roster
from models.sync.sharing import Common, bases_of, common_base, entity_of
from models.sync.values import results_of, tasks_of
from models.sync.wording import (
    differences,
    entity_label,
    mark_words,
    result_words,
    row_name,
    row_words,
    task_words,
)

V = TypeVar("V", ResultValue, TaskValue)
_SHOWN = (Decision.NEW, Decision.CHANGED, Decision.CONFLICT)
_FROM_MANY = (PackageKind.CONSOLIDATED, PackageKind.HANDOVER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every value with its decision, what is at hand by key, and what cannot be taken.

    `marks` tell whether each would change anything; `bases` are there only for packages of this
    very office, whose conflicts it may decide itself.
    """

    results: tuple[tuple[ResultValue, Decision], ...]
    tasks: tuple[tuple[TaskValue, Decision], ...]
    rows: tuple[DecidedRow, ...]
    marks: tuple[tuple[Mark, bool], ...]
    my_results: dict[str, ResultValue]
    my_tasks: dict[str, TaskValue]
    names: dict[str, str]
    units: dict[str, str]
    problems: tuple[Problem, ...]
    office: str
    is_own: bool
    touched: frozenset[str]
    bases: Mapping[tuple[str, str], Common]

    @property
    def values(self) -> tuple[tuple[Value, Decision], ...]:
        """Return results and tasks alike, each with its decision."""
        return (*self.results, *self.tasks)

    @property
    def counts(self) -> Counts:
        """Return how many values fare how."""
        decisions = [decision for _, decision in self.values]
        decisions += [item.decision for item in self.rows]
        decisions += [Decision.CHANGED if does else Decision.SAME for _, does in self.marks]
        blocking = [item for item in self.problems if item.severity is not Severity.WARNING]
        conflicts = [item for item, decision in self.values if decision is Decision.CONFLICT]
        return Counts(
            new=decisions.count(Decision.NEW),
            changed=decisions.count(Decision.CHANGED),
            same=decisions.count(Decision.SAME),
            older=decisions.count(Decision.OLDER),
            conflict=len(conflicts),
            problem=len(blocking),
            won=sum(1 for item in conflicts if prevails(self.mine(item), item)),
        )

    @property
    def carries_own(self) -> bool:
        """Say whether any value is one of this very office."""
        return any(item.office == self.office for item, _ in self.values)

    def mine(self, item: Value) -> Value | None:
        """Return what is at hand of the cell of `item`."""
        if isinstance(item, ResultValue):
            return self.my_results.get(item.key)
        return self.my_tasks.get(item.key)

    def is_kept(self, item: Value, decision: Decision) -> bool:
        """Say whether `item` takes the place of what is at hand."""
        if decision is Decision.CONFLICT:
            return prevails(self.mine(item), item)
        return decision in (Decision.NEW, Decision.CHANGED)


def make_plan(session: Session, parsed: Parsed, roster: Roster, office: str) -> Plan:
    """Return what becomes of every value; reads only."""
    writers = _writers(parsed, roster)
    my_results = {item.key: item for item in results_of(session, writers)}
    my_tasks = {item.key: item for item in tasks_of(session, writers)}
    names, units = _known_targets(session)
    task_names = _known_tasks(session)
    is_own = parsed.meta.sender == office
    carried, foreign = _own_rows(session, parsed, office)
    rows, row_problems = decide_rows(session, carried, _computer(session) if is_own else "")
    for item in parsed.rows:
        if item.entity in ("target", "task") and not item.is_removed:
            known = names if item.entity == "target" else task_names
            known.setdefault(item.key, str(item.fields.get("name", item.key)))
    check = _Check(
        parsed=parsed,
        writers=writers,
        targets=names,
        tasks=task_names,
        locked=_locked(session, parsed, roster, office),
        mine=my_results,
    )
    problems = [*parsed.problems, *foreign, *row_problems]
    results = check.acceptable(parsed.results, problems)
    tasks = check.acceptable(parsed.tasks, problems)
    marks = [(mark, would_change(session, mark)) for mark in parsed.marks]
    problems += [_unmarkable(mark) for mark, does in marks if does is None]
    return Plan(
        results=tuple(decide_all(my_results, results)),
        tasks=tuple(decide_all(my_tasks, tasks)),
        rows=tuple(rows),
        marks=tuple((mark, does) for mark, does in marks if does is not None),
        my_results=my_results,
        my_tasks=my_tasks,
        names=programme_names(session) | names | task_names,
        units=units,
        problems=tuple(problems),
        office=office,
        is_own=is_own,
        touched=frozenset(parsed.touched),
        bases=bases_of(session) if is_own else {},
    )


def row_changes(plan: Plan, parsed: Parsed) -> tuple[RowChange, ...]:
    """Return the values that would change or conflict, in the words of the screen."""
    rows = [
        _value_change(plan, parsed, item, decision)
        for item, decision in plan.values
        if decision in _SHOWN
    ]
    rows += [
        RowChange(
            key=item.row.key,
            name=row_name(item.row, plan.names),
            period_label="",
            decision=item.decision,
            old=row_words(item.mine),
            new="bỏ" if item.row.is_removed else row_words(item.row),
            sheet="",
            cell="",
            is_touched=False,
        )
        for item in plan.rows
        if item.decision in _SHOWN
    ]
    rows += [_mark_change(plan, mark) for mark, does in plan.marks if does]
    return tuple(rows)


def _value_change(plan: Plan, parsed: Parsed, item: Value, decision: Decision) -> RowChange:
    mine = plan.mine(item)
    sheet, cell = parsed.places.get(item.key, ("", ""))
    fields: tuple[FieldDifference, ...] = ()
    if decision is Decision.CONFLICT and mine is not None:
        base = common_base(plan.bases.get((entity_of(item), item.key)), mine, item)
        fields = differences(mine, item, base, theirs_kept=plan.is_kept(item, decision))
    return RowChange(
        key=item.key,
        name=plan.names[_code(item)],
        period_label=parse_period(item.period).label if isinstance(item, ResultValue) else "",
        decision=decision,
        old=_words(plan, mine) if mine is not None else "",
        new=_words(plan, item),
        sheet=sheet,
        cell=cell,
        is_touched=item.key in parsed.touched,
        office=item.office,
        differences=fields,
        can_choose=plan.is_own and bool(fields),
    )


def _mark_change(plan: Plan, mark: Mark) -> RowChange:
    parts = mark.key.split("|")
    period = parse_period(parts[2]).label if len(parts) > 2 else ""  # noqa: PLR2004 - a result
    return RowChange(
        key=mark.key,
        name=plan.names.get(parts[0], parts[0]),
        period_label=period,
        decision=Decision.CHANGED,
        old="",
        new=mark_words(mark),
        sheet="",
        cell="",
        is_touched=False,
    )


def _words(plan: Plan, item: Value) -> str:
    if isinstance(item, ResultValue):
        return result_words(item, plan.units.get(item.target, ""))
    return task_words(item)


def _own_rows(
    session: Session, parsed: Parsed, office: str
) -> tuple[list[RowValue], list[Problem]]:
    """Return the rows a package may carry: of a member, only what is for it to write.

    An office leaves out proposals of its own other computer: its dossiers are where they live.
    """
    meta = parsed.meta
    if meta.kind is not PackageKind.SUBMISSION:
        return list(parsed.rows), []
    kept: list[RowValue] = []
    problems: list[Problem] = []
    for row in parsed.rows:
        if row.entity == PROPOSAL and meta.sender == office:
            continue
        if belongs_to(session, row, meta.sender):
            kept.append(row)
            continue
        message = (
            f"Dòng “{entity_label(row.entity)}” không phải của đơn vị gửi nên không được nhận. "
            "Mỗi đơn vị chỉ gửi phần của mình."
        )
        problems.append(Problem(sheet="", cell="", code=row.key, found="", message=message))
    return kept, problems


def _computer(session: Session) -> str:
    return session.execute(select(WorkspaceRow.computer)).scalar_one()


def _writers(parsed: Parsed, roster: Roster) -> Collection[str]:
    """Return the offices whose values a package may carry: one writer per cell."""
    if parsed.meta.kind in _FROM_MANY:
        return frozenset({*roster.members, parsed.meta.sender})
    return frozenset({parsed.meta.sender})


def _locked(session: Session, parsed: Parsed, roster: Roster, office: str) -> tuple[Period, ...]:
    """Return the periods the leader keeps closed against submissions of others."""
    meta = parsed.meta
    closed = meta.kind is PackageKind.SUBMISSION and roster.leader == office != meta.sender
    return locked_periods(session, meta.cluster, meta.year) if closed else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Check:
    """What a value must fit to be taken in."""

    parsed: Parsed
    writers: Collection[str]
    targets: Mapping[str, str]
    tasks: Mapping[str, str]
    locked: Sequence[Period]
    mine: Mapping[str, ResultValue]

    def acceptable(self, items: Sequence[V], problems: list[Problem]) -> list[V]:
        """Return the values that can be taken in; why others cannot goes to `problems`."""
        kept: list[V] = []
        for item in items:
            complaint = self._complaint(item)
            if not complaint:
                kept.append(item)
                continue
            sheet, cell = self.parsed.places.get(item.key, ("", ""))
            code = _code(item)
            problems.append(Problem(sheet=sheet, cell=cell, code=code, found="", message=complaint))
        return kept

    def _complaint(self, item: Value) -> str:
        is_result = isinstance(item, ResultValue)
        what = "Chỉ tiêu" if is_result else "Nhiệm vụ"
        if item.office not in self.writers:
            return (
                f"{what} mang mã “{_code(item)}” ghi là của đơn vị “{item.office}”, không phải của "
                "đơn vị gửi. Mỗi đơn vị chỉ gửi số liệu của mình, nên dòng này không được nhận."
            )
        if _code(item) not in (self.targets if is_result else self.tasks):
            return (
                f"{what} mang mã “{_code(item)}” không có trong sổ này. Hãy cập nhật chương trình "
                "của cụm rồi nhập lại gói."
            )
        return self._closed(item) if isinstance(item, ResultValue) else ""

    def _closed(self, item: ResultValue) -> str:
        mine = self.mine.get(item.key)
        if not self.locked or (mine is not None and mine.version == item.version):
            return ""
        period = parse_period(item.period)
        if not any(lock.contains(period) for lock in self.locked):
            return ""
        return (
            f"{period.label} đã khoá nên số mới của chỉ tiêu “{item.target}” không được nhận. "
            "Hãy mở khoá kỳ, ghi lý do, rồi nhập lại gói."
        )


def _unmarkable(mark: Mark) -> Problem:
    return Problem(
        sheet="",
        cell="",
        code=mark.key.split("|", maxsplit=1)[0],
        found=mark.stop.label,
        message=f"Dấu “{mark.stop.label}” nói về bản số liệu mà sổ này không có. "
        "Hãy nhập gói của máy kia của đơn vị rồi nhập lại gói này.",
        severity=Severity.WARNING,
    )


def _code(item: Value) -> str:
    return item.target if isinstance(item, ResultValue) else item.task


def _known_targets(session: Session) -> tuple[dict[str, str], dict[str, str]]:
    columns = TargetRow.__table__.c
    query = select(columns.id, columns.name, columns.unit)
    rows = session.connection().execute(query).all()
    return {row[0]: row[1] for row in rows}, {row[0]: row[2] for row in rows}


def _known_tasks(session: Session) -> dict[str, str]:
    columns = TaskRow.__table__.c
    rows = session.connection().execute(select(columns.id, columns.name))
    return {row[0]: row[1] for row in rows}

"""Whether a package is for this office, and what each of its values would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.arrival import Counts, RowChange
from models.domain.errors import Problem, Severity
from models.domain.merge import Decision, decide_all
from models.domain.numbers import show_number, show_quantity
from models.domain.package import PackageKind, PackageMeta, Parsed, ResultValue, TaskValue
from models.domain.periods import parse_period
from models.domain.submission import JUDGED_LABELS, STATE_LABELS
from models.schema.programmes import TaskRow
from models.schema.targets import TargetRow
from models.sync.roster import Roster
from models.sync.values import results_of, tasks_of

V = TypeVar("V", ResultValue, TaskValue)
_SHOWN = (Decision.NEW, Decision.CHANGED, Decision.CONFLICT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every value with its decision, what is at hand by key, and what cannot be taken."""

    results: tuple[tuple[ResultValue, Decision], ...]
    tasks: tuple[tuple[TaskValue, Decision], ...]
    my_results: dict[str, ResultValue]
    my_tasks: dict[str, TaskValue]
    names: dict[str, str]
    units: dict[str, str]
    problems: tuple[Problem, ...]

    @property
    def counts(self) -> Counts:
        """Return how many values fare how."""
        decisions = [decision for _, decision in (*self.results, *self.tasks)]
        blocking = [item for item in self.problems if item.severity is not Severity.WARNING]
        return Counts(
            new=decisions.count(Decision.NEW),
            changed=decisions.count(Decision.CHANGED),
            same=decisions.count(Decision.SAME),
            older=decisions.count(Decision.OLDER),
            conflict=decisions.count(Decision.CONFLICT),
            problem=len(blocking),
        )


def refusal(meta: PackageMeta, office: str, roster: Roster) -> str:
    """Return why `office` cannot take in this package, or "" when it can.

    The leader of the package's cluster takes in what its members sent to it; an office takes in
    its own packages, made on another of its computers. `roster` is the package's cluster in the
    package's year.
    """
    if meta.kind is not PackageKind.SUBMISSION:
        return (
            f"Đây là {meta.kind.label} của {roster.name(meta.sender)}, không phải gói nộp số liệu, "
            "nên không nhập vào sổ. Hãy mở bằng Excel để xem."
        )
    if meta.sender == office:
        return ""
    if meta.receiver != office:
        return (
            f"Gói này gửi cho Cụm trưởng {meta.year} là {roster.name(meta.receiver)}; "
            f"sổ đang mở là của {roster.name(office)}. Hãy chuyển gói cho đúng nơi nhận."
        )
    if roster.leader != office:
        return (
            f"Gói này gửi cho Cụm trưởng {meta.year}, nhưng theo sổ này Cụm trưởng {meta.year} "
            f"là {roster.name(roster.leader) if roster.leader else 'chưa xác định'}. "
            "Hãy kiểm tra danh sách cụm ở mục Cài đặt."
        )
    if meta.sender not in roster.members:
        return (
            f"{roster.name(meta.sender)} không có trong danh sách thành viên "
            f"{roster.cluster_name} năm {meta.year}, nên gói này không được nhận. "
            "Hãy kiểm tra danh sách cụm ở mục Cài đặt."
        )
    return ""


def make_plan(session: Session, parsed: Parsed) -> Plan:
    """Return what becomes of every value; reads only."""
    sender = parsed.meta.sender
    my_results = {item.key: item for item in results_of(session, [sender])}
    my_tasks = {item.key: item for item in tasks_of(session, [sender])}
    names, units = _known_targets(session)
    task_names = _known_tasks(session)
    problems: list[Problem] = list(parsed.problems)
    results = _acceptable(parsed, parsed.results, names, problems)
    tasks = _acceptable(parsed, parsed.tasks, task_names, problems)
    return Plan(
        results=tuple(decide_all(my_results, results)),
        tasks=tuple(decide_all(my_tasks, tasks)),
        my_results=my_results,
        my_tasks=my_tasks,
        names=names | task_names,
        units=units,
        problems=tuple(problems),
    )


def row_changes(plan: Plan, parsed: Parsed) -> tuple[RowChange, ...]:
    """Return the values that would change or conflict, in the words of the screen."""
    rows: list[RowChange] = []
    for item, decision in plan.results:
        if decision in _SHOWN:
            mine = plan.my_results.get(item.key)
            unit = plan.units.get(item.target, "")
            sheet, cell = parsed.places.get(item.key, ("", ""))
            rows.append(
                RowChange(
                    key=item.key,
                    name=plan.names[item.target],
                    period_label=parse_period(item.period).label,
                    decision=decision,
                    old=result_words(mine, unit) if mine else "",
                    new=result_words(item, unit),
                    sheet=sheet,
                    cell=cell,
                    is_touched=item.key in parsed.touched,
                )
            )
    for task, decision in plan.tasks:
        if decision in _SHOWN:
            before = plan.my_tasks.get(task.key)
            sheet, cell = parsed.places.get(task.key, ("", ""))
            rows.append(
                RowChange(
                    key=task.key,
                    name=plan.names[task.task],
                    period_label="",
                    decision=decision,
                    old=task_words(before) if before else "",
                    new=task_words(task),
                    sheet=sheet,
                    cell=cell,
                    is_touched=task.key in parsed.touched,
                )
            )
    return tuple(rows)


def result_words(item: ResultValue, unit: str) -> str:
    """Return a result in words: value, fraction, judgement, note."""
    words: list[str] = []
    if item.value is not None:
        words.append(show_quantity(item.value, unit))
    if item.numerator is not None and item.denominator is not None:
        words.append(f"{show_number(item.numerator)}/{show_number(item.denominator)}")
    if item.judged is not None:
        words.append(JUDGED_LABELS[item.judged])
    if item.note:
        words.append(f"ghi chú: {item.note}")
    return "; ".join(words) or "để trống"


def task_words(item: TaskValue) -> str:
    """Return a task's progress in words: state, percent, who, note."""
    words = [STATE_LABELS[item.state]]
    if item.percent is not None:
        words.append(f"{show_number(item.percent)} %")
    if item.assignee:
        words.append(item.assignee)
    if item.note:
        words.append(f"ghi chú: {item.note}")
    return "; ".join(words)


def _acceptable(
    parsed: Parsed, items: Sequence[V], known: Mapping[str, str], problems: list[Problem]
) -> list[V]:
    kept: list[V] = []
    for item in items:
        complaint = _complaint(item, parsed.meta.sender, known)
        if not complaint:
            kept.append(item)
            continue
        sheet, cell = parsed.places.get(item.key, ("", ""))
        code = _code(item)
        problems.append(Problem(sheet=sheet, cell=cell, code=code, found="", message=complaint))
    return kept


def _complaint(item: ResultValue | TaskValue, sender: str, known: Mapping[str, str]) -> str:
    what = "Chỉ tiêu" if isinstance(item, ResultValue) else "Nhiệm vụ"
    if item.office != sender:
        return (
            f"{what} mang mã “{_code(item)}” ghi là của đơn vị “{item.office}”, không phải của đơn "
            "vị gửi. Mỗi đơn vị chỉ gửi số liệu của mình, nên dòng này không được nhận."
        )
    if _code(item) not in known:
        return (
            f"{what} mang mã “{_code(item)}” không có trong sổ này. Hãy cập nhật chương trình của "
            "cụm rồi nhập lại gói."
        )
    return ""


def _code(item: ResultValue | TaskValue) -> str:
    return item.target if isinstance(item, ResultValue) else item.task


def _known_targets(session: Session) -> tuple[dict[str, str], dict[str, str]]:
    rows = session.execute(select(TargetRow.id, TargetRow.name, TargetRow.unit)).all()
    return {row.id: row.name for row in rows}, {row.id: row.unit for row in rows}


def _known_tasks(session: Session) -> dict[str, str]:
    return {row.id: row.name for row in session.execute(select(TaskRow.id, TaskRow.name))}

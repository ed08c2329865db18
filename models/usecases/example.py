"""The example cluster's figures: made up, the same on every machine, and marked as such.

They fill the practice workspace and the demonstration; no real office ever reported them.
"""

import json
from dataclasses import dataclass
from decimal import Decimal

import resources
from models.domain.changed import Changed
from models.domain.periods import PeriodKind, parts_of_year
from models.domain.programmes import TaskState
from models.domain.targets import Aggregation, Kind, Target
from models.domain.values import digest
from models.schema.programmes import TaskProgressRow
from models.store import owned
from models.usecases.desk import Desk, Saved
from models.usecases.nominating import nominate
from models.usecases.programmes import get_programme, list_programmes
from models.usecases.targets import ResultEdit, list_targets, set_results

NOTE = "Số liệu ví dụ"
_QUARTERLY_FIELDS = ("vien-thong", "kts-xhs")
_FACTORS = (
    (14, None),
    (30, Decimal("0.82")),
    (52, Decimal("0.96")),
    (78, Decimal(1)),
    (100, Decimal("1.05")),
)
_UPWARD = (Kind.ATTAIN, Kind.AT_LEAST, Kind.MORE_THAN, Kind.RANGE, Kind.COUNT)
_STATES = (
    (25, TaskState.DONE, Decimal(100)),
    (70, TaskState.IN_PROGRESS, Decimal(60)),
    (85, TaskState.NOT_STARTED, Decimal(0)),
    (100, TaskState.BLOCKED, Decimal(20)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleFacts:
    """How much was filled in."""

    result_count: int
    task_count: int
    dossier: str


def fill_with_example(desk: Desk, year: int) -> Saved[ExampleFacts]:
    """Fill a workspace with the example figures of its office: results, tasks, one dossier."""
    edits = [
        edit for line in list_targets(desk, year) for edit in _edits(line.target, desk.office, year)
    ]
    changed = set_results(desk, edits).value
    task_count = _fill_tasks(desk, year)
    dossier = nominate(desk, example_dossier()).value
    facts = ExampleFacts(result_count=len(changed), task_count=task_count, dossier=dossier)
    return Saved(value=facts, changed=Changed.EVERYTHING, at=desk.now())


def example_dossier() -> object:
    """Return the example dossier as a nomination file holds it."""
    return json.loads(resources.path("example/ho-so.json").read_text("utf-8"))


def _edits(target: Target, office: str, year: int) -> list[ResultEdit]:
    chance = _chance(target.id, office)
    factor = next(value for limit, value in _FACTORS if chance < limit)
    goal = target.goal
    if factor is None or goal.kind not in _UPWARD or goal.low is None or "%" not in goal.unit:
        return []
    reached = min(Decimal(100), goal.low * factor).quantize(Decimal("0.1"))
    whole = _edit(target, str(year), reached, chance)
    if not target.id.startswith(tuple(f"1097.{field}." for field in _QUARTERLY_FIELDS)):
        return [whole]
    quarters = parts_of_year(year, PeriodKind.QUARTER)
    steps = (Decimal("0.7"), Decimal("0.8"), Decimal("0.9"), Decimal(1))
    return [
        _edit(target, quarter.text, (reached * step).quantize(Decimal("0.1")), chance)
        for quarter, step in zip(quarters, steps, strict=True)
    ] + [whole]


def _edit(target: Target, period: str, share: Decimal, chance: int) -> ResultEdit:
    if target.aggregation is not Aggregation.RATIO:
        return ResultEdit(target=target.id, period=period, value=share, note=NOTE)
    denominator = Decimal(120 + 7 * chance)
    numerator = (denominator * share / 100).to_integral_value()
    return ResultEdit(
        target=target.id, period=period, numerator=numerator, denominator=denominator, note=NOTE
    )


def _fill_tasks(desk: Desk, year: int) -> int:
    tasks = [
        line.task
        for programme in list_programmes(desk, year)
        for line in get_programme(desk, programme.code).tasks
    ]
    with desk.store.write(desk.mark()) as session:
        for task in tasks:
            chance = _chance(task.id, desk.office)
            _, state, percent = next(item for item in _STATES if chance < item[0])
            row = TaskProgressRow(task=task.id, office=desk.office)
            row.state, row.percent, row.note = state.value, percent, NOTE
            owned.touch(row, owner=desk.office, computer=desk.computer)
            session.add(row)
    return len(tasks)


def _chance(name: str, office: str) -> int:
    """Return a number from 0 to 99 that depends on its arguments alone."""
    return int(digest([name, office])[:8], 16) % 100

"""The overview: what is late, at risk, unsent; what comes next; how each field stands."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from models.domain.programmes import TaskState
from models.domain.targets import Verdict
from models.store.queries.programmes import DutyFacts
from models.usecases.desk import Desk
from models.usecases.programmes import TaskLine, get_programme, list_programmes
from models.usecases.programmes import list_duties as all_duties
from models.usecases.targets import TargetLine, list_targets


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldStanding:
    """How many targets of one field have which verdict."""

    programme: str
    field: str
    name: str
    counts: dict[Verdict, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the first page shows; every number stands for the list behind it.

    `attention` are the targets at risk or missed, the nearest deadline first.
    """

    year: int
    as_of: date
    counts: dict[Verdict, int]
    fields: tuple[FieldStanding, ...]
    attention: tuple[TargetLine, ...]
    without_number_count: int
    late_tasks: tuple[TaskLine, ...]
    open_task_count: int
    next_duties: tuple[DutyFacts, ...]


def overview(desk: Desk, year: int) -> Overview:
    """Return the standing of the desk's office in `year`, as of today."""
    lines = list_targets(desk, year)
    today = desk.today()
    tasks = [
        line
        for programme in list_programmes(desk, year)
        for line in get_programme(desk, programme.code).tasks
    ]
    open_tasks = [line for line in tasks if line.state is not TaskState.DONE]
    counts = Counter(line.judgement.verdict for line in lines)
    return Overview(
        year=year,
        as_of=today,
        counts={verdict: counts[verdict] for verdict in Verdict},
        fields=_by_field(lines),
        attention=_attention(lines),
        without_number_count=counts[Verdict.UNKNOWN],
        late_tasks=tuple(
            line for line in open_tasks if line.task.deadline and line.task.deadline < today
        ),
        open_task_count=len(open_tasks),
        next_duties=tuple(item for item in all_duties(desk) if item.done_on is None),
    )


def _attention(lines: tuple[TargetLine, ...]) -> tuple[TargetLine, ...]:
    pressing = (Verdict.NOT_MET, Verdict.AT_RISK)
    chosen = [line for line in lines if line.judgement.verdict in pressing]
    return tuple(
        sorted(
            chosen,
            key=lambda line: (
                pressing.index(line.judgement.verdict),
                line.judgement.goal.deadline or date.max,
            ),
        )
    )


def _by_field(lines: tuple[TargetLine, ...]) -> tuple[FieldStanding, ...]:
    grouped: dict[tuple[str, str], list[TargetLine]] = {}
    for line in lines:
        grouped.setdefault((line.target.programme, line.target.field), []).append(line)
    return tuple(
        FieldStanding(
            programme=programme,
            field=field,
            name=members[0].field_name,
            counts=dict(Counter(line.judgement.verdict for line in members)),
        )
        for (programme, field), members in grouped.items()
    )

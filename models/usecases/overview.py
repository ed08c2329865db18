"""The overview: what is late, at risk, unsent; what comes next; how each field stands."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from models.domain.programmes import TaskState
from models.domain.results import Travel
from models.domain.targets import Verdict
from models.usecases.award_deadlines import dossier_deadlines
from models.usecases.desk import Desk
from models.usecases.pending import pending_count
from models.usecases.programmes import TaskLine, get_programme, list_duties, list_programmes
from models.usecases.standing import like_with_like
from models.usecases.targets import TargetLine, list_targets

_SOON_DAYS = 45
_GIVEN_UP_DAYS = 60
_UNSENT = (Travel.DRAFT, Travel.READY, Travel.CORRECTED, Travel.RETURNED)
_OPEN = (Verdict.ON_TRACK, Verdict.AT_RISK, Verdict.NOT_MET, Verdict.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldStanding:
    """How many targets of one field have which verdict."""

    programme: str
    programme_title: str
    field: str
    name: str
    counts: dict[Verdict, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Something due; `page` and `id` say what to open, `days` is negative once it is past."""

    kind: str
    name: str
    page: str
    id: str
    due: date
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A target with a number in both years; `percent` is the change, None against zero.

    `is_part` says that both are totals of the same months, because a year is not whole.
    """

    line: TargetLine
    before: Decimal
    now: Decimal
    is_part: bool = False

    @property
    def percent(self) -> Decimal | None:
        """Return by how many percent the number grew (negative: fell)."""
        if not self.before:
            return None
        return 100 * (self.now - self.before) / abs(self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the first page shows; every number stands for the list behind it.

    `unsent_count` are all values of the office that wait, as the status line counts them;
    `attention` are the targets at risk or missed, the nearest deadline first; `deadlines` what is
    still to be done, by day. `last_year` counts verdicts of the year before, all zero without any
    report; `compared` are the targets that have a number in both years.
    """

    year: int
    as_of: date
    counts: dict[Verdict, int]
    fields: tuple[FieldStanding, ...]
    attention: tuple[TargetLine, ...]
    without_number_count: int
    unsent_count: int
    unsent_target_count: int
    late_tasks: tuple[TaskLine, ...]
    open_task_count: int
    task_count: int
    deadlines: tuple[Deadline, ...]
    last_year: dict[Verdict, int]
    compared: tuple[Compared, ...]

    @property
    def soon(self) -> tuple[Deadline, ...]:
        """Return what is due in the next weeks."""
        return tuple(item for item in self.deadlines if 0 <= item.days <= _SOON_DAYS)

    @property
    def late(self) -> tuple[Deadline, ...]:
        """Return what should have been done already."""
        return tuple(item for item in self.deadlines if item.days < 0)


def overview(desk: Desk, year: int, *, compares: bool = True) -> Overview:
    """Return the standing of the desk's office in `year`, as of today.

    Without `compares` the year before is not read, and nothing is compared with it.
    """
    lines = list_targets(desk, year)
    before = list_targets(desk, year - 1) if compares else ()
    today = desk.today()
    tasks = tuple(
        line
        for programme in list_programmes(desk, year)
        for line in get_programme(desk, programme.code).tasks
    )
    open_tasks = [line for line in tasks if line.state is not TaskState.DONE]
    counts = Counter(line.judgement.verdict for line in lines)
    last_year = Counter(line.judgement.verdict for line in before if line.latest is not None)
    return Overview(
        year=year,
        as_of=today,
        counts={verdict: counts[verdict] for verdict in Verdict},
        fields=_by_field(lines),
        attention=_attention(lines),
        without_number_count=counts[Verdict.UNKNOWN],
        unsent_count=pending_count(desk).unsent_count,
        unsent_target_count=sum(is_unsent(line) for line in lines),
        late_tasks=tuple(line for line in open_tasks if _is_late(line, today)),
        open_task_count=len(open_tasks),
        task_count=len(tasks),
        deadlines=_deadlines(desk, year, open_tasks, lines),
        last_year={verdict: last_year[verdict] for verdict in Verdict},
        compared=_compared(lines, before, year),
    )


def reminders(desk: Desk) -> tuple[Deadline, ...]:
    """Return duties not done and dossiers not sent, late or due within the next weeks.

    A dossier long past its day was given up and is no longer named.
    """
    today = desk.today()
    last = today + timedelta(days=_SOON_DAYS)
    first = today - timedelta(days=_GIVEN_UP_DAYS)
    dossiers = [item for item in _dossier_deadlines(desk, None, today) if item.due >= first]
    waiting = [*_duty_deadlines(desk, None, today), *dossiers]
    return tuple(sorted((i for i in waiting if i.due <= last), key=lambda item: item.due))


def is_unsent(line: TargetLine) -> bool:
    """Return whether something was entered that has not gone into a package yet."""
    return line.latest is not None and line.travel in _UNSENT


def _is_late(line: TaskLine, today: date) -> bool:
    return line.task.deadline is not None and line.task.deadline < today


def _attention(lines: Iterable[TargetLine]) -> tuple[TargetLine, ...]:
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


def _by_field(lines: Iterable[TargetLine]) -> tuple[FieldStanding, ...]:
    grouped: dict[tuple[str, str], list[TargetLine]] = {}
    for line in lines:
        grouped.setdefault((line.target.programme, line.target.field), []).append(line)
    return tuple(
        FieldStanding(
            programme=programme,
            programme_title=members[0].programme_title,
            field=field,
            name=members[0].field_name,
            counts=dict(Counter(line.judgement.verdict for line in members)),
        )
        for (programme, field), members in grouped.items()
    )


def _deadlines(
    desk: Desk, year: int, tasks: Iterable[TaskLine], lines: Iterable[TargetLine]
) -> tuple[Deadline, ...]:
    today = desk.today()
    found = _duty_deadlines(desk, year, today) + _dossier_deadlines(desk, year, today)
    found += [
        Deadline(
            kind="Nhiệm vụ",
            name=line.task.name,
            page="programme",
            id=line.task.id,
            due=line.task.deadline,
            days=(line.task.deadline - today).days,
        )
        for line in tasks
        if line.task.deadline
    ]
    found += [
        Deadline(
            kind="Chỉ tiêu",
            name=line.target.name,
            page="targets",
            id=line.target.id,
            due=line.target.goal.deadline,
            days=(line.target.goal.deadline - today).days,
        )
        for line in lines
        if line.target.goal.deadline
        and line.target.goal.deadline.year == year
        and line.judgement.verdict in _OPEN
    ]
    return tuple(sorted(found, key=lambda item: (item.due, item.kind, item.name)))


def _duty_deadlines(desk: Desk, year: int | None, today: date) -> list[Deadline]:
    codes = None if year is None else {item.code for item in list_programmes(desk, year)}
    return [
        Deadline(
            kind="Việc định kỳ",
            name=item.duty.name,
            page="programme",
            id=f"duty:{item.duty.code}",
            due=item.duty.due,
            days=(item.duty.due - today).days,
        )
        for item in list_duties(desk)
        if item.done_on is None
        and item.duty.due is not None
        and (codes is None or item.programme in codes)
    ]


def _dossier_deadlines(desk: Desk, year: int | None, today: date) -> list[Deadline]:
    return [
        Deadline(
            kind="Hồ sơ khen thưởng",
            name=item.words,
            page="awards",
            id=item.dossier,
            due=item.due,
            days=(item.due - today).days,
        )
        for item in dossier_deadlines(desk, year)
    ]


def _compared(
    lines: Sequence[TargetLine], before: Sequence[TargetLine], year: int
) -> tuple[Compared, ...]:
    former = {line.target.id: line.results for line in before if line.latest is not None}
    found = []
    for line in lines:
        results = former.get(line.target.id)
        if results is None or line.latest is None:
            continue
        both = like_with_like(line.target, line.results, results, year)
        if both is not None:
            found.append(Compared(line=line, before=both[0], now=both[1], is_part=both[2]))
    return tuple(found)

"""The leader's view of a year: who has sent, and all members' figures side by side."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from sqlalchemy.orm import Session

from models.domain.package import (
    Cargo,
    PackageKind,
    PackageMeta,
    ResultValue,
    TaskValue,
    cargo_texts,
    packed_results,
    texts_hash,
)
from models.domain.packed import Text
from models.domain.periods import parse_period
from models.domain.submission import (
    ConsolidatedTarget,
    ConsolidatedTask,
    Consolidation,
    MemberFigure,
    MemberStatus,
    SendState,
    Told,
    told_of,
)
from models.domain.targets import Kind, Target
from models.domain.text import collation_key
from models.domain.verdicts import Grounds, Part, Pooled, aggregate_units
from models.domain.verdicts.aggregation import divide
from models.store import journal
from models.store.queries.targets import targets_of_year
from models.sync.contributing import member_rows
from models.sync.gathering import (
    Stamp,
    field_names,
    programme_names,
    requirement_of,
    task_rows,
)
from models.sync.leading import Scope
from models.sync.log import arrived
from models.sync.roster import Roster
from models.sync.values import counts_of, slices_of, tasks_of

_NOTES = {
    Grounds.PERCENT_POOL: "Không cộng tỷ lệ; cần tử số, mẫu số",
    Grounds.RATIO_PARTS: "Có tỷ lệ chưa kèm tử số, mẫu số",
    Grounds.NO_RULE: "Không gộp theo cụm",
    Grounds.BAD_DENOMINATOR: "Mẫu số phải lớn hơn 0",
    Grounds.NO_ACTUAL: "Chưa có số liệu",
}


def board_of(session: Session, office: str, roster: Roster) -> tuple[MemberStatus, ...]:
    """Return every member of the cluster with what has arrived, in dictionary order."""
    packages = arrived(session, roster.cluster, roster.year)
    results = counts_of(session, roster.members, roster.year)
    tasks = Counter(item.office for item in tasks_of(session, roster.members))
    lines: list[MemberStatus] = []
    for member in sorted(roster.members, key=lambda code: collation_key(roster.name(code))):
        row = packages.get(member)
        has_own = member == office and (results.get(member) or tasks[member])
        at_hand = SendState.OWN if has_own else SendState.MISSING
        lines.append(
            MemberStatus(
                office=member,
                name=roster.name(member),
                short_name=roster.short_name(member),
                role=roster.roles[member],
                state=SendState.RECEIVED if row else at_hand,
                received_at=row.handled_at if row else None,
                package_id=row.id if row else "",
                result_count=results.get(member, 0),
                task_count=tasks[member],
                problem_count=row.problem_count if row else 0,
                touched=row.touched if row else False,
            )
        )
    return tuple(lines)


def consolidation_of(session: Session, office: str, roster: Roster, stamp: Stamp) -> Consolidation:
    """Return everything a consolidated workbook of one cluster and year shows.

    The results, far the most of it, go by only once: each target's become a line and a piece of
    the copies, and are let go.
    """
    members = board_of(session, office, roster)
    progress = tasks_of(session, roster.members)
    targets = _Targets(session, roster.year, members)
    texts: dict[str, Text] = {
        **cargo_texts(Cargo(tasks=tuple(progress))),
        "results": packed_results(targets.passing(slices_of(session, roster.members, roster.year))),
    }
    meta = PackageMeta(
        package_id=stamp.package_id,
        kind=PackageKind.CONSOLIDATED,
        sender=office,
        receiver=roster.ministry,
        cluster=roster.cluster,
        year=roster.year,
        period=str(roster.year),
        made_at=stamp.made_at,
        program_version=stamp.program_version,
        journal_head=journal.head(session)[1],
        result_count=targets.result_count,
        task_count=len(progress),
        content_hash=texts_hash(texts),
    )
    return Consolidation(
        meta=meta,
        leader_name=roster.name(office),
        cluster_name=roster.cluster_name,
        members=members,
        targets=targets.lines,
        tasks=_tasks(session, roster.year, members, progress),
        told=_told(session, roster),
        texts=texts,
    )


def _told(session: Session, roster: Roster) -> tuple[Told, ...]:
    scope = Scope(cluster=roster.cluster, years=(roster.year,), with_told=True)
    place = {code: number for number, code in enumerate(roster.members)}
    rows = sorted(
        member_rows(session, scope, roster.members),
        key=lambda row: (
            place[str(row.fields["office"])],
            str(row.fields.get("kind", "")),
            collation_key(str(row.fields.get("name", ""))),
        ),
    )
    names = {code: roster.short_name(code) for code in roster.members}
    return told_of(rows, names, programme_names(session))


class _Targets:
    """The lines of the targets, filled in while the results go by."""

    def __init__(self, session: Session, year: int, members: Sequence[MemberStatus]) -> None:
        self._fields = field_names(session)
        self._members = members
        self._targets = {target.id: target for target in targets_of_year(session, year)}
        self._lines: dict[str, ConsolidatedTarget] = {}
        self.result_count = 0

    @property
    def lines(self) -> tuple[ConsolidatedTarget, ...]:
        """Return the lines in the order of the programme."""
        return tuple(
            self._lines.get(target.id) or self._line(target, {})
            for target in self._targets.values()
        )

    def passing(self, slices: Iterable[Sequence[ResultValue]]) -> Iterator[Sequence[ResultValue]]:
        """Return the slices as they come, having taken from each what the lines need."""
        for results in slices:
            self.result_count += len(results)
            for code, of_target in groupby(results, attrgetter("target")):
                if code in self._targets:
                    target = self._targets[code]
                    self._lines[code] = self._line(target, _latest(of_target))
            yield results

    def _line(self, target: Target, latest: Mapping[str, ResultValue]) -> ConsolidatedTarget:
        field = self._fields.get((target.programme, target.field), target.field)
        return _target(target, field, [latest.get(item.office) for item in self._members])


def _target(
    target: Target, field_name: str, values: Sequence[ResultValue | None]
) -> ConsolidatedTarget:
    unit = target.goal.unit
    if target.goal.kind is Kind.DESCRIBE:
        total, note = Pooled(), _judged_note(values)
    else:
        total = aggregate_units([_part(item) for item in values], target.aggregation, unit)
        note = _note(total, values)
    return ConsolidatedTarget(
        field_name=field_name,
        name=target.name,
        unit=unit,
        requirement=requirement_of(target.goal),
        figures=tuple(_figure(item, unit) for item in values),
        total=total.value,
        total_note=note,
    )


def _latest(results: Iterable[ResultValue]) -> dict[str, ResultValue]:
    """Return the value of the latest period by office; cleared values do not count."""
    told = [item for item in results if _says_something(item)]
    told.sort(key=lambda value: parse_period(value.period).sort_key)
    return {item.office: item for item in told}


def _says_something(item: ResultValue) -> bool:
    return item.value is not None or item.numerator is not None or item.judged is not None


def _part(item: ResultValue | None) -> Part:
    if item is None:
        return Part()
    return Part(value=item.value, numerator=item.numerator, denominator=item.denominator)


def _figure(item: ResultValue | None, unit: str) -> MemberFigure:
    if item is None:
        return MemberFigure()
    value = item.value
    if value is None and item.numerator is not None and item.denominator:
        value = divide(item.numerator, item.denominator, unit)
    return MemberFigure(
        value=value, judged=item.judged, period_label=parse_period(item.period).label
    )


def _judged_note(values: Sequence[ResultValue | None]) -> str:
    met = sum(1 for item in values if item is not None and item.judged)
    return f"{met}/{len(values)} đơn vị đạt"


def _note(total: Pooled, values: Sequence[ResultValue | None]) -> str:
    notes = [_NOTES[total.grounds]] if total.grounds in _NOTES else []
    missing = sum(1 for item in values if item is None)
    if missing and total.grounds is not Grounds.NO_ACTUAL:
        notes.append(f"thiếu {missing}/{len(values)} đơn vị")
    text = "; ".join(notes)
    return text[:1].upper() + text[1:]


def _tasks(
    session: Session,
    year: int,
    members: Sequence[MemberStatus],
    progress: Sequence[TaskValue],
) -> tuple[ConsolidatedTask, ...]:
    told = {(item.task, item.office): item for item in progress}
    return tuple(
        ConsolidatedTask(
            group_name=line.group_name,
            name=line.name,
            progress=tuple(told.get((line.progress.task, member.office)) for member in members),
        )
        for line in task_rows(session, year)
    )

"""The leader's board of members and periods, and one target across all members."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from statistics import median

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.domain.board import Board, BoardCell, BoardLine, BoardPeriod, CellState
from models.domain.package import PackageKind
from models.domain.periods import PeriodKind, parse_period, parts_of_year
from models.domain.results import Milestones, Travel, travel
from models.domain.text import collation_key
from models.domain.verdicts.aggregation import divide
from models.schema.exchange import AdjustmentRow, DeadlineRow
from models.schema.packages import PackageRow
from models.schema.targets import ResultRow
from models.store.queries.targets import targets_by_id, targets_of_year
from models.sync import log
from models.sync.admission import locked_periods
from models.sync.roster import Roster
from models.usecases.desk import Desk
from models.usecases.exchange_desk import own_roster

_FAR = 3
_FEWEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberValue:
    """What one member says of a target in a period, with the leader's own figure beside it.

    `is_outlier` marks a value far from those of the other members, `is_own` the leader's own.
    """

    office: str
    name: str
    key: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    judged: bool | None
    note: str
    travel: Travel
    return_reason: str
    is_outlier: bool
    adjusted: Decimal | None
    adjust_reason: str
    is_own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tally:
    count: int = 0
    returned: int = 0
    accepted: int = 0


def period_board(desk: Desk, year: int | None = None) -> Board:
    """Return the members of the desk's cluster against the periods of the year."""
    with desk.store.read() as session:
        roster = own_roster(desk, session, year)
        dues = _deadlines(session, roster)
        locked = {item.text for item in locked_periods(session, roster.cluster, roster.year)}
        tallies = _tallies(session, roster)
        received = _received(session, roster)
    periods = _periods(roster.year, dues, locked, {period for _, period in tallies})
    lines: list[BoardLine] = []
    for office in sorted(roster.members, key=lambda code: collation_key(roster.name(code))):
        cells = tuple(
            _cell(
                period,
                tallies.get((office, period.period), _Tally()),
                received.get((office, period.period)) or received.get((office, "")),
                desk.today(),
                is_own=office == desk.office,
            )
            for period in periods
        )
        lines.append(
            BoardLine(
                office=office,
                name=roster.name(office),
                short_name=roster.short_name(office),
                role=roster.roles[office],
                cells=cells,
            )
        )
    return Board(
        cluster=roster.cluster,
        cluster_name=roster.cluster_name,
        year=roster.year,
        leader=roster.leader,
        periods=periods,
        lines=tuple(lines),
    )


def side_by_side(
    desk: Desk, target: str, period: str, year: int | None = None
) -> tuple[MemberValue, ...]:
    """Return what every member says of one target in one period, in dictionary order."""
    with desk.store.read() as session:
        roster = own_roster(desk, session, year)
        rows = {
            row.office: row
            for row in session.execute(
                select(ResultRow).where(ResultRow.target == target, ResultRow.period == period)
            ).scalars()
        }
        adjusted = {
            row.office: row
            for row in session.execute(
                select(AdjustmentRow).where(
                    AdjustmentRow.target == target, AdjustmentRow.period == period
                )
            ).scalars()
        }
        known = targets_by_id(session, [target])
        unit = known[target].goal.unit if target in known else ""
        values = {office: _number(row, unit) for office, row in rows.items()}
        shown = _Column(values=values, far=outliers(values), rows=rows, adjusted=adjusted)
        members = sorted(roster.members, key=lambda code: collation_key(roster.name(code)))
        found = (
            _member_value(shown, office, roster.name(office), f"{target}|{office}|{period}")
            for office in members
        )
        return tuple(replace(item, is_own=item.office == desk.office) for item in found)


def most_told(desk: Desk, year: int | None = None) -> tuple[str, str]:
    """Return the target and the period that most members have told a figure of; "" for none."""
    with desk.store.read() as session:
        roster = own_roster(desk, session, year)
        known = [target.id for target in targets_of_year(session, roster.year)]
        count = func.count(ResultRow.office.distinct())
        query = (
            select(ResultRow.target, ResultRow.period)
            .where(
                ResultRow.office.in_(roster.members),
                ResultRow.target.in_(known),
                ResultRow.period.startswith(str(roster.year)),
                or_(ResultRow.value.is_not(None), ResultRow.numerator.is_not(None)),
            )
            .group_by(ResultRow.target, ResultRow.period)
            .order_by(count.desc(), ResultRow.target, ResultRow.period)
            .limit(1)
        )
        found = session.execute(query).first()
    return (found.target, found.period) if found else ("", "")


def outliers(values: Mapping[str, Decimal | None]) -> frozenset[str]:
    """Return whose values lie far from the middle: over three times the usual distance from it.

    The middle and the usual distance are medians, so that one slip of a zero cannot hide itself.
    Fewer than four values say nothing.
    """
    told = {office: value for office, value in values.items() if value is not None}
    if len(told) < _FEWEST:
        return frozenset()
    middle = median(told.values())
    usual = median(abs(value - middle) for value in told.values())
    scale = usual or abs(middle) / 10
    return frozenset(
        office for office, value in told.items() if abs(value - middle) > _FAR * scale > 0
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """One target in one period, by office."""

    values: Mapping[str, Decimal | None]
    far: frozenset[str]
    rows: Mapping[str, ResultRow]
    adjusted: Mapping[str, AdjustmentRow]


def _member_value(shown: _Column, office: str, name: str, key: str) -> MemberValue:
    row, own = shown.rows.get(office), shown.adjusted.get(office)
    return MemberValue(
        office=office,
        name=name,
        key=key,
        value=shown.values.get(office),
        numerator=row.numerator if row else None,
        denominator=row.denominator if row else None,
        judged=row.judged if row else None,
        note=row.note if row else "",
        travel=travel(_milestones(row)) if row else Travel.DRAFT,
        return_reason=row.return_reason if row else "",
        is_outlier=office in shown.far,
        adjusted=own.value if own else None,
        adjust_reason=own.reason if own else "",
    )


def _milestones(row: ResultRow) -> Milestones:
    return Milestones(
        revision=row.revision,
        ready=row.ready_revision,
        packed=row.packed_revision,
        receipted=row.receipted_revision,
        accepted=row.accepted_revision,
        returned=row.returned_revision,
    )


def _number(row: ResultRow, unit: str) -> Decimal | None:
    if row.value is not None or row.numerator is None or not row.denominator:
        return row.value
    return divide(row.numerator, row.denominator, unit)


def _deadlines(session: Session, roster: Roster) -> dict[str, date]:
    query = select(DeadlineRow).where(
        DeadlineRow.cluster == roster.cluster, DeadlineRow.year == roster.year
    )
    return {row.period: row.due for row in session.execute(query).scalars()}


def _tallies(session: Session, roster: Roster) -> dict[tuple[str, str], _Tally]:
    columns = ResultRow.__table__.c
    query = select(
        columns.office,
        columns.period,
        columns.revision,
        columns.returned_revision,
        columns.accepted_revision,
    ).where(columns.office.in_(roster.members), columns.version != "")
    year = parse_period(str(roster.year))
    counts: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in session.execute(query):
        if year.contains(parse_period(row.period)):
            count = counts[row.office, row.period]
            count[0] += 1
            count[1] += row.returned_revision == row.revision
            count[2] += row.accepted_revision == row.revision
    return {
        place: _Tally(count=count[0], returned=count[1], accepted=count[2])
        for place, count in counts.items()
    }


def _received(session: Session, roster: Roster) -> dict[tuple[str, str], datetime]:
    query = (
        select(PackageRow)
        .where(
            PackageRow.direction == log.IN,
            PackageRow.kind == PackageKind.SUBMISSION.value,
            PackageRow.cluster == roster.cluster,
            PackageRow.year == roster.year,
            PackageRow.undone.is_(False),
        )
        .order_by(PackageRow.handled_at)
    )
    rows = session.execute(query).scalars()
    return {(row.sender, row.period): row.handled_at for row in rows}


def _periods(
    year: int, dues: Mapping[str, date], locked: set[str], told: set[str]
) -> tuple[BoardPeriod, ...]:
    """Return the quarters, the year, and whatever else has a deadline, a lock or a figure."""
    usual = {period.text for period in parts_of_year(year, PeriodKind.QUARTER)} | {str(year)}
    wanted: Sequence[str] = sorted(usual | set(dues) | locked | told, key=parse_period)
    return tuple(
        BoardPeriod(
            period=text,
            label=parse_period(text).label,
            due=dues.get(text),
            is_locked=text in locked,
        )
        for text in wanted
    )


def _cell(
    period: BoardPeriod, tally: _Tally, received: datetime | None, today: date, *, is_own: bool
) -> BoardCell:
    late = (today - period.due).days if period.due and today > period.due else 0
    if is_own and tally.count:
        state = CellState.OWN
    elif not tally.count:
        state = CellState.LATE if late else CellState.MISSING
    elif tally.returned:
        state = CellState.RETURNED
    else:
        state = CellState.ACCEPTED if tally.accepted == tally.count else CellState.RECEIVED
    return BoardCell(
        period=period.period,
        state=state,
        value_count=tally.count,
        returned_count=tally.returned,
        accepted_count=tally.accepted,
        late_days=late if state is CellState.LATE else 0,
        received_at=received if tally.count else None,
    )

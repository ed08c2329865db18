"""What may be expected at the deadline, from milestones or from the periods so far."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from functools import lru_cache

from models.domain.targets import Aggregation, Kind, Verdict
from models.domain.verdicts.aggregation import EXACT
from models.domain.verdicts.facts import Actual, Basis, Dated, Finding, Forecast
from models.domain.verdicts.requirement import is_closed, measure, standing

_Point = tuple[Decimal, Decimal]
_WHOLE = Decimal(100)


def forecast(found: Finding, actual: Actual, values: Sequence[Dated], today: date) -> Forecast:
    """Return what to expect at `found.goal.deadline`, which is not over.

    The plan's own milestones come first. Otherwise a sum goes on at the pace of the days
    reported, a mean stays where it is, and anything else follows the straight line from the
    first to the newest value. Fewer than two values (one for a pace) are too little.
    """
    plan = actual.plan()
    if plan and not is_closed(found.goal):
        return _against_plan(found, plan, values, today)
    deadline = found.goal.deadline or today
    if actual.aggregation is Aggregation.SUM and actual.value is None and values:
        expected = _pace(values, deadline)
        return _expect(found, Basis.PACE, expected, len(values))
    if actual.aggregation is Aggregation.MEAN and len(values) > 1:
        return _expect(found, Basis.LEVEL, found.value, len(values))
    points = _points(found, values, today)
    if len(points) < 2:  # noqa: PLR2004 - a line has two ends
        return Forecast(basis=Basis.TOO_LITTLE, reached=True)
    expected = _possible(found, points, _line(points, deadline))
    if actual.aggregation is Aggregation.MAX and found.value is not None:
        expected = max(expected, found.value)
    if actual.aggregation is Aggregation.MIN and found.value is not None:
        expected = min(expected, found.value)
    return _expect(found, Basis.LINEAR, expected, len(points))


def _possible(found: Finding, points: Sequence[_Point], expected: Decimal) -> Decimal:
    """Return what a line comes to, kept to what there can be.

    A place is whole and at least the first; a percentage of something stays under 100, and what
    was never below zero does not fall below it.
    """
    goal = found.goal
    if goal.kind is Kind.RANK:
        return max(Decimal(1), expected.to_integral_value(ROUND_CEILING))
    known = [value for _, value in points]
    asked = [bound for bound in (goal.low, goal.high) if bound is not None]
    changes = goal.kind in (Kind.GROW_BY, Kind.CUT_BY)
    if min(known) >= 0 and (changes or min(asked, default=Decimal(0)) >= 0):
        expected = max(Decimal(0), expected)
    if goal.unit == "%" and not changes and max((*known, *asked)) <= _WHOLE:
        expected = min(_WHOLE, expected)
    return expected


def _against_plan(
    found: Finding, plan: Sequence[Dated], values: Sequence[Dated], today: date
) -> Forecast:
    known_until = min(today, values[-1][0].last_day) if values else today
    due = [step for step in plan if step[0].last_day <= known_until]
    if not due or found.measured is None:
        return Forecast(basis=Basis.MILESTONE, reached=True)
    period, planned = due[-1]
    step = replace(found.goal, low=planned, high=None)
    reached = standing(step, found.measured) is not Verdict.NOT_MET
    return Forecast(basis=Basis.MILESTONE, reached=reached, value=planned, period=period)


def _points(found: Finding, values: Sequence[Dated], today: date) -> list[_Point]:
    by_day = {period.last_day: value for period, value in values}
    if found.value is not None and (not by_day or today > max(by_day)):
        newest = values[-1][1] if values else None
        if newest != found.value:
            by_day[today] = found.value
    goal = found.goal
    if len(by_day) < 2 and found.baseline is not None and goal.baseline_year:  # noqa: PLR2004
        by_day.setdefault(date(goal.baseline_year, 12, 31), found.baseline)
    return [(_months_until(day), by_day[day]) for day in sorted(by_day)]


def _line(points: Sequence[_Point], deadline: date) -> Decimal:
    (start, first), (end, last) = points[0], points[-1]
    rise = EXACT.subtract(last, first)
    ahead = max(Decimal(0), EXACT.subtract(_months_until(deadline), end))
    more = EXACT.divide(EXACT.multiply(rise, ahead), EXACT.subtract(end, start))
    return EXACT.add(last, more)


def _pace(values: Sequence[Dated], deadline: date) -> Decimal:
    total = sum((value for _, value in values), Decimal(0))
    start = _day_before(min(period.first_day for period, _ in values))
    end = _months_until(max(period.last_day for period, _ in values))
    whole = EXACT.subtract(max(_months_until(deadline), end), start)
    told = Decimal(0)
    for period, _ in values:
        length = EXACT.subtract(_months_until(period.last_day), _day_before(period.first_day))
        told = EXACT.add(told, length)
    return EXACT.divide(EXACT.multiply(total, whole), told)


def _day_before(day: date) -> Decimal:
    return _months_until(day - timedelta(days=1))


@lru_cache(maxsize=4096)
def _months_until(day: date) -> Decimal:
    """Return the months before the end of `day`, so that quarters are equally long."""
    share = EXACT.divide(Decimal(day.day), Decimal(monthrange(day.year, day.month)[1]))
    return EXACT.add(Decimal(day.year * 12 + day.month - 1), share)


def _expect(found: Finding, basis: Basis, expected: Decimal | None, count: int) -> Forecast:
    if expected is None:
        return Forecast(basis=Basis.TOO_LITTLE, reached=True)
    measured, _ = measure(found.goal, expected, found.baseline)
    reached = standing(found.goal, measured) is not Verdict.NOT_MET
    return Forecast(basis=basis, reached=reached, value=measured, count=count)

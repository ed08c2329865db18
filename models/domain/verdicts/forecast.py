"""What may be expected at the deadline, from milestones or from the periods so far."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from models.domain.targets import Aggregation, Verdict
from models.domain.verdicts.aggregation import EXACT
from models.domain.verdicts.facts import Actual, Basis, Dated, Finding, Forecast
from models.domain.verdicts.requirement import is_closed, measure, standing

_Point = tuple[Decimal, Decimal]


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
    return _expect(found, Basis.LINEAR, _line(points, deadline), len(points))


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
    start = _months_until(min(period.first_day for period, _ in values) - timedelta(days=1))
    end = _months_until(max(period.last_day for period, _ in values))
    whole = EXACT.subtract(max(_months_until(deadline), end), start)
    return EXACT.divide(EXACT.multiply(total, whole), EXACT.subtract(end, start))


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

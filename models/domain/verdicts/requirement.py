"""Where a value stands against a goal: the boundaries of every kind, in one place.

- Upward (`attain`, `at_least`, `count`, `grow_by`, `cut_by`, `range` higher): met from `low`,
  exceeded above `high`, or above `low` where there is one value only.
- Downward (`at_most`, `range` lower, `rank`): met up to `high`, exceeded below `low`, or below
  the one value there is.
- `more_than` and `less_than`: the bound itself is not met. Beyond it is met and no more, because
  "trên 8 %" asks for exactly that; exceeded only beyond the far bound, where the source has one.
- `range` without a direction: met inside, unknown outside.
- `range` within, and `around`: met inside, both ends included, never exceeded. "Khoảng 60" with
  one value is met by what rounds to it at the precision written.

One-sided kinds take their value from `low` or from `high`, whichever is there.
"""

from dataclasses import replace
from decimal import Context, Decimal

from models.domain.targets import Direction, Goal, Kind, Verdict
from models.domain.verdicts.aggregation import EXACT
from models.domain.verdicts.facts import Grounds

_STRICT_UP = frozenset({Kind.MORE_THAN})
_STRICT_DOWN = frozenset({Kind.LESS_THAN})
_DOWN = frozenset({Kind.AT_MOST, Kind.LESS_THAN, Kind.RANK})
_HALF = Decimal("0.5")
_DIGITS = Context(prec=28)


def points_up(goal: Goal) -> bool:
    """Say whether more is better."""
    return not points_down(goal) and not is_closed(goal)


def points_down(goal: Goal) -> bool:
    """Say whether less is better, in the measure of the goal."""
    if goal.kind is Kind.RANGE:
        return goal.direction is Direction.LOWER
    return goal.kind in _DOWN


def is_closed(goal: Goal) -> bool:
    """Say whether only the inside of the span is good."""
    return goal.kind is Kind.AROUND or (
        goal.kind is Kind.RANGE and goal.direction is Direction.WITHIN
    )


def bounds(goal: Goal) -> tuple[Decimal, Decimal]:
    """Return the lower and upper bound, equal where the goal has one value; it has at least one."""
    low = goal.low if goal.low is not None else goal.high
    high = goal.high if goal.high is not None else goal.low
    if low is None or high is None:
        message = "a goal without numbers has no bounds"
        raise ValueError(message)
    if goal.kind is Kind.AROUND and low == high:
        exponent = low.normalize().as_tuple().exponent
        slack = _HALF.scaleb(min(0, exponent if isinstance(exponent, int) else 0))
        return EXACT.subtract(low, slack), EXACT.add(high, slack)
    return low, high


def flaw(goal: Goal) -> Grounds:
    """Return why the goal itself cannot be judged, if it cannot."""
    if goal.kind is Kind.DELIVER:
        return Grounds.NONE
    if goal.low is None and goal.high is None:
        return Grounds.NO_GOAL
    if goal.kind is Kind.RANGE and goal.direction is Direction.WITHIN:
        return Grounds.NO_GOAL if goal.low is None or goal.high is None else _crossed(goal)
    return _crossed(goal)


def measure(goal: Goal, value: Decimal, baseline: Decimal | None) -> tuple[Decimal, Grounds]:
    """Return the value in the measure of the goal: percent of growth or cut, else as it is."""
    if goal.kind is Kind.RANK and value < 1:
        return value, Grounds.BAD_RANK
    if goal.kind not in (Kind.GROW_BY, Kind.CUT_BY):
        return value, Grounds.NONE
    if baseline is None:
        return value, Grounds.NO_BASELINE
    if baseline <= 0:
        return value, Grounds.BAD_BASELINE
    change = EXACT.subtract(value, baseline)
    percent = EXACT.divide(EXACT.multiply(change, Decimal(100)), baseline)
    return (percent if goal.kind is Kind.GROW_BY else -percent), Grounds.NONE


def standing(goal: Goal, measured: Decimal) -> Verdict:
    """Return exceeded, met or not met, as if the deadline were over."""
    low, high = bounds(goal)
    if is_closed(goal):
        return Verdict.MET if low <= measured <= high else Verdict.NOT_MET
    if goal.kind in _STRICT_UP:
        return _beyond(measured > low, measured > high > low)
    if goal.kind in _STRICT_DOWN:
        return _beyond(measured < high, measured < low < high)
    if points_down(goal):
        return _beyond(measured <= high, measured < low)
    return _beyond(measured >= low, measured > high)


def reaches(goal: Goal, value: Decimal, planned: Decimal) -> bool:
    """Say whether `value` is as good as what was `planned` for its period.

    Growth and cuts are planned in percent and reported in their unit: they are never behind here.
    """
    if goal.kind in (Kind.GROW_BY, Kind.CUT_BY, Kind.DESCRIBE, Kind.DELIVER):
        return True
    if is_closed(goal):
        return value >= planned
    return standing(replace(goal, low=planned, high=None), value) is not Verdict.NOT_MET


def completion(goal: Goal, measured: Decimal) -> Decimal | None:
    """Return reached / asked (asked / reached where less is better), or None where it says nothing.

    It says nothing for ranks, closed spans, bounds or values that are not above zero, a change
    in the wrong direction, and at the very bound of `more_than` and `less_than`, where 1 would
    read as reached. At least 1 exactly when the goal is met. 28 digits.
    """
    if goal.kind is Kind.RANK or is_closed(goal):
        return None
    low, high = bounds(goal)
    if points_down(goal):
        if high <= 0 or measured <= 0 or (goal.kind in _STRICT_DOWN and measured == high):
            return None
        return _quotient(high, measured)
    if low <= 0 or measured < 0 or (goal.kind in _STRICT_UP and measured == low):
        return None
    return _quotient(measured, low)


def _beyond(met: bool, exceeded: bool) -> Verdict:  # noqa: FBT001 - two facts, read in place
    if not met:
        return Verdict.NOT_MET
    return Verdict.EXCEEDED if exceeded else Verdict.MET


def _crossed(goal: Goal) -> Grounds:
    if goal.low is not None and goal.high is not None and goal.low > goal.high:
        return Grounds.CROSSED_GOAL
    return Grounds.NONE


def _quotient(above: Decimal, below: Decimal) -> Decimal:
    quotient = _DIGITS.divide(above, below)
    if quotient == 1 and above < below:
        return _DIGITS.next_minus(quotient)
    return quotient

"""What periods that are still missing can change: a verdict over them is not the last word."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from models.domain.targets import Aggregation, Direction, Goal, Kind, Verdict
from models.domain.verdicts.facts import Actual, Dated, Finding
from models.domain.verdicts.requirement import bounds, is_closed, points_down, points_up

_A_DAY = timedelta(days=1)


def in_time(goal: Goal, values: Sequence[Dated]) -> tuple[Dated, ...]:
    """Return the values of periods that begin by the deadline; without a deadline, all of them.

    What was reached only after the deadline does not make a target met. A product is looked at
    by `judge` itself, which says that it came late.
    """
    due = goal.deadline
    if due is None or goal.kind is Kind.DELIVER:
        return tuple(values)
    return tuple(pair for pair in values if pair[0].first_day <= due)


def may_be_lost(goal: Goal, actual: Actual, values: Sequence[Dated]) -> bool:
    """Say whether a period without a value may still take what is reached off the good side.

    A total may grow past its cap, the greatest value rise above it, the least fall below a floor.
    """
    if actual.value is not None or actual.numerator is not None or not values:
        return False
    if goal.deadline is None or not _is_missing(goal, values):
        return False
    if actual.aggregation in (Aggregation.SUM, Aggregation.MAX):
        higher = goal.direction in (None, Direction.HIGHER)
        closing = points_down(goal) or is_closed(goal) or goal.kind is Kind.CUT_BY
        return closing and goal.kind is not Kind.RANK and not (goal.kind is Kind.RANGE and higher)
    falling = is_closed(goal) or (points_up(goal) and goal.kind is not Kind.CUT_BY)
    return actual.aggregation is Aggregation.MIN and falling


def is_lost(found: Finding, actual: Actual, values: Sequence[Dated]) -> bool:
    """Say whether no later period can bring back what missed its requirement."""
    if found.verdict is not Verdict.NOT_MET or found.measured is None:
        return False
    if actual.value is not None or actual.numerator is not None or not values:
        return False
    low, high = bounds(found.goal)
    if found.goal.kind is Kind.CUT_BY or points_down(found.goal):
        too_much, too_little = True, False
    else:
        too_much, too_little = found.measured > high, found.measured < low
    if actual.aggregation is Aggregation.SUM:
        return too_much and all(value >= 0 for _, value in values)
    if actual.aggregation is Aggregation.MAX:
        return too_much
    return actual.aggregation is Aggregation.MIN and too_little


def _is_missing(goal: Goal, values: Sequence[Dated]) -> bool:
    """Say whether the days up to the deadline lack a value: at the end, or between two periods."""
    if goal.deadline is not None and values[-1][0].last_day < goal.deadline:
        return True
    spans = sorted((period.first_day, period.last_day) for period, _ in values)
    return any(after[0] > before[1] + _A_DAY for before, after in pairwise(spans))

"""The verdict on one target: goal and actual in, verdict with its reasons out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from models.domain.periods import Period, PeriodKind
from models.domain.targets import Aggregation, Direction, Goal, Kind, Verdict
from models.domain.verdicts.aggregation import EXACT, aggregate_periods, divide
from models.domain.verdicts.facts import Actual, Dated, Finding, Grounds
from models.domain.verdicts.forecast import forecast
from models.domain.verdicts.requirement import (
    completion,
    flaw,
    measure,
    standing,
)
from models.domain.verdicts.running import in_time, is_lost, may_be_lost
from models.domain.verdicts.sentences import write_sentence

_CHANGES = (Kind.GROW_BY, Kind.CUT_BY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Finding):
    """A verdict that can say itself; the sentence is written when it is asked for."""

    @property
    def sentence(self) -> str:
        """Return one Vietnamese sentence that shows the arithmetic."""
        return write_sentence(self)


def judge(goal: Goal, actual: Actual, today: date) -> Judgement:
    """Say where `goal` stands on `today`, which is passed in and never read from a clock.

    Without a deadline, or after it, a shortfall is `not_met`. Until the deadline's own day is
    over it is `on_track` or `at_risk` by a forecast, `on_track` where there is too little to
    forecast from. A total that may still grow past its cap, or a cut that may still be lost, is
    not `met` before its last period, nor ever without it; one that is past it is `not_met` at
    once. Periods that begin after the deadline do not count. No data is `unknown`, and so is a goal
    without numbers. Raises UserError for a period text that cannot be read.
    """
    if goal.kind is Kind.DESCRIBE or (goal.kind is Kind.DELIVER and actual.judged_met is not None):
        return _by_person(goal, actual)
    baseline, every = _baseline(goal, actual)
    values = in_time(goal, every)
    found = _at_the_end(goal, actual, baseline, values)
    if len(values) < len(every) and actual.value is None and actual.numerator is None:
        found = replace(found, came_late=True)
        if found.grounds is Grounds.NO_ACTUAL:
            return replace(found, grounds=Grounds.ONLY_AFTER_DEADLINE)
    settled = found.verdict is Verdict.UNKNOWN or found.grounds is Grounds.LATE
    if settled or goal.deadline is None or is_lost(found, actual, values):
        return found
    doubtful = found.verdict is not Verdict.NOT_MET and may_be_lost(found.goal, actual, values)
    if today > goal.deadline:
        return _incomplete(found) if doubtful else found
    if found.verdict is not Verdict.NOT_MET and not doubtful:
        return found
    ahead = forecast(found, actual, values, today)
    verdict = Verdict.ON_TRACK if ahead.reached else Verdict.AT_RISK
    ratio = found.ratio if found.verdict is Verdict.NOT_MET else None
    return replace(found, verdict=verdict, ratio=ratio, forecast=ahead)


def change_since_baseline(goal: Goal, value: Decimal) -> Decimal | None:
    """Return the change in percent against the goal's baseline; never a measure of completion."""
    if goal.baseline is None or goal.baseline <= 0:
        return None
    change = EXACT.subtract(value, goal.baseline)
    return EXACT.divide(EXACT.multiply(change, Decimal(100)), goal.baseline)


def _by_person(goal: Goal, actual: Actual) -> Judgement:
    if actual.judged_met is None:
        return _unknown(goal, Grounds.NO_JUDGE)
    if not actual.reason.strip():
        return _unknown(goal, Grounds.NO_REASON)
    verdict = Verdict.MET if actual.judged_met else Verdict.NOT_MET
    return Judgement(goal=goal, verdict=verdict, reason=actual.reason.strip())


def _at_the_end(
    goal: Goal, actual: Actual, baseline: Decimal | None, values: Sequence[Dated]
) -> Judgement:
    """Return the verdict as if the deadline were over."""
    fault = flaw(goal)
    if fault:
        return _unknown(goal, fault)
    if goal.kind is Kind.DELIVER and _needed(goal) is None:
        return _finished(goal, actual, values)
    value, fault, period = _reached(goal, actual, values)
    if goal.kind is Kind.DELIVER:
        goal = replace(goal, low=_needed(goal), high=None)
        value = goal.low if value is None and actual.done_on is not None else value
    if value is None:
        return _unknown(goal, _no_product(goal, fault))
    measured, fault = measure(goal, value, baseline)
    if _is_undirected(goal):
        goal, fault = _inside_only(goal, measured)
    if fault:
        return replace(_unknown(goal, fault), value=value)
    found = Judgement(
        goal=goal,
        verdict=standing(goal, measured),
        ratio=completion(goal, measured),
        value=value,
        measured=measured,
        computed=actual.value is None and not (period and actual.aggregation is Aggregation.LAST),
        period=period,
        baseline=baseline,
        done_on=actual.done_on,
        divided=_divided(goal, actual),
    )
    return _dated_product(found, actual, values) if goal.kind is Kind.DELIVER else found


def _unknown(goal: Goal, grounds: Grounds) -> Judgement:
    return Judgement(goal=goal, verdict=Verdict.UNKNOWN, grounds=grounds)


def _baseline(goal: Goal, actual: Actual) -> tuple[Decimal | None, tuple[Dated, ...]]:
    values = actual.dated()
    if goal.kind not in _CHANGES or goal.baseline_year is None:
        return goal.baseline, values
    year = Period(kind=PeriodKind.YEAR, year=goal.baseline_year)
    then = next((value for period, value in values if period == year), None)
    later = tuple(pair for pair in values if pair[0] != year)
    return (goal.baseline if goal.baseline is not None else then), later


def _reached(
    goal: Goal, actual: Actual, values: Sequence[Dated]
) -> tuple[Decimal | None, Grounds, Period | None]:
    if actual.value is not None:
        return actual.value, Grounds.NONE, None
    if actual.numerator is not None or actual.denominator is not None:
        if actual.numerator is None:
            return None, Grounds.NO_NUMERATOR, None
        if actual.denominator is None:
            return None, Grounds.NO_DENOMINATOR, None
        if actual.denominator <= 0:
            return None, Grounds.BAD_DENOMINATOR, None
        unit = "" if goal.kind in _CHANGES else goal.unit
        return divide(actual.numerator, actual.denominator, unit), Grounds.NONE, None
    unit = "" if goal.kind in _CHANGES else goal.unit
    pooled = aggregate_periods(values, actual.aggregation, unit)
    return pooled.value, pooled.grounds, values[-1][0] if values else None


def _is_undirected(goal: Goal) -> bool:
    """Say whether nobody stated which way of a span is better: only its inside is sure."""
    return goal.kind is Kind.RANGE and goal.direction is None


def _inside_only(goal: Goal, measured: Decimal) -> tuple[Goal, Grounds]:
    goal = replace(goal, direction=Direction.WITHIN)
    fault = flaw(goal)
    if not fault and standing(goal, measured) is not Verdict.MET:
        fault = Grounds.NO_DIRECTION
    return goal, fault


def _needed(goal: Goal) -> Decimal | None:
    return goal.low if goal.low is not None else goal.high


def _finished(goal: Goal, actual: Actual, values: Sequence[Dated]) -> Judgement:
    """Return the verdict on a product whose count nobody stated: only its day can say anything."""
    if actual.done_on is None:
        said = actual.value is not None or values
        return _unknown(goal, Grounds.NO_GOAL if said else Grounds.NO_PRODUCT)
    found = Judgement(goal=goal, verdict=Verdict.MET, done_on=actual.done_on)
    return _dated_product(found, actual, ())


def _no_product(goal: Goal, fault: Grounds) -> Grounds:
    return Grounds.NO_PRODUCT if goal.kind is Kind.DELIVER and fault is Grounds.NO_ACTUAL else fault


def _incomplete(found: Judgement) -> Judgement:
    return replace(found, verdict=Verdict.UNKNOWN, ratio=None, grounds=Grounds.NOT_ALL_PERIODS)


def _divided(goal: Goal, actual: Actual) -> Decimal | None:
    """Return what the fraction comes to where the stated value is not that, as far as it goes."""
    stated, above, below = actual.value, actual.numerator, actual.denominator
    if stated is None or above is None or below is None or below <= 0:
        return None
    share = divide(above, below, "" if goal.kind in _CHANGES else goal.unit)
    exponent = stated.as_tuple().exponent
    slack = Decimal(1).scaleb(min(0, exponent) if isinstance(exponent, int) else 0)
    return share if abs(EXACT.subtract(share, stated)) >= slack else None


def _dated_product(found: Judgement, actual: Actual, values: Sequence[Dated]) -> Judgement:
    """Return the verdict on a product once its day of completion is compared with the deadline.

    A product known only by its period is late when the whole period lies after the deadline.
    """
    deadline = found.goal.deadline
    if found.verdict is Verdict.NOT_MET:
        return replace(found, done_on=None, period=None)
    period = None if actual.value is not None else _first_enough(found.goal, actual, values)
    found = replace(found, period=period)
    if deadline is None:
        return found
    first_day = found.done_on or (period.first_day if period else deadline)
    if first_day <= deadline:
        return found
    return replace(found, verdict=Verdict.NOT_MET, ratio=None, grounds=Grounds.LATE)


def _first_enough(goal: Goal, actual: Actual, values: Sequence[Dated]) -> Period | None:
    reached, needed = Decimal(0), _needed(goal)
    for period, value in values:
        reached = reached + value if actual.aggregation is Aggregation.SUM else value
        if needed is not None and reached >= needed:
            return period
    return None

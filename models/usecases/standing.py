"""Puts reports and requirements together: what an office reached on a target in a year."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from models.domain.periods import Period, PeriodKind, parse_period
from models.domain.results import Assignment, Result
from models.domain.targets import Aggregation, Goal, Target
from models.domain.verdicts import (
    Actual,
    Judgement,
    aggregate_periods,
    fraction_factor,
    is_share,
    judge,
)

_A_DAY = timedelta(days=1)


def effective_goal(target: Target, assigned: Assignment | None, year: int) -> Goal:
    """Return the goal the office is judged by in `year`.

    What it took on goes before the national value; without a deadline of its own the year's end
    counts, so that a year under way is not called missed.
    """
    goal = target.goal
    if assigned is not None and (assigned.low is not None or assigned.high is not None):
        goal = replace(goal, low=assigned.low, high=assigned.high)
    if assigned is not None and assigned.deadline is not None:
        return replace(goal, deadline=assigned.deadline)
    return goal if goal.deadline else replace(goal, deadline=date(year, 12, 31))


def judging_day(year: int, today: date) -> date:
    """Return the day a year is judged on: today, but never later than the day after its end."""
    return min(today, date(year + 1, 1, 1))


def reached(target: Target, results: Sequence[Result], year: int) -> Actual:
    """Return what the reports of one office for one year add up to.

    A value for the whole year goes before its parts. By the rule `ratio` a share is taken from the
    latest period that has one, because such shares are levels. By the rule `sum` shares are flows:
    numerators and denominators of periods that do not overlap are added up.
    """
    told = [result for result in results if not result.is_empty]
    whole = next((result for result in told if result.period == str(year)), None)
    return _stated(target, whole) if whole is not None else _together(target, told)


def reached_in_phase(target: Target, results: Sequence[Result], phase: Period) -> Actual:
    """Return what the reports of one office for a phase add up to.

    A value for the phase itself goes before its years, and a year's before its parts.
    """
    told = [result for result in results if not result.is_empty]
    own = next((result for result in told if result.period == phase.text), None)
    if own is not None:
        return _stated(target, own)
    dated = [(parse_period(result.period), result) for result in told]
    inside = [
        pair for pair in dated if pair[0].kind is not PeriodKind.PHASE and phase.contains(pair[0])
    ]
    whole = {period.year for period, _ in inside if period.kind is PeriodKind.YEAR}
    parts = [
        pair for pair in inside if pair[0].kind is PeriodKind.YEAR or pair[0].year not in whole
    ]
    return _together(target, [result for _, result in sorted(parts, key=lambda pair: pair[0])])


def _stated(target: Target, result: Result) -> Actual:
    return Actual(
        value=result.value,
        numerator=result.numerator,
        denominator=result.denominator,
        aggregation=target.aggregation,
        judged_met=result.judged,
        reason=result.note,
    )


def _together(target: Target, told: Sequence[Result]) -> Actual:
    """Return what several reports add up to by the rule of the target."""
    if not told:
        return Actual(aggregation=target.aggregation)
    latest = told[-1]
    values = tuple((item.period, reported_value(item)) for item in told)
    pairs = tuple((period, value) for period, value in values if value is not None)
    flow = _flow(target, told)
    if flow is not None:
        return replace(flow, judged_met=latest.judged, reason=latest.note)
    return Actual(
        period_values=pairs,
        aggregation=(
            Aggregation.LAST if target.aggregation is Aggregation.RATIO else target.aggregation
        ),
        judged_met=latest.judged,
        reason=latest.note,
    )


def _flow(target: Target, told: Sequence[Result]) -> Actual | None:
    """Return Σ numerator / Σ denominator of a share that is added up; None where it is not one."""
    if target.aggregation is not Aggregation.SUM or not is_share(target.goal.unit):
        return None
    fractions = [
        (item.numerator, item.denominator)
        for item in told
        if item.numerator is not None and item.denominator is not None
    ]
    periods = sorted(parse_period(item.period) for item in told)
    overlaps = any(after.first_day <= before.last_day for before, after in pairwise(periods))
    if overlaps or len(fractions) < len(told):
        return None
    return Actual(
        numerator=sum((above for above, _ in fractions), Decimal(0)),
        denominator=sum((below for _, below in fractions), Decimal(0)),
        aggregation=target.aggregation,
    )


def reported_value(result: Result) -> Decimal | None:
    """Return the number a report states: the value, else its fraction in its unit, else None."""
    if result.value is not None:
        return result.value
    if result.numerator is None or not result.denominator:
        return None
    return result.per * result.numerator / result.denominator


def year_value(target: Target, results: Sequence[Result], year: int) -> Decimal | None:
    """Return the number of one office's year by the rule of the target, if there is one."""
    actual = reached(target, results, year)
    if actual.value is not None:
        return actual.value
    factor = fraction_factor(target.goal.kind, target.goal.unit)
    if actual.numerator is not None and actual.denominator:
        return factor * actual.numerator / actual.denominator
    unit = "" if factor == 1 else target.goal.unit
    return aggregate_periods(actual.dated(), actual.aggregation, unit).value


def like_with_like(
    target: Target, now: Sequence[Result], before: Sequence[Result], year: int
) -> tuple[Decimal, Decimal, bool] | None:
    """Return the number of the year before, that of `year`, and whether both are of parts only.

    A total of some months is compared with the same months, never with a whole year.
    """
    is_part = False
    if target.aggregation is Aggregation.SUM:
        now, before = _told(now), _told(before)
        is_part = not (_covers_year(now, year) and _covers_year(before, year - 1))
        if is_part:
            now, before = _same_parts(now, before)
    old, new = year_value(target, before, year - 1), year_value(target, now, year)
    return None if old is None or new is None else (old, new, is_part)


def _told(results: Sequence[Result]) -> list[Result]:
    return [result for result in results if not result.is_empty]


def _covers_year(results: Sequence[Result], year: int) -> bool:
    spans = sorted((p.first_day, p.last_day) for p in (parse_period(r.period) for r in results))
    reached_day = date(year, 1, 1) - _A_DAY
    for first, last in spans:
        if first > reached_day + _A_DAY:
            return False
        reached_day = max(reached_day, last)
    return bool(spans) and reached_day >= date(year, 12, 31)


def _same_parts(
    now: Sequence[Result], before: Sequence[Result]
) -> tuple[list[Result], list[Result]]:
    def part(result: Result) -> str:
        return result.period[4:]  # after the year: "-Q1"; nothing for the whole year

    common = {part(one) for one in now} & {part(one) for one in before} - {""}
    return (
        [one for one in now if part(one) in common],
        [one for one in before if part(one) in common],
    )


def judgement_of(  # noqa: PLR0913 - everything a year is judged by
    target: Target,
    assigned: Assignment | None,
    results: Sequence[Result],
    day: date,
    year: int,
    *,
    plan: tuple[tuple[str, Decimal], ...] = (),
) -> Judgement:
    """Return the verdict on one office's year; `plan` holds its milestones by period."""
    goal = effective_goal(target, assigned, year)
    actual = reached(target, results, year)
    if plan:
        actual = replace(actual, milestones=plan)
    return judge(goal, actual, judging_day(year, day))


def judgement_of_phase(
    target: Target, results: Sequence[Result], phase: Period, day: date
) -> Judgement:
    """Return the verdict on one office's phase, by what the document asks.

    The deadline of the target counts where it lies in the phase, else the phase's last day. What
    was taken on for one year does not bind a phase.
    """
    due = target.goal.deadline
    if due is None or not phase.contains(due):
        due = phase.last_day
    goal = replace(target.goal, deadline=due)
    return judge(goal, reached_in_phase(target, results, phase), min(day, phase.last_day + _A_DAY))

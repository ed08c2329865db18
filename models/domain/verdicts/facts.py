"""What a verdict rests on: the actual as it was reported, the forecast, the grounds."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from models.domain.periods import Period, parse_period
from models.domain.targets import Aggregation, Goal, Verdict

Dated = tuple[Period, Decimal]


class Grounds(StrEnum):
    """Why nothing can be concluded, or why a product that exists does not count."""

    NONE = ""
    NO_GOAL = "no_goal"
    CROSSED_GOAL = "crossed_goal"
    NO_ACTUAL = "no_actual"
    NO_PRODUCT = "no_product"
    NOT_ALL_PERIODS = "not_all_periods"
    ONLY_AFTER_DEADLINE = "only_after_deadline"
    NO_NUMERATOR = "no_numerator"
    NO_DENOMINATOR = "no_denominator"
    BAD_DENOMINATOR = "bad_denominator"
    NO_BASELINE = "no_baseline"
    BAD_BASELINE = "bad_baseline"
    NO_DIRECTION = "no_direction"
    BAD_RANK = "bad_rank"
    PERCENT_POOL = "percent_pool"
    RATIO_PARTS = "ratio_parts"
    NO_RULE = "no_rule"
    OVERLAP = "overlap"
    NO_JUDGE = "no_judge"
    NO_REASON = "no_reason"
    LATE = "late"


class Basis(StrEnum):
    """What a forecast is made from."""

    MILESTONE = "milestone"
    LINEAR = "linear"
    PACE = "pace"
    LEVEL = "level"
    TOO_LITTLE = "too_little"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actual:
    """What has been reached, as far as anybody said.

    `value` is a stated value and wins over what is computed from `numerator` and `denominator`,
    which wins over `period_values`; these become one by `aggregation`. `milestones` are planned
    values by period, cumulative where the rule is a sum. `judged_met` is a person's judgement of
    a `describe` or `deliver` goal and counts only with a `reason`; `done_on` is the day a product
    was finished.
    """

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    period_values: tuple[tuple[Period | str, Decimal], ...] = ()
    aggregation: Aggregation = Aggregation.LAST
    milestones: tuple[tuple[Period | str, Decimal], ...] = ()
    judged_met: bool | None = None
    reason: str = ""
    done_on: date | None = None

    def dated(self) -> tuple[Dated, ...]:
        """Return the period values by period, in order. Raises UserError for a bad period."""
        return _dated(self.period_values)

    def plan(self) -> tuple[Dated, ...]:
        """Return the milestones by period, in order. Raises UserError for a bad period."""
        return _dated(self.milestones)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What may be expected at the deadline, and from what.

    `value` is the expected value in the measure of the goal (percent for growth); for a milestone
    it is the planned value that was due in `period`. `count` is the number of values used;
    `reached` says that it is enough.
    """

    basis: Basis
    reached: bool
    value: Decimal | None = None
    period: Period | None = None
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A verdict with everything its sentence needs.

    `value` is in the unit of the actual, `measured` in the measure of the goal (they differ for
    growth and cuts only). `computed` says the value was divided or aggregated, not typed.
    `divided` is what numerator and denominator come to where the stated value differs from it;
    `came_late` says that periods after the deadline were left out.
    """

    goal: Goal
    verdict: Verdict
    ratio: Decimal | None = None
    value: Decimal | None = None
    measured: Decimal | None = None
    computed: bool = False
    forecast: Forecast | None = None
    grounds: Grounds = Grounds.NONE
    period: Period | None = None
    baseline: Decimal | None = None
    reason: str = ""
    done_on: date | None = None
    divided: Decimal | None = None
    came_late: bool = False


def _end(pair: Dated) -> tuple[int, int]:
    return pair[0].sort_key


def _dated(pairs: tuple[tuple[Period | str, Decimal], ...]) -> tuple[Dated, ...]:
    if not pairs:
        return ()
    read = [(parse_period(p) if isinstance(p, str) else p, value) for p, value in pairs]
    if len(read) > 1:
        read.sort(key=_end)
    return tuple(read)

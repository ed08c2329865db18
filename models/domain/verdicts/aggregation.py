"""Values of several periods, or of several units, become one by the rule of the target."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import lru_cache
from itertools import pairwise

from models.domain.targets import Aggregation, Kind
from models.domain.verdicts.facts import Dated, Grounds

EXACT = Context(prec=100, rounding=ROUND_HALF_EVEN)
_PER_MANY = re.compile(r"/\s*(?P<many>10{1,6}|1(?:\.000){1,2})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The share of one unit, or of one period, in a total; what is absent is unknown."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """One value from many, or the grounds on which there is none.

    `missing` counts the parts that said nothing; `value` then stands for the others only.
    """

    value: Decimal | None = None
    grounds: Grounds = Grounds.NONE
    missing: int = 0


@lru_cache(maxsize=1024)
def share_factor(unit: str) -> Decimal:
    """Return what a quotient is multiplied by: 100 for "%", 1000 for "DN/1000 dân", else 1."""
    if unit.startswith("%") or unit.casefold().startswith("phần trăm"):
        return Decimal(100)
    if unit.startswith("‰"):
        return Decimal(1000)
    many = _PER_MANY.search(unit)
    return Decimal(many["many"].replace(".", "")) if many else Decimal(1)


def fraction_factor(kind: Kind, unit: str) -> Decimal:
    """Return what numerator / denominator is multiplied by in a report on a target.

    Growth and cuts are asked in percent and reported as they are, so their unit says nothing.
    """
    return Decimal(1) if kind in (Kind.GROW_BY, Kind.CUT_BY) else share_factor(unit)


def is_share(unit: str) -> bool:
    """Say whether values in `unit` are shares, which neither add up nor average."""
    return share_factor(unit) != 1


def divide(numerator: Decimal, denominator: Decimal, unit: str) -> Decimal:
    """Return the share in `unit`; the denominator is above zero."""
    return EXACT.divide(EXACT.multiply(numerator, share_factor(unit)), denominator)


def aggregate_units(parts: Sequence[Part], rule: Aggregation, unit: str) -> Pooled:
    """Return the value of all units together.

    Shares become one by Σ numerator / Σ denominator, by the greatest, the least, or by a mean
    where the target's rule asks for one; never by a sum. `last`, `rank` and `none` say nothing
    about several units.
    """
    if rule is Aggregation.RATIO:
        return _pool_shares(parts, unit)
    values = [value for part in parts if (value := _stated(part, unit)) is not None]
    missing = len(parts) - len(values)
    if not values:
        return Pooled(grounds=Grounds.NO_ACTUAL, missing=missing)
    if len(parts) > 1:
        if rule in (Aggregation.LAST, Aggregation.RANK, Aggregation.NONE):
            return Pooled(grounds=Grounds.NO_RULE, missing=missing)
        if rule is Aggregation.SUM and is_share(unit):
            return Pooled(grounds=Grounds.PERCENT_POOL, missing=missing)
    return Pooled(value=_RULES[rule](values), missing=missing)


def aggregate_periods(values: Sequence[Dated], rule: Aggregation, unit: str) -> Pooled:
    """Return the value of all periods together; `values` come in the order of their periods.

    `last` and `rank` take the newest. A sum or mean of periods that share days says nothing, nor
    does a sum of percentages; their mean needs the rule `mean`.
    """
    if not values:
        return Pooled(grounds=Grounds.NO_ACTUAL)
    if len(values) == 1 or rule in (Aggregation.LAST, Aggregation.RANK):
        return Pooled(value=values[-1][1])
    if rule is Aggregation.NONE:
        return Pooled(grounds=Grounds.NO_RULE)
    if rule is Aggregation.RATIO or (rule is Aggregation.SUM and is_share(unit)):
        return Pooled(grounds=Grounds.PERCENT_POOL)
    if rule in (Aggregation.SUM, Aggregation.MEAN) and _overlap(values):
        return Pooled(grounds=Grounds.OVERLAP)
    return Pooled(value=_RULES[rule]([value for _, value in values]))


def _pool_shares(parts: Sequence[Part], unit: str) -> Pooled:
    whole = [(p.numerator, p.denominator) for p in parts]
    pairs = [(n, d) for n, d in whole if n is not None and d is not None]
    missing = len(parts) - len(pairs)
    if any(p.value is not None and (p.numerator is None or p.denominator is None) for p in parts):
        return Pooled(grounds=Grounds.RATIO_PARTS, missing=missing)
    if not pairs:
        return Pooled(grounds=Grounds.NO_ACTUAL, missing=missing)
    denominator = _total([d for _, d in pairs])
    if denominator <= 0 or any(d < 0 for _, d in pairs):
        return Pooled(grounds=Grounds.BAD_DENOMINATOR, missing=missing)
    return Pooled(value=divide(_total([n for n, _ in pairs]), denominator, unit), missing=missing)


def _stated(part: Part, unit: str) -> Decimal | None:
    if part.value is not None or part.numerator is None or part.denominator is None:
        return part.value
    return divide(part.numerator, part.denominator, unit) if part.denominator > 0 else None


def _overlap(values: Sequence[Dated]) -> bool:
    spans = sorted((p.first_day, p.last_day) for p, _ in values)
    return any(after[0] <= before[1] for before, after in pairwise(spans))


def _total(values: Sequence[Decimal]) -> Decimal:
    total = Decimal(0)
    for value in values:
        total = EXACT.add(total, value)
    return total


def _mean(values: Sequence[Decimal]) -> Decimal:
    return EXACT.divide(_total(values), Decimal(len(values)))


def _newest(values: Sequence[Decimal]) -> Decimal:
    return values[-1]


_RULES: dict[Aggregation, Callable[[Sequence[Decimal]], Decimal]] = {
    Aggregation.SUM: _total,
    Aggregation.MAX: max,
    Aggregation.MIN: min,
    Aggregation.MEAN: _mean,
    Aggregation.LAST: _newest,
    Aggregation.RANK: _newest,
    Aggregation.NONE: _newest,
}

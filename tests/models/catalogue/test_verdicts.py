"""Every target of the example documents, judged at, just below and just beyond its bounds.

The expectations are written here once more, from the words of the kinds, not from the rules.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from models.catalogue.contents import Catalogue
from models.domain.targets import Direction, Goal, Kind, Target, Verdict
from models.domain.verdicts import Actual, judge

AFTER = date(2031, 1, 1)
STEP = Decimal("0.0001")
BASE = Decimal(1000)
MET, NOT_MET, EXCEEDED = Verdict.MET, Verdict.NOT_MET, Verdict.EXCEEDED
FLOORS = (Kind.ATTAIN, Kind.AT_LEAST, Kind.COUNT)
CHANGES = (Kind.GROW_BY, Kind.CUT_BY)
Probe = tuple[Decimal, Verdict]


def numbered(catalogue: Catalogue) -> list[Target]:
    found = [target for target in catalogue.targets if target.goal.kind is not Kind.DESCRIBE]
    assert len(found) > 75
    return found


def probes(goal: Goal) -> list[Probe]:
    """Return values in the measure of the goal, each with the verdict its words ask for."""
    low = goal.low if goal.low is not None else goal.high
    high = goal.high if goal.high is not None else goal.low
    assert low is not None
    assert high is not None
    if goal.kind in FLOORS or goal.kind in CHANGES:
        return [(low - STEP, NOT_MET), (low, MET), (high, MET), (high + STEP, EXCEEDED)]
    if goal.kind is Kind.MORE_THAN:
        return [(low - STEP, NOT_MET), (low, NOT_MET), (low + STEP, MET)]
    if goal.kind is Kind.RANK:
        better = [(low - 1, EXCEEDED)] if low > 1 else []
        return [(high + 1, NOT_MET), (high, MET), (low, MET), *better]
    if goal.kind is Kind.AROUND:
        slack = Decimal("0.5") if low == high else Decimal(0)
        return [
            (low - slack - STEP, NOT_MET),
            (low - slack, MET),
            (high + slack, MET),
            (high + slack + STEP, NOT_MET),
        ]
    assert goal.kind is Kind.RANGE
    upward = [(low - STEP, NOT_MET), (low, MET), (high, MET), (high + STEP, EXCEEDED)]
    return [(v, NOT_MET if x is EXCEEDED else x) for v, x in upward] if closed(goal) else upward


def closed(goal: Goal) -> bool:
    return goal.direction is Direction.WITHIN


def value_of(goal: Goal, measured: Decimal) -> Decimal:
    """Return what is reported when `measured` percent of growth or cut is reached."""
    if goal.kind is Kind.GROW_BY:
        return BASE * (100 + measured) / 100
    return BASE * (100 - measured) / 100 if goal.kind is Kind.CUT_BY else measured


def test_every_number_of_the_documents_is_judged_boundary_by_boundary(
    catalogue: Catalogue,
) -> None:
    kinds: set[Kind] = set()
    for target in numbered(catalogue):
        goal = target.goal
        if goal.kind is Kind.DELIVER:
            continue
        if goal.kind in CHANGES:
            goal = replace(goal, baseline=BASE, baseline_year=goal.baseline_year or 2022)
        for measured, verdict in probes(goal):
            found = judge(goal, Actual(value=value_of(goal, measured)), AFTER)
            assert found.verdict is verdict, (target.id, measured, found.sentence)
            assert found.sentence.endswith(".")
        kinds.add(goal.kind)
    assert kinds >= {*FLOORS, *CHANGES, Kind.MORE_THAN, Kind.RANK, Kind.AROUND, Kind.RANGE}


def test_the_ratio_of_a_floor_is_one_at_the_number_of_the_document(catalogue: Catalogue) -> None:
    for target in numbered(catalogue):
        if target.goal.kind in FLOORS:
            assert target.goal.low is not None
            found = judge(target.goal, Actual(value=target.goal.low), AFTER)
            assert found.ratio == 1, target.id


def test_every_product_of_the_documents_is_there_or_not(catalogue: Catalogue) -> None:
    products = [one for one in numbered(catalogue) if one.goal.kind is Kind.DELIVER]
    assert products
    for target in products:
        needed = target.goal.low or Decimal(1)
        done = judge(target.goal, Actual(value=needed), date(2022, 6, 1))
        short = judge(target.goal, Actual(value=needed - 1), AFTER)
        assert done.verdict is MET, target.id
        assert short.verdict is NOT_MET, target.id


def test_growth_without_its_baseline_is_unknown_not_missed(catalogue: Catalogue) -> None:
    for target in numbered(catalogue):
        if target.goal.kind in CHANGES:
            found = judge(target.goal, Actual(value=Decimal(50)), AFTER)
            assert found.verdict is Verdict.UNKNOWN, target.id
            assert "giá trị gốc" in found.sentence

"""What the reports of a year add up to, by the rule of the target."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models.domain.periods import parse_period
from models.domain.results import Assignment, Milestones, Result
from models.domain.targets import Aggregation, Goal, Kind, Scope, Source, Target, Verdict
from models.domain.verdicts import Judgement
from models.usecases.standing import (
    effective_goal,
    judgement_of,
    judgement_of_phase,
    judging_day,
    like_with_like,
    reached,
    year_value,
)

YEAR = 2023
AFTER = date(2024, 2, 1)


def target(rule: Aggregation, unit: str = "%", kind: Kind = Kind.AT_LEAST) -> Target:
    return Target(
        id="t",
        programme="p",
        field="f",
        name="Hồ sơ đúng hạn",
        goal=Goal(id="t", kind=kind, low=Decimal(80), unit=unit),
        scope=Scope.NATIONAL,
        aggregation=rule,
        source=Source(document="", clause="", quote=""),
    )


def report(
    period: str,
    value: int | None = None,
    fraction: tuple[int, int] | None = None,
) -> Result:
    above, below = fraction or (None, None)
    return Result(
        target="t",
        office="lao-cai",
        period=period,
        value=None if value is None else Decimal(value),
        numerator=None if above is None else Decimal(above),
        denominator=None if below is None else Decimal(below),
        judged=None,
        note="",
        raw_text="",
        milestones=Milestones(revision=1),
    )


def measured(rule: Aggregation, *reports: Result, unit: str = "%") -> Decimal | None:
    return judgement_of(target(rule, unit), None, reports, AFTER, YEAR).value


def test_a_share_that_is_a_level_is_the_one_of_the_latest_period() -> None:
    reports = (report("2023-Q1", fraction=(1, 2)), report("2023-Q2", fraction=(9, 10)))
    assert measured(Aggregation.RATIO, *reports) == 90


def test_a_share_that_is_a_flow_adds_numerators_and_denominators() -> None:
    reports = (report("2023-Q1", fraction=(1, 2)), report("2023-Q2", fraction=(99, 100)))
    share = measured(Aggregation.SUM, *reports)
    assert share is not None
    assert share.quantize(Decimal("0.0001")) == Decimal("98.0392")


@pytest.mark.parametrize(
    "reports",
    [
        (report("2023-Q1", fraction=(1, 2)), report("2023-Q2", value=90)),
        (report("2023-Q1", fraction=(1, 2)), report("2023-01", fraction=(1, 2))),
        (report("2023-Q1", value=50), report("2023-Q2", value=90)),
    ],
)
def test_shares_without_fractions_or_of_overlapping_periods_are_never_added(
    reports: tuple[Result, ...],
) -> None:
    found = judgement_of(target(Aggregation.SUM), None, reports, AFTER, YEAR)
    assert found.verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (Aggregation.SUM, 60),
        (Aggregation.LAST, 30),
        (Aggregation.MAX, 30),
        (Aggregation.MIN, 10),
        (Aggregation.MEAN, 20),
    ],
)
def test_each_rule_makes_one_number_of_three_quarters(rule: Aggregation, value: int) -> None:
    reports = (report("2023-Q1", 10), report("2023-Q2", 20), report("2023-Q3", 30))
    assert measured(rule, *reports, unit="hồ sơ") == value


def test_the_value_of_the_whole_year_goes_before_its_parts() -> None:
    reports = (report("2023", 95), report("2023-Q4", 10))
    assert measured(Aggregation.SUM, *reports, unit="hồ sơ") == 95


def test_a_cleared_report_counts_as_none() -> None:
    assert reached(target(Aggregation.SUM), (report("2023-Q1"),), YEAR).period_values == ()


def test_what_the_office_took_on_goes_before_the_value_of_the_sector() -> None:
    taken = Assignment(
        target="t",
        office="lao-cai",
        year=YEAR,
        low=Decimal(70),
        high=None,
        deadline=date(2023, 6, 30),
        note="",
    )
    goal = effective_goal(target(Aggregation.LAST), taken, YEAR)
    assert (goal.low, goal.deadline) == (Decimal(70), date(2023, 6, 30))
    assert effective_goal(target(Aggregation.LAST), None, YEAR).deadline == date(2023, 12, 31)


def test_a_year_is_judged_no_later_than_the_day_after_it() -> None:
    assert judging_day(YEAR, date(2026, 1, 1)) == date(2024, 1, 1)
    assert judging_day(YEAR, date(2023, 5, 1)) == date(2023, 5, 1)


def test_a_milestone_missed_is_at_risk_and_the_sentence_names_it() -> None:
    reports = (report("2023-Q1", 10),)
    plan = (("2023-Q1", Decimal(20)), ("2023-Q4", Decimal(80)))
    found = judgement_of(
        target(Aggregation.LAST, "hồ sơ"), None, reports, date(2023, 4, 5), YEAR, plan=plan
    )
    assert found.verdict is Verdict.AT_RISK
    assert "mốc kế hoạch Quý I/2023 là 20 hồ sơ" in found.sentence


PHASE = parse_period("2022..2025")


def phase_of(rule: Aggregation, *reports: Result, unit: str = "%", day: date = AFTER) -> Judgement:
    return judgement_of_phase(target(rule, unit), reports, PHASE, day)


def test_the_value_of_a_phase_goes_before_those_of_its_years() -> None:
    found = phase_of(Aggregation.LAST, report("2023", 90), report("2022..2025", 70))
    assert found.value == Decimal(70)


def test_the_years_of_a_phase_add_up_by_the_rule_and_a_year_goes_before_its_parts() -> None:
    reports = (
        report("2021", 500),
        report("2022", 10),
        report("2022-Q4", 9),
        report("2023-Q1", 3),
        report("2023-Q2", 4),
        report("2026..2030", 900),
    )
    assert phase_of(Aggregation.SUM, *reports, unit="xã").value == Decimal(17)
    assert phase_of(Aggregation.LAST, *reports, unit="xã").value == Decimal(4)


def test_a_phase_is_open_until_its_last_day_and_settled_after_it() -> None:
    short = report("2022..2025", 70)
    assert phase_of(Aggregation.LAST, short).verdict is Verdict.ON_TRACK
    late = phase_of(Aggregation.LAST, short, day=date(2030, 1, 1))
    assert late.verdict is Verdict.NOT_MET


def test_a_phase_without_any_report_is_unknown() -> None:
    assert phase_of(Aggregation.LAST, report("2021", 70)).verdict is Verdict.UNKNOWN


def test_a_total_of_some_months_is_compared_with_the_same_months() -> None:
    revenue = target(Aggregation.SUM, "tỷ đồng")
    before = [report(f"2022-Q{number}", 30) for number in (1, 2, 3, 4)]
    now = [report("2023-Q1", 40), report("2023-Q2", 35)]

    assert like_with_like(revenue, now, before, YEAR) == (Decimal(60), Decimal(75), True)
    whole = [report("2022", 120)]
    assert like_with_like(revenue, now, whole, YEAR) is None
    year = [report("2023-H1", 80), report("2023-H2", 80)]
    assert like_with_like(revenue, year, whole, YEAR) == (Decimal(120), Decimal(160), False)


def test_the_number_of_a_year_follows_the_rule_and_not_the_latest_report() -> None:
    quarters = [report("2023-Q1", 40), report("2023-Q2", 35)]

    assert year_value(target(Aggregation.SUM, "tỷ đồng"), quarters, YEAR) == 75
    assert year_value(target(Aggregation.LAST, "tỷ đồng"), quarters, YEAR) == 35
    assert year_value(target(Aggregation.SUM), quarters, YEAR) is None


def test_shares_of_several_quarters_are_enough_for_a_forecast() -> None:
    quarters = [report("2023-Q1", fraction=(20, 100)), report("2023-Q2", fraction=(30, 100))]

    found = judgement_of(target(Aggregation.RATIO), None, quarters, date(2023, 7, 10), YEAR)

    assert found.verdict is Verdict.AT_RISK
    assert "30 %, yêu cầu" in found.sentence
    assert "là 50 % theo đường thẳng qua 2 mốc" in found.sentence


def test_a_fraction_of_a_part_of_the_year_is_told_in_two_digits() -> None:
    asked = target(Aggregation.LAST)
    found = judgement_of(asked, None, [report("2023-Q4", fraction=(2, 3))], AFTER, YEAR)

    assert found.sentence.startswith("66,67 % chưa đạt")


def test_a_share_reported_after_the_deadline_does_not_count() -> None:
    asked = target(Aggregation.RATIO)
    asked = replace(asked, goal=replace(asked.goal, deadline=date(2023, 6, 30)))
    quarters = [report("2023-Q2", fraction=(70, 100)), report("2023-Q4", fraction=(85, 100))]

    found = judgement_of(asked, None, quarters, AFTER, YEAR)

    assert found.verdict is Verdict.NOT_MET
    assert found.sentence.startswith("Tính đến hạn 30/06/2023, 70 % chưa đạt")

"""Verdicts before the deadline, products, and the sentences that explain them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models.domain.targets import Aggregation, Goal, Kind, Verdict
from models.domain.verdicts import (
    Actual,
    Basis,
    Part,
    aggregate_periods,
    aggregate_units,
    baseline_sentence,
    change_since_baseline,
    judge,
)
from models.domain.verdicts.facts import Grounds

TODAY = date(2023, 7, 10)
DUE = date(2023, 12, 31)


def floor(low: str = "80", unit: str = "%", kind: Kind = Kind.AT_LEAST) -> Goal:
    return Goal(id="x", kind=kind, low=Decimal(low), unit=unit, deadline=DUE)


def periods(*pairs: tuple[str, str]) -> tuple[tuple[str, Decimal], ...]:
    return tuple((period, Decimal(value)) for period, value in pairs)


def test_a_line_through_the_periods_that_reaches_the_goal_is_on_track() -> None:
    actual = Actual(period_values=periods(("2023-Q1", "20"), ("2023-Q2", "40")))

    found = judge(floor(), actual, TODAY)

    assert (found.verdict, found.ratio) == (Verdict.ON_TRACK, Decimal("0.5"))
    assert found.forecast is not None
    assert (found.forecast.basis, found.forecast.value) == (Basis.LINEAR, Decimal(80))
    assert found.sentence == (
        "40 %, yêu cầu từ 80 % trở lên; dự báo đến hạn 31/12/2023 là 80 % theo đường thẳng qua "
        "2 mốc số liệu, sẽ đạt."
    )


def test_a_line_that_falls_short_is_at_risk_and_says_it_is_a_forecast() -> None:
    actual = Actual(period_values=periods(("2023-Q1", "20"), ("2023-Q2", "39")))

    found = judge(floor(), actual, TODAY)

    assert found.verdict is Verdict.AT_RISK
    assert "dự báo đến hạn 31/12/2023 là 77 %" in found.sentence
    assert found.sentence.endswith("có nguy cơ không đạt.")


def test_one_value_is_too_little_to_forecast_and_the_sentence_says_so() -> None:
    found = judge(floor(), Actual(value=Decimal(40)), TODAY)

    assert found.verdict is Verdict.ON_TRACK
    assert "chưa đủ kỳ để dự báo" in found.sentence


def test_after_the_deadline_the_same_shortfall_is_not_met() -> None:
    actual = Actual(period_values=periods(("2023-Q1", "20"), ("2023-Q2", "40")))

    assert judge(floor(), actual, DUE).verdict is Verdict.ON_TRACK
    assert judge(floor(), actual, date(2024, 1, 1)).verdict is Verdict.NOT_MET


def test_milestones_of_the_plan_decide_before_any_line() -> None:
    values = periods(("2023-Q1", "20"), ("2023-Q2", "40"))
    plan = periods(("2023-Q2", "45"), ("2023", "80"))

    found = judge(floor(), Actual(period_values=values, milestones=plan), TODAY)

    assert found.verdict is Verdict.AT_RISK
    assert "mốc kế hoạch Quý II/2023 là 45 %" in found.sentence
    later = periods(("2023-Q3", "60"))
    unhurried = judge(floor(), Actual(period_values=values, milestones=later), TODAY)
    assert unhurried.verdict is Verdict.ON_TRACK
    assert "chưa đến mốc kế hoạch đầu tiên" in unhurried.sentence


def test_a_sum_goes_on_at_its_pace() -> None:
    asked = floor("13000", "tỷ đồng", Kind.ATTAIN)
    values = periods(("2023-Q1", "3000"), ("2023-Q2", "3000"))

    found = judge(asked, Actual(period_values=values, aggregation=Aggregation.SUM), TODAY)

    assert found.forecast is not None
    assert (found.value, found.forecast.value) == (Decimal(6000), Decimal(12000))
    assert found.verdict is Verdict.AT_RISK


def test_a_running_total_under_its_cap_is_not_met_before_the_last_period() -> None:
    asked = Goal(id="x", kind=Kind.AT_MOST, high=Decimal(10), unit="vụ", deadline=DUE)
    half = periods(("2023-Q1", "2"), ("2023-Q2", "2"))

    running = judge(asked, Actual(period_values=half, aggregation=Aggregation.SUM), TODAY)
    whole = Actual(period_values=(*half, *periods(("2023-H2", "5"))), aggregation=Aggregation.SUM)

    assert (running.verdict, running.ratio) == (Verdict.ON_TRACK, None)
    assert judge(asked, whole, DUE).verdict is Verdict.EXCEEDED


def test_a_mean_is_expected_to_stay() -> None:
    values = periods(("2023-Q1", "70"), ("2023-Q2", "80"))
    found = judge(floor(), Actual(period_values=values, aggregation=Aggregation.MEAN), TODAY)

    assert (found.value, found.verdict) == (Decimal(75), Verdict.AT_RISK)
    assert "nếu giữ mức trung bình" in found.sentence


@pytest.mark.parametrize(
    ("actual", "verdict", "words"),
    [
        (Actual(value=Decimal(1), done_on=DUE), Verdict.MET, "ngày 31/12/2023, hạn 31/12/2023"),
        (
            Actual(value=Decimal(1), done_on=date(2024, 1, 1)),
            Verdict.NOT_MET,
            "nhưng chưa đạt vì quá hạn 31/12/2023",
        ),
        (Actual(done_on=date(2023, 5, 2)), Verdict.MET, "ngày 02/05/2023"),
        (Actual(period_values=periods(("2023-Q4", "1"))), Verdict.MET, "kỳ Quý IV/2023"),
        (Actual(period_values=periods(("2024-Q1", "1"))), Verdict.NOT_MET, "quá hạn"),
        (Actual(value=Decimal(0)), Verdict.NOT_MET, "Mới hoàn thành 0/1 nền tảng"),
        (Actual(judged_met=True, reason="Đã nghiệm thu."), Verdict.MET, "Đã nghiệm thu."),
        (Actual(), Verdict.UNKNOWN, "chưa có số liệu"),
    ],
)
def test_a_product_counts_when_it_is_there_in_time(
    actual: Actual, verdict: Verdict, words: str
) -> None:
    found = judge(floor("1", "nền tảng", Kind.DELIVER), actual, date(2024, 6, 1))

    assert found.verdict is verdict
    assert words in found.sentence


def test_a_product_still_due_is_on_track() -> None:
    found = judge(floor("1", "nền tảng", Kind.DELIVER), Actual(value=Decimal(0)), TODAY)

    assert found.verdict is Verdict.ON_TRACK
    assert found.sentence == (
        "Mới hoàn thành 0/1 nền tảng; chưa đến hạn 31/12/2023 và chưa đủ kỳ để dự báo."
    )


@pytest.mark.parametrize(
    ("goal", "value", "sentence"),
    [
        (
            Goal(id="x", kind=Kind.MORE_THAN, low=Decimal(8), unit="%"),
            "8",
            "8 % chưa đạt vì yêu cầu trên 8 %.",
        ),
        (
            Goal(id="x", kind=Kind.ATTAIN, low=Decimal(80), unit="%"),
            "89.6",
            "Đạt 112 % chỉ tiêu: 89,6 % so với yêu cầu 80 %.",
        ),
        (
            Goal(id="x", kind=Kind.COUNT, low=Decimal(27000), unit="điểm"),
            "26999",
            "26.999 điểm chưa đạt vì yêu cầu ít nhất 27.000 điểm (còn thiếu 1 điểm).",
        ),
        (
            Goal(id="x", kind=Kind.RANK, low=Decimal(25), high=Decimal(30)),
            "31",
            "Xếp thứ 31 chưa đạt vì yêu cầu Top 25 - 30 (còn kém 1 bậc).",
        ),
        (
            Goal(id="x", kind=Kind.AT_MOST, low=Decimal(10), unit="ngày"),
            "9",
            "9 ngày tốt hơn yêu cầu không quá 10 ngày.",
        ),
        (
            Goal(id="x", kind=Kind.ATTAIN, low=Decimal(80), unit="%"),
            "79.999",
            "79,999 % chưa đạt vì yêu cầu 80 % (còn thiếu 0,001 điểm phần trăm).",
        ),
    ],
)
def test_the_sentence_shows_the_arithmetic(goal: Goal, value: str, sentence: str) -> None:
    assert judge(goal, Actual(value=Decimal(value)), TODAY).sentence == sentence


def test_a_computed_share_is_not_rounded_onto_the_bound_it_misses() -> None:
    actual = Actual(numerator=Decimal(79999), denominator=Decimal(100000))

    assert judge(floor(), actual, date(2024, 1, 1)).sentence.startswith("79,999 % chưa đạt")


def test_the_change_since_the_baseline_is_another_sentence() -> None:
    goal = Goal(id="x", kind=Kind.ATTAIN, low=Decimal(80), baseline=Decimal(50), baseline_year=2022)
    change = change_since_baseline(goal, Decimal(56))

    assert change == 12
    assert baseline_sentence(goal, Decimal(12)) == "Tăng 12 % so với năm 2022."
    assert baseline_sentence(goal, Decimal("-0.5")) == "Giảm 0,5 % so với năm 2022."
    assert baseline_sentence(goal, Decimal(0)) == "Không thay đổi so với năm 2022."
    assert change_since_baseline(floor(), Decimal(56)) is None


def test_shares_of_units_become_one_by_their_numerators_and_denominators() -> None:
    parts = [
        Part(numerator=Decimal(1), denominator=Decimal(1000)),
        Part(numerator=Decimal(99), denominator=Decimal(100)),
        Part(),
    ]

    pooled = aggregate_units(parts, Aggregation.RATIO, "%")

    assert pooled.value is not None
    assert round(pooled.value, 4) == Decimal("9.0909")
    assert pooled.missing == 1


def test_percentages_are_never_averaged_silently() -> None:
    parts = [Part(value=Decimal(10)), Part(value=Decimal(90))]
    pairs = [
        (p, v) for p, v in Actual(period_values=periods(("2023-Q1", "1"), ("2023-Q2", "2"))).dated()
    ]

    assert aggregate_units(parts, Aggregation.SUM, "%").grounds is Grounds.PERCENT_POOL
    assert aggregate_units(parts, Aggregation.RATIO, "%").grounds is Grounds.RATIO_PARTS
    assert aggregate_units(parts, Aggregation.LAST, "%").grounds is Grounds.NO_RULE
    assert aggregate_units(parts, Aggregation.MEAN, "%").value == 50
    assert aggregate_periods(pairs, Aggregation.SUM, "%").grounds is Grounds.PERCENT_POOL
    assert aggregate_periods(pairs, Aggregation.NONE, "%").grounds is Grounds.NO_RULE


@pytest.mark.parametrize(
    ("rule", "value"), [("sum", 12), ("max", 7), ("min", 5), ("mean", 6), ("last", 5)]
)
def test_every_rule_makes_one_value_of_the_periods(rule: str, value: int) -> None:
    pairs = Actual(period_values=periods(("2023-Q2", "5"), ("2023-Q1", "7"))).dated()

    assert aggregate_periods(pairs, Aggregation(rule), "bản").value == value


def test_periods_that_share_days_are_not_added() -> None:
    pairs = Actual(period_values=periods(("2023-Q1", "5"), ("2023", "7"))).dated()

    assert aggregate_periods(pairs, Aggregation.SUM, "bản").grounds is Grounds.OVERLAP
    assert aggregate_periods(pairs, Aggregation.LAST, "bản").value == 7


def test_a_denominator_of_zero_in_all_units_gives_no_share() -> None:
    parts = [Part(numerator=Decimal(0), denominator=Decimal(0))] * 2

    assert aggregate_units(parts, Aggregation.RATIO, "%").grounds is Grounds.BAD_DENOMINATOR
    assert aggregate_units([], Aggregation.SUM, "bản").grounds is Grounds.NO_ACTUAL


def test_shares_per_thousand_people_use_the_unit_that_is_written() -> None:
    goal = Goal(id="x", kind=Kind.ATTAIN, low=Decimal(1), unit="doanh nghiệp/1000 người dân")
    actual = Actual(numerator=Decimal(98), denominator=Decimal(98000))

    assert judge(goal, actual, TODAY).verdict is Verdict.MET


def cap(kind: Kind = Kind.AT_MOST, high: str = "10") -> Goal:
    return Goal(id="x", kind=kind, high=Decimal(high), unit="vụ", deadline=DUE)


def total(*pairs: tuple[str, str]) -> Actual:
    return Actual(period_values=periods(*pairs), aggregation=Aggregation.SUM)


def test_a_total_past_its_cap_cannot_come_back_and_is_not_called_a_risk() -> None:
    found = judge(cap(), total(("2023-Q1", "3"), ("2023-Q2", "8")), TODAY)

    assert found.verdict is Verdict.NOT_MET
    assert found.sentence == "11 vụ chưa đạt vì yêu cầu không quá 10 vụ (cao hơn 1 vụ)."


@pytest.mark.parametrize(
    "pairs",
    [
        (("2023-Q1", "3"), ("2023-Q2", "3"), ("2023-Q3", "3")),
        (("2023-Q1", "3"), ("2023-Q3", "3"), ("2023-Q4", "3")),
    ],
    ids=["the last is missing", "one between is missing"],
)
def test_a_cap_is_not_met_by_periods_nobody_reported(pairs: tuple[tuple[str, str], ...]) -> None:
    found = judge(cap(), total(*pairs), date(2024, 1, 31))

    assert (found.verdict, found.grounds) == (Verdict.UNKNOWN, Grounds.NOT_ALL_PERIODS)
    assert "chưa có đủ số liệu của các kỳ" in found.sentence


def test_the_pace_counts_only_the_periods_that_were_reported() -> None:
    found = judge(floor("100", "vụ"), total(("2023-Q1", "20"), ("2023-Q3", "20")), TODAY)

    assert found.forecast is not None
    assert found.forecast.value == 80


def test_the_least_of_the_periods_does_not_rise_again() -> None:
    values = periods(("2023-Q1", "50"), ("2023-Q2", "70"))
    actual = Actual(period_values=values, aggregation=Aggregation.MIN)

    assert judge(floor("60"), actual, TODAY).verdict is Verdict.NOT_MET


def test_a_floor_for_every_period_is_open_until_the_last() -> None:
    values = periods(("2023-Q1", "99"), ("2023-Q2", "97"))
    actual = Actual(period_values=values, aggregation=Aggregation.MIN)

    found = judge(floor("96"), actual, TODAY)

    assert found.verdict is Verdict.AT_RISK
    assert "dự báo đến hạn 31/12/2023 là 93 %" in found.sentence


def test_what_was_reached_only_after_the_deadline_does_not_count() -> None:
    asked = replace(floor(), deadline=date(2023, 6, 30))
    values = periods(("2023-Q2", "70"), ("2023-Q4", "85"))

    found = judge(asked, Actual(period_values=values), date(2024, 1, 1))

    assert found.verdict is Verdict.NOT_MET
    assert found.sentence == (
        "Tính đến hạn 30/06/2023, 70 % chưa đạt vì yêu cầu từ 80 % trở lên "
        "(còn thiếu 10 điểm phần trăm)."
    )


@pytest.mark.parametrize("value", ["85", "70"])
def test_figures_of_after_the_deadline_alone_settle_nothing(value: str) -> None:
    asked = replace(floor(), deadline=date(2023, 6, 30))

    found = judge(asked, Actual(period_values=periods(("2023-Q4", value))), date(2024, 1, 1))

    assert (found.verdict, found.grounds) == (Verdict.UNKNOWN, Grounds.ONLY_AFTER_DEADLINE)
    assert found.sentence == ("Chưa kết luận được vì chỉ có số liệu của các kỳ bắt đầu sau hạn.")


@pytest.mark.parametrize(
    ("goal", "values", "expected"),
    [
        (Goal(id="x", kind=Kind.RANK, low=Decimal(2)), ("10", "5"), "1"),
        (Goal(id="x", kind=Kind.ATTAIN, low=Decimal(100), unit="%"), ("60", "90"), "100"),
        (Goal(id="x", kind=Kind.LESS_THAN, high=Decimal(1), unit="vụ"), ("9", "3"), "0"),
    ],
    ids=["a place", "a percentage", "a count"],
)
def test_a_forecast_stays_within_what_there_can_be(
    goal: Goal, values: tuple[str, str], expected: str
) -> None:
    pairs = periods(("2023-Q1", values[0]), ("2023-Q2", values[1]))
    found = judge(replace(goal, deadline=DUE), Actual(period_values=pairs), TODAY)

    assert found.forecast is not None
    assert found.forecast.value == Decimal(expected)


def test_half_a_year_is_not_called_a_fall_against_a_whole_one() -> None:
    asked = Goal(
        id="x",
        kind=Kind.GROW_BY,
        low=Decimal(30),
        baseline=Decimal(100),
        baseline_year=2022,
        deadline=DUE,
    )

    found = judge(asked, total(("2023-Q1", "20"), ("2023-Q2", "20")), TODAY)

    assert found.sentence == (
        "Mới có số của 2 kỳ, cộng lại 40 (năm 2022 là 100), yêu cầu tăng 30 % so với năm 2022; "
        "dự báo đến hạn 31/12/2023 là giảm 20 % theo nhịp của 2 kỳ đã báo cáo, "
        "có nguy cơ không đạt."
    )


def test_a_stated_share_that_its_fraction_denies_is_told() -> None:
    actual = Actual(value=Decimal(95), numerator=Decimal(50), denominator=Decimal(100))
    rounded = Actual(value=Decimal("66.7"), numerator=Decimal(2), denominator=Decimal(3))

    assert judge(floor(), actual, TODAY).sentence.endswith("; tử số và mẫu số lại cho 50 %.")
    assert "tử số" not in judge(floor(), rounded, TODAY).sentence


def test_a_typed_number_is_shown_with_all_its_digits() -> None:
    asked = Goal(id="x", kind=Kind.CUT_BY, low=Decimal(10), baseline=Decimal(1000))

    assert (
        "(từ 1.000 thành 899,995)" in judge(asked, Actual(value=Decimal("899.995")), DUE).sentence
    )

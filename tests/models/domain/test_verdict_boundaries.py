"""The examples of the source documents, boundary by boundary."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.targets import Direction, Goal, Kind, Verdict
from models.domain.verdicts import Actual, Grounds, judge

AFTER = date(2026, 1, 1)
STEP = Decimal("0.0001")

UPWARD = [
    (Kind.COUNT, "27000", "điểm"),
    (Kind.ATTAIN, "100", "%"),
    (Kind.AT_LEAST, "2", "sàn"),
    (Kind.AT_LEAST, "30", "%/năm"),
    (Kind.AT_LEAST, "50", "bưu gửi"),
    (Kind.AT_LEAST, "80", "%"),
    (Kind.ATTAIN, "13", "GB/TB/tháng"),
    (Kind.ATTAIN, "353", "GB/TB/tháng"),
    (Kind.ATTAIN, "20", "%"),
    (Kind.AT_LEAST, "2", "%"),
    (Kind.ATTAIN, "13000", "tỷ đồng"),
    (Kind.ATTAIN, "30", "triệu thuê bao"),
    (Kind.ATTAIN, "100", "triệu USD"),
    (Kind.ATTAIN, "6", "bản"),
    (Kind.AT_LEAST, "10", "%"),
    (Kind.ATTAIN, "90", "%"),
]
STRICT = [("8", "%"), ("19", "nhà xuất bản"), ("90", "%")]
SPANS = [
    ("70", "80", "%"),
    ("80", "100", "%"),
    ("20", "30", "%"),
    ("95.5", "100", "%"),
    ("165", "185", "tỷ USD"),
    ("1.9", "2.1", "tỷ USD"),
    ("75000", "85000", "doanh nghiệp"),
    ("137", "160", "tỷ USD"),
    ("5", "10", "%"),
]
PLACES: list[tuple[str | None, str | None]] = [
    ("50", None),
    (None, "50"),
    ("25", "30"),
    ("3", "4"),
    ("4", "5"),
    ("40", "45"),
]
MORE_PLACES: list[tuple[str | None, str | None]] = [("80", "85"), ("75", None), ("45", "50")]


def goal(kind: Kind, low: str | None, high: str | None = None, unit: str = "") -> Goal:
    return Goal(
        id="x",
        kind=kind,
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        unit=unit,
    )


def verdict(of: Goal, value: Decimal) -> Verdict:
    return judge(of, Actual(value=value), AFTER).verdict


@pytest.mark.parametrize(("kind", "low", "unit"), UPWARD)
def test_a_floor_is_met_at_the_value_and_exceeded_above(kind: Kind, low: str, unit: str) -> None:
    asked, bound = goal(kind, low, None, unit), Decimal(low)

    assert verdict(asked, bound - STEP) is Verdict.NOT_MET
    assert verdict(asked, bound) is Verdict.MET
    assert verdict(asked, bound + STEP) is Verdict.EXCEEDED
    assert judge(asked, Actual(value=bound), AFTER).ratio == 1


@pytest.mark.parametrize(("low", "unit"), STRICT)
def test_above_means_the_bound_itself_is_not_met(low: str, unit: str) -> None:
    asked, bound = goal(Kind.MORE_THAN, low, None, unit), Decimal(low)

    assert verdict(asked, bound) is Verdict.NOT_MET
    assert verdict(asked, bound + STEP) is Verdict.MET
    assert verdict(replace(asked, low=None, high=bound), bound + STEP) is Verdict.MET
    assert judge(asked, Actual(value=bound), AFTER).ratio is None


@pytest.mark.parametrize("bound", ["10", "62.5", "0.7167"])
def test_ceilings_mirror_floors_wherever_their_number_stands(bound: str) -> None:
    at = Decimal(bound)
    for low, high in ((bound, None), (None, bound), (bound, bound)):
        most, less = goal(Kind.AT_MOST, low, high), goal(Kind.LESS_THAN, low, high)

        assert [verdict(most, at + d) for d in (-STEP, 0, STEP)] == [
            Verdict.EXCEEDED,
            Verdict.MET,
            Verdict.NOT_MET,
        ]
        assert [verdict(less, at + d) for d in (-STEP, 0, STEP)] == [
            Verdict.MET,
            Verdict.NOT_MET,
            Verdict.NOT_MET,
        ]


@pytest.mark.parametrize(("low", "high", "unit"), SPANS)
def test_a_range_is_read_by_its_direction(low: str, high: str, unit: str) -> None:
    span = goal(Kind.RANGE, low, high, unit)
    values = [Decimal(low) - STEP, Decimal(low), Decimal(high), Decimal(high) + STEP]

    def verdicts(direction: Direction | None) -> list[Verdict]:
        return [verdict(replace(span, direction=direction), value) for value in values]

    higher = [Verdict.NOT_MET, Verdict.MET, Verdict.MET, Verdict.EXCEEDED]
    assert verdicts(Direction.HIGHER) == higher
    inside = [Verdict.UNKNOWN, Verdict.MET, Verdict.MET, Verdict.UNKNOWN]
    assert verdicts(None) == inside
    assert verdicts(Direction.LOWER) == list(reversed(higher))
    assert verdicts(Direction.WITHIN) == [
        Verdict.NOT_MET,
        Verdict.MET,
        Verdict.MET,
        Verdict.NOT_MET,
    ]


def test_around_is_met_inside_and_says_which_side_is_missed() -> None:
    share = goal(Kind.AROUND, "62", "63", "%")

    assert verdict(share, Decimal(62)) is Verdict.MET
    assert verdict(share, Decimal(63)) is Verdict.MET
    below, above = (judge(share, Actual(value=Decimal(text)), AFTER) for text in ("61.99", "63.01"))
    assert (below.verdict, above.verdict) == (Verdict.NOT_MET, Verdict.NOT_MET)
    assert "thấp hơn 0,01 điểm phần trăm" in below.sentence
    assert "cao hơn 0,01 điểm phần trăm" in above.sentence


def test_around_one_number_is_met_by_what_rounds_to_it() -> None:
    about = goal(Kind.AROUND, "60", None, "%")

    assert verdict(about, Decimal("59.5")) is Verdict.MET
    assert verdict(about, Decimal("60.5")) is Verdict.MET
    assert verdict(about, Decimal("60.51")) is Verdict.NOT_MET
    assert verdict(goal(Kind.AROUND, "62.5"), Decimal("62.56")) is Verdict.NOT_MET


@pytest.mark.parametrize(("low", "high"), PLACES + MORE_PLACES)
def test_a_rank_is_met_at_its_last_place_and_exceeded_before_its_first(
    low: str | None, high: str | None
) -> None:
    top = goal(Kind.RANK, low, high)
    last, first = Decimal(high or low or 0), Decimal(low or high or 0)

    assert verdict(top, last + 1) is Verdict.NOT_MET
    assert verdict(top, last) is Verdict.MET
    assert verdict(top, first) is Verdict.MET
    assert verdict(top, first - 1) is Verdict.EXCEEDED
    assert judge(top, Actual(value=first), AFTER).ratio is None


@pytest.mark.parametrize(
    ("kind", "below", "at", "above"),
    [(Kind.GROW_BY, "119.9999", "120", "120.0001"), (Kind.CUT_BY, "80.0001", "80", "79.9999")],
)
def test_growth_and_cuts_are_percent_of_the_baseline(
    kind: Kind, below: str, at: str, above: str
) -> None:
    asked = replace(goal(kind, "20", None, "tin"), baseline=Decimal(100), baseline_year=2022)

    assert verdict(asked, Decimal(below)) is Verdict.NOT_MET
    assert verdict(asked, Decimal(at)) is Verdict.MET
    assert verdict(asked, Decimal(above)) is Verdict.EXCEEDED
    assert judge(asked, Actual(value=Decimal(at)), AFTER).ratio == 1


def test_a_change_the_wrong_way_has_no_completion_ratio() -> None:
    asked = replace(goal(Kind.GROW_BY, "20"), baseline=Decimal(100), baseline_year=2022)

    fallen = judge(asked, Actual(value=Decimal(90)), AFTER)

    assert (fallen.verdict, fallen.ratio) == (Verdict.NOT_MET, None)
    assert fallen.sentence.startswith("Giảm 10 % (từ 100 thành 90)")


def test_growth_finds_its_baseline_among_the_periods() -> None:
    asked = replace(goal(Kind.GROW_BY, "20"), baseline_year=2022)
    actual = Actual(period_values=(("2022", Decimal(100)), ("2023", Decimal(125))))

    assert judge(asked, actual, AFTER).measured == 25


@pytest.mark.parametrize(
    ("asked", "actual", "grounds"),
    [
        (goal(Kind.ATTAIN, "80"), Actual(), Grounds.NO_ACTUAL),
        (goal(Kind.ATTAIN, None), Actual(value=Decimal(1)), Grounds.NO_GOAL),
        (goal(Kind.RANGE, "9", "8"), Actual(value=Decimal(1)), Grounds.CROSSED_GOAL),
        (goal(Kind.AT_LEAST, "8"), Actual(numerator=Decimal(1)), Grounds.NO_DENOMINATOR),
        (goal(Kind.AT_LEAST, "8"), Actual(denominator=Decimal(1)), Grounds.NO_NUMERATOR),
        (
            goal(Kind.AT_LEAST, "8"),
            Actual(numerator=Decimal(1), denominator=Decimal(0)),
            Grounds.BAD_DENOMINATOR,
        ),
        (goal(Kind.GROW_BY, "8"), Actual(value=Decimal(1)), Grounds.NO_BASELINE),
        (
            replace(goal(Kind.GROW_BY, "8"), baseline=Decimal(0)),
            Actual(value=Decimal(1)),
            Grounds.BAD_BASELINE,
        ),
        (goal(Kind.RANK, "8"), Actual(value=Decimal(0)), Grounds.BAD_RANK),
        (goal(Kind.DESCRIBE, None), Actual(value=Decimal(1)), Grounds.NO_JUDGE),
        (goal(Kind.DESCRIBE, None), Actual(judged_met=True, reason=" "), Grounds.NO_REASON),
    ],
)
def test_what_cannot_be_judged_is_unknown_and_says_why(
    asked: Goal, actual: Actual, grounds: Grounds
) -> None:
    found = judge(asked, actual, AFTER)

    assert (found.verdict, found.ratio, found.grounds) == (Verdict.UNKNOWN, None, grounds)
    assert found.sentence.startswith("Chưa kết luận được vì ")


def test_a_person_judges_a_description_with_a_reason() -> None:
    asked = goal(Kind.DESCRIBE, None)

    met = judge(asked, Actual(judged_met=True, reason="Đã ban hành kế hoạch."), AFTER)
    missed = judge(asked, Actual(judged_met=False, reason="chưa có kế hoạch"), AFTER)

    assert (met.verdict, missed.verdict) == (Verdict.MET, Verdict.NOT_MET)
    assert met.sentence == "Được nhận xét là đạt vì: Đã ban hành kế hoạch."
    assert missed.sentence == "Được nhận xét là chưa đạt vì: chưa có kế hoạch."


decimals = st.decimals(-1000, 1000, places=3)
positive = st.decimals(Decimal("0.001"), 1000, places=3)
OPEN_KINDS = [k for k in Kind if k not in (Kind.AROUND, Kind.DELIVER, Kind.DESCRIBE)]
ORDER = [Verdict.NOT_MET, Verdict.MET, Verdict.EXCEEDED]


@given(st.sampled_from(OPEN_KINDS), positive, positive, positive, positive)
def test_a_better_value_never_gets_a_worse_verdict(
    kind: Kind, one: Decimal, other: Decimal, first: Decimal, second: Decimal
) -> None:
    low, high = sorted((one, other))
    way = Direction.HIGHER
    asked = Goal(id="x", kind=kind, direction=way, low=low, high=high, baseline=Decimal(100))
    worse, better = sorted((first + 1, second + 1))
    if kind in (Kind.AT_MOST, Kind.LESS_THAN, Kind.RANK, Kind.CUT_BY):
        worse, better = better, worse

    assert ORDER.index(verdict(asked, worse)) <= ORDER.index(verdict(asked, better))


@given(
    st.sampled_from([Kind.ATTAIN, Kind.AT_LEAST, Kind.COUNT, Kind.MORE_THAN]), positive, decimals
)
def test_the_ratio_reaches_one_exactly_when_a_floor_is_met(
    kind: Kind, low: Decimal, value: Decimal
) -> None:
    found = judge(Goal(id="x", kind=kind, low=low), Actual(value=value), AFTER)

    met = found.verdict in (Verdict.MET, Verdict.EXCEEDED)
    assert met == (found.ratio is not None and found.ratio >= 1)


@given(st.sampled_from(list(Kind)), decimals, decimals, positive)
def test_with_full_information_a_target_is_met_or_not_met(
    kind: Kind, one: Decimal, other: Decimal, value: Decimal
) -> None:
    low, high = sorted((one, other))
    way = Direction.HIGHER
    asked = Goal(
        id="x", kind=kind, direction=way, low=low, high=high, baseline=Decimal(7), unit="%"
    )
    found = judge(asked, Actual(value=value + 1), AFTER)

    if kind is Kind.DESCRIBE:
        assert found.verdict is Verdict.UNKNOWN
    else:
        assert found.verdict in ORDER
    assert found.sentence.endswith(".")


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_shares_are_exact_at_their_bound(part: int, whole: int) -> None:
    asked = Goal(id="x", kind=Kind.AT_LEAST, low=Decimal(80), unit="%")
    actual = Actual(numerator=Decimal(part), denominator=Decimal(whole))

    assert (judge(asked, actual, AFTER).verdict is not Verdict.NOT_MET) == (
        part * 100 >= 80 * whole
    )


def test_a_ratio_just_below_one_is_not_rounded_up() -> None:
    low = Decimal("1" + "0" * 30)
    found = judge(Goal(id="x", kind=Kind.AT_LEAST, low=low), Actual(value=Decimal("9" * 30)), AFTER)

    assert found.verdict is Verdict.NOT_MET
    assert found.ratio is not None
    assert found.ratio < 1

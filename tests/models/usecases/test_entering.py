"""Entering: what was typed becomes a number, a slip is asked about, an edit is undone."""

from decimal import Decimal

import pytest

from models.domain.errors import UserError
from models.domain.targets import Aggregation, Kind
from models.usecases.desk import Desk
from models.usecases.entering import (
    edit_of,
    enter_results,
    jump_question,
    periods_of,
    takes_fraction,
    takes_judgement,
    takes_number,
)
from models.usecases.results_grid import MilestoneEdit, set_milestones
from models.usecases.targets import ResultEdit, get_target, list_targets, set_result
from models.usecases.typed import read_part, read_result, read_typed

YEAR = 2023


@pytest.fixture
def points(desk: Desk) -> str:
    """A target that counts things by the thousand."""
    return next(
        line.target.id
        for line in list_targets(desk, YEAR)
        if line.target.id == "1097.buu-chinh.diem-phuc-vu"
    )


@pytest.mark.parametrize(
    ("text", "unit", "values"),
    [
        ("95,5", "%", ("95.5",)),
        ("95,5 %", "%", ("95.5",)),
        ("27.000", "điểm", ("27000", "27")),
        ("1.234.567,8", "đồng", ("1234567.8",)),
        ("(5)", "", ("-5",)),
        ("2 triệu", "thuê bao", ("2000000",)),
        ("2 triệu", "triệu thuê bao", ("2",)),
        ("2 tỷ USD", "tỷ USD", ("2",)),
        ("2 nghìn tỷ", "tỷ đồng", ("2000",)),
        ("5 tỷ", "triệu đồng", ("5000",)),
        ("", "%", ()),
    ],
)
def test_a_typed_text_is_read_in_the_unit_of_the_target(
    text: str, unit: str, values: tuple[str, ...]
) -> None:
    typed = read_result(text, unit)
    assert typed.values == tuple(map(Decimal, values))
    assert typed.problem == ""
    assert typed.ambiguous == (len(values) > 1)


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        ("khá tốt", "%", "không phải là một số"),
        ("165 - 185 tỷ", "tỷ", "là một khoảng"),
        ("95 %", "xã", "khác đơn vị"),
        ("5 triệu", "%", "khác đơn vị"),
    ],
)
def test_what_is_not_one_number_in_that_unit_is_a_sentence(
    text: str, unit: str, words: str
) -> None:
    typed = read_result(text, unit)
    assert typed.values == ()
    assert words in typed.problem
    assert text in typed.problem or "%" in typed.problem


def test_the_decimal_mark_chosen_before_settles_the_next_text() -> None:
    assert read_result("27.000", "điểm", ",").values == (Decimal(27000),)
    assert read_result("27.000", "điểm", ".").values == (Decimal(27),)


def test_a_slip_of_a_zero_is_asked_about_against_the_period_before(desk: Desk, points: str) -> None:
    enter_results(desk, [ResultEdit(target=points, period="2023-Q1", value=Decimal(27000))], YEAR)
    line = get_target(desk, points, YEAR).line
    assert "khoảng 10" in jump_question(line, "2023-Q2", Decimal(270000))
    assert "một phần khoảng 10" in jump_question(line, "2023-Q2", Decimal(2700))
    assert jump_question(line, "2023-Q2", Decimal(28000)) == ""


def test_a_share_above_a_hundred_is_asked_about(desk: Desk) -> None:
    line = next(
        line
        for line in list_targets(desk, YEAR)
        if line.target.goal.unit == "%" and line.target.goal.kind is Kind.ATTAIN
    )
    assert "ngoài khoảng" in jump_question(line, "2023", Decimal(101))
    assert jump_question(line, "2023", Decimal(100)) == ""


def test_many_targets_entered_together_come_back_as_their_new_lines(desk: Desk) -> None:
    ids = [line.target.id for line in list_targets(desk, YEAR) if takes_number(line.target)][:8]
    entered = enter_results(
        desk, [ResultEdit(target=one, period="2023", value=Decimal(5)) for one in ids], YEAR
    ).value
    assert {line.target.id for line in entered.lines} == set(ids)
    assert all(line.latest is not None for line in entered.lines)


def test_every_period_of_a_year_may_be_entered() -> None:
    labels = [period.text for period in periods_of(YEAR)]
    assert labels[:3] == ["2023", "2023-H1", "2023-H2"]
    assert len(labels) == 1 + 2 + 4 + 12


def test_what_a_target_takes_follows_from_its_kind(desk: Desk) -> None:
    for line in list_targets(desk, YEAR):
        target = line.target
        assert takes_number(target) == (target.goal.kind is not Kind.DESCRIBE)
        if target.aggregation is Aggregation.RATIO:
            assert takes_fraction(target)
        assert takes_judgement(target) == (target.goal.kind in (Kind.DESCRIBE, Kind.DELIVER))


def test_an_edit_of_nothing_is_empty() -> None:
    assert edit_of("a", "2023", None) == ResultEdit(target="a", period="2023")


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("≥ 5", "5"),
        ("$\\geq 80\\%$", "80"),
        ("trên 90%", "90"),
        ("dưới 3", "3"),
        ("khoảng 95", "95"),
        ("không quá 10", "10"),
        ("80% trở lên", "80"),
        ("Top 5", "5"),
        ("nhóm 40", "40"),
        ("tăng 12 %", "12"),
    ],
)
def test_a_bound_or_a_change_is_asked_about_and_never_becomes_a_bare_number(
    text: str, bare: str
) -> None:
    typed = read_result(text, "%" if "%" in text else "")
    assert typed.values == ()
    assert f"“{text}”" in typed.problem
    assert f"chỉ gõ {bare}" in typed.problem
    assert typed.agreed().values == (Decimal(bare),)
    with pytest.raises(UserError, match="chỉ gõ"):
        read_typed(text)


@pytest.mark.parametrize("text", ["đạt 95,5 %", "tỷ lệ 95,5%", "= 95,5 %", "95,5"])
def test_a_statement_of_what_was_reached_is_a_result(text: str) -> None:
    assert read_result(text, "%").values == (Decimal("95.5"),)


@pytest.mark.parametrize("text", ["thứ 5", "hạng 5", "xếp thứ 5"])
def test_a_place_in_a_ranking_is_a_result(text: str) -> None:
    assert read_result(text, "").values == (Decimal(5),)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,2 triệu", "1200000"), ("120 xã", "120"), ("2 nghìn tỷ đồng", "2000000000000")],
)
def test_a_numerator_counts_with_its_magnitude(text: str, value: str) -> None:
    assert read_part(text).values == (Decimal(value),)


@pytest.mark.parametrize("text", ["95 %", "≥ 5", "5 - 6", "nhiều"])
def test_a_numerator_is_one_count(text: str) -> None:
    assert read_part(text).problem


@pytest.mark.parametrize("period", ["1800", "2300", "0001-Q1", "2023..2600"])
def test_a_period_far_from_the_programme_is_refused(desk: Desk, points: str, period: str) -> None:
    with pytest.raises(UserError, match=r"quá xa các năm của chương trình \(2022 - 2030\)"):
        set_result(desk, ResultEdit(target=points, period=period, value=Decimal(1)))
    with pytest.raises(UserError, match="quá xa"):
        set_milestones(desk, (MilestoneEdit(target=points, period=period, value=Decimal(1)),))


def test_an_earlier_year_may_be_entered_for_comparison(desk: Desk, points: str) -> None:
    set_result(desk, ResultEdit(target=points, period="2015", value=Decimal(1)))
    assert get_target(desk, points, 2015).results[0].value == Decimal(1)

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.numbers import (
    jump_warning,
    plausible_range,
    read_number,
    show_number,
    show_quantity,
    show_rounded,
    show_share,
)
from models.domain.targets import Goal, Kind
from models.domain.values import decimal_text

Row = tuple[str, str | None, str | None, str | None, str]


def rows(text: str, hint: str = "") -> list[Row]:
    def shown(value: Decimal | None) -> str | None:
        return None if value is None else decimal_text(value)

    return [
        (c.operator, shown(c.value), shown(c.low), shown(c.high), c.unit)
        for c in read_number(text, decimal_hint=hint).candidates
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("95.5", ("", "95.5", None, None, "")),
        ("95,5 %", ("", "95.5", None, None, "%")),
        ("1.9 - 2.1 tỷ USD", ("range", None, "1.9", "2.1", "tỷ USD")),
        ("0,7167", ("", "0.7167", None, None, "")),
        ("165 - 185 tỷ", ("range", None, "165", "185", "tỷ")),
        ("≥ 30%", ("at_least", "30", None, None, "%")),
        ("trên 90%", ("more_than", "90", None, None, "%")),
        ("Top 25 - 30", ("rank", None, "25", "30", "")),
        ("Top 3, 4", ("rank", None, "3", "4", "")),
        ("nhóm 40 – 45", ("rank", None, "40", "45", "")),  # noqa: RUF001 - the en-dash is the case
        ("thứ hạng từ 80 đến 85", ("rank", None, "80", "85", "")),
        ("01 nền tảng", ("", "1", None, None, "nền tảng")),
        ("353 GB/TB/tháng", ("", "353", None, None, "GB/TB/tháng")),
        ("1.234.567,8", ("", "1234567.8", None, None, "")),
        ("1,234,567.8", ("", "1234567.8", None, None, "")),
        ("1,234,567", ("", "1234567", None, None, "")),
        ("27 000 điểm", ("", "27000", None, None, "điểm")),
        ("(5)", ("", "-5", None, None, "")),
        ("−5", ("", "-5", None, None, "")),  # noqa: RUF001 - the minus sign is the case
        (r"$\geq 80\%$", ("at_least", "80", None, None, "%")),
        ("70\u00a0-\u00a080\u00a0%", ("range", None, "70", "80", "%")),
        ("８０％", ("", "80", None, None, "%")),  # noqa: RUF001 - full-width is the case
        ("khoảng 62 - 63%", ("around", None, "62", "63", "%")),
        ("70% trở lên", ("at_least", "70", None, None, "%")),
        ("không quá 10 ngày", ("at_most", "10", None, None, "ngày")),
        ("dưới 5", ("less_than", "5", None, None, "")),
        ("đạt 80 %", ("attain", "80", None, None, "%")),
        ("70% - 80%", ("range", None, "70", "80", "%")),
        ("giảm tối thiểu 10%", ("cut_by", "10", None, None, "%")),
        ("lên trên 19 nhà xuất bản", ("more_than", "19", None, None, "nhà xuất bản")),
        ("1234.567", ("", "1234.567", None, None, "")),
        ("1.9 - 2.100", ("range", None, "1.9", "2.1", "")),
    ],
)
def test_texts_with_one_sensible_reading(text: str, row: Row) -> None:
    reading = read_number(text)

    assert rows(text) == [row]
    assert not reading.ambiguous
    assert reading.raw == text


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("75.000", ["75000", "75"]),
        ("13.000 tỷ đồng", ["13000", "13"]),
        ("1.234", ["1234", "1.234"]),
        ("1,234", ["1.234", "1234"]),
        ("７５．０００", ["75000", "75"]),  # noqa: RUF001 - full-width digits are the case
        ("- 5", ["-5", "5"]),
    ],
)
def test_two_readings_are_both_offered(text: str, values: list[str]) -> None:
    assert [row[1] for row in rows(text)] == values
    assert read_number(text).ambiguous


def test_a_span_is_read_by_one_decimal_mark_at_both_ends() -> None:
    assert rows("từ 75.000 đến 85.000 doanh nghiệp") == [
        ("range", None, "75000", "85000", "doanh nghiệp"),
        ("range", None, "75", "85", "doanh nghiệp"),
    ]


def test_the_mark_of_the_document_settles_the_question() -> None:
    assert rows("75.000", ",") == [("", "75000", None, None, "")]
    assert rows("75.000", ".") == [("", "75", None, None, "")]
    assert rows("1,234", ",") == [("", "1.234", None, None, "")]
    assert rows("1.9", ",") == [("", "1.9", None, None, "")]
    assert [c.mark for c in read_number("75.000").candidates] == [",", "."]


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "x", "-", "đạt", "không", "#N/A", "07/4/2023", "1097/KH-BTTTT", "2023-Q1"),
        *("1.2.3", "12.34,5", "1e5", "5 6", "9" * 31, "1" + " " * 300 + "2 3", "85 - 75"),
    ],
)
def test_texts_without_one_number_are_not_guessed(text: str) -> None:
    assert read_number(text).candidates == ()


def test_the_scale_is_the_magnitude_word_and_the_value_stays_as_written() -> None:
    scales = {
        text: read_number(text).candidates[0].scale
        for text in ("1.9 tỷ USD", "30 triệu thuê bao", "5 nghìn tỷ đồng", "5 điểm")
    }

    assert list(scales.values()) == [10**9, 10**6, 10**12, 1]
    assert rows("1,9 tỷ - 2,1 tỷ USD") == [("range", None, "1.9", "2.1", "tỷ USD")]


def test_a_cell_shown_as_a_percentage_is_read_as_it_is_shown() -> None:
    shares = [
        read_number(text, percent_format=True).candidates for text in ("0.05", "0.955", "5%", "x")
    ]

    assert [[(c.value, c.unit) for c in share] for share in shares] == [
        [(Decimal(5), "%")],
        [(Decimal("95.5"), "%")],
        [(Decimal(5), "%")],
        [],
    ]


@given(st.decimals(-(10**9), 10**9, places=2))
def test_a_shown_number_is_read_back(value: Decimal) -> None:
    reading = read_number(show_number(value), decimal_hint=",")

    assert [c.value for c in reading.candidates] == [value]


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    for one in read_number(text).candidates:
        assert (one.value is None) == (one.low is not None and one.high is not None)


def test_numbers_are_shown_the_vietnamese_way() -> None:
    assert show_number(Decimal("1234567.80")) == "1.234.567,8"
    assert show_number(Decimal(-27000)) == "-27.000"
    assert show_quantity(Decimal("89.6"), "%") == "89,6 %"
    assert show_quantity(Decimal(5), "") == "5"
    assert show_rounded(Decimal(200) / 3) == "66,67"
    assert show_rounded(Decimal("79.9999"), unlike=Decimal(80)) == "79,9999"
    assert show_rounded(Decimal("79.99999999999"), unlike=Decimal(80)) == "79,99999999999"
    assert show_share(Decimal("0.99999")) == "99,99 %"
    assert show_share(Decimal(8) / Decimal(7)) == "114,29 %"
    assert show_share(Decimal("1.00001")) == "100,001 %"


def test_jumps_are_asked_about_and_ordinary_changes_are_not() -> None:
    def asked(new: str, last: str | None, low: str | None = None, high: str | None = None) -> str:
        new_value, *others = (None if t is None else Decimal(t) for t in (new, last, low, high))
        assert new_value is not None
        return jump_warning(new_value, *others)

    assert "gấp khoảng 10 so với kỳ trước (75,5)" in asked("755", "75.5")
    assert "chỉ bằng một phần khoảng 1000" in asked("13", "13000")
    assert "gấp khoảng 100 so" in asked("8000", "81")
    assert asked("80", "60") == ""
    assert asked("80", None) == ""
    assert "ngoài khoảng thường gặp" in asked("101", None, "0", "100")
    assert "từ 1 trở lên" in asked("0", None, "1", None)


def test_the_plausible_range_follows_the_target() -> None:
    def plausible(kind: Kind, unit: str, baseline: str | None = None) -> list[Decimal | None]:
        goal = Goal(
            id="x",
            kind=kind,
            low=Decimal(50),
            unit=unit,
            baseline=None if baseline is None else Decimal(baseline),
        )
        return list(plausible_range(goal))

    assert plausible(Kind.ATTAIN, "%") == [0, 100]
    assert plausible(Kind.ATTAIN, "bản") == [5, 500]
    assert plausible(Kind.RANK, "") == [1, 500]
    assert plausible(Kind.GROW_BY, "tin") == [None, None]
    assert plausible(Kind.GROW_BY, "tin", "100") == [10, 1000]
    assert list(plausible_range(Goal(id="x", kind=Kind.DESCRIBE))) == [None, None]


@pytest.mark.parametrize(
    "text", ["1 tỷ 200 triệu", "100 %; trong đó 70 %", "70%,80%", "100%100", "12h30", "1²"]
)
def test_a_second_number_is_never_taken_for_a_unit(text: str) -> None:
    assert read_number(text).candidates == ()


@pytest.mark.parametrize(
    ("text", "operator", "unit"),
    [
        ("giảm còn 5 %", "at_most", "%"),
        ("giảm xuống còn 5 ngày", "at_most", "ngày"),
        ("tăng lên 5 %", "attain", "%"),
        ("tăng thêm 5 %", "grow_by", "%"),
        ("> = 5", "at_least", ""),
        ("< = 5", "at_most", ""),
        ("5 %o", "", "‰"),
        ("5 doanh nghiệp/1000 dân", "", "doanh nghiệp/1000 dân"),
        ("5 % năm 2025", "", "% năm 2025"),
        ("5 m²", "", "m²"),
    ],
)
def test_a_change_to_a_value_is_not_a_change_by_it(text: str, operator: str, unit: str) -> None:
    (found,) = read_number(text).candidates

    assert found.value == 5
    assert (found.operator, found.unit) == (operator, unit)


def test_a_thousand_and_three_noughts_may_be_a_million() -> None:
    assert [found.value for found in read_number("1000.000").candidates] == [1000, 1000000]
    assert [found.value for found in read_number("0,000").candidates] == [0]

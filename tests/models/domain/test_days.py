import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.days import day_question, read_day

ANY_DAY = st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31))


@given(ANY_DAY, st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d %m %Y"]))
def test_a_whole_day_comes_back_however_it_is_written(day: date, shape: str) -> None:
    assert read_day(day.strftime(shape)).days == (day,)


@given(ANY_DAY)
def test_the_words_of_official_papers_are_read(day: date) -> None:
    text = f"Ngày {day.day:02d} tháng {day.month} năm {day.year}"

    assert read_day(text).days == (day,)
    assert read_day(unicodedata.normalize("NFD", text)).days == (day,)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("7/4/2023", (date(2023, 4, 7),)),
        ("07/4/2023 ", (date(2023, 4, 7),)),
        ("2023-04-07 00:00:00", (date(2023, 4, 7),)),
        ("04/25/2023", (date(2023, 4, 25),)),
        ("31/02/2023", ()),
        ("0/0/2023", ()),
        ("45023", ()),
        ("", ()),
        ("7/4", ()),
        ("không rõ", ()),
    ],
)
def test_days_as_people_type_them(text: str, days: tuple[date, ...]) -> None:
    assert read_day(text).days == days


def test_swapped_day_and_month_are_asked_about_where_both_are_possible() -> None:
    both = read_day("07/04/2023", swaps=True)

    assert both.days == (date(2023, 4, 7), date(2023, 7, 4))
    assert day_question(both) == (
        "Có thể là ngày 07/04/2023 hoặc 04/07/2023. Hãy gõ lại đủ ngày/tháng/năm bốn chữ số."
    )
    assert read_day("07/07/2023", swaps=True).days == (date(2023, 7, 7),)
    assert read_day("25/04/2023", swaps=True).days == (date(2023, 4, 25),)


def test_two_figures_of_a_year_are_asked_about_or_settled_by_a_day() -> None:
    assert read_day("7/4/79").days == (date(1979, 4, 7), date(2079, 4, 7))
    assert read_day("7/4/79", before=date(2023, 1, 1)).days == (date(1979, 4, 7),)
    assert read_day("7/4/05", before=date(2023, 1, 1)).days == (date(2005, 4, 7),)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1979", date(1979, 1, 1)),
        ("năm 1979", date(1979, 1, 1)),
        ("4/1979", date(1979, 4, 1)),
        ("tháng 4 năm 1979", date(1979, 4, 1)),
    ],
)
def test_a_month_or_a_year_alone_is_no_whole_day(text: str, day: date) -> None:
    reading = read_day(text)

    assert (reading.days, reading.is_whole) == ((day,), False)


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    reading = read_day(text)

    assert bool(day_question(reading)) == (len(reading.days) != 1)

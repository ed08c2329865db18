from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.errors import UserError
from models.domain.periods import Period, PeriodKind, parse_period, parts_of_year, year_fraction


@pytest.mark.parametrize(
    ("text", "label", "first", "last"),
    [
        ("2023", "Năm 2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-H1", "6 tháng đầu năm 2023", date(2023, 1, 1), date(2023, 6, 30)),
        ("2023-H2", "6 tháng cuối năm 2023", date(2023, 7, 1), date(2023, 12, 31)),
        ("2023-Q1", "Quý I/2023", date(2023, 1, 1), date(2023, 3, 31)),
        ("2023-Q4", "Quý IV/2023", date(2023, 10, 1), date(2023, 12, 31)),
        ("2024-02", "Tháng 02/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022..2025", "Giai đoạn 2022 - 2025", date(2022, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_period_knows_its_text_label_and_days(
    text: str, label: str, first: date, last: date
) -> None:
    period = parse_period(text)

    assert (period.text, period.label, period.first_day, period.last_day) == (
        text,
        label,
        first,
        last,
    )


@pytest.mark.parametrize("text", ["", "23", "2023-Q5", "2023-13", "2023-00", "Quý I", "0000"])
def test_other_texts_are_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UserError, match="Không hiểu kỳ báo cáo"):
        parse_period(text)


def test_a_phase_does_not_end_before_it_starts() -> None:
    with pytest.raises(UserError, match="năm cuối trước năm đầu"):
        parse_period("2025..2022")


def test_periods_sort_by_their_end_and_the_longer_one_comes_last() -> None:
    texts = ["2023", "2023-Q4", "2023-12", "2023-Q1", "2022", "2023-H1", "2023-Q2"]

    assert [p.text for p in sorted(map(parse_period, texts))] == [
        "2022",
        "2023-Q1",
        "2023-Q2",
        "2023-H1",
        "2023-12",
        "2023-Q4",
        "2023",
    ]


def test_a_year_contains_its_quarters_and_days_but_not_the_next_year() -> None:
    year = parse_period("2023")

    assert all(year.contains(part) for part in parts_of_year(2023, PeriodKind.QUARTER))
    assert year.contains(date(2023, 12, 31))
    assert not year.contains(date(2024, 1, 1))
    assert not year.contains(parse_period("2022..2025"))
    assert year.overlaps(parse_period("2022..2025"))
    assert parts_of_year(2023, PeriodKind.YEAR) == (year,)


def test_the_fraction_of_a_year_counts_the_day_itself() -> None:
    assert year_fraction(date(2023, 1, 1)) == (1, 365)
    assert year_fraction(date(2024, 12, 31)) == (366, 366)


@given(st.integers(1000, 9998), st.sampled_from(list(PeriodKind)))
def test_printing_and_reading_a_period_gives_it_back(year: int, kind: PeriodKind) -> None:
    parts = parts_of_year(year, kind)

    assert tuple(parse_period(part.text) for part in parts) == parts
    assert parse_period(f"{year}..{year + 1}") > Period(kind=PeriodKind.YEAR, year=year)

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.backup.retention import to_keep

TODAY = date(2026, 11, 22)
STAMPS = st.lists(
    st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2027, 6, 1)),  # noqa: DTZ001  wall clock
    max_size=120,
)


def at(text: str) -> datetime:
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M")  # noqa: DTZ007  wall clock


TEN_TODAY = [at(f"11-22 {hour:02d}:00") for hour in range(8, 18)]


@pytest.mark.parametrize(
    ("older", "kept"),
    [
        ([], []),
        (["11-22 07:00"], []),
        (["11-21 08:00", "11-21 17:00"], ["11-21 17:00"]),
        (["11-09 08:00"], ["11-09 08:00"]),
        (["11-08 08:00"], []),
        (["10-30 08:00", "10-31 08:00"], ["10-31 08:00"]),
        (["01-15 08:00", "02-15 08:00", "02-16 08:00"], ["01-15 08:00", "02-16 08:00"]),
    ],
)
def test_beside_the_ten_latest_one_a_day_and_one_a_month_stay(
    older: list[str], kept: list[str]
) -> None:
    stamps = [at(text) for text in older]

    assert to_keep([*stamps, *TEN_TODAY], TODAY) == {*map(at, kept), *TEN_TODAY}


def test_twenty_four_months_stay_and_the_twenty_fifth_goes() -> None:
    months = [datetime(2024 + n // 12, n % 12 + 1, 10, 9) for n in range(35)]  # noqa: DTZ001  wall clock

    kept = to_keep([*months, *TEN_TODAY], TODAY)

    assert [stamp for stamp in months if stamp in kept] == months[11:]
    assert datetime(2024, 11, 10, 9) not in kept  # noqa: DTZ001  wall clock


@given(STAMPS)
def test_what_stays_is_part_of_what_was_and_holds_the_ten_latest(stamps: list[datetime]) -> None:
    kept = to_keep(stamps, TODAY)

    assert kept <= set(stamps)
    assert set(sorted(set(stamps))[-10:]) <= kept


@given(STAMPS)
def test_asking_again_lets_nothing_more_go(stamps: list[datetime]) -> None:
    kept = to_keep(stamps, TODAY)

    assert to_keep(kept, TODAY) == kept


@given(STAMPS)
def test_each_of_the_last_days_and_months_keeps_its_last(stamps: list[datetime]) -> None:
    kept = to_keep(stamps, TODAY)

    for stamp in stamps:
        same_day = [other for other in stamps if other.date() == stamp.date()]
        same_month = [o for o in stamps if (o.year, o.month) == (stamp.year, stamp.month)]
        if TODAY - timedelta(days=14) < stamp.date() <= TODAY:
            assert max(same_day) in kept
        if (TODAY.year, TODAY.month) > (stamp.year, stamp.month) >= (2024, 12):
            assert max(same_month) in kept


@given(STAMPS)
def test_no_more_stay_than_the_rules_name(stamps: list[datetime]) -> None:
    past = [stamp for stamp in stamps if stamp.date() <= TODAY]

    assert len(to_keep(past, TODAY)) <= 10 + 14 + 24

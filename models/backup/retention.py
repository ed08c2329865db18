"""Which backups stay: the latest, then one a day, then one a month."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

LATEST_COUNT = 10
DAY_COUNT = 14
MONTH_COUNT = 24


def to_keep(stamps: Iterable[datetime], today: date) -> frozenset[datetime]:
    """Return the stamps of the backups that stay.

    Kept are the 10 latest; the last of each of the 14 days up to `today`; the last of each of the
    24 months up to the month of `today`. Stamps after `today` (a clock put back) always stay.
    """
    ordered = sorted(set(stamps))
    first_day = today - timedelta(days=DAY_COUNT - 1)
    this_month = _month(today)
    last_of_day: dict[date, datetime] = {}
    last_of_month: dict[int, datetime] = {}
    kept = set(ordered[-LATEST_COUNT:])
    for stamp in ordered:
        day = stamp.date()
        if day > today:
            kept.add(stamp)
            continue
        if day >= first_day:
            last_of_day[day] = stamp
        if _month(day) > this_month - MONTH_COUNT:
            last_of_month[_month(day)] = stamp
    return frozenset(kept | set(last_of_day.values()) | set(last_of_month.values()))


def _month(day: date) -> int:
    return day.year * 12 + day.month

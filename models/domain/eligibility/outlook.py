"""What a history would look like if every following year were a good one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from models.domain.eligibility.facts import (
    AwardCode,
    History,
    InitiativeLevel,
    Rating,
    Subject,
    SubjectKind,
    YearFacts,
)

_YEARS_AHEAD = 15
_FIGHTER_YEARS = 2
_LEAP_DAY = 29
_HUNDRED = Decimal(100)


def futures(history: History) -> Iterator[History]:
    """Yield the history one year on, two years on and so forth, each added year a good one.

    A good year is the best a year's work alone can bring: the best rating, the yearly titles,
    flags and a recognised initiative; no commendation except the yearly Bằng khen Bộ/tỉnh of
    units outside the flags. What is recorded of such a year already, discipline too, stays.
    """
    subject = history.subject
    first = history.review + 1
    reach = min(_YEARS_AHEAD, date.max.year - history.on.year)
    for ahead in range(1, reach + 1):
        on = _moved(history.on, ahead)
        subject = _with_good_year(subject, first + ahead - 1, on)
        yield History(subject, on)


def _moved(on: date, years: int) -> date:
    day = _LEAP_DAY - 1 if (on.month, on.day) == (2, _LEAP_DAY) else on.day
    return date(on.year + years, on.month, day)


def _with_good_year(subject: Subject, year: int, on: date) -> Subject:
    recorded = next((facts for facts in subject.years if facts.year == year), None)
    others = tuple(facts for facts in subject.years if facts.year != year)
    start = recorded or YearFacts(year=year)
    good = replace(
        start,
        rating=Rating.HTXS,
        titles=(start.titles or frozenset()) | _titles(subject, year, on),
        initiatives=((*(start.initiatives or ()), InitiativeLevel.TOAN_QUOC)),
        ldtt_percent=_HUNDRED,
        completed_percent=_HUNDRED,
        cstdcs_count=max(start.cstdcs_count or 0, 1),
        cluster_leader=True,
        targets_exceeded=True,
    )
    return replace(subject, years=(*others, good))


def _titles(subject: Subject, year: int, on: date) -> frozenset[AwardCode]:
    if subject.kind is SubjectKind.COLLECTIVE:
        base = {AwardCode.TTLDTT, AwardCode.TTLDXS}
        if subject.flag_eligible is False:
            return frozenset(base | {AwardCode.BK_TINH_BO})
        return frozenset(base | {AwardCode.CO_TINH_BO, AwardCode.CO_CP})
    titles = {AwardCode.LDTT, AwardCode.CSTD_CO_SO}
    fighter = History(subject, on).years_of(AwardCode.CSTD_CO_SO)
    if all(year - back in fighter for back in range(1, _FIGHTER_YEARS + 1)):
        titles.add(AwardCode.CSTD_TINH_BO)
    return frozenset(titles)

"""Reporting periods: month, quarter, half-year, year, and a phase of several years."""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache, total_ordering

from models.domain.errors import UserError


class PeriodKind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    PHASE = "phase"


_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}
_MARKS = {PeriodKind.MONTH: "", PeriodKind.QUARTER: "Q", PeriodKind.HALF: "H"}
_YEARS_AROUND = 10
_ROMAN = ("", "I", "II", "III", "IV")
_SHAPE = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>0[1-9]|1[0-2]))|\.\.(?P<until>[0-9]{4}))?"
)


@total_ordering
@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A span of whole months.

    `number` counts inside the year (quarter 1 to 4, month 1 to 12; 1 for a year or a phase);
    `year_to` is the last year, equal to `year` but for a phase. Periods sort by their end, the
    shorter one first, so that the value of a whole year comes after that of its last quarter.
    `first_day`, `last_day` and `sort_key` follow from the rest and are worked out once.
    """

    kind: PeriodKind
    year: int
    number: int = 1
    year_to: int = 0
    first_day: date = field(init=False, repr=False, compare=False)
    last_day: date = field(init=False, repr=False, compare=False)
    sort_key: tuple[int, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.year_to:
            object.__setattr__(self, "year_to", self.year)
        first, last = _first_day(self), _last_day(self)
        object.__setattr__(self, "first_day", first)
        object.__setattr__(self, "last_day", last)
        object.__setattr__(self, "sort_key", (last.toordinal(), (last - first).days))

    @property
    def label(self) -> str:
        """Return the Vietnamese name: "Quý I/2023", "6 tháng đầu năm 2023"."""
        year = f"{self.year}"
        return {
            PeriodKind.MONTH: f"Tháng {self.number:02d}/{year}",
            PeriodKind.QUARTER: f"Quý {_ROMAN[min(self.number, 4)]}/{year}",
            PeriodKind.HALF: f"6 tháng {'đầu' if self.number == 1 else 'cuối'} năm {year}",
            PeriodKind.YEAR: f"Năm {year}",
            PeriodKind.PHASE: f"Giai đoạn {year} - {self.year_to}",
        }[self.kind]

    def contains(self, other: "Period | date") -> bool:
        """Say whether the day, or every day of the other period, lies inside this one."""
        if isinstance(other, date):
            return self.first_day <= other <= self.last_day
        return self.first_day <= other.first_day and other.last_day <= self.last_day

    def overlaps(self, other: "Period") -> bool:
        """Say whether the two periods share a day."""
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    @property
    def text(self) -> str:
        """Return the canonical text, the one `parse_period` reads."""
        if self.kind is PeriodKind.YEAR:
            return f"{self.year}"
        if self.kind is PeriodKind.PHASE:
            return f"{self.year}..{self.year_to}"
        if self.kind is PeriodKind.MONTH:
            return f"{self.year}-{self.number:02d}"
        return f"{self.year}-{_MARKS[self.kind]}{self.number}"

    def __lt__(self, other: "Period") -> bool:
        return self.sort_key < other.sort_key


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period:
    """Read "2023", "2023-H1", "2023-Q1", "2023-01" or "2022..2025".

    Raises UserError for anything else, and for a phase that ends before it starts.
    """
    found = _SHAPE.fullmatch(text.strip().upper())
    if found is None or int(found["year"]) == 0:
        raise UserError(
            f"Không hiểu kỳ báo cáo “{text}”. Hãy ghi theo một trong các mẫu: 2023, 2023-H1, "
            "2023-Q1, 2023-01 hoặc 2022..2025."
        )
    year = int(found["year"])
    if found["until"]:
        until = int(found["until"])
        if until < year:
            raise UserError(f"Giai đoạn “{text}” có năm cuối trước năm đầu. Hãy ghi lại kỳ này.")
        return Period(kind=PeriodKind.PHASE, year=year, year_to=until)
    for kind, group in (
        (PeriodKind.QUARTER, found["quarter"]),
        (PeriodKind.HALF, found["half"]),
        (PeriodKind.MONTH, found["month"]),
    ):
        if group:
            return Period(kind=kind, year=year, number=int(group))
    return Period(kind=PeriodKind.YEAR, year=year)


def far_period(period: Period, first: int, last: int) -> str:
    """Return why `period` cannot be of a programme of the years `first` to `last`, else "".

    Ten years on both sides are left for comparison with earlier years and for late reports.
    """
    least, most = first - _YEARS_AROUND, last + _YEARS_AROUND
    if least <= period.year and period.year_to <= most:
        return ""
    return (
        f"Kỳ “{period.text}” ở quá xa các năm của chương trình ({first} - {last}). "
        f"Hãy kiểm tra lại năm; chỉ nhận kỳ từ năm {least} đến năm {most}."
    )


def year_fraction(today: date) -> tuple[int, int]:
    """Return the days of the year that are over at the end of `today`, and its days in all."""
    first = date(today.year, 1, 1)
    return (today - first).days + 1, (date(today.year, 12, 31) - first).days + 1


def parts_of_year(year: int, kind: PeriodKind) -> tuple[Period, ...]:
    """Return the months, quarters or halves of `year` in order (or the year itself)."""
    if kind in (PeriodKind.YEAR, PeriodKind.PHASE):
        return (Period(kind=PeriodKind.YEAR, year=year),)
    count = 12 // _MONTHS[kind]
    return tuple(Period(kind=kind, year=year, number=number + 1) for number in range(count))


def _first_day(period: Period) -> date:
    if period.kind is PeriodKind.PHASE:
        return date(period.year, 1, 1)
    return date(period.year, (period.number - 1) * _MONTHS[period.kind] + 1, 1)


def _last_day(period: Period) -> date:
    if period.kind is PeriodKind.PHASE:
        return date(period.year_to, 12, 31)
    month = period.number * _MONTHS[period.kind]
    return date(period.year, month, monthrange(period.year, month)[1])

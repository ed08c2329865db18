"""One reader for days as people write them: every way to read a text, likeliest first.

Day comes before month here; a text whose two numbers could be swapped has both readings, so that
a person is asked instead of one being guessed.
"""

import re
from dataclasses import dataclass
from datetime import date

from models.domain.text import fold

_LIMIT = 60
_WORDS = re.compile(
    r"(?:ngay )?(?P<day>\d{1,2})(?: thang |/|-|\.| )(?P<month>\d{1,2})"
    r"(?: nam |/|-|\.| )(?P<year>\d{4}|\d{2})"
)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[ t].*)?")
_MONTH = re.compile(r"(?:thang )?(?P<month>\d{1,2})(?: nam |/|-| )(?P<year>\d{4})")
_YEAR = re.compile(r"(?:nam )?(?P<year>(?:19|20)\d{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReading:
    """A text and the days it may mean; `is_whole` is false where only month or year is told.

    A month or a year alone is read as its first day.
    """

    raw: str
    days: tuple[date, ...] = ()
    is_whole: bool = True

    @property
    def ambiguous(self) -> bool:
        """Say whether a person must choose."""
        return len(self.days) > 1


def read_day(text: str, *, before: date | None = None, swaps: bool = False) -> DayReading:
    """Read a day, a month or a year.

    `before` settles the century of a two-figure year: the last such year not after it, without
    it both centuries are offered. `swaps` also offers month before day where both are possible,
    for files that went through an English spreadsheet program.
    """
    clean = fold(text[:_LIMIT]).strip(" .,;")
    iso = _ISO.fullmatch(clean)
    if iso:
        return _reading(text, [_day(iso["year"], iso["month"], iso["day"])])
    words = _WORDS.fullmatch(clean)
    if words:
        return _reading(text, _days(words, before, swaps=swaps))
    month = _MONTH.fullmatch(clean)
    if month:
        return _reading(text, [_day(month["year"], month["month"], "1")], is_whole=False)
    year = _YEAR.fullmatch(clean)
    if year:
        return _reading(text, [_day(year["year"], "1", "1")], is_whole=False)
    return DayReading(raw=text)


def day_question(reading: DayReading) -> str:
    """Return what to ask or say about a reading that is not one day, "" where it is one."""
    if reading.ambiguous:
        ways = " hoặc ".join(f"{day:%d/%m/%Y}" for day in reading.days)
        return f"Có thể là ngày {ways}. Hãy gõ lại đủ ngày/tháng/năm bốn chữ số."
    if not reading.days:
        return "Ô này không phải ngày. Hãy gõ ngày/tháng/năm, ví dụ 07/04/2023."
    return ""


def _days(found: re.Match[str], before: date | None, *, swaps: bool) -> list[date | None]:
    years = _years(found["year"], before)
    days = [_day(year, found["month"], found["day"]) for year in years]
    if swaps or not any(days):
        days += [_day(year, found["day"], found["month"]) for year in years]
    return days


def _years(text: str, before: date | None) -> list[str]:
    if len(text) > 2:  # noqa: PLR2004 - two figures leave the century open
        return [text]
    offered = [1900 + int(text), 2000 + int(text)]
    if before is None:
        return [str(year) for year in offered]
    past = [year for year in offered if year <= before.year]
    return [str(past[-1])] if past else [str(offered[0])]


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _reading(raw: str, days: list[date | None], *, is_whole: bool = True) -> DayReading:
    found = tuple(dict.fromkeys(day for day in days if day is not None))
    return DayReading(raw=raw, days=found, is_whole=is_whole)

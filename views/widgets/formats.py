"""Numbers, dates and times as a Vietnamese reader writes them."""

import re
from datetime import date, datetime
from decimal import Decimal

_DATE = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")


def number_text(value: Decimal | None, places: int | None = None) -> str:
    """Return `value` with dots between thousands and a decimal comma: ``12.345,5``.

    None gives an empty text. Without `places` the digits are those of the value, without trailing
    zeros.
    """
    if value is None:
        return ""
    text = f"{value:,.{places}f}" if places is not None else f"{value:,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def date_text(value: date | None) -> str:
    """Return `value` as ``dd/MM/yyyy``; None gives an empty text."""
    return f"{value:%d/%m/%Y}" if value else ""


def time_text(value: datetime) -> str:
    """Return the time of `value` as ``10:32``."""
    return f"{value:%H:%M}"


def moment_text(value: datetime) -> str:
    """Return `value` as ``10:32 ngày 05/03/2023``."""
    return f"{time_text(value)} ngày {date_text(value.date())}"


def parse_date(text: str) -> date | None:
    """Return the date in `text` (day, month, four-digit year), or None where it is not one."""
    found = _DATE.fullmatch(text.strip())
    if not found:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None

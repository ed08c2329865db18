"""Values as the text of cells: what a workbook can hold exactly, and what must be text."""

import re
from datetime import date
from decimal import Decimal

from models.domain.text import nfc
from models.domain.values import decimal_text

TEXT_LIMIT = 32_000
_EXACT_DIGITS = 15
_LONGEST_NUMBER = 22
_DAY_ZERO = date(1899, 12, 30).toordinal()
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NEEDS_CARE = re.compile(r"[&<>\x00-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|^ | $|  ")
_CAREFUL_SIGNS = ("&", "<", ">", "  ", "_x", "\ufffe", "\uffff")

CellValue = str | int | Decimal | date | None


def shown_text(text: str) -> str:
    """Return `text` as a cell shows it: composed, unix line ends, no control characters.

    Longer text than a cell may hold is cut; the canonical copy keeps all of it.
    """
    plain = _UNPRINTABLE.sub("", nfc(text).replace("\r\n", "\n").replace("\r", "\n"))
    return plain if len(plain) <= TEXT_LIMIT else f"{plain[:TEXT_LIMIT]}…"


def is_exact(value: Decimal) -> bool:
    """Say whether a cell can hold `value` as a number without losing a digit."""
    text = decimal_text(value).lstrip("-")
    digits = text.replace(".", "").strip("0")
    return len(digits) <= _EXACT_DIGITS and len(text) <= _LONGEST_NUMBER


def shared_text(text: str) -> str:
    """Return the element that holds `text` among the shared strings."""
    return f"<si>{text_element(text)}</si>"


def text_element(text: str) -> str:
    """Return the element of a text, wherever it stands."""
    if not _NEEDS_CARE.search(text):
        return f"<t>{text}</t>"
    safe = escaped(_LOOKS_ESCAPED.sub("_x005F_", text))
    return f'<t xml:space="preserve">{safe}</t>'


def line_element(text: str) -> str:
    """Return what `text_element` does, sooner for long texts without control characters: JSON."""
    is_plain = text == text.strip(" ") and not any(sign in text for sign in _CAREFUL_SIGNS)
    return f"<t>{text}</t>" if is_plain else text_element(text)


def escaped(text: str) -> str:
    """Return `text` for use in XML, in an attribute too."""
    plain = _UNPRINTABLE.sub("", text)
    return (
        plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


def serial(day: date) -> int:
    """Return the number a workbook stores for a day."""
    return day.toordinal() - _DAY_ZERO


def day_of(number: int) -> date:
    """Return the day a workbook stores as `number`."""
    return date.fromordinal(_DAY_ZERO + number)


def column_letters(number: int) -> str:
    """Return "A" for 1, "AA" for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

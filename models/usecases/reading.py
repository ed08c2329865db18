"""Read numbers and clauses for the command line: texts in, plain JSON data out."""

from collections.abc import Iterable
from decimal import Decimal

from models.domain.numbers import Candidate, read_number
from models.domain.values import decimal_text

Plain = dict[str, object]


def read_numbers(texts: Iterable[str]) -> list[Plain]:
    """Return ``{"text", "readings", "ambiguous"}`` for each text.

    A reading is ``{"value", "low", "high", "operator", "unit", "scale"}`` with decimals as text
    or null; "scale" is the multiplier of a magnitude word such as "tỷ", "1" without one.
    """
    found = []
    for text in texts:
        reading = read_number(text)
        readings = [_candidate(candidate) for candidate in reading.candidates]
        found.append({"text": text, "readings": readings, "ambiguous": reading.ambiguous})
    return found


def _candidate(candidate: Candidate) -> Plain:
    return {
        "value": _number(candidate.value),
        "low": _number(candidate.low),
        "high": _number(candidate.high),
        "operator": candidate.operator,
        "unit": candidate.unit,
        "scale": _number(candidate.scale),
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else decimal_text(value)

"""Read numbers and clauses for the command line: texts in, plain JSON data out."""

from collections.abc import Iterable
from decimal import Decimal

from models.domain.clauses import Proposal, propose_targets
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


def read_clause(text: str) -> list[Plain]:
    """Return the targets a passage states, for a person to confirm.

    Each is ``{"kind", "low", "high", "unit", "direction", "name", "field", "scope", "deadline",
    "baseline_year", "quote", "parent", "ambiguous"}``: decimals as text, dates ISO, "parent" the
    place in this list of the target it is part of, or null.
    """
    return [_proposal(proposal) for proposal in propose_targets(text)]


def _proposal(found: Proposal) -> Plain:
    return {
        "kind": found.kind.value,
        "low": _number(found.low),
        "high": _number(found.high),
        "unit": found.unit,
        "direction": found.direction.value,
        "name": found.name,
        "field": found.field,
        "scope": found.scope.value,
        "deadline": None if found.deadline is None else found.deadline.isoformat(),
        "baseline_year": found.baseline_year,
        "quote": found.quote,
        "parent": found.parent,
        "ambiguous": found.ambiguous,
    }


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

"""Who changed what on one target: its results, and what the office took on."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from itertools import groupby

from models.domain.numbers import show_number
from models.domain.periods import parse_period
from models.store.journal import WHOLE_ROW
from models.store.queries.history import ChangeFacts
from models.usecases.journal_words import COLUMN_WORDS, WHY_WORDS

_NUMBERS = frozenset({"value", "numerator", "denominator", "low", "high"})
_TOLD = (
    *("value", "numerator", "denominator", "judged", "note", "return_reason", "original"),
    *("low", "high", "deadline", "assignee"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultStep:
    """One edit of one result, or of what was taken on: what stood there and what came, in words."""

    at: datetime
    user: str
    office: str
    why: str
    period: str
    words: str


def result_steps(changes: Iterable[ChangeFacts]) -> tuple[ResultStep, ...]:
    """Return the edits behind journal rows of results and assignments, newest first."""
    steps = []
    ordered = sorted(changes, key=lambda row: row.seq, reverse=True)
    for (at, key, user), rows in groupby(ordered, key=lambda row: (row.at, row.key, row.user)):
        together = list(rows)
        words = "; ".join(text for row in reversed(together) for text in _words(row))
        if words:
            steps.append(
                ResultStep(
                    at=at,
                    user=user,
                    office=together[0].office,
                    why=WHY_WORDS.get(together[0].why, together[0].why),
                    period=parse_period(key.split("|")[-1]).label,
                    words=words,
                )
            )
    return tuple(steps)


def row_values(text: str | None) -> Mapping[str, str | None]:
    """Return the values of a whole row as the journal wrote them, each as its own text."""
    read: dict[str, object] = json.loads(text) if text else {}
    return {
        name: str(value).lower() if value in (True, False) else str(value)
        for name, value in read.items()
    }


def _words(row: ChangeFacts) -> list[str]:
    if row.column != WHOLE_ROW:
        return [_said(row.column, row.old, row.new)] if row.column in _TOLD else []
    old, new = row_values(row.old), row_values(row.new)
    return [
        _said(name, old.get(name), new.get(name)) for name in _TOLD if name in old or name in new
    ]


def _said(column: str, old: str | None, new: str | None) -> str:
    label = COLUMN_WORDS.get(column, column)
    after = _shown(column, new) or "để trống"
    before = _shown(column, old)
    return f"{label}: {before} → {after}" if before else f"{label}: {after}"


def _shown(column: str, text: str | None) -> str:
    if not text:
        return ""
    if column == "judged":
        return {"true": "đạt", "false": "chưa đạt"}.get(text, text)
    if column == "deadline":
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    if column not in _NUMBERS:
        return f"“{text}”"
    try:
        return show_number(Decimal(text))
    except InvalidOperation:
        return text

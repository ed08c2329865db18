"""Lists that were never ours: somebody's own table, its columns given a meaning once.

Nothing here knows what a list is about; whoever reads one says which columns it wants.
"""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from models.domain.days import day_question, read_day
from models.domain.legacy import Encoding
from models.domain.text import match_key
from models.domain.values import decimal_text, digest

NOT_OURS = "không phải gói của Sổ Thi đua"
_NEAR = 0.82
_KEY_LIMIT = 120


class EntryKind(StrEnum):
    """What a cell of a list holds."""

    EMPTY = "empty"
    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    FAULT = "fault"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListEntry:
    """A cell: its words as a person sees them, and what they were in an old encoding.

    `number` is already a hundredfold where the cell shows a percentage (`is_percent`). A `FAULT`
    is an Excel error or a formula without a result; `text` is then the sentence about it.
    """

    kind: EntryKind
    text: str = ""
    address: str = ""
    number: Decimal | None = None
    day: date | None = None
    is_percent: bool = False
    original: str = ""


EMPTY = ListEntry(kind=EntryKind.EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """A column as the file has it; `encoding` is what its letters look like."""

    number: int
    letters: str
    header: str
    samples: tuple[str, ...] = ()
    encoding: Encoding = Encoding.UNICODE


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSheet:
    """A sheet with its header row, its columns, and the entries of each row below, by column."""

    name: str
    header_row: int
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[int, Mapping[int, ListEntry]], ...] = field(repr=False)

    @property
    def shape(self) -> str:
        """Return what tells this kind of list from others: its headers, in any order."""
        return digest(sorted(match_key(column.header)[:_KEY_LIMIT] for column in self.columns))


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignList:
    """A file that was read as plain tables."""

    file_name: str
    sheets: tuple[ListSheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A column somebody wants, the words it may be headed by, and whether nothing goes without."""

    key: str
    label: str
    words: tuple[str, ...] = ()
    is_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMapping:
    """Which column of the file is which wanted one; `encodings` are choices against the guess.

    `aliases` say what names of the file mean here, by `match_key`.
    """

    columns: Mapping[str, int]
    encodings: Mapping[int, Encoding] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)


def guess_mapping(sheet: ListSheet, wanted: Sequence[Wanted]) -> ListMapping:
    """Return the likeliest meaning of the columns: the same words first, then nearly the same."""
    headers = {column.number: match_key(column.header)[:_KEY_LIMIT] for column in sheet.columns}
    found: dict[str, int] = {}
    for is_exact in (True, False):
        for item in wanted:
            if item.key in found:
                continue
            free = {n: header for n, header in headers.items() if n not in found.values()}
            number = _column_for(item, free, is_exact=is_exact)
            if number:
                found[item.key] = number
    return ListMapping(columns=found)


def missing(mapping: ListMapping, wanted: Sequence[Wanted]) -> tuple[Wanted, ...]:
    """Return the columns nothing goes without that have no column yet."""
    return tuple(item for item in wanted if item.is_required and item.key not in mapping.columns)


def day_of(entry: ListEntry, before: date | None = None) -> tuple[date | None, str]:
    """Return the day of an entry, or None with the question or sentence about it.

    A month or a year alone counts as its first day. `before` settles years of two figures.
    """
    if entry.kind is EntryKind.EMPTY:
        return None, ""
    if entry.kind is EntryKind.DAY:
        return entry.day, ""
    if entry.kind is EntryKind.FAULT:
        return None, entry.text
    number = entry.number
    text = entry.text if number is None else decimal_text(number)
    reading = read_day(text, before=before)
    question = day_question(reading)
    if question:
        return None, f"Ô {entry.address} ghi “{entry.text}”: {question}"
    return reading.days[0], ""


def nearest(text: str, known: Mapping[str, str]) -> str:
    """Return the value of `known` (by `match_key`) whose key is nearly that of `text`, or ""."""
    near = difflib.get_close_matches(match_key(text)[:_KEY_LIMIT], known, n=1, cutoff=_NEAR)
    return known[near[0]] if near else ""


def _column_for(item: Wanted, headers: Mapping[int, str], *, is_exact: bool) -> int:
    words = [match_key(word)[:_KEY_LIMIT] for word in (item.label, *item.words)]
    for word in words:
        for number, header in headers.items():
            if header and (header == word if is_exact else _is_near(word, header)):
                return number
    return 0


def _is_near(word: str, header: str) -> bool:
    return header.startswith(f"{word} ") or bool(
        difflib.get_close_matches(word, [header], n=1, cutoff=_NEAR)
    )

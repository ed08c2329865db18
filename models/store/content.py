"""The content of a workspace: what two offices must agree on, and its one hash.

Content is every value a person or a document gave. It is not: the journal, the log of packages,
the keys of other offices, how foreign lists were read and how printers stray (each office's own
memory),
the random name of a computer, the day a file was made, and the counters that tell how far a value
has travelled. Rows that say nothing (a cleared result, a task not begun) count as absent. People,
collectives, dossiers and nominations carry random codes; a key made from their own content stands
in for each, so that the same people entered on two machines agree.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, String, Table, select, type_coerce
from sqlalchemy.orm import Session

from models.domain.text import nfc
from models.schema.base import Base, Exact
from models.schema.workspace import PRINTERS_KEY

TABLES_APART = frozenset(
    {
        "account",
        "change",
        "package",
        "office_key",
        "list_mapping",
        "row_version",
        "imported",
        "shared_value",
        "data_request",
    }
)
COLUMNS_APART = frozenset(
    {
        "version",
        "base_version",
        "revision",
        "ready_revision",
        "packed_revision",
        "receipted_revision",
        "accepted_revision",
        "returned_revision",
        "computer",
        "created_at",
    }
)
RANDOM_CODES = (
    "person",
    "collective",
    "held_position",
    "initiative",
    "predecessor",
    "dossier",
    "nomination",
    "decision",
    "award_record",
    "exemplar",
)
_REFERENCES = {
    "award_record": ("subject", "decision"),
    "held_position": ("person",),
    "subject_year": ("subject",),
    "initiative": ("subject",),
    "predecessor": ("collective",),
    "intention": ("subject",),
    "decision": ("dossier",),
    "paper_text": ("dossier", "nomination"),
    "nomination": ("dossier", "subject"),
    "figure": ("nomination",),
    "attachment": ("key",),
}
_SAYS_NOTHING = {
    "result": frozenset({"target", "office", "period", "owner"}),
    "assignment": frozenset({"target", "office", "year", "owner"}),
    "task_progress": frozenset({"task", "office", "owner"}),
}
_PAGE_ROW_COUNT = 5000
_Row = dict[str, object]


def content_hash(session: Session) -> str:
    """Return the SHA-256 of the content, as 64 hexadecimal digits; the clock plays no part."""
    total = hashlib.sha256()
    for line in content_lines(session):
        total.update(line.encode())
        total.update(b"\n")
    return total.hexdigest()


def content_lines(session: Session) -> Iterator[str]:
    """Yield the content as canonical JSON, one row a line: tables by name, rows sorted."""
    keys = _content_keys(session)
    for table in _tables():
        lines = [_line(table.name, row) for row in _rows(session, table, keys)]
        lines.sort()
        yield from lines


def _tables() -> list[Table]:
    tables = Base.metadata.tables
    return [tables[name] for name in sorted(tables) if name not in TABLES_APART]


def _content_keys(session: Session) -> dict[str, str]:
    """Return the content key of every random code; later tables build on earlier ones."""
    keys: dict[str, str] = {}
    for name in RANDOM_CODES:
        table = Base.metadata.tables[name]
        found = {
            str(code): f"#{hashlib.sha256(_line(name, row).encode()).hexdigest()}"
            for code, row in _coded_rows(session, table, keys)
        }
        keys |= found
    return keys


def _coded_rows(
    session: Session, table: Table, keys: Mapping[str, str]
) -> Iterable[tuple[object, _Row]]:
    for values in _stored(session, table):
        code = values.pop("code")
        yield code, _with_keys(table.name, values, keys)


def _rows(session: Session, table: Table, keys: Mapping[str, str]) -> Iterator[_Row]:
    silent = _SAYS_NOTHING.get(table.name)
    for values in _stored(session, table):
        if silent is not None and _is_silent(values, silent):
            continue
        if table.name in RANDOM_CODES:
            values["code"] = keys[str(values["code"])]
        yield _with_keys(table.name, values, keys) if table.name in _REFERENCES else values


def _stored(session: Session, table: Table) -> Iterator[_Row]:
    """Yield rows as plain values, without what is empty; exact decimals stay their own text."""
    columns: list[ColumnElement[Any]] = [
        type_coerce(column, String).label(column.name) if isinstance(column.type, Exact) else column
        for column in table.columns
        if column.name not in COLUMNS_APART
    ]
    names = [column.name for column in columns]
    query = select(*columns).execution_options(yield_per=_PAGE_ROW_COUNT)
    if table.name == "setting":
        query = query.where(table.c.key != PRINTERS_KEY)
    for row in session.execute(query):
        yield {
            name: value
            for name, value in zip(names, row, strict=True)
            if value is not None and value != ""
        }


def _is_silent(values: _Row, silent: frozenset[str]) -> bool:
    return all(name in silent or value == "not_started" for name, value in values.items())


def _with_keys(table: str, values: _Row, keys: Mapping[str, str]) -> _Row:
    for name in _REFERENCES.get(table, ()):
        parts = str(values.get(name, "")).split("|")
        values[name] = "|".join(keys.get(part, part) for part in parts)
    return values


def _line(table: str, values: _Row) -> str:
    text = json.dumps(
        [table, values],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        default=_plain,
    )
    return nfc(text)


def _plain(value: object) -> str:
    if isinstance(value, date | Decimal):
        return str(value)
    message = f"a column holds a {type(value).__name__}"
    raise TypeError(message)

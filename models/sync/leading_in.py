"""Rows of the leader on their way in: checked, decided, written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Table, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models.domain import versions
from models.domain.carried import RowValue
from models.domain.errors import Problem
from models.domain.merge import Decision, decide_row
from models.domain.values import read_decimal
from models.domain.versions import Order
from models.schema.base import Base, Owned
from models.store import journal
from models.store.journal import WHOLE_ROW, Entry
from models.sync.leading import (
    ENTITIES,
    MEMBER_ROWS,
    key_condition,
    kind_of,
    rows_where,
    said_columns,
    table_of,
    versions_of,
    write_versions,
)
from models.sync.wording import entity_label

_TEXT_LIMIT = 20_000
_WRITTEN = (Decision.NEW, Decision.CHANGED)
_OWNED = frozenset(
    str(mapper.local_table.description)
    for mapper in Base.registry.mappers
    if issubclass(mapper.class_, Owned)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedRow:
    """An arriving row, what is at hand, and what becomes of it."""

    row: RowValue
    mine: RowValue | None
    decision: Decision

    @property
    def is_beaten(self) -> bool:
        """Say whether two edits did not know each other, and the one that arrived lost."""
        return (
            self.decision is Decision.OLDER
            and self.mine is not None
            and versions.compare(self.row.version, self.mine.version) is Order.CONCURRENT
        )


def decide_rows(
    session: Session, rows: Sequence[RowValue], computer: str = ""
) -> tuple[list[DecidedRow], list[Problem]]:
    """Return what becomes of each row, and why some cannot be taken; reads only.

    `computer` is this one where the rows are of another computer of the same office: what was
    changed here since it last travelled then counts as an edit of its own.
    """
    known = versions_of(session)
    keys = _Keys(session, rows)
    decided: list[DecidedRow] = []
    problems: list[Problem] = []
    for row in rows:
        complaint = _complaint(row, keys)
        if complaint:
            problems.append(Problem(sheet="", cell="", code=row.key, found="", message=complaint))
            continue
        mine = _at_hand(session, row, known, computer)
        decided.append(DecidedRow(row=row, mine=mine, decision=decide_row(mine, row)))
    return decided, problems


def write_rows(session: Session, decided: Sequence[DecidedRow], owner: str) -> list[DecidedRow]:
    """Write new and changed rows, parents first, then take removed ones away; return those written.

    A removed row that others still lean on stays, retired where its table can say so.
    """
    order = {entity: place for place, entity in enumerate(ENTITIES)}
    changes = sorted(
        (item for item in decided if item.decision in _WRITTEN),
        key=lambda item: order[item.row.entity],
    )
    for item in changes:
        if not item.row.is_removed:
            put_row(session, item.row, item.mine, owner)
    for item in reversed(changes):
        if item.row.is_removed:
            _take_away(session, item.row)
    journal.note(session, (entry for item in changes for entry in entries_of(item.row, item.mine)))
    newer = [item.row for item in decided if item.decision is not Decision.OLDER]
    write_versions(session, newer)
    return changes


def put_row(session: Session, row: RowValue, mine: RowValue | None, owner: str) -> None:
    """Insert or update one row; its table's own version columns follow."""
    table = table_of(row.entity)
    values = _values(table, row)
    if table.name in _OWNED:
        values |= {
            "owner": owner,
            "version": row.version,
            "base_version": row.base_version,
            "revision": versions.revision(row.version),
        }
    if mine is None or mine.is_removed:
        session.execute(insert(table).values(**_defaults(table, values)))
    else:
        session.execute(update(table).where(key_condition(table, row.key)).values(**values))


def entries_of(row: RowValue, mine: RowValue | None) -> Iterable[Entry]:
    """Yield the journal's entries for a row that replaces `mine`."""
    old = None if mine is None or mine.is_removed else mine
    if old is None or row.is_removed:
        yield Entry(
            entity=row.entity,
            key=row.key,
            column=WHOLE_ROW,
            old=journal.row_text(old.fields) if old else None,
            new=None if row.is_removed else journal.row_text(row.fields),
        )
        return
    for name in sorted(row.fields.keys() | old.fields.keys()):
        was, now = (journal.value_text(item.fields.get(name)) for item in (old, row))
        if was != now:
            yield Entry(entity=row.entity, key=row.key, column=name, old=was, new=now)


def _take_away(session: Session, row: RowValue) -> None:
    table = table_of(row.entity)
    condition = key_condition(table, row.key)
    try:
        with session.begin_nested():
            session.execute(delete(table).where(condition))
    except IntegrityError:
        for name in ("retired", "removed"):
            if name in table.c:
                session.execute(update(table).where(condition).values({name: True}))


def _at_hand(
    session: Session, row: RowValue, known: Mapping[tuple[str, str], Any], computer: str
) -> RowValue | None:
    table = table_of(row.entity)
    found = next(iter(rows_where(session, table, key_condition(table, row.key))), None)
    version = known.get((row.entity, row.key))
    if version is None:
        return found
    mine = RowValue(
        entity=row.entity,
        key=row.key,
        fields=found.fields if found else {},
        version=version.version,
        base_version=version.base_version,
        is_removed=found is None,
    )
    if not computer or mine.content_digest == version.digest:
        return mine
    edited = versions.after_edit(version.version, computer)
    return replace(mine, version=edited, base_version=version.version)


class _Keys:
    """Every key that a foreign key may name: what is at hand and what arrives with it."""

    def __init__(self, session: Session, rows: Sequence[RowValue]) -> None:
        self._session = session
        self._known: dict[str, set[str]] = {}
        self._arriving: dict[str, set[str]] = {}
        for row in rows:
            if not row.is_removed:
                self._arriving.setdefault(row.entity, set()).add(row.key)

    def has(self, table: str, key: str) -> bool:
        """Say whether a row of `table` with this one-part key will be there."""
        if table not in self._known:
            column = next(iter(Base.metadata.tables[table].primary_key))
            self._known[table] = {
                str(found) for found in self._session.execute(select(column)).scalars()
            }
        return key in self._known[table] or key in self._arriving.get(table, ())


def _complaint(row: RowValue, keys: _Keys) -> str:
    """Return why a row cannot be taken, or ""."""
    label = entity_label(row.entity)
    try:
        table = table_of(row.entity)
        key_condition(table, row.key)
        values = {} if row.is_removed else _values(table, row)
    except (KeyError, ValueError, TypeError):
        return f"Dòng “{label}” mang mã “{row.key[:60]}” không đọc được nên không được nhận."
    own = "|".join(str(values[column.name]) for column in table.primary_key) if values else row.key
    if own != row.key:
        return f"Dòng “{label}” ghi mã “{row.key[:60]}” khác nội dung nên không được nhận."
    for name, value in values.items():
        for foreign in table.c[name].foreign_keys:
            if value not in (None, "") and not keys.has(foreign.column.table.name, str(value)):
                way = (
                    "Hãy hỏi đơn vị gửi dòng ấy thuộc chương trình nào."
                    if row.entity in MEMBER_ROWS
                    else "Hãy xin Cụm trưởng xuất lại gói giao đủ."
                )
                return f"Dòng “{label}” nhắc đến “{value}” mà sổ này không có. {way}"
    return ""


def _values(table: Table, row: RowValue) -> dict[str, Any]:
    """Return the values of a row as its columns hold them. ValueError, TypeError."""
    names = said_columns(table)
    if set(row.fields) - set(names):
        raise ValueError(row.key)
    return {name: _typed(table.c[name], row.fields.get(name)) for name in names}


def _typed(column: Column[Any], value: object) -> Any:  # noqa: ANN401 - a column's own kind
    wanted = kind_of(column)
    if value is None:
        return None if column.nullable else wanted()
    if wanted is Decimal:
        return read_decimal(_text(value))
    if wanted is date:
        return date.fromisoformat(_text(value))
    if wanted is str:
        return _text(value)
    if not isinstance(value, wanted):
        raise TypeError(column.name)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _TEXT_LIMIT:
        raise TypeError
    return value


def _defaults(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return `values` with what an insert needs for the columns that do not travel."""
    rest = {
        column.name: kind_of(column)()
        for column in table.columns
        if column.name not in values and not column.nullable
    }
    return rest | dict(values)

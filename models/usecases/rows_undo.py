"""Puts back whole rows from the journal: evidence, remarks, assignments, a target's own data.

A row is compared by what it says, without keys and versions; no row at all says nothing. What
somebody changed since is left alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Boolean, Date, Integer, inspect, select
from sqlalchemy.orm import Session

from models.schema.base import Base, Exact, Owned
from models.schema.documents import AttachmentRow
from models.schema.targets import AssignmentRow, RemarkRow, TargetRow
from models.schema.workspace import ChangeRow
from models.store import owned
from models.store.journal import WHOLE_ROW, value_text
from models.usecases.desk import Desk
from models.usecases.results_history import row_values

_OF_TARGETS: tuple[type[Base], ...] = (AttachmentRow, RemarkRow, AssignmentRow, TargetRow)
_KEPT = frozenset(name for name in vars(Owned) if not name.startswith("_"))
_Column = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """What a row is to say: `told` by column, None to take the row away."""

    table: type[Base]
    key: str
    told: dict[str, str] | None
    is_part: bool

    @property
    def target(self) -> str:
        """Return the id of the target the row belongs to, "" for other evidence."""
        parts = self.key.split("|")
        if self.table is AttachmentRow:
            return parts[1] if parts[0] == "result" else ""
        return parts[0]


def row_changes(
    session: Session, batch: str, *, back: bool, tables: Sequence[type[Base]] = _OF_TARGETS
) -> tuple[tuple[RowChange, ...], int]:
    """Return what puts back, or writes again, the rows of `batch`; and how many have moved on."""
    known = {table.__tablename__: table for table in tables}
    query = (
        select(ChangeRow.entity, ChangeRow.key, ChangeRow.column, ChangeRow.old, ChangeRow.new)
        .where(ChangeRow.batch == batch, ChangeRow.entity.in_(known))
        .order_by(ChangeRow.seq)
    )
    wanted: dict[tuple[str, str], list[_Column]] = {}
    for entity, key, column, old, new in session.execute(query):
        pair = (old, new) if back else (new, old)
        wanted.setdefault((entity, key), []).append((column, *pair))
    found, passed_count = [], 0
    for (entity, key), columns in wanted.items():
        change = _change(session, known[entity], key, columns)
        if change is None:
            passed_count += 1
        else:
            found.append(change)
    return tuple(found), passed_count


def write_rows(session: Session, desk: Desk, changes: Iterable[RowChange]) -> None:
    """Make the rows say what `changes` tell; a value an office owns is emptied, never removed."""
    for change in changes:
        table = change.table
        row = _row(session, table, change.key)
        if change.told is None and not issubclass(table, Owned):
            if row is not None:
                session.delete(row)
                session.flush()
            continue
        if row is None:
            row = table(**_identity(table, change.key))
            session.add(row)
        told = change.told or {}
        for name in told if change.is_part else _names(table):
            setattr(row, name, _value(table, name, told.get(name, "")))
        if isinstance(row, Owned):
            owned.touch(row, owner=desk.office, computer=desk.computer)
        session.flush()


def _change(
    session: Session, table: type[Base], key: str, columns: list[_Column]
) -> RowChange | None:
    """Return the change that `columns` (name, wanted, expected) ask for; None where it is late."""
    now = _said(_row(session, table, key))
    whole = next((one for one in columns if one[0] == WHOLE_ROW), None)
    if whole is not None:
        if now != (_of_row(table, whole[2]) or {}):
            return None
        return RowChange(
            table=table,
            key=key,
            told=_of_row(table, whole[1]),
            is_part=False,
        )
    if any(now.get(name, "") != (expected or "") for name, _, expected in columns):
        return None
    told = {name: text or "" for name, text, _ in columns if name not in _KEPT}
    return RowChange(table=table, key=key, told=told, is_part=True)


def _row(session: Session, table: type[Base], key: str) -> Base | None:
    identity = _identity(table, key)
    return session.get(table, tuple(identity.values()))


def _identity(table: type[Base], key: str) -> dict[str, Any]:
    """Return the primary key that the journal wrote; a key inside a key keeps its own strokes."""
    names = [column.name for column in inspect(table).primary_key]
    parts = key.split("|")
    spare = len(parts) - len(names)
    if spare:
        parts = [parts[0], "|".join(parts[1 : spare + 2]), *parts[spare + 2 :]]
    return {name: _value(table, name, part) for name, part in zip(names, parts, strict=True)}


def _names(table: type[Base]) -> list[str]:
    """Return the columns that say something: neither keys nor versions."""
    keys = {column.name for column in inspect(table).primary_key}
    names = [attribute.key for attribute in inspect(table).column_attrs]
    return [name for name in names if name not in keys and name not in _KEPT]


def _said(row: Base | None) -> dict[str, str]:
    if row is None:
        return {}
    texts = {name: value_text(getattr(row, name)) for name in _names(type(row))}
    return {name: text for name, text in texts.items() if text}


def _of_row(table: type[Base], text: str | None) -> dict[str, str] | None:
    if text is None:
        return None
    names = _names(table)
    return {name: told for name, told in row_values(text).items() if told and name in names}


def _value(table: type[Base], name: str, text: str) -> object:
    column = table.__table__.columns[name]
    if isinstance(column.type, Exact | Date | Integer | Boolean) and not text:
        return None if column.nullable else False
    if isinstance(column.type, Boolean):
        return text == "true"
    if isinstance(column.type, Exact):
        return Decimal(text)
    if isinstance(column.type, Date):
        return date.fromisoformat(text)
    return int(text) if isinstance(column.type, Integer) else text

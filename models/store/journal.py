"""The journal: every change of a value leaves a row, each row sealed by the one before."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from json.encoder import encode_basestring

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import Session

from models.domain.text import nfc
from models.domain.values import Plain, canonical_json, one_json, quoted
from models.schema.access import AccountRow
from models.schema.base import Base
from models.schema.exchange import ImportedRow, RowVersionRow, SharedValueRow
from models.schema.packages import PackageRow
from models.schema.workspace import ChangeRow
from models.store.bulk import insert_columns
from models.store.engine import journal_unguarded

FIRST_SEAL = "0" * 64
WHOLE_ROW = "*"
_PAGE_ROW_COUNT = 1000
_NOT_VALUES = {
    "version",
    "base_version",
    "revision",
    "ready_revision",
    "packed_revision",
    "receipted_revision",
    "accepted_revision",
}
_NOT_JOURNALLED = (AccountRow, ChangeRow, PackageRow, RowVersionRow, ImportedRow, SharedValueRow)


class Why(StrEnum):
    """Why a value changed."""

    EDIT = "edit"
    IMPORT = "import"
    UNDO = "undo"
    CATALOGUE = "catalogue"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Who writes, when and why; `batch` ties the changes of one import together."""

    office: str
    user: str
    at: datetime
    why: Why
    batch: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change: of `column` of the row `key` of `entity`; `*` stands for the whole row.

    The texts of a whole row come from `row_text`.
    """

    entity: str
    key: str
    column: str
    old: str | None
    new: str | None


def start(session: Session, mark: Mark) -> None:
    """Make `session` journal what it changes; the rows are written just before the commit."""
    entries: list[Entry] = []
    session.info["entries"] = entries
    event.listen(session, "before_flush", _note_changes)
    event.listen(session, "before_commit", lambda current: _write(current, mark))


def note(session: Session, entries: Iterable[Entry]) -> None:
    """Add changes made by bulk statements, which the session does not see by itself."""
    session.info["entries"].extend(entries)


def row_text(values: Mapping[str, object]) -> str:
    """Return the journal's text for a whole row: canonical JSON of what is filled in."""
    kept: list[str] = []
    for name, label in _layout(tuple(values)):
        value = values[name]
        if value is not None and value != "":
            kept.append(label + one_json(value))  # type: ignore[arg-type]  # columns hold plain values only
    return f"{{{','.join(kept)}}}"


def value_text(value: object) -> str | None:
    """Return the journal's text for one value; None for nothing."""
    if value is None or isinstance(value, str):
        return value
    return canonical_json(value).strip('"')  # type: ignore[arg-type]  # a column's plain value


def first_broken(session: Session) -> int | None:
    """Return the number of the first row whose seal does not fit, or None when all fit."""
    previous = FIRST_SEAL
    expected = 1
    query = select(*ChangeRow.__table__.columns).order_by(ChangeRow.seq)
    for row in session.execute(query.execution_options(yield_per=_PAGE_ROW_COUNT)):
        values = {name: value for name, value in row._mapping.items() if name != "seal"}  # noqa: SLF001  the documented name of a row's mapping
        if row.seq != expected or row.previous_seal != previous or row.seal != _seal(values):
            return expected
        previous = row.seal
        expected += 1
    return None


def key_of(row: Base) -> str:
    """Return what the journal calls `row`: the parts of its primary key."""
    return _key(row)


def withdraw(session: Session, keys: Collection[tuple[str, str]], instead: str) -> int:
    """Put `instead` in the place of every text the journal keeps of these rows; answer how many.

    Only for a person's right to be forgotten: `keys` are table and key. The rows stay, with who
    and when, and every seal after the first one withdrawn is made anew.
    """
    with journal_unguarded(session.connection()):
        found = _withdraw(session, keys, instead)
        session.flush()
    return found


def head(session: Session) -> tuple[int, str]:
    """Return number and seal of the last row; (0, zeros) for an empty journal."""
    query = select(ChangeRow.seq, ChangeRow.seal).order_by(ChangeRow.seq.desc()).limit(1)
    last = session.execute(query).one_or_none()
    return (last.seq, last.seal) if last else (0, FIRST_SEAL)


# Whole rows of one table after another.
@lru_cache(maxsize=256)
def _layout(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the names a journal tells of, in their order, each with its label."""
    return tuple((name, f"{quoted(name)}:") for name in sorted(names) if name not in _NOT_VALUES)


def _withdraw(session: Session, keys: Collection[tuple[str, str]], instead: str) -> int:
    found = 0
    previous, broken = FIRST_SEAL, False
    for row in session.execute(select(ChangeRow).order_by(ChangeRow.seq)).scalars():
        if (row.entity, row.key) in keys:
            row.old = None if row.old is None else instead
            row.new = None if row.new is None else instead
            found, broken = found + 1, True
        if broken:
            row.previous_seal = previous
            row.seal = _seal(
                {
                    column.name: getattr(row, column.name)
                    for column in ChangeRow.__table__.columns
                    if column.name != "seal"
                }
            )
        previous = row.seal
    return found


def _note_changes(session: Session, _context: object, _instances: object) -> None:
    entries: list[Entry] = session.info["entries"]
    entries.extend(_whole_row(row, is_new=True) for row in _journalled(session.new))
    entries.extend(_whole_row(row, is_new=False) for row in _journalled(session.deleted))
    for row in _journalled(session.dirty):
        entries.extend(_changed_columns(row))


def _journalled(rows: Iterable[object]) -> Iterable[Base]:
    for row in rows:
        if isinstance(row, Base) and not isinstance(row, _NOT_JOURNALLED):
            yield row


def _whole_row(row: Base, *, is_new: bool) -> Entry:
    text = row_text({name: getattr(row, name) for name in _columns(row)})
    return Entry(
        entity=row.__tablename__,
        key=_key(row),
        column=WHOLE_ROW,
        old=None if is_new else text,
        new=text if is_new else None,
    )


def _changed_columns(row: Base) -> Iterable[Entry]:
    state = inspect(row)
    for name in _columns(row):
        history = state.attrs[name].history
        if name in _NOT_VALUES or not history.has_changes():
            continue
        old = value_text(history.deleted[0] if history.deleted else None)
        new = value_text(history.added[0] if history.added else None)
        if (old or "") != (new or ""):
            yield Entry(entity=row.__tablename__, key=_key(row), column=name, old=old, new=new)


def _columns(row: Base) -> list[str]:
    return [attribute.key for attribute in inspect(row).mapper.column_attrs]


def _key(row: Base) -> str:
    mapper = inspect(row).mapper
    return "|".join(str(part) for part in mapper.primary_key_from_instance(row))


def _write(session: Session, mark: Mark) -> None:
    session.flush()
    entries: list[Entry] = session.info["entries"]
    if not entries:
        return
    seq, seal = head(session)
    seals = [seal]
    sealed = _sealing(mark)
    for number, entry in enumerate(entries, seq + 1):
        seal = sealed(number, entry, seal)
        seals.append(seal)
    columns = {
        "seq": range(seq + 1, seq + 1 + len(entries)),
        "entity": [entry.entity for entry in entries],
        "key": [entry.key for entry in entries],
        "column": [entry.column for entry in entries],
        "old": [_stored(entry, entry.old) for entry in entries],
        "new": [_stored(entry, entry.new) for entry in entries],
        "previous_seal": seals[:-1],
        "seal": seals[1:],
    }
    same = {
        "at": mark.at,
        "office": mark.office,
        "user": mark.user,
        "why": mark.why.value,
        "batch": mark.batch,
    }
    entries.clear()
    insert_columns(session, ChangeRow, columns, same=same, as_stored=("old", "new"))


def _stored(entry: Entry, text: str | None) -> str | None:
    """Return `text` composed; that of a whole row is so from the start."""
    return text if text is None or entry.column == WHOLE_ROW else nfc(text)


def _sealing(mark: Mark) -> Callable[[int, Entry, str], str]:
    """Return what seals the rows of one transaction: `_seal`, with what they share written once."""
    head = f'{{"at":{one_json(mark.at)},"batch":{quoted(mark.batch)},"column":'
    office, tail = quoted(mark.office), f',"user":{quoted(mark.user)},"why":{quoted(mark.why)}}}'

    def sealed(seq: int, entry: Entry, previous: str) -> str:
        is_whole = entry.column == WHOLE_ROW
        old, new = (
            "null" if text is None else encode_basestring(text) if is_whole else quoted(text)
            for text in (entry.old, entry.new)
        )
        text = (
            f'{head}{quoted(entry.column)},"entity":{quoted(entry.entity)},'
            f'"key":{quoted(entry.key)},"new":{new},"office":{office},"old":{old},'
            f'"previous_seal":"{previous}","seq":{seq}{tail}'
        )
        return hashlib.sha256(text.encode()).hexdigest()

    return sealed


def _seal(values: Mapping[str, Plain]) -> str:
    return hashlib.sha256(canonical_json(values).encode()).hexdigest()

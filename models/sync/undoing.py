"""What an import replaced, kept row by row, so that the whole of it can be taken back."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models.domain import versions
from models.domain.carried import RowValue
from models.domain.package import Value
from models.domain.values import canonical_json
from models.schema.base import Base
from models.schema.documents import AttachmentRow
from models.schema.exchange import ImportedRow, RowVersionRow
from models.schema.packages import PackageRow
from models.schema.programmes import TaskProgressRow
from models.schema.targets import ResultRow
from models.store import journal
from models.store.bulk import insert_columns
from models.sync.leading import ENTITIES, key_condition, kind_of, rows_where, table_of
from models.sync.leading_in import entries_of, put_row
from models.sync.values import ATTACHMENT, RESULT, TASK

Markable = ResultRow | TaskProgressRow
Packed = Mapping[str, int]
_PACKED = "packed_revision"
MARKS = "#marks"
MARK_COLUMNS = (
    "receipted_revision",
    "accepted_revision",
    "returned_revision",
    "return_reason",
)
_SAID = {
    RESULT: ("value", "numerator", "denominator", "raw_text", "judged", "note"),
    TASK: ("state", "percent", "assignee", "note", "unit"),
}


@dataclass(slots=True)
class Replaced:
    """Collects what an import replaces; written down once, with the import's own batch."""

    items: list[tuple[str, str, str | None, str]] = field(default_factory=list)

    def add(self, entity: str, key: str, before: Mapping[str, object] | None, after: str) -> None:
        """Remember one row: what stood there, and the state the import leaves."""
        text = None if before is None else canonical_json(dict(before))  # type: ignore[arg-type]  # plain values
        self.items.append((entity, key, text, after))

    def write(self, session: Session, batch: str) -> None:
        """Write everything down."""
        if self.items:
            names = ("entity", "key", "before", "after")
            columns = dict(zip(names, zip(*self.items, strict=True), strict=True))
            insert_columns(session, ImportedRow, columns, same={"batch": batch})


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """How many rows were put back, and which were edited since and therefore stay."""

    package_id: str
    archive: str
    restored_count: int
    kept: tuple[tuple[str, str], ...]


def packed_of(session: Session, office: str) -> Packed:
    """Return which revision of each value of `office` last went into a package."""
    result, task = ResultRow.__table__.c, TaskProgressRow.__table__.c
    queries = (
        select(result.target, result.office, result.period, result.packed_revision),
        select(task.task, task.office, task.packed_revision),
    )
    return {
        "|".join(row[:-1]): row[-1]
        for query in queries
        for row in session.connection().execute(
            query.where(query.selected_columns.office == office)
        )
    }


def value_before(item: Value | None, packed: Packed) -> dict[str, object] | None:
    """Return what undoing needs of a result or a task's progress."""
    if item is None:
        return None
    names = _SAID[RESULT if hasattr(item, "target") else TASK]
    said: dict[str, object] = {name: getattr(item, name) for name in names}
    said |= {"version": item.version, "base_version": item.base_version}
    return said | ({_PACKED: packed[item.key]} if item.key in packed else {})


def row_before(item: RowValue | None) -> dict[str, object] | None:
    """Return what undoing needs of a row of the leader."""
    if item is None:
        return None
    return {
        "fields": dict(item.fields),
        "version": item.version,
        "base_version": item.base_version,
        "removed": item.is_removed,
    }


def undo(session: Session, batch: str) -> Undone:
    """Put back every row of an import that nobody touched since. ValueError for no such batch."""
    package = session.execute(
        select(PackageRow).where(PackageRow.batch == batch, PackageRow.undone.is_(False))
    ).scalar_one_or_none()
    if package is None or not batch:
        raise ValueError(batch)
    rows = list(session.execute(select(ImportedRow).where(ImportedRow.batch == batch)).scalars())
    kept = [
        (row.entity, row.key)
        for row in sorted(rows, key=_order)
        if not _put_back(session, row, package.sender)
    ]
    package.undone = True
    session.execute(delete(ImportedRow).where(ImportedRow.batch == batch))
    return Undone(
        package_id=package.id,
        archive=package.archive,
        restored_count=len(rows) - len(kept),
        kept=tuple(sorted(kept)),
    )


def _order(row: ImportedRow) -> tuple[bool, int, str]:
    """Return the place of a row: files and values first, then rows, children before parents."""
    is_row = row.entity in ENTITIES
    place = ENTITIES.index(row.entity) if is_row else 0
    comes_back = row.before is not None and is_row
    return is_row, place if comes_back else -place, row.key


def _put_back(session: Session, row: ImportedRow, sender: str) -> bool:
    before = None if row.before is None else json.loads(row.before)
    if row.entity in _SAID:
        return _put_back_value(session, row, before)
    if row.entity.endswith(MARKS):
        return _put_back_marks(session, row, before)
    if row.entity == ATTACHMENT:
        return _put_back_file(session, row, before)
    return _put_back_row(session, row, before, sender)


def _put_back_value(session: Session, row: ImportedRow, before: dict[str, Any] | None) -> bool:
    table = Base.metadata.tables[row.entity]
    found = markable(session, row.entity, row.key)
    if found is None or found.version != row.after:
        return False
    if before is None:
        session.delete(found)
        session.flush()
        return True
    for name in (name for name in _SAID[row.entity] if name in before):
        value = before[name]
        kind = kind_of(table.c[name])
        setattr(found, name, value if value is None or kind in (bool, str) else kind(value))
    found.version, found.base_version = before["version"], before["base_version"]
    found.revision = versions.revision(found.version)
    found.packed_revision = before.get(_PACKED, found.packed_revision)
    session.flush()
    return True


def _put_back_marks(session: Session, row: ImportedRow, before: dict[str, Any] | None) -> bool:
    entity = row.entity.removesuffix(MARKS)
    found = markable(session, entity, row.key)
    if found is None or before is None or marks_state(found) != row.after:
        return False
    for name in MARK_COLUMNS:
        setattr(found, name, before[name])
    session.flush()
    return True


def markable(session: Session, entity: str, key: str) -> Markable | None:
    """Return the result or the task's progress with this key; None for what is neither."""
    parts = tuple(key.split("|"))
    if entity == RESULT and len(parts) == 3:  # noqa: PLR2004 - target, office, period
        return session.get(ResultRow, parts)
    if entity == TASK and len(parts) == 2:  # noqa: PLR2004 - task, office
        return session.get(TaskProgressRow, parts)
    return None


def marks_state(row: Markable) -> str:
    """Return the state of the marks on a row, as one text."""
    return canonical_json([getattr(row, name) for name in MARK_COLUMNS])


def _put_back_file(session: Session, row: ImportedRow, before: dict[str, Any] | None) -> bool:
    entity, rest = row.key.split("|", 1)
    key, sha256 = rest.rsplit("|", 1)
    found = session.get(AttachmentRow, (entity, key, sha256))
    if (found is not None) != (row.after == "1"):
        return False
    if found is not None:
        session.delete(found)
    elif before is not None:
        session.add(AttachmentRow(**before))
    session.flush()
    return True


def _put_back_row(
    session: Session, row: ImportedRow, before: dict[str, Any] | None, sender: str
) -> bool:
    table = table_of(row.entity)
    condition = key_condition(table, row.key)
    now = next(iter(rows_where(session, table, condition)), None)
    if (now.content_digest if now else "") != row.after:
        return False
    was = None if before is None else _row(row, before)
    try:
        with session.begin_nested():
            if was is None or was.is_removed:
                session.execute(delete(table).where(condition))
            else:
                put_row(session, was, now, sender)
    except IntegrityError:
        return False
    _put_back_version(session, row, was)
    gone = RowValue(entity=row.entity, key=row.key, fields={}, is_removed=True)
    journal.note(session, entries_of(was or gone, now))
    return True


def _put_back_version(session: Session, row: ImportedRow, was: RowValue | None) -> None:
    mine = (RowVersionRow.entity == row.entity, RowVersionRow.key == row.key)
    if was is None or not was.version:
        session.execute(delete(RowVersionRow).where(*mine))
        return
    session.execute(
        update(RowVersionRow)
        .where(*mine)
        .values(
            version=was.version,
            base_version=was.base_version,
            digest=was.content_digest,
            removed=was.is_removed,
        )
    )


def _row(row: ImportedRow, before: Mapping[str, Any]) -> RowValue:
    return RowValue(
        entity=row.entity,
        key=row.key,
        fields=before["fields"],
        version=before["version"],
        base_version=before["base_version"],
        is_removed=before["removed"],
    )


def batches_of(session: Session, packages: Iterable[str]) -> dict[str, str]:
    """Return the batch of each package that can still be undone, by the package's id."""
    query = select(PackageRow.id, PackageRow.batch).where(
        PackageRow.id.in_(tuple(packages)), PackageRow.undone.is_(False), PackageRow.batch != ""
    )
    return {row.id: row.batch for row in session.execute(query)}

"""Writing a plan: bulk statements, with every change told to the journal."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, delete, insert, update
from sqlalchemy.orm import Session

from models.domain import versions
from models.domain.merge import Decision, settled
from models.domain.package import Evidence, ResultValue, TaskValue, Value
from models.schema.documents import AttachmentRow
from models.schema.programmes import TaskProgressRow
from models.schema.targets import ResultRow
from models.store import journal
from models.store.journal import WHOLE_ROW, Entry
from models.sync.deciding import Plan
from models.sync.values import ATTACHMENT, RESULT, TASK

_RESULT_CONTENT = ("value", "numerator", "denominator", "raw_text", "judged", "note")
_TASK_CONTENT = ("state", "percent", "assignee", "note")
_WRITTEN = (Decision.NEW, Decision.CHANGED)
_Values = dict[str, Any]


def apply_plan(session: Session, plan: Plan) -> None:
    """Write new and changed values into the session's transaction; conflicts are left alone."""
    results = [
        (item, plan.my_results.get(item.key)) for item, how in plan.results if how in _WRITTEN
    ]
    tasks = [(item, plan.my_tasks.get(item.key)) for item, how in plan.tasks if how in _WRITTEN]
    _write_results(session, results)
    _write_tasks(session, tasks)
    _write_evidence(session, plan)


def _write_results(
    session: Session, pairs: Sequence[tuple[ResultValue, ResultValue | None]]
) -> None:
    fresh: list[_Values] = []
    edited: list[_Values] = []
    entries: list[Entry] = []
    for item, mine in pairs:
        content = {name: getattr(item, name) for name in _RESULT_CONTENT}
        owned = _owned(settled(mine, item))
        if mine is None:
            keys = {"target": item.target, "office": item.office, "period": item.period}
            fresh.append(keys | content | owned)
            entries.append(_new(RESULT, item.key, keys | content | {"owner": item.office}))
        else:
            keys = {"k_target": item.target, "k_office": item.office, "k_period": item.period}
            edited.append(keys | content | owned)
            entries += _changed(RESULT, item.key, _RESULT_CONTENT, mine, item)
    journal.note(session, entries)
    match = and_(
        ResultRow.target == bindparam("k_target"),
        ResultRow.office == bindparam("k_office"),
        ResultRow.period == bindparam("k_period"),
    )
    _run(session, ResultRow, fresh, edited, match)


def _write_tasks(session: Session, pairs: Sequence[tuple[TaskValue, TaskValue | None]]) -> None:
    fresh: list[_Values] = []
    edited: list[_Values] = []
    entries: list[Entry] = []
    for item, mine in pairs:
        content: _Values = {name: getattr(item, name) for name in _TASK_CONTENT}
        content["state"] = item.state.value
        owned = _owned(settled(mine, item))
        if mine is None:
            keys = {"task": item.task, "office": item.office}
            fresh.append(keys | content | owned)
            entries.append(_new(TASK, item.key, keys | content | {"owner": item.office}))
        else:
            edited.append({"k_task": item.task, "k_office": item.office} | content | owned)
            entries += _changed(TASK, item.key, _TASK_CONTENT, mine, item)
    journal.note(session, entries)
    match = and_(
        TaskProgressRow.task == bindparam("k_task"),
        TaskProgressRow.office == bindparam("k_office"),
    )
    _run(session, TaskProgressRow, fresh, edited, match)


def _run(
    session: Session,
    table: type[ResultRow | TaskProgressRow],
    fresh: list[_Values],
    edited: list[_Values],
    match: ColumnElement[bool],
) -> None:
    connection = session.connection()
    if fresh:
        connection.execute(insert(table), fresh)
    if edited:
        names = [name for name in edited[0] if not name.startswith("k_")]
        changes: _Values = {name: bindparam(name) for name in names}
        connection.execute(update(table).where(match).values(changes), edited)


def _write_evidence(session: Session, plan: Plan) -> None:
    """Take over the list of files: whole for newer values, added to for equal ones."""
    fresh: list[tuple[str, Evidence]] = []
    gone: list[tuple[str, Evidence]] = []
    for item, how in plan.results:
        if how in (Decision.CONFLICT, Decision.OLDER):
            continue
        mine = plan.my_results.get(item.key)
        here = {file.sha256: file for file in mine.evidence} if mine else {}
        there = {file.sha256: file for file in item.evidence}
        fresh += [(item.key, file) for sha256, file in there.items() if sha256 not in here]
        if how in _WRITTEN:
            gone += [(item.key, file) for sha256, file in here.items() if sha256 not in there]
    journal.note(session, [_attached(key, file, is_new=True) for key, file in fresh])
    journal.note(session, [_attached(key, file, is_new=False) for key, file in gone])
    if fresh:
        rows = [_attachment(key, file) for key, file in fresh]
        session.connection().execute(insert(AttachmentRow), rows)
    for key, file in gone:
        session.execute(
            delete(AttachmentRow).where(
                AttachmentRow.entity == RESULT,
                AttachmentRow.key == key,
                AttachmentRow.sha256 == file.sha256,
            )
        )


def _owned(item: Value) -> _Values:
    return {
        "owner": item.office,
        "version": item.version,
        "base_version": item.base_version,
        "revision": versions.revision(item.version),
    }


def _new(entity: str, key: str, values: _Values) -> Entry:
    return Entry(entity=entity, key=key, column=WHOLE_ROW, old=None, new=journal.row_text(values))


def _changed(
    entity: str, key: str, names: Iterable[str], mine: Value, item: Value
) -> Iterable[Entry]:
    for name in names:
        old, new = (journal.value_text(getattr(value, name)) for value in (mine, item))
        if (old or "") != (new or ""):
            yield Entry(entity=entity, key=key, column=name, old=old, new=new)


def _attachment(key: str, file: Evidence) -> _Values:
    return {
        "entity": RESULT,
        "key": key,
        "sha256": file.sha256,
        "name": file.name,
        "size": file.size,
    }


def _attached(key: str, file: Evidence, *, is_new: bool) -> Entry:
    text = journal.row_text(_attachment(key, file))
    return Entry(
        entity=ATTACHMENT,
        key=f"{RESULT}|{key}|{file.sha256}",
        column=WHOLE_ROW,
        old=None if is_new else text,
        new=text if is_new else None,
    )

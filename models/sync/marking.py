"""Marks on revisions: received, accepted, returned. A mark never touches a newer revision."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import versions
from models.domain.carried import Mark, Stop
from models.domain.versions import Order
from models.schema.programmes import TaskProgressRow
from models.schema.targets import ResultRow
from models.sync.undoing import MARK_COLUMNS, MARKS, Markable, Replaced, markable, marks_state
from models.sync.values import RESULT, TASK

_COLUMNS = {
    Stop.RECEIPTED: "receipted_revision",
    Stop.ACCEPTED: "accepted_revision",
    Stop.RETURNED: "returned_revision",
}


def marks_on(session: Session, office: str, stops: Iterable[Stop]) -> list[Mark]:
    """Return the marks that stand on the present revisions of `office`."""
    wanted = tuple(stops)
    return [
        Mark(
            entity=entity,
            key=key_of(row),
            version=row.version,
            stop=stop,
            reason=row.return_reason if stop is Stop.RETURNED else "",
        )
        for entity, row in all_of(session, office)
        for stop in wanted
        if getattr(row, _COLUMNS[stop]) == row.revision
    ]


def all_of(session: Session, office: str) -> Iterable[tuple[str, Markable]]:
    """Yield every value of `office` that was ever entered, with the name of its table."""
    results = select(ResultRow).where(ResultRow.office == office, ResultRow.version != "")
    yield from ((RESULT, row) for row in session.execute(results).scalars())
    tasks = select(TaskProgressRow).where(
        TaskProgressRow.office == office, TaskProgressRow.version != ""
    )
    yield from ((TASK, row) for row in session.execute(tasks).scalars())


def key_of(row: Markable) -> str:
    """Return what names the cell, in the journal too."""
    if isinstance(row, ResultRow):
        return f"{row.target}|{row.office}|{row.period}"
    return f"{row.task}|{row.office}"


def set_marks(session: Session, marks: Sequence[Mark]) -> list[str]:
    """Mark rows at hand, each at exactly the revision its mark names; return keys not found."""
    return [mark.key for mark in marks if not put_mark(session, mark, Replaced())]


def put_mark(session: Session, mark: Mark, replaced: Replaced) -> bool:
    """Put one mark on its row; False where the row, or that revision of it, never was here."""
    row = _marked(session, mark)
    if row is None:
        return False
    before = {name: getattr(row, name) for name in MARK_COLUMNS}
    changes = _changes(row, mark)
    if changes:
        for name, value in changes.items():
            setattr(row, name, value)
        replaced.add(f"{mark.entity}{MARKS}", mark.key, before, marks_state(row))
    return True


def would_change(session: Session, mark: Mark) -> bool | None:
    """Say whether `mark` would change anything; None where it cannot be put at all."""
    row = _marked(session, mark)
    return None if row is None else bool(_changes(row, mark))


def _marked(session: Session, mark: Mark) -> Markable | None:
    """Return the row a mark is for; None where it, or that revision of it, never was here."""
    row = markable(session, mark.entity, mark.key)
    if row is None or versions.compare(mark.version, row.version) is Order.CONCURRENT:
        return None
    return row


def _changes(row: Markable, mark: Mark) -> dict[str, Any]:
    """Return what a mark changes: counters only grow; two reasons for one revision both stay."""
    column = _COLUMNS[mark.stop]
    reached = versions.revision(mark.version)
    had = getattr(row, column)
    changes: dict[str, Any] = {}
    if reached > had:
        changes[column] = reached
    if mark.stop is Stop.RETURNED and reached >= had:
        reason = mark.reason if reached > had else _both(row.return_reason, mark.reason)
        if reason != row.return_reason:
            changes["return_reason"] = reason
    return changes


def _both(one: str, other: str) -> str:
    """Return every line of both reasons once, in an order that does not tell which came first."""
    if one == other:
        return one
    return "\n".join(sorted({*one.splitlines(), *other.splitlines()} - {""}))

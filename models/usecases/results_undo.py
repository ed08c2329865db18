"""Undo and redo of entered results, read from the journal, so that they outlive the page.

Every entry, of results, milestones, evidence, remarks, assignments or a target, is one batch of the
journal: "e:" and an id of its own. Undoing it writes a batch "u:" with the same id, doing it again
"r:".
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.domain.errors import UserError
from models.domain.results import Result
from models.schema.targets import MilestoneRow
from models.schema.workspace import ChangeRow
from models.store.journal import WHOLE_ROW
from models.store.queries.targets import results_of_targets
from models.usecases.desk import Desk
from models.usecases.results_grid import MilestoneEdit
from models.usecases.results_history import row_values
from models.usecases.rows_undo import RowChange, row_changes
from models.usecases.targets import RESULT, ResultEdit
from models.usecases.undo_marks import ENTERED, REDONE, UNDONE

_MOST = 200
_NUMBERS = ("value", "numerator", "denominator")
_TEXTS = ("note", "raw_text")
_NAMES = (*_NUMBERS, "judged", *_TEXTS)
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Ids of entries: those that can be undone and those that can be done again, next first."""

    undoable: tuple[str, ...] = ()
    redoable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversal:
    """What putting back one entry writes; `passed_count` cells were changed by somebody since."""

    batch: str
    edits: tuple[ResultEdit, ...]
    plans: tuple[MilestoneEdit, ...]
    passed_count: int
    rows: tuple[RowChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing left to put back."""
        return not (self.edits or self.plans or self.rows)


def steps_of(desk: Desk) -> Steps:
    """Return what the office may undo and redo now."""
    with desk.store.read() as session:
        return _steps(session, desk.office)


def undoing(desk: Desk) -> Reversal:
    """Return what undoing the last entry writes. Raises UserError when there is nothing left."""
    with desk.store.read() as session:
        for batch in _steps(session, desk.office).undoable:
            found = _reversal(session, desk.office, batch, back=True)
            if not found.is_empty:
                return found
    raise UserError("Không có lần nhập nào để hoàn tác.")


def redoing(desk: Desk) -> Reversal:
    """Return what doing the last undone entry again writes. Raises UserError like `undoing`."""
    with desk.store.read() as session:
        for batch in _steps(session, desk.office).redoable:
            found = _reversal(session, desk.office, batch, back=False)
            if not found.is_empty:
                return found
    raise UserError("Không có lần nhập nào để làm lại.")


def _steps(session: Session, office: str) -> Steps:
    first, last = func.min(ChangeRow.seq), func.max(ChangeRow.seq)
    query = (
        select(ChangeRow.batch, first, last)
        .where(ChangeRow.batch.between("e:", "v"), ChangeRow.office == office)
        .group_by(ChangeRow.batch)
        .order_by(last.desc())
        .limit(4 * _MOST)
    )
    entered: dict[str, int] = {}
    latest: dict[str, tuple[int, str]] = {}
    for batch, begun, ended in session.execute(query):
        kind, name = batch[:2], batch[2:]
        if kind not in (ENTERED, UNDONE, REDONE):
            continue
        if kind == ENTERED:
            entered[name] = begun
        latest[name] = max(latest.get(name, (0, "")), (ended, kind))
    newest_entry = max(
        (latest[name][0] for name in entered if latest[name][1] == ENTERED), default=0
    )
    done = [name for name in entered if latest[name][1] != UNDONE]
    undone = [
        name for name in entered if latest[name][1] == UNDONE and latest[name][0] > newest_entry
    ]
    return Steps(
        undoable=tuple(sorted(done, key=entered.__getitem__, reverse=True)[:_MOST]),
        redoable=tuple(sorted(undone, key=lambda name: latest[name][0], reverse=True)[:_MOST]),
    )


def _reversal(session: Session, office: str, batch: str, *, back: bool) -> Reversal:
    """Return the edits that put back what `batch` replaced, or that write it once more."""
    plans, passed_count = _plans(session, batch, back=back)
    others, moved_count = row_changes(session, ENTERED + batch, back=back)
    wanted: dict[_Key, dict[str, tuple[str | None, str | None]]] = {}
    rows = session.execute(
        select(ChangeRow.key, ChangeRow.column, ChangeRow.old, ChangeRow.new).where(
            ChangeRow.batch == ENTERED + batch, ChangeRow.entity == RESULT
        )
    )
    for key, column, old, new in rows:
        target, _, period = key.split("|")
        cell = wanted.setdefault((target, period), {})
        cell.update(_columns(column, old, new))
    standing = {
        (result.target, result.period): result
        for result in results_of_targets(session, {target for target, _ in wanted}, office)
    }
    edits = []
    for (target, period), columns in wanted.items():
        now = _edit(target, period, standing.get((target, period)))
        expected = {name: pair[1 if back else 0] for name, pair in columns.items()}
        if all(_same(getattr(now, name), text) for name, text in expected.items()):
            told = {name: _value(name, pair[0 if back else 1]) for name, pair in columns.items()}
            edits.append(replace(now, **told))  # type: ignore[arg-type] # by name
    return Reversal(
        batch=batch,
        edits=tuple(edits),
        plans=plans,
        passed_count=passed_count + moved_count + len(wanted) - len(edits),
        rows=others,
    )


def _plans(session: Session, batch: str, *, back: bool) -> tuple[tuple[MilestoneEdit, ...], int]:
    """Return the same for milestones, and how many were changed by somebody since."""
    rows = session.execute(
        select(ChangeRow.key, ChangeRow.column, ChangeRow.old, ChangeRow.new).where(
            ChangeRow.batch == ENTERED + batch, ChangeRow.entity == MilestoneRow.__tablename__
        )
    )
    found, passed_count = [], 0
    for key, column, old, new in rows:
        target, office, period = key.split("|")
        pair = (old, new)
        if column == WHOLE_ROW:
            pair = (row_values(old).get("value"), row_values(new).get("value"))
        row = session.get(MilestoneRow, (target, office, period))
        told, expected = pair if back else pair[::-1]
        if _same(row.value if row else None, expected):
            value = None if told is None else Decimal(told)
            found.append(MilestoneEdit(target=target, period=period, value=value))
        else:
            passed_count += 1
    return tuple(found), passed_count


def _columns(
    column: str, old: str | None, new: str | None
) -> Iterable[tuple[str, tuple[str | None, str | None]]]:
    """Yield name, old and new text of each value that a journal row tells of."""
    if column in _NAMES:
        yield column, (old, new)
    if column == WHOLE_ROW:
        before, after = row_values(old), row_values(new)
        for name in _NAMES:
            yield name, (before.get(name), after.get(name))


def _edit(target: str, period: str, result: Result | None) -> ResultEdit:
    if result is None:
        return ResultEdit(target=target, period=period)
    values = {name: getattr(result, name) for name in _NAMES}
    return ResultEdit(target=target, period=period, **values)


def _same(value: object, text: str | None) -> bool:
    if isinstance(value, bool):
        return text == str(value).lower()
    if isinstance(value, Decimal):
        return text is not None and Decimal(text) == value
    return (value or "") == (text or "")


def _value(name: str, text: str | None) -> object:
    if name in _TEXTS:
        return text or ""
    if text is None or text == "":
        return None
    return text == "true" if name == "judged" else Decimal(text)

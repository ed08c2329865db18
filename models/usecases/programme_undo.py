"""What was taken out of a programme last, read from the journal, and put back from there."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.schema.programmes import DutyRow, FieldRow, MovementRow, PhaseRow, TaskRow
from models.schema.workspace import ChangeRow
from models.store.journal import WHOLE_ROW, Why
from models.usecases.desk import Desk, Saved
from models.usecases.results_history import row_values
from models.usecases.rows_undo import row_changes, write_rows
from models.usecases.undo_marks import DROPPED, PUT_BACK

_TABLES = (FieldRow, MovementRow, PhaseRow, TaskRow, DutyRow)
_MOST = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """Something taken out of a programme: its entry in the journal, its name, a task's id."""

    batch: str
    name: str
    task: str = ""


def last_dropped(desk: Desk, programme: str) -> Dropped | None:
    """Return what was taken out of `programme` last and not put back, None without any."""
    with desk.store.read() as session:
        return next(_dropped(session, desk.office, programme), None)


def put_back_last(desk: Desk, programme: str) -> Saved[Dropped]:
    """Put back what was taken out last, word for word. Raises UserError when there is nothing."""
    found = last_dropped(desk, programme)
    if found is None:
        raise UserError("Chương trình này không có mục nào vừa bỏ để lấy lại.")
    with desk.store.write(desk.mark(Why.UNDO, f"{PUT_BACK}{found.batch}")) as session:
        changes, passed_count = row_changes(
            session, f"{DROPPED}{found.batch}", back=True, tables=_TABLES
        )
        if passed_count:
            raise UserError(f"“{found.name}” đã có trong chương trình nên không lấy lại nữa.")
        write_rows(session, desk, reversed(changes))
    return Saved(value=found, changed=Changed.PROGRAMMES, at=desk.now())


def _dropped(session: Session, office: str, programme: str) -> Iterator[Dropped]:
    """Yield what is out of the programme, the last thing first."""
    last = func.max(ChangeRow.seq)
    query = (
        select(ChangeRow.batch)
        .where(
            ChangeRow.office == office,
            ChangeRow.batch.startswith(DROPPED) | ChangeRow.batch.startswith(PUT_BACK),
        )
        .group_by(ChangeRow.batch)
        .order_by(last.desc())
        .limit(_MOST)
    )
    returned: set[str] = set()
    for batch in session.scalars(query):
        name = batch.removeprefix(DROPPED).removeprefix(PUT_BACK)
        if batch.startswith(PUT_BACK):
            returned.add(name)
        elif name not in returned:
            found = _of_batch(session, name, programme)
            if found is not None:
                yield found


def _of_batch(session: Session, batch: str, programme: str) -> Dropped | None:
    entities = [table.__tablename__ for table in _TABLES]
    query = (
        select(ChangeRow)
        .where(
            ChangeRow.batch == f"{DROPPED}{batch}",
            ChangeRow.column == WHOLE_ROW,
            ChangeRow.new.is_(None),
            ChangeRow.entity.in_(entities),
        )
        .order_by(ChangeRow.seq.desc())
    )
    for row in session.scalars(query):
        told = row_values(row.old)
        if told.get("programme") != programme:
            return None
        task = row.key if row.entity == TaskRow.__tablename__ else ""
        return Dropped(batch=batch, name=told.get("name") or "", task=task)
    return None

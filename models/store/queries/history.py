"""The journal as facts."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.schema.workspace import ChangeRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFacts:
    """One journal row; `column` is `*` for a whole row, whose text is JSON."""

    seq: int
    at: datetime
    office: str
    user: str
    entity: str
    key: str
    column: str
    old: str | None
    new: str | None
    why: str
    batch: str


def changes_of(
    session: Session, entity: str, key_prefix: str, limit: int = 50
) -> tuple[ChangeFacts, ...]:
    """Return the latest changes of rows of `entity` whose key begins so, newest first."""
    end = f"{key_prefix}\U0010ffff"
    query = select(ChangeRow).where(
        ChangeRow.entity == entity, ChangeRow.key >= key_prefix, ChangeRow.key < end
    )
    return _facts(session, query, limit)


def changes_before(session: Session, before: int | None, limit: int) -> tuple[ChangeFacts, ...]:
    """Return up to `limit` changes before number `before` (None: the newest), newest first."""
    query = select(ChangeRow)
    if before is not None:
        query = query.where(ChangeRow.seq < before)
    return _facts(session, query, limit)


def _facts(session: Session, query: Select[ChangeRow], limit: int) -> tuple[ChangeFacts, ...]:
    rows = session.execute(query.order_by(ChangeRow.seq.desc()).limit(limit)).scalars()
    return tuple(
        ChangeFacts(
            seq=row.seq,
            at=row.at,
            office=row.office,
            user=row.user,
            entity=row.entity,
            key=row.key,
            column=row.column,
            old=row.old,
            new=row.new,
            why=row.why,
            batch=row.batch,
        )
        for row in rows
    )

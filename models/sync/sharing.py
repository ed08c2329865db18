"""Values of this office as they last left or arrived: what two of its computers began with."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from models.domain import versions
from models.domain.package import ResultValue, Value
from models.domain.values import canonical_json
from models.domain.versions import Order
from models.schema.exchange import SharedValueRow
from models.sync.values import RESULT, TASK

FIELDS: Mapping[str, tuple[str, ...]] = {
    RESULT: ("value", "numerator", "denominator", "raw_text", "judged", "note"),
    TASK: ("state", "percent", "assignee", "note", "unit"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What a value was when it last left or arrived."""

    version: str
    content: Mapping[str, Any]


def entity_of(item: Value) -> str:
    """Return the name of the table a value stands in."""
    return RESULT if isinstance(item, ResultValue) else TASK


def remember_shared(session: Session, items: Sequence[Value]) -> None:
    """Remember values of this office that leave or have arrived; the newer of two stays."""
    known = bases_of(session)
    fresh: list[dict[str, str]] = []
    newer: list[dict[str, str]] = []
    for item in items:
        place = (entity_of(item), item.key)
        before = known.get(place)
        content = {name: getattr(item, name) for name in FIELDS[place[0]]}
        text = canonical_json(content)
        if before is None:
            fresh.append(
                {"entity": place[0], "key": place[1], "version": item.version, "content": text}
            )
        elif versions.compare(item.version, before.version) is Order.NEWER:
            newer.append(
                {"k_entity": place[0], "k_key": place[1], "version": item.version, "content": text}
            )
    connection = session.connection()
    if fresh:
        connection.execute(insert(SharedValueRow), fresh)
    if newer:
        statement = (
            update(SharedValueRow)
            .where(
                SharedValueRow.entity == bindparam("k_entity"),
                SharedValueRow.key == bindparam("k_key"),
            )
            .values(version=bindparam("version"), content=bindparam("content"))
        )
        connection.execute(statement, newer)


def bases_of(session: Session) -> dict[tuple[str, str], Common]:
    """Return every value remembered, by table and key."""
    columns = SharedValueRow.__table__.c
    query = select(columns.entity, columns.key, columns.version, columns.content)
    return {
        (row.entity, row.key): Common(version=row.version, content=json.loads(row.content))
        for row in session.execute(query)
    }


def common_base(base: Common | None, mine: Value, theirs: Value) -> Common | None:
    """Return `base` where both values really began with it."""
    if base is None:
        return None
    known = (Order.SAME, Order.OLDER)
    both = (versions.compare(base.version, item.version) in known for item in (mine, theirs))
    return base if all(both) else None

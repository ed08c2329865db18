"""What a member tells beside its figures: nominations, its registration, its exemplars."""

from collections.abc import Collection

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from models.domain.carried import RowValue
from models.schema.programmes import ExemplarRow
from models.sync.leading import (
    EXEMPLAR,
    MEMBER_ROWS,
    PROPOSAL,
    REGISTRATION,
    Scope,
    leader_condition,
    numbered,
    programmes_in_force,
    rows_where,
    table_of,
)


def contributions_of(session: Session, office: str, scope: Scope, computer: str) -> list[RowValue]:
    """Return what `office` registered and whom it found exemplary under the scope's programmes."""
    rows = [row for row in member_rows(session, scope, [office]) if row.entity != PROPOSAL]
    return numbered(
        session,
        rows,
        computer,
        lambda entity, key: entity == REGISTRATION and key.endswith(f"|{office}"),
    )


def member_rows(session: Session, scope: Scope, offices: Collection[str]) -> list[RowValue]:
    """Return what `offices` told, by kind and key, without versions."""
    programmes = programmes_in_force(session, scope)
    found: list[RowValue] = []
    for entity in MEMBER_ROWS:
        table = table_of(entity)
        condition = leader_condition(table, scope, programmes)
        found += rows_where(session, table, and_(condition, table.c.office.in_(offices)))
    return found


def belongs_to(session: Session, row: RowValue, office: str) -> bool:
    """Say whether a row is for `office` to write: one writer a row."""
    if row.entity == PROPOSAL:
        return row.key.startswith(f"{office}|")
    if row.entity == REGISTRATION:
        return row.key.endswith(f"|{office}")
    if row.entity != EXEMPLAR:
        return False
    here = session.execute(
        select(ExemplarRow.office).where(ExemplarRow.code == row.key)
    ).scalar_one_or_none()
    says_so = row.is_removed or row.fields.get("office") == office
    return says_so and here in (None, office)

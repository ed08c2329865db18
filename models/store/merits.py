"""Writing what the years brought: facts in, rows changed, so that the journal sees each value."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.merits import (
    HeldPosition,
    Initiative,
    Intention,
    Predecessor,
    SubjectYear,
)
from models.schema.base import Base
from models.schema.merits import (
    HeldPositionRow,
    InitiativeRow,
    IntentionRow,
    PredecessorRow,
    SubjectYearRow,
)

Part = HeldPosition | Initiative | Predecessor
_TABLES: dict[type, tuple[type[Base], str]] = {
    HeldPosition: (HeldPositionRow, "person"),
    Initiative: (InitiativeRow, "subject"),
    Predecessor: (PredecessorRow, "collective"),
}


def write_year(session: Session, subject: str, facts: SubjectYear) -> None:
    """Write one year of a subject."""
    row = session.get(SubjectYearRow, (subject, facts.year))
    if row is None:
        row = SubjectYearRow(subject=subject, year=facts.year)
        session.add(row)
    for name in SubjectYear.__dataclass_fields__:
        setattr(row, name, getattr(facts, name))


def drop_year(session: Session, subject: str, year: int) -> None:
    """Take one year of a subject out."""
    row = session.get(SubjectYearRow, (subject, year))
    if row is not None:
        session.delete(row)


def write_part(session: Session, subject: str, part: Part) -> None:
    """Write a position, an initiative or a predecessor under its own code."""
    table, column = _TABLES[type(part)]
    row = session.get(table, part.code)
    if row is None:
        row = table(code=part.code, **{column: subject})
        session.add(row)
    for name in type(part).__dataclass_fields__:
        setattr(row, name, getattr(part, name))


def drop_part(session: Session, part: Part) -> None:
    """Take a position, an initiative or a predecessor out."""
    row = session.get(_TABLES[type(part)][0], part.code)
    if row is not None:
        session.delete(row)


def write_intentions(
    session: Session, subject: str, year: int, intentions: tuple[Intention, ...]
) -> None:
    """Let `intentions` be what `subject` registered for in `year`."""
    query = select(IntentionRow).where(IntentionRow.subject == subject, IntentionRow.year == year)
    present = {(row.award, row.path): row for row in session.execute(query).scalars()}
    for wish in intentions:
        row = present.pop((wish.award, wish.path), None)
        if row is None:
            row = IntentionRow(subject=subject, year=year, award=wish.award, path=wish.path)
            session.add(row)
        row.registered_on = wish.registered_on
    for row in present.values():
        session.delete(row)


def erase(session: Session, subject: str) -> None:
    """Delete every row that hangs on `subject` in these tables."""
    tables: list[tuple[type[Base], str]] = [
        (SubjectYearRow, "subject"),
        (IntentionRow, "subject"),
        *_TABLES.values(),
    ]
    for table, column in tables:
        query = select(table).where(table.__table__.c[column] == subject)
        for row in session.execute(query).scalars():
            session.delete(row)

"""What is known of people and collectives year by year, and what they registered for."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.merits import (
    HeldPosition,
    Initiative,
    Intention,
    Merits,
    Predecessor,
    SubjectYear,
)
from models.domain.nominations import AwardRecord
from models.schema.awards import AwardRecordRow
from models.schema.base import Base
from models.schema.merits import (
    HeldPositionRow,
    InitiativeRow,
    IntentionRow,
    PredecessorRow,
    SubjectYearRow,
)
from models.store.queries.awards import record_of

F = TypeVar("F", HeldPosition, Initiative, Intention, Predecessor, SubjectYear)


def merits_of(session: Session, subject: str) -> Merits:
    """Return what is known of one subject, the newest year first."""
    return Merits(
        years=_facts(session, SubjectYear, SubjectYearRow, "subject", subject),
        initiatives=_facts(session, Initiative, InitiativeRow, "subject", subject),
        positions=tuple(
            sorted(
                _facts(session, HeldPosition, HeldPositionRow, "person", subject),
                key=lambda item: (item.since is not None, item.since),
                reverse=True,
            )
        ),
        predecessors=_facts(session, Predecessor, PredecessorRow, "collective", subject),
        intentions=_intentions(session, subject),
    )


def all_merits(session: Session) -> dict[str, Merits]:
    """Return years, initiatives and registrations of everybody, by subject code."""
    years: defaultdict[str, list[SubjectYear]] = defaultdict(list)
    for row in session.execute(select(SubjectYearRow)).scalars():
        years[row.subject].append(_fact(SubjectYear, row))
    initiatives: defaultdict[str, list[Initiative]] = defaultdict(list)
    for made in session.execute(select(InitiativeRow)).scalars():
        initiatives[made.subject].append(_fact(Initiative, made))
    intentions: defaultdict[str, list[tuple[int, Intention]]] = defaultdict(list)
    for wish in session.execute(select(IntentionRow)).scalars():
        intentions[wish.subject].append((wish.year, _fact(Intention, wish)))
    return {
        code: Merits(
            years=tuple(sorted(years[code], key=lambda item: -item.year)),
            initiatives=tuple(sorted(initiatives[code], key=lambda item: -item.year)),
            intentions=tuple(sorted(intentions[code], key=lambda item: (-item[0], item[1].award))),
        )
        for code in {*years, *initiatives, *intentions}
    }


def all_histories(session: Session) -> dict[str, tuple[AwardRecord, ...]]:
    """Return the held awards of everybody, by subject code and year."""
    found: defaultdict[str, list[AwardRecord]] = defaultdict(list)
    query = select(AwardRecordRow).order_by(AwardRecordRow.year, AwardRecordRow.code)
    for row in session.execute(query).scalars():
        found[row.subject].append(record_of(row))
    return {code: tuple(records) for code, records in found.items()}


def _intentions(session: Session, subject: str) -> tuple[tuple[int, Intention], ...]:
    query = (
        select(IntentionRow)
        .where(IntentionRow.subject == subject)
        .order_by(IntentionRow.year.desc(), IntentionRow.award)
    )
    return tuple((row.year, _fact(Intention, row)) for row in session.execute(query).scalars())


def _facts(
    session: Session, fact: type[F], table: type[Base], column: str, subject: str
) -> tuple[F, ...]:
    rows: Iterable[Base] = session.execute(
        select(table).where(table.__table__.c[column] == subject)
    ).scalars()
    found = [_fact(fact, row) for row in rows]
    return tuple(sorted(found, key=lambda item: -getattr(item, "year", 0)))


def _fact(fact: type[F], row: Base) -> F:
    return fact(**{name: getattr(row, name) for name in fact.__dataclass_fields__})

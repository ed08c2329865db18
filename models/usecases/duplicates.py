"""People who stand in the register twice: found by name and year of birth, made one."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.nominations import Person, SubjectKind
from models.domain.text import fold
from models.schema.awards import AwardRecordRow, NominationRow, PersonRow
from models.schema.merits import HeldPositionRow, InitiativeRow, IntentionRow, SubjectYearRow
from models.store import dossiers as writing
from models.store.queries import awards as queries
from models.usecases.desk import Desk, Saved


def find_duplicates(desk: Desk) -> tuple[tuple[Person, ...], ...]:
    """Return groups that may be one person: the same folded name, no two known years of birth."""
    with desk.store.read() as session:
        people = queries.people(session)
    by_name: dict[str, list[Person]] = {}
    for person in people:
        by_name.setdefault(fold(person.full_name), []).append(person)
    groups = []
    for namesakes in by_name.values():
        years = {person.birth_year for person in namesakes if person.birth_year is not None}
        for year in years:
            group = [person for person in namesakes if person.birth_year in (year, None)]
            if len(group) > 1:
                groups.append(tuple(group))
        if not years and len(namesakes) > 1:
            groups.append(tuple(namesakes))
    return tuple(groups)


def merge_people(desk: Desk, keep: str, drop: str) -> Saved[None]:
    """Give everything of `drop` to `keep` and put `drop` in the bin.

    What `keep` says stays; empty fields are filled. Raises UserError for one and the same.
    """
    if keep == drop:
        raise UserError("Hai người được chọn là một. Hãy chọn hai dòng khác nhau.")
    with desk.store.write(desk.mark()) as session:
        stays = queries.person_of(session.get_one(PersonRow, keep))
        goes = queries.person_of(session.get_one(PersonRow, drop))
        writing.write_subject(session, _filled(stays, goes))
        _move(session, keep, drop)
        session.get_one(PersonRow, drop).removed = True
    return Saved(value=None, changed=Changed.AWARDS, at=desk.now())


def _filled(stays: Person, goes: Person) -> Person:
    changes = {
        name: getattr(goes, name)
        for name in Person.__dataclass_fields__
        if name != "code" and not getattr(stays, name) and getattr(goes, name)
    }
    return replace(stays, **changes)


def _move(session: Session, keep: str, drop: str) -> None:
    for record in queries.award_history(session, drop):
        writing.write_record(session, keep, SubjectKind.INDIVIDUAL, record, only_said=True)
    for held in session.execute(
        select(AwardRecordRow).where(AwardRecordRow.subject == drop)
    ).scalars():
        session.delete(held)
    for proposed in session.execute(
        select(NominationRow).where(NominationRow.subject == drop)
    ).scalars():
        proposed.subject = keep
    for made in session.execute(
        select(InitiativeRow).where(InitiativeRow.subject == drop)
    ).scalars():
        made.subject = keep
    for position in session.execute(
        select(HeldPositionRow).where(HeldPositionRow.person == drop)
    ).scalars():
        position.person = keep
    _move_years(session, keep, drop)


def _move_years(session: Session, keep: str, drop: str) -> None:
    """Move years and registrations that `keep` has none of; the key holds the subject."""
    for row in session.execute(
        select(SubjectYearRow).where(SubjectYearRow.subject == drop)
    ).scalars():
        if session.get(SubjectYearRow, (keep, row.year)) is None:
            values = {c.name: getattr(row, c.name) for c in SubjectYearRow.__table__.columns}
            session.add(SubjectYearRow(**{**values, "subject": keep}))
        session.delete(row)
    for wish in session.execute(select(IntentionRow).where(IntentionRow.subject == drop)).scalars():
        if session.get(IntentionRow, (keep, wish.year, wish.award, wish.path)) is None:
            values = {c.name: getattr(wish, c.name) for c in IntentionRow.__table__.columns}
            session.add(IntentionRow(**{**values, "subject": keep}))
        session.delete(wish)

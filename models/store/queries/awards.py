"""Dossiers with all that hangs on them, and the register of people and collectives."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.merits import HeldPosition, position_on
from models.domain.nominations import (
    REFUSED,
    AwardRecord,
    Collective,
    Course,
    Dossier,
    DossierState,
    Figure,
    Meeting,
    Nomination,
    Person,
    Signature,
    SubjectKind,
    Votes,
    signature_of,
)
from models.domain.text import collation_key, person_key
from models.schema.awards import (
    AwardRecordRow,
    CollectiveRow,
    DossierRow,
    FigureRow,
    NominationRow,
    PersonRow,
)
from models.schema.merits import HeldPositionRow


def people(session: Session) -> tuple[Person, ...]:
    """Return the people not put in the bin, by given name."""
    rows = session.execute(select(PersonRow).where(PersonRow.removed.is_(False))).scalars()
    return tuple(sorted((person_of(row) for row in rows), key=lambda p: person_key(p.full_name)))


def collectives(session: Session) -> tuple[Collective, ...]:
    """Return the collectives not put in the bin, by name."""
    rows = session.execute(select(CollectiveRow).where(CollectiveRow.removed.is_(False))).scalars()
    return tuple(sorted((collective_of(row) for row in rows), key=lambda c: collation_key(c.name)))


def award_history(session: Session, subject: str) -> tuple[AwardRecord, ...]:
    """Return what a subject already holds, by year."""
    query = (
        select(AwardRecordRow)
        .where(AwardRecordRow.subject == subject)
        .order_by(AwardRecordRow.year, AwardRecordRow.code)
    )
    return tuple(record_of(row) for row in session.execute(query).scalars())


def record_of(row: AwardRecordRow) -> AwardRecord:
    """Return the facts of a held award's row."""
    return AwardRecord(**{name: getattr(row, name) for name in AwardRecord.__dataclass_fields__})


def dossiers(session: Session) -> tuple[Dossier, ...]:
    """Return the dossiers not put in the bin, the newest first."""
    query = (
        select(DossierRow)
        .where(DossierRow.removed.is_(False))
        .order_by(DossierRow.dated.desc(), DossierRow.code)
    )
    rows = session.execute(query).scalars().all()
    return tuple(_dossier(row, _nominations(session, row.code, row.dated)) for row in rows)


def dossier(session: Session, code: str) -> Dossier | None:
    """Return one dossier with everything in it."""
    row = session.get(DossierRow, code)
    return _dossier(row, _nominations(session, code, row.dated)) if row else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A dossier and one award it asks for."""

    dossier: str
    title: str
    year: int
    dated: date
    generation: str
    award: str


def askings(session: Session, states: Iterable[DossierState]) -> tuple[Asking, ...]:
    """Return what the dossiers in `states` ask for, each award of each dossier once."""
    query = (
        select(
            DossierRow.code,
            DossierRow.title,
            DossierRow.year,
            DossierRow.dated,
            DossierRow.generation,
            NominationRow.award,
        )
        .join(NominationRow, DossierRow.code == NominationRow.dossier)
        .where(
            DossierRow.removed.is_(False),
            DossierRow.state.in_([state.value for state in states]),
        )
        .distinct()
        .order_by(DossierRow.code, NominationRow.award)
    )
    return tuple(
        Asking(dossier=code, title=title, year=year, dated=dated, generation=law, award=award)
        for code, title, year, dated, law, award in session.execute(query)
    )


def asked_for(session: Session, award: str) -> dict[str, dict[int, str]]:
    """Return the titles of the dossiers that ask for `award`, by subject code and year.

    Refused nominations and dossiers in the bin are left out.
    """
    query = (
        select(NominationRow.subject, DossierRow.year, DossierRow.title)
        .join(DossierRow, DossierRow.code == NominationRow.dossier)
        .where(
            NominationRow.award == award,
            NominationRow.outcome != REFUSED,
            DossierRow.removed.is_(False),
        )
        .order_by(DossierRow.dated, DossierRow.code)
    )
    found: dict[str, dict[int, str]] = {}
    for subject, year, title in session.execute(query):
        found.setdefault(subject, {})[year] = title
    return found


def person_of(row: PersonRow) -> Person:
    """Return the facts of a person's row."""
    return Person(**{name: getattr(row, name) for name in Person.__dataclass_fields__})


def collective_of(row: CollectiveRow) -> Collective:
    """Return the facts of a collective's row."""
    return Collective(**{name: getattr(row, name) for name in Collective.__dataclass_fields__})


def _nominations(session: Session, dossier_code: str, day: date) -> tuple[Nomination, ...]:
    query = (
        select(NominationRow)
        .where(NominationRow.dossier == dossier_code)
        .order_by(NominationRow.order, NominationRow.code)
    )
    rows = session.execute(query).scalars().all()
    figures = _figures(session, [row.code for row in rows])
    return tuple(_nomination(session, row, tuple(figures[row.code]), day) for row in rows)


def _nomination(
    session: Session, row: NominationRow, figures: tuple[Figure, ...], day: date
) -> Nomination:
    subject: Person | Collective
    if row.subject_kind == SubjectKind.INDIVIDUAL:
        subject = _person_on(session, row.subject, day)
    else:
        subject = collective_of(session.get_one(CollectiveRow, row.subject))
    return Nomination(
        code=row.code,
        subject=subject,
        award=row.award,
        path=row.path,
        summary=row.summary,
        achievements=row.achievements,
        measures=row.measures,
        compliance=row.compliance,
        party_work=row.party_work,
        votes=_votes(row),
        mode=row.mode,
        outcome=row.outcome,
        outcome_note=row.outcome_note,
        figures=figures,
        history=award_history(session, row.subject),
    )


def _person_on(session: Session, code: str, day: date) -> Person:
    """Return a person with the position and unit of `day`, where positions are kept."""
    person = person_of(session.get_one(PersonRow, code))
    query = select(HeldPositionRow).where(HeldPositionRow.person == code)
    held = tuple(
        HeldPosition(title=row.title, unit=row.unit, since=row.since, until=row.until)
        for row in session.execute(query).scalars()
    )
    current = position_on(held, day)
    if current is None:
        return person
    return replace(person, position=current.title, unit=current.unit or person.unit)


def _votes(row: NominationRow) -> Votes | None:
    if row.votes_for is None:
        return None
    return Votes(
        votes_for=row.votes_for,
        votes_against=row.votes_against or 0,
        votes_invalid=row.votes_invalid or 0,
    )


def _figures(session: Session, nominations: list[str]) -> defaultdict[str, list[Figure]]:
    found: defaultdict[str, list[Figure]] = defaultdict(list)
    query = (
        select(FigureRow)
        .where(FigureRow.nomination.in_(nominations))
        .order_by(FigureRow.order, FigureRow.target)
    )
    for row in session.execute(query).scalars():
        figure = Figure(target=row.target, period=row.period, drafted_value=row.drafted_value)
        found[row.nomination].append(figure)
    return found


def _dossier(row: DossierRow, nominations: tuple[Nomination, ...]) -> Dossier:
    return Dossier(
        code=row.code,
        office=row.office,
        year=row.year,
        title=row.title,
        state=DossierState(row.state),
        dated=row.dated,
        addressees=_lines(row.addressee),
        recipients=_lines(row.recipients),
        signature=Signature(
            authority=row.signer_authority, title=row.signer_title, name=row.signer_name
        ),
        meeting=_meeting(row),
        nominations=nominations,
        form_collective=row.form_collective,
        form_individual=row.form_individual,
        generation=row.generation,
        course=Course(
            listed_from=row.listed_from,
            listed_to=row.listed_to,
            sent_on=row.sent_on,
            returned_on=row.returned_on,
            return_note=row.return_note,
        ),
        cosigners=tuple(signature_of(line) for line in _lines(row.cosigners)),
    )


def _meeting(row: DossierRow) -> Meeting:
    return Meeting(
        held_on=row.met_on,
        started=row.met_from,
        ended=row.met_to,
        place=row.met_at,
        chair=row.chair,
        chair_title=row.chair_title,
        secretary=row.secretary,
        secretary_title=row.secretary_title,
        member_count=row.member_count,
        present=_lines(row.present),
        absent=_lines(row.absent),
        proceedings=row.proceedings,
        ballot=row.ballot,
        vote_base=row.vote_base,
        counters=_lines(row.counters),
        ballots_out=row.ballots_out,
        ballots_in=row.ballots_in,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())

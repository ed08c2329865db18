"""Writing dossiers: facts in, rows changed, so that the journal sees each value."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.nominations import (
    AwardRecord,
    Collective,
    Dossier,
    Nomination,
    Person,
    SubjectKind,
    signature_line,
)
from models.schema.awards import (
    AwardRecordRow,
    CollectiveRow,
    DossierRow,
    FigureRow,
    NominationRow,
    PersonRow,
)
from models.schema.base import Base

_NOMINATION_TEXTS = (
    "award",
    "path",
    "summary",
    "achievements",
    "measures",
    "compliance",
    "party_work",
    "mode",
    "outcome",
    "outcome_note",
)
_COURSE = ("listed_from", "listed_to", "sent_on", "returned_on", "return_note")


def write_subject(session: Session, subject: Person | Collective) -> None:
    """Write a person or a collective."""
    table: type[Base] = PersonRow if isinstance(subject, Person) else CollectiveRow
    row = session.get(table, subject.code)
    if row is None:
        row = table(code=subject.code)
        session.add(row)
    for name in type(subject).__dataclass_fields__:
        setattr(row, name, getattr(subject, name))


def write_history(
    session: Session,
    subject: Person | Collective,
    records: tuple[AwardRecord, ...],
    *,
    only_said: bool = False,
) -> None:
    """Add what the subject holds; a record of the same award and year is written over.

    With `only_said` what a record leaves empty stays as it was.
    """
    is_person = isinstance(subject, Person)
    kind = SubjectKind.INDIVIDUAL if is_person else SubjectKind.COLLECTIVE
    for record in records:
        write_record(session, subject.code, kind, record, only_said=only_said)


def write_record(
    session: Session,
    subject: str,
    kind: SubjectKind,
    record: AwardRecord,
    *,
    only_said: bool = False,
) -> None:
    """Write one award held by the subject with that code."""
    code = record_code(subject, record)
    row = session.get(AwardRecordRow, code)
    if row is None:
        row = AwardRecordRow(code=code, subject_kind=kind.value, subject=subject)
        session.add(row)
    for name in AwardRecord.__dataclass_fields__:
        value = getattr(record, name)
        if not only_said or value not in (None, ""):
            setattr(row, name, value)


def record_code(subject: str, record: AwardRecord) -> str:
    """Return the key of a held award: one award is held once for a year, on each path."""
    path = f".{record.path}" if record.path and not record.is_title else ""
    return f"{subject}.{record.award}.{record.year}{path}"


def write_heading(session: Session, dossier: Dossier) -> None:
    """Write the dossier itself, without its nominations."""
    row = session.get(DossierRow, dossier.code)
    if row is None:
        row = DossierRow(code=dossier.code, office=dossier.office)
        session.add(row)
    row.year, row.title, row.dated = dossier.year, dossier.title, dossier.dated
    row.state = dossier.state.value
    row.addressee = "\n".join(dossier.addressees)
    row.recipients = "\n".join(dossier.recipients)
    row.form_collective = dossier.form_collective
    row.form_individual = dossier.form_individual
    row.signer_authority = dossier.signature.authority
    row.signer_title = dossier.signature.title
    row.signer_name = dossier.signature.name
    row.cosigners = "\n".join(signature_line(one) for one in dossier.cosigners)
    row.generation = dossier.generation
    for name in _COURSE:
        setattr(row, name, getattr(dossier.course, name))
    _write_meeting(row, dossier)


def write_nomination(
    session: Session, dossier: str, nomination: Nomination, *, order: int
) -> NominationRow:
    """Write one nomination with its figures, and answer its row."""
    row = session.get(NominationRow, nomination.code)
    if row is None:
        row = NominationRow(code=nomination.code, dossier=dossier)
        session.add(row)
    row.subject_kind = nomination.kind.value
    row.subject = nomination.subject.code
    row.order = order
    for name in _NOMINATION_TEXTS:
        setattr(row, name, getattr(nomination, name))
    votes = nomination.votes
    row.votes_for = votes.votes_for if votes else None
    row.votes_against = votes.votes_against if votes else None
    row.votes_invalid = votes.votes_invalid if votes else None
    session.flush()
    _write_figures(session, nomination)
    return row


def drop_nomination(session: Session, code: str) -> None:
    """Take a nomination out of its dossier; the journal keeps what it said."""
    for figure in session.execute(select(FigureRow).where(FigureRow.nomination == code)).scalars():
        session.delete(figure)
    session.flush()
    session.delete(session.get_one(NominationRow, code))


def _write_meeting(row: DossierRow, dossier: Dossier) -> None:
    meeting = dossier.meeting
    row.met_on, row.met_from, row.met_to = meeting.held_on, meeting.started, meeting.ended
    row.met_at = meeting.place
    row.chair, row.chair_title = meeting.chair, meeting.chair_title
    row.secretary, row.secretary_title = meeting.secretary, meeting.secretary_title
    row.member_count = meeting.member_count
    row.present = "\n".join(meeting.present)
    row.absent = "\n".join(meeting.absent)
    row.proceedings = meeting.proceedings
    row.ballot, row.vote_base = meeting.ballot, meeting.vote_base
    row.counters = "\n".join(meeting.counters)
    row.ballots_out, row.ballots_in = meeting.ballots_out, meeting.ballots_in


def _write_figures(session: Session, nomination: Nomination) -> None:
    query = select(FigureRow).where(FigureRow.nomination == nomination.code)
    present = {(row.target, row.period): row for row in session.execute(query).scalars()}
    for order, figure in enumerate(nomination.figures, start=1):
        row = present.pop((figure.target, figure.period), None)
        if row is None:
            row = FigureRow(nomination=nomination.code, target=figure.target, period=figure.period)
            session.add(row)
        row.order, row.drafted_value = order, figure.drafted_value
    for row in present.values():
        session.delete(row)

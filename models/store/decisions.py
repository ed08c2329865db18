"""Writing decisions and funds; reading them, and the register of everything held."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.decisions import Decision, RegisterEntry
from models.domain.nominations import Signature
from models.schema.awards import AwardRecordRow, CollectiveRow, PersonRow
from models.schema.merits import AwardFundRow, DecisionRow
from models.store.queries.awards import record_of

_PLAIN = ("dossier", "year", "own", "number", "decided_on", "issuer", "title")


def write_decision(session: Session, decision: Decision) -> None:
    """Write a decision."""
    row = session.get(DecisionRow, decision.code)
    if row is None:
        row = DecisionRow(code=decision.code, office=decision.office)
        session.add(row)
    for name in _PLAIN:
        setattr(row, name, getattr(decision, name))
    row.signer_authority = decision.signature.authority
    row.signer_title = decision.signature.title
    row.signer_name = decision.signature.name
    row.recipients = "\n".join(decision.recipients)


def decisions(session: Session) -> tuple[Decision, ...]:
    """Return the decisions not put in the bin, the newest first."""
    query = select(DecisionRow).where(DecisionRow.removed.is_(False))
    rows = session.execute(query.order_by(DecisionRow.year.desc(), DecisionRow.code)).scalars()
    return tuple(_decision(row) for row in rows)


def write_fund(session: Session, office: str, year: int, amount_vnd: int, source: str) -> None:
    """Write what the fund of a year holds."""
    row = session.get(AwardFundRow, (office, year))
    if row is None:
        row = AwardFundRow(office=office, year=year)
        session.add(row)
    row.amount_vnd, row.source = amount_vnd, source


def fund_of(session: Session, office: str, year: int) -> tuple[int, str]:
    """Return what the fund of a year holds and where that stands; nothing before it was set."""
    row = session.get(AwardFundRow, (office, year))
    return (row.amount_vnd, row.source) if row else (0, "")


def register(session: Session) -> Iterator[RegisterEntry]:
    """Yield every held award with the name of who holds it, the newest year first."""
    people = {row.code: row for row in session.execute(select(PersonRow)).scalars()}
    groups = {row.code: row for row in session.execute(select(CollectiveRow)).scalars()}
    query = select(AwardRecordRow).order_by(AwardRecordRow.year.desc(), AwardRecordRow.code)
    for row in session.execute(query).scalars():
        person, group = people.get(row.subject), groups.get(row.subject)
        if person is None and group is None:
            continue
        yield RegisterEntry(
            subject=row.subject,
            kind=row.subject_kind,
            name=person.full_name if person else group.name if group else "",
            unit=person.unit if person else "",
            position=person.position if person else "",
            record=record_of(row),
        )


def _decision(row: DecisionRow) -> Decision:
    return Decision(
        code=row.code,
        office=row.office,
        signature=Signature(
            authority=row.signer_authority, title=row.signer_title, name=row.signer_name
        ),
        recipients=tuple(line for line in row.recipients.split("\n") if line.strip()),
        **{name: getattr(row, name) for name in _PLAIN},
    )

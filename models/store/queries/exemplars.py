"""Exemplars found, what members registered, and free texts of reports."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.programmes import Exemplar, Registration
from models.schema.programmes import ExemplarRow, RegistrationRow, ReportTextRow


def exemplars_of(session: Session, programme: str) -> tuple[Exemplar, ...]:
    """Return the exemplars of a programme that are not in the bin, the latest found first."""
    query = (
        select(ExemplarRow)
        .where(ExemplarRow.programme == programme, ExemplarRow.removed.is_(False))
        .order_by(ExemplarRow.found_on.is_(None), ExemplarRow.found_on.desc(), ExemplarRow.name)
    )
    return tuple(
        Exemplar(
            code=row.code,
            office=row.office,
            programme=row.programme,
            kind=row.kind,
            name=row.name,
            unit=row.unit,
            movement=row.movement,
            deed=row.deed,
            spread=row.spread,
            found_on=row.found_on,
        )
        for row in session.execute(query).scalars()
    )


def registrations_of(session: Session, programme: str) -> dict[str, Registration]:
    """Return what each office registered under a programme, by office."""
    query = select(RegistrationRow).where(RegistrationRow.programme == programme)
    return {
        row.office: Registration(
            programme=row.programme,
            office=row.office,
            registered_on=row.registered_on,
            number=row.number,
            titles=row.titles,
            pledged_on=row.pledged_on,
            pledge=row.pledge,
            note=row.note,
        )
        for row in session.execute(query).scalars()
    }


def report_texts(session: Session, office: str, period: str) -> dict[str, str]:
    """Return the texts written by hand in an office's report of a period, by section."""
    query = select(ReportTextRow).where(
        ReportTextRow.office == office, ReportTextRow.period == period
    )
    return {row.section: row.text for row in session.execute(query).scalars()}

"""Whom an office proposes for which award, as its submission tells the leader."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.carried import RowValue
from models.domain.nominations import SubjectKind
from models.domain.values import Plain
from models.schema.awards import CollectiveRow, DossierRow, NominationRow, PersonRow
from models.sync.leading import PROPOSAL, numbered

_SUMMARY_LIMIT = 2000


def proposals_of(
    session: Session, office: str, year: int, award_names: Mapping[str, str], computer: str
) -> list[RowValue]:
    """Return the nominations in the year's dossiers of `office`, and those taken out since."""
    query = (
        select(NominationRow)
        .join(DossierRow, DossierRow.code == NominationRow.dossier)
        .where(DossierRow.office == office, DossierRow.year == year, DossierRow.removed.is_(False))
        .order_by(NominationRow.code)
    )
    rows = [
        _row(session, row, office, year, award_names.get(row.award, row.award))
        for row in session.execute(query).scalars()
    ]
    return numbered(
        session,
        rows,
        computer,
        lambda entity, key: entity == PROPOSAL and key.startswith(f"{office}|"),
    )


def _row(
    session: Session, nomination: NominationRow, office: str, year: int, award_name: str
) -> RowValue:
    name, unit = _subject(session, nomination)
    fields: dict[str, Plain] = {
        "office": office,
        "code": nomination.code,
        "year": year,
        "kind": nomination.subject_kind,
        "name": name,
        "unit": unit,
        "award": nomination.award,
        "award_name": award_name,
        "summary": nomination.summary[:_SUMMARY_LIMIT],
    }
    return RowValue(
        entity=PROPOSAL,
        key=f"{office}|{nomination.code}",
        fields={name: value for name, value in fields.items() if value != ""},
    )


def _subject(session: Session, nomination: NominationRow) -> tuple[str, str]:
    if nomination.subject_kind == SubjectKind.INDIVIDUAL.value:
        person = session.get(PersonRow, nomination.subject)
        return (person.full_name, person.unit) if person else (nomination.subject, "")
    collective = session.get(CollectiveRow, nomination.subject)
    return (collective.name if collective else nomination.subject), ""

"""Organisations, their names over time, clusters and who leads them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.organisations import (
    Membership,
    Organisation,
    OrganisationName,
    Role,
    Successor,
)
from models.schema.organisations import (
    ClusterRow,
    MembershipRow,
    OrganisationNameRow,
    OrganisationRow,
    SuccessorRow,
)


def names_of(session: Session, code: str) -> tuple[OrganisationName, ...]:
    """Return the names of one organisation, oldest first; empty when it is not known."""
    query = (
        select(OrganisationNameRow)
        .where(OrganisationNameRow.organisation == code)
        .order_by(OrganisationNameRow.order)
    )
    return tuple(_name(row) for row in session.execute(query).scalars())


def all_organisations(session: Session) -> tuple[Organisation, ...]:
    """Return every organisation with names and successors, by code."""
    names: dict[str, list[OrganisationName]] = {}
    query = select(OrganisationNameRow).order_by(OrganisationNameRow.order)
    for row in session.execute(query).scalars():
        names.setdefault(row.organisation, []).append(_name(row))
    successors: dict[str, list[Successor]] = {}
    for heir in session.execute(select(SuccessorRow).order_by(SuccessorRow.order)).scalars():
        successors.setdefault(heir.organisation, []).append(_successor(heir))
    rows = session.execute(select(OrganisationRow).order_by(OrganisationRow.code)).scalars()
    return tuple(
        Organisation(
            code=row.code,
            kind=row.kind,
            province=row.province,
            names=tuple(names.get(row.code, ())),
            successors=tuple(successors.get(row.code, ())),
        )
        for row in rows
    )


def cluster_of(session: Session, office: str, year: int) -> tuple[str, str]:
    """Return code and name of the cluster `office` is in that year; two empty texts for none."""
    query = (
        select(ClusterRow.code, ClusterRow.name)
        .join(MembershipRow, MembershipRow.cluster == ClusterRow.code)
        .where(MembershipRow.organisation == office, MembershipRow.year == year)
        .order_by(ClusterRow.code)
    )
    row = session.execute(query).first()
    return (row.code, row.name) if row else ("", "")


def members_of(session: Session, cluster: str, year: int) -> tuple[Membership, ...]:
    """Return the members of `cluster` in `year`, by code."""
    query = (
        select(MembershipRow)
        .where(MembershipRow.cluster == cluster, MembershipRow.year == year)
        .order_by(MembershipRow.organisation)
    )
    return tuple(
        Membership(
            organisation=row.organisation, year=row.year, role=Role(row.role), source=row.source
        )
        for row in session.execute(query).scalars()
    )


def leader_of(session: Session, cluster: str, year: int) -> str:
    """Return the code of the department that leads `cluster` in `year`; empty when not known."""
    leaders = [m for m in members_of(session, cluster, year) if m.role is Role.LEADER]
    return leaders[0].organisation if leaders else ""


def _name(row: OrganisationNameRow) -> OrganisationName:
    return OrganisationName(
        name=row.name,
        short_name=row.short_name,
        abbreviation=row.abbreviation,
        superior=row.superior,
        place=row.place,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        source=row.source,
        verified=row.verified,
    )


def _successor(row: SuccessorRow) -> Successor:
    return Successor(
        code=row.code,
        name=row.name,
        on=row.on,
        scope=row.scope,
        source=row.source,
        verified=row.verified,
    )

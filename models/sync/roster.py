"""Who belongs to a cluster in a year, and what everybody is called in that year."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.organisations import Organisation, OrganisationName, Role, name_on
from models.schema.exchange import HandoverRow
from models.schema.organisations import ClusterRow
from models.store.queries.organisations import all_organisations, cluster_of, members_of

_MINISTRY = "ministry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """A cluster in one year; `members` go by code, `leader` is "" when nobody leads.

    After a handover `leader` is the office that keeps the year now, `giver` the one before.
    """

    cluster: str
    cluster_name: str
    year: int
    leader: str
    giver: str
    members: tuple[str, ...]
    roles: dict[str, Role]
    names: dict[str, OrganisationName]
    ministry: str

    def name(self, office: str) -> str:
        """Return the full name of that year, or the code of an office nobody knows."""
        return self.names[office].name if office in self.names else office

    def short_name(self, office: str) -> str:
        """Return the short name of that year."""
        if office not in self.names:
            return office
        return self.names[office].short_name or self.names[office].name


def roster_of(session: Session, office: str, year: int, today: date) -> Roster:
    """Return the cluster `office` is in that year; empty texts where it is in none."""
    cluster, cluster_name = cluster_of(session, office, year)
    return _roster(session, cluster, cluster_name, year, today)


def roster_by_code(session: Session, cluster: str, year: int, today: date) -> Roster:
    """Return the cluster with this code in that year."""
    name = session.execute(
        select(ClusterRow.name).where(ClusterRow.code == cluster)
    ).scalar_one_or_none()
    return _roster(session, cluster, name or "", year, today)


def _roster(session: Session, cluster: str, cluster_name: str, year: int, today: date) -> Roster:
    members = members_of(session, cluster, year) if cluster else ()
    day = min(today, date(year, 12, 31))
    organisations = all_organisations(session)
    led = next((m.organisation for m in members if m.role is Role.LEADER), "")
    handed = session.get(HandoverRow, (cluster, year))
    return Roster(
        cluster=cluster,
        cluster_name=cluster_name,
        year=year,
        leader=handed.taker if handed else led,
        giver=handed.giver if handed else "",
        members=tuple(member.organisation for member in members),
        roles={member.organisation: member.role for member in members},
        names={item.code: name_on(item.names, day) for item in organisations if item.names},
        ministry=_ministry(organisations),
    )


def _ministry(organisations: tuple[Organisation, ...]) -> str:
    return next((item.code for item in organisations if item.kind == _MINISTRY), "")

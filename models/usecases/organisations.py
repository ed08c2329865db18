"""Organisations: the names to print, correct a name, who is in the cluster."""

from dataclasses import dataclass
from datetime import date

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.organisations import Membership, Organisation, OrganisationName, name_on
from models.schema.organisations import OrganisationNameRow
from models.store.queries import organisations
from models.usecases.desk import Desk, Saved


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterView:
    """The cluster an office is in during one year."""

    code: str
    name: str
    leader: str
    members: tuple[Membership, ...]
    names: dict[str, OrganisationName]


def list_organisations(desk: Desk) -> tuple[Organisation, ...]:
    """Return every organisation with its names over time and its successors."""
    with desk.store.read() as session:
        return organisations.all_organisations(session)


def cluster(desk: Desk, year: int) -> ClusterView:
    """Return the desk's cluster in `year`, with names as they were at that year's end."""
    with desk.store.read() as session:
        code, name = organisations.cluster_of(session, desk.office, year)
        members = organisations.members_of(session, code, year)
        day = date(year, 12, 31)
        return ClusterView(
            code=code,
            name=name,
            leader=organisations.leader_of(session, code, year),
            members=members,
            names={
                item.organisation: name_on(organisations.names_of(session, item.organisation), day)
                for item in members
            },
        )


def edit_name(desk: Desk, code: str, order: int, name: OrganisationName) -> Saved[None]:
    """Change one name of an organisation, or the days it was valid.

    Raises UserError for an empty name or a span that ends before it begins.
    """
    if not name.name.strip():
        raise UserError("Tên đơn vị không được để trống. Hãy gõ tên đầy đủ của đơn vị.")
    if name.valid_from and name.valid_to and name.valid_to < name.valid_from:
        raise UserError("Ngày hết hiệu lực đứng trước ngày bắt đầu. Hãy kiểm tra hai ngày.")
    with desk.store.write(desk.mark()) as session:
        row = session.get(OrganisationNameRow, (code, order))
        if row is None:
            row = OrganisationNameRow(organisation=code, order=order)
            session.add(row)
        for column in OrganisationName.__dataclass_fields__:
            setattr(row, column, getattr(name, column))
    return Saved(value=None, changed=Changed.ORGANISATIONS, at=desk.now())

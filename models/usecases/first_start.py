"""What the first start shows before there is a workspace."""

from dataclasses import dataclass
from datetime import date

from models.catalogue import load_catalogue
from models.domain.organisations import Role, name_on
from models.domain.text import collation_key, fold


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeChoice:
    """An office that can have a workspace; `search_key` is folded text."""

    code: str
    name: str
    province: str
    is_leader: bool
    search_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstRunChoice:
    """What the user answered at the first start; `office` counts only where not `practice`."""

    office: str
    year: int
    user_name: str
    practice: bool


def year_to_propose(today: date) -> int:
    """Return the latest year up to `today` for which the catalogue knows the clusters."""
    clusters = load_catalogue().clusters
    years = sorted({member.year for cluster in clusters for member in cluster.members})
    return ([year for year in years if year <= today.year] or years[:1])[-1]


def offices_to_choose(year: int) -> tuple[OfficeChoice, ...]:
    """Return the cluster's departments by province, named as at the end of `year`.

    The members are those of the catalogue's latest year up to `year`, else of its first.
    """
    catalogue = load_catalogue()
    known = {item.code: item for item in catalogue.organisations}
    members = [member for cluster in catalogue.clusters for member in cluster.members]
    years = sorted({member.year for member in members})
    chosen = ([item for item in years if item <= year] or years[:1])[-1]
    found = []
    for member in members:
        if member.year != chosen:
            continue
        office = known[member.organisation]
        name = name_on(office.names, date(year, 12, 31)).name
        found.append(
            OfficeChoice(
                code=office.code,
                name=name,
                province=office.province,
                is_leader=member.role is Role.LEADER,
                search_key=fold(f"{office.province} {name} {office.code}"),
            )
        )
    return tuple(sorted(found, key=lambda item: collation_key(item.province)))

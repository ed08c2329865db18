"""Organisations: a code that stays, names that change, successors."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a department is in its cluster in one year."""

    LEADER = "leader"
    DEPUTY = "deputy"
    MEMBER = "member"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationName:
    """A name and the days it was valid; an open end is None.

    `superior` is the line above the name on a letterhead ("UBND TỈNH LÀO CAI"), `abbreviation`
    what stands in a document's sign ("STTTT"), `place` the place name before a date.
    """

    name: str
    short_name: str
    abbreviation: str
    superior: str
    place: str
    valid_from: date | None
    valid_to: date | None
    source: str
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """Who took over, on what day, for which field of work ("" means all of it)."""

    code: str
    name: str
    on: date | None
    scope: str
    source: str
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One organisation; `kind` is department, ministry, province or council."""

    code: str
    kind: str
    province: str
    names: tuple[OrganisationName, ...]
    successors: tuple[Successor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """One department's place in a cluster in one year."""

    organisation: str
    year: int
    role: Role
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A cluster of departments that compete with one another."""

    code: str
    name: str
    members: tuple[Membership, ...]


def name_on(names: tuple[OrganisationName, ...], day: date) -> OrganisationName:
    """Return the name valid on `day`; outside all spans, the nearest earlier, else the first.

    Raises ValueError when `names` is empty.
    """
    ordered = sorted(names, key=lambda item: item.valid_from or date.min)
    if not ordered:
        message = "an organisation has at least one name"
        raise ValueError(message)
    started = [item for item in ordered if (item.valid_from or date.min) <= day]
    valid = [item for item in started if item.valid_to is None or day <= item.valid_to]
    return (valid or started or ordered[:1])[-1]

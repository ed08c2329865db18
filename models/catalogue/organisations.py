"""Reads organisations.toml: organisations with their names, and clusters."""

from models.catalogue.tables import Table
from models.domain.organisations import (
    Cluster,
    Membership,
    Organisation,
    OrganisationName,
    Role,
    Successor,
)


def read_organisations(top: Table) -> tuple[tuple[Organisation, ...], tuple[Cluster, ...]]:
    """Return organisations and clusters in the order of the file."""
    organisations = tuple(_organisation(table) for table in top.tables("organisation"))
    clusters = tuple(_cluster(table) for table in top.tables("cluster"))
    top.close()
    return organisations, clusters


def _organisation(table: Table) -> Organisation:
    found = Organisation(
        code=table.text("code"),
        kind=table.text("kind"),
        province=table.text("province", ""),
        names=tuple(_name(item) for item in table.tables("names")),
        successors=tuple(_successor(item) for item in table.tables("successors")),
    )
    table.close()
    return found


def _name(table: Table) -> OrganisationName:
    found = OrganisationName(
        name=table.text("name"),
        short_name=table.text("short_name"),
        abbreviation=table.text("abbreviation"),
        superior=table.text("superior", ""),
        place=table.text("place"),
        valid_from=table.day("valid_from"),
        valid_to=table.day("valid_to"),
        source=table.text("source"),
        verified=table.flag("verified", default=True),
    )
    table.close()
    return found


def _successor(table: Table) -> Successor:
    found = Successor(
        code=table.text("code", ""),
        name=table.text("name"),
        on=table.day("on"),
        scope=table.text("scope", ""),
        source=table.text("source"),
        verified=table.flag("verified", default=True),
    )
    table.close()
    return found


def _cluster(table: Table) -> Cluster:
    found = Cluster(
        code=table.text("code"),
        name=table.text("name"),
        members=tuple(_membership(item) for item in table.tables("members")),
    )
    table.close()
    return found


def _membership(table: Table) -> Membership:
    found = Membership(
        organisation=table.text("organisation"),
        year=table.year("year"),
        role=table.choice("role", Role),
        source=table.text("source"),
    )
    table.close()
    return found

"""Reads awards.toml: awards, and the generations of law."""

from models.catalogue.tables import Table
from models.domain.awards import Award, AwardGroup, AwardPath, AwardSubject, LawGeneration


def read_awards(top: Table) -> tuple[tuple[Award, ...], tuple[LawGeneration, ...]]:
    """Return awards and generations in the order of the file."""
    awards = tuple(_award(table) for table in top.tables("award"))
    generations = tuple(_generation(table) for table in top.tables("generation"))
    top.close()
    return awards, generations


def _award(table: Table) -> Award:
    found = Award(
        code=table.text("code"),
        path=table.choice("path", AwardPath),
        name=table.text("name"),
        group=table.choice("group", AwardGroup),
        subject=table.choice("subject", AwardSubject),
        article=table.text("article"),
        decided_by=table.text("decided_by"),
        decided_in_house=table.flag("decided_in_house", default=False),
        form_title=table.text("form_title"),
        report_years=table.integer("report_years"),
        report_years_verified=table.flag("report_years_verified", default=True),
        valid_from=table.first_day("valid_from"),
        valid_to=table.day("valid_to"),
        source=table.text("source"),
        verified=table.flag("verified", default=True),
        note=table.text("note", ""),
    )
    table.close()
    return found


def _generation(table: Table) -> LawGeneration:
    found = LawGeneration(
        code=table.text("code"),
        name=table.text("name"),
        valid_from=table.first_day("valid_from"),
        valid_to=table.day("valid_to"),
        law=table.text("law"),
        decree=table.text("decree"),
        circular=table.text("circular", ""),
        collective_form=table.text("collective_form", ""),
        individual_form=table.text("individual_form", ""),
        source=table.text("source"),
        verified=table.flag("verified", default=True),
        note=table.text("note", ""),
    )
    table.close()
    return found

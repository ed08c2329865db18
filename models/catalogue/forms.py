"""Reads forms.toml: the forms of the papers, by their days."""

from functools import cache

import resources
from models.catalogue.tables import Table, read_table
from models.domain.forms import FormKind, PaperForm


@cache
def load_forms() -> tuple[PaperForm, ...]:
    """Return the forms shipped with the program.

    Raises ValueError naming file and key when the data are wrong: that is a bug of ours.
    """
    top = read_table(resources.path("forms/forms.toml"))
    forms = tuple(_form(table) for table in top.tables("form"))
    top.close()
    return forms


def _form(table: Table) -> PaperForm:
    found = PaperForm(
        kind=table.choice("kind", FormKind),
        valid_from=table.first_day("valid_from"),
        valid_to=table.day("valid_to"),
        number=table.text("number", ""),
        background=table.texts("background"),
        results=table.texts("results"),
        occasion=table.text("occasion", ""),
        has_history=table.flag("has_history", default=True),
        source=table.text("source"),
        verified=table.flag("verified", default=True),
    )
    table.close()
    return found

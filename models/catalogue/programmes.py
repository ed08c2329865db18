"""Reads one file of programmes/: fields, bases, movements, duties and tasks.

The place in the file is the order, counted from one.
"""

from models.catalogue.tables import Table
from models.domain.programmes import (
    Duty,
    Field,
    LegalBasis,
    Movement,
    Phase,
    Programme,
    ProgrammeKind,
    ProgrammeText,
    Task,
    TextSection,
)


def read_programme(top: Table) -> Programme:
    """Return the programme of one file."""
    fields = _fields(top, "fields", after=0)
    found = Programme(
        code=top.text("code"),
        kind=top.choice("kind", ProgrammeKind),
        title=top.text("title"),
        theme=top.text("theme"),
        document=top.text("document"),
        cluster=top.text("cluster", ""),
        year_from=top.year("year_from"),
        year_to=top.year("year_to"),
        fields=fields,
        groups=_fields(top, "groups", after=len(fields)),
        mottos=top.texts("mottos"),
        bases=tuple(_basis(item, n) for n, item in enumerate(top.tables("bases"), 1)),
        movements=tuple(_movement(item, n) for n, item in enumerate(top.tables("movements"), 1)),
        tasks=tuple(_task(item, n) for n, item in enumerate(top.tables("tasks"), 1)),
        duties=tuple(_duty(item) for item in top.tables("duties")),
        texts=tuple(_passage(item) for item in top.tables("texts")),
        note=top.text("note", ""),
    )
    top.close()
    return found


def _fields(top: Table, key: str, after: int) -> tuple[Field, ...]:
    return tuple(_field(item, n) for n, item in enumerate(top.tables(key), after + 1))


def _field(table: Table, order: int) -> Field:
    found = Field(code=table.text("code"), name=table.text("name"), order=order)
    table.close()
    return found


def _passage(table: Table) -> ProgrammeText:
    found = ProgrammeText(section=table.choice("section", TextSection), text=table.text("text"))
    table.close()
    return found


def _basis(table: Table, order: int) -> LegalBasis:
    found = LegalBasis(text=table.text("text"), document=table.text("document", ""), order=order)
    table.close()
    return found


def _movement(table: Table, order: int) -> Movement:
    found = Movement(
        code=table.text("code"),
        name=table.text("name"),
        launch_level=table.text("launch_level"),
        launched_by=table.text("launched_by"),
        phases=tuple(_phase(item) for item in table.tables("phases")),
        quote=table.text("quote"),
        order=order,
    )
    table.close()
    return found


def _phase(table: Table) -> Phase:
    found = Phase(
        name=table.text("name"),
        year_from=table.year("year_from"),
        year_to=table.year("year_to"),
        review=table.text("review", ""),
        review_year=table.integer("review_year"),
    )
    table.close()
    return found


def _task(table: Table, order: int) -> Task:
    found = Task(
        id=table.text("id"),
        group=table.text("group"),
        name=table.text("name"),
        clause=table.text("clause"),
        quote=table.text("quote"),
        deliverable=table.text("deliverable"),
        deadline=table.day("deadline"),
        order=order,
        lead=table.text("lead", ""),
    )
    table.close()
    return found


def _duty(table: Table) -> Duty:
    found = Duty(
        code=table.text("code"),
        name=table.text("name"),
        due=table.day("due"),
        source=table.text("source", ""),
        quote=table.text("quote", ""),
        verified=table.flag("verified", default=True),
    )
    table.close()
    return found

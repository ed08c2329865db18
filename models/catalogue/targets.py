"""Reads the files of targets/; a file belongs to one programme and one document."""

from collections import Counter
from collections.abc import Iterable

from models.catalogue.tables import Table
from models.domain.targets import (
    Aggregation,
    Direction,
    Goal,
    Kind,
    Scope,
    Source,
    Target,
)


def read_targets(files: Iterable[Table]) -> tuple[Target, ...]:
    """Return the targets of all `files`; `order` counts from one within a programme."""
    counts: Counter[str] = Counter()
    found: list[Target] = []
    for top in files:
        programme = top.text("programme")
        document = top.text("document")
        for table in top.tables("target"):
            counts[programme] += 1
            found.append(_target(table, programme, document, counts[programme]))
        top.close()
    return tuple(found)


def _target(table: Table, programme: str, document: str, order: int) -> Target:
    identifier = table.text("id")
    found = Target(
        id=identifier,
        programme=programme,
        field=table.text("field"),
        name=table.text("name"),
        goal=_goal(table, identifier),
        scope=table.choice("scope", Scope, Scope.NATIONAL),
        aggregation=table.choice("aggregation", Aggregation),
        source=Source(document=document, clause=table.text("clause"), quote=table.text("quote")),
        parent=table.text("parent", ""),
        order=order,
        note=table.text("note", ""),
    )
    table.close()
    return found


def _goal(table: Table, identifier: str) -> Goal:
    kind = table.choice("kind", Kind)
    return Goal(
        id=identifier,
        kind=kind,
        direction=_direction(table, kind),
        low=table.number("low"),
        high=table.number("high"),
        unit=table.text("unit", ""),
        baseline=table.number("baseline"),
        baseline_year=table.integer("baseline_year"),
        deadline=table.day("deadline"),
    )


def _direction(table: Table, kind: Kind) -> Direction | None:
    if kind is Kind.DESCRIBE:
        return None
    usual = Direction.LOWER if kind is Kind.RANK else Direction.HIGHER
    return table.choice("direction", Direction, usual)

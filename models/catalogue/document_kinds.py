"""Reads document-kinds.toml: kinds of documents and their abbreviations."""

from dataclasses import dataclass
from functools import lru_cache

import resources
from models.catalogue.tables import Table, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """A kind ("Chương trình") with its abbreviation ("CTr") and where that is laid down."""

    abbreviation: str
    name: str
    source: str
    verified: bool


@lru_cache
def load_document_kinds() -> tuple[DocumentKind, ...]:
    """Return the kinds in the order of the file."""
    top = read_table(resources.path("catalogue/document-kinds.toml"))
    found: list[DocumentKind] = []
    for group in top.tables("group"):
        source, verified = group.text("source"), group.flag("verified", default=True)
        found += [_kind(item, source, verified=verified) for item in group.tables("kind")]
        group.close()
    top.close()
    return tuple(found)


def _kind(table: Table, source: str, *, verified: bool) -> DocumentKind:
    found = DocumentKind(
        abbreviation=table.text("abbreviation"),
        name=table.text("name"),
        source=source,
        verified=verified,
    )
    table.close()
    return found

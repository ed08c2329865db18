"""Reads documents.toml."""

from models.catalogue.tables import Table
from models.domain.documents import Document


def read_documents(top: Table) -> tuple[Document, ...]:
    """Return the documents in the order of the file."""
    found = tuple(_document(table) for table in top.tables("document"))
    top.close()
    return found


def _document(table: Table) -> Document:
    found = Document(
        code=table.text("code"),
        kind=table.text("kind", ""),
        number=table.text("number", ""),
        issued_on=table.day("issued_on"),
        issuer=table.text("issuer"),
        title=table.text("title"),
        other_issued_on=table.day("other_issued_on"),
        date_note=table.text("date_note", ""),
        status=table.text("status", "in_force"),
        note=table.text("note", ""),
        source=table.text("source"),
        verified=table.flag("verified", default=True),
    )
    table.close()
    return found

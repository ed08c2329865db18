"""Writing what a person wrote over in the papers, and the layouts of certificates."""

from sqlalchemy.orm import Session

from models.schema.papers import CertificateLayoutRow, PaperTextRow
from models.store.queries.papers import WrittenText


def write_text(session: Session, dossier: str, written: WrittenText) -> None:
    """Keep one text written by hand."""
    key = (dossier, written.paper, written.nomination, written.key)
    row = session.get(PaperTextRow, key)
    if row is None:
        row = PaperTextRow(
            dossier=dossier,
            paper=written.paper,
            nomination=written.nomination,
            key=written.key,
        )
        session.add(row)
    row.text, row.generated = written.text, written.generated


def drop_text(session: Session, dossier: str, written: WrittenText) -> None:
    """Give one text up, so that the paper again says what the facts say."""
    row = session.get(PaperTextRow, (dossier, written.paper, written.nomination, written.key))
    if row is not None:
        session.delete(row)


def write_layout(session: Session, code: str, name: str, body: str) -> None:
    """Keep the layout of a certificate."""
    row = session.get(CertificateLayoutRow, code)
    if row is None:
        row = CertificateLayoutRow(code=code)
        session.add(row)
    row.name, row.body = name, body


def drop_layout(session: Session, code: str) -> None:
    """Take a layout away; the journal keeps what it said."""
    row = session.get(CertificateLayoutRow, code)
    if row is not None:
        session.delete(row)

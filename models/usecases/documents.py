"""Documents: list them, correct them, add one, attach the file itself."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.results import Attachment
from models.schema.documents import DocumentRow
from models.store import attachments
from models.store.queries import documents
from models.store.queries.documents import DOCUMENT, DocumentFacts
from models.usecases.desk import Desk, Saved


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEdit:
    """What may be changed on a document; an empty `code` makes a new one."""

    code: str
    kind: str
    number: str
    issued_on: date | None
    issuer: str
    title: str
    status: str
    note: str


def list_documents(desk: Desk) -> tuple[DocumentFacts, ...]:
    """Return all documents, newest first, with what rests on each."""
    with desk.store.read() as session:
        return documents.all_documents(session)


def save_document(desk: Desk, edit: DocumentEdit) -> Saved[str]:
    """Change a document or add one; answers its code. Raises UserError without a title."""
    if not edit.title.strip():
        raise UserError("Văn bản phải có trích yếu. Hãy gõ trích yếu của văn bản.")
    code = edit.code or f"vb-{desk.surroundings.new_id()}"
    with desk.store.write(desk.mark()) as session:
        row = session.get(DocumentRow, code)
        if row is None:
            row = DocumentRow(code=code)
            session.add(row)
        for name in ("kind", "number", "issued_on", "issuer", "title", "status", "note"):
            setattr(row, name, getattr(edit, name))
    return Saved(value=code, changed=Changed.DOCUMENTS, at=desk.now())


def attach_file(desk: Desk, code: str, file: Path) -> Saved[Attachment]:
    """Copy the document's own file into the workspace."""
    kept = attachments.keep_file(desk.evidence_folder, file)
    with desk.store.write(desk.mark()) as session:
        attachments.attach(session, DOCUMENT, code, kept)
    return Saved(value=kept, changed=Changed.DOCUMENTS, at=desk.now())


def attached_path(desk: Desk, attachment: Attachment) -> Path:
    """Return where the copy lies."""
    return attachments.kept_path(desk.evidence_folder, attachment)

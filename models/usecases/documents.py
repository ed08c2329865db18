"""Documents: list them, correct them, add one, attach the file itself, see what rests on them."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from models.catalogue import load_catalogue
from models.catalogue.document_kinds import DocumentKind, load_document_kinds
from models.domain.awards import LawGeneration
from models.domain.changed import Changed
from models.domain.documents import Document
from models.domain.errors import UserError
from models.domain.results import Attachment
from models.schema.documents import DocumentRow
from models.store import attachments
from models.store.queries import documents
from models.store.queries.documents import DOCUMENT, Dependant, DocumentFacts
from models.usecases.desk import Desk, Saved

__all__ = ["Dependant", "DocumentFacts", "DocumentKind"]

_EDITED = (
    "kind",
    "number",
    "issued_on",
    "other_issued_on",
    "date_note",
    "issuer",
    "title",
    "status",
    "replaced_by",
    "note",
    "verified",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEdit:
    """What may be changed on a document; an empty `code` makes a new one."""

    code: str
    kind: str
    number: str
    issued_on: date | None
    issuer: str
    title: str
    status: str = "in_force"
    replaced_by: str = ""
    other_issued_on: date | None = None
    date_note: str = ""
    note: str = ""
    verified: bool = True


def list_documents(desk: Desk) -> tuple[DocumentFacts, ...]:
    """Return all documents, newest first, with what rests on each."""
    with desk.store.read() as session:
        return documents.all_documents(session)


def document_kinds() -> tuple[DocumentKind, ...]:
    """Return the kinds a document can be of, with their abbreviations, as the decree lists them."""
    return load_document_kinds()


def dependants(desk: Desk, code: str) -> tuple[Dependant, ...]:
    """Return what in the program rests on a document: programmes, targets, duties, award rules."""
    with desk.store.read() as session:
        found = documents.dependants(session, code)
    rules = [
        Dependant(kind="Quy định xét khen thưởng", words=item.name, page="awards", id="")
        for item in _generations()
        if code in (item.law, item.decree, item.circular)
    ]
    return (*found, *rules)


@lru_cache
def _generations() -> tuple[LawGeneration, ...]:
    return load_catalogue().generations


def edit_of(document: Document) -> DocumentEdit:
    """Return the edit that changes nothing of `document`."""
    return DocumentEdit(code=document.code, **{name: getattr(document, name) for name in _EDITED})


def save_document(desk: Desk, edit: DocumentEdit) -> Saved[str]:
    """Change a document or add one; answers its code.

    Raises UserError without a title, or when it would be replaced by itself.
    """
    if not edit.title.strip():
        raise UserError("Văn bản phải có trích yếu. Hãy gõ trích yếu của văn bản.")
    if edit.replaced_by and edit.replaced_by == edit.code:
        raise UserError("Văn bản không thể thay thế chính nó. Hãy chọn văn bản khác.")
    code = edit.code or f"vb-{desk.surroundings.new_id()}"
    with desk.store.write(desk.mark()) as session:
        row = session.get(DocumentRow, code)
        if row is None:
            row = DocumentRow(code=code)
            session.add(row)
        for name in _EDITED:
            setattr(row, name, getattr(edit, name))
    return Saved(value=code, changed=Changed.DOCUMENTS, at=desk.now())


def attach_file(desk: Desk, code: str, file: Path) -> Saved[Attachment]:
    """Copy the document's own file into the workspace."""
    kept = attachments.keep_file(desk.evidence_folder, file)
    with desk.store.write(desk.mark()) as session:
        attachments.attach(session, DOCUMENT, code, kept)
    return Saved(value=kept, changed=Changed.DOCUMENTS, at=desk.now())


def detach_file(desk: Desk, code: str, sha256: str) -> Saved[None]:
    """Untie a file from its document; the copy stays in the workspace's folder."""
    with desk.store.write(desk.mark()) as session:
        attachments.detach(session, DOCUMENT, code, sha256)
    return Saved(value=None, changed=Changed.DOCUMENTS, at=desk.now())


def attached_path(desk: Desk, attachment: Attachment) -> Path:
    """Return where the copy lies."""
    return attachments.kept_path(desk.evidence_folder, attachment)

"""Documents and what rests on them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Executable, func, select
from sqlalchemy.orm import Session

from models.domain.documents import Document
from models.domain.results import Attachment
from models.schema.documents import DocumentRow
from models.schema.programmes import DutyRow, LegalBasisRow, ProgrammeRow
from models.schema.targets import TargetRow
from models.store.queries.targets import attachments_of

DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """A document, the files attached, and how much in the workspace rests on it."""

    document: Document
    target_count: int
    programme_titles: tuple[str, ...]
    attachments: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependant:
    """Something that rests on a document; `page` and `id` say what to open."""

    kind: str
    words: str
    page: str
    id: str


def numbers(session: Session) -> dict[str, str]:
    """Return the number of every document by its code."""
    return {
        row.code: row.number
        for row in session.execute(select(DocumentRow.code, DocumentRow.number))
    }


def decimal_marks(session: Session) -> dict[str, str]:
    """Return the decimal mark of every document for which one was chosen."""
    query = select(DocumentRow.code, DocumentRow.decimal_mark).where(DocumentRow.decimal_mark != "")
    return {row.code: row.decimal_mark for row in session.execute(query)}


def all_documents(session: Session) -> tuple[DocumentFacts, ...]:
    """Return all documents, newest first, those without a date last."""
    counts = {
        row.document: row.total
        for row in session.execute(
            select(TargetRow.document, func.count().label("total")).group_by(TargetRow.document)
        )
    }
    titles: dict[str, list[str]] = {}
    query = select(ProgrammeRow.document, ProgrammeRow.title).order_by(ProgrammeRow.code)
    for row in session.execute(query):
        titles.setdefault(row.document, []).append(row.title)
    files = attachments_of(session, DOCUMENT)
    rows = session.execute(
        select(DocumentRow).order_by(
            DocumentRow.issued_on.is_(None), DocumentRow.issued_on.desc(), DocumentRow.code
        )
    ).scalars()
    return tuple(
        DocumentFacts(
            document=_document(row),
            target_count=counts.get(row.code, 0),
            programme_titles=tuple(titles.get(row.code, ())),
            attachments=files.get(row.code, ()),
        )
        for row in rows
    )


def document(session: Session, code: str) -> DocumentFacts | None:
    """Return one document, or None."""
    return next((item for item in all_documents(session) if item.document.code == code), None)


def dependants(session: Session, code: str) -> tuple[Dependant, ...]:
    """Return what rests on the document `code`, programmes before targets before duties."""
    return tuple(
        Dependant(kind=kind, words=row.words, page=page, id=f"{prefix}{row.id}")
        for kind, page, prefix, query in _dependant_queries(code)
        for row in session.execute(query)
    )


def _dependant_queries(code: str) -> Iterator[tuple[str, str, str, Executable]]:
    programme = ProgrammeRow.code.label("id"), ProgrammeRow.title.label("words")
    yield (
        "Chương trình, kế hoạch ban hành theo văn bản",
        "programme",
        "programme:",
        select(*programme).where(ProgrammeRow.document == code).order_by(ProgrammeRow.code),
    )
    yield (
        "Chương trình lấy văn bản làm căn cứ",
        "programme",
        "programme:",
        select(*programme)
        .join(LegalBasisRow, LegalBasisRow.programme == ProgrammeRow.code)
        .where(LegalBasisRow.document == code)
        .order_by(ProgrammeRow.code),
    )
    yield (
        "Chỉ tiêu",
        "targets",
        "",
        select(TargetRow.id.label("id"), TargetRow.name.label("words"))
        .where(TargetRow.document == code)
        .order_by(TargetRow.programme, TargetRow.order),
    )
    yield (
        "Việc định kỳ",
        "programme",
        "duty:",
        select(DutyRow.code.label("id"), DutyRow.name.label("words"))
        .where(DutyRow.source == code)
        .order_by(DutyRow.code),
    )
    yield (
        "Văn bản bị thay thế",
        "documents",
        "",
        select(DocumentRow.code.label("id"), DocumentRow.title.label("words"))
        .where(DocumentRow.replaced_by == code)
        .order_by(DocumentRow.code),
    )


def _document(row: DocumentRow) -> Document:
    return Document(
        code=row.code,
        kind=row.kind,
        number=row.number,
        issued_on=row.issued_on,
        issuer=row.issuer,
        title=row.title,
        other_issued_on=row.other_issued_on,
        date_note=row.date_note,
        status=row.status,
        replaced_by=row.replaced_by,
        note=row.note,
        source=row.source,
        verified=row.verified,
    )

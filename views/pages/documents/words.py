"""What the page of documents calls things, and its columns."""

from models.domain.documents import Document
from models.usecases.documents import DocumentFacts
from views.widgets.facts_model import Column
from views.widgets.formats import date_text

STATUS_WORDS = {
    "in_force": "Còn hiệu lực",
    "replaced": "Đã bị thay thế",
    "expired": "Hết hiệu lực",
    "draft": "Dự thảo",
}
_LONGEST = 60
NO_NUMBER, TWO_DATES, UNVERIFIED = "no_number", "two_dates", "unverified"


def columns() -> tuple[Column[DocumentFacts], ...]:
    """Return the columns of the list."""
    return (
        Column(
            key="number",
            title="Số, ký hiệu",
            text=lambda fact: number_words(fact.document),
            role=lambda fact: "text" if fact.document.number else "warn",
            width=150,
        ),
        Column(key="kind", title="Loại", text=lambda fact: fact.document.kind or "Luật", width=56),
        Column(
            key="issued_on",
            title="Ngày ban hành",
            text=lambda fact: dates_words(fact.document),
            sort=lambda fact: fact.document.issued_on,
            role=lambda fact: "warn" if disagrees(fact.document) else "text",
            tip=lambda fact: fact.document.date_note,
            width=176,
        ),
        Column(
            key="title",
            title="Trích yếu",
            text=lambda fact: fact.document.title,
            tip=lambda fact: fact.document.title,
            width=240,
            stretch=True,
        ),
        Column(key="issuer", title="Cơ quan ban hành", text=lambda f: f.document.issuer, width=150),
        Column(
            key="status",
            title="Hiệu lực",
            text=lambda fact: STATUS_WORDS.get(fact.document.status, fact.document.status),
            role=lambda fact: "text" if fact.document.status == "in_force" else "muted",
            width=118,
        ),
        Column(
            key="rests",
            title="Căn cứ cho",
            text=rests_words,
            sort=lambda fact: (fact.target_count, len(fact.programme_titles)),
            width=172,
        ),
    )


def number_words(document: Document) -> str:
    """Return the number, or a word for its absence; a law is cited by its name alone."""
    return document.number or "Chưa có số"


def dates_words(document: Document) -> str:
    """Return the date, both dates where sources disagree, or a word for its absence."""
    first = date_text(document.issued_on) or "Chưa rõ ngày"
    if not disagrees(document):
        return first
    other = document.other_issued_on
    if document.issued_on and other and document.issued_on.year == other.year:
        first = first[:5]
    return f"{first} hay {date_text(other)}"


def disagrees(document: Document) -> bool:
    """Return whether sources give the document two dates."""
    return document.other_issued_on is not None


def rests_words(fact: DocumentFacts) -> str:
    """Return what rests on a document, in few words."""
    parts = []
    if fact.programme_titles:
        parts.append(f"{len(fact.programme_titles)} chương trình")
    if fact.target_count:
        parts.append(f"{fact.target_count} chỉ tiêu")
    return ", ".join(parts)


def title_words(document: Document) -> str:
    """Return how a document is called in a list of choices."""
    name = (
        document.title if len(document.title) <= _LONGEST else f"{document.title[: _LONGEST - 3]}…"
    )
    return f"{document.number}: {name}" if document.number else name

"""The fields of a programme's content: what each is called, holds and leads to."""

from datetime import date

from models.domain.programmes import LegalBasis, Programme, TextSection
from models.usecases.programme_editing import BASIS, HEADING, MOTTO, MOVEMENT, PASSAGE
from models.usecases.programmes import ProgrammeView
from views.pages.programme.fields import Shape, Spec
from views.pages.programme.words import KIND_WORDS, movement_words, phase_words
from views.widgets.formats import date_text

_PASSAGES = {
    TextSection.PREAMBLE: ("Lời mở đầu", 6),
    TextSection.THEME: ("Mục 1. Chủ đề thi đua", 4),
    TextSection.OBJECTIVES: ("Mục 2. Mục tiêu thi đua", 2),
    TextSection.MOVEMENTS: ("Mục 3. Tổ chức các phong trào thi đua", 2),
    TextSection.CLOSING: ("Lời kết", 4),
}


def heading_specs(view: ProgrammeView) -> list[Spec]:
    """Return name, theme and mottos, and the way to the document."""
    found = view.programme
    flagged = (HEADING, found.code) in view.untouched
    specs = [
        Spec(
            key="title",
            label="Tên",
            value=found.title,
            shape=Shape.LONG,
            rows=3,
            help=f"{KIND_WORDS[found.kind]}, {_span(found)}.",
            flagged=flagged,
        ),
        Spec(key="theme", label="Chủ đề", value=found.theme, shape=Shape.LONG, rows=3),
        Spec(
            key="mottos",
            label="Khẩu hiệu, phương châm",
            value="\n".join(found.mottos),
            shape=Shape.LONG,
            rows=3,
            help="Mỗi dòng một câu.",
            flagged=(MOTTO, found.code) in view.untouched,
        ),
    ]
    if view.document is None:
        return specs
    document = view.document.document
    number = document.number or "chưa có số"
    link = Spec(
        key="document",
        label="",
        shape=Shape.WORDS,
        link=f"Xem văn bản ({number})",
        goes_to=("documents", document.code),
    )
    return [*specs, link]


def basis_specs(view: ProgrammeView) -> list[Spec]:
    """Return the legal bases, each with what is odd about its document."""
    return [
        Spec(
            key=str(basis.order),
            label=f"Căn cứ {place}",
            value=basis.text,
            shape=Shape.LONG,
            rows=3,
            link=_basis_link(view, basis),
            goes_to=("documents", basis.document),
            flagged=(BASIS, str(basis.order)) in view.untouched,
        )
        for place, basis in enumerate(view.programme.bases, start=1)
    ]


def _basis_link(view: ProgrammeView, basis: LegalBasis) -> str:
    facts = view.documents.get(basis.document)
    if facts is None:
        return ""
    document = facts.document
    if not document.number:
        return "Văn bản này chưa có số. Mở để ghi số và ngày"
    if document.other_issued_on:
        return f"{document.number}: hai ngày khác nhau, mở để xem"
    return f"Xem {document.number} ({date_text(document.issued_on) or 'chưa rõ ngày'})"


def movement_specs(view: ProgrammeView) -> list[Spec]:
    """Return the movements with their phases and reviews."""
    specs: list[Spec] = []
    for movement in view.programme.movements:
        code = movement.code
        specs += [
            Spec(
                key=f"name|{code}",
                label=f"Phong trào {movement.order}",
                value=movement.name,
                shape=Shape.LONG,
                help=movement_words(movement),
                flagged=(MOVEMENT, code) in view.untouched,
            ),
            Spec(key=f"by|{code}", label="Nơi phát động", value=movement.launched_by),
        ]
        for order, phase in enumerate(movement.phases):
            key = f"phase|{code}|{order}"
            specs.append(
                Spec(key=key, label=phase_words(phase), value=phase.review_note, shape=Shape.WORDS)
            )
            if phase.review:
                specs += _review_specs(key, phase.review, phase.reviewed_on, phase.review_note)
    return specs


def _review_specs(key: str, review: str, day: date | None, note: str) -> list[Spec]:
    return [
        Spec(
            key=f"{key}|on",
            label=f"Ngày {review}",
            value=date_text(day),
            shape=Shape.DATE,
            help=f"Để trống khi chưa {review}.",
        ),
        Spec(key=f"{key}|note", label=f"Kết quả {review}", value=note, shape=Shape.LONG),
    ]


def passage_specs(view: ProgrammeView) -> list[Spec]:
    """Return the passages around the objectives."""
    return [
        Spec(
            key=section.value,
            label=label,
            value=view.programme.text(section),
            shape=Shape.LONG,
            rows=rows,
            flagged=(PASSAGE, section.value) in view.untouched,
        )
        for section, (label, rows) in _PASSAGES.items()
    ]


def _span(found: Programme) -> str:
    if found.year_from == found.year_to:
        return f"năm {found.year_from}"
    return f"giai đoạn {found.year_from} - {found.year_to}"

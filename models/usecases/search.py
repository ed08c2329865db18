"""Search for everything: targets, tasks, documents, people, collectives, dossiers."""

from dataclasses import dataclass

from models.domain.text import fold
from models.usecases.awards import list_dossiers, list_subjects
from models.usecases.desk import Desk
from models.usecases.documents import list_documents
from models.usecases.exemplars import list_exemplars
from models.usecases.programmes import get_programme, list_programmes
from models.usecases.targets import list_targets

_MOST_PER_KIND = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing found: `page` is the page that shows it, `id` what to ask that page for."""

    kind: str
    title: str
    detail: str
    page: str
    id: str


def find(desk: Desk, year: int, text: str) -> tuple[Found, ...]:
    """Return what matches every word of `text` without regard to diacritics, kind by kind."""
    words = fold(text).split()
    if not words:
        return ()
    kinds = (
        _targets(desk, year),
        _tasks(desk, year),
        _duties_and_exemplars(desk, year),
        _documents(desk),
        *_awards(desk),
    )
    found: list[Found] = []
    for items in kinds:
        hits = [item for item in items if _matches(item, words)]
        found.extend(hits[:_MOST_PER_KIND])
    return tuple(found)


def _matches(item: Found, words: list[str]) -> bool:
    key = fold(f"{item.title} {item.detail}")
    return all(word in key for word in words)


def _targets(desk: Desk, year: int) -> list[Found]:
    return [
        Found(
            kind="Chỉ tiêu",
            title=line.target.name,
            detail=f"{line.field_name} · {line.document_number}",
            page="targets",
            id=line.target.id,
        )
        for line in list_targets(desk, year)
    ]


def _tasks(desk: Desk, year: int) -> list[Found]:
    return [
        Found(
            kind="Nhiệm vụ",
            title=line.task.name,
            detail=line.group_name,
            page="programme",
            id=line.task.id,
        )
        for programme in list_programmes(desk, year)
        for line in get_programme(desk, programme.code).tasks
    ]


def _duties_and_exemplars(desk: Desk, year: int) -> list[Found]:
    found = []
    for programme in list_programmes(desk, year):
        found += [
            Found(
                kind="Việc định kỳ",
                title=item.duty.name,
                detail=f"Hạn {item.duty.due:%d/%m/%Y}" if item.duty.due else "Chưa rõ hạn",
                page="programme",
                id=f"duty:{item.duty.code}",
            )
            for item in get_programme(desk, programme.code).duties
        ]
        found += [
            Found(
                kind="Điển hình",
                title=line.exemplar.name,
                detail=line.exemplar.unit,
                page="programme",
                id="exemplars",
            )
            for line in list_exemplars(desk, programme.code)
        ]
    return found


def _documents(desk: Desk) -> list[Found]:
    return [
        Found(
            kind="Văn bản",
            title=item.document.number or item.document.title,
            detail=item.document.title,
            page="documents",
            id=item.document.code,
        )
        for item in list_documents(desk)
    ]


def _awards(desk: Desk) -> tuple[list[Found], list[Found]]:
    subjects = list_subjects(desk)
    people = [
        Found(
            kind="Cá nhân",
            title=person.full_name,
            detail=", ".join(part for part in (person.position, person.unit) if part),
            page="awards",
            id=person.code,
        )
        for person in subjects.people
    ]
    collectives = [
        Found(kind="Tập thể", title=item.name, detail="", page="awards", id=item.code)
        for item in subjects.collectives
    ]
    dossiers = [
        Found(
            kind="Hồ sơ",
            title=item.title,
            detail=f"Năm {item.year}",
            page="awards",
            id=item.code,
        )
        for item in list_dossiers(desk)
    ]
    return people + collectives, dossiers

"""A new year's programme made from last year's: copied, dates moved, nothing taken for granted.

Everything copied is marked as not looked at, until somebody edits it or says that it may stay.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from models.domain.changed import Changed
from models.domain.clauses import FindingCode, Oddity, lint_texts
from models.domain.errors import UserError
from models.domain.organisations import Role
from models.domain.programmes import (
    Duty,
    Programme,
    ProgrammeKind,
    ProgrammeText,
    Task,
)
from models.schema.documents import DocumentRow
from models.schema.organisations import MembershipRow
from models.schema.programmes import CopiedItemRow, ProgrammeRow
from models.store.loading import programme_rows
from models.store.queries import organisations, programmes
from models.usecases.desk import Desk, Saved
from models.usecases.programme_editing import (
    BASIS,
    DUTY,
    HEADING,
    MOTTO,
    MOVEMENT,
    PASSAGE,
    TASK_WORDING,
)
from models.usecases.targets_lint import CODE_WORDS, LintFinding

_FEBRUARY_29 = (2, 29)
ENTITY_WORDS = {
    HEADING: "Tên, chủ đề",
    MOTTO: "Khẩu hiệu, phương châm",
    BASIS: "Căn cứ",
    PASSAGE: "Lời văn",
    MOVEMENT: "Phong trào",
    TASK_WORDING: "Nhiệm vụ",
    DUTY: "Việc định kỳ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """Something copied that nobody has looked at, or that still speaks of last year.

    `entity` and `key` name the item; `oddities` say what is odd, none where it was only not
    looked at. `is_untouched` says that nobody has confirmed it.
    """

    entity: str
    key: str
    entity_words: str
    text: str
    oddities: tuple[Oddity, ...]
    is_untouched: bool

    @property
    def sentence(self) -> str:
        """Return what is odd, in words; empty where nothing is."""
        return " ".join(f"{CODE_WORDS[odd.code]}: {odd.sentence}" for odd in self.oddities)


def copy_programme(desk: Desk, code: str, year: int) -> Saved[str]:
    """Make the programme of `year` from the programme `code`; answers the new code.

    Years and dates in names, wordings and deadlines move on by as many years as lie between; who
    led last year leads again until somebody changes it. Raises UserError when the cluster already
    has a programme that year, or when `code` is no programme of a cluster.
    """
    with desk.store.write(desk.mark()) as session:
        source = programmes.programme(session, code)
        if source is None or source.kind is not ProgrammeKind.CLUSTER:
            raise UserError("Chỉ chương trình của cụm mới chép sang năm khác được.")
        _refuse_second(session, source, year)
        made = _moved(source, year)
        if session.get(DocumentRow, made.document) is None:
            session.add(_document(source, made, year))
        _carry_members(session, source.cluster, source.year_from, year)
        session.flush()
        for row in programme_rows(made):
            session.add(row)
            if isinstance(row, ProgrammeRow):
                session.flush()
        session.flush()
        for entity, key in copied_items(made):
            session.add(CopiedItemRow(programme=made.code, entity=entity, key=key))
    return Saved(
        value=made.code,
        changed=Changed.PROGRAMMES | Changed.DOCUMENTS | Changed.ORGANISATIONS,
        at=desk.now(),
    )


def last_programme(desk: Desk, year: int) -> str:
    """Return the code of the cluster's latest programme before `year`; "" when there is none."""
    with desk.store.read() as session:
        for before in range(year - 1, year - 11, -1):
            for found in programmes.programme_headings(session, before):
                if found.kind is ProgrammeKind.CLUSTER:
                    return found.code
    return ""


def leftovers(desk: Desk, code: str) -> tuple[Leftover, ...]:
    """Return what of a copied programme was not looked at or still speaks of an earlier year.

    A programme that is no copy has only what speaks of an earlier year.
    """
    with desk.store.read() as session:
        found = programmes.programme(session, code)
        if found is None:
            return ()
        source = programmes.programme(session, found.copied_from) if found.copied_from else None
        marked = programmes.untouched_items(session, code)
    texts = {f"{entity}|{key}": text for entity, key, text in _texts(found)}
    before = (
        {f"{entity}|{key}": text for entity, key, text in _texts(_moved(source, found.year_from))}
        if source is not None
        else {}
    )
    odd = _oddities(texts, before, found.year_from)
    return tuple(
        Leftover(
            entity=entity,
            key=key,
            entity_words=ENTITY_WORDS[entity],
            text=text,
            oddities=odd.get(f"{entity}|{key}", ()),
            is_untouched=(entity, key) in marked,
        )
        for entity, key, text in _texts(found)
        if (entity, key) in marked or f"{entity}|{key}" in odd
    )


def copied_findings(desk: Desk, year: int) -> tuple[LintFinding, ...]:
    """Return what copied programmes of `year` kept of an earlier one, beside `lint_year`.

    A finding about a task names its id; any other item is named "entity|key".
    """
    with desk.store.read() as session:
        copies = [
            item.code for item in programmes.programme_headings(session, year) if item.copied_from
        ]
    return tuple(
        LintFinding(
            code=odd.code,
            code_label=CODE_WORDS[odd.code],
            programme=code,
            targets=(item.key if item.entity == TASK_WORDING else f"{item.entity}|{item.key}",),
            sentence=odd.sentence,
        )
        for code in copies
        for item in leftovers(desk, code)
        for odd in item.oddities
    )


def copied_items(found: Programme) -> Iterator[tuple[str, str]]:
    """Yield the items of a programme that a person should look at once: (entity, key)."""
    for entity, key, _text in _texts(found):
        yield entity, key


def shifted(text: str, by: int, *, near: int) -> str:
    """Return `text` with the year `near` and its neighbours moved on by `by` years.

    Years inside the number of a document ("2341/QĐ-BTTTT ngày 16/12/2022") and spans of a plan
    ("2021 - 2025") stay: they belong to something that did not move.
    """
    pattern = re.compile(rf"(?<![0-9/.-])(?P<year>{near})(?![0-9/]|\s*[-–]\s*[0-9])")  # noqa: RUF001 - a dash of papers
    return pattern.sub(lambda hit: str(int(hit["year"]) + by), text)


def _texts(found: Programme) -> Iterator[tuple[str, str, str]]:
    yield HEADING, found.code, f"{found.title}. {found.theme}"
    if found.mottos:
        yield MOTTO, found.code, "; ".join(found.mottos)
    for basis in found.bases:
        yield BASIS, str(basis.order), basis.text
    for passage in found.texts:
        yield PASSAGE, passage.section.value, passage.text
    for movement in found.movements:
        yield MOVEMENT, movement.code, movement.name
    for task in found.tasks:
        yield TASK_WORDING, task.id, task.quote or task.name
    for duty in found.duties:
        yield DUTY, duty.code, duty.name


def _oddities(
    texts: dict[str, str], before: dict[str, str], year: int
) -> dict[str, tuple[Oddity, ...]]:
    found: dict[str, tuple[Oddity, ...]] = {}
    for oddity in lint_texts(texts.items(), year=year, last_year=before):
        if oddity.code in (FindingCode.STALE_YEAR, FindingCode.STALE_NUMBER):
            for key in oddity.targets:
                found[key] = (*found.get(key, ()), oddity)
    return found


def _moved(source: Programme, year: int) -> Programme:
    by = year - source.year_from
    near = source.year_from

    def on(text: str) -> str:
        return shifted(text, by, near=near)

    return Programme(
        code=_new_key(source.code, near, year),
        kind=source.kind,
        title=on(source.title),
        theme=source.theme,
        document=_new_key(source.document or source.code, near, year),
        cluster=source.cluster,
        year_from=year,
        year_to=source.year_to + by,
        fields=source.fields,
        groups=source.groups,
        mottos=source.mottos,
        bases=source.bases,  # word for word: whether one still holds is for a person to say
        movements=tuple(replace(item, name=on(item.name)) for item in source.movements),
        tasks=tuple(_moved_task(task, near, year) for task in source.tasks),
        duties=tuple(_moved_duty(duty, near, year) for duty in source.duties),
        texts=tuple(
            ProgrammeText(section=item.section, text=on(item.text)) for item in source.texts
        ),
        note="",
        copied_from=source.code,
    )


def _moved_task(task: Task, near: int, year: int) -> Task:
    by = year - near
    return replace(
        task,
        id=_new_key(task.id, near, year),
        name=shifted(task.name, by, near=near),
        quote=shifted(task.quote, by, near=near),
        deliverable=shifted(task.deliverable, by, near=near),
        deadline=moved_day(task.deadline, by),
    )


def _moved_duty(duty: Duty, near: int, year: int) -> Duty:
    return replace(
        duty,
        code=_new_key(duty.code, near, year),
        name=shifted(duty.name, year - near, near=near),
        due=moved_day(duty.due, year - near),
    )


def moved_day(day: date | None, by: int) -> date | None:
    """Return the same day `by` years later; 29 February becomes the 28th where there is none."""
    if day is None:
        return None
    if (day.month, day.day) == _FEBRUARY_29:
        day = day.replace(day=28)
    return day.replace(year=day.year + by)


def _new_key(key: str, near: int, year: int) -> str:
    """Return `key` with its year replaced, or with the new year at its end."""
    return key.replace(str(near), str(year), 1) if str(near) in key else f"{key}-{year}"


def _document(source: Programme, made: Programme, year: int) -> DocumentRow:
    return DocumentRow(
        code=made.document,
        kind="CTr",
        number="",
        issuer="",
        title=f"Phát động {made.title[:1].lower()}{made.title[1:]}",
        status="draft",
        note=f"Tạo từ chương trình năm {source.year_from}; điền số và ngày khi ban hành.",
        source=f"Soạn trong Sổ Thi đua, năm {year}",
        verified=False,
    )


def _carry_members(session: Session, cluster: str, before: int, year: int) -> None:
    """Keep the members of `before` in `year`, unless that year has members already."""
    if not cluster or organisations.members_of(session, cluster, year):
        return
    for member in organisations.members_of(session, cluster, before):
        session.add(
            MembershipRow(
                cluster=cluster,
                year=year,
                organisation=member.organisation,
                role=Role(member.role).value,
                source=f"Chép từ năm {before}, chưa xác minh",
            )
        )


def _refuse_second(session: Session, source: Programme, year: int) -> None:
    for found in programmes.programme_headings(session, year):
        if found.kind is ProgrammeKind.CLUSTER and found.cluster == source.cluster:
            raise UserError(
                f"Năm {year} đã có chương trình của cụm: “{found.title}”. Hãy sửa chương trình ấy."
            )

"""The journal as the user reads it: the latest first, page by page, with a search."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.domain.text import fold
from models.schema.awards import AwardRecordRow, CollectiveRow, DossierRow, PersonRow
from models.schema.documents import DocumentRow
from models.schema.merits import InitiativeRow
from models.schema.organisations import OrganisationNameRow
from models.schema.programmes import ProgrammeRow, TaskRow
from models.schema.targets import TargetRow
from models.schema.workspace import ChangeRow
from models.store.journal import WHOLE_ROW
from models.usecases.desk import Desk
from models.usecases.journal_words import COLUMN_WORDS, ENTITY_WORDS, WHY_WORDS, row_words

_CHUNK_ROW_COUNT = 1000
_OFFICE_COLUMNS = frozenset({"owner", "office", "organisation", "giver", "lead"})
_SUBJECTS: dict[str, tuple[InstrumentedAttribute[str], InstrumentedAttribute[str]]] = {
    "target": (TargetRow.id, TargetRow.name),
    "assignment": (TargetRow.id, TargetRow.name),
    "result": (TargetRow.id, TargetRow.name),
    "task": (TaskRow.id, TaskRow.name),
    "task_progress": (TaskRow.id, TaskRow.name),
    "programme": (ProgrammeRow.code, ProgrammeRow.title),
    "document": (DocumentRow.code, DocumentRow.title),
    "person": (PersonRow.code, PersonRow.full_name),
    "collective": (CollectiveRow.code, CollectiveRow.name),
    "dossier": (DossierRow.code, DossierRow.title),
    "initiative": (InitiativeRow.code, InitiativeRow.title),
    "award_record": (AwardRecordRow.code, AwardRecordRow.award_name),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFacts:
    """One row of the journal.

    `entity` and `column` are names of the store, `entity_label` and `column_label` the user's
    words; `subject` names the row concerned ("" when it has no name), `key` is its key. `old`
    and `new` are canonical text, or words when the whole row came or went.
    """

    seq: int
    at: datetime
    office: str
    user: str
    entity: str
    entity_label: str
    subject: str
    key: str
    column: str
    column_label: str
    old: str
    new: str
    why: str
    why_label: str
    batch: str


def journal_page(
    desk: Desk,
    *,
    before: int | None,
    limit: int,
    search: str = "",
    whys: frozenset[str] = frozenset(),
) -> tuple[ChangeFacts, ...]:
    """Return up to `limit` changes older than number `before` (None: the latest), newest first.

    `search` is matched without diacritics against everything a row shows; `whys` leaves only
    changes made for these reasons, none means all.
    """
    wanted = fold(search)
    found: list[ChangeFacts] = []
    with desk.store.read() as session:
        while len(found) < limit:
            count = _CHUNK_ROW_COUNT if wanted else limit - len(found)
            rows = _older(session, before, count, whys)
            facts = _facts(session, rows)
            found.extend(item for item in facts if not wanted or wanted in _shown(item))
            if len(rows) < count:
                break
            before = rows[-1].seq
    return tuple(found[:limit])


def _older(
    session: Session, before: int | None, count: int, whys: frozenset[str]
) -> Sequence[ChangeRow]:
    query = select(ChangeRow).order_by(ChangeRow.seq.desc()).limit(count)
    if whys:
        query = query.where(ChangeRow.why.in_(sorted(whys)))
    if before is not None:
        query = query.where(ChangeRow.seq < before)
    return session.execute(query).scalars().all()


def _facts(session: Session, rows: Sequence[ChangeRow]) -> list[ChangeFacts]:
    subjects = _subjects(session, rows)
    owners = _owners(session, [row for row in rows if (row.entity, _code(row.key)) not in subjects])
    offices = _offices(session)
    return [
        _change(row, subjects.get((row.entity, _code(row.key))) or _owner(row, owners), offices)
        for row in rows
    ]


def _offices(session: Session) -> dict[str, str]:
    """Return the first short name of every office, by its code."""
    query = select(OrganisationNameRow.organisation, OrganisationNameRow.short_name).order_by(
        OrganisationNameRow.organisation, OrganisationNameRow.order.desc()
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _change(row: ChangeRow, subject: str, offices: dict[str, str]) -> ChangeFacts:
    is_whole = row.column == WHOLE_ROW
    old, new = row.old or "", row.new or ""
    if row.column in _OFFICE_COLUMNS:
        old, new = offices.get(old, old), offices.get(new, new)
    return ChangeFacts(
        seq=row.seq,
        at=row.at,
        office=offices.get(row.office, row.office),
        user=row.user,
        entity=row.entity,
        entity_label=ENTITY_WORDS.get(row.entity, row.entity),
        subject=subject,
        key=row.key,
        column=row.column,
        column_label=COLUMN_WORDS.get(row.column, row.column),
        old=row_words(row.old) if is_whole else old,
        new=row_words(row.new) if is_whole else new,
        why=row.why,
        why_label=WHY_WORDS.get(row.why, row.why),
        batch=row.batch,
    )


def _subjects(session: Session, rows: Iterable[ChangeRow]) -> dict[tuple[str, str], str]:
    codes: dict[str, set[str]] = {}
    for row in rows:
        if row.entity in _SUBJECTS:
            codes.setdefault(row.entity, set()).add(_code(row.key))
    names: dict[tuple[str, str], str] = {}
    for entity, wanted in codes.items():
        code_column, name_column = _SUBJECTS[entity]
        query = select(code_column, name_column).where(code_column.in_(sorted(wanted)))
        names |= {(entity, code): name for code, name in session.execute(query)}
    return names


def _owners(session: Session, rows: Iterable[ChangeRow]) -> dict[str, str]:
    """Return whose each row is that has no name of its own: a person, a collective, a dossier."""
    codes = sorted({code for row in rows for code in _owner_codes(row.key)})
    names: dict[str, str] = {}
    for entity in ("person", "collective", "dossier", "programme"):
        code_column, name_column = _SUBJECTS[entity]
        query = select(code_column, name_column).where(code_column.in_(codes))
        names |= {row[0]: row[1] for row in session.execute(query)}
    return names


def _owner(row: ChangeRow, owners: dict[str, str]) -> str:
    return next((owners[code] for code in _owner_codes(row.key) if code in owners), "")


def _owner_codes(key: str) -> tuple[str, str]:
    """Return the codes that a key may begin with: "a.b.3|2023" gives "a.b.3" and "a.b"."""
    code = _code(key)
    return code, code.rpartition(".")[0] or code


def _code(key: str) -> str:
    return key.split("|", 1)[0]


def _shown(item: ChangeFacts) -> str:
    parts = (
        item.user,
        item.office,
        item.entity_label,
        item.subject,
        item.key,
        item.column_label,
        item.old,
        item.new,
        item.why_label,
        f"{item.at:%d/%m/%Y %H:%M}",
    )
    return fold(" ".join(parts))

"""A person's data given out or erased, with a record that it was (Law 91/2025/QH15)."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.nominations import DossierState, Person
from models.schema.awards import AwardRecordRow, DossierRow, NominationRow, PersonRow
from models.schema.merits import (
    DataRequestRow,
    HeldPositionRow,
    InitiativeRow,
    IntentionRow,
    SubjectYearRow,
)
from models.store import journal
from models.store.outfile import write_whole
from models.store.queries import awards as queries
from models.store.queries.merits import merits_of
from models.usecases.desk import Desk, Saved

ERASED = "(đã xoá theo yêu cầu)"
EXPORT, ERASE = "export", "erase"
_WORDS = ("summary", "achievements", "measures", "compliance", "party_work")
_CLOSED = (DossierState.DECIDED.value, DossierState.ARCHIVED.value)
_HANGING = (
    (AwardRecordRow, AwardRecordRow.subject),
    (SubjectYearRow, SubjectYearRow.subject),
    (IntentionRow, IntentionRow.subject),
    (InitiativeRow, InitiativeRow.subject),
    (HeldPositionRow, HeldPositionRow.person),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRequest:
    """That a person's data was given out or erased; it names nobody."""

    person: str
    kind: str
    done_on: date
    done_by: str
    reason: str


def export_person(desk: Desk, code: str, place: Path, reason: str) -> Saved[Path]:
    """Write everything known of a person as JSON at `place`, and note that it was given out."""
    with desk.store.read() as session:
        row = session.get(PersonRow, code)
        if row is None:
            raise UserError("Không có người này trong sổ. Hãy xem lại danh sách.")
        data = {
            "person": asdict(queries.person_of(row)),
            "awards": [asdict(record) for record in queries.award_history(session, code)],
            "merits": asdict(merits_of(session, code)),
            "nominations": [
                {name: getattr(proposed, name) for name in ("award", "path", *_WORDS)}
                for proposed in session.execute(
                    select(NominationRow).where(NominationRow.subject == code)
                ).scalars()
            ],
        }
    text = json.dumps(data, ensure_ascii=False, indent=2, default=str)
    write_whole(place, text.encode())
    with desk.store.write(desk.mark()) as session:
        session.add(_request(desk, code, EXPORT, reason))
    return Saved(value=place, changed=Changed.AWARDS, at=desk.now())


def erase_person(desk: Desk, code: str, reason: str) -> Saved[None]:
    """Erase a person everywhere in the workspace, the journal's old words included.

    A dossier that was decided or archived keeps its line without name and words. Raises UserError
    while the person stands in a dossier under way. Backups made before still hold the data.
    """
    if not reason.strip():
        raise UserError("Hãy ghi lý do xoá, ví dụ yêu cầu của người đó và ngày yêu cầu.")
    with desk.store.write(desk.mark()) as session:
        if session.get(PersonRow, code) is None:
            raise UserError("Không có người này trong sổ. Hãy xem lại danh sách.")
        _refuse_while_proposed(session, code)
        keys = _keys(session, code)
        session.expire_all()
        _erase_rows(session, code)
        journal.withdraw(session, keys, ERASED)
        session.add(_request(desk, code, ERASE, reason))
    return Saved(value=None, changed=Changed.AWARDS, at=desk.now())


def data_requests(desk: Desk) -> tuple[DataRequest, ...]:
    """Return what was given out and erased, the newest first."""
    query = select(DataRequestRow).order_by(DataRequestRow.done_on.desc(), DataRequestRow.code)
    with desk.store.read() as session:
        return tuple(
            DataRequest(
                person=row.person,
                kind=row.kind,
                done_on=row.done_on,
                done_by=row.done_by,
                reason=row.reason,
            )
            for row in session.execute(query).scalars()
        )


def _request(desk: Desk, code: str, kind: str, reason: str) -> DataRequestRow:
    return DataRequestRow(
        code=f"yc-{desk.surroundings.new_id()}",
        person=code,
        kind=kind,
        done_on=desk.today(),
        done_by=desk.surroundings.user,
        reason=reason,
    )


def _refuse_while_proposed(session: Session, code: str) -> None:
    query = (
        select(DossierRow.title)
        .join(NominationRow, NominationRow.dossier == DossierRow.code)
        .where(
            NominationRow.subject == code,
            DossierRow.state.not_in(_CLOSED),
            DossierRow.removed.is_(False),
        )
    )
    title = session.execute(query).scalars().first()
    if title is not None:
        raise UserError(
            f"Người này đang được đề nghị trong “{title}”. Hãy bỏ đề nghị hoặc kết thúc hồ sơ "
            "trước khi xoá dữ liệu."
        )


def _keys(session: Session, code: str) -> set[tuple[str, str]]:
    """Return table and key of every row that says something of the person, as the journal does."""
    keys = {("person", code)}
    for table, column in _HANGING:
        for row in session.execute(select(table).where(column == code)).scalars():
            keys.add((table.__tablename__, journal.key_of(row)))
    for row in session.execute(
        select(NominationRow).where(NominationRow.subject == code)
    ).scalars():
        keys.add(("nomination", row.code))
    return keys


def _erase_rows(session: Session, code: str) -> None:
    """Change rows by statements, which the journal does not see: it must not keep the old words."""
    for table, column in _HANGING:
        session.execute(delete(table).where(column == code))
    blank = {name: "" for name in Person.__dataclass_fields__ if name not in ("code", "full_name")}
    blank |= {"born_on": None, "birth_year": None}  # type: ignore[dict-item] # dates are not text
    session.execute(
        update(PersonRow)
        .where(PersonRow.code == code)
        .values(full_name=ERASED, removed=True, **blank)
    )
    session.execute(
        update(NominationRow)
        .where(NominationRow.subject == code)
        .values(**dict.fromkeys(_WORDS, ""))
    )

"""What a person or collective already holds: read it, correct it."""

from dataclasses import dataclass

from sqlalchemy import select

from models.catalogue import load_catalogue
from models.domain.awards import AwardGroup, AwardSubject
from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.nominations import AwardRecord, SubjectKind
from models.schema.awards import AwardRecordRow
from models.store import dossiers as writing
from models.store.dossiers import record_code
from models.store.queries.awards import award_history
from models.usecases.desk import Desk, Saved

_FIRST_YEAR, _LAST_YEAR = 1945, 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldAward:
    """An award that can stand in a history: code, name, whether it is an emulation title."""

    code: str
    name: str
    is_title: bool


def held_awards(kind: SubjectKind) -> tuple[HeldAward, ...]:
    """Return what a subject of `kind` may hold, whatever the years, each code once."""
    found: dict[str, HeldAward] = {}
    for award in load_catalogue().awards:
        if award.subject.value in (kind.value, AwardSubject.BOTH):
            is_title = award.group is AwardGroup.TITLE
            one = HeldAward(code=award.code, name=award.name, is_title=is_title)
            found.setdefault(award.code, one)
    return tuple(found.values())


def history_of(desk: Desk, subject: str) -> tuple[AwardRecord, ...]:
    """Return what the subject with that code holds, by year."""
    with desk.store.read() as session:
        return award_history(session, subject)


def put_record(
    desk: Desk,
    subject: str,
    kind: SubjectKind,
    record: AwardRecord,
    before: AwardRecord | None = None,
) -> Saved[None]:
    """Write one award held by the subject with that code, in place of `before` where corrected.

    Raises UserError for a year out of range and for an award of a year that stands there already.
    """
    if not _FIRST_YEAR <= record.year <= _LAST_YEAR:
        raise UserError(
            f"Năm {record.year} nằm ngoài khoảng {_FIRST_YEAR}-{_LAST_YEAR}. Hãy kiểm tra lại năm."
        )
    code = record_code(subject, record)
    with desk.store.write(desk.mark()) as session:
        is_other = before is None or record_code(subject, before) != code
        if is_other and session.get(AwardRecordRow, code) is not None:
            raise UserError(
                f"“{record.award_name}” năm {record.year} đã có trong danh sách. "
                "Hãy sửa dòng đã có."
            )
        if before is not None and is_other:
            session.delete(session.get_one(AwardRecordRow, record_code(subject, before)))
            session.flush()
        writing.write_record(session, subject, kind, record)
    return Saved(value=None, changed=Changed.AWARDS, at=desk.now())


def drop_record(desk: Desk, subject: str, record: AwardRecord) -> Saved[None]:
    """Take one held award out of the history; the journal keeps what it said."""
    query = select(AwardRecordRow).where(AwardRecordRow.code == record_code(subject, record))
    with desk.store.write(desk.mark()) as session:
        session.delete(session.execute(query).scalar_one())
    return Saved(value=None, changed=Changed.AWARDS, at=desk.now())

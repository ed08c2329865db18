"""What the years brought a person or collective: read it, write it, take it out."""

from dataclasses import dataclass, replace
from datetime import date

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.merits import (
    HeldPosition,
    Initiative,
    Intention,
    Merits,
    Predecessor,
    SubjectYear,
)
from models.store import merits as writing
from models.store.queries.merits import merits_of
from models.usecases.desk import Desk, Saved

Part = HeldPosition | Initiative | Predecessor
_FIRST_YEAR, _LAST_YEAR = 1945, 2100
_MONTHS = 12
_COUNTS = ("ldtt_count", "completed_count", "cstdcs_count")
_COUNT_WORDS = {
    "ldtt_count": "Số người đạt Lao động tiên tiến",
    "completed_count": "Số người hoàn thành nhiệm vụ",
    "cstdcs_count": "Số Chiến sĩ thi đua cơ sở",
}


def get_merits(desk: Desk, subject: str) -> Merits:
    """Return what is known of the subject with that code."""
    with desk.store.read() as session:
        return merits_of(session, subject)


def put_year(
    desk: Desk, subject: str, facts: SubjectYear, before: SubjectYear | None = None
) -> Saved[None]:
    """Write one year of a subject, in place of `before` where one is corrected.

    Raises UserError for a year out of range, a year that is there already, more than twelve
    months, and for more people than the collective has.
    """
    _check_year(facts.year)
    _check_counts(facts)
    with desk.store.write(desk.mark()) as session:
        known = merits_of(session, subject)
        is_other = before is None or before.year != facts.year
        if is_other and known.year(facts.year) is not None:
            raise UserError(f"Năm {facts.year} đã có trong danh sách. Hãy sửa dòng đã có.")
        if before is not None and is_other:
            writing.drop_year(session, subject, before.year)
        writing.write_year(session, subject, facts)
    return Saved(value=None, changed=Changed.AWARDS, at=desk.now())


def drop_year(desk: Desk, subject: str, year: int) -> Saved[None]:
    """Take one year of a subject out; the journal keeps what it said."""
    with desk.store.write(desk.mark()) as session:
        writing.drop_year(session, subject, year)
    return Saved(value=None, changed=Changed.AWARDS, at=desk.now())


def put_part(desk: Desk, subject: str, part: Part) -> Saved[str]:
    """Write a position, initiative or predecessor; an empty code makes a new one.

    Raises UserError where its name is missing or its dates do not follow one another.
    """
    words = part.name if isinstance(part, Predecessor) else part.title
    if not words.strip():
        raise UserError("Ô tên còn trống. Hãy ghi tên chức vụ, sáng kiến hoặc đơn vị.")
    if isinstance(part, Initiative):
        _check_year(part.year)
    if isinstance(part, HeldPosition) and part.since and part.until and part.since > part.until:
        raise UserError(
            f"Chức vụ “{part.title}” kết thúc ({part.until:%d/%m/%Y}) trước khi bắt đầu "
            f"({part.since:%d/%m/%Y}). Hãy sửa lại ngày."
        )
    known = replace(part, code=part.code or f"m-{desk.surroundings.new_id()}")
    with desk.store.write(desk.mark()) as session:
        writing.write_part(session, subject, known)
    return Saved(value=known.code, changed=Changed.AWARDS, at=desk.now())


def drop_part(desk: Desk, part: Part) -> Saved[None]:
    """Take a position, initiative or predecessor out; the journal keeps what it said."""
    with desk.store.write(desk.mark()) as session:
        writing.drop_part(session, part)
    return Saved(value=None, changed=Changed.AWARDS, at=desk.now())


def register(desk: Desk, subject: str, year: int, intentions: tuple[Intention, ...]) -> Saved[None]:
    """Let `intentions` be what the subject registered for in `year`; none clears it.

    A registration answers for the year, so the year's own mark follows it.
    """
    _check_year(year)
    with desk.store.write(desk.mark()) as session:
        writing.write_intentions(session, subject, year, intentions)
        known = merits_of(session, subject).year(year)
        if known is not None or intentions:
            facts = known or SubjectYear(year=year)
            writing.write_year(
                session, subject, replace(facts, registered=True if intentions else None)
            )
    return Saved(value=None, changed=Changed.AWARDS, at=desk.now())


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """One award registered for in a year, as the screen lists it; `award` is "code|path"."""

    year: int
    award: str
    registered_on: date | None = None


def registrations(merits: Merits) -> tuple[Registration, ...]:
    """Return what somebody registered for, the newest year first."""
    return tuple(
        Registration(year=year, award=f"{wish.award}|{wish.path}", registered_on=wish.registered_on)
        for year, wish in merits.intentions
    )


def put_registration(
    desk: Desk, subject: str, wish: Registration, before: Registration | None = None
) -> Saved[None]:
    """Add one registration, in place of `before` where one is corrected."""
    if before is not None:
        drop_registration(desk, subject, before)
    kept = _wishes_but(desk, subject, wish)
    code, _, path = wish.award.partition("|")
    made = Intention(award=code, path=path, registered_on=wish.registered_on)
    return register(desk, subject, wish.year, (*kept, made))


def drop_registration(desk: Desk, subject: str, wish: Registration) -> Saved[None]:
    """Take one registration out."""
    return register(desk, subject, wish.year, _wishes_but(desk, subject, wish))


def _wishes_but(desk: Desk, subject: str, wish: Registration) -> tuple[Intention, ...]:
    known = get_merits(desk, subject).intentions
    return tuple(
        one for year, one in known if year == wish.year and f"{one.award}|{one.path}" != wish.award
    )


def _check_year(year: int) -> None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise UserError(
            f"Năm {year} nằm ngoài khoảng {_FIRST_YEAR}-{_LAST_YEAR}. Hãy kiểm tra lại năm."
        )


def _check_counts(facts: SubjectYear) -> None:
    if facts.worked_months is not None and not 0 <= facts.worked_months <= _MONTHS:
        raise UserError(f"Số tháng làm việc là {facts.worked_months}. Hãy ghi từ 0 đến 12.")
    for name in _COUNTS:
        count = getattr(facts, name)
        if count is not None and facts.member_count is not None and count > facts.member_count:
            raise UserError(
                f"{_COUNT_WORDS[name]} ({count}) nhiều hơn số người của tập thể năm {facts.year} "
                f"({facts.member_count}). Hãy kiểm tra lại."
            )

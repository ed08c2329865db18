"""A department's own list of people, read into the register after a look at every row.

A person is the same when the name without diacritics and the year of birth are; where a year is
missing somebody has to say. Nothing that stands in the register is written over: a list fills
what is empty and adds awards. Columns of identity-card numbers are not read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Session

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.foreign_list import EntryKind, ListEntry, Wanted, nearest
from models.domain.nominations import AwardRecord, Person, SubjectKind
from models.domain.text import fold, match_key, nfc
from models.store import dossiers as writing
from models.store.dossiers import record_code
from models.store.queries import awards as queries
from models.store.queries.merits import all_histories
from models.usecases.award_history import held_awards
from models.usecases.desk import Desk, Saved
from models.usecases.foreign_list import ListLook, ListRow, remember_mapping, rows_of

PURPOSE = "people"
WANTED = (
    Wanted(
        key="full_name",
        label="Họ và tên",
        words=("Họ tên", "Tên", "Họ tên cá nhân", "Cán bộ", "Công chức"),
        is_required=True,
    ),
    Wanted(key="born", label="Ngày sinh", words=("Năm sinh", "Ngày tháng năm sinh", "Sinh ngày")),
    Wanted(key="gender", label="Giới tính", words=("Nam nữ", "Phái")),
    Wanted(key="position", label="Chức vụ", words=("Chức danh", "Chức vụ chức danh")),
    Wanted(
        key="unit", label="Đơn vị", words=("Đơn vị công tác", "Phòng", "Phòng ban", "Nơi công tác")
    ),
    Wanted(key="home_town", label="Quê quán", words=("Nguyên quán",)),
    Wanted(key="residence", label="Nơi thường trú", words=("Nơi ở", "Địa chỉ", "Chỗ ở")),
    Wanted(key="qualification", label="Trình độ", words=("Trình độ chuyên môn", "Bằng cấp")),
    Wanted(
        key="award",
        label="Danh hiệu, hình thức",
        words=("Danh hiệu", "Hình thức khen thưởng", "Danh hiệu thi đua", "Khen thưởng"),
    ),
    Wanted(key="year", label="Năm khen thưởng", words=("Năm", "Năm đạt", "Năm công nhận")),
    Wanted(key="number", label="Số quyết định", words=("Quyết định", "Số QĐ")),
    Wanted(key="decided_on", label="Ngày quyết định", words=("Ngày QĐ", "Ngày ký")),
    Wanted(key="issuer", label="Cơ quan ban hành", words=("Cơ quan khen", "Cấp khen")),
)
_SHORT_NAMES = {
    "ldtt": "LDTT",
    "cstd cs": "CSTD_CO_SO",
    "cstdcs": "CSTD_CO_SO",
    "cstd tinh": "CSTD_TINH_BO",
    "cstd tq": "CSTD_TQ",
    "bk ubnd tinh": "BK_TINH_BO",
    "bk tinh": "BK_TINH_BO",
    "bang khen tinh": "BK_TINH_BO",
    "bang khen ubnd tinh": "BK_TINH_BO",
    "bang khen bo": "BK_TINH_BO",
    "bk ttg": "BK_TTG",
    "bang khen thu tuong": "BK_TTG",
    "gk": "GIAY_KHEN",
    "giay khen": "GIAY_KHEN",
    "hcld hang ba": "HCLD_3",
    "hcld hang nhi": "HCLD_2",
    "hcld hang nhat": "HCLD_1",
}
_TEXTS = ("position", "unit", "home_town", "residence", "qualification")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_DAY_PARTS = 3


class RowState(StrEnum):
    """What would become of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    QUESTION = "question"
    PROBLEM = "problem"

    @property
    def label(self) -> str:
        """Return the word of the screen."""
        return _STATES[self]


_STATES = {
    RowState.NEW: "Mới",
    RowState.CHANGED: "Bổ sung",
    RowState.SAME: "Đã có",
    RowState.QUESTION: "Có thể trùng",
    RowState.PROBLEM: "Vướng mắc",
}
_TAKEN = (RowState.NEW, RowState.CHANGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One row of the list: the person it would leave, the award it would add, and why not."""

    number: int
    person: Person
    record: AwardRecord | None
    state: RowState
    message: str = ""


def preview_people(
    desk: Desk, look: ListLook, *, doubtful_are_new: bool = False
) -> tuple[PersonLine, ...]:
    """Say what each row would do to the register; nothing is written.

    A row that may be somebody already there is a question, unless `doubtful_are_new`. Raises
    UserError when the column of names is not mapped.
    """
    with desk.store.read() as session:
        known = _Known(session, desk, doubtful_are_new=doubtful_are_new)
    return tuple(known.read(row) for row in rows_of(look, WANTED))


def take_people(desk: Desk, look: ListLook, lines: Sequence[PersonLine]) -> Saved[int]:
    """Write the new people and what is new of the others, all or none; answer how many rows.

    Raises UserError when there is nothing to write.
    """
    taken = [line for line in lines if line.state in _TAKEN]
    if not taken:
        raise UserError("Không có dòng nào mới để ghi. Hãy xem lại các dòng vướng mắc.")
    with desk.store.write(desk.mark()) as session:
        for line in taken:
            writing.write_subject(session, line.person)
            if line.record is not None:
                writing.write_record(
                    session,
                    line.person.code,
                    SubjectKind.INDIVIDUAL,
                    line.record,
                    only_said=True,
                )
            session.flush()
    remember_mapping(desk, PURPOSE, look)
    return Saved(value=len(taken), changed=Changed.AWARDS, at=desk.now())


class _Known:
    """The people of the register and those met in the list so far."""

    def __init__(self, session: Session, desk: Desk, *, doubtful_are_new: bool) -> None:
        self._desk = desk
        self._doubtful_are_new = doubtful_are_new
        self._people: dict[str, list[Person]] = {}
        for person in queries.people(session):
            self._people.setdefault(fold(person.full_name), []).append(person)
        self._held = {
            record_code(code, record)
            for code, records in all_histories(session).items()
            for record in records
        }
        awards = held_awards(SubjectKind.INDIVIDUAL)
        self._awards = {item.code: item for item in awards}
        self._names = {match_key(item.name): item.code for item in awards} | _SHORT_NAMES

    def read(self, row: ListRow) -> PersonLine:
        """Return what one row would do, and remember its person for the rows after it."""
        name = nfc(" ".join(row.text("full_name").split()))
        person = Person(code="", full_name=name)
        if not name:
            return _bad(row, person, "Dòng không có họ tên.")
        born_on, birth_year, wrong = _birth(row.entry("born"))
        if wrong:
            return _bad(row, person, wrong)
        texts = {key: nfc(row.text(key)).strip() for key in _TEXTS}
        read = replace(
            person,
            born_on=born_on,
            birth_year=birth_year,
            gender=_gender(row.text("gender")),
            **texts,
        )
        record, wrong = self._record(row)
        if wrong:
            return _bad(row, read, wrong)
        return self._placed(row, read, record)

    def _placed(self, row: ListRow, read: Person, record: AwardRecord | None) -> PersonLine:
        namesakes = self._people.get(fold(read.full_name), [])
        same = next((one for one in namesakes if _is_same(one, read)), None)
        doubtful = [one for one in namesakes if one.birth_year is None or read.birth_year is None]
        if same is None and doubtful and not self._doubtful_are_new:
            message = "Trùng tên nhưng thiếu năm sinh. Hãy bổ sung năm sinh hoặc nhận là người mới."
            return PersonLine(
                number=row.number,
                person=read,
                record=record,
                state=RowState.QUESTION,
                message=message,
            )
        if same is None:
            made = replace(read, code=f"cn-{self._desk.surroundings.new_id()}")
            self._people.setdefault(fold(read.full_name), []).append(made)
            return self._line(row, made, record, RowState.NEW)
        filled, differs = _filled(same, read)
        namesakes[namesakes.index(same)] = filled
        state = RowState.CHANGED if filled != same else RowState.SAME
        return self._line(row, filled, record, state, differs)

    def _line(
        self,
        row: ListRow,
        person: Person,
        record: AwardRecord | None,
        state: RowState,
        message: str = "",
    ) -> PersonLine:
        if record is not None:
            code = record_code(person.code, record)
            if code not in self._held:
                state = RowState.CHANGED if state is RowState.SAME else state
            self._held.add(code)
        return PersonLine(
            number=row.number, person=person, record=record, state=state, message=message
        )

    def _record(self, row: ListRow) -> tuple[AwardRecord | None, str]:
        words = row.text("award").strip()
        if not words:
            return None, ""
        code = self._names.get(match_key(words)) or nearest(words, self._names)
        if not code:
            return None, f"Không nhận ra danh hiệu, hình thức “{words}”."
        decided_on, decided_year, wrong = _birth(row.entry("decided_on"))
        year = _whole(row.entry("year")) or (decided_year - 1 if decided_year else None)
        if wrong or year is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
            return None, wrong or f"“{words}” chưa có năm. Hãy ghi năm được khen."
        award = self._awards[code]
        return (
            AwardRecord(
                award=code,
                award_name=award.name,
                is_title=award.is_title,
                year=year,
                decision_number=row.text("number").strip(),
                decided_on=decided_on,
                issuer=row.text("issuer").strip(),
            ),
            "",
        )


def _is_same(one: Person, other: Person) -> bool:
    """Tell whether two people of one folded name are the same: the years of birth decide."""
    if one.birth_year is not None and other.birth_year is not None:
        return one.birth_year == other.birth_year
    # Both without a year, in one unit: the list says the same person again.
    same_unit = bool(one.unit) and fold(one.unit) == fold(other.unit)
    return one.birth_year is None and other.birth_year is None and same_unit


def _filled(known: Person, read: Person) -> tuple[Person, str]:
    """Return `known` with what it lacks from `read`, and what the two say differently."""
    changes: dict[str, object] = {}
    differing = []
    for key in ("gender", "born_on", "birth_year", *_TEXTS):
        old, new = getattr(known, key), getattr(read, key)
        if new and not old:
            changes[key] = new
        elif new and old and fold(str(new)) != fold(str(old)):
            differing.append(f"sổ ghi “{old}”, danh sách ghi “{new}”")
    message = f"Giữ theo sổ: {'; '.join(differing)}." if differing else ""
    return replace(known, **changes), message  # type: ignore[arg-type] # by name


def _bad(row: ListRow, person: Person, message: str) -> PersonLine:
    return PersonLine(
        number=row.number, person=person, record=None, state=RowState.PROBLEM, message=message
    )


def _birth(entry: ListEntry) -> tuple[date | None, int | None, str]:
    """Return day and year of a cell that holds a date or a bare year, or what is wrong."""
    if entry.kind is EntryKind.EMPTY or not (entry.text or entry.day):
        return None, None, ""
    if entry.kind is EntryKind.FAULT:
        return None, None, entry.text
    if entry.day is not None:
        return entry.day, entry.day.year, ""
    year = _whole(entry)
    if year is not None and _FIRST_YEAR <= year <= _LAST_YEAR:
        return None, year, ""
    day = _typed_day(entry.text)
    if day is None:
        return None, None, f"Ô {entry.address} ghi “{entry.text}”, không phải ngày hoặc năm."
    return day, day.year, ""


def _typed_day(text: str) -> date | None:
    parts = text.strip().replace("-", "/").replace(".", "/").split("/")
    if len(parts) != _DAY_PARTS or not all(part.strip().isdigit() for part in parts):
        return None
    day, month, year = (int(part) for part in parts)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _whole(entry: ListEntry) -> int | None:
    if entry.number is not None and entry.number == entry.number.to_integral_value():
        return int(entry.number)
    text = entry.text.strip()
    return int(text) if text.isascii() and text.isdigit() else None


def _gender(text: str) -> str:
    return {"nam": "nam", "nu": "nữ", "ong": "nam", "ba": "nữ"}.get(fold(text), "")

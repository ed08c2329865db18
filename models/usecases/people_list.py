"""A department's own list of people, read into the register after a look at every row.

A person is the same when the name without diacritics and the year of birth are; where a year is
missing somebody has to say. Nothing that stands in the register is written over: a list fills
what is empty and adds awards. Columns of identity-card numbers are not read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from models.domain.foreign_list import Wanted
from models.domain.nominations import AwardRecord, Person, SubjectKind
from models.domain.text import fold, nfc
from models.store.queries import awards as queries
from models.usecases.desk import Desk, Saved
from models.usecases.foreign_list import ListLook, ListRow, rows_of
from models.usecases.list_rows import AWARD_COLUMNS, TAKEN, AwardReader, RowState, day_or_year
from models.usecases.subject_list import HeldAwards, filled, write_rows

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
    *AWARD_COLUMNS,
)
_TEXTS = ("position", "unit", "home_town", "residence", "qualification")
_FILLED = ("gender", "born_on", "birth_year", *_TEXTS)


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
    taken = [(line.person, line.record) for line in lines if line.state in TAKEN]
    return write_rows(desk, look, PURPOSE, taken)


class _Known:
    """The people of the register and those met in the list so far."""

    def __init__(self, session: Session, desk: Desk, *, doubtful_are_new: bool) -> None:
        self._desk = desk
        self._doubtful_are_new = doubtful_are_new
        self._people: dict[str, list[Person]] = {}
        for person in queries.people(session):
            self._people.setdefault(fold(person.full_name), []).append(person)
        self._held = HeldAwards(session)
        self._awards = AwardReader(SubjectKind.INDIVIDUAL)

    def read(self, row: ListRow) -> PersonLine:
        """Return what one row would do, and remember its person for the rows after it."""
        name = nfc(" ".join(row.text("full_name").split()))
        person = Person(code="", full_name=name)
        if not name:
            return _bad(row, person, "Dòng không có họ tên.")
        born_on, birth_year, wrong = day_or_year(row.entry("born"))
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
        record, wrong = self._awards.read(row)
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
        mended, differs = filled(same, read, _FILLED)
        namesakes[namesakes.index(same)] = mended
        state = RowState.CHANGED if mended != same else RowState.SAME
        return self._line(row, mended, record, state, differs)

    def _line(
        self,
        row: ListRow,
        person: Person,
        record: AwardRecord | None,
        state: RowState,
        message: str = "",
    ) -> PersonLine:
        state = self._held.state_with(person.code, record, state)
        return PersonLine(
            number=row.number, person=person, record=record, state=state, message=message
        )


def _is_same(one: Person, other: Person) -> bool:
    """Tell whether two people of one folded name are the same: the years of birth decide."""
    if one.birth_year is not None and other.birth_year is not None:
        return one.birth_year == other.birth_year
    # Both without a year, in one unit: the list says the same person again.
    same_unit = bool(one.unit) and fold(one.unit) == fold(other.unit)
    return one.birth_year is None and other.birth_year is None and same_unit


def _bad(row: ListRow, person: Person, message: str) -> PersonLine:
    return PersonLine(
        number=row.number, person=person, record=None, state=RowState.PROBLEM, message=message
    )


def _gender(text: str) -> str:
    return {"nam": "nam", "nu": "nữ", "ong": "nam", "ba": "nữ"}.get(fold(text), "")

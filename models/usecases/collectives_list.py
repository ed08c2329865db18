"""A department's own list of collectives, read into the register after a look at every row.

A collective is the same when its name without diacritics is. Nothing that stands in the register
is written over: a list fills what is empty and adds awards.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from models.domain.foreign_list import Wanted
from models.domain.nominations import AwardRecord, Collective, SubjectKind
from models.domain.text import fold, nfc
from models.store.queries import awards as queries
from models.usecases.desk import Desk, Saved
from models.usecases.foreign_list import ListLook, ListRow, rows_of
from models.usecases.list_rows import (
    AWARD_COLUMNS,
    TAKEN,
    AwardReader,
    RowState,
    day_or_year,
    whole,
)
from models.usecases.subject_list import HeldAwards, filled, write_rows

PURPOSE = "collectives"
WANTED = (
    Wanted(
        key="name",
        label="Tên tập thể",
        words=("Tập thể", "Tên đơn vị", "Đơn vị", "Phòng", "Phòng ban", "Tên phòng", "Tên"),
        is_required=True,
    ),
    Wanted(
        key="founded_on",
        label="Ngày thành lập",
        words=("Năm thành lập", "Thành lập ngày", "Ngày tháng năm thành lập"),
    ),
    Wanted(
        key="member_count",
        label="Số người",
        words=("Số lượng người", "Biên chế", "Tổng số người", "Số cán bộ", "Quân số"),
    ),
    Wanted(key="address", label="Trụ sở", words=("Địa chỉ", "Trụ sở chính", "Nơi đóng trụ sở")),
    Wanted(key="phone", label="Điện thoại", words=("Số điện thoại", "ĐT")),
    Wanted(key="duties", label="Chức năng, nhiệm vụ", words=("Nhiệm vụ", "Chức năng")),
    *AWARD_COLUMNS,
)
_TEXTS = ("address", "phone", "duties")
_FILLED = ("founded_on", "founded", "member_count", *_TEXTS)
_MOST_MEMBERS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectiveLine:
    """One row of the list: the collective it would leave, the award it would add, why not."""

    number: int
    collective: Collective
    record: AwardRecord | None
    state: RowState
    message: str = ""


def preview_collectives(desk: Desk, look: ListLook) -> tuple[CollectiveLine, ...]:
    """Say what each row would do to the register; nothing is written.

    Raises UserError when the column of names is not mapped.
    """
    with desk.store.read() as session:
        known = _Known(session, desk)
    return tuple(known.read(row) for row in rows_of(look, WANTED))


def take_collectives(desk: Desk, look: ListLook, lines: Sequence[CollectiveLine]) -> Saved[int]:
    """Write the new collectives and what is new of the others, all or none; answer how many rows.

    Raises UserError when there is nothing to write.
    """
    taken = [(line.collective, line.record) for line in lines if line.state in TAKEN]
    return write_rows(desk, look, PURPOSE, taken)


class _Known:
    """The collectives of the register and those met in the list so far."""

    def __init__(self, session: Session, desk: Desk) -> None:
        self._desk = desk
        self._collectives = {fold(one.name): one for one in queries.collectives(session)}
        self._held = HeldAwards(session)
        self._awards = AwardReader(SubjectKind.COLLECTIVE)

    def read(self, row: ListRow) -> CollectiveLine:
        """Return what one row would do, and remember its collective for the rows after it."""
        name = nfc(" ".join(row.text("name").split()))
        bare = Collective(code="", name=name)
        if not name:
            return _bad(row, bare, "Dòng không có tên tập thể.")
        day, year, wrong = day_or_year(row.entry("founded_on"))
        count = whole(row.entry("member_count"))
        if count is None and row.text("member_count").strip():
            wrong = wrong or f"Số người ghi “{row.text('member_count')}”, không phải số."
        if count is not None and not 0 < count <= _MOST_MEMBERS:
            wrong = wrong or f"Số người ghi {count}, nằm ngoài mức có thể."
        record, wrong_award = self._awards.read(row)
        if wrong or wrong_award:
            return _bad(row, bare, wrong or wrong_award)
        read = replace(
            bare,
            founded_on=day,
            founded=f"thành lập năm {year}" if year and not day else "",
            member_count=count,
            address=nfc(row.text("address")).strip(),
            phone=nfc(row.text("phone")).strip(),
            duties=nfc(row.text("duties")).strip(),
        )
        return self._placed(row, read, record)

    def _placed(self, row: ListRow, read: Collective, record: AwardRecord | None) -> CollectiveLine:
        known = self._collectives.get(fold(read.name))
        if known is None:
            one = replace(read, code=f"tt-{self._desk.surroundings.new_id()}")
            state, message = RowState.NEW, ""
        else:
            one, message = filled(known, read, _FILLED)
            state = RowState.CHANGED if one != known else RowState.SAME
        self._collectives[fold(one.name)] = one
        state = self._held.state_with(one.code, record, state)
        return CollectiveLine(
            number=row.number, collective=one, record=record, state=state, message=message
        )


def _bad(row: ListRow, collective: Collective, message: str) -> CollectiveLine:
    return CollectiveLine(
        number=row.number,
        collective=collective,
        record=None,
        state=RowState.PROBLEM,
        message=message,
    )

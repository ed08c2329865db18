"""A department's own list of collectives, read into the register after a look at every row.

A collective is the same when its name without diacritics is. Nothing that stands in the register
is written over: a list fills what is empty and adds awards.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.foreign_list import Wanted
from models.domain.nominations import AwardRecord, Collective, SubjectKind
from models.domain.text import fold, nfc
from models.store import dossiers as writing
from models.store.dossiers import record_code
from models.store.queries import awards as queries
from models.store.queries.merits import all_histories
from models.usecases.desk import Desk, Saved
from models.usecases.foreign_list import ListLook, ListRow, remember_mapping, rows_of
from models.usecases.list_rows import (
    AWARD_COLUMNS,
    TAKEN,
    AwardReader,
    RowState,
    day_or_year,
    whole,
)

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
    taken = [line for line in lines if line.state in TAKEN]
    if not taken:
        raise UserError("Không có dòng nào mới để ghi. Hãy xem lại các dòng vướng mắc.")
    with desk.store.write(desk.mark()) as session:
        for line in taken:
            writing.write_subject(session, line.collective)
            if line.record is not None:
                writing.write_record(
                    session,
                    line.collective.code,
                    SubjectKind.COLLECTIVE,
                    line.record,
                    only_said=True,
                )
            session.flush()
    remember_mapping(desk, PURPOSE, look)
    return Saved(value=len(taken), changed=Changed.AWARDS, at=desk.now())


class _Known:
    """The collectives of the register and those met in the list so far."""

    def __init__(self, session: Session, desk: Desk) -> None:
        self._desk = desk
        self._collectives = {fold(one.name): one for one in queries.collectives(session)}
        self._held = {
            record_code(code, record)
            for code, records in all_histories(session).items()
            for record in records
        }
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
            one, message = _filled(known, read)
            state = RowState.CHANGED if one != known else RowState.SAME
        self._collectives[fold(one.name)] = one
        if record is not None:
            code = record_code(one.code, record)
            if code not in self._held and state is RowState.SAME:
                state = RowState.CHANGED
            self._held.add(code)
        return CollectiveLine(
            number=row.number, collective=one, record=record, state=state, message=message
        )


def _filled(known: Collective, read: Collective) -> tuple[Collective, str]:
    """Return `known` with what it lacks from `read`, and what the two say differently."""
    changes: dict[str, object] = {}
    differing = []
    for key in ("founded_on", "founded", "member_count", *_TEXTS):
        old, new = getattr(known, key), getattr(read, key)
        if new and not old:
            changes[key] = new
        elif new and old and fold(str(new)) != fold(str(old)):
            differing.append(f"sổ ghi “{old}”, danh sách ghi “{new}”")
    message = f"Giữ theo sổ: {'; '.join(differing)}." if differing else ""
    return replace(known, **changes), message  # type: ignore[arg-type] # by name


def _bad(row: ListRow, collective: Collective, message: str) -> CollectiveLine:
    return CollectiveLine(
        number=row.number,
        collective=collective,
        record=None,
        state=RowState.PROBLEM,
        message=message,
    )

"""The leader's desk: packages to members, returns, receipts, locks, deadlines, handover."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.domain.carried import Mark, Stop
from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.letters import Letter
from models.domain.package import PackageKind
from models.domain.periods import parse_period
from models.excel.letter import write_letter
from models.schema.exchange import AdjustmentRow, DeadlineRow, PeriodLockRow
from models.schema.targets import TargetRow
from models.sync.admission import leading_refusal, locked_periods
from models.sync.letters import (
    Sending,
    gather_assignment,
    gather_handover,
    gather_receipt,
    gather_return,
)
from models.sync.marking import all_of, key_of, set_marks
from models.sync.roster import Roster
from models.sync.undoing import Markable
from models.usecases.desk import Desk, Saved
from models.usecases.exchange_desk import (
    ExportFacts,
    Parcel,
    deliver,
    keep,
    note_out,
    own_roster,
    refuse_practice,
    stamp_of,
)
from models.usecases.signing import seal

_DEFAULT_REASON = "Đề nghị đơn vị kiểm tra lại số liệu và gửi lại."
_GATHER: dict[PackageKind, Callable[[Session, Sending], Letter]] = {
    PackageKind.ASSIGNMENT: gather_assignment,
    PackageKind.RETURN: gather_return,
    PackageKind.RECEIPT: gather_receipt,
    PackageKind.HANDOVER: gather_handover,
}
_NEEDS_OFFICE = (PackageKind.RETURN, PackageKind.RECEIPT, PackageKind.HANDOVER)


@dataclass(frozen=True, slots=True, kw_only=True)
class LockFacts:
    """One time a period was closed or opened again."""

    period: str
    period_label: str
    locked: bool
    reason: str
    on: date


def export_letter(
    desk: Desk, kind: PackageKind, place: Path, *, office: str = "", year: int | None = None
) -> Saved[ExportFacts]:
    """Write a package of the leader to `place`, for one `office` or (an assignment) for all.

    Raises UserError unless the desk's office leads the cluster that year, the receiver is one of
    its members, and there is something to send; NotDeliveredError when the file cannot be written.
    """
    refuse_practice(desk)
    stamp = stamp_of(desk)
    with desk.store.write(desk.mark()) as session:
        roster = own_roster(desk, session, year)
        _refuse_unless_leading(desk, roster)
        _check_receiver(kind, office, desk.office, roster)
        _set_up(session, kind, office)
        sending = Sending(
            sender=desk.office,
            receiver=office,
            roster=roster,
            stamp=stamp,
            computer=desk.computer,
        )
        letter = _GATHER[kind](session, sending)
        parcel = Parcel(
            meta=letter.meta,
            content=write_letter(letter, sign=partial(seal, desk)),
            receiver_name=letter.receiver_name,
            row_count=sum(len(sheet.rows) for sheet in letter.sheets),
        )
        keep(desk, parcel)
        note_out(session, parcel, place)
    exported = deliver(desk, parcel, place)
    return Saved(value=exported, changed=Changed.EVERYTHING, at=stamp.made_at)


def mark_values(
    desk: Desk, office: str, keys: Sequence[str], stop: Stop, *, reason: str = ""
) -> Saved[int]:
    """Accept values of a member, or return them with a reason, at the revision at hand.

    No `keys` means all values of the office that nobody has decided on yet. What the leader marks
    travels in the next package to the member. Raises UserError without a reason to return.
    """
    if stop is Stop.RETURNED and not reason.strip():
        raise UserError("Trả lại số liệu phải có lý do. Hãy ghi lý do rồi làm lại.")
    with desk.store.write(desk.mark()) as session:
        roster = own_roster(desk, session, None)
        _refuse_unless_leading(desk, roster)
        wanted = set(keys)
        marks = [
            Mark(
                entity=entity,
                key=key_of(row),
                version=row.version,
                stop=stop,
                reason=reason.strip(),
            )
            for entity, row in all_of(session, office)
            if (key_of(row) in wanted) or (not wanted and _is_undecided(row))
        ]
        missing = wanted - {mark.key for mark in marks}
        if missing:
            raise UserError(
                f"Không có số liệu nào của đơn vị mang mã “{min(missing)}”. "
                "Hãy chọn lại trong danh sách."
            )
        set_marks(session, marks)
    return Saved(value=len(marks), changed=Changed.RESULTS | Changed.PACKAGES, at=desk.now())


def _is_undecided(row: Markable) -> bool:
    return row.revision not in (row.accepted_revision, row.returned_revision)


def set_deadline(desk: Desk, period: str, due: date, note: str = "") -> Saved[None]:
    """Set the last day on which members send a period; it travels with the assignment."""
    text = parse_period(period).text
    with desk.store.write(desk.mark()) as session:
        roster = own_roster(desk, session, None)
        _refuse_unless_leading(desk, roster)
        row = session.get(DeadlineRow, (roster.cluster, roster.year, text))
        if row is None:
            row = DeadlineRow(cluster=roster.cluster, year=roster.year, period=text)
            session.add(row)
        row.due, row.note = due, note
    return Saved(value=None, changed=Changed.PACKAGES, at=desk.now())


def set_lock(desk: Desk, period: str, reason: str, *, locked: bool) -> Saved[None]:
    """Close a period against new figures, or open it again; the reason prints in the annex.

    Raises UserError without a reason, or when the period already is what it shall be.
    """
    asked = parse_period(period)
    if not reason.strip():
        raise UserError("Khoá hoặc mở khoá kỳ phải có lý do. Hãy ghi lý do rồi làm lại.")
    with desk.store.write(desk.mark()) as session:
        roster = own_roster(desk, session, None)
        _refuse_unless_leading(desk, roster)
        is_locked = asked in locked_periods(session, roster.cluster, roster.year)
        if is_locked == locked:
            raise UserError(
                f"{asked.label} {'đã khoá' if locked else 'đang mở'} rồi. Hãy xem lại bảng kỳ."
            )
        count = session.execute(
            select(func.count())
            .select_from(PeriodLockRow)
            .where(
                PeriodLockRow.cluster == roster.cluster,
                PeriodLockRow.year == roster.year,
                PeriodLockRow.period == asked.text,
            )
        ).scalar_one()
        session.add(
            PeriodLockRow(
                cluster=roster.cluster,
                year=roster.year,
                period=asked.text,
                number=count + 1,
                locked=locked,
                reason=reason.strip(),
                on=desk.today(),
            )
        )
    return Saved(value=None, changed=Changed.PACKAGES, at=desk.now())


def list_locks(desk: Desk, year: int | None = None) -> tuple[LockFacts, ...]:
    """Return every closing and opening of a period, in order, for the annex."""
    with desk.store.read() as session:
        roster = own_roster(desk, session, year)
        query = select(PeriodLockRow).where(
            PeriodLockRow.cluster == roster.cluster, PeriodLockRow.year == roster.year
        )
        ordered = query.order_by(PeriodLockRow.on, PeriodLockRow.period, PeriodLockRow.number)
        return tuple(
            LockFacts(
                period=row.period,
                period_label=parse_period(row.period).label,
                locked=row.locked,
                reason=row.reason,
                on=row.on,
            )
            for row in session.execute(ordered).scalars()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """The leader's own figure beside a member's; without a `value` it is taken away."""

    target: str
    office: str
    period: str
    value: Decimal | None
    reason: str


def adjust(desk: Desk, adjustment: Adjustment) -> Saved[None]:
    """Enter the leader's figure beside a member's; the member's own figure stays as it is."""
    period = parse_period(adjustment.period).text
    if adjustment.value is not None and not adjustment.reason.strip():
        raise UserError("Số điều chỉnh phải có lý do. Hãy ghi lý do rồi làm lại.")
    with desk.store.write(desk.mark()) as session:
        roster = own_roster(desk, session, None)
        _refuse_unless_leading(desk, roster)
        known = session.get(TargetRow, adjustment.target) is not None
        if not known or adjustment.office not in roster.members:
            raise UserError(
                "Không có chỉ tiêu hoặc đơn vị ấy trong cụm. Hãy chọn lại trong danh sách."
            )
        row = session.get(AdjustmentRow, (adjustment.target, adjustment.office, period))
        if adjustment.value is None:
            if row is not None:
                session.delete(row)
        elif row is None:
            session.add(
                AdjustmentRow(
                    target=adjustment.target,
                    office=adjustment.office,
                    period=period,
                    value=adjustment.value,
                    reason=adjustment.reason.strip(),
                )
            )
        else:
            row.value, row.reason = adjustment.value, adjustment.reason.strip()
    return Saved(value=None, changed=Changed.RESULTS | Changed.PACKAGES, at=desk.now())


def _set_up(session: Session, kind: PackageKind, office: str) -> None:
    """Mark what the package is about to say, where nothing was marked by hand before."""
    rows = list(all_of(session, office)) if kind in _NEEDS_OFFICE else []
    if kind is PackageKind.RETURN:
        told = any(
            row.revision in (row.returned_revision, row.accepted_revision) for _, row in rows
        )
        stop, reason = Stop.RETURNED, _DEFAULT_REASON
    elif kind is PackageKind.RECEIPT:
        told, stop, reason = False, Stop.RECEIPTED, ""
    else:
        return
    if not rows:
        raise UserError(
            "Chưa nhận số liệu nào của đơn vị này nên chưa có gì để gửi lại. "
            "Hãy nhập gói nộp của đơn vị trước."
        )
    if not told:
        set_marks(
            session,
            [
                Mark(entity=entity, key=key_of(row), version=row.version, stop=stop, reason=reason)
                for entity, row in rows
            ],
        )
        session.flush()


def _refuse_unless_leading(desk: Desk, roster: Roster) -> None:
    refused = leading_refusal(desk.office, roster)
    if refused:
        raise UserError(refused)


def _check_receiver(kind: PackageKind, office: str, own: str, roster: Roster) -> None:
    if not office and kind in _NEEDS_OFFICE:
        raise UserError(
            f"Chưa chọn đơn vị nhận {kind.label}. Hãy chọn một thành viên của cụm "
            f"({', '.join(code for code in roster.members if code != own)})."
        )
    if office and (office == own or office not in roster.members):
        raise UserError(
            f"“{office}” không phải thành viên khác của {roster.cluster_name} năm {roster.year}. "
            "Hãy chọn lại đơn vị nhận."
        )

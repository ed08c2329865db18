"""What the head of the department says about targets, and what the office does for many at once."""

from collections.abc import Sequence

from sqlalchemy import func, select

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.schema.targets import AssignmentRow, RemarkRow, TargetRow
from models.store import owned
from models.usecases.desk import Desk, Saved
from models.usecases.undo_marks import new_entry


def add_remark(desk: Desk, target: str, text: str) -> Saved[int]:
    """Keep a remark under today's date and the user's name; answers its number."""
    if not text.strip():
        raise UserError("Ý kiến chưa có chữ nào. Hãy gõ ý kiến rồi ghi lại.")
    with desk.store.write(desk.mark(batch=new_entry(desk))) as session:
        if session.get(TargetRow, target) is None:
            raise UserError(f"Không có chỉ tiêu nào mang mã “{target}”.")
        query = select(func.max(RemarkRow.number)).where(
            RemarkRow.target == target, RemarkRow.office == desk.office
        )
        number = (session.scalar(query) or 0) + 1
        session.add(
            RemarkRow(
                target=target,
                office=desk.office,
                number=number,
                said_on=desk.today(),
                author=desk.surroundings.user,
                text=text.strip(),
                is_done=False,
            )
        )
    return Saved(value=number, changed=Changed.TARGETS, at=desk.now())


def settle_remark(desk: Desk, target: str, number: int, *, done: bool) -> Saved[None]:
    """Say that a remark was seen to, or that it was not after all."""
    with desk.store.write(desk.mark(batch=new_entry(desk))) as session:
        session.get_one(RemarkRow, (target, desk.office, number)).is_done = done
    return Saved(value=None, changed=Changed.TARGETS, at=desk.now())


def put_in_charge(
    desk: Desk, targets: Sequence[str], year: int, assignee: str
) -> Saved[tuple[str, ...]]:
    """Give targets of a year to one unit or person of the office; "" takes them back."""
    changed: list[str] = []
    with desk.store.write(desk.mark(batch=new_entry(desk))) as session:
        for target in targets:
            row = session.get(AssignmentRow, (target, desk.office, year))
            if row is None:
                row = AssignmentRow(target=target, office=desk.office, year=year, note="")
                session.add(row)
            if (row.assignee or "") != assignee.strip():
                row.assignee = assignee.strip()
                owned.touch(row, owner=desk.office, computer=desk.computer)
                changed.append(target)
    return Saved(value=tuple(changed), changed=Changed.TARGETS, at=desk.now())

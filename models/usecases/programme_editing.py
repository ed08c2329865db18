"""Words and dates of a programme: heading, mottos, bases, passages, movements, tasks, duties.

Whatever is edited no longer counts as left over from last year's programme.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.programmes import LegalBasis, TextSection
from models.domain.results import Attachment
from models.schema.base import Base
from models.schema.programmes import (
    CopiedItemRow,
    DutyRow,
    FieldRow,
    LegalBasisRow,
    MottoRow,
    MovementRow,
    PhaseRow,
    ProgrammeRow,
    ProgrammeTextRow,
    TaskProgressRow,
    TaskRow,
)
from models.schema.targets import TargetRow
from models.store import attachments
from models.usecases.desk import Desk, Saved
from models.usecases.programmes import TASK
from models.usecases.undo_marks import new_drop

HEADING, MOTTO, BASIS, PASSAGE = "programme", "motto", "legal_basis", "programme_text"
MOVEMENT, TASK_WORDING, DUTY = "movement", "task", "duty"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskWording:
    """What the programme says of a task; an empty `id` adds one to `group`."""

    programme: str
    id: str
    group: str
    name: str
    quote: str
    deliverable: str
    deadline: date | None
    lead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyEdit:
    """A duty; an empty `code` adds one, `source` is the code of the document it comes from."""

    programme: str
    code: str
    name: str
    due: date | None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """How and when the phase at place `order` of a movement was reviewed."""

    programme: str
    movement: str
    order: int
    reviewed_on: date | None
    note: str


def edit_heading(desk: Desk, code: str, *, title: str, theme: str) -> Saved[None]:
    """Change title and theme of a programme. Raises UserError without a title."""
    if not title.strip():
        raise UserError("Chương trình phải có tên. Hãy gõ tên chương trình.")
    with desk.store.write(desk.mark()) as session:
        row = session.get_one(ProgrammeRow, code)
        row.title, row.theme = title, theme
        _touch(session, code, HEADING, code)
    return _saved(desk)


def set_mottos(desk: Desk, code: str, mottos: Sequence[str]) -> Saved[None]:
    """Make `mottos` the mottos of a programme, in this order; empty ones are dropped."""
    texts = [text.strip() for text in mottos if text.strip()]
    with desk.store.write(desk.mark()) as session:
        query = select(MottoRow).where(MottoRow.programme == code).order_by(MottoRow.order)
        rows = list(session.execute(query).scalars())
        for row, text in zip(rows, texts, strict=False):
            row.text = text
        first = rows[-1].order + 1 if rows else 0
        for order, text in enumerate(texts[len(rows) :], start=first):
            session.add(MottoRow(programme=code, order=order, text=text))
        for row in rows[len(texts) :]:
            session.delete(row)
        _touch(session, code, MOTTO, code)
    return _saved(desk)


def set_basis(desk: Desk, code: str, basis: LegalBasis) -> Saved[None]:
    """Write the basis at `basis.order`; an order of 0 adds one, an empty text takes it away."""
    with desk.store.write(desk.mark()) as session:
        row = session.get(LegalBasisRow, (code, basis.order)) if basis.order else None
        if row is not None and not basis.text.strip():
            session.delete(row)
        elif row is not None:
            row.text, row.document = basis.text, basis.document
        elif basis.text.strip():
            order = _next_order(session, LegalBasisRow, code)
            session.add(
                LegalBasisRow(programme=code, order=order, text=basis.text, document=basis.document)
            )
        _touch(session, code, BASIS, str(basis.order))
    return _saved(desk)


def edit_passage(desk: Desk, code: str, section: TextSection, text: str) -> Saved[None]:
    """Write a passage of the printed programme; an empty text brings back the usual words."""
    with desk.store.write(desk.mark()) as session:
        row = session.get(ProgrammeTextRow, (code, section.value))
        if row is not None and text.strip():
            row.text = text
        elif row is not None:
            session.delete(row)
        elif text.strip():
            session.add(ProgrammeTextRow(programme=code, section=section.value, text=text))
        _touch(session, code, PASSAGE, section.value)
    return _saved(desk)


def rename_field(desk: Desk, code: str, field: str, name: str) -> Saved[None]:
    """Rename a field or a movement group of a programme."""
    if not name.strip():
        raise UserError("Lĩnh vực phải có tên. Hãy gõ tên lĩnh vực.")
    with desk.store.write(desk.mark()) as session:
        session.get_one(FieldRow, (code, field)).name = name
    return _saved(desk)


def add_heading(desk: Desk, code: str, name: str, *, is_group: bool) -> Saved[str]:
    """Add a field, or a movement group where `is_group`, at the end; answers its code."""
    if not name.strip():
        raise UserError("Mục mới phải có tên. Hãy gõ tên mục.")
    field = f"muc-{desk.surroundings.new_id()}"
    with desk.store.write(desk.mark()) as session:
        order = _next_order(session, FieldRow, code)
        session.add(FieldRow(programme=code, code=field, name=name, is_group=is_group, order=order))
    return Saved(value=field, changed=Changed.PROGRAMMES, at=desk.now())


def drop_heading(desk: Desk, code: str, field: str) -> Saved[None]:
    """Take a field or group out of a programme. Raises UserError while anything stands in it."""
    with desk.store.write(desk.mark(batch=new_drop(desk))) as session:
        tasks = select(TaskRow.id).where(TaskRow.programme == code, TaskRow.group == field)
        targets = select(TargetRow.id).where(TargetRow.programme == code, TargetRow.field == field)
        if session.execute(tasks).first() or session.execute(targets).first():
            raise UserError(
                "Mục này còn nhiệm vụ hoặc chỉ tiêu. Hãy chuyển hoặc bỏ các nhiệm vụ ấy trước."
            )
        session.delete(session.get_one(FieldRow, (code, field)))
    return _saved(desk)


def add_movement(desk: Desk, code: str, *, name: str, level: str) -> Saved[str]:
    """Add a movement that a programme names; `level` is national, sector, province or cluster."""
    if not name.strip():
        raise UserError("Phong trào phải có tên. Hãy gõ tên phong trào.")
    movement = f"pt-{desk.surroundings.new_id()}"
    with desk.store.write(desk.mark()) as session:
        order = _next_order(session, MovementRow, code)
        session.add(
            MovementRow(programme=code, code=movement, name=name, launch_level=level, order=order)
        )
    return Saved(value=movement, changed=Changed.PROGRAMMES, at=desk.now())


def edit_movement(
    desk: Desk, code: str, movement: str, *, name: str, launched_by: str
) -> Saved[None]:
    """Change what a movement is called and who launched it."""
    if not name.strip():
        raise UserError("Phong trào phải có tên. Hãy gõ tên phong trào.")
    with desk.store.write(desk.mark()) as session:
        row = session.get_one(MovementRow, (code, movement))
        row.name, row.launched_by = name, launched_by
        _touch(session, code, MOVEMENT, movement)
    return _saved(desk)


def drop_movement(desk: Desk, code: str, movement: str) -> Saved[None]:
    """Take a movement out of a programme, its phases with it; the journal can put it back."""
    with desk.store.write(desk.mark(batch=new_drop(desk))) as session:
        phases = select(PhaseRow).where(PhaseRow.programme == code, PhaseRow.movement == movement)
        for phase in session.scalars(phases):
            session.delete(phase)
        session.flush()
        session.delete(session.get_one(MovementRow, (code, movement)))
        _touch(session, code, MOVEMENT, movement)
    return _saved(desk)


def drop_duty(desk: Desk, code: str) -> Saved[None]:
    """Take a duty out of its programme; the journal can put it back."""
    with desk.store.write(desk.mark(batch=new_drop(desk))) as session:
        row = session.get_one(DutyRow, code)
        _touch(session, row.programme, DUTY, code)
        session.delete(row)
    return _saved(desk)


def review_phase(desk: Desk, review: Review) -> Saved[None]:
    """Write when a phase of a movement was reviewed (sơ kết, tổng kết) and what came of it."""
    with desk.store.write(desk.mark()) as session:
        row = session.get_one(PhaseRow, (review.programme, review.movement, review.order))
        row.reviewed_on, row.review_note = review.reviewed_on, review.note
    return _saved(desk)


def save_task(desk: Desk, wording: TaskWording) -> Saved[str]:
    """Change what a programme says of a task, or add one; answers its id."""
    if not wording.name.strip():
        raise UserError("Nhiệm vụ phải có tên. Hãy gõ tên nhiệm vụ.")
    task = wording.id or f"nv-{desk.surroundings.new_id()}"
    with desk.store.write(desk.mark()) as session:
        row = session.get(TaskRow, task)
        if row is None:
            order = _next_order(session, TaskRow, wording.programme)
            row = TaskRow(id=task, programme=wording.programme, order=order, clause="")
            session.add(row)
        for name in ("group", "name", "quote", "deliverable", "deadline", "lead"):
            setattr(row, name, getattr(wording, name))
        _touch(session, wording.programme, TASK_WORDING, task)
    return Saved(value=task, changed=Changed.PROGRAMMES, at=desk.now())


def drop_task(desk: Desk, task: str) -> Saved[None]:
    """Take a task out of its programme. Raises UserError when an office has reported on it."""
    with desk.store.write(desk.mark(batch=new_drop(desk))) as session:
        query = select(TaskProgressRow.office).where(TaskProgressRow.task == task)
        if session.execute(query).first():
            raise UserError(
                "Nhiệm vụ này đã có báo cáo tiến độ nên được giữ lại. "
                "Hãy sửa lời văn, hoặc chuyển trạng thái thành vướng mắc và ghi lý do."
            )
        row = session.get_one(TaskRow, task)
        _touch(session, row.programme, TASK_WORDING, task)
        session.delete(row)
    return _saved(desk)


def save_duty(desk: Desk, edit: DutyEdit) -> Saved[str]:
    """Change a duty of the year round, or add one; answers its code."""
    if not edit.name.strip():
        raise UserError("Việc định kỳ phải có tên. Hãy gõ tên việc.")
    code = edit.code or f"viec-{desk.surroundings.new_id()}"
    with desk.store.write(desk.mark()) as session:
        row = session.get(DutyRow, code)
        if row is None:
            row = DutyRow(code=code, programme=edit.programme)
            session.add(row)
        row.name, row.due = edit.name, edit.due
        row.source = edit.source
        _touch(session, edit.programme, DUTY, code)
    return Saved(value=code, changed=Changed.PROGRAMMES, at=desk.now())


def tick_duty(desk: Desk, code: str, *, done_on: date | None) -> Saved[None]:
    """Say on what day a duty was done, or that it is not done after all."""
    with desk.store.write(desk.mark()) as session:
        row = session.get_one(DutyRow, code)
        row.done_on = done_on
        _touch(session, row.programme, DUTY, code)
    return _saved(desk)


def keep_as_is(desk: Desk, code: str, items: Sequence[tuple[str, str]]) -> Saved[None]:
    """Say that these copied items, (entity, key) each, are right as they stand."""
    with desk.store.write(desk.mark()) as session:
        for entity, key in items:
            _touch(session, code, entity, key)
    return _saved(desk)


def attach_task_file(desk: Desk, task: str, file: Path) -> Saved[Attachment]:
    """Copy a file into the workspace as evidence of what the office did on a task."""
    kept = attachments.keep_file(desk.evidence_folder, file)
    with desk.store.write(desk.mark()) as session:
        attachments.attach(session, TASK, f"{task}|{desk.office}", kept)
    return Saved(value=kept, changed=Changed.PROGRAMMES, at=desk.now())


def detach_task_file(desk: Desk, task: str, sha256: str) -> Saved[None]:
    """Untie a file from a task; the copy stays in the workspace's folder."""
    with desk.store.write(desk.mark()) as session:
        attachments.detach(session, TASK, f"{task}|{desk.office}", sha256)
    return _saved(desk)


def _touch(session: Session, programme: str, entity: str, key: str) -> None:
    row = session.get(CopiedItemRow, (programme, entity, key))
    if row is not None:
        session.delete(row)


def _next_order(session: Session, table: type[Base], programme: str) -> int:
    columns = table.__table__.c
    query = select(columns.order).where(columns.programme == programme)
    return max(session.execute(query).scalars(), default=0) + 1


def _saved(desk: Desk) -> Saved[None]:
    return Saved(value=None, changed=Changed.PROGRAMMES, at=desk.now())

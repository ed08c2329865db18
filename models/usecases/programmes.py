"""Programmes: read one whole, follow its tasks, tick its duties, correct its words."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.programmes import Programme, Task, TaskState
from models.schema.programmes import DutyRow, MottoRow, ProgrammeRow, TaskProgressRow, TaskRow
from models.store import owned
from models.store.queries import documents, programmes
from models.store.queries.documents import DocumentFacts
from models.store.queries.programmes import DutyFacts, TaskProgress
from models.usecases.desk import Desk, Saved

_MOST_PERCENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """A task with what the desk's own office reports on it (None: nothing yet)."""

    task: Task
    group_name: str
    progress: TaskProgress | None

    @property
    def state(self) -> TaskState:
        """Where the task stands."""
        return self.progress.state if self.progress else TaskState.NOT_STARTED


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeView:
    """A programme with its document, the desk's tasks and all duties."""

    programme: Programme
    document: DocumentFacts | None
    tasks: tuple[TaskLine, ...]
    duties: tuple[DutyFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskEdit:
    """What the officer reports on a task; `percent` 0 to 100."""

    task: str
    state: TaskState
    percent: Decimal | None
    assignee: str
    note: str


def list_programmes(desk: Desk, year: int) -> tuple[Programme, ...]:
    """Return the programmes in force in `year`: headings and fields only."""
    with desk.store.read() as session:
        return programmes.programme_headings(session, year)


def get_programme(desk: Desk, code: str) -> ProgrammeView:
    """Return one programme whole. Raises UserError when there is none with that code."""
    with desk.store.read() as session:
        found = programmes.programme(session, code)
        if found is None:
            raise UserError(f"Không có chương trình nào mang mã “{code}”.")
        names = {field.code: field.name for field in (*found.fields, *found.groups)}
        progress = {
            item.task: item
            for item in programmes.progress_of(session, code)
            if item.office == desk.office
        }
        return ProgrammeView(
            programme=found,
            document=documents.document(session, found.document),
            tasks=tuple(
                TaskLine(
                    task=task,
                    group_name=names.get(task.group, task.group),
                    progress=progress.get(task.id),
                )
                for task in found.tasks
            ),
            duties=programmes.duties(session, code),
        )


def list_duties(desk: Desk) -> tuple[DutyFacts, ...]:
    """Return the duties of all programmes, the next one due first."""
    with desk.store.read() as session:
        return programmes.duties(session)


def report_task(desk: Desk, edit: TaskEdit) -> Saved[None]:
    """Write how far a task has got. Raises UserError for a percentage outside 0 to 100."""
    if edit.percent is not None and not 0 <= edit.percent <= _MOST_PERCENT:
        raise UserError("Phần trăm hoàn thành phải từ 0 đến 100. Hãy nhập lại.")
    with desk.store.write(desk.mark()) as session:
        if session.get(TaskRow, edit.task) is None:
            raise UserError(f"Không có nhiệm vụ nào mang mã “{edit.task}”.")
        row = session.get(TaskProgressRow, (edit.task, desk.office))
        if row is None:
            row = TaskProgressRow(task=edit.task, office=desk.office)
            session.add(row)
        row.state, row.percent = edit.state.value, edit.percent
        row.assignee, row.note = edit.assignee, edit.note
        owned.touch(row, owner=desk.office, computer=desk.computer)
    return Saved(value=None, changed=Changed.PROGRAMMES, at=desk.now())


def edit_task(
    desk: Desk, task: str, *, name: str, deliverable: str, deadline: date | None
) -> Saved[None]:
    """Change the wording, product or deadline of a task; the quote of its source stays."""
    if not name.strip():
        raise UserError("Nhiệm vụ phải có tên. Hãy gõ tên nhiệm vụ.")
    with desk.store.write(desk.mark()) as session:
        row = session.get_one(TaskRow, task)
        row.name, row.deliverable, row.deadline = name, deliverable, deadline
    return Saved(value=None, changed=Changed.PROGRAMMES, at=desk.now())


def edit_heading(
    desk: Desk, code: str, *, title: str, theme: str, mottos: tuple[str, ...]
) -> Saved[None]:
    """Change title, theme and mottos of a programme."""
    if not title.strip():
        raise UserError("Chương trình phải có tên. Hãy gõ tên chương trình.")
    with desk.store.write(desk.mark()) as session:
        row = session.get_one(ProgrammeRow, code)
        row.title, row.theme = title, theme
        for order, text in enumerate(mottos, start=1):
            motto = session.get(MottoRow, (code, order))
            if motto is None:
                session.add(MottoRow(programme=code, order=order, text=text))
            else:
                motto.text = text
    return Saved(value=None, changed=Changed.PROGRAMMES, at=desk.now())


def tick_duty(desk: Desk, code: str, *, done_on: date | None) -> Saved[None]:
    """Say on what day a duty was done, or that it is not done after all."""
    with desk.store.write(desk.mark()) as session:
        session.get_one(DutyRow, code).done_on = done_on
    return Saved(value=None, changed=Changed.PROGRAMMES, at=desk.now())

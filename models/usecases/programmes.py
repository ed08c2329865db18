"""Programmes: read one whole, follow its tasks, see who is in charge of what."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.orm import Session

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.programmes import Programme, Task, TaskState
from models.domain.results import Attachment
from models.schema.programmes import TaskProgressRow, TaskRow
from models.store import owned
from models.store.queries import documents, organisations, programmes
from models.store.queries.documents import DocumentFacts
from models.store.queries.programmes import DutyFacts, TaskProgress
from models.store.queries.targets import attachments_of
from models.usecases.desk import Desk, Saved

TASK = "task_progress"
_MOST_PERCENT = 100
__all__ = [
    "TASK",
    "DutyFacts",
    "ProgrammeView",
    "TaskEdit",
    "TaskLine",
    "get_programme",
    "group_numbers",
    "list_duties",
    "list_programmes",
    "main_programme",
    "report_task",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """A task with what the desk's own office reports on it (None: nothing yet).

    `group_number` is the number of its heading in the printed programme ("2.1"); `is_untouched`
    says that it was copied from last year and nobody has looked at it since.
    """

    task: Task
    programme: str
    group_name: str
    progress: TaskProgress | None
    group_number: str = ""
    evidence: tuple[Attachment, ...] = ()
    is_untouched: bool = False

    @property
    def state(self) -> TaskState:
        """Where the task stands."""
        return self.progress.state if self.progress else TaskState.NOT_STARTED


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeView:
    """A programme with its document, the desk's tasks and all duties.

    `untouched` are the items copied from last year that nobody has looked at: (entity, key);
    `documents` maps the code of each legal basis to what is known of the document.
    """

    programme: Programme
    document: DocumentFacts | None
    tasks: tuple[TaskLine, ...]
    duties: tuple[DutyFacts, ...]
    documents: dict[str, DocumentFacts]
    untouched: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskEdit:
    """What the officer reports on a task; `percent` 0 to 100, `unit` the part of the office."""

    task: str
    state: TaskState
    percent: Decimal | None
    assignee: str
    note: str
    unit: str = ""


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
        known = {item.document.code: item for item in documents.all_documents(session)}
        untouched = programmes.untouched_items(session, code)
        cited = [basis.document for basis in found.bases]
        return ProgrammeView(
            programme=found,
            document=known.get(found.document),
            tasks=_task_lines(session, desk.office, found, untouched),
            duties=programmes.duties(session, code),
            documents={code: known[code] for code in cited if code in known},
            untouched=untouched,
        )


def main_programme(desk: Desk, year: int) -> str:
    """Return the code of the programme to show first: the cluster's own, else any; "" for none."""
    found = list_programmes(desk, year)
    with desk.store.read() as session:
        cluster, _ = organisations.cluster_of(session, desk.office, year)
    own = [item.code for item in found if cluster and item.cluster == cluster]
    return next(iter([*own, *(item.code for item in found)]), "")


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
        row.assignee, row.note, row.unit = edit.assignee, edit.note, edit.unit
        owned.touch(row, owner=desk.office, computer=desk.computer)
    return Saved(value=None, changed=Changed.PROGRAMMES, at=desk.now())


def _task_lines(
    session: Session, office: str, found: Programme, untouched: frozenset[tuple[str, str]]
) -> tuple[TaskLine, ...]:
    headings = group_numbers(found)
    names = {field.code: field.name for field in (*found.fields, *found.groups)}
    files = attachments_of(session, TASK)
    progress = {
        item.task: item
        for item in programmes.progress_of(session, found.code)
        if item.office == office
    }
    return tuple(
        TaskLine(
            task=task,
            programme=found.code,
            group_name=names.get(task.group, task.group),
            group_number=headings.get(task.group, ""),
            progress=progress.get(task.id),
            evidence=files.get(f"{task.id}|{office}", ()),
            is_untouched=("task", task.id) in untouched,
        )
        for task in found.tasks
    )


def group_numbers(found: Programme) -> dict[str, str]:
    """Return the number of each heading: fields are 2.1, 2.2 …, movement groups 3.1, 3.2 …."""
    numbers = {field.code: f"2.{place}" for place, field in enumerate(found.fields, start=1)}
    return numbers | {group.code: f"3.{n}" for n, group in enumerate(found.groups, start=1)}

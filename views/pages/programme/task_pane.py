"""One task: how far the office has got, what proves it, what the programme says of it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.errors import UserError
from models.domain.programmes import Task, TaskState
from models.domain.results import Attachment
from models.usecases.documents import attached_path
from models.usecases.programme_editing import (
    TaskWording,
    attach_task_file,
    detach_task_file,
    save_task,
)
from models.usecases.programmes import TaskEdit, TaskLine, report_task
from models.usecases.typed import read_typed
from views.context import PageContext
from views.pages.programme.words import STATE_ORDER, STATE_WORDS
from views.saving import Writer
from views.widgets.choice import ChoiceField
from views.widgets.fields import DateField, LongTextField, NumberField, TextField
from views.widgets.files import FileList
from views.widgets.form import FormColumn
from views.widgets.formats import date_text, number_text
from views.widgets.panel import scrolled

_PROGRESS = ("state", "percent", "unit", "assignee", "note")
_DONE_PERCENT = 100


class TaskPane(QWidget):
    """The form of one task; every field saves itself."""

    def __init__(self, context: PageContext, writer: Writer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._line: TaskLine | None = None
        self.form = FormColumn(self)
        self.files = FileList(self.tr("Chưa có minh chứng."), self.tr("Đính kèm minh chứng"), self)
        self._fill_form()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(self.form), 1)
        self.form.committed.connect(self._save)
        self.files.add_requested.connect(self._ask_for_files)
        self.files.opened.connect(self._open_file)
        self.files.removed.connect(self._detach)

    def task_id(self) -> str:
        """Return the id of the task shown; empty for none."""
        return self._line.task.id if self._line else ""

    def show_line(self, line: TaskLine) -> None:
        """Show a task; a field that is being typed into is left alone."""
        if line.task.id != self.task_id():
            self.form.clear_errors()
        self._line = line
        for key, text in _values(line).items():
            field = self.form.field(key)
            if isinstance(field, ChoiceField):
                field.set_value(text)
            elif isinstance(field, TextField | LongTextField) and not field.hasFocus():
                field.set_text(text)
        self.files.set_files(line.evidence)

    def attach(self, paths: Sequence[Path]) -> None:
        """Copy `paths` into the workspace as evidence for this task."""
        desk, task = self._context.desk, self.task_id()
        for path in paths:
            self._writer.write(partial(attach_task_file, desk, task, path))

    def _fill_form(self) -> None:
        form = self.form
        states = [(state.value, STATE_WORDS[state]) for state in STATE_ORDER]
        form.add("state", self.tr("Tình trạng"), ChoiceField(states))
        form.add("percent", self.tr("Hoàn thành"), NumberField(), unit="%")
        form.add("unit", self.tr("Phòng, đơn vị thực hiện"), TextField())
        form.add("assignee", self.tr("Người phụ trách"), TextField())
        form.add("note", self.tr("Kết quả, vướng mắc"), LongTextField(rows=3))
        form.add_section(self.tr("Minh chứng"))
        form.add_row(self.files)
        form.add_section(self.tr("Trong chương trình"))
        form.add("name", self.tr("Tên nhiệm vụ"), LongTextField(rows=2), required=True)
        form.add("quote", self.tr("Lời văn in trong chương trình"), LongTextField(rows=5))
        form.add("deliverable", self.tr("Sản phẩm"), LongTextField(rows=2))
        form.add("deadline", self.tr("Thời hạn"), DateField())
        form.add("lead", self.tr("Đơn vị chủ trì"), TextField())

    @Slot(str, str)
    def _save(self, key: str, _text: str) -> None:
        if self._line is None:
            return
        self.form.clear_errors()
        if key in _PROGRESS:
            self._save_progress(key)
        else:
            self._save_wording(key)

    def _save_progress(self, key: str) -> None:
        line, desk = self._line, self._context.desk
        if line is None:
            return
        try:
            percent = self._percent()
        except UserError as error:
            self.form.set_errors({"percent": error.text})
            return
        state = TaskState(self.form.text("state"))
        if key == "state" and state is TaskState.DONE:
            percent = Decimal(_DONE_PERCENT)
        edit = TaskEdit(
            task=line.task.id,
            state=state,
            percent=percent,
            assignee=self.form.text("assignee"),
            note=self.form.text("note"),
            unit=self.form.text("unit"),
        )
        self._writer.write(lambda: report_task(desk, edit), refused=partial(self._refuse, key))

    def _percent(self) -> Decimal | None:
        text = self.form.text("percent").removesuffix("%").strip()
        return read_typed(text) if text else None

    def _save_wording(self, key: str) -> None:
        line, desk = self._line, self._context.desk
        deadline = self.form.field("deadline")
        if line is None or not isinstance(deadline, DateField):
            return
        if deadline.wrong():
            self.form.set_errors({"deadline": deadline.wrong()})
            return
        texts = {name: self.form.text(name) for name in ("name", "quote", "deliverable", "lead")}
        wording = replace(
            wording_of(line.programme, line.task), deadline=deadline.date_value(), **texts
        )
        self._writer.write(lambda: save_task(desk, wording), refused=partial(self._refuse, key))

    def _refuse(self, key: str, error: UserError) -> None:
        self.form.set_errors({key: error.text})

    @Slot()
    def _ask_for_files(self) -> None:
        self.attach(
            self._context.ask.open_files(self.tr("Chọn minh chứng"), [self.tr("Mọi tệp (*)")])
        )

    @Slot(object)
    def _open_file(self, file: Attachment) -> None:
        self._context.ask.show_file(attached_path(self._context.desk, file))

    @Slot(object)
    def _detach(self, file: Attachment) -> None:
        desk, task = self._context.desk, self.task_id()
        text = self.tr("Gỡ “{name}” khỏi nhiệm vụ này. Bản chép trong thư mục minh chứng vẫn còn.")
        title = self.tr("Gỡ tệp")
        if self._context.ask.confirm(title, text.format(name=file.name), title):
            self._writer.write(lambda: detach_task_file(desk, task, file.sha256))


def wording_of(programme: str, task: Task) -> TaskWording:
    """Return the edit that changes nothing of `task`."""
    return TaskWording(
        programme=programme,
        id=task.id,
        group=task.group,
        name=task.name,
        quote=task.quote,
        deliverable=task.deliverable,
        deadline=task.deadline,
        lead=task.lead,
    )


def _values(line: TaskLine) -> dict[str, str]:
    task, progress = line.task, line.progress
    return {
        "state": line.state.value,
        "percent": number_text(progress.percent) if progress else "",
        "unit": progress.unit if progress else "",
        "assignee": progress.assignee if progress else "",
        "note": progress.note if progress else "",
        "name": task.name,
        "quote": task.quote,
        "deliverable": task.deliverable,
        "deadline": date_text(task.deadline),
        "lead": task.lead,
    }

"""Drafting a programme: what is added to it and taken out again, asked in small forms."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from models.domain.programmes import Programme
from models.usecases.programme_editing import (
    TaskWording,
    add_heading,
    add_movement,
    drop_heading,
    drop_movement,
    drop_task,
    rename_field,
    save_task,
)
from models.usecases.programme_undo import Dropped, put_back_last
from models.usecases.programmes import TaskLine
from views.ask import Option
from views.context import PageContext
from views.pages.programme.words import LEVEL_WORDS
from views.saving import Writer
from views.widgets.choice import ChoiceField
from views.widgets.fields import DateField, LongTextField
from views.widgets.form import FormColumn


class Drafter(QObject):
    """Asks for new tasks, headings and movements; `task_added` carries the id of a new task.

    What is taken out can be put back at any later time, the last thing first.
    """

    task_added = Signal(str)

    def __init__(self, context: PageContext, writer: Writer, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._programme: Programme | None = None

    def take(self, programme: Programme) -> None:
        """Draft `programme` from now on."""
        self._programme = programme

    @Slot(str)
    def add_task(self, group: str) -> None:
        """Ask for a task under the heading `group`."""
        found = self._programme
        if found is None:
            return
        form = NewTask(found, group)
        title = self.tr("Thêm nhiệm vụ")
        if self._context.ask.form(title, form, title, check=form.check):
            desk, wording = self._context.desk, form.wording()
            self._writer.write(lambda: save_task(desk, wording), self.task_added.emit)

    @Slot(object)
    def drop_task(self, line: TaskLine) -> None:
        """Take a task out of the programme, after a yes."""
        desk, task = self._context.desk, line.task.id
        title = self.tr("Bỏ nhiệm vụ khỏi chương trình")
        text = self.tr(
            "Bỏ “{name}”. Chương trình in sau này không còn nhiệm vụ ấy; nhật ký vẫn giữ."
        )
        verb = self.tr("Bỏ nhiệm vụ")
        if self._context.ask.confirm(title, text.format(name=line.task.name), verb):
            self._writer.write(lambda: drop_task(desk, task))

    @Slot()
    def put_back(self) -> None:
        """Put what was taken out last back into the programme that is drafted."""
        found, desk = self._programme, self._context.desk
        if found is not None:
            self._writer.write(lambda: put_back_last(desk, found.code), self._tell_put_back)

    def _tell_put_back(self, dropped: Dropped) -> None:
        if dropped.task:
            self.task_added.emit(dropped.task)

    @Slot(bool)
    def drop_heading(self, is_group: bool) -> None:  # noqa: FBT001 - a slot
        """Ask which field or movement group is taken out, and take it out."""
        found, desk = self._programme, self._context.desk
        if found is None:
            return
        headings = found.groups if is_group else found.fields
        title = self.tr("Bỏ nhóm phong trào") if is_group else self.tr("Bỏ lĩnh vực")
        text = self.tr(
            "Chọn mục thôi in trong chương trình. Mục còn nhiệm vụ hoặc chỉ tiêu thì không "
            "bỏ được; mục đã bỏ lấy lại được trong nút “…”."
        )
        code = self._which([(item.code, item.name) for item in headings], title, text)
        if code:
            self._writer.write(lambda: drop_heading(desk, found.code, code))

    @Slot()
    def drop_movement(self) -> None:
        """Ask which movement is taken out, and take it out with its phases."""
        found, desk = self._programme, self._context.desk
        if found is None:
            return
        code = self._which(
            [(item.code, item.name) for item in found.movements],
            self.tr("Bỏ phong trào"),
            self.tr(
                "Chọn phong trào thôi in trong chương trình; các giai đoạn và kết quả sơ kết, tổng "
                "kết của nó cũng ra theo. Phong trào đã bỏ lấy lại được trong nút “…”."
            ),
        )
        if code:
            self._writer.write(lambda: drop_movement(desk, found.code, code))

    def _which(self, things: Sequence[tuple[str, str]], title: str, text: str) -> str:
        options = [Option(key=code, text=name) for code, name in things]
        return (self._context.ask.choose(title, text, options, title) or "") if options else ""

    @Slot(bool)
    def add_heading(self, is_group: bool) -> None:  # noqa: FBT001 - a slot
        """Ask for a field, or for a movement group."""
        found, desk = self._programme, self._context.desk
        title = self.tr("Thêm nhóm phong trào") if is_group else self.tr("Thêm lĩnh vực")
        name = self._context.ask.text(title, self.tr("Tên mục, như sẽ in"), title)
        if found is not None and name:
            self._writer.write(lambda: add_heading(desk, found.code, name, is_group=is_group))

    @Slot(str, str)
    def rename_heading(self, code: str, before: str) -> None:
        """Ask how a field or movement group is called."""
        found, desk = self._programme, self._context.desk
        title = self.tr("Đổi tên mục")
        name = self._context.ask.text(title, self.tr("Tên mục, như sẽ in"), title, before)
        if found is not None and name and name != before:
            self._writer.write(lambda: rename_field(desk, found.code, code, name))

    @Slot()
    def add_movement(self) -> None:
        """Ask for a movement the programme names."""
        found, desk = self._programme, self._context.desk
        form = NewMovement()
        title = self.tr("Thêm phong trào")
        if found is not None and self._context.ask.form(title, form, title, check=form.check):
            name, level = form.text("name"), form.text("level")
            self._writer.write(lambda: add_movement(desk, found.code, name=name, level=level))


class NewTask(FormColumn):
    """What a new task must have; progress and evidence come later."""

    def __init__(self, programme: Programme, group: str) -> None:
        super().__init__()
        self._programme = programme.code
        headings = [(item.code, item.name) for item in (*programme.fields, *programme.groups)]
        self._due = DateField()
        self.add("group", self.tr("Thuộc mục"), ChoiceField(headings, group))
        self.add("name", self.tr("Tên nhiệm vụ"), LongTextField(rows=2), required=True)
        self.add(
            "quote",
            self.tr("Lời văn in trong chương trình"),
            LongTextField(rows=3),
            help=self.tr("Để trống thì in tên nhiệm vụ."),
        )
        self.add("deliverable", self.tr("Sản phẩm"), LongTextField(rows=2))
        self.add("deadline", self.tr("Thời hạn"), self._due)

    def check(self) -> bool:
        """Return whether the form can be saved, and say what is wrong."""
        errors = {"deadline": self._due.wrong()}
        if not self.text("name"):
            errors["name"] = self.tr("Hãy gõ tên nhiệm vụ.")
        self.set_errors(errors)
        return not any(errors.values())

    def wording(self) -> TaskWording:
        """Return the new task."""
        return TaskWording(
            programme=self._programme,
            id="",
            group=self.text("group"),
            name=self.text("name"),
            quote=self.text("quote"),
            deliverable=self.text("deliverable"),
            deadline=self._due.date_value(),
        )


class NewMovement(FormColumn):
    """Name and level of a movement."""

    def __init__(self) -> None:
        super().__init__()
        self.add("name", self.tr("Tên phong trào"), LongTextField(rows=2), required=True)
        self.add("level", self.tr("Cấp phát động"), ChoiceField(tuple(LEVEL_WORDS.items())))

    def check(self) -> bool:
        """Return whether the form can be saved, and say what is missing."""
        missing = not self.text("name")
        self.set_errors({"name": self.tr("Hãy gõ tên phong trào.")} if missing else {})
        return not missing

"""The page of the programme: what it says, its tasks, its duties."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from models.domain.changed import Changed
from models.domain.programmes import Programme
from models.usecases.organisations import ClusterView, cluster
from models.usecases.programmes import (
    ProgrammeView,
    TaskLine,
    get_programme,
    list_programmes,
    main_programme,
)
from views.context import PageContext
from views.job import Job
from views.pages.programme.content import ContentView
from views.pages.programme.duties import DutiesView
from views.pages.programme.task_pane import TaskPane
from views.pages.programme.tasks import LATE, TasksView
from views.saving import Writer
from views.widgets.chip import Segments
from views.widgets.choice import ChoiceField
from views.widgets.empty import EmptyState
from views.widgets.formats import time_text
from views.widgets.page import PageFrame
from views.widgets.panel import scrolled
from views.widgets.strip import Strip

_TOUCHES = Changed.PROGRAMMES | Changed.DOCUMENTS | Changed.ORGANISATIONS
CONTENT, TASKS, DUTIES = "content", "tasks", "duties"
_HINTS = {
    CONTENT: "Nội dung chương trình. Sửa ngay tại ô; từng ô tự lưu khi rời ô.",
    TASKS: "Bấm một nhiệm vụ để cập nhật tiến độ, người phụ trách và minh chứng.",
    DUTIES: "Các mốc báo cáo, sơ kết, họp cụm trong năm. Việc đến hạn được nhắc ở trang Tổng quan.",
}


class ProgrammePage(PageFrame):
    """One programme of the year, seen in several ways."""

    saved = Signal(object, object)
    page_requested = Signal(str, str)
    help_requested = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("Chương trình cụm", parent=parent)
        self._context = context
        self._code = ""
        self._wanted = ""
        self._view: ProgrammeView | None = None
        self._loading: Job | None = None
        self.writer = Writer(context, self.tr("Chưa lưu được chương trình"), self)
        self.strip = Strip(context.ask, self)
        self.choice = ChoiceField(parent=self)
        self.views = Segments(
            (
                (CONTENT, self.tr("Nội dung")),
                (TASKS, self.tr("Nhiệm vụ")),
                (DUTIES, self.tr("Lịch việc")),
            ),
            self,
        )
        self.content = ContentView(context, self.writer)
        self.tasks = TasksView(context.desk.today(), context.memory)
        self.duties = DutiesView(context, self.writer)
        self.pane = TaskPane(context, self.writer, self)
        self.stack = QStackedWidget(self)
        self._arrange()
        self._connect()
        self._show_segment(CONTENT)
        self.reload()

    def reload(self) -> None:
        """Read the programme again."""
        desk, year, code = self._context.desk, self._context.year, self._code
        if self._loading is not None:
            self._loading.cancel()

        def read() -> tuple[tuple[Programme, ...], ProgrammeView | None, ClusterView]:
            found = list_programmes(desk, year)
            known = {item.code for item in found}
            wanted = code if code in known else main_programme(desk, year)
            view = get_programme(desk, wanted) if wanted else None
            return found, view, cluster(desk, year)

        self._loading = self._context.jobs.read(
            lambda _token: read(),
            self._show,
            owner=self,
            title=self.tr("Chưa đọc được chương trình"),
        )

    def refresh(self, changed: Changed) -> None:
        """Read again what of this page `changed` touches."""
        if changed & _TOUCHES:
            self.reload()

    def open_item(self, item_id: str) -> None:
        """Show a task by its id, "duty:…", "programme:…", or the list "late" or "duties"."""
        self._wanted = item_id
        if item_id.startswith("programme:"):
            self._code = item_id.partition(":")[2]
            self._wanted = ""
            self._show_segment(CONTENT)
            self.reload()
        elif self._view is not None:
            self._go_to_wanted()

    def accept_files(self, paths: Sequence[Path]) -> None:
        """Take dropped files as evidence of the task that is open."""
        if self.detail_visible() and self.pane.task_id():
            self.pane.attach(paths)
        else:
            self.strip.tell(self.tr("Hãy mở một nhiệm vụ rồi thả tệp minh chứng vào."))

    def _arrange(self) -> None:
        bar = QWidget(self)
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.choice.setAccessibleName(self.tr("Chương trình, chỉ thị, kế hoạch"))
        self.choice.setMinimumWidth(300)
        row.addWidget(self.views)
        row.addStretch(1)
        row.addWidget(self.choice)
        self.set_filter(bar)
        self._empty = EmptyState(
            self.tr("Năm này chưa có chương trình nào."),
            "",
            self.tr("Xem hướng dẫn về chương trình"),
            icon="flag",
        )
        for widget in (scrolled(self.content), self.tasks, self.duties, self._empty):
            self.stack.addWidget(widget)
        self.set_content(self.stack)
        self.set_detail(self.pane, self.tr("Tiến độ nhiệm vụ"))
        self.set_strip(self.strip)

    def _connect(self) -> None:
        self.choice.committed.connect(self._change_programme)
        self.views.changed.connect(self._show_segment)
        self.tasks.opened.connect(self._open_task)
        self.content.page_requested.connect(self.page_requested)
        self.content.group_requested.connect(self._open_group)
        self.writer.saved.connect(self._take_saved)
        self._empty.manual_requested.connect(self._help)

    def _show(
        self, loaded: tuple[tuple[Programme, ...], ProgrammeView | None, ClusterView]
    ) -> None:
        found, view, members = loaded
        self._view = view
        self.choice.setVisible(len(found) > 1)
        if view is None:
            self.views.hide()
            self.stack.setCurrentWidget(self._empty)
            return
        self.views.show()
        self._code = view.programme.code
        self.choice.set_choices([(item.code, _short(item)) for item in found], self._code)
        self.content.show_view(view, members)
        self.tasks.show_view(view)
        self.duties.show_view(view)
        if self.stack.currentWidget() is self._empty:
            self._show_segment(CONTENT)
        line = next((one for one in view.tasks if one.task.id == self.pane.task_id()), None)
        if line is not None:
            self.pane.show_line(line)
        self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        if wanted == LATE:
            self._show_segment(TASKS)
            self.tasks.show_chip(LATE)
        elif wanted == DUTIES or wanted.startswith("duty:"):
            self._show_segment(DUTIES)
            if not self.duties.select(wanted.partition(":")[2]):
                self._look_elsewhere(wanted)
        elif wanted:
            self._show_segment(TASKS)
            self.tasks.bar.clear()
            if self.tasks.select(wanted):
                self._open_task(self.tasks.current())
            else:
                self._look_elsewhere(wanted)

    def _look_elsewhere(self, wanted: str) -> None:
        """Turn to the programme of the year that has the task or duty wanted."""
        if wanted == DUTIES:
            return
        desk, year = self._context.desk, self._context.year

        def search() -> str:
            for found in list_programmes(desk, year):
                view = get_programme(desk, found.code)
                keys = [line.task.id for line in view.tasks]
                keys += [f"duty:{item.duty.code}" for item in view.duties]
                if wanted in keys:
                    return found.code
            return ""

        def turn(code: str) -> None:
            if code and code != self._code:
                self._code, self._wanted = code, wanted
                self.reload()

        self._context.jobs.read(lambda _token: search(), turn, owner=self)

    @Slot(str)
    def _show_segment(self, key: str) -> None:
        self.views.set_value(key)
        self.stack.setCurrentIndex((CONTENT, TASKS, DUTIES).index(key))
        self.set_hint(self.tr(_HINTS[key]))
        if key != TASKS:
            self.hide_detail()

    @Slot(str)
    def _change_programme(self, code: str) -> None:
        self._code = code
        self.hide_detail()
        self.reload()

    @Slot(str)
    def _open_group(self, group: str) -> None:
        view = self._view
        if view is None:
            return
        if any(line.task.group == group for line in view.tasks):
            self._show_segment(TASKS)
            self.tasks.show_group(group)
            return
        names = {field.code: field.name for field in view.programme.fields}
        self.page_requested.emit("targets", f"field:{names.get(group, group)}")

    @Slot(object)
    def _open_task(self, line: object) -> None:
        if isinstance(line, TaskLine):
            self.pane.show_line(line)
            self.show_detail(f"{line.group_number} {line.group_name}".strip())

    @Slot(object, object)
    def _take_saved(self, changed: Changed, at: datetime) -> None:
        self.strip.tell(self.tr("Đã lưu {time}").format(time=time_text(at)))
        self.reload()
        self.saved.emit(changed, at)

    @Slot()
    def _help(self) -> None:
        self.help_requested.emit("programme")


def _short(found: Programme) -> str:
    limit = 70
    return found.title if len(found.title) <= limit else f"{found.title[: limit - 1].rstrip()}…"

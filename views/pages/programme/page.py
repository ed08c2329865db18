"""The page of the programme: what it says, its tasks and duties, exemplars, pledges, papers."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.domain.changed import Changed
from models.domain.programmes import Programme, ProgrammeKind, TaskState
from models.usecases.programme_copy import copy_programme
from models.usecases.programmes import TaskEdit, TaskLine, report_task
from views.context import PageContext
from views.job import Job
from views.pages.programme.content import ContentView
from views.pages.programme.drafting import Drafter
from views.pages.programme.duties import DutiesView
from views.pages.programme.exemplars import ExemplarsView
from views.pages.programme.loading import Loaded, load_page, programme_with
from views.pages.programme.panes import Panes
from views.pages.programme.papers import PapersView
from views.pages.programme.registrations import RegistrationsView
from views.pages.programme.review import ReviewView
from views.pages.programme.tasks import LATE, TasksView
from views.saving import Writer
from views.table_papers import TablePapers
from views.widgets.chip import Segments
from views.widgets.choice import ChoiceField
from views.widgets.empty import EmptyState
from views.widgets.flow import FlowLayout
from views.widgets.formats import time_text
from views.widgets.page import PageFrame
from views.widgets.panel import scrolled
from views.widgets.strip import Strip
from views.widgets.text import plain_tip

_TOUCHES = Changed.PROGRAMMES | Changed.DOCUMENTS | Changed.ORGANISATIONS | Changed.TARGETS
_COPY_HERE = (
    "Năm này chưa có chương trình nào. Hãy bấm nút tạo ở trên để chép chương trình năm trước rồi "
    "sửa, hoặc nhận gói giao của Cụm trưởng."
)
_COPY_FROM_THERE = (
    "Năm này và năm trước chưa có chương trình nào. Hãy chọn năm gần nhất đã có chương trình ở "
    "đầu cửa sổ, bấm nút “…” rồi tạo chương trình năm sau; hoặc nhận gói giao của Cụm trưởng."
)
CONTENT, TASKS, DUTIES = "content", "tasks", "duties"
EXEMPLARS, REGISTRATIONS, REVIEW, PAPERS = "exemplars", "registrations", "review", "papers"
SEGMENTS = {
    CONTENT: "Nội dung",
    TASKS: "Nhiệm vụ",
    DUTIES: "Lịch việc",
    EXEMPLARS: "Điển hình",
    REGISTRATIONS: "Đăng ký",
    REVIEW: "Soát lại",
    PAPERS: "Bản in, báo cáo",
}
_HINTS = {
    CONTENT: "Nội dung chương trình. Sửa ngay tại ô; từng ô tự lưu khi rời ô.",
    TASKS: "Bấm một nhiệm vụ để cập nhật tiến độ, người phụ trách và minh chứng.",
    DUTIES: "Các mốc báo cáo, sơ kết, họp cụm trong năm. Việc đến hạn được nhắc ở trang Tổng quan.",
    EXEMPLARS: "Điển hình tiên tiến: ai, làm gì, minh chứng, nhân rộng thế nào.",
    REGISTRATIONS: "Đăng ký thi đua và giao ước của từng đơn vị trong cụm.",
    REVIEW: "Điểm trùng, thiếu, mâu thuẫn, còn sót từ năm trước. Không có gì bị chặn hay tự sửa.",
    PAPERS: "Chương trình, bảng giao chỉ tiêu và báo cáo, trình bày theo Nghị định 30/2020.",
}
_WITH_PANE = (TASKS, EXEMPLARS, REGISTRATIONS)


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
        self._loaded: Loaded | None = None
        self._loading: Job | None = None
        self.writer = Writer(context, self.tr("Chưa lưu được chương trình"), self)
        self.strip = Strip(context.ask, self)
        self.choice = ChoiceField(parent=self)
        self.views = Segments(tuple(SEGMENTS.items()), self)
        self.content = ContentView(context, self.writer)
        self.tasks = TasksView(context.desk.today(), context.memory)
        self.duties = DutiesView(context, self.writer)
        self.exemplars = ExemplarsView(context, self.writer)
        self.registrations = RegistrationsView(context.memory)
        self.review = ReviewView(context, self.writer)
        self.papers = PapersView(context, self.writer, self.strip)
        self.panes = Panes(context, self.writer, self)
        self.drafter = Drafter(context, self.writer, self)
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
        self._loading = self._context.jobs.read(
            lambda _token: load_page(desk, year, code),
            self._show,
            owner=self,
            title=self.tr("Chưa đọc được chương trình"),
        )

    def refresh(self, changed: Changed) -> None:
        """Read again what of this page `changed` touches."""
        if changed & _TOUCHES:
            self.reload()

    def open_item(self, item_id: str) -> None:
        """Show a task by its id, "duty:…", "programme:…", a list ("late") or a view ("papers")."""
        self._wanted = item_id
        if item_id.startswith("programme:"):
            self._code = item_id.partition(":")[2]
            self._wanted = ""
            self._show_segment(CONTENT)
            self.reload()
        elif self._loaded is not None:
            self._go_to_wanted()

    def accept_files(self, paths: Sequence[Path]) -> None:
        """Take dropped files as evidence of the task or exemplar that is open."""
        if not (self.detail_visible() and self.panes.attach(paths)):
            told = self.tr("Hãy mở một nhiệm vụ hoặc điển hình rồi thả tệp minh chứng vào.")
            self.strip.tell(told)

    def _arrange(self) -> None:
        bar = QWidget(self)
        row = FlowLayout(bar, spacing=12)
        self.choice.setAccessibleName(self.tr("Chương trình, chỉ thị, kế hoạch"))
        self.choice.setMinimumWidth(200)
        row.addWidget(self.views)
        row.addWidget(self.choice)
        self.set_filter(bar)
        year = self._context.year
        self._create = self.set_primary(self.tr("Tạo chương trình năm {y}").format(y=year), "plus")
        self._create.hide()
        self._next = self.add_more(
            self.tr("Tạo chương trình năm {y} từ chương trình này").format(y=year + 1), "copy"
        )
        self._put_back = self.add_more(self.tr("Lấy lại mục vừa bỏ"), "undo-2")
        self._put_back.setEnabled(False)
        self.table_papers = TablePapers(
            self._context,
            self.strip,
            self,
            {
                "tasks": self.tr("Nhiệm vụ của chương trình"),
                "duties": self.tr("Lịch công việc"),
                "exemplars": self.tr("Điển hình tiên tiến"),
                "registrations": self.tr("Đăng ký thi đua, giao ước"),
                "programme-review": self.tr("Điểm cần xem lại của chương trình"),
            },
        )
        self.table_papers.prefer(self._print_paper)
        self._empty = EmptyState(
            self.tr("Năm này chưa có chương trình nào."),
            "",
            self.tr("Xem hướng dẫn về chương trình"),
            icon="flag",
        )
        self._scroll = scrolled(self.content)
        for widget in (
            self._scroll,
            self.tasks,
            self.duties,
            self.exemplars,
            self.registrations,
            self.review,
            self.papers,
            self._empty,
        ):
            self.stack.addWidget(widget)
        self.set_content(self.stack)
        self.set_detail(self.panes)
        self.set_strip(self.strip)

    def _print_paper(self) -> bool:
        """Print the paper of the programme where that is in sight."""
        in_sight = self.stack.currentWidget() is self.papers
        if in_sight:
            self.papers.print_it()
        return in_sight

    def _connect(self) -> None:
        self.choice.committed.connect(self._change_programme)
        self.views.changed.connect(self._show_segment)
        self.tasks.opened.connect(self._open_thing)
        self.tasks.moved.connect(self._move_task)
        self.tasks.duty_requested.connect(self._open_duty)
        self.tasks.add_requested.connect(self.drafter.add_task)
        self.tasks.drop_requested.connect(self.drafter.drop_task)
        self.content.heading_requested.connect(self.drafter.add_heading)
        self.content.rename_requested.connect(self.drafter.rename_heading)
        self.content.movement_requested.connect(self.drafter.add_movement)
        self.drafter.task_added.connect(self._want)
        self.content.heading_drop_requested.connect(self.drafter.drop_heading)
        self.content.movement_drop_requested.connect(self.drafter.drop_movement)
        self._put_back.triggered.connect(self.drafter.put_back)
        self.exemplars.opened.connect(self._open_thing)
        self.registrations.opened.connect(self._open_thing)
        self.content.page_requested.connect(self.page_requested)
        self.content.group_requested.connect(self._open_group)
        self.review.page_requested.connect(self._go)
        self.writer.saved.connect(self._take_saved)
        self._create.clicked.connect(self._create_this_year)
        self._next.triggered.connect(self._create_next_year)
        self._empty.manual_requested.connect(self._help)

    def _show(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self.choice.setVisible(len(loaded.programmes) > 1)
        self._create.setVisible(bool(loaded.source))
        self._empty.set_sentence(self.tr(_COPY_HERE if loaded.source else _COPY_FROM_THERE))
        self._next.setVisible(_is_own(loaded))
        self._put_back.setEnabled(bool(loaded.dropped))
        self._put_back.setToolTip(plain_tip(loaded.dropped))
        view = loaded.view
        self.views.setVisible(view is not None)
        if view is None:
            self.stack.setCurrentWidget(self._empty)
            return
        self._code = view.programme.code
        self.drafter.take(view.programme)
        self.choice.set_choices([(p.code, _short(p)) for p in loaded.programmes], self._code)
        self.content.show_view(view, loaded.cluster)
        self._scroll.fit()
        self.tasks.show_view(view)
        self.duties.show_view(view, loaded.documents)
        self.exemplars.show_lines(self._code, loaded.exemplars)
        self.registrations.show_lines(loaded.registrations)
        self.review.show_leftovers(self._code, loaded.leftovers)
        self.papers.show_view(view)
        if self.stack.currentWidget() is self._empty:
            self._show_segment(CONTENT)
        self.panes.refresh(loaded)
        self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        if wanted == LATE:
            self._show_segment(TASKS)
            self.tasks.show_chip(LATE)
        elif wanted in SEGMENTS:
            self._show_segment(wanted)
        elif wanted.startswith("duty:"):
            self._show_segment(DUTIES)
            if not self.duties.select(wanted.partition(":")[2]):
                self._look_elsewhere(wanted)
        elif wanted:
            self._show_segment(TASKS)
            self.tasks.bar.clear()
            if self.tasks.select(wanted):
                self._open_thing(self.tasks.current())
            else:
                self._look_elsewhere(wanted)

    def _look_elsewhere(self, wanted: str) -> None:
        """Turn to the programme of the year that has the task or duty wanted."""
        desk, year = self._context.desk, self._context.year

        def turn(code: str) -> None:
            if code and code != self._code:
                self._code, self._wanted = code, wanted
                self.reload()

        self._context.jobs.read(lambda _token: programme_with(desk, year, wanted), turn, owner=self)

    @Slot(str)
    def _show_segment(self, key: str) -> None:
        self.views.set_value(key)
        self.stack.setCurrentIndex(list(SEGMENTS).index(key))
        self.set_hint(self.tr(_HINTS[key]))
        if key == PAPERS:
            self.papers.draw()
        elif key == REVIEW:
            self.review.check()
        self.hide_detail()

    @Slot(str)
    def _change_programme(self, code: str) -> None:
        self._code = code
        self.hide_detail()
        self.reload()

    @Slot(str)
    def _open_group(self, group: str) -> None:
        view = self._loaded.view if self._loaded else None
        if view is None:
            return
        if any(line.task.group == group for line in view.tasks):
            self._show_segment(TASKS)
            self.tasks.show_group(group)
            return
        names = {field.code: field.name for field in view.programme.fields}
        self.page_requested.emit("targets", f"field:{names.get(group, group)}")

    @Slot(object)
    def _open_thing(self, thing: object) -> None:
        if self._loaded is not None and thing is not None and self.views.value() in _WITH_PANE:
            self.show_detail(self.panes.show_thing(thing, self._loaded))

    @Slot(str)
    def _want(self, item: str) -> None:
        self._wanted = item

    @Slot(str)
    def _open_duty(self, code: str) -> None:
        self.open_item(f"duty:{code}")

    @Slot(str, str)
    def _go(self, page: str, item: str) -> None:
        if page == "programme":
            self.open_item(item)
        else:
            self.page_requested.emit(page, item)

    @Slot(object, object)
    def _move_task(self, line: TaskLine, state: TaskState) -> None:
        before, desk = line.progress, self._context.desk
        edit = TaskEdit(
            task=line.task.id,
            state=state,
            percent=before.percent if before else None,
            assignee=before.assignee if before else "",
            note=before.note if before else "",
            unit=before.unit if before else "",
        )
        self.writer.write(lambda: report_task(desk, edit))

    @Slot()
    def _create_this_year(self) -> None:
        if self._loaded is not None:
            self._copy(self._loaded.source, self._context.year)

    @Slot()
    def _create_next_year(self) -> None:
        self._copy(self._code, self._context.year + 1)

    def _copy(self, source: str, year: int) -> None:
        title = self.tr("Tạo chương trình năm {y}").format(y=year)
        text = self.tr(
            "Chép chương trình trước sang năm {y}: năm và thời hạn được dời theo, số văn bản và "
            "căn cứ giữ nguyên. Mọi mục chép sang được đánh dấu chưa xem lại, ở mục Soát lại."
        ).format(y=year)
        if not self._context.ask.confirm(title, text, title):
            return
        desk = self._context.desk
        self.writer.write(lambda: copy_programme(desk, source, year), self._show_copy)

    def _show_copy(self, code: str) -> None:
        self._code, self._wanted = code, REVIEW
        if not code.endswith(str(self._context.year)):
            self._wanted = ""
            told = self.tr("Đã tạo. Hãy chọn năm {y} ở đầu cửa sổ để xem và soát lại.")
            self._context.ask.tell(
                self.tr("Đã tạo chương trình"), told.format(y=self._context.year + 1)
            )

    @Slot(object, object)
    def _take_saved(self, changed: Changed, at: datetime) -> None:
        self.strip.tell(self.tr("Đã lưu {time}").format(time=time_text(at)))
        self.reload()
        self.saved.emit(changed, at)

    @Slot()
    def _help(self) -> None:
        self.help_requested.emit("programme")


def _is_own(loaded: Loaded) -> bool:
    return loaded.view is not None and loaded.view.programme.kind is ProgrammeKind.CLUSTER


def _short(found: Programme) -> str:
    limit = 70
    return found.title if len(found.title) <= limit else f"{found.title[: limit - 1].rstrip()}…"

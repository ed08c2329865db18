"""The tasks of a programme as a list: found, sorted, followed."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.domain.programmes import TaskState
from models.domain.text import fold
from models.usecases.programmes import ProgrammeView, TaskLine
from views.pages.programme.board import BoardView
from views.pages.programme.timeline import TimelineView
from views.pages.programme.words import (
    LATE_WORD,
    STATE_ORDER,
    STATE_WORDS,
    is_late,
    state_sign,
    state_words,
)
from views.widgets.buttons import plain
from views.widgets.chip import Segments
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.filter_bar import FilterBar
from views.widgets.formats import date_text, number_text
from views.widgets.panel import scrolled
from views.widgets.table import ColumnMemory, TableView

LATE = "late"
LIST, BOARD, TIMELINE = "list", "board", "timeline"
UNTOUCHED = "untouched"


class TasksView(QWidget):
    """Three ways to see the tasks: list, board, timeline.

    `opened` carries the task that was chosen, `moved` a task and the state it should have,
    `duty_requested` the code of a duty.
    """

    opened = Signal(object)
    moved = Signal(object, object)
    duty_requested = Signal(str)
    add_requested = Signal(str)
    drop_requested = Signal(object)

    def __init__(self, today: date, memory: ColumnMemory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._group = ""
        self.bar = FilterBar(self.tr("Tìm nhiệm vụ, gõ không dấu cũng được"), self)
        self.bar.add_choice("group", self.tr("Mục"), [("", self.tr("Mọi mục"))])
        for state in STATE_ORDER:
            self.bar.add_chip(state.value, STATE_WORDS[state])
        self.bar.add_chip(LATE, LATE_WORD)
        self.bar.add_chip(UNTOUCHED, self.tr("Chưa xem lại"))
        self.model: FactsModel[TaskLine] = FactsModel(columns(today), parent=self)
        self.table = TableView("tasks", memory, self)
        self.table.set_model(self.model)
        self._empty = EmptyState(
            self.tr("Không có nhiệm vụ nào khớp với bộ lọc."),
            self.tr("Bỏ bộ lọc"),
            icon="clipboard-list",
        )
        self.table.set_empty(self._empty)
        self.table.add_action(self.tr("Cập nhật tiến độ"), self._open_current, "pencil")
        self.table.add_action(self.tr("Bỏ khỏi chương trình"), self._drop_current, "trash-2")
        self.add = plain(self.tr("Thêm nhiệm vụ"), "plus", self)
        self.board = BoardView(today, self)
        self.timeline = TimelineView(today)
        self.ways = Segments(
            (
                (LIST, self.tr("Danh sách")),
                (BOARD, self.tr("Bảng")),
                (TIMELINE, self.tr("Dòng thời gian")),
            ),
            self,
        )
        self._stack = QStackedWidget(self)
        self._arrange()
        self._connect()

    def show_way(self, way: str) -> None:
        """Show the tasks as list, board or timeline."""
        self.ways.set_value(way)
        self._stack.setCurrentIndex((LIST, BOARD, TIMELINE).index(way))
        self.bar.setVisible(way != TIMELINE)

    def show_view(self, view: ProgrammeView) -> None:
        """Show the tasks of a programme; the current row stays current."""
        current = self.current()
        self.timeline.show_view(view)
        found = view.programme
        headings = [
            (heading.code, heading.name)
            for heading in (*found.fields, *found.groups)
            if any(line.task.group == heading.code for line in view.tasks)
        ]
        chosen = self.bar.choice("group")
        bar = self.bar.choice_field("group")
        bar.set_choices([("", self.tr("Mọi mục")), *headings], chosen)
        self.model.set_facts(view.tasks)
        self._empty.set_sentence(
            self.tr("Không có nhiệm vụ nào khớp với bộ lọc.")
            if view.tasks
            else self.tr(
                "Văn bản này chỉ có chỉ tiêu bằng số, không chia thành nhiệm vụ. "
                "Hãy xem ở trang Chỉ tiêu."
            )
        )
        self._apply_filter()
        if current is not None:
            self.select(current.task.id)

    def show_group(self, group: str) -> None:
        """Show the tasks under one heading only, as a list."""
        self.show_way(LIST)
        self.bar.clear()
        self.bar.set_choice("group", group)
        self._apply_filter()

    def show_chip(self, chip: str) -> None:
        """Show only the tasks behind one chip: a state, "late" or "untouched"."""
        self.show_way(LIST)
        self.bar.clear()
        self.bar.set_chip(chip, checked=True)
        self._apply_filter()

    def select(self, task: str) -> bool:
        """Go to one task; False where it is not shown."""
        return self.table.select_fact(lambda line: line.task.id == task)

    def current(self) -> TaskLine | None:
        """Return the task of the current row."""
        fact = self.table.current_fact()
        return fact if isinstance(fact, TaskLine) else None

    def _arrange(self) -> None:
        for way in (self.table, self.board, scrolled(self.timeline)):
            self._stack.addWidget(way)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.addWidget(self.ways)
        row.addStretch(1)
        row.addWidget(self.add)
        column.addLayout(row)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.add.clicked.connect(self._ask_to_add)
        self.ways.changed.connect(self.show_way)
        self.board.opened.connect(self.opened)
        self.board.moved.connect(self.moved)
        self.timeline.pressed.connect(self._take_mark)
        self.bar.changed.connect(self._apply_filter)
        self.table.clicked.connect(self._open_current)
        self.table.row_opened.connect(self.opened)
        self.table.fact_changed.connect(self._follow)
        self._empty.acted.connect(self.bar.clear)

    @Slot()
    def _apply_filter(self) -> None:
        words = fold(self.bar.text()).split()
        group, chips = self.bar.choice("group"), self.bar.chips()
        states = {TaskState(chip) for chip in chips if chip not in (LATE, UNTOUCHED)}

        def keep_but_state(line: TaskLine) -> bool:
            return (
                (not group or line.task.group == group)
                and (LATE not in chips or is_late(line, self._today))
                and (UNTOUCHED not in chips or line.is_untouched)
                and (not words or _matches(line, words))
            )

        every = self.model.all_facts()
        current = self.current()
        self.model.set_filter(
            lambda line: (not states or line.state in states) and keep_but_state(line)
        )
        for state in STATE_ORDER:
            count = sum(line.state is state for line in every if keep_but_state(line))
            self.bar.set_chip_count(state.value, count)
        self.bar.set_chip_count(LATE, sum(is_late(line, self._today) for line in every))
        self.bar.set_chip_count(UNTOUCHED, sum(line.is_untouched for line in every))
        self.bar.show_chip(UNTOUCHED, visible=any(line.is_untouched for line in every))
        text = self.tr("{shown} trên {every} nhiệm vụ")
        self.bar.set_summary(text.format(shown=self.model.rowCount(), every=len(every)))
        self.board.show_lines(self.model.facts())
        if current is not None:
            self.select(current.task.id)

    @Slot(str)
    def _take_mark(self, target: str) -> None:
        kind, _, key = target.partition(":")
        if kind == "group":
            self.show_group(key)
        else:
            self.duty_requested.emit(key)

    @Slot()
    def _ask_to_add(self) -> None:
        self.add_requested.emit(self.bar.choice("group"))

    @Slot()
    def _drop_current(self) -> None:
        if self.current() is not None:
            self.drop_requested.emit(self.current())

    @Slot()
    def _open_current(self) -> None:
        if self.current() is not None:
            self.opened.emit(self.current())

    @Slot(object)
    def _follow(self, fact: object) -> None:
        if isinstance(fact, TaskLine) and self.table.hasFocus():
            self.opened.emit(fact)


def _matches(line: TaskLine, words: Sequence[str]) -> bool:
    key = fold(f"{line.task.name} {line.task.quote} {line.task.deliverable}")
    return all(word in key for word in words)


def columns(today: date) -> tuple[Column[TaskLine], ...]:
    """Return the columns of the list."""
    return (
        Column(
            key="number",
            title="Mục",
            text=lambda line: line.group_number or line.task.clause,
            sort=lambda line: line.task.order,
            tip=lambda line: line.group_name,
            width=52,
        ),
        Column(
            key="name",
            title="Nhiệm vụ",
            text=lambda line: line.task.name,
            tip=lambda line: line.task.quote or line.task.name,
            width=260,
            stretch=True,
        ),
        Column(
            key="state",
            title="Tình trạng",
            text=lambda line: state_words(line, today),
            status=lambda line: state_sign(line, today),
            sort=lambda line: STATE_ORDER.index(line.state),
            width=120,
        ),
        Column(
            key="percent",
            title="Hoàn thành",
            text=_percent,
            sort=lambda line: line.progress.percent if line.progress else None,
            numeric=True,
            width=92,
        ),
        Column(
            key="deadline",
            title="Thời hạn",
            text=lambda line: date_text(line.task.deadline),
            sort=lambda line: line.task.deadline,
            role=lambda line: "bad" if is_late(line, today) else "text",
            width=96,
        ),
        Column(key="deliverable", title="Sản phẩm", text=lambda f: f.task.deliverable, width=230),
        Column(
            key="unit",
            title="Phòng, đơn vị",
            text=lambda line: line.progress.unit if line.progress else "",
            width=130,
        ),
        Column(
            key="assignee",
            title="Người phụ trách",
            text=lambda line: line.progress.assignee if line.progress else "",
            width=140,
        ),
        Column(
            key="evidence",
            title="Minh chứng",
            text=lambda line: str(len(line.evidence)) if line.evidence else "",
            numeric=True,
            width=90,
        ),
        Column(
            key="lead", title="Chủ trì", text=lambda line: line.task.lead, width=140, hidden=True
        ),
    )


def _percent(line: TaskLine) -> str:
    percent = line.progress.percent if line.progress else None
    return f"{number_text(percent)} %" if percent is not None else ""

"""The page of the targets: find one, enter its result, see where it stands."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.domain.changed import Changed
from models.domain.periods import PeriodKind
from models.usecases.desk import Saved
from models.usecases.entering import Entered
from models.usecases.programmes import list_programmes
from models.usecases.results_grid import GridFacts, MilestoneEdit, load_grid
from models.usecases.targets import TargetDetail, get_target, list_targets
from views.context import PageContext
from views.job import Job
from views.pages.targets.bar import LIST, TargetBar
from views.pages.targets.cells import Cells
from views.pages.targets.detail import TargetPane
from views.pages.targets.filtering import UNSENT
from views.pages.targets.flow import EntryFlow
from views.pages.targets.grid import GridModel, GridTable
from views.pages.targets.keeper import ResultKeeper
from views.pages.targets.rows import TargetRow, columns, replaced, rows_of
from views.pages.targets.table import TargetModel, TargetTable
from views.widgets.empty import EmptyState
from views.widgets.formats import time_text
from views.widgets.page import PageFrame
from views.widgets.strip import Strip

_TOUCHES = Changed.TARGETS | Changed.RESULTS | Changed.PROGRAMMES | Changed.DOCUMENTS
_VIEW_MEMORY = "targets-view"
_HINT = (
    "Chọn kỳ, bấm vào cột Kết quả rồi gõ số, Enter để lưu và xuống dòng. "
    "Bấm một dòng để xem vì sao và đính kèm minh chứng."
)
_GRID_HINT = (
    "Gõ số vào ô như trong Excel: Enter xuống dòng, F2 sửa, Ctrl+C và Ctrl+V chép dán cả vùng, "
    "Ctrl+D điền xuống, Ctrl+Z hoàn tác. Bấm chuột phải để xem chi tiết."
)
Loaded = tuple[tuple[TargetRow, ...], tuple[tuple[str, str], ...]]


class TargetsPage(PageFrame):
    """Lists the targets of the year; opens one in the pane on the right."""

    saved = Signal(object, object)
    page_requested = Signal(str, str)
    help_requested = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("Chỉ tiêu", parent=parent)
        self._context = context
        self._wanted = ""
        self._loading: Job | None = None
        self._grid_job: Job | None = None
        self._detail_job: Job | None = None
        self.keeper = ResultKeeper(context, self)
        self.flow = EntryFlow(context, self.keeper, self)
        self.strip = Strip(context.ask, self)
        self.bar = TargetBar(context.year, self)
        self.model = TargetModel(columns(), self)
        self.table = TargetTable(self.flow.problem, context.memory, self)
        self.grid = GridTable(self.flow.problem, context.memory, self)
        self.pane = TargetPane(context, self.keeper, self)
        self._stack = QStackedWidget(self)
        self._arrange()
        self._connect()
        self._restore_view()
        self.reload()

    def reload(self) -> None:
        """Read the list again; the current row stays current."""
        desk, year, period = self._context.desk, self._context.year, self.period()
        if self._loading is not None:
            self._loading.cancel()
        self._loading = self._context.jobs.read(
            lambda _token: (
                rows_of(list_targets(desk, year), period),
                tuple((item.code, item.title) for item in list_programmes(desk, year)),
            ),
            self._show_rows,
            owner=self,
            title=self.tr("Chưa đọc được danh sách chỉ tiêu"),
        )

    def refresh(self, changed: Changed) -> None:
        """Read again what of this page `changed` touches."""
        if changed & _TOUCHES:
            self.reload()

    def open_item(self, item_id: str) -> None:
        """Show one target by id, or the list behind "verdict:…", "field:…", "unsent"."""
        kind, _, value = item_id.partition(":")
        self.bar.clear()
        if kind == "verdict":
            for key in value.split(","):
                self.bar.set_chip(key, checked=True)
        elif kind == UNSENT:
            self.bar.set_chip(UNSENT, checked=True)
        elif kind == "field":
            self.bar.set_choice("field", value)
        elif item_id:
            self._wanted = item_id
            self._select_wanted()
        self._apply_filter()

    def accept_files(self, paths: list[Path]) -> None:
        """Take dropped files as evidence of the target that is open."""
        if self.detail_visible():
            self.pane.add_evidence(tuple(paths))
        else:
            self.strip.tell(self.tr("Hãy mở một chỉ tiêu rồi thả tệp minh chứng vào."))

    def period(self) -> str:
        """Return the period that results of the list are entered for."""
        return self.bar.period.value()

    def choose_period(self, period: str) -> None:
        """Show and take results of `period` in the list from now on."""
        self.bar.period.set_value(period)
        self.model.renew(lambda row: replaced(row, row.line, period))
        self.pane.propose_period(period)

    def choose_view(self, view: str) -> None:
        """Show the list, or the grid over months, quarters, halves, years or phases."""
        self.bar.show_view(view)
        self._context.memory.save(_VIEW_MEMORY, view)
        self.flow.plans = view != LIST and self.bar.plan.isChecked()
        self.set_hint(self.tr(_HINT if view == LIST else _GRID_HINT))
        if view == LIST:
            self._stack.setCurrentWidget(self.table)
            self._apply_filter()
        else:
            self._read_grid(PeriodKind(view))

    def undo(self) -> None:
        """Put back what the last saved entry replaced."""
        self.keeper.undo()

    def redo(self) -> None:
        """Write the last undone entry once more."""
        self.keeper.redo()

    def shown_table(self) -> TargetTable | GridTable:
        """Return the list or the grid, whichever is in sight."""
        return self.table if self._stack.currentWidget() is self.table else self.grid

    def _arrange(self) -> None:
        self._enter = self.set_primary(self.tr("Nhập kết quả"), "pencil")
        self._undo = self.add_secondary(self.tr("Hoàn tác"), "undo-2")
        self._redo = self.add_secondary(self.tr("Làm lại"), "redo-2")
        self.set_filter(self.bar)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.grid)
        self.set_content(self._stack)
        self.set_detail(self.pane, self.tr("Chi tiết chỉ tiêu"))
        self.set_strip(self.strip)
        self.table.set_model(self.model)
        self.grid.set_grid(GridModel(_no_cells(), (), self.grid), "month")
        for table in (self.table, self.grid):
            empty = EmptyState(
                self.tr("Không có chỉ tiêu nào khớp với bộ lọc."),
                self.tr("Bỏ bộ lọc"),
                icon="target",
            )
            empty.acted.connect(self.bar.clear)
            table.set_empty(empty)
            table.add_action(self.tr("Nhập kết quả"), table.edit_current, "pencil")
            table.add_action(self.tr("Xem chi tiết"), self._open_current, "eye")
            table.add_action(self.tr("Dán từ Excel"), table.paste, "clipboard-list")
        self.grid.add_action(self.tr("Điền xuống"), self.grid.fill_down, "arrow-down")
        self.grid.add_action(self.tr("Xoá số trong ô"), self.grid.clear_selected, "trash-2")
        self._add_more_actions()

    def _add_more_actions(self) -> None:
        for text, icon, slot in (
            (self.tr("Dán từ Excel"), "clipboard-list", self._paste),
            (self.tr("Sao chép như Excel"), "copy", self._copy),
            (self.tr("Chọn cột"), "columns-3", self._offer_columns),
        ):
            self.add_more(text, icon).triggered.connect(slot)

    def _connect(self) -> None:
        bar, queued = self.bar, Qt.ConnectionType.QueuedConnection
        bar.changed.connect(self._apply_filter)
        bar.view_chosen.connect(self.choose_view)
        bar.period_chosen.connect(self.choose_period)
        bar.plan_toggled.connect(self._show_plan)
        self.table.clicked.connect(self._open_current)
        self.table.row_opened.connect(self._open_row)
        self.grid.cleared.connect(self.flow.clear)
        self.grid.period_entered.connect(self.pane.propose_period)
        for table in (self.table, self.grid):
            table.fact_changed.connect(self._follow)
            table.typed.connect(self.flow.enter, queued)
            table.pasted.connect(self.flow.preview, queued)
            table.wrong.connect(self.strip.tell)
        self.flow.planned.connect(self._take_plan)
        self.keeper.written.connect(self._take_written)
        self.keeper.refused.connect(self.strip.tell)
        self.keeper.steps_changed.connect(self._show_steps)
        self.pane.evidence_changed.connect(self._take_saved)
        self.pane.page_requested.connect(self.page_requested)
        self._enter.clicked.connect(self._begin)
        self._undo.clicked.connect(self.undo)
        self._redo.clicked.connect(self.redo)
        self._add_shortcut(QKeySequence.StandardKey.Undo, self.undo)
        self._add_shortcut(QKeySequence.StandardKey.Redo, self.redo)
        self._show_steps()

    def _add_shortcut(self, keys: QKeySequence.StandardKey, slot: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    def _restore_view(self) -> None:
        kept = self._context.memory.load(_VIEW_MEMORY) or LIST
        known = {LIST, *(kind.value for kind in PeriodKind)}
        self.choose_view(kept if kept in known else LIST)

    def _show_rows(self, loaded: Loaded) -> None:
        rows, programmes = loaded
        current = self.shown_table().current_fact()
        opened = self.detail_visible() or bool(self._wanted)
        if isinstance(current, TargetRow) and not self._wanted:
            self._wanted = current.id
        self.model.set_facts(rows)
        self.bar.offer(programmes, rows)
        self._apply_filter()
        if self.bar.view.value() != LIST:
            self._read_grid(PeriodKind(self.bar.view.value()))
        self._select_wanted(opens=opened)

    def _read_grid(self, kind: PeriodKind) -> None:
        desk, year = self._context.desk, self._context.year
        if self._grid_job is not None:
            self._grid_job.cancel()

        def show(grid: GridFacts) -> None:
            self._show_grid(grid, kind)

        self._grid_job = self._context.jobs.read(
            lambda _token: load_grid(desk, year, kind), show, owner=self
        )

    def _show_grid(self, grid: GridFacts, kind: PeriodKind) -> None:
        cells = Cells(grid)
        cells.shows_plan = self.bar.plan.isChecked()
        model = GridModel(cells, self.model.all_facts(), self.grid)
        model.set_filter(self.bar.wanted().keeps)
        self.grid.set_grid(model, kind.value)
        self._stack.setCurrentWidget(self.grid)
        self._tell_counts()

    def _apply_filter(self) -> None:
        table = self.shown_table()
        current = table.current_fact()
        table.facts_model().set_filter(self.bar.wanted().keeps)
        self._tell_counts()
        if isinstance(current, TargetRow):
            wanted = current.id
            table.select_fact(lambda row: row.id == wanted)

    def _tell_counts(self) -> None:
        shown = self.shown_table().facts_model().rowCount()
        self.bar.tell_counts(self.model.all_facts(), shown)

    def _show_plan(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        self.flow.plans = shown and self.bar.view.value() != LIST
        self.grid.grid().show_plan(shown=shown)

    def _begin(self) -> None:
        table = self.shown_table()
        if not table.currentIndex().isValid() and table.facts_model().rowCount():
            table.select_fact(lambda _row: True)
        table.edit_current()

    def _paste(self) -> None:
        self.shown_table().paste()

    def _copy(self) -> None:
        self.shown_table().copy()

    def _offer_columns(self) -> None:
        table = self.shown_table()
        header = table.horizontalHeader()
        table.column_menu().popup(header.mapToGlobal(header.rect().bottomLeft()))

    def _take_written(self, saved: Saved[Entered], what: str) -> None:
        lines = {line.target.id: line for line in saved.value.lines}

        def newer(row: TargetRow) -> TargetRow:
            line = lines.get(row.id)
            return row if line is None else replaced(row, line, row.period)

        self.model.renew(newer)
        grid = self.grid.grid()
        grid.cells.renew(saved.value.lines)
        grid.renew(newer)
        self.strip.tell(self._saved_words(saved, what))
        self._take_saved(saved.changed, saved.at)

    def _saved_words(self, saved: Saved[Entered], what: str) -> str:
        when, entered = time_text(saved.at), saved.value
        if what:
            verb = self.tr("Đã hoàn tác") if what == "undo" else self.tr("Đã làm lại")
            text = self.tr("{verb} lúc {time}.").format(verb=verb, time=when)
            if entered.passed_count:
                left = self.tr(" {count} ô đã được sửa sau đó nên giữ nguyên.")
                text += left.format(count=entered.passed_count)
            return text
        if len(entered.lines) == 1 and entered.cell_count <= 1:
            text = self.tr("Đã lưu {time}. {sentence}")
            return text.format(time=when, sentence=entered.lines[0].judgement.sentence)
        return self.tr("Đã lưu {time}: {count} ô.").format(time=when, count=entered.cell_count)

    def _take_plan(self, edits: tuple[MilestoneEdit, ...], saved: Saved[int]) -> None:
        grid = self.grid.grid()
        for edit in edits:
            grid.cells.set_plan(edit.target, edit.period, edit.value)
        grid.repaint_all()
        text = self.tr("Đã lưu {time}: {count} mốc kế hoạch.")
        self.strip.tell(text.format(time=time_text(saved.at), count=saved.value))
        self._take_saved(saved.changed, saved.at)

    def _take_saved(self, changed: Changed, at: datetime) -> None:
        self._read_detail()
        self.saved.emit(changed, at)

    def _open_current(self) -> None:
        self._open_row(self.shown_table().current_fact())

    def _open_row(self, row: object) -> None:
        if isinstance(row, TargetRow):
            self.show_detail(row.line.field_name)
            self._follow(row)

    def _follow(self, row: object) -> None:
        if isinstance(row, TargetRow) and self.detail_visible():
            self.show_detail(row.line.field_name)
            self._read_detail()

    def _read_detail(self) -> None:
        row = self.shown_table().current_fact()
        if not isinstance(row, TargetRow) or not self.detail_visible():
            return
        desk, year, wanted = self._context.desk, self._context.year, row.id
        if self._detail_job is not None:
            self._detail_job.cancel()
        self._detail_job = self._context.jobs.read(
            lambda _token: get_target(desk, wanted, year), self._show_detail, owner=self
        )

    def _show_detail(self, detail: TargetDetail) -> None:
        self.pane.show_target(detail, self.period())

    def _select_wanted(self, *, opens: bool = True) -> None:
        wanted = self._wanted
        if wanted and self.shown_table().select_fact(lambda row: row.id == wanted):
            self._wanted = ""
            if opens:
                self._open_current()

    def _show_steps(self) -> None:
        self._undo.setEnabled(self.keeper.can_undo())
        self._redo.setEnabled(self.keeper.can_redo())


def _no_cells() -> Cells:
    return Cells(GridFacts(periods=(), results={}, plans={}))

"""The page of the targets: find one, enter its result, see where it stands."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from models.domain.changed import Changed
from models.domain.periods import PeriodKind
from models.usecases.desk import Saved
from models.usecases.entering import Entered
from views.context import PageContext
from views.job import Job
from views.pages.targets.bar import LIST, TargetBar
from views.pages.targets.bulk import NO_PROGRAMME, BulkActions, Programme
from views.pages.targets.detail import TargetPane
from views.pages.targets.filtering import UNSENT
from views.pages.targets.flow import EntryFlow
from views.pages.targets.keeper import ResultKeeper
from views.pages.targets.loading import Loaded, load_rows
from views.pages.targets.opening import PaneOpener
from views.pages.targets.passage import PassageView
from views.pages.targets.views import TargetViews
from views.pages.targets.words import saved_words
from views.table_papers import TablePapers
from views.widgets.empty import EmptyState
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
_PASSAGE_HINT = (
    "Dán hoặc mở một đoạn chỉ thị, kế hoạch; phần mềm đề xuất chỉ tiêu, anh/chị nhận, sửa hoặc bỏ "
    "từng dòng. Câu trích và văn bản nguồn được giữ kèm chỉ tiêu."
)


class TargetsPage(PageFrame):
    """Lists the targets of the year; opens one in the pane on the right."""

    saved = Signal(object, object)
    page_requested = Signal(str, str)
    help_requested = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("Chỉ tiêu", parent=parent)
        self._context = context
        self._wanted = ""
        self._programmes: tuple[Programme, ...] = ()
        self._passage: PassageView | None = None
        self._empties: list[EmptyState] = []
        self._loading: Job | None = None
        with context.jobs.readers_held():
            self.keeper = ResultKeeper(context, self)
            self.flow = EntryFlow(context, self.keeper, self)
            self.strip = Strip(context.ask, self)
            self.bar = TargetBar(context.year, self)
            self.views = TargetViews(context, self.flow.problem, self)
            self.model, self.table, self.grid = self.views.model, self.views.table, self.views.grid
            self.opener = PaneOpener(context, self.keeper, self.views, self, self.period)
            self.bulk = BulkActions(context, self.keeper, self)
            self._arrange()
            self._connect()
            self._connect_pane()
            self._restore_view()
            self.reload()

    def reload(self) -> None:
        """Read the list again; the current row stays current."""
        desk, year, period = self._context.desk, self._context.year, self.period()
        if self._loading is not None:
            self._loading.cancel()
        self._loading = self._context.jobs.read(
            lambda _token: load_rows(desk, year, period),
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
        self.views.set_period(period)
        self.opener.propose(period)

    def choose_view(self, view: str) -> None:
        """Show the list, or the grid over months, quarters, halves, years or phases."""
        self.bar.show_view(view)
        self._context.memory.save(_VIEW_MEMORY, view)
        self.flow.plans = view != LIST and self.bar.plan.isChecked()
        self.set_hint(self.tr(_HINT if view == LIST else _GRID_HINT))
        self.views.choose(view)
        self._tell_counts()

    def open_passage(self) -> None:
        """Show where new targets are read from a passage."""
        if not self._programmes:
            self.strip.tell(self.tr(NO_PROGRAMME))
            return
        if self._passage is None:
            self._passage = PassageView(self._context, self)
            self._passage.added.connect(self._take_added)
            self._passage.closed.connect(self._close_passage)
            self._passage.told.connect(self.strip.tell)
            self.views.addWidget(self._passage)
        self.hide_detail()
        self._show_tools(shown=False)
        self.set_hint(self.tr(_PASSAGE_HINT))
        self.views.setCurrentWidget(self._passage)

    def undo(self) -> None:
        """Put back what the last saved entry replaced."""
        self.keeper.undo()

    def redo(self) -> None:
        """Write the last undone entry once more."""
        self.keeper.redo()

    @property
    def pane(self) -> TargetPane:
        """The pane on the right; made when it is first needed."""
        return self.opener.pane

    def _arrange(self) -> None:
        self._enter = self.set_primary(self.tr("Nhập kết quả"), "pencil")
        self._undo = self.add_secondary(self.tr("Hoàn tác"), "undo-2")
        self._redo = self.add_secondary(self.tr("Làm lại"), "redo-2")
        self.set_filter(self.bar)
        self.set_content(self.views)
        self.set_strip(self.strip)
        for table in (self.table, self.grid):
            empty = EmptyState(
                self.tr("Không có chỉ tiêu nào khớp với bộ lọc."),
                self.tr("Bỏ bộ lọc"),
                icon="target",
            )
            empty.acted.connect(self._leave_empty)
            self._empties.append(empty)
            table.set_empty(empty)
            table.add_action(self.tr("Nhập kết quả"), table.edit_current, "pencil")
            table.add_action(self.tr("Xem chi tiết"), self._open_current, "eye")
            table.add_action(self.tr("Dán từ Excel"), table.paste, "clipboard-list")
        self.grid.add_action(self.tr("Điền xuống"), self.grid.fill_down, "arrow-down")
        self.grid.add_action(self.tr("Xoá số trong ô"), self.grid.clear_selected, "trash-2")
        self._add_more_actions()
        self.papers = TablePapers(
            self._context,
            self.strip,
            self,
            {
                "targets": self.tr("Danh sách chỉ tiêu"),
                "targets-passage": self.tr("Chỉ tiêu đọc từ văn bản"),
                **{
                    f"targets-grid-{kind.value}": self.tr("Kết quả chỉ tiêu theo kỳ")
                    for kind in PeriodKind
                },
            },
        )

    def _add_more_actions(self) -> None:
        tr = self.tr
        for text, icon, slot in (
            (tr("Thêm chỉ tiêu từ văn bản"), "file-text", self.open_passage),
            (tr("Thêm một chỉ tiêu"), "plus", self._add_by_hand),
            (tr("Chỉ tiêu đã thôi theo dõi"), "archive-restore", self.bulk.show_retired),
            (tr("Soát chương trình"), "shield-check", self.bulk.check_programmes),
            (tr("Dán từ Excel"), "clipboard-list", self._paste),
            (tr("Sao chép như Excel"), "copy", self._copy),
            (tr("Chọn cột"), "columns-3", self._offer_columns),
        ):
            self.add_more(text, icon).triggered.connect(slot)
        for table in (self.table, self.grid):
            table.add_action(tr("Sửa chỉ tiêu"), self._correct, "pencil")
            table.add_action(tr("Giao người phụ trách"), self._put_in_charge, "user")
            table.add_action(tr("Thôi theo dõi"), self._retire, "archive-restore")
        self.table.add_action(tr("Chép số của kỳ trước"), self._copy_from_before, "copy")

    def _connect(self) -> None:
        bar, queued = self.bar, Qt.ConnectionType.QueuedConnection
        bar.changed.connect(self._apply_filter)
        bar.view_chosen.connect(self.choose_view)
        bar.period_chosen.connect(self.choose_period)
        bar.plan_toggled.connect(self._show_plan)
        self.table.clicked.connect(self._open_current)
        self.table.row_opened.connect(self.opener.open_row)
        self.grid.cleared.connect(self.flow.clear)
        self.grid.period_entered.connect(self.opener.propose)
        for table in (self.table, self.grid):
            table.fact_changed.connect(self.opener.follow)
            table.typed.connect(self.flow.enter, queued)
            table.pasted.connect(self.flow.preview, queued)
            table.wrong.connect(self.strip.tell)
        self.views.grid_shown.connect(self._tell_counts)
        self.flow.doubted.connect(self.views.type_again)
        self.keeper.written.connect(self._take_written)
        self.keeper.refused.connect(self.strip.tell)
        self.keeper.steps_changed.connect(self._show_steps)
        self.bulk.saved.connect(self._take_added)
        self.bulk.told.connect(self.strip.tell)
        self.bulk.begun.connect(self.strip.follow)
        self.bulk.wanted.connect(self.open_item)
        self._enter.clicked.connect(self._begin)
        self._undo.clicked.connect(self.undo)
        self._redo.clicked.connect(self.redo)
        self._add_shortcut(("Ctrl+Z",), self.undo)
        self._add_shortcut(("Ctrl+Y", "Ctrl+Shift+Z"), self.redo)
        self._show_steps()

    def _connect_pane(self) -> None:
        self.opener.evidence_changed.connect(self._take_saved)
        self.opener.goal_changed.connect(self._take_added)
        self.opener.page_requested.connect(self.page_requested)

    def _add_shortcut(self, keys: Sequence[str], slot: Callable[[], None]) -> None:
        shortcut = QShortcut(self)
        shortcut.setKeys([QKeySequence(one) for one in keys])
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    def _restore_view(self) -> None:
        kept = self._context.memory.load(_VIEW_MEMORY) or LIST
        known = {LIST, *(kind.value for kind in PeriodKind)}
        self.choose_view(kept if kept in known else LIST)

    def _show_rows(self, loaded: Loaded) -> None:
        rows, programmes = loaded
        current = self.views.current_row()
        opened = self.detail_visible() or bool(self._wanted)
        if current is not None and not self._wanted:
            self._wanted = current.id
        self.views.set_rows(rows)
        self._programmes = programmes
        self.bar.offer([(code, title) for code, title, _ in programmes], rows)
        for empty in self._empties:
            self._say_why_empty(empty, of_the_year=not rows)
        self._apply_filter()
        self._select_wanted(opens=opened)

    def _say_why_empty(self, empty: EmptyState, *, of_the_year: bool) -> None:
        if of_the_year:
            empty.set_sentence(
                self.tr(
                    "Năm {year} chưa có chỉ tiêu nào. Chỉ tiêu thuộc chương trình của năm: hãy tạo "
                    "chương trình từ năm trước, hoặc nhận gói giao của Cụm trưởng."
                ).format(year=self._context.year)
            )
            empty.set_button(self.tr("Mở Chương trình cụm"))
        else:
            empty.set_sentence(self.tr("Không có chỉ tiêu nào khớp với bộ lọc."))
            empty.set_button(self.tr("Bỏ bộ lọc"))

    def _leave_empty(self) -> None:
        if self.model.all_facts():
            self.bar.clear()
        else:
            self.page_requested.emit("programme", "")

    def _apply_filter(self) -> None:
        self.views.set_filter(self.bar.wanted())
        self._tell_counts()

    def _tell_counts(self) -> None:
        self.bar.tell_counts(self.model.all_facts(), self.views.shown_count())

    def _show_plan(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        self.flow.plans = shown and self.bar.view.value() != LIST
        self.views.show_plan(shown=shown)

    def _begin(self) -> None:
        table = self.views.in_sight()
        if not table.currentIndex().isValid() and table.facts_model().rowCount():
            table.select_fact(lambda _row: True)
        table.edit_current()

    def _paste(self) -> None:
        self.views.in_sight().paste()

    def _copy(self) -> None:
        self.views.in_sight().copy()

    def _offer_columns(self) -> None:
        table = self.views.in_sight()
        header = table.horizontalHeader()
        table.column_menu().popup(header.mapToGlobal(header.rect().bottomLeft()))

    def _take_written(self, saved: Saved[Entered], what: str) -> None:
        self.views.take_entered(saved.value.lines, saved.value.cells)
        self.views.take_plan(saved.value.plans)
        self._tell_counts()
        self.strip.tell(saved_words(saved, what))
        if saved.value.row_count:
            self.reload()
        self.opener.read()
        self.saved.emit(saved.changed, saved.at)

    def _take_added(self, changed: Changed, at: datetime) -> None:
        """Read the list again: targets, or what is asked of them, have changed."""
        self.reload()
        self._take_saved(changed, at)

    def _close_passage(self) -> None:
        self._show_tools(shown=True)
        self.choose_view(self.bar.view.value())

    def _show_tools(self, *, shown: bool) -> None:
        for tool in (self.bar, self._enter, self._undo, self._redo):
            tool.setVisible(shown)

    def _correct(self) -> None:
        row = self.views.current_row()
        if row is not None:
            code = row.line.target.programme
            fields = next((some for key, _, some in self._programmes if key == code), ())
            self.bulk.correct(row, fields)

    def _add_by_hand(self) -> None:
        self.bulk.add_by_hand(self._programmes, self.bar.choice("programme"))

    def _put_in_charge(self) -> None:
        self.bulk.put_in_charge(self.views.in_sight().selected_facts())

    def _copy_from_before(self) -> None:
        self.bulk.copy_from_before(self.views.in_sight().selected_facts())

    def _retire(self) -> None:
        self.bulk.retire(self.views.in_sight().selected_facts())

    def _take_saved(self, changed: Changed, at: datetime) -> None:
        self.keeper.renew()
        self.opener.read()
        self.saved.emit(changed, at)

    def _open_current(self) -> None:
        self.opener.open_row(self.views.current_row())

    def _select_wanted(self, *, opens: bool = True) -> None:
        wanted = self._wanted
        if wanted and self.views.select(wanted):
            self._wanted = ""
            if opens:
                self._open_current()

    def _show_steps(self) -> None:
        self._undo.setEnabled(self.keeper.can_undo())
        self._redo.setEnabled(self.keeper.can_redo())

"""The page of the targets: find one, enter its result, see where it stands."""

from collections import Counter
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from models.domain.changed import Changed
from models.domain.results import Travel
from models.domain.targets import Verdict
from models.domain.text import fold
from models.usecases.desk import Saved
from models.usecases.entering import Entered, periods_of
from models.usecases.programmes import list_programmes
from models.usecases.targets import ResultEdit, TargetDetail, get_target, list_targets
from views.context import PageContext
from views.job import Job
from views.pages.targets.detail import TargetPane
from views.pages.targets.keeper import ResultKeeper
from views.pages.targets.paste import PastePreview
from views.pages.targets.rows import (
    VERDICT_ORDER,
    TargetRow,
    columns,
    period_words,
    replaced,
    rows_of,
)
from views.pages.targets.table import TargetModel, TargetTable
from views.widgets.choice import ChoiceField
from views.widgets.empty import EmptyState
from views.widgets.filter_bar import FilterBar
from views.widgets.formats import time_text
from views.widgets.page import PageFrame
from views.widgets.status import status_look
from views.widgets.strip import Strip

_TOUCHES = Changed.TARGETS | Changed.RESULTS | Changed.PROGRAMMES | Changed.DOCUMENTS
_UNSENT = "unsent"


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
        self._detail_job: Job | None = None
        self.keeper = ResultKeeper(context, self)
        self.strip = Strip(context.ask, self)
        periods = [(item.text, period_words(item)) for item in periods_of(context.year)]
        self._period = ChoiceField(periods, parent=self)
        self.bar = self._filter_bar()
        self.model = TargetModel(columns(), self)
        self.table = TargetTable(self._problem, context.memory, self)
        self.pane = TargetPane(context, self.keeper, self)
        self._arrange()
        self._connect()
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
        elif kind == _UNSENT:
            self.bar.set_chip(_UNSENT, checked=True)
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
        """Return the period that results are entered for."""
        return self._period.value()

    def choose_period(self, period: str) -> None:
        """Show and take results of `period` from now on."""
        self._period.set_value(period)
        self._change_period()

    def undo(self) -> None:
        """Put back what the last saved entry replaced."""
        if self.keeper.can_undo():
            self.keeper.undo()
        else:
            self.strip.tell(self.tr("Không có lần nhập nào để hoàn tác."))

    def _filter_bar(self) -> FilterBar:
        bar = FilterBar(self.tr("Tìm chỉ tiêu, gõ không dấu cũng được"), self)
        self._period.setAccessibleName(self.tr("Kỳ nhập số"))
        self._period.setToolTip(self.tr("Kỳ nhập số"))
        bar.add_widget(self._period)
        bar.add_choice("programme", self.tr("Chương trình"), [("", self.tr("Mọi chương trình"))])
        bar.add_choice("field", self.tr("Lĩnh vực"), [("", self.tr("Mọi lĩnh vực"))])
        for verdict in VERDICT_ORDER:
            bar.add_chip(verdict.value, status_look(verdict).word.capitalize())
        bar.add_chip(_UNSENT, self.tr("Chưa gửi"))
        return bar

    def _arrange(self) -> None:
        self.set_hint(
            self.tr(
                "Chọn kỳ, bấm vào cột Kết quả rồi gõ số, Enter để lưu và xuống dòng. "
                "Bấm một dòng để xem vì sao và đính kèm minh chứng."
            )
        )
        self._enter = self.set_primary(self.tr("Nhập kết quả"), "pencil")
        self._undo = self.add_secondary(self.tr("Hoàn tác"), "undo-2")
        self._undo.setEnabled(False)
        self._paste = self.add_more(self.tr("Dán cột số từ Excel"), "clipboard-list")
        self._copy = self.add_more(self.tr("Sao chép dòng đã chọn như Excel"), "copy")
        self.set_filter(self.bar)
        self.set_content(self.table)
        self.set_detail(self.pane, self.tr("Chi tiết chỉ tiêu"))
        self.set_strip(self.strip)
        self._empty = EmptyState(
            self.tr("Không có chỉ tiêu nào khớp với bộ lọc."),
            self.tr("Bỏ bộ lọc"),
            icon="target",
        )
        self._empty.acted.connect(self.bar.clear)
        self.table.set_model(self.model)
        self.table.set_empty(self._empty)
        self.table.add_action(self.tr("Nhập kết quả"), self.table.edit_current, "pencil")
        self.table.add_action(self.tr("Xem chi tiết"), self._open_current, "eye")
        self.table.add_action(self.tr("Dán cột số từ Excel"), self.table.paste, "clipboard-list")

    def _connect(self) -> None:
        self.bar.changed.connect(self._apply_filter)
        self._period.committed.connect(self._change_period)
        self.table.clicked.connect(self._open_current)
        self.table.row_opened.connect(self._open_row)
        self.table.fact_changed.connect(self._follow)
        queued = Qt.ConnectionType.QueuedConnection
        self.table.typed.connect(self._enter_text, queued)
        self.table.pasted.connect(self._preview_paste, queued)
        self.table.wrong.connect(self.strip.tell)
        self.keeper.written.connect(self._take_written)
        self.keeper.refused.connect(self.strip.tell)
        self.keeper.undo_changed.connect(self._show_undo)
        self.pane.evidence_changed.connect(self._take_saved)
        self.pane.page_requested.connect(self.page_requested)
        self._enter.clicked.connect(self._begin)
        self._undo.clicked.connect(self.undo)
        self._paste.triggered.connect(self.table.paste)
        self._copy.triggered.connect(self.table.copy)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self.undo)

    def _show_rows(self, loaded: tuple[tuple[TargetRow, ...], tuple[tuple[str, str], ...]]) -> None:
        rows, programmes = loaded
        current = self.table.current_fact()
        if isinstance(current, TargetRow) and not self._wanted:
            self._wanted = current.id
        self.model.set_facts(rows)
        self._offer_choices(programmes)
        self._apply_filter()
        self._select_wanted()

    def _offer_choices(self, programmes: tuple[tuple[str, str], ...]) -> None:
        every = [("", self.tr("Mọi chương trình")), *programmes]
        self.bar.set_choices("programme", every)
        chosen = self.bar.choice("programme")
        fields = {
            row.line.field_name: row.field_key
            for row in self.model.all_facts()
            if not chosen or row.line.target.programme == chosen
        }
        names = sorted(fields, key=lambda name: fields[name])
        every = [("", self.tr("Mọi lĩnh vực")), *((name, name) for name in names)]
        self.bar.set_choices("field", every)

    def _apply_filter(self) -> None:
        words = fold(self.bar.text()).split()
        chips = self.bar.chips()
        programme, field = self.bar.choice("programme"), self.bar.choice("field")
        verdicts = {Verdict(key) for key in chips if key != _UNSENT}
        unsent = _UNSENT in chips

        def keep_but_verdict(row: TargetRow) -> bool:
            line = row.line
            return (
                (not programme or line.target.programme == programme)
                and (not field or line.field_name == field)
                and all(word in line.search_key for word in words)
                and (not unsent or _is_unsent(row))
            )

        def keep(row: TargetRow) -> bool:
            fits = not verdicts or row.line.judgement.verdict in verdicts
            return fits and keep_but_verdict(row)

        counts: Counter[Verdict] = Counter(
            row.line.judgement.verdict for row in self.model.all_facts() if keep_but_verdict(row)
        )
        current = self.table.current_fact()
        self.model.set_filter(keep)
        for verdict in VERDICT_ORDER:
            self.bar.set_chip_count(verdict.value, counts[verdict])
        self.bar.set_chip_count(_UNSENT, sum(map(_is_unsent, self.model.all_facts())))
        self._summarise()
        if isinstance(current, TargetRow):
            self.table.select_fact(lambda row: row.id == current.id)

    def _summarise(self) -> None:
        shown, every = self.model.rowCount(), len(self.model.all_facts())
        text = self.tr("{shown} trên {every} chỉ tiêu").format(shown=shown, every=every)
        self.bar.set_summary(text)

    def _change_period(self) -> None:
        """Show and take results of another period."""
        period = self.period()
        self.model.renew(lambda row: replaced(row, row.line, period))
        self.pane.propose_period(period)

    def _begin(self) -> None:
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.select_fact(lambda _row: True)
        self.table.edit_current()

    def _problem(self, row: TargetRow, text: str) -> str:
        return self.keeper.read(row.line, text).problem

    def _enter_text(self, row: TargetRow, text: str) -> None:
        """Save what was typed into the list, after the questions it raises."""
        typed = self.keeper.read(row.line, text)
        value = typed.values[0] if typed.values else None
        if typed.ambiguous:
            value = self.keeper.choose(row.line, text, typed)
            if value is None:
                return
        if value is not None and not self.keeper.agreed(row.line, row.period, value):
            return
        note, judged = (row.standing.note, row.standing.judged) if row.standing else ("", None)
        edit = ResultEdit(
            target=row.id, period=row.period, value=value, note=note, judged=judged, raw_text=text
        )
        self.keeper.write((edit,))

    def _preview_paste(self, rows: tuple[TargetRow, ...], texts: tuple[str, ...]) -> None:
        preview = PastePreview(rows, texts)
        label = period_words(
            next(p for p in periods_of(self._context.year) if p.text == self.period())
        )
        title = self.tr("Dán kết quả, kỳ: {period}").format(period=label)
        if self._context.ask.form(title, preview, self.tr("Lưu các số này"), check=preview.ready):
            self.keeper.write(preview.edits())
        preview.deleteLater()

    def _take_written(self, saved: Saved[Entered], undone: bool) -> None:  # noqa: FBT001 - a slot
        lines = {line.target.id: line for line in saved.value.lines}
        self.model.renew(
            lambda row: replaced(row, lines[row.id], row.period) if row.id in lines else row
        )
        self.strip.tell(self._saved_words(saved, undone=undone))
        self._take_saved(saved.changed, saved.at)

    def _saved_words(self, saved: Saved[Entered], *, undone: bool) -> str:
        when = time_text(saved.at)
        lines = saved.value.lines
        if undone:
            return self.tr("Đã hoàn tác lúc {time}.").format(time=when)
        if len(lines) == 1:
            text = self.tr("Đã lưu {time}. {sentence}")
            return text.format(time=when, sentence=lines[0].judgement.sentence)
        return self.tr("Đã lưu {time}: {count} kết quả.").format(time=when, count=len(lines))

    def _take_saved(self, changed: Changed, at: datetime) -> None:
        self._read_detail()
        self.saved.emit(changed, at)

    def _open_current(self) -> None:
        self._open_row(self.table.current_fact())

    def _open_row(self, row: object) -> None:
        if isinstance(row, TargetRow):
            self.show_detail(row.line.field_name)
            self._follow(row)

    def _follow(self, row: object) -> None:
        if isinstance(row, TargetRow) and self.detail_visible():
            self.show_detail(row.line.field_name)
            self._read_detail()

    def _read_detail(self) -> None:
        row = self.table.current_fact()
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

    def _select_wanted(self) -> None:
        wanted = self._wanted
        if wanted and self.table.select_fact(lambda row: row.id == wanted):
            self._wanted = ""
            self._open_current()

    def _show_undo(self) -> None:
        self._undo.setEnabled(self.keeper.can_undo())


def _is_unsent(row: TargetRow) -> bool:
    return row.line.latest is not None and row.line.travel in (
        Travel.DRAFT,
        Travel.READY,
        Travel.CORRECTED,
        Travel.RETURNED,
    )

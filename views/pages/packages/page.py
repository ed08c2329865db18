"""The page of the packages: make one, look at those that arrive, see who has sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.domain.arrival import PackageFacts, PendingFacts
from models.domain.board import Board
from models.domain.changed import Changed
from models.domain.package import PackageKind
from models.usecases.desk import Desk, Saved
from models.usecases.exchange import (
    ConsolidatedFacts,
    ExportFacts,
    Look,
    consolidate,
    export_submission,
    list_packages,
)
from models.usecases.exchange_board import MemberValue, most_told, period_board, side_by_side
from models.usecases.exchange_ready import mark_ready
from models.usecases.pending import pending_count
from models.usecases.targets import TargetLine, list_targets
from views.context import PageContext
from views.job import Token
from views.pages.packages import words
from views.pages.packages.arrival import ArrivalView
from views.pages.packages.board import BoardView
from views.pages.packages.comparing import CompareView
from views.pages.packages.detail import PackageDetail
from views.pages.packages.file_tools import FileTools
from views.pages.packages.leading import LeaderDesk
from views.pages.packages.list_reader import ListReader
from views.pages.packages.listing import package_columns
from views.pages.packages.more_work import MoreWork
from views.pages.packages.outbox import Outbox
from views.pages.packages.receiving import Receiving
from views.saving import Writer
from views.table_papers import TablePapers
from views.widgets.chip import Segments
from views.widgets.empty import EmptyState
from views.widgets.facts_model import FactsModel
from views.widgets.page import PageFrame
from views.widgets.strip import Strip
from views.widgets.table import TableView

PACKAGES, BOARD, COMPARE = "packages", "board", "compare"
_TOUCHES = Changed.PACKAGES | Changed.RESULTS | Changed.ORGANISATIONS | Changed.TARGETS


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contents:
    """What the page shows, read at once."""

    packages: tuple[PackageFacts, ...]
    board: Board
    targets: tuple[TargetLine, ...]
    pending: PendingFacts
    most_told: tuple[str, str]


class PackagesPage(PageFrame):
    """Lists packages and members; files dropped or opened are looked at before anything else."""

    saved = Signal(object, object)
    page_requested = Signal(str, str)
    help_requested = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("Gói đồng bộ", parent=parent)
        self._context = context
        self.strip = Strip(context.ask, self)
        self.views = Segments(
            [
                (PACKAGES, self.tr("Các gói")),
                (BOARD, self.tr("Đơn vị và kỳ")),
                (COMPARE, self.tr("So sánh một chỉ tiêu")),
            ],
            self,
        )
        self.packages = TableView("packages", context.memory, self)
        self.package_model: FactsModel[PackageFacts] = FactsModel(package_columns(), (), self)
        self.board = BoardView(context.memory, self)
        self.compare = CompareView(context.year, context.memory, self)
        self.outbox = Outbox(context, self.strip, self)
        self._writer = Writer(context, self.tr("Chưa lưu được"), self)
        self.leading = LeaderDesk(context, self.outbox, self._writer, self)
        self.leading.told.connect(self.strip.tell)
        self.detail = PackageDetail(context, self.outbox, self.strip, self)
        self.arrival = ArrivalView(context.memory, self)
        self.receiving = Receiving(context, self.arrival, self.strip, self)
        self.tools = FileTools(context, self.strip, self)
        self.reader = ListReader(context, self)
        self.more = MoreWork(context, self.strip, self)
        self._tables = QStackedWidget(self)
        self._stack = QStackedWidget(self)
        self._add_actions()
        self._arrange()
        self._connect()
        self._connect_leading()
        self.reload()

    def reload(self) -> None:
        """Read everything again."""
        desk, year = self._context.desk, self._context.year
        self._context.jobs.read(
            lambda _token: _read(desk, year),
            self._show,
            owner=self,
            title=self.tr("Chưa đọc được danh sách gói"),
        )

    def refresh(self, changed: Changed) -> None:
        """Read again what of this page `changed` touches."""
        if changed & _TOUCHES:
            self.reload()

    def open_item(self, item_id: str) -> None:
        """Show the package with this id, or the view called "board" or "compare"."""
        self._leave_arrival()
        if item_id in (BOARD, COMPARE):
            self.show_view(item_id)
        elif self.packages.select_fact(lambda item: item.id == item_id):
            self._open(self.packages.current_fact())

    def accept_files(self, paths: Sequence[Path]) -> None:
        """Look at dropped or opened files; nothing is written."""
        self.receiving.look_at(paths)

    def show_view(self, key: str) -> None:
        """Switch between the packages, the board and the comparison."""
        self.views.set_value(key)
        parts = {PACKAGES: self.packages, BOARD: self.board, COMPARE: self.compare}
        self._tables.setCurrentWidget(parts[key])
        self.hide_detail()
        if key == COMPARE:
            self._read_comparison()

    def read_list(self, place: Path) -> None:
        """Read a table that was never ours; nothing is written until its user says so."""
        self.hide_detail()
        self.reader.read(place)
        self._stack.setCurrentWidget(self.reader)

    def export(self) -> None:
        """Ask where to and write the office's package."""
        desk = self._context.desk

        def make(place: Path, token: Token) -> Saved[ExportFacts]:
            return export_submission(desk, place, progress=token.report)

        name = f"nop-{desk.office}-{self._context.year}.xlsx"
        self.outbox.hand_out(self.tr("Lập gói nộp"), name, make, words.exported_words)

    def mark_ready(self) -> None:
        """Call every draft of the office ready to send."""
        desk = self._context.desk
        self._writer.write(lambda: mark_ready(desk), self._tell_ready)

    def consolidate(self) -> None:
        """Ask where to and write the cluster's consolidated workbook."""
        desk, year = self._context.desk, self._context.year

        def make(place: Path, _token: Token) -> Saved[ConsolidatedFacts]:
            return consolidate(desk, place, year=year)

        self.outbox.hand_out(
            self.tr("Lập bảng tổng hợp"),
            f"tong-hop-cum-{year}.xlsx",
            make,
            words.consolidated_words,
        )

    def _add_actions(self) -> None:
        self._export = self.add_secondary(self.tr("Lập gói nộp"), "send")
        self._consolidate = self.add_secondary(self.tr("Bảng tổng hợp"), "file-spreadsheet")
        self._assign = self.add_secondary(self.tr("Giao chỉ tiêu"), "package")
        self._ready = self.add_more(self.tr("Đánh dấu mọi số nháp là sẵn sàng"), "check")
        self._scan = self.add_more(self.tr("Quét thư mục nhận"), "refresh-cw")
        self._choose = self.add_more(self.tr("Chọn thư mục nhận"), "folder-open")
        self._hand_over = self.add_more(self.tr("Bàn giao năm cho đơn vị khác"), "archive-restore")
        self.table_papers = TablePapers(
            self._context,
            self.strip,
            self,
            {
                "packages": self.tr("Các gói đã gửi, đã nhận"),
                "packages-board": self.tr("Số liệu các đơn vị theo kỳ"),
                "packages-compare": self.tr("So sánh một chỉ tiêu"),
            },
        )
        self._take = self.set_primary(self.tr("Nhận gói"), "inbox")
        for button in (self._consolidate, self._assign):
            button.hide()
        self._hand_over.setVisible(False)

    def _arrange(self) -> None:
        self.packages.set_model(self.package_model)
        self._empty = EmptyState(
            self.tr(
                "Chưa có gói nào. Kéo tệp .xlsx vào đây để nhận, hoặc lập gói nộp của đơn vị mình."
            ),
            self.tr("Chọn tệp để nhận"),
            self.tr("Gói đồng bộ dùng thế nào"),
            icon="package",
        )
        self.packages.set_empty(self._empty)
        for part in (self.packages, self.board, self.compare):
            self._tables.addWidget(part)
        lists = QWidget(self)
        column = QVBoxLayout(lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.views)
        column.addWidget(self._tables, 1)
        self._lists = lists
        for view in (lists, self.arrival, self.reader):
            self._stack.addWidget(view)
        self.arrival.set_tools(self.tools)
        self.set_content(self._stack)
        self.set_detail(self.detail, self.tr("Chi tiết gói"))
        self.set_strip(self.strip)

    def _connect(self) -> None:
        self._export.clicked.connect(self.export)
        self._take.clicked.connect(self.receiving.open_files)
        self._scan.triggered.connect(self.receiving.scan_inbox)
        self._ready.triggered.connect(self.mark_ready)
        self._choose.triggered.connect(self.receiving.choose_inbox)
        self._empty.acted.connect(self.receiving.open_files)
        self._empty.manual_requested.connect(self._ask_help)
        self.views.changed.connect(self.show_view)
        self.packages.add_action(self.tr("Xem chi tiết"), self._open_current, "eye")
        self.packages.row_opened.connect(self._open)
        self.packages.clicked.connect(self._open_current)
        self.packages.fact_changed.connect(self._follow)
        self.receiving.looked.connect(self._show_arrival)
        self.receiving.left.connect(self._leave_arrival)
        self.arrival.left.connect(self._leave_arrival)
        self.arrival.files.fact_changed.connect(self._show_tools)
        self.tools.looked_again.connect(self._look_again)
        self.tools.list_requested.connect(self.read_list)
        self.reader.left.connect(self._leave_arrival)
        self.more.list_requested.connect(self.read_list)
        desks = (self.receiving, self.tools, self.detail, self.reader, self.more)
        for writer in (*desks, self.outbox, self._writer):
            writer.saved.connect(self._tell_saved)

    def _connect_leading(self) -> None:
        self._consolidate.clicked.connect(self.consolidate)
        self._assign.clicked.connect(self._send_assignment)
        self._hand_over.triggered.connect(self._ask_handover)
        self.board.asked.connect(self.leading.act)
        self.board.deadline_asked.connect(self.leading.ask_deadline)
        self.board.lock_asked.connect(self._ask_lock)
        self.board.reminder_asked.connect(self.leading.remind)
        self.board.annex_asked.connect(self.leading.print_annex)
        self.board.receipts_asked.connect(self.leading.send_receipts)
        self.compare.asked.connect(self._read_comparison)
        self.compare.accept_asked.connect(self._accept_compared)
        self.compare.return_asked.connect(self._return_compared)
        self.compare.adjust_asked.connect(self._adjust_compared)

    def _show(self, contents: _Contents) -> None:
        self.package_model.set_facts(contents.packages)
        self.board.show_board(contents.board)
        self.compare.offer_targets(contents.targets, contents.most_told)
        leads = contents.board.leader == self._context.desk.office
        self.views.setVisible(leads)
        self.views.set_words(BOARD, words.board_title(contents.board))
        self._consolidate.setVisible(leads)
        self._assign.setVisible(leads)
        self._hand_over.setVisible(leads)
        if not leads and self.views.value() != PACKAGES:
            self.show_view(PACKAGES)
        elif self.views.value() == COMPARE:
            self._read_comparison()
        told = words.pending_sentence(contents.pending)
        self.set_hint(told + self.tr(" Kéo tệp gói vào cửa sổ để xem trước rồi nhập."))

    def _show_arrival(self) -> None:
        self.hide_detail()
        self._stack.setCurrentWidget(self.arrival)

    def _show_tools(self, look: object) -> None:
        if isinstance(look, Look):
            self.tools.show_look(look)

    def _look_again(self, place: Path) -> None:
        self.accept_files((place,))

    def _tell_ready(self, count: int) -> None:
        self.strip.tell(self.tr("{count} số nháp đã sẵn sàng để gửi.").format(count=count))

    def _tell_saved(self, changed: Changed, at: datetime) -> None:
        self.reload()
        self.saved.emit(changed, at)

    def _leave_arrival(self) -> None:
        self._stack.setCurrentWidget(self._lists)

    def _send_assignment(self) -> None:
        self.leading.send(PackageKind.ASSIGNMENT)

    def _ask_handover(self) -> None:
        self.leading.hand_over(self.board.board)

    def _ask_lock(self) -> None:
        self.leading.ask_lock(self.board.board)

    def _read_comparison(self) -> None:
        target, period = self.compare.target.value(), self.compare.period.value()
        desk, year = self._context.desk, self._context.year
        if target:
            self._context.jobs.read(
                lambda _token: side_by_side(desk, target, period, year),
                self.compare.show_values,
                owner=self,
            )

    def _accept_compared(self) -> None:
        self.leading.accept_many(self.compare.chosen())

    def _return_compared(self) -> None:
        self.leading.return_many(self.compare.chosen())

    def _adjust_compared(self) -> None:
        (item,) = self.compare.table.selected_facts()
        if isinstance(item, MemberValue):
            self.leading.adjust_value(item)

    def _open_current(self) -> None:
        self._open(self.packages.current_fact())

    def _follow(self, item: object) -> None:
        if self.detail_visible():
            self._open(item)

    def _open(self, item: object) -> None:
        if isinstance(item, PackageFacts):
            self.detail.show_package(item)
            self.show_detail(words.KIND_WORDS[item.kind])

    def _ask_help(self) -> None:
        self.help_requested.emit("packages")


def _read(desk: Desk, year: int) -> _Contents:
    return _Contents(
        packages=list_packages(desk),
        board=period_board(desk, year),
        targets=tuple(list_targets(desk, year)),
        pending=pending_count(desk),
        most_told=most_told(desk, year),
    )

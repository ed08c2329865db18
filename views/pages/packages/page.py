"""The page of the packages: make one, look at those that arrive, see who has sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.domain.arrival import ImportReport, PackageFacts, PendingFacts
from models.domain.changed import Changed
from models.domain.organisations import Role
from models.domain.submission import MemberStatus, SendState
from models.usecases.desk import Desk, Saved
from models.usecases.exchange import (
    Consent,
    ConsolidatedFacts,
    ExportFacts,
    Look,
    archived,
    board,
    consolidate,
    export_submission,
    list_packages,
    preview_all,
    take_in_all,
)
from models.usecases.pending import pending_count
from models.usecases.workspace import WorkspaceFacts, describe
from views.context import PageContext
from views.pages.packages import words
from views.pages.packages.arrival import ArrivalView
from views.pages.packages.file_tools import FileTools
from views.pages.packages.list_reader import ListReader
from views.pages.packages.listing import member_columns, package_columns
from views.pages.packages.more_work import MoreWork
from views.pages.packages.paper_tools import PaperTools
from views.widgets.buttons import plain
from views.widgets.chip import Segments
from views.widgets.empty import EmptyState
from views.widgets.facts_model import FactsModel
from views.widgets.page import PageFrame
from views.widgets.panel import FactList
from views.widgets.strip import Strip
from views.widgets.table import TableView

PACKAGES, BOARD = "packages", "board"
_FILES = ("Gói đồng bộ (*.xlsx)", "Mọi tệp (*)")
_TOUCHES = Changed.PACKAGES | Changed.RESULTS | Changed.ORGANISATIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contents:
    """What the page shows, read at once."""

    facts: WorkspaceFacts
    packages: tuple[PackageFacts, ...]
    members: tuple[MemberStatus, ...]
    pending: PendingFacts


class PackagesPage(PageFrame):
    """Lists packages and members; files dropped or opened are looked at before anything else."""

    saved = Signal(object, object)
    page_requested = Signal(str, str)
    help_requested = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("Gói đồng bộ", parent=parent)
        self._context = context
        self.strip = Strip(context.ask, self)
        self.views = Segments([(PACKAGES, self.tr("Các gói")), (BOARD, self.tr("Ai đã gửi"))], self)
        self.packages = TableView("packages", context.memory, self)
        self.package_model: FactsModel[PackageFacts] = FactsModel(package_columns(), (), self)
        self.members = TableView("packages-members", context.memory, self)
        self.member_model: FactsModel[MemberStatus] = FactsModel(member_columns(), (), self)
        self.facts = FactList(self)
        self._archived = plain(self.tr("Mở bản lưu"), "external-link", self)
        self.arrival = ArrivalView(context.memory, self)
        self.tools = FileTools(context, self.strip, self)
        self.papers = PaperTools(context, self.strip, self)
        self.reader = ListReader(context, self)
        self.more = MoreWork(context, self.strip, self)
        self._tables = QStackedWidget(self)
        self._stack = QStackedWidget(self)
        self._arrange()
        self._connect()
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
        """Show the package with this id, or the view called "board"."""
        self._leave_arrival()
        if item_id == BOARD:
            self.show_view(BOARD)
        elif self.packages.select_fact(lambda item: item.id == item_id):
            self._open(self.packages.current_fact())

    def accept_files(self, paths: Sequence[Path]) -> None:
        """Look at dropped or opened files; nothing is written."""
        places, desk = tuple(paths), self._context.desk
        if not places:
            return
        job = self._context.jobs.read(
            lambda _token: preview_all(desk, places),
            self._show_looks,
            owner=self,
            title=self.tr("Chưa xem trước được tệp"),
        )
        self.strip.follow(job, self.tr("Đang đọc {count} tệp").format(count=len(places)))

    def show_view(self, key: str) -> None:
        """Switch between the packages and the members."""
        self.views.set_value(key)
        self._tables.setCurrentWidget(self.packages if key == PACKAGES else self.members)
        self.hide_detail()

    def open_files(self) -> None:
        """Ask for files and look at them."""
        self.accept_files(self._context.ask.open_files(self.tr("Chọn gói để nhận"), _FILES))

    def read_list(self, place: Path) -> None:
        """Read a table that was never ours; nothing is written until its user says so."""
        self.hide_detail()
        self.reader.read(place)
        self._stack.setCurrentWidget(self.reader)

    def export(self) -> None:
        """Ask where to and write the office's package."""
        desk, office = self._context.desk, self._context.desk.office
        name = f"nop-{office}-{self._context.year}.xlsx"
        place = self._context.ask.save_file(self.tr("Lập gói nộp"), name, _FILES[:1])
        if place is None:
            return
        job = self._context.jobs.write(
            lambda token: export_submission(desk, place, progress=token.report),
            self._tell_exported,
            owner=self,
            title=self.tr("Chưa lập được gói nộp"),
        )
        self.strip.follow(job, self.tr("Đang lập gói nộp"))

    def consolidate(self) -> None:
        """Ask where to and write the cluster's consolidated workbook."""
        desk, year = self._context.desk, self._context.year
        name = f"tong-hop-cum-{year}.xlsx"
        place = self._context.ask.save_file(self.tr("Lập bảng tổng hợp"), name, _FILES[:1])
        if place is None:
            return
        job = self._context.jobs.write(
            lambda _token: consolidate(desk, place, year=year),
            self._tell_consolidated,
            owner=self,
            title=self.tr("Chưa lập được bảng tổng hợp"),
        )
        self.strip.follow(job, self.tr("Đang lập bảng tổng hợp"))

    def _arrange(self) -> None:
        self._export = self.add_secondary(self.tr("Lập gói nộp"), "send")
        self._consolidate = self.add_secondary(self.tr("Bảng tổng hợp"), "file-spreadsheet")
        self._take = self.set_primary(self.tr("Nhận gói"), "inbox")
        self.packages.set_model(self.package_model)
        self.members.set_model(self.member_model)
        self._empty = EmptyState(
            self.tr(
                "Chưa có gói nào. Kéo tệp .xlsx vào đây để nhận, hoặc lập gói nộp của đơn vị mình."
            ),
            self.tr("Chọn tệp để nhận"),
            self.tr("Gói đồng bộ dùng thế nào"),
            icon="package",
        )
        self.packages.set_empty(self._empty)
        self.packages.add_action(self.tr("Mở bản lưu"), self._show_archived, "external-link")
        self._tables.addWidget(self.packages)
        self._tables.addWidget(self.members)
        lists = QWidget(self)
        column = QVBoxLayout(lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.views)
        column.addWidget(self._tables, 1)
        self._lists = lists
        self._stack.addWidget(lists)
        self._stack.addWidget(self.arrival)
        self._stack.addWidget(self.reader)
        self.arrival.set_tools(self.tools)
        self.set_content(self._stack)
        self.set_detail(self._detail_part(), self.tr("Chi tiết gói"))
        self.set_strip(self.strip)

    def _detail_part(self) -> QWidget:
        part = QWidget(self)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.facts)
        column.addWidget(self.papers)
        column.addWidget(self._archived, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _connect(self) -> None:
        self._archived.clicked.connect(self._show_archived)
        self._export.clicked.connect(self.export)
        self._consolidate.clicked.connect(self.consolidate)
        self._take.clicked.connect(self.open_files)
        self._empty.acted.connect(self.open_files)
        self._empty.manual_requested.connect(self._ask_help)
        self.views.changed.connect(self.show_view)
        self.packages.row_opened.connect(self._open)
        self.packages.clicked.connect(self._open_current)
        self.packages.fact_changed.connect(self._follow)
        self.arrival.accepted.connect(self._take_in)
        self.arrival.left.connect(self._leave_arrival)
        self.arrival.files.fact_changed.connect(self._show_tools)
        self.tools.saved.connect(self._tell_saved)
        self.tools.looked_again.connect(self._look_again)
        self.tools.list_requested.connect(self.read_list)
        self.papers.saved.connect(self._tell_saved)
        self.reader.saved.connect(self._tell_saved)
        self.reader.left.connect(self._leave_arrival)
        self.more.saved.connect(self._tell_saved)
        self.more.list_requested.connect(self.read_list)

    def _show(self, contents: _Contents) -> None:
        self.package_model.set_facts(contents.packages)
        self.member_model.set_facts(contents.members)
        sent = sum(1 for item in contents.members if item.state is not SendState.MISSING)
        is_leader = contents.facts.role is Role.LEADER
        self.views.setVisible(bool(contents.members) and is_leader)
        self.views.set_words(
            BOARD,
            self.tr("Ai đã gửi ({sent}/{all})").format(sent=sent, all=len(contents.members)),
        )
        self._consolidate.setVisible(is_leader)
        if not is_leader:
            self.show_view(PACKAGES)
        self.set_hint(
            words.pending_sentence(contents.pending)
            + self.tr(" Kéo tệp gói vào cửa sổ để xem trước rồi nhập.")
        )

    def _show_looks(self, looks: tuple[Look, ...]) -> None:
        self.hide_detail()
        self.arrival.show_looks(looks)
        self._stack.setCurrentWidget(self.arrival)

    def _show_tools(self, look: object) -> None:
        if isinstance(look, Look):
            self.tools.show_look(look)

    def _look_again(self, place: Path) -> None:
        self.accept_files((place,))

    def _take_in(self) -> None:
        desk, chosen = self._context.desk, self.arrival.chosen()
        places = [look.place for look in chosen]
        seen = [look.seen for look in chosen if look.seen is not None]
        consents = self.arrival.consent.isChecked()
        job = self._context.jobs.write(
            lambda token: take_in_all(
                desk,
                places,
                consent=Consent(accepts_touched=consents),
                seen=seen,
                progress=token.report,
            ),
            self._tell_taken,
            owner=self,
            title=self.tr("Chưa nhập được gói"),
        )
        job.cancelled.connect(self._give_up)
        self.strip.follow(job, self.tr("Đang nhập {count} gói").format(count=len(places)))

    def _tell_taken(self, reports: Saved[tuple[ImportReport, ...]]) -> None:
        self.arrival.show_reports(reports.value)
        self._tell_saved(reports.changed, reports.at)

    def _give_up(self) -> None:
        """Show what had come in whole before the user gave up."""
        self._leave_arrival()
        self._tell_saved(Changed.EVERYTHING, self._context.desk.now())

    def _tell_exported(self, exported: Saved[ExportFacts]) -> None:
        facts = exported.value
        self.strip.finish(
            self.tr("Đã lập gói nộp gửi {receiver}.").format(receiver=facts.receiver_name),
            facts.place,
        )
        self._tell_saved(exported.changed, exported.at)

    def _tell_consolidated(self, written: Saved[ConsolidatedFacts]) -> None:
        facts = written.value
        self.strip.finish(
            self.tr("Đã lập bảng tổng hợp, có số liệu của {got}/{all} đơn vị.").format(
                got=facts.received_count, all=facts.member_count
            ),
            facts.place,
        )
        self._tell_saved(written.changed, written.at)

    def _tell_saved(self, changed: Changed, at: datetime) -> None:
        self.reload()
        self.saved.emit(changed, at)

    def _leave_arrival(self) -> None:
        self._stack.setCurrentWidget(self._lists)

    def _open_current(self) -> None:
        self._open(self.packages.current_fact())

    def _follow(self, item: object) -> None:
        if self.detail_visible():
            self._open(item)

    def _open(self, item: object) -> None:
        if isinstance(item, PackageFacts):
            self.facts.set_facts(_package_facts(item))
            self.papers.show_package(item)
            self.show_detail(words.KIND_WORDS[item.kind])

    def _show_archived(self) -> None:
        item = self.packages.current_fact()
        if isinstance(item, PackageFacts) and item.archive:
            self._context.ask.show_file(archived(self._context.desk, item.archive))

    def _ask_help(self) -> None:
        self.help_requested.emit("packages")


def _read(desk: Desk, year: int) -> _Contents:
    return _Contents(
        facts=describe(desk),
        packages=list_packages(desk),
        members=board(desk, year),
        pending=pending_count(desk),
    )


def _package_facts(item: PackageFacts) -> list[tuple[str, str]]:
    lines = [
        ("Chiều", words.way_words(item)),
        ("Đơn vị gửi", item.sender_name),
        ("Nơi nhận", item.receiver_name or "Các thành viên cụm"),
        ("Kỳ", item.period or f"Năm {item.year}"),
        ("Mã gói", item.id),
        ("Tên tệp", item.file_name),
        ("Lập lúc", f"{item.made_at:%H:%M ngày %d/%m/%Y}" if item.made_at else ""),
        ("Xử lý lúc", f"{item.handled_at:%H:%M ngày %d/%m/%Y}"),
        ("Số dòng", str(item.row_count)),
    ]
    if item.direction != words.OUT:
        lines.append(("Kết quả", words.counts_words(item.counts)))
        lines.append(("Chữ ký", item.proof.signature.label))
        if item.confirmed_at:
            lines.append(("Phiếu giấy", f"Mã khớp, so lúc {item.confirmed_at:%H:%M %d/%m/%Y}"))
        if item.is_touched:
            lines.append(("Lưu ý", "Có số đã sửa ngoài phần mềm trước khi nhập."))
    return [(label, text) for label, text in lines if text]

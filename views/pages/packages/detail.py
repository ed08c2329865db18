"""One package of the list: its facts, its copy in the archive, the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.arrival import PackageFacts
from models.usecases.desk import Saved
from models.usecases.exchange import Undone, archived, undo_import
from views.context import PageContext
from views.pages.packages import words
from views.pages.packages.outbox import WORKBOOKS, Outbox
from views.pages.packages.paper_tools import PaperTools
from views.widgets.buttons import plain
from views.widgets.panel import FactList
from views.widgets.strip import Strip


class PackageDetail(QWidget):
    """Shows one package; `saved` as of every page."""

    saved = Signal(object, object)

    def __init__(
        self, context: PageContext, outbox: Outbox, strip: Strip, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._outbox = outbox
        self._strip = strip
        self._item: PackageFacts | None = None
        self.facts = FactList(self)
        self.papers = PaperTools(context, strip, self)
        self.archived = plain(self.tr("Mở bản lưu"), "external-link", self)
        self.copied = plain(self.tr("Ghi ra nơi khác"), "save", self)
        self.undo = plain(self.tr("Hoàn tác lần nhập này"), "undo-2", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.facts)
        column.addWidget(self.papers)
        for button in (self.archived, self.copied, self.undo):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.archived.clicked.connect(self.show_archived)
        self.copied.clicked.connect(self._copy)
        self.undo.clicked.connect(self._undo_import)
        self.papers.saved.connect(self.saved)

    def show_package(self, item: PackageFacts) -> None:
        """Show `item`."""
        self._item = item
        self.facts.set_facts(_lines(item))
        self.papers.show_package(item)
        came = item.direction != words.OUT
        self.undo.setVisible(came and bool(item.batch) and not item.is_undone)
        self.archived.setVisible(bool(item.archive) and not item.is_undone)
        self.copied.setVisible(bool(item.archive) and not item.is_undone)

    def show_archived(self) -> None:
        """Open the unmodified copy with the system's program."""
        if self._item is not None and self._item.archive:
            self._context.ask.show_file(archived(self._context.desk, self._item.archive))

    def _copy(self) -> None:
        if self._item is None:
            return
        title = self.tr("Ghi gói ra nơi khác")
        place = self._context.ask.save_file(title, self._item.file_name, WORKBOOKS)
        if place is not None:
            self._outbox.copy(title, self._item.archive, place)

    def _undo_import(self) -> None:
        agreed = self._item is not None and self._context.ask.confirm(
            self.tr("Hoàn tác lần nhập"),
            self.tr(
                "Mọi số mà gói này đã ghi trở lại như trước khi nhập. Số đã sửa sau đó được giữ và "
                "kể ra. Gói vẫn nhập lại được."
            ),
            self.tr("Hoàn tác"),
        )
        if not agreed or self._item is None:
            return
        desk, batch = self._context.desk, self._item.batch
        self._context.jobs.write(
            lambda _token: undo_import(desk, batch),
            self._tell_undone,
            owner=self,
            title=self.tr("Chưa hoàn tác được"),
        )

    def _tell_undone(self, undone: Saved[Undone]) -> None:
        self._strip.tell(words.undone_words(undone.value))
        self.saved.emit(undone.changed, undone.at)


def _lines(item: PackageFacts) -> list[tuple[str, str]]:
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

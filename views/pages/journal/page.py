"""The page of the journal and the backups: who changed what, and the way back."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from models.domain.changed import Changed
from views.context import PageContext
from views.pages.journal.backups import BackupsPart
from views.pages.journal.changes import ChangesPart
from views.table_papers import TablePapers
from views.widgets.chip import Segments
from views.widgets.page import PageFrame
from views.widgets.strip import Strip

_HINTS = {
    "changes": "Mỗi thay đổi một dòng, mới nhất ở trên. Dòng nhật ký không sửa và không xoá được.",
    "backups": "Bấm một bản để xem bên trong. Khôi phục không xoá gì: tệp bị thay được giữ lại.",
}


class JournalPage(PageFrame):
    """`restored` carries the desk to go on with after a restore; the old one is spent.

    `bundle_wanted` asks for a support bundle, which holds more than a page can know.
    """

    saved = Signal(object, object)
    page_requested = Signal(str, str)
    help_requested = Signal(str)
    restored = Signal(object)
    bundle_wanted = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("Nhật ký & sao lưu", parent=parent)
        self.strip = Strip(context.ask, self)
        self.changes = ChangesPart(context, self.strip, self)
        self.backups = BackupsPart(context, self.strip, self)
        self._stack = QStackedWidget(self)
        self._segments = Segments(
            [("changes", self.tr("Nhật ký")), ("backups", self.tr("Sao lưu"))], self
        )
        self._back_up = self.set_primary(self.tr("Sao lưu ngay"), "database-backup")
        self._check = self.add_secondary(self.tr("Kiểm tra dữ liệu và nhật ký"), "shield-check")
        self._kit = self.add_more(self.tr("Lập bộ cứu hộ ra USB…"), "save")
        self._sealed_kit = self.add_more(self.tr("Lập bộ cứu hộ có mật khẩu…"), "lock")
        self._sealed_copy = self.add_more(
            self.tr("Chép bản sao lưu đã chọn ra tệp có mật khẩu…"), "lock"
        )
        self._bundle = self.add_more(self.tr("Lập gói hỗ trợ kỹ thuật…"), "file-check-2")
        self._folder = self.add_more(self.tr("Mở thư mục sao lưu"), "folder-open")
        self.table_papers = TablePapers(
            context,
            self.strip,
            self,
            {"journal": self.tr("Nhật ký thay đổi"), "backups": self.tr("Các bản sao lưu")},
        )
        self._lay_out_parts()
        self._connect()
        self._turn("changes")

    def refresh(self, changed: Changed) -> None:
        """Read again; every change adds a row to the journal."""
        if changed:
            self.changes.reload()
        if changed & Changed.BACKUPS:
            self.backups.reload()

    def open_item(self, item_id: str) -> None:
        """Show "backups", "changes", or the changes in which a text is found."""
        if item_id in _HINTS:
            self._turn(item_id)
            return
        self._turn("changes")
        self.changes.look_for(item_id)

    @override
    def focus_filter(self) -> None:
        """Put the cursor into the search of the journal."""
        self._turn("changes")
        self.changes.bar.focus()

    def _lay_out_parts(self) -> None:
        self._stack.addWidget(self.changes)
        self._stack.addWidget(self.backups)
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._segments)
        column.addWidget(self._stack, 1)
        self.set_content(holder)
        self.set_strip(self.strip)

    def _connect(self) -> None:
        self._segments.changed.connect(self._turn)
        self._back_up.clicked.connect(self.backups.back_up)
        self._check.clicked.connect(self.backups.check_all)
        self._kit.triggered.connect(self.backups.write_kit)
        self._sealed_kit.triggered.connect(self.backups.write_sealed_kit)
        self._sealed_copy.triggered.connect(self.backups.write_sealed_copy)
        self._bundle.triggered.connect(self.bundle_wanted)
        self._folder.triggered.connect(self.backups.show_folder)
        self.backups.saved.connect(self._tell_saved)
        self.backups.restored.connect(self.restored)
        self.changes.item_requested.connect(self.page_requested)

    def _turn(self, key: str) -> None:
        self._segments.set_value(key)
        self._stack.setCurrentWidget(self.changes if key == "changes" else self.backups)
        self.set_hint(_HINTS[key])

    def _tell_saved(self, changed: Changed, at: datetime) -> None:
        self.backups.reload()
        self.changes.reload()
        self.saved.emit(changed, at)

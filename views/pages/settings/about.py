"""The program: its version, where the data lies, what changed."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.usecases.workspace import WorkspaceFacts, describe, newest_schema
from views.context import PageContext
from views.pages.settings.part import Part
from views.widgets.buttons import plain
from views.widgets.panel import FactList
from views.widgets.text import Sentence


class AboutPart(Part):
    """Nothing is edited here."""

    help_requested = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._facts = FactList(self)
        self._folder = plain(self.tr("Mở thư mục dữ liệu"), "folder-open", self)
        self._changes = plain(self.tr("Có gì mới trong bản này"), "info", self)
        self._folder.clicked.connect(self._show_folder)
        self._changes.clicked.connect(self._ask_changes)
        self._lay_out()
        desk = context.desk
        context.jobs.read(lambda _token: describe(desk), self._take, owner=self)

    def _lay_out(self) -> None:
        self.form.add_section(self.tr("Sổ Thi đua"))
        self.form.add_row(self._facts)
        buttons = QWidget(self)
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 4, 0, 4)
        row.addWidget(self._changes)
        row.addWidget(self._folder)
        row.addStretch(1)
        self.form.add_row(buttons)
        self.form.add_row(
            Sentence(
                self.tr(
                    "Cập nhật bằng cách chạy bộ cài mới từ USB; dữ liệu được giữ nguyên. Chương "
                    "trình không tự nối mạng. Tệp do bản mới hơn ghi sẽ bị từ chối mở chứ không "
                    "bị sửa."
                ),
                role="muted",
                px=13,
                parent=self,
            )
        )

    def _take(self, facts: WorkspaceFacts) -> None:
        version = QCoreApplication.applicationVersion()
        self._facts.set_facts(
            (
                (self.tr("Phiên bản"), version),
                (self.tr("Mẫu dữ liệu"), str(newest_schema())),
                (self.tr("Đơn vị"), facts.office_name),
                (self.tr("Cụm thi đua"), facts.cluster_name or self.tr("Không thuộc cụm nào")),
                (self.tr("Người dùng"), facts.user),
                (self.tr("Tệp dữ liệu"), str(facts.place)),
            )
        )

    def _show_folder(self) -> None:
        self._context.ask.show_folder(self._context.desk.place)

    def _ask_changes(self) -> None:
        self.help_requested.emit("changelog")

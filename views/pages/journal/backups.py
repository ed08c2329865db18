"""The backups: what each holds, and the way back to it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from models.domain.errors import UserError
from models.usecases.backup_words import REASON_WORDS, contents_words, size_words
from models.usecases.desk import Desk
from models.usecases.rescue_kit import KitFacts, write_kit
from models.usecases.safety import (
    Backup,
    Contents,
    Reason,
    backup_now,
    check_file,
    check_journal,
    list_backups,
    look_inside,
    restore_backup,
)
from views.context import PageContext
from views.job import Token
from views.saving import Writer
from views.widgets.buttons import danger
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.panel import FactList, Panel, scrolled
from views.widgets.strip import Strip
from views.widgets.table import TableView
from views.widgets.text import Sentence


class BackupsPart(QWidget):
    """`saved` follows a new backup, `restored` carries the desk to go on with."""

    saved = Signal(object, object)
    restored = Signal(object)

    def __init__(self, context: PageContext, strip: Strip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._strip = strip
        self._writer = Writer(context, self.tr("Chưa sao lưu được"), self)
        self.model: FactsModel[Backup] = FactsModel(_columns(), parent=self)
        self.table = TableView("backups", context.memory, self)
        self._detail = Panel(self.tr("Bên trong bản sao lưu"), self)
        self._facts = FactList(self)
        self._said = Sentence("", role="muted", px=13, parent=self)
        self.restore_button = danger(self.tr("Khôi phục về bản này"), "archive-restore", self)
        self._lay_out()
        self.table.fact_changed.connect(self._look)
        self.restore_button.clicked.connect(self.restore)
        self._writer.saved.connect(self.saved)
        self.reload()

    def reload(self) -> None:
        """Read the list again."""
        desk = self._context.desk
        self._context.jobs.read(lambda _token: list_backups(desk), self.model.set_facts, owner=self)

    def back_up(self) -> None:
        """Make a backup now, and check it."""
        desk = self._context.desk
        self._strip.start(self.tr("Đang sao lưu và kiểm tra bản sao"))
        self._writer.write(
            lambda: backup_now(desk, Reason.MANUAL), self._tell_made, refused=self._refuse
        )

    def check_all(self) -> None:
        """Look at the whole file and at the chain of the journal."""
        desk = self._context.desk
        self._strip.follow(
            self._context.jobs.read(
                lambda _token: (check_file(desk), check_journal(desk)),
                self._tell_checked,
                owner=self,
                title=self.tr("Chưa kiểm tra được"),
            ),
            self.tr("Đang kiểm tra tệp dữ liệu và chuỗi nhật ký"),
        )

    def restore(self) -> None:
        """Go back to the backup that is selected, after asking."""
        backup = self.table.current_fact()
        if not isinstance(backup, Backup):
            return
        text = self.tr(
            "Dữ liệu sẽ trở lại như lúc {when}. Những gì nhập sau lúc ấy không còn trong sổ, "
            "nhưng tệp hiện tại được giữ bên cạnh và không bản sao lưu nào bị xoá."
        ).format(when=f"{backup.at:%H:%M ngày %d/%m/%Y}")
        if not self._context.ask.confirm(
            self.tr("Khôi phục dữ liệu?"), text, self.tr("Khôi phục"), self.tr("Giữ như hiện tại")
        ):
            return
        desk = self._context.desk
        self._strip.start(self.tr("Đang khôi phục"))
        self._context.jobs.write(
            lambda _token: restore_backup(desk, backup),
            self._finish_restore,
            owner=self,
            refused=self._refuse,
        )

    def write_kit(self) -> None:
        """Write the rescue kit into a folder of the user's choice."""
        folder = self._context.ask.open_folder(self.tr("Chọn USB hoặc thư mục cho bộ cứu hộ"))
        if folder is None:
            return
        desk = self._context.desk
        job = self._context.jobs.read(
            partial(_kit, desk, folder), self._tell_kit, owner=self, refused=self._refuse
        )
        self._strip.follow(job, self.tr("Đang lập bộ cứu hộ"))

    def show_folder(self) -> None:
        """Show the folder of the backups."""
        self._context.ask.show_folder(self._context.desk.backup_folder)

    def _lay_out(self) -> None:
        self.table.set_model(self.model)
        self.table.set_empty(
            EmptyState(
                self.tr("Chưa có bản sao lưu nào. Bấm “Sao lưu ngay” để lập bản đầu tiên."),
                icon="database-backup",
            )
        )
        self.table.add_action(self.tr("Khôi phục về bản này"), self.restore, "archive-restore")
        for widget in (self._said, self._facts, self.restore_button):
            self._detail.add(widget)
        self._detail.add(QWidget(self), 1)
        pane = scrolled(self._detail)
        pane.setMinimumWidth(260)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(pane)
        split.setStretchFactor(0, 1)
        split.setSizes([700, 360])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
        self._look(None)

    def _look(self, backup: Backup | None) -> None:
        self.restore_button.setEnabled(False)
        self._facts.set_facts(())
        if backup is None:
            self._said.setText(
                self.tr("Bấm một bản sao lưu để xem bên trong, không sửa gì của nó.")
            )
            return
        self._said.setText(self.tr("Đang xem bên trong."))
        self._context.jobs.read(
            lambda _token: (backup, look_inside(backup)),
            self._show,
            owner=self,
            refused=self._show_damage,
        )

    def _show(self, found: tuple[Backup, Contents]) -> None:
        backup, contents = found
        if backup != self.table.current_fact():
            return
        self._said.setText(
            self.tr("Bản sao lưu đọc được. Lập khi: {why}.").format(
                why=REASON_WORDS[backup.reason].lower()
            )
        )
        self._facts.set_facts(contents_words(contents))
        self.restore_button.setEnabled(True)

    def _show_damage(self, error: UserError) -> None:
        self._said.setText(error.text)

    def _tell_made(self, backup: Backup) -> None:
        self._strip.finish(
            self.tr("Đã sao lưu và kiểm tra: {name}.").format(name=backup.place.name), backup.place
        )

    def _tell_checked(self, found: tuple[str, int | None]) -> None:
        words, broken = found
        chain = (
            self.tr("Chuỗi nhật ký khớp từ dòng đầu đến dòng cuối.")
            if broken is None
            else self.tr("Nhật ký bị sửa từ dòng số {n}. Hãy báo người phụ trách.").format(n=broken)
        )
        self._strip.tell(f"{words} {chain}")

    def _tell_kit(self, facts: KitFacts) -> None:
        self._strip.finish(
            self.tr("Đã lập bộ cứu hộ và đọc lại đủ {n} tệp, {size}.").format(
                n=facts.file_count, size=size_words(facts.byte_count)
            ),
            facts.folder,
        )

    def _finish_restore(self, desk: Desk) -> None:
        self._strip.tell(self.tr("Đã khôi phục. Tệp bị thay được giữ bên cạnh tệp dữ liệu."))
        self.restored.emit(desk)

    def _refuse(self, error: UserError) -> None:
        self._strip.tell(error.text)
        self._context.ask.tell(self.tr("Chưa làm được"), error.text)


def _kit(desk: Desk, folder: Path, token: Token) -> KitFacts:
    return write_kit(desk, folder, token.report).value


def _columns() -> tuple[Column[Backup], ...]:
    return (
        Column(
            key="at",
            title="Lúc",
            text=lambda item: f"{item.at:%d/%m/%Y %H:%M:%S}",
            sort=lambda item: item.at,
            width=170,
        ),
        Column(
            key="reason",
            title="Lập khi nào",
            text=lambda item: REASON_WORDS[item.reason],
            width=220,
            stretch=True,
        ),
        Column(
            key="size",
            title="Kích thước",
            text=lambda item: size_words(item.size),
            sort=lambda item: item.size,
            numeric=True,
            width=110,
        ),
    )

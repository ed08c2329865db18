"""The backups: make one, look inside, go back to one, write the rescue kit."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.errors import UserError
from models.usecases.backup_words import size_words
from models.usecases.desk import Desk
from models.usecases.rescue_kit import KitFacts, write_kit
from models.usecases.safety import (
    Backup,
    Reason,
    backup_now,
    check_file,
    check_journal,
    list_backups,
    restore_backup,
)
from models.usecases.sealed_copies import (
    SEALED_ENDING,
    write_sealed_backup,
    write_sealed_kit,
)
from views.context import PageContext
from views.job import Token
from views.saving import Writer
from views.widgets.backups import BackupChooser
from views.widgets.password_form import ask_new_password
from views.widgets.strip import Strip


class BackupsPart(QWidget):
    """`saved` follows a new backup, `restored` carries the desk to go on with."""

    saved = Signal(object, object)
    restored = Signal(object)

    def __init__(self, context: PageContext, strip: Strip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._strip = strip
        self._writer = Writer(context, self.tr("Chưa sao lưu được"), self)
        self.chooser = BackupChooser(context.jobs, context.memory, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chooser)
        self.chooser.restore_wanted.connect(self.restore)
        self._writer.saved.connect(self.saved)
        self.reload()

    def reload(self) -> None:
        """Read the list again."""
        desk = self._context.desk
        self._context.jobs.read(
            lambda _token: list_backups(desk), self.chooser.set_backups, owner=self
        )

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

    def restore(self, backup: Backup) -> None:
        """Go back to `backup`, after asking."""
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
            partial(self._finish_restore, backup),
            owner=self,
            refused=self._refuse,
        )

    def write_kit(self) -> None:
        """Write the rescue kit into a folder of the user's choice."""
        folder = self._context.ask.open_folder(self.tr("Chọn USB hoặc thư mục cho bộ cứu hộ"))
        if folder is None:
            return
        work = partial(_kit, self._context.desk, folder)
        job = self._context.jobs.read(work, self._tell_kit, owner=self, refused=self._refuse)
        self._strip.follow(job, self.tr("Đang lập bộ cứu hộ"))

    def write_sealed_kit(self) -> None:
        """Write the rescue kit as one file under a password."""
        folder = self._context.ask.open_folder(self.tr("Chọn USB hoặc thư mục cho bộ cứu hộ"))
        password = self._new_password() if folder is not None else None
        if folder is None or password is None:
            return
        work = partial(_sealed_kit, self._context.desk, folder, password)
        job = self._context.jobs.read(work, self._tell_sealed, owner=self, refused=self._refuse)
        self._strip.follow(job, self.tr("Đang lập bộ cứu hộ có mật khẩu"))

    def write_sealed_copy(self) -> None:
        """Copy the chosen backup to a file under a password."""
        backup = self.chooser.current()
        if backup is None:
            self._strip.tell(self.tr("Hãy chọn một bản sao lưu trong thẻ Sao lưu trước."))
            return
        to = self._context.ask.save_file(
            self.tr("Chép bản sao lưu có mật khẩu"),
            f"{backup.place.stem}{SEALED_ENDING}",
            (self.tr("Tệp có mật khẩu (*.khoa)"),),
        )
        password = self._new_password() if to is not None else None
        if to is None or password is None:
            return
        job = self._context.jobs.read(
            lambda _token: write_sealed_backup(backup, to, password),
            self._tell_sealed,
            owner=self,
            refused=self._refuse,
        )
        self._strip.follow(job, self.tr("Đang chép bản sao lưu"))

    def _new_password(self) -> str | None:
        return ask_new_password(
            self._context.ask,
            self.tr("Đặt mật khẩu cho tệp"),
            self.tr(
                "Quên mật khẩu thì không ai mở được tệp này, kể cả người làm ra chương trình. "
                "Hãy ghi mật khẩu ra giấy và cất trong két của cơ quan."
            ),
            self.tr("Đặt mật khẩu"),
        )

    def _tell_sealed(self, place: Path) -> None:
        self._strip.finish(self.tr("Đã ghi và mở thử: {name}.").format(name=place.name), place)

    def show_folder(self) -> None:
        """Show the folder of the backups."""
        self._context.ask.show_folder(self._context.desk.backup_folder)

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

    def _finish_restore(self, backup: Backup, desk: Desk) -> None:
        self._strip.hide()
        text = self.tr(
            "Dữ liệu đã trở lại như lúc {when}. Tệp bị thay được giữ trong cùng thư mục với tệp "
            "dữ liệu."
        )
        self._context.ask.tell(
            self.tr("Đã khôi phục dữ liệu"), text.format(when=f"{backup.at:%H:%M ngày %d/%m/%Y}")
        )
        self.restored.emit(desk)

    def _refuse(self, error: UserError) -> None:
        self._strip.hide()
        self._context.ask.tell(self.tr("Chưa làm được"), error.text)


def _kit(desk: Desk, folder: Path, token: Token) -> KitFacts:
    return write_kit(desk, folder, token.report).value


def _sealed_kit(desk: Desk, folder: Path, password: str, token: Token) -> Path:
    return write_sealed_kit(desk, folder, password, token.report).value

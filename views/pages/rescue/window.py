"""The window shown when the workspace cannot be opened: the ways out, none of which deletes."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.usecases.safety import Backup, backup_at, backups_of
from models.usecases.salvaging import SalvageFacts, salvage
from models.usecases.sealed_copies import is_sealed_file, open_sealed
from views import icons
from views.ask import Ask
from views.job import Jobs
from views.widgets.backups import BackupChooser
from views.widgets.buttons import link, plain
from views.widgets.flow import FlowLayout
from views.widgets.password_form import ask_password
from views.widgets.strip import Strip
from views.widgets.text import Sentence

_WIDTH, _HEIGHT = 960, 620
_DATABASES = ("Tệp dữ liệu, bản sao lưu, tệp có mật khẩu (*.db *.khoa)",)


class RescueWindow(QWidget):
    """`restore_wanted` carries a backup, `retry_wanted` asks to open the file once more."""

    restore_wanted = Signal(object)
    retry_wanted = Signal()
    bundle_wanted = Signal()
    help_requested = Signal(str)

    def __init__(self, place: Path, why: str, ask: Ask, jobs: Jobs) -> None:
        super().__init__()
        self._place = place
        self._ask = ask
        self._jobs = jobs
        self.setWindowTitle(self.tr("Sổ Thi đua: cứu hộ dữ liệu"))
        self.setWindowIcon(icons.icon("app"))
        self.setAutoFillBackground(True)
        self._why = Sentence(why, parent=self)
        self.chooser = BackupChooser(jobs, parent=self)
        self.strip = Strip(ask, self)
        self._other = plain(self.tr("Chọn tệp khác…"), "folder-open", self)
        self._salvage = plain(self.tr("Lấy số liệu ra Excel…"), "file-spreadsheet", self)
        self._bundle = plain(self.tr("Lập gói hỗ trợ…"), "file-check-2", self)
        self._manual = link(self.tr("Đọc hướng dẫn cứu hộ"), self)
        self._retry = plain(self.tr("Thử mở lại"), "refresh-cw", self)
        self._lay_out()
        self._connect()
        self.resize(_WIDTH, _HEIGHT)
        self.chooser.set_backups(backups_of(place))

    def reason(self) -> str:
        """Return why the workspace cannot be opened."""
        return self._why.text()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(
            Sentence(self.tr("Không mở được tệp dữ liệu"), px=20, bold=True, parent=self)
        )
        column.addWidget(self._why)
        column.addWidget(
            Sentence(
                self.tr(
                    "Tệp gốc được giữ nguyên. Chọn một bản sao lưu để xem bên trong rồi khôi "
                    "phục, hoặc lấy những gì còn đọc được ra Excel."
                ),
                role="muted",
                px=13,
                parent=self,
            )
        )
        column.addWidget(self.chooser, 1)
        row = FlowLayout()
        for button in (self._other, self._salvage, self._bundle, self._retry, self._manual):
            row.addWidget(button)
        holder = QHBoxLayout()
        holder.addLayout(row, 1)
        column.addLayout(holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(column, 1)
        whole.addWidget(self.strip)

    def _connect(self) -> None:
        self._other.clicked.connect(self._choose_file)
        self._salvage.clicked.connect(self._salvage_to_excel)
        self._bundle.clicked.connect(self.bundle_wanted)
        self._manual.clicked.connect(self._ask_help)
        self._retry.clicked.connect(self.retry_wanted)
        self.chooser.restore_wanted.connect(self._ask_restore)

    def _ask_help(self) -> None:
        self.help_requested.emit("rescue")

    def _ask_restore(self, backup: Backup) -> None:
        wanted = self._ask.confirm(
            self.tr("Khôi phục dữ liệu?"),
            self.tr(
                "Sổ sẽ trở lại như lúc {when}. Tệp không mở được vẫn được giữ bên cạnh."
            ).format(when=f"{backup.at:%H:%M ngày %d/%m/%Y}"),
            self.tr("Khôi phục"),
        )
        if wanted:
            self.restore_wanted.emit(backup)

    def _choose_file(self) -> None:
        file = self._ask.open_file(self.tr("Chọn bản sao lưu"), _DATABASES)
        if file is None:
            return
        if not is_sealed_file(file):
            self.chooser.add_backup(backup_at(file))
            return
        password = ask_password(self._ask, file.name, self.tr("Mở"))
        if password is not None:
            folder = self._place.with_name(f"{self._place.stem}-mo-tu-{file.stem}")
            self._jobs.read(
                lambda _token: open_sealed(file, password, folder),
                self.chooser.add_backup,
                owner=self,
                title=self.tr("Chưa mở được tệp"),
            )

    def _salvage_to_excel(self) -> None:
        to = self._ask.save_file(
            self.tr("Lấy số liệu ra Excel"), "so-lieu-cuu-ho.xlsx", ("Sổ tính Excel (*.xlsx)",)
        )
        if to is None:
            return
        place = self._place
        job = self._jobs.read(
            lambda _token: salvage(place, to),
            self._tell_salvaged,
            owner=self,
            title=self.tr("Chưa lấy được số liệu"),
        )
        self.strip.follow(job, self.tr("Đang đọc tệp hỏng"))

    def _tell_salvaged(self, facts: SalvageFacts) -> None:
        text = self.tr("Đã ghi {tables} bảng, {rows} dòng.").format(
            tables=facts.table_count, rows=facts.row_count
        )
        if facts.damaged:
            text += " " + self.tr("Mất một phần: {names}.").format(names=", ".join(facts.damaged))
        self.strip.finish(text, facts.place)

"""A list of backups with a look inside the one that is chosen; nothing of it is changed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from models.domain.errors import UserError
from models.usecases.backup_words import REASON_WORDS, contents_words, size_words
from models.usecases.safety import Backup, Contents, look_inside
from views.job import Jobs
from views.widgets.buttons import danger
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.panel import FactList, Panel, scrolled
from views.widgets.table import ColumnMemory, TableView
from views.widgets.text import Sentence


class BackupChooser(QWidget):
    """`restore_wanted` carries the backup that was looked into and found readable."""

    restore_wanted = Signal(object)

    def __init__(
        self, jobs: Jobs, memory: ColumnMemory | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.model: FactsModel[Backup] = FactsModel(_columns(), parent=self)
        self.table = TableView("backups", memory, self)
        self.table.setAccessibleName(self.tr("Các bản sao lưu"))
        self._detail = Panel(self.tr("Bên trong bản sao lưu"), self)
        self._facts = FactList(self)
        self._said = Sentence("", role="muted", px=13, parent=self)
        self.restore_button = danger(self.tr("Khôi phục về bản này"), "archive-restore", self)
        self._lay_out()
        self.table.fact_changed.connect(self._look)
        self.restore_button.clicked.connect(self.ask_restore)

    def set_backups(self, backups: Sequence[Backup]) -> None:
        """List `backups`."""
        self.model.set_facts(tuple(backups))

    def add_backup(self, backup: Backup) -> None:
        """Put a file of the user's own on top and choose it."""
        others = [item for item in self.model.all_facts() if item.place != backup.place]
        self.set_backups((backup, *others))
        self.table.select_fact(lambda item: item.place == backup.place)

    def current(self) -> Backup | None:
        """Return the backup that is chosen."""
        backup = self.table.current_fact()
        return backup if isinstance(backup, Backup) else None

    def ask_restore(self) -> None:
        """Tell which backup the user wants back."""
        backup = self.current()
        if backup is not None and self.restore_button.isEnabled():
            self.restore_wanted.emit(backup)

    def _lay_out(self) -> None:
        self.table.set_model(self.model)
        self.table.set_empty(
            EmptyState(self.tr("Chưa có bản sao lưu nào ở đây."), icon="database-backup")
        )
        self.table.add_action(self.tr("Khôi phục về bản này"), self.ask_restore, "archive-restore")
        for widget in (self._said, self.restore_button, self._facts):
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
                self.tr("Bấm một bản sao lưu để xem bên trong. Bản sao lưu chỉ được đọc.")
            )
            return
        self._said.setText(self.tr("Đang xem bên trong."))
        self._jobs.read(
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
            tip=lambda item: item.place.name,
            width=200,
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

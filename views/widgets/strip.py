"""Long work at the foot of a page: what, how far, give up; afterwards what was made."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from views.ask import Ask
from views.job import Job
from views.widgets.buttons import icon_button, plain, quiet
from views.widgets.text import Sentence


class Strip(QFrame):
    """Hidden until there is something to say."""

    cancel_requested = Signal()
    print_requested = Signal(object)

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._job: Job | None = None
        self._path: Path | None = None
        self.setProperty("look", "strip")
        self._words = Sentence(parent=self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._cancel = quiet(self.tr("Huỷ"), "x", self)
        self._open = plain(self.tr("Mở"), "external-link", self)
        self._folder = quiet(self.tr("Mở thư mục"), "folder-open", self)
        self._print = quiet(self.tr("In"), "printer", self)
        self._close = icon_button("x", self.tr("Đóng thông báo này"), self)
        self._lay_out()
        self._connect()
        self.hide()

    def follow(self, job: Job, text: str) -> None:
        """Show how far `job` is under the words `text`; "Huỷ" gives it up."""
        self._job = job
        job.progressed.connect(self._move)
        job.ended.connect(self._leave)
        self.start(text)

    def start(self, text: str) -> None:
        """Say that work called `text` has begun."""
        self._path = None
        self._say(text)
        self._bar.setRange(0, 0)
        self._show_parts(working=True, made=False, printable=False)
        self._cancel.setEnabled(True)

    def progress(self, done: int, total: int, text: str = "") -> None:
        """Say how far the work is."""
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        if text:
            self._say(text)

    def finish(self, text: str, path: Path | None = None, *, printable: bool = False) -> None:
        """Say what was made, and offer to open `path`, to show its folder, to print it."""
        self._job = None
        self._path = path
        self._say(text)
        self._show_parts(working=False, made=path is not None, printable=printable)

    def tell(self, text: str) -> None:
        """Say one sentence about what has just happened."""
        self.finish(text)

    def text(self) -> str:
        """Return what is said."""
        return self._words.text()

    def _say(self, text: str) -> None:
        self._words.setText(text)
        self.setAccessibleName(text)
        self.show()

    def _show_parts(self, *, working: bool, made: bool, printable: bool) -> None:
        self._bar.setVisible(working)
        self._cancel.setVisible(working)
        self._open.setVisible(made)
        self._folder.setVisible(made)
        self._print.setVisible(printable)
        self._close.setVisible(not working)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        for part in self._parts():
            row.addWidget(part)

    def _parts(self) -> tuple[QWidget, ...]:
        return (self._bar, self._cancel, self._print, self._folder, self._open, self._close)

    def _connect(self) -> None:
        self._cancel.clicked.connect(self._give_up)
        self._open.clicked.connect(self._show_file)
        self._folder.clicked.connect(self._show_folder)
        self._print.clicked.connect(self._ask_to_print)
        self._close.clicked.connect(self.hide)

    @Slot(int, int, str)
    def _move(self, done: int, total: int, text: str) -> None:
        if self.sender() is self._job:
            self.progress(done, total, text)

    @Slot()
    def _leave(self) -> None:
        """Hide when the work ended and nobody said what was made."""
        if self.sender() is self._job:
            self._job = None
            self.hide()

    def _give_up(self) -> None:
        self._cancel.setEnabled(False)
        if self._job:
            self._say(self.tr("Đang dừng lại, xin chờ đến bước gần nhất."))
            self._job.cancel()
        self.cancel_requested.emit()

    def _show_file(self) -> None:
        if self._path:
            self._ask.show_file(self._path)

    def _show_folder(self) -> None:
        if self._path:
            self._ask.show_folder(self._path)

    def _ask_to_print(self) -> None:
        self.print_requested.emit(self._path)

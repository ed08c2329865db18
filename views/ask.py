"""Every question to the user goes through here; nothing else opens a dialog."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from models.domain.text import nfc
from views.widgets.dialog import FormDialog
from views.widgets.text import Sentence
from views.widgets.tick import RadioField


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One of the answers of `Ask.choose`; `detail` says what it leads to."""

    key: str
    text: str
    detail: str = ""


class Ask(Protocol):
    """What a page may ask of the person in front of it and of the system around it.

    `verb` is the button that goes on ("Nhập gói"), `later` the one that does not ("Để sau").
    `filters` are Qt's: ``"Sổ tính Excel (*.xlsx)"``. A given-up question returns False, None or
    an empty tuple.
    """

    def confirm(self, title: str, text: str, verb: str, later: str = "Để sau") -> bool:
        """Return whether the user chose `verb`."""

    def tell(self, title: str, text: str) -> None:
        """Show `text` until the user has read it."""

    def choose(
        self,
        title: str,
        text: str,
        options: Sequence[Option],
        verb: str,
        later: str = "Để sau",
    ) -> str | None:
        """Return the key of the option chosen; the first one is proposed."""

    def text(
        self, title: str, text: str, verb: str, value: str = "", later: str = "Để sau"
    ) -> str | None:
        """Return one line typed by the user, NFC and without outer spaces."""

    def form(
        self,
        title: str,
        content: QWidget,
        verb: str,
        later: str = "Để sau",
        check: Callable[[], bool] | None = None,
    ) -> bool:
        """Show `content` with the two buttons; where `check` says False the form stays open."""

    def open_file(self, caption: str, filters: Sequence[str]) -> Path | None:
        """Return an existing file."""

    def open_files(self, caption: str, filters: Sequence[str]) -> tuple[Path, ...]:
        """Return one or more existing files."""

    def open_folder(self, caption: str) -> Path | None:
        """Return an existing folder."""

    def save_file(self, caption: str, suggested_name: str, filters: Sequence[str]) -> Path | None:
        """Return where to write; asks before an existing file is replaced."""

    def show_file(self, path: Path) -> None:
        """Open `path` with the program the system has for it."""

    def show_folder(self, path: Path) -> None:
        """Show the folder of `path` in the system's file manager."""


class QtAsk(Ask):
    """Asks with windows on the screen, in front of the active window.

    Files are looked for in `folder` first, later where the last one was.
    """

    def __init__(self, parent: QWidget | None = None, folder: str = "") -> None:
        self._parent = parent
        self._folder = folder

    def set_parent(self, parent: QWidget | None) -> None:
        """Use `parent` where no window is active."""
        self._parent = parent

    @override
    def confirm(self, title: str, text: str, verb: str, later: str = "Để sau") -> bool:
        return self.form(title, _words(text), verb, later)

    @override
    def tell(self, title: str, text: str) -> None:
        closing = QCoreApplication.translate("QtAsk", "Đã hiểu")
        _answer(FormDialog(title, _words(text), closing, "", self._window()))

    @override
    def choose(
        self,
        title: str,
        text: str,
        options: Sequence[Option],
        verb: str,
        later: str = "Để sau",
    ) -> str | None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Sentence(text))
        buttons = {option.key: _radio(option, content) for option in options}
        for option in options:
            column.addWidget(buttons[option.key], 0, Qt.AlignmentFlag.AlignLeft)
            if option.detail:
                detail = Sentence(option.detail, role="muted", px=13)
                detail.setContentsMargins(30, 0, 0, 4)
                column.addWidget(detail)
        column.addStretch(1)
        next(iter(buttons.values())).setChecked(True)
        if not self.form(title, content, verb, later):
            return None
        return next(key for key, button in buttons.items() if button.isChecked())

    @override
    def text(
        self, title: str, text: str, verb: str, value: str = "", later: str = "Để sau"
    ) -> str | None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        field = QLineEdit(value, content)
        field.setAccessibleName(text)
        column.addWidget(Sentence(text))
        column.addWidget(field)
        accepted = self.form(title, content, verb, later)
        return nfc(field.text()).strip() if accepted else None

    @override
    def form(
        self,
        title: str,
        content: QWidget,
        verb: str,
        later: str = "Để sau",
        check: Callable[[], bool] | None = None,
    ) -> bool:
        return _answer(FormDialog(title, content, verb, later, self._window(), check=check))

    @override
    def open_file(self, caption: str, filters: Sequence[str]) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(
            self._window(), caption, self._folder, ";;".join(filters)
        )
        return self._remembered(name)

    @override
    def open_files(self, caption: str, filters: Sequence[str]) -> tuple[Path, ...]:
        names, _ = QFileDialog.getOpenFileNames(
            self._window(), caption, self._folder, ";;".join(filters)
        )
        return tuple(path for path in map(self._remembered, names) if path)

    @override
    def open_folder(self, caption: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(self._window(), caption, self._folder)
        return self._remembered(name)

    @override
    def save_file(self, caption: str, suggested_name: str, filters: Sequence[str]) -> Path | None:
        start = str(Path(self._folder) / suggested_name)
        name, _ = QFileDialog.getSaveFileName(self._window(), caption, start, ";;".join(filters))
        path = self._remembered(name)
        ending = Path(suggested_name).suffix
        if path is None or path.suffix.lower() in {ending.lower(), *_endings(filters)}:
            return path
        whole = path.with_name(path.name + ending)
        if whole.exists() and not self._may_replace(whole):
            return None
        return whole

    @override
    def show_file(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    @override
    def show_folder(self, path: Path) -> None:
        folder = path if path.is_dir() else path.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _may_replace(self, path: Path) -> bool:
        """Ask about a file that the window of the system has not seen: its name was cut short."""
        tr = QCoreApplication.translate
        return self.confirm(
            tr("QtAsk", "Tệp đã có"),
            tr("QtAsk", "Thư mục này đã có tệp “{name}”. Ghi đè thì nội dung cũ mất.").format(
                name=path.name
            ),
            tr("QtAsk", "Ghi đè"),
        )

    def _window(self) -> QWidget | None:
        active = QApplication.activeModalWidget() or QApplication.activeWindow()
        return active if active is not None and active.isVisible() else self._parent

    def _remembered(self, name: str) -> Path | None:
        if not name:
            return None
        path = Path(name)
        self._folder = str(path if path.is_dir() else path.parent)
        return path


def _endings(filters: Sequence[str]) -> set[str]:
    """Return the endings that filters like "Tệp Excel (*.xlsx)" name."""
    words = " ".join(filters).replace("(", " ").replace(")", " ").split()
    return {word[1:].lower() for word in words if word.startswith("*.")}


def _answer(dialog: FormDialog) -> bool:
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.release()
    dialog.deleteLater()
    return accepted


def _words(text: str) -> QWidget:
    words = Sentence(text)
    words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return words


def _radio(option: Option, parent: QWidget) -> RadioField:
    button = RadioField(option.text, parent)
    button.setAccessibleDescription(option.detail)
    return button

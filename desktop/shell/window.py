"""The main window. It knows pages by their keys and nothing of what is on them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.shell.header import Header
from desktop.shell.navigation import NavEntry, Navigation
from desktop.shell.pages import Build, PageStack
from desktop.shell.search import SearchField
from desktop.shell.status_line import StatusLine
from views import icons
from views.widgets.band import PracticeBand

_CALLS = QEvent.Type.MetaCall.value
_NARROW = 920  # a screen of 1366 pixels at 150 % has 910
_FRAME = 40  # the title bar that a system puts above the window


class GeometryMemory(Protocol):
    """Keeps where the window was and whether the navigation was folded."""

    def load_geometry(self) -> bytes | None:
        """Return what was saved, None the first time."""

    def save_geometry(self, geometry: bytes) -> None:
        """Keep `geometry`."""

    def load_collapsed(self) -> bool:
        """Return whether the navigation was folded."""

    def save_collapsed(self, *, collapsed: bool) -> None:
        """Keep whether the navigation is folded."""


class ShellWindow(QMainWindow):
    """Header, navigation, pages, status line.

    It can be shown before the workspace is open: office, years and pages come later.
    """

    page_opened = Signal(str)
    year_changed = Signal(int)
    search_requested = Signal(str)
    files_dropped = Signal(list)
    help_requested = Signal(str)
    closing = Signal()

    def __init__(self, entries: Sequence[NavEntry], memory: GeometryMemory | None = None) -> None:
        super().__init__()
        self._memory = memory
        self._collapsed = memory.load_collapsed() if memory else False
        self._header = Header(self)
        self._band: PracticeBand | None = None
        self._nav = Navigation(entries, self)
        self._pages = PageStack(self)
        self._status = StatusLine(self)
        self._lay_out()
        self._connect()
        self._add_shortcuts(entries)
        self.setWindowTitle(self.tr("Sổ Thi đua"))
        self.setWindowIcon(icons.icon("app"))
        self.setAcceptDrops(True)
        self._restore()
        self.open_page(entries[0].key)

    @property
    def search_field(self) -> SearchField:
        """The field under which a `SearchPopup` opens."""
        return self._header.search

    def set_builder(self, build: Build) -> None:
        """Build each page with `build` when it is first shown."""
        self._pages.set_builder(build)

    def open_page(self, key: str) -> None:
        """Show the page called `key`, building it the first time."""
        self._pages.open(key)

    def current_key(self) -> str:
        """Return the key of the page shown."""
        return self._pages.current_key()

    def page(self, key: str) -> QWidget | None:
        """Return the page called `key` if it was built."""
        return self._pages.page(key)

    def reset_pages(self) -> None:
        """Build the pages anew when next shown: the year or the office changed."""
        self._pages.reset()

    def go_back(self) -> None:
        """Show the page before this one."""
        self._pages.go(-1)

    def go_forward(self) -> None:
        """Show the page gone back from."""
        self._pages.go(1)

    def set_count(self, key: str, count: int) -> None:
        """Show how many things wait for the user on the page called `key`."""
        self._nav.set_count(key, count)

    def set_office(self, name: str) -> None:
        """Show whose register this is."""
        self._header.set_office(name)

    def set_years(self, years: Sequence[int], year: int) -> None:
        """Offer `years`, `year` being the open one."""
        self._header.set_years(years, year)

    def set_practice(self, *, practice: bool) -> None:
        """Put the coloured band above every page, or take it away."""
        self._header.set_practice(practice=practice)
        if practice and self._band is None:
            self._band = PracticeBand(parent=self)
            self._column.insertWidget(1, self._band)
        if self._band is not None:
            self._band.setVisible(practice)

    def set_saved(self, text: str) -> None:
        """Say at the bottom when the last change was saved."""
        self._status.set_saved(text)

    def set_pending(self, text: str) -> None:
        """Say at the bottom what was not sent yet."""
        self._status.set_pending(text)

    def set_backup(self, text: str) -> None:
        """Say at the bottom when the last backup was made."""
        self._status.set_backup(text)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()  # what was typed is committed by leaving the field
            QApplication.sendPostedEvents(None, _CALLS)  # and a table tells it a moment later
        if self._memory:
            self._memory.save_geometry(bytes(self.saveGeometry().data()))
        self.closing.emit()
        super().closeEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        event.acceptProposedAction()
        self.files_dropped.emit([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._nav)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._pages, 1)
        right.addWidget(self._status)
        middle.addLayout(right, 1)
        centre = QWidget(self)
        self._column = QVBoxLayout(centre)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._header)
        self._column.addLayout(middle, 1)
        self.setCentralWidget(centre)
        self.setMinimumSize(640, 380)

    def _connect(self) -> None:
        self._nav.wanted.connect(self.open_page)
        self._nav.collapse_wanted.connect(self._choose_fold)
        self._pages.opened.connect(self._nav.set_current)
        self._pages.opened.connect(self.page_opened)
        self._header.year_changed.connect(self.year_changed)
        self._header.search.returnPressed.connect(self._tell_search)

        self._nav.focus()

    def _add_shortcuts(self, entries: Sequence[NavEntry]) -> None:
        pages = QActionGroup(self)
        pages.triggered.connect(self._open_by_action)
        for number, entry in enumerate(entries[:9], start=1):
            action = QAction(entry.title, pages)
            action.setData(entry.key)
            action.setShortcut(_keys(f"Ctrl+{number}"))
            self.addAction(action)
        for keys, slot in (
            ("Ctrl+K", self._focus_search),
            ("Ctrl+F", self._focus_filter),
            ("F1", self._ask_help),
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_forward),
        ):
            action = QAction(self)
            action.setShortcut(_keys(keys))
            action.triggered.connect(slot)
            self.addAction(action)

    def _restore(self) -> None:
        geometry = self._memory.load_geometry() if self._memory else None
        if geometry is None or not self.restoreGeometry(QByteArray(geometry)):
            screen = self.screen().availableGeometry()
            self.resize(min(1280, screen.width()), min(760, screen.height() - _FRAME))
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < _NARROW
        self._header.set_narrow(narrow=narrow)
        slim = narrow or self._collapsed
        self._nav.set_slim(slim=slim, fixed=narrow)

    def _choose_fold(self, collapsed: bool) -> None:  # noqa: FBT001 - carried by a signal
        self._collapsed = collapsed
        if self._memory:
            self._memory.save_collapsed(collapsed=collapsed)
        self._fold()

    def _open_by_action(self, action: QAction) -> None:
        self.open_page(action.data())

    def _focus_search(self) -> None:
        self._header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._header.search.selectAll()

    def _focus_filter(self) -> None:
        focus = getattr(self.page(self.current_key()), "focus_filter", None)
        if focus is not None:
            focus()

    def _ask_help(self) -> None:
        self.help_requested.emit(self.current_key())

    def _tell_search(self) -> None:
        self.search_requested.emit(self._header.search.text())


def _keys(words: str) -> QKeySequence:
    """Return the keys named in English, which need no look at Qt's words in Vietnamese."""
    return QKeySequence(words, QKeySequence.SequenceFormat.PortableText)

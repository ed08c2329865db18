"""What lies over every open window while the program is locked, and comes off unchanged."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from shiboken6 import isValid
from typing_extensions import override

_COVERED = (Qt.WindowType.Window, Qt.WindowType.Dialog, Qt.WindowType.Tool, Qt.WindowType.Sheet)
_TITLE = "Sổ Thi đua: đã khoá"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Covered:
    window: QWidget
    cover: QLabel
    title: str


class Curtain(QObject):
    """Covers windows where they are: a form that is hidden would count as given up.

    While it is drawn, the window that asks for the password is the only one to answer; a window
    that opens meanwhile is covered too.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._gate: QWidget | None = None
        self._covered: list[_Covered] = []

    @property
    def covered_count(self) -> int:
        """How many windows lie behind it."""
        return len(self._covered)

    def draw(self, gate: QWidget) -> None:
        """Cover every window that is open but `gate`, and let nothing but `gate` answer."""
        self._gate = gate
        self._close_menus()
        _application().installEventFilter(self)
        self._cover_newcomers()

    def lift(self, *, keeps: bool) -> None:
        """Show the windows again as they were; without `keeps` what they asked is given up."""
        _application().removeEventFilter(self)
        self._gate = None
        covered, self._covered = self._covered, []
        for item in covered:
            if not isValid(item.window):
                continue
            item.cover.hide()
            item.cover.deleteLater()
            item.window.setWindowTitle(item.title)
            if not keeps:
                _give_up(item.window)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.Resize:
            self._fit(watched)
        elif kind is QEvent.Type.Show and self._is_foreign(watched):
            QTimer.singleShot(0, self, self._cover_newcomers)
        elif kind is QEvent.Type.Close and watched is self._gate and self._covered:
            event.ignore()  # nobody could answer what lies behind
            return True
        return False

    @Slot()
    def _cover_newcomers(self) -> None:
        gate = self._gate
        if gate is None:
            return
        known = {item.window for item in self._covered if isValid(item.window)}
        fresh = [
            window
            for window in QApplication.topLevelWidgets()
            if self._is_foreign(window) and window.isVisible() and window not in known
        ]
        self._covered += [_cover(window) for window in fresh]
        if any(window.isModal() for window in fresh):
            gate.hide()  # shown anew it comes before every other modal window
            gate.show()
        gate.raise_()
        gate.activateWindow()

    def _fit(self, watched: QObject) -> None:
        for item in self._covered:
            if item.window is watched and isValid(item.cover):
                item.cover.setGeometry(item.window.rect())

    def _is_foreign(self, watched: QObject) -> bool:
        return (
            isinstance(watched, QWidget)
            and watched is not self._gate
            and watched.isWindow()
            and watched.windowType() in _COVERED
        )

    @staticmethod
    def _close_menus() -> None:
        popup = QApplication.activePopupWidget()
        while popup is not None and popup.close():
            popup = QApplication.activePopupWidget()


def _cover(window: QWidget) -> _Covered:
    cover = QLabel("Đã khoá", window)
    cover.setAlignment(Qt.AlignmentFlag.AlignCenter)
    cover.setAutoFillBackground(True)
    cover.setGeometry(window.rect())
    cover.show()
    cover.raise_()
    item = _Covered(window=window, cover=cover, title=window.windowTitle())
    window.setWindowTitle(_TITLE)
    return item


def _give_up(window: QWidget) -> None:
    if isinstance(window, QDialog):
        window.reject()
    else:
        window.close()


def _application() -> QApplication:
    found = QApplication.instance()
    if not isinstance(found, QApplication):
        message = "windows are covered only in a running program"
        raise TypeError(message)
    return found

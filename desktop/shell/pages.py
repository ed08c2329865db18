"""The pages: each built when it is first opened, with a way back and forth between them."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from views.widgets.scrolling import ScrollArea

Build = Callable[[str], QWidget]


class PageStack(QStackedWidget):
    """`opened` tells the key of the page now shown.

    Before `set_builder` there is nothing to show pages of; the page asked for last is then opened.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build: Build | None = None
        self._wanted = ""
        self._areas: dict[str, ScrollArea] = {}
        self._visited: list[str] = []
        self._at = -1
        self.setMinimumSize(200, 120)

    def set_builder(self, build: Build) -> None:
        """Build pages with `build` from now on."""
        self._build = build
        if self._wanted:
            self.open(self._wanted)

    def current_key(self) -> str:
        """Return the key of the page shown; empty before the first one."""
        return self._visited[self._at] if self._at >= 0 else ""

    def page(self, key: str) -> QWidget | None:
        """Return the page called `key` if it was built."""
        area = self._areas.get(key)
        return area.content if area else None

    def open(self, key: str) -> None:
        """Show the page called `key`; the pages gone back from are forgotten."""
        if self._build is None:
            self._wanted = key
            return
        if key == self.current_key():
            return
        self._visited = [*self._visited[: self._at + 1], key]
        self._at = len(self._visited) - 1
        self._show(key)

    def go(self, steps: int) -> None:
        """Go `steps` pages back (negative) or forth, as far as there are any."""
        at = min(max(self._at + steps, 0), len(self._visited) - 1)
        if at not in (self._at, -1):
            self._at = at
            self._show(self._visited[at])

    def reset(self) -> None:
        """Forget every built page and build the open one anew: the year or the office changed."""
        for area in self._areas.values():
            self.removeWidget(area)
            area.deleteLater()
        self._areas.clear()
        if self.current_key():
            self._show(self.current_key())

    def _show(self, key: str) -> None:
        if self._build is None:
            return
        if key not in self._areas:
            area = ScrollArea(self._build(key), self)
            self._areas[key] = area
            self.addWidget(area)
        self.setCurrentWidget(self._areas[key])
        self.opened.emit(key)

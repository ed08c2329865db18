"""Surfaces that group things on a page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from views.widgets.scrolling import scrolled
from views.widgets.text import Line, Sentence

__all__ = ["FactList", "Panel", "scrolled"]


class Panel(QFrame):
    """A framed surface with a heading."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(8)
        self._head = QHBoxLayout()
        self._title = Line(title, px=15, bold=True, parent=self)
        self._head.addWidget(self._title, 1)
        self._column.addLayout(self._head)
        self._title.setVisible(bool(title))

    def title(self) -> str:
        """Return the title."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Write `title` above the matter."""
        self._title.set_text(title)
        self._title.setVisible(bool(title))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Add `widget` at the end."""
        self._column.addWidget(widget, stretch)

    def add_action(self, button: QWidget) -> None:
        """Put `button` beside the heading."""
        self._head.addWidget(button)


class FactList(QWidget):
    """Labels and what stands for each, in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show `facts`; those shown before are gone."""
        while self._grid.count():
            widget = self._grid.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (label, text) in enumerate(facts):
            name = Sentence(label, role="muted", px=13, parent=self)
            name.setFixedWidth(112)
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(name, row, 0, top)
            self._grid.addWidget(Sentence(text, px=13, parent=self), row, 1, top)

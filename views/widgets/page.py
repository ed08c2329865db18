"""The frame of a page: title, one line of what it is for, actions, content, detail pane."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from views import icons
from views.widgets.buttons import ICON_ALONE, ICON_BESIDE_WORDS, icon_button, plain, primary
from views.widgets.filter_bar import FilterBar
from views.widgets.scrolling import scrolled
from views.widgets.text import Line, Sentence

_DETAIL = 360
_NARROW = 760


class PageFrame(QWidget):
    """Every page is one; `detail_closed` says that the user closed the pane on the right."""

    detail_closed = Signal()

    def __init__(self, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Line(title, px=20, bold=True, parent=self)
        self._hint = Sentence(hint, role="muted", px=13, parent=self)
        self._hint.setVisible(bool(hint))
        self._secondary: list[QPushButton] = []
        self._primary: QPushButton | None = None
        self._more: QPushButton | None = None
        self._filter: QWidget | None = None
        self._content: QWidget | None = None
        self._detail: _DetailPane | None = None
        self._head = QHBoxLayout()
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._body = QVBoxLayout()
        self._foot = QVBoxLayout(self)
        self._lay_out()

    def title(self) -> str:
        """Return the title."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Write `title` above the page."""
        self._title.set_text(title)

    def set_hint(self, hint: str) -> None:
        """Say in one line what the page is for and what to do next."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def set_primary(self, text: str, icon: str = "") -> QPushButton:
        """Put the page's one main action at the right end of the title; return its button."""
        if self._primary is not None:
            self._primary.deleteLater()
        self._primary = primary(text, icon, self)
        self._head.addWidget(self._primary)
        return self._primary

    def add_secondary(self, text: str, icon: str = "") -> QPushButton:
        """Put an action before the main one; without room it shrinks to its icon."""
        button = plain(text, icon, self)
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.setProperty("words", button.text())
        self._secondary.append(button)
        self._head.insertWidget(len(self._secondary), button)
        return button

    def add_more(self, text: str, icon: str = "") -> QAction:
        """Put a seldom needed action into the menu behind "…"."""
        if self._more is None:
            self._more = icon_button("ellipsis", self.tr("Việc khác"), self)
            self._more.setMenu(QMenu(self._more))
            self._head.insertWidget(1, self._more)
        action = self._more.menu().addAction(text)
        if icon:
            action.setIcon(icons.icon(icon))
        return action

    def set_filter(self, bar: QWidget) -> None:
        """Put `bar` between the hint and the content."""
        self._filter = bar
        self._body.insertWidget(1, bar)

    def set_content(self, widget: QWidget, *, scrolls: bool = False) -> None:
        """Fill the page; `scrolls` where the content is not a view that scrolls by itself."""
        if self._content is not None:
            self._content.deleteLater()
        self._content = scrolled(widget) if scrolls else widget
        self._content.setMinimumWidth(160)
        self._split.insertWidget(0, self._content)
        self._split.setStretchFactor(0, 1)

    def set_detail(self, widget: QWidget, title: str = "") -> None:
        """Keep `widget` for the pane on the right, which `show_detail` opens."""
        if self._detail is None:
            self._detail = _DetailPane(self)
            self._detail.closed.connect(self._close_detail)
            self._split.addWidget(self._detail)
            self._split.setStretchFactor(1, 0)
            self._detail.hide()
        self._detail.set_content(widget, title)

    def show_detail(self, title: str | None = None) -> None:
        """Open the pane on the right, under another `title` where one is given."""
        if self._detail is None:
            return
        if title is not None:
            self._detail.set_title(title)
        if not self._detail.isVisibleTo(self):
            self._detail.show()
            self._split.setSizes([max(self._split.width() - _DETAIL, 1), _DETAIL])
        self._fit()

    def hide_detail(self) -> None:
        """Close the pane on the right."""
        if self._detail is not None:
            self._detail.hide()
        self._fit()

    def detail_visible(self) -> bool:
        """Return whether the pane on the right is open."""
        return self._detail is not None and self._detail.isVisibleTo(self)

    def set_strip(self, strip: QWidget) -> None:
        """Put the strip of long work at the foot."""
        self._foot.addWidget(strip)

    def focus_filter(self) -> None:
        """Put the cursor into the page's own search field, if it has one."""
        if isinstance(self._filter, FilterBar):
            self._filter.focus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.detail_visible():
            self._close_detail()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        self._head.setSpacing(8)
        self._head.addWidget(self._title, 1)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(12)
        self._body.setContentsMargins(24, 14, 24, 12)
        self._body.setSpacing(10)
        top = QVBoxLayout()
        top.setSpacing(2)
        top.addLayout(self._head)
        top.addWidget(self._hint)
        self._body.addLayout(top)
        self._body.addWidget(self._split, 1)
        self._foot.setContentsMargins(0, 0, 0, 0)
        self._foot.setSpacing(0)
        self._foot.addLayout(self._body, 1)
        self._foot.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def _fit(self) -> None:
        """Without room: buttons as icons, the detail pane in place of the content."""
        narrow = self.width() < _NARROW
        self._body.setContentsMargins(*((12, 8, 12, 8) if narrow else (24, 14, 24, 12)))
        for button in self._secondary:
            short = narrow and not button.icon().isNull()
            button.setText("" if short else str(button.property("words")))
            button.setIconSize(ICON_ALONE if short else ICON_BESIDE_WORDS)
        if self._content is not None:
            self._content.setVisible(not (narrow and self.detail_visible()))

    def _close_detail(self) -> None:
        self.hide_detail()
        self.detail_closed.emit()


class _DetailPane(QFrame):
    """A surface with a title, a button that closes it, and scrolling content."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self.setMinimumWidth(280)
        self._title = Line("", px=15, bold=True, parent=self)
        close = icon_button("x", self.tr("Đóng phần chi tiết"), self)
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 0)
        head.addWidget(self._title, 1)
        head.addWidget(close)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._area: QWidget | None = None

    def set_title(self, title: str) -> None:
        self._title.set_text(title)

    def set_content(self, widget: QWidget, title: str) -> None:
        self.set_title(title)
        if self._area is not None:
            self._area.deleteLater()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 4, 16, 16)
        column.addWidget(widget)
        column.addStretch(1)
        self._area = scrolled(holder)
        self._column.addWidget(self._area, 1)

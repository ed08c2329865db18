"""An area that scrolls what has not enough room, and only then."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override


def scrolled(widget: QWidget) -> "ScrollArea":
    """Return `widget` in an area that scrolls where there is not enough room for it."""
    return ScrollArea(widget)


class ScrollArea(QScrollArea):
    """Gives its content the whole room, but never less than the content's least height.

    Qt's own area takes the height that wrapped text would have at its narrowest, or the height a
    table would like to have, and scrolls for nothing; so the content stands in a holder without
    a layout, whose least size is set here.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self._holder = _Holder(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._holder)
        self._holder.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        content.installEventFilter(self)

    def fit(self) -> None:
        """Take the height of the content as it is now, before the next event says so."""
        layout = self.content.layout()
        if layout is not None:
            layout.activate()
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.content and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return self.content.sizeHint()

    def _fit(self) -> None:
        least = self.content.minimumSizeHint().expandedTo(self.content.minimumSize())
        width = max(self.viewport().width(), least.width())
        layout = self.content.layout()
        height = least.height()
        if layout is not None and layout.hasHeightForWidth():
            height = max(layout.totalMinimumHeightForWidth(width), self.content.minimumHeight())
        elif layout is None and self.content.hasHeightForWidth():
            height = self.content.heightForWidth(width)
        self._holder.setMinimumSize(least.width(), height)


class _Holder(QWidget):
    """Keeps one widget as big as itself."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        content.setParent(self)
        content.show()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._content.setGeometry(self.rect())

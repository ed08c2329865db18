"""A filter that is on or off, and a row of views of which one is on."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from views import theme


class Chip(QAbstractButton):
    """A round filter; a count may follow its word."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count: int | None = None
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int | None) -> None:
        """Show `count` after the word; None shows nothing."""
        self._count = count
        self.setAccessibleDescription("" if count is None else str(count))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(13))
        width = metrics.horizontalAdvance(self._shown())
        return QSize(width + 24, max(28, metrics.height() + 8))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame, ground, ink = self._colours()
        painter.setPen(QPen(frame, 2 if self.hasFocus() else 1))
        painter.setBrush(ground)
        inset = 1.0 if self.hasFocus() else 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(ink)
        painter.setFont(theme.font(13))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._shown())

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        frame = "focus" if self.hasFocus() else "accent" if self.isChecked() else "control"
        ground = "raised" if self.underMouse() else "surface"
        if self.isChecked():
            ground = "accent_soft"
        ink = "accent" if self.isChecked() else "text"
        return theme.colour(frame), theme.colour(ground), theme.colour(ink)

    def _shown(self) -> str:
        return self.text() if self._count is None else f"{self.text()}  {self._count}"


class Segments(QWidget):
    """Switches between a few views of the same thing."""

    changed = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for key, text in choices:
            self._add(key, text)
        if self._keys:
            self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._tell)

    def value(self) -> str:
        """Return the key of the view that is on."""
        return self._keys[self._group.checkedId()]

    def set_value(self, key: str) -> None:
        """Switch to the view called `key`, without a signal."""
        self._group.button(self._keys.index(key)).setChecked(True)

    def set_words(self, key: str, text: str) -> None:
        """Write `text` on the view called `key`, for instance with a count."""
        segment = self._group.button(self._keys.index(key))
        segment.setText(text)
        segment.setAccessibleName(text)
        segment.updateGeometry()
        segment.update()

    def _add(self, key: str, text: str) -> None:
        segment = _Segment(text, self)
        self._group.addButton(segment, len(self._keys))
        self._keys.append(key)
        self._row.addWidget(segment)

    def _tell(self, place: int) -> None:
        self.changed.emit(self._keys[place])


class _Segment(QAbstractButton):
    """One of the words of `Segments`; the one that is on is underlined."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(14, bold=True))
        return QSize(metrics.horizontalAdvance(self.text()) + 28, max(32, metrics.height() + 10))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = "accent" if self.isChecked() else "text" if self.underMouse() else "muted"
        painter.setFont(theme.font(14, bold=self.isChecked()))
        painter.setPen(theme.colour(ink))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
        bottom = self.height() - 1
        painter.fillRect(0, bottom, self.width(), 1, theme.colour("line"))
        if self.isChecked():
            painter.fillRect(8, bottom - 2, self.width() - 16, 3, theme.colour("accent"))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -5), 4, 4)

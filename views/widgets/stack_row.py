"""One row of a chart that is a button: a name, one bar in parts, what the parts add up to."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from views import theme

_HEIGHT = 34
_BAR = 14
_LEAST_FOR_NUMBER = 16
_EDGE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the bar: how many, what they are called, the theme's colour for them.

    `hatched` parts are striped, so that they differ from their neighbours in grey too.
    """

    count: int
    word: str
    role: str
    hatched: bool = False


class StackRow(QAbstractButton):
    """Draws counts as parts of one bar as long as the room; `clicked` is its signal."""

    def __init__(self, name: str, parent: QWidget | None = None, *, name_px: int = 250) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self._note = ""
        self._name_px = name_px
        self.setText(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: Sequence[Part], note: str) -> None:
        """Draw `parts` in this order and write `note` after them."""
        self._parts = tuple(part for part in parts if part.count > 0)
        self._note = note
        told = "; ".join(f"{part.word}: {part.count}" for part in self._parts)
        self.setAccessibleName(f"{self.text()}. {note}")
        self.setAccessibleDescription(told)
        self.setToolTip(f"{self.text()}\n{told}".strip())
        self.update()

    def parts(self) -> tuple[Part, ...]:
        """Return the parts drawn."""
        return self._parts

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._name_px + 260, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(220, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.colour("raised"))
        painter.setFont(theme.font(13))
        metrics = painter.fontMetrics()
        name_px = min(self._name_px, self.width() // 2)
        note_px = max(metrics.horizontalAdvance(self._note), 84)
        self._write(painter, QRectF(4, 0, name_px - 8, _HEIGHT), self.text(), "text")
        note_left = self.width() - note_px - 4
        self._write(painter, QRectF(note_left, 0, note_px, _HEIGHT), self._note, "muted")
        bar = QRectF(name_px, (_HEIGHT - _BAR) / 2, note_left - name_px - 12, _BAR)
        if bar.width() > _BAR:
            self._paint_bar(painter, bar)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        total = sum(part.count for part in self._parts)
        if not total:
            painter.fillRect(bar, theme.colour("line"))
            return
        left = bar.left()
        for part in self._parts:
            width = bar.width() * part.count / total
            cell = QRectF(left, bar.top(), max(width - 2, 2), bar.height())
            paint_part(painter, cell, theme.colour(part.role), hatched=part.hatched)
            _write_count(painter, cell, part)
            left += width

    def _write(self, painter: QPainter, cell: QRectF, text: str, role: str) -> None:
        painter.setPen(theme.colour(role))
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, round(cell.width())
        )
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(cell, int(side), shown)


class Legend(QWidget):
    """What the colours of the parts mean, in one or more lines."""

    def __init__(self, parts: Sequence[Part] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = tuple(parts)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: Sequence[Part]) -> None:
        """Explain `parts`; their counts do not matter."""
        self._parts = tuple(parts)
        self.setAccessibleName("; ".join(part.word for part in self._parts))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        lines = self._lines(max(self.width(), 220))
        return QSize(220, 22 * (1 + max((line for _, line in lines), default=0)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12))
        for part, (left, line) in zip(self._parts, self._lines(self.width()), strict=True):
            box = QRectF(left, 22 * line + 5, 12, 12)
            paint_part(painter, box, theme.colour(part.role), hatched=part.hatched)
            painter.setPen(theme.colour("muted"))
            words = QRectF(left + 17, 22 * line, self.width(), 22)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), part.word)

    def _lines(self, width: int) -> list[tuple[int, int]]:
        """Return where each part stands: its left edge and its line."""
        metrics = QFontMetrics(theme.font(12))
        places, left, line = [], _EDGE, 0
        for part in self._parts:
            taken = metrics.horizontalAdvance(part.word) + 33
            if left > _EDGE and left + taken > width:
                left, line = _EDGE, line + 1
            places.append((left, line))
            left += taken
        return places


def paint_part(painter: QPainter, cell: QRectF, colour: QColor, *, hatched: bool) -> None:
    """Fill `cell` with `colour`, striped where `hatched`."""
    if not hatched:
        painter.fillRect(cell, colour)
        return
    soft = QColor(colour)
    soft.setAlpha(70)
    painter.fillRect(cell, soft)
    painter.save()
    painter.setClipRect(cell)
    painter.setPen(QPen(colour, 1.5))
    left = cell.left() - cell.height()
    while left < cell.right():
        painter.drawLine(
            round(left), round(cell.bottom()), round(left + cell.height()), round(cell.top())
        )
        left += 6
    painter.restore()


def _write_count(painter: QPainter, cell: QRectF, part: Part) -> None:
    if cell.width() < _LEAST_FOR_NUMBER or part.hatched:
        return
    face: QFont = theme.font(11, bold=True)
    painter.save()
    painter.setFont(face)
    painter.setPen(theme.colour("surface"))
    painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), str(part.count))
    painter.restore()

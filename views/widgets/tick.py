"""Boxes to tick and rings to choose from, drawn after the theme so that they show in the dark."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget
from typing_extensions import override

from views import theme

_SIDE = 18
_GAP = 8


class CheckField(QCheckBox):
    """A box to tick; `committed` carries "1" or an empty text."""

    committed = Signal(str)

    def __init__(self, text: str, *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setChecked(checked)
        self.clicked.connect(self._commit)

    def value(self) -> str:
        """Return "1" where the box is ticked."""
        return "1" if self.isChecked() else ""

    def set_text(self, value: str) -> None:
        """Tick the box where `value` is not empty."""
        self.setChecked(bool(value))

    def set_wrong(self, *, wrong: bool) -> None:
        """Do nothing: a box is never wrong by itself."""
        del wrong

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the box be read only."""
        self.setEnabled(not read_only)

    @override
    def sizeHint(self) -> QSize:
        return _size(self)

    @override
    def hitButton(self, pos: object) -> bool:
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = _painter(self)
        box = _box(self)
        _paint_frame(painter, self, box, 4)
        if self.isChecked():
            painter.setPen(_mark_pen(self))
            painter.translate(box.topLeft())
            painter.drawPolyline(QPolygonF([QPointF(4, 9), QPointF(8, 13), QPointF(14, 5)]))
            painter.resetTransform()
        _paint_words(painter, self)

    def _commit(self) -> None:
        self.committed.emit(self.value())


class RadioField(QRadioButton):
    """One of several ways, all of them in sight."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)

    @override
    def sizeHint(self) -> QSize:
        return _size(self)

    @override
    def hitButton(self, pos: object) -> bool:
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = _painter(self)
        box = _box(self)
        _paint_frame(painter, self, box, _SIDE / 2)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("on_accent" if self.isEnabled() else "muted"))
            painter.drawEllipse(box.center(), 3.5, 3.5)
        _paint_words(painter, self)


def _size(button: QAbstractButton) -> QSize:
    metrics = QFontMetrics(theme.font(14))
    shown = button.text().replace("&&", "&")
    return QSize(
        _SIDE + _GAP + 12 + metrics.horizontalAdvance(shown), max(28, metrics.height() + 6)
    )


def _painter(button: QAbstractButton) -> QPainter:
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font(14))
    return painter


def _box(button: QAbstractButton) -> QRectF:
    return QRectF(4, (button.height() - _SIDE) / 2, _SIDE, _SIDE)


def _paint_frame(painter: QPainter, button: QAbstractButton, box: QRectF, radius: float) -> None:
    ground = "accent" if button.isChecked() else "raised" if button.underMouse() else "surface"
    edge = "accent" if button.isChecked() else "control"
    if not button.isEnabled():
        ground, edge = "raised", "line"
    painter.setBrush(theme.colour(ground))
    painter.setPen(QPen(theme.colour(edge), 1.5))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
    if button.hasFocus():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawRoundedRect(QRectF(button.rect()).adjusted(1, 1, -1, -1), 4, 4)


def _paint_words(painter: QPainter, button: QAbstractButton) -> None:
    painter.setPen(theme.colour("text" if button.isEnabled() else "muted"))
    room: QRect = button.rect().adjusted(_SIDE + _GAP + 4, 0, 0, 0)
    middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    painter.drawText(room, middle, button.text().replace("&&", "&"))


def _mark_pen(button: QAbstractButton) -> QPen:
    pen = QPen(theme.colour("on_accent" if button.isEnabled() else "muted"), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen

"""Status as icon, word and colour, the same everywhere."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from models.domain.targets import Verdict
from views import theme

SELECTED = QStyle.StateFlag.State_Selected.value  # plain numbers: enums cost more than the paint
FOCUSED = QStyle.StateFlag.State_HasFocus.value
_MARK = 12


@dataclass(frozen=True, slots=True)
class StatusLook:
    """The word of a verdict and the name of its theme colour."""

    word: str
    role: str


_LOOKS = {
    Verdict.EXCEEDED: StatusLook("vượt", "good"),
    Verdict.MET: StatusLook("đạt", "good"),
    Verdict.ON_TRACK: StatusLook("đúng tiến độ", "info"),
    Verdict.AT_RISK: StatusLook("nguy cơ", "warn"),
    Verdict.NOT_MET: StatusLook("chưa đạt", "bad"),
    Verdict.UNKNOWN: StatusLook("chưa có số", "unknown"),
}


def status_look(verdict: Verdict) -> StatusLook:
    """Return how `verdict` is written and coloured."""
    return _LOOKS[verdict]


def paint_mark(painter: QPainter, verdict: Verdict, box: QRectF, colour: QColor) -> None:
    """Draw the sign of `verdict` into the square `box`: ▲ ✓ ● ! ✕ ○, without needing a font."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / _MARK, box.height() / _MARK)
    pen = QPen(colour, 2.0)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    _SIGNS[verdict](painter, colour)
    painter.restore()


class StatusBadge(QWidget):
    """A tinted word with its sign; `text` replaces the word of the verdict."""

    def __init__(
        self, verdict: Verdict | None = None, text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._verdict = Verdict.UNKNOWN
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_verdict(verdict or Verdict.UNKNOWN, text)

    def set_verdict(self, verdict: Verdict, text: str = "") -> None:
        """Show `verdict`."""
        self._verdict = verdict
        self._text = text or status_look(verdict).word
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(13, bold=True))
        return QSize(metrics.horizontalAdvance(self._text) + 34, metrics.height() + 6)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = status_look(self._verdict).role
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{role}_soft"))
        radius = self.height() / 2
        painter.drawRoundedRect(self.rect(), radius, radius)
        top = (self.height() - _MARK) / 2
        paint_mark(painter, self._verdict, QRectF(9, top, _MARK, _MARK), theme.colour(role))
        painter.setFont(theme.font(13, bold=True))
        painter.setPen(theme.colour(role))
        painter.drawText(self.rect().adjusted(26, 0, 0, 0), _MIDDLE, self._text)


class Tag(QWidget):
    """A small tinted word: "Nháp", "Đã gửi"; `role` is good, info, warn, bad or unknown."""

    def __init__(
        self, text: str = "", role: str = "unknown", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._role = role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text, role)

    def set_text(self, text: str, role: str = "unknown") -> None:
        """Show `text`; nothing is drawn where it is empty."""
        self._text = text
        self._role = "unknown" if role == "muted" else role
        self.setAccessibleName(text)
        self.setVisible(bool(text) or self.parent() is None)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(12, bold=True))
        return QSize(metrics.horizontalAdvance(self._text) + 16, metrics.height() + 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{self._role}_soft"))
        painter.drawRoundedRect(self.rect(), 4, 4)
        painter.setFont(theme.font(12, bold=True))
        painter.setPen(theme.colour(self._role))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._text)


class StatusDelegate(QStyledItemDelegate):
    """Draws a cell's verdict (role `Role.STATUS` = `status_role`) as sign, word and colour."""

    def __init__(self, status_role: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status_role = status_role

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        paint_ground(painter, option)
        verdict = index.data(self._status_role)
        if verdict is None:
            return
        look = status_look(Verdict(verdict))
        cell = cell_rect(option)
        top = cell.center().y() - _MARK / 2 + 0.5
        mark = QRectF(cell.left(), top, _MARK, _MARK)
        paint_mark(painter, Verdict(verdict), mark, theme.colour(look.role))
        painter.setPen(theme.colour(look.role))
        painter.setFont(theme.font(theme.current().table_px, bold=True))
        words = cell.adjusted(_MARK + 6, 0, 0, 0)
        text = painter.fontMetrics().elidedText(
            index.data() or look.word, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, _MIDDLE, text)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw what lies under a cell's text: the selection, the line under the row, the focus."""
    rect: QRect = option.rect  # type: ignore[attr-defined] # absent from the stubs
    state: int = option.state.value  # type: ignore[attr-defined] # absent from the stubs
    if state & SELECTED:
        painter.fillRect(rect, theme.colour("selection"))
    painter.setPen(theme.colour("line"))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if state & FOCUSED:
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawRect(rect.adjusted(1, 1, -1, -1))


def cell_rect(option: QStyleOptionViewItem) -> QRect:
    """Return the room for text in a cell."""
    rect: QRect = option.rect  # type: ignore[attr-defined] # absent from the stubs
    return rect.adjusted(8, 0, -8, 0)


def _triangle(painter: QPainter, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(6, 2.2), QPointF(10.6, 9.8), QPointF(1.4, 9.8)]))


def _check(painter: QPainter, _colour: QColor) -> None:
    painter.drawPolyline(QPolygonF([QPointF(1.8, 6.6), QPointF(4.8, 9.6), QPointF(10.4, 2.8)]))


def _disc(painter: QPainter, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(6, 6), 3.6, 3.6)


def _exclamation(painter: QPainter, colour: QColor) -> None:
    painter.drawLine(QPointF(6, 1.8), QPointF(6, 6.8))
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(6, 10.2), 0.5, 0.5)


def _cross(painter: QPainter, _colour: QColor) -> None:
    painter.drawLine(QPointF(2.4, 2.4), QPointF(9.6, 9.6))
    painter.drawLine(QPointF(9.6, 2.4), QPointF(2.4, 9.6))


def _ring(painter: QPainter, _colour: QColor) -> None:
    painter.drawEllipse(QPointF(6, 6), 4.2, 4.2)


_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_SIGNS = {
    Verdict.EXCEEDED: _triangle,
    Verdict.MET: _check,
    Verdict.ON_TRACK: _disc,
    Verdict.AT_RISK: _exclamation,
    Verdict.NOT_MET: _cross,
    Verdict.UNKNOWN: _ring,
}

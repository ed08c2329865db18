"""A card of the overview: a big number and what it counts; pressing it goes there."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from views import theme

_PAD = 12


class Card(QAbstractButton):
    """Shows `label`, a number and a note; `clicked` is its signal."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = ""
        self._note = ""
        self._role = "text"
        self.setText(label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_number("")

    def set_number(self, text: str, note: str = "", role: str = "text") -> None:
        """Show `text` big in the theme's colour `role`, and `note` under it."""
        self._number, self._note, self._role = text, note, role
        self.setAccessibleName(f"{self.text()}: {text}. {note}".rstrip(". "))
        self.setToolTip(note)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        heights = (self._line(13), self._line(28), self._line(13))
        return QSize(208, sum(heights) + 2 * 14 + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(142, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        top = 14
        for text, px, role, bold in (
            (self.text(), 13, "muted", False),
            (self._number, 28, self._role, True),
            (self._note, 13, "muted", False),
        ):
            painter.setFont(theme.font(px, bold=bold))
            painter.setPen(theme.colour(role))
            room = QRectF(_PAD, top, self.width() - 2 * _PAD, self._line(px))
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(room.width())
            )
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
            top += self._line(px) + 2

    def _paint_frame(self, painter: QPainter) -> None:
        focused = self.hasFocus()
        colour = "focus" if focused else "control" if self.underMouse() else "line"
        painter.setPen(QPen(theme.colour(colour), 2 if focused else 1))
        painter.setBrush(theme.colour("raised" if self.isDown() else "surface"))
        inset = 1.0 if focused else 0.5
        radius = theme.current().radius
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius
        )

    def _line(self, px: int) -> int:
        return round(theme.font(px).pixelSize() * 1.4)

"""The coloured band of the practice workspace."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from views import theme


class PracticeBand(QWidget):
    """Says on every page that nothing here is real; striped, so that it is seen in grey too."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text or self.tr(
            "Đang thực hành với cụm ví dụ. Số liệu ở đây không có thật và không gửi đi được."
        )
        self.setAccessibleName(self._text)
        self.setToolTip(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, QFontMetrics(theme.font(13, bold=True)).height() + 8)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("practice"))
        painter.setFont(theme.font(13, bold=True))
        painter.setPen(theme.colour("on_practice"))
        room = self.rect().adjusted(16, 0, -16, 0)
        shown = painter.fontMetrics().elidedText(
            self._text, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), shown)

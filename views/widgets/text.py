"""Labels that show any text as it is: never as markup."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from views import theme

_REDRESS = (
    QEvent.Type.ApplicationPaletteChange,
    QEvent.Type.ApplicationFontChange,
    QEvent.Type.PaletteChange,
    QEvent.Type.ParentChange,
)


class Sentence(QLabel):
    """Plain text that wraps and can be selected with the mouse; `role` names its colour."""

    def __init__(
        self,
        text: str = "",
        *,
        role: str = "text",
        px: int = 14,
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._px = px
        self._bold = bold
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._dress()
        self.setText(text)

    def set_role(self, role: str) -> None:
        """Write in the theme's colour `role` from now on."""
        self._role = role
        self._dress()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _REDRESS:
            self._dress()

    def _dress(self) -> None:
        face = theme.font(self._px, bold=self._bold)
        if self.font() != face:
            self.setFont(face)
        look = self.palette()
        if look.color(QPalette.ColorRole.WindowText) != theme.colour(self._role):
            look.setColor(QPalette.ColorRole.WindowText, theme.colour(self._role))
            self.setPalette(look)


class Line(QFrame):
    """One line of plain text, cut with "…" where it is too long; the whole is in the tooltip."""

    def __init__(
        self,
        text: str = "",
        *,
        role: str = "text",
        px: int = 14,
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = ""
        self._role = role
        self._px = px
        self._bold = bold
        self._alignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show `text`, line breaks as spaces."""
        self._text = " ".join(text.split())
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def set_role(self, role: str) -> None:
        """Write in the theme's colour `role` from now on."""
        self._role = role
        self.update()

    def set_alignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Place the text inside the widget."""
        self._alignment = alignment
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._face())
        return QSize(metrics.horizontalAdvance(self._text) + 2, metrics.height() + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(40, self.sizeHint().width()), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._face())
        painter.setPen(theme.colour(self._role))
        shown = painter.fontMetrics().elidedText(
            self._text, Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), int(self._alignment), shown)
        self.setToolTip("" if shown == self._text else plain_tip(self._text))

    def _face(self) -> QFont:
        return theme.font(self._px, bold=self._bold)


def plain_tip(text: str) -> str:
    """Return `text` as a tooltip that wraps and that Qt does not read as markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{escaped.replace(chr(10), '<br>')}</p>" if text else ""

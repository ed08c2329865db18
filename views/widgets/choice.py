"""A choice from a few, drawn after the theme; the wheel never changes it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOption, QWidget
from typing_extensions import override

from views import icons, theme
from views.widgets.tick import CheckField

__all__ = ["CheckField", "ChoiceField", "paint_frame"]


class ChoiceField(QComboBox):
    """One of several values; `committed` carries the value the user chose."""

    committed = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, str]] = (),
        value: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._wrong = False
        self.setFixedHeight(theme.current().field_height)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(14)
        self.set_choices(choices, value)
        self.activated.connect(self._commit)

    def set_choices(self, choices: Sequence[tuple[str, str]], value: str = "") -> None:
        """Offer `choices`, each a value and the text that stands for it."""
        self.clear()
        for key, text in choices:
            self.addItem(text, key)
        self.set_value(value)

    def set_value(self, value: str) -> None:
        """Show the choice with `value`; the first one where there is none."""
        self.setCurrentIndex(max(0, self.findData(value)) if self.count() else -1)

    def value(self) -> str:
        """Return the value chosen."""
        return str(self.currentData() or "")

    def text(self) -> str:
        """Return the value chosen, like every field."""
        return self.value()

    def set_wrong(self, *, wrong: bool) -> None:
        """Give the field the red frame, or take it away."""
        self._wrong = wrong
        self.update()

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the choice be read only."""
        self.setEnabled(not read_only)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def sizeHint(self) -> QSize:
        widest = max((self.fontMetrics().horizontalAdvance(t) for t in self._texts()), default=60)
        return QSize(min(widest + 46, 340), theme.current().field_height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(88, theme.current().field_height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_frame(painter, self, wrong=self._wrong)
        room = self.rect().adjusted(10, 0, -30, 0)
        painter.setPen(theme.colour("text" if self.isEnabled() else "muted"))
        text = painter.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, _MIDDLE, text)
        top = (self.height() - 16) // 2
        icons.icon("chevron-down", "muted").paint(painter, self.width() - 26, top, 16, 16)

    def _texts(self) -> list[str]:
        return [self.itemText(index) for index in range(self.count())]

    def _commit(self) -> None:
        self.committed.emit(self.value())


def paint_frame(painter: QPainter, field: QWidget, *, wrong: bool = False) -> None:
    """Draw the ground and the frame of a field that paints itself."""
    option = QStyleOption()
    option.initFrom(field)
    state: QStyle.StateFlag = option.state  # type: ignore[attr-defined] # absent from the stubs
    focused = field.hasFocus() or (isinstance(field, QComboBox) and field.view().isVisible())
    strong = wrong or focused
    colour = "bad" if wrong else "focus" if focused else "control"
    if not field.isEnabled():
        colour = "line"
    hovered = bool(state & QStyle.StateFlag.State_MouseOver) and field.isEnabled()
    painter.setPen(QPen(theme.colour(colour), 2 if strong else 1))
    painter.setBrush(theme.colour("raised" if hovered else "surface"))
    inset = 1.0 if strong else 0.5
    frame = QRectF(field.rect()).adjusted(inset, inset, -inset, -inset)
    radius = theme.current().radius - inset
    painter.drawRoundedRect(frame, radius, radius)


_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)

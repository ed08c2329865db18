"""A year at a glance: twelve months, what falls due in each, what of it is done."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from models.usecases.programmes import DutyFacts
from views import theme
from views.widgets.text import plain_tip

_HEIGHT = 58


class MonthStrip(QWidget):
    """`chosen` carries the month that was pressed, 0 when it was pressed again."""

    chosen = Signal(int)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.months = [MonthButton(month, self) for month in range(1, 13)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in self.months:
            row.addWidget(button, 1)
            button.clicked.connect(self._choose)

    def show_duties(self, duties: Sequence[DutyFacts], year: int) -> None:
        """Show what of `duties` falls due in the months of `year`."""
        for button in self.months:
            own = [
                item
                for item in duties
                if item.duty.due is not None
                and (item.duty.due.year, item.duty.due.month) == (year, button.month)
            ]
            is_now = (self._today.year, self._today.month) == (year, button.month)
            button.show_duties(own, self._today, is_now=is_now)

    @Slot()
    def _choose(self) -> None:
        pressed = self.sender()
        if not isinstance(pressed, MonthButton):
            return
        for button in self.months:
            if button is not pressed:
                button.setChecked(False)
        self.chosen.emit(pressed.month if pressed.isChecked() else 0)


class MonthButton(QAbstractButton):
    """One month with how many duties fall due in it."""

    def __init__(self, month: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month = month
        self._words = ""
        self._role = "muted"
        self._is_now = False
        self.setCheckable(True)
        self.setText(f"Tháng {month}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_duties(self, duties: Sequence[DutyFacts], today: date, *, is_now: bool) -> None:
        """Show how many of `duties` are done, waiting or late."""
        waiting = [item for item in duties if item.done_on is None]
        late = [item for item in waiting if item.duty.due is not None and item.duty.due < today]
        self._is_now = is_now
        self._words = "" if not duties else f"{len(duties)} việc"
        self._role = "bad" if late else "warn" if waiting else "good" if duties else "muted"
        if duties and not waiting:
            self._words = "xong cả"
        self.setEnabled(bool(duties) or is_now)
        told = "\n".join(item.duty.name for item in duties)
        self.setToolTip(plain_tip(told))
        self.setAccessibleName(f"{self.text()}. {self._words}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(76, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.isChecked() or self.hasFocus()
        frame = "focus" if strong else "accent" if self._is_now else "line"
        painter.setPen(QPen(theme.colour(frame), 2 if strong else 1))
        painter.setBrush(theme.colour("accent_soft" if self.isChecked() else "surface"))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(theme.font(12, bold=self._is_now))
        painter.setPen(theme.colour("accent" if self._is_now else "muted"))
        top = QRectF(box.left(), box.top() + 6, box.width(), 20)
        painter.drawText(top, int(Qt.AlignmentFlag.AlignCenter), self.text())
        painter.setFont(theme.font(13, bold=True))
        painter.setPen(theme.colour(self._role))
        foot = QRectF(box.left(), box.top() + 28, box.width(), 22)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignCenter), self._words or "·")

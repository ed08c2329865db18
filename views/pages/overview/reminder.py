"""What is due soon or late, said once each time the program starts."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from models.usecases.overview import Deadline
from views import icons
from views.widgets.buttons import plain, quiet
from views.widgets.formats import date_text
from views.widgets.text import Line

_NAMED = 2


class ReminderBand(QFrame):
    """Hidden while nothing is due; "Để sau" hides it until the next start."""

    calendar_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self._is_dismissed = False
        sign = QLabel(self)
        sign.setPixmap(icons.icon("clock", "warn").pixmap(18, 18))
        self._words = Line("", parent=self)
        look = plain(self.tr("Xem lịch việc"), "calendar", self)
        later = quiet(self.tr("Để sau"), "", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(sign)
        row.addWidget(self._words, 1)
        row.addWidget(look)
        row.addWidget(later)
        look.clicked.connect(self.calendar_requested)
        later.clicked.connect(self._dismiss)
        self.hide()

    def show_reminders(self, items: Sequence[Deadline]) -> None:
        """Say what is due, unless the user has put it off."""
        self._words.set_text(reminder_words(items))
        self.setVisible(bool(items) and not self._is_dismissed)

    def text(self) -> str:
        """Return what is said."""
        return self._words.text()

    def _dismiss(self) -> None:
        self._is_dismissed = True
        self.hide()


def reminder_words(items: Sequence[Deadline]) -> str:
    """Return one sentence: how many duties wait, and the first of them by name."""
    if not items:
        return ""
    named = "; ".join(f"{item.name} (hạn {date_text(item.due)})" for item in items[:_NAMED])
    rest = f" và {len(items) - _NAMED} việc khác" if len(items) > _NAMED else ""
    return f"Nhắc việc: {named}{rest}."

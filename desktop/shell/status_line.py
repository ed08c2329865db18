"""The line at the bottom: what is saved, what waits to be sent, when the last backup was made."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from views import icons
from views.widgets.text import Line


class StatusLine(QFrame):
    """Three short texts, each empty until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "foot")
        self._sign = QLabel(self)
        self._saved = Line(role="text", px=13, parent=self)
        self._pending = Line(role="muted", px=13, parent=self)
        self._backup = Line(role="muted", px=13, parent=self)
        self._dots = (_dot(self), _dot(self))
        self._backup.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._saved)
        for dot, text in zip(self._dots, (self._pending, self._backup), strict=True):
            row.addWidget(dot)
            row.addWidget(text)
        row.addStretch(1)
        self._refresh()

    def set_saved(self, text: str) -> None:
        """Say when the last change was saved: "Đã lưu 10:32"."""
        self._saved.set_text(text)
        if text and self._sign.pixmap().isNull():
            self._sign.setPixmap(icons.icon("circle-check", "good").pixmap(15, 15))
        self._refresh()

    def set_pending(self, text: str) -> None:
        """Say what was not sent yet."""
        self._pending.set_text(text)
        self._refresh()

    def set_backup(self, text: str) -> None:
        """Say when the last backup was made."""
        self._backup.set_text(text)
        self._refresh()

    def texts(self) -> tuple[str, str, str]:
        """Return what is said: saved, pending, backup."""
        return self._saved.text(), self._pending.text(), self._backup.text()

    def _refresh(self) -> None:
        saved, pending, backup = self.texts()
        self._sign.setVisible(bool(saved))
        self._saved.setVisible(bool(saved))
        self._pending.setVisible(bool(pending))
        self._backup.setVisible(bool(backup))
        self._dots[0].setVisible(bool(saved and pending))
        self._dots[1].setVisible(bool((saved or pending) and backup))


def _dot(parent: QWidget) -> Line:
    return Line("·", role="muted", px=13, parent=parent)

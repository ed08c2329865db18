"""An empty page: one sentence, one button, one link to the manual."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from views import icons
from views.widgets.buttons import link, plain
from views.widgets.text import Sentence

_ICON = 40


class EmptyState(QWidget):
    """Says why nothing is here and what to do about it."""

    acted = Signal()
    manual_requested = Signal()

    def __init__(
        self,
        sentence: str,
        button: str = "",
        manual: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 24, 24, 24)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        if icon:
            self._add(_picture(icon, self))
        self._sentence = Sentence(sentence, role="muted", parent=self)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setMaximumWidth(460)
        row = QHBoxLayout()
        row.addStretch(0)
        row.addWidget(self._sentence, 1)
        row.addStretch(0)
        self._column.addLayout(row)
        self._go = plain(button, parent=self)
        # Hidden it is still found by its name, so it always has one.
        self._go.setAccessibleName(button or sentence or self.tr("Việc cần làm"))
        self._go.clicked.connect(self.acted)
        self._go.setVisible(bool(button))
        self._add(self._go)
        if manual:
            read = link(manual, parent=self)
            read.clicked.connect(self.manual_requested)
            self._add(read)
        self._column.addStretch(2)

    def set_sentence(self, sentence: str) -> None:
        """Say something else, for instance that a filter hides every row."""
        self._sentence.setText(sentence)

    def set_button(self, text: str) -> None:
        """Name the button after what it does now; "" takes it away."""
        self._go.setText(text)
        self._go.setAccessibleName(text or self._go.accessibleName())
        self._go.setVisible(bool(text))

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)


def _picture(icon: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setPixmap(icons.icon(icon, "muted").pixmap(_ICON, _ICON))
    return label

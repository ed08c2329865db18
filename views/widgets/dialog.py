"""The one shape of the program's own dialogs: a title, the matter, two verbs."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from views.widgets.buttons import plain, primary
from views.widgets.scrolling import scrolled
from views.widgets.text import Sentence

_MOST_OF_SCREEN = 0.9


class FormDialog(QDialog):
    """Shows `content` under `title`; `verb` accepts, `later` (none where empty) gives up."""

    def __init__(  # noqa: PLR0913 - the shape of a dialog
        self,
        title: str,
        content: QWidget,
        verb: str,
        later: str,
        parent: QWidget | None = None,
        *,
        check: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self._check = check
        self._content = content
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Sentence(title, px=17, bold=True, parent=self))
        column.addWidget(self._fitting(content), 1)
        column.addLayout(self._buttons(verb, later))
        self._column = column

    def release(self) -> None:
        """Give the content back, so that it outlives the dialog when its maker keeps it."""
        self._content.setParent(None)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        width = min(max(440, self.sizeHint().width()), 760)
        highest = int(self.screen().availableGeometry().height() * _MOST_OF_SCREEN)
        self.resize(width, min(self._column.totalHeightForWidth(width), highest))
        super().showEvent(event)

    def _fitting(self, content: QWidget) -> QWidget:
        """Return `content`, in a scrolling area where the screen is too low for it."""
        wanted = content.sizeHint().expandedTo(content.minimumSize())
        if wanted.height() < self.screen().availableGeometry().height() * 0.6:
            return content
        area = scrolled(content)
        area.setMinimumHeight(260)
        return area

    def _buttons(self, verb: str, later: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.addStretch(1)
        go = primary(verb, parent=self)
        go.setDefault(True)
        go.clicked.connect(self._accept_checked)
        if later:
            stay = plain(later, parent=self)
            stay.setAutoDefault(False)
            stay.clicked.connect(self.reject)
            row.addWidget(stay)
        row.addWidget(go)
        return row

    def _accept_checked(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._check is None or self._check():
            self.accept()

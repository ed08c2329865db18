"""Says that a dossier prints as a draft, and which figures changed since it was written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.domain.papers import DraftReason
from views.widgets.buttons import plain
from views.widgets.status import Tag
from views.widgets.text import Sentence

_SHOWN = 4


class DraftNotice(QFrame):
    """Hidden while nothing changed; `refresh_requested` asks for today's figures."""

    refresh_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self._words = Sentence(px=13, parent=self)
        refresh = plain(self.tr("Lấy số mới vào hồ sơ"), "refresh-cw", self)
        refresh.clicked.connect(self.refresh_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        mark = QVBoxLayout()
        mark.addWidget(Tag(self.tr("DỰ THẢO"), "warn", self), 0, Qt.AlignmentFlag.AlignTop)
        mark.addStretch(1)
        row.addLayout(mark)
        row.addWidget(self._words, 1)
        row.addWidget(refresh, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_reasons(self, reasons: tuple[DraftReason, ...]) -> None:
        """List what changed; without any the notice hides."""
        lines = [
            self.tr("{what}: khi soạn {then}, hiện nay {now}.").format(
                what=reason.what, then=reason.at_drafting, now=reason.now
            )
            for reason in reasons[:_SHOWN]
        ]
        if len(reasons) > _SHOWN:
            lines.append(self.tr("Và {n} số liệu khác.").format(n=len(reasons) - _SHOWN))
        head = self.tr("Có số liệu đã đổi sau khi soạn, nên bản in ghi DỰ THẢO:")
        self._words.setText("\n".join((head, *lines)))
        self.setVisible(bool(reasons))

    def text(self) -> str:
        """Return what is said."""
        return self._words.text() if not self.isHidden() else ""

"""Attached files: open one, take one away, add one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.results import Attachment
from views.widgets.buttons import icon_button, plain, quiet
from views.widgets.text import Sentence

_KILOBYTE = 1024


class FileList(QWidget):
    """A list of attached files; it changes nothing itself.

    `opened` and `removed` carry an `Attachment`, `add_requested` comes from its button.
    """

    opened = Signal(object)
    removed = Signal(object)
    add_requested = Signal()

    def __init__(self, empty: str, add: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files: tuple[Attachment, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._rows: list[QWidget] = []
        self._empty = Sentence(empty, role="muted", px=13, parent=self)
        self._add = plain(add, "paperclip", self)
        self._add.clicked.connect(self.add_requested)
        foot = QHBoxLayout()
        foot.addWidget(self._add)
        foot.addStretch(1)
        self._column.addWidget(self._empty)
        self._column.addLayout(foot)

    def files(self) -> tuple[Attachment, ...]:
        """Return the files shown."""
        return self._files

    def set_files(self, files: Sequence[Attachment]) -> None:
        """Show `files`; those shown before are gone."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._files = tuple(files)
        self._rows = [self._row(place, file) for place, file in enumerate(files)]
        for place, row in enumerate(self._rows):
            self._column.insertWidget(place, row)
        self._empty.setVisible(not files)

    def _row(self, place: int, file: Attachment) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        name = quiet(_shortened(file.name), "file-text", row)
        name.setToolTip(f"{file.name} ({size_words(file.size)})")
        name.setAccessibleName(file.name)
        name.setProperty("place", place)
        name.clicked.connect(self._open)
        drop = icon_button("x", self.tr("Gỡ tệp này"), row)
        drop.setProperty("place", place)
        drop.clicked.connect(self._remove)
        line.addWidget(name, 1)
        line.addWidget(drop)
        return row

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self._files[int(self.sender().property("place"))])

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self._files[int(self.sender().property("place"))])


def size_words(size: int) -> str:
    """Return a size in bytes as "12 KB" or "3,4 MB"."""
    if size < _KILOBYTE * _KILOBYTE:
        return f"{max(1, round(size / _KILOBYTE))} KB"
    return f"{size / _KILOBYTE / _KILOBYTE:.1f} MB".replace(".", ",")


def _shortened(name: str, most: int = 34) -> str:
    return name if len(name) <= most else f"{name[: most - 12]}…{name[-10:]}"

"""The files that prove a result: add, open, take away."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.results import Attachment
from models.usecases.targets import attach_evidence, detach_evidence, evidence_path
from views.context import PageContext
from views.saving import Writer
from views.widgets.buttons import icon_button, link, plain
from views.widgets.text import Sentence

_KILO = 1024


class EvidenceList(QWidget):
    """`saved` carries the kind of data that changed and the moment."""

    saved = Signal(object, object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._target = ""
        self._period = ""
        self._writer = Writer(context, self.tr("Chưa đính kèm được tệp"), self)
        self._writer.saved.connect(self.saved)
        self._none = Sentence(
            self.tr("Chưa có tệp nào cho kỳ này. Có thể kéo tệp thả vào đây."),
            role="muted",
            px=13,
            parent=self,
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        add = plain(self.tr("Đính kèm tệp"), "paperclip", self)
        add.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._none)
        column.addLayout(self._rows)
        foot = QHBoxLayout()
        foot.addWidget(add)
        foot.addStretch(1)
        column.addLayout(foot)

    def show_files(self, target: str, period: str, files: tuple[Attachment, ...]) -> None:
        """List `files`, which prove the result of `target` in `period`."""
        self._target, self._period = target, period
        while self._rows.count():
            widget = self._rows.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for file in files:
            row = _FileRow(file, self)
            row.open_wanted.connect(self._open)
            row.removal_wanted.connect(self._remove)
            self._rows.addWidget(row)
        self._none.setVisible(not files)

    def add(self, paths: tuple[Path, ...]) -> None:
        """Copy `paths` into the workspace and tie them to the result shown."""
        desk, target, period = self._context.desk, self._target, self._period
        for path in paths:
            self._writer.write(partial(attach_evidence, desk, target, period, path))

    def _choose(self) -> None:
        paths = self._context.ask.open_files(
            self.tr("Chọn tệp minh chứng"), (self.tr("Mọi tệp (*)"),)
        )
        if paths:
            self.add(paths)

    def _open(self, file: Attachment) -> None:
        self._context.ask.show_file(evidence_path(self._context.desk, file))

    def _remove(self, file: Attachment) -> None:
        desk, target, period = self._context.desk, self._target, self._period
        agreed = self._context.ask.confirm(
            self.tr("Gỡ tệp minh chứng"),
            self.tr(
                "Gỡ “{name}” khỏi kết quả này? Bản sao vẫn nằm trong thư mục minh chứng, "
                "có thể đính kèm lại bất cứ lúc nào."
            ).format(name=file.name),
            self.tr("Gỡ tệp"),
            self.tr("Giữ lại"),
        )
        if agreed:
            self._writer.write(lambda: detach_evidence(desk, target, period, file.sha256))


class _FileRow(QWidget):
    """One file: its name opens it."""

    open_wanted = Signal(object)
    removal_wanted = Signal(object)

    def __init__(self, file: Attachment, parent: QWidget) -> None:
        super().__init__(parent)
        self._file = file
        name = link(_short(file.name), self)
        name.setToolTip(file.name)
        name.clicked.connect(self._tell_open)
        size = Sentence(_size_text(file.size), role="muted", px=13, parent=self)
        remove = icon_button("x", self.tr("Gỡ {name}").format(name=file.name), self)
        remove.clicked.connect(self._tell_removal)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(name)
        row.addStretch(1)
        row.addWidget(size)
        row.addWidget(remove)

    def _tell_open(self) -> None:
        self.open_wanted.emit(self._file)

    def _tell_removal(self) -> None:
        self.removal_wanted.emit(self._file)


def _short(name: str) -> str:
    longest = 34
    return name if len(name) <= longest else f"{name[: longest - 9]}…{name[-8:]}"


def _size_text(size: int) -> str:
    if size < _KILO:
        return f"{size} B"
    if size < _KILO * _KILO:
        return f"{round(size / _KILO)} KB"
    return f"{size / _KILO / _KILO:.1f} MB".replace(".", ",")

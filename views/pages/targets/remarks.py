"""What the head of the department said about a target: read it, answer it, add to it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.results import Remark
from models.usecases.targets_remarks import add_remark, settle_remark
from views.context import PageContext
from views.saving import Writer
from views.widgets.buttons import plain
from views.widgets.formats import date_text
from views.widgets.text import Sentence
from views.widgets.tick import CheckField


class RemarkList(QWidget):
    """`saved` carries the kind of data that changed and the moment."""

    saved = Signal(object, object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._target = ""
        self._writer = Writer(context, self.tr("Chưa lưu được ý kiến"), self)
        self._writer.saved.connect(self.saved)
        self._none = Sentence(self.tr("Chưa có ý kiến nào."), role="muted", px=13, parent=self)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        add = plain(self.tr("Ghi ý kiến"), "plus", self)
        add.clicked.connect(self._ask)
        foot = QHBoxLayout()
        foot.addWidget(add)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._none)
        column.addLayout(self._rows)
        column.addLayout(foot)

    def show_remarks(self, target: str, remarks: tuple[Remark, ...]) -> None:
        """List what was said about `target`, newest first."""
        self._target = target
        while self._rows.count():
            widget = self._rows.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for remark in remarks:
            row = _RemarkRow(remark, self)
            row.settled.connect(self._settle)
            self._rows.addWidget(row)
        self._none.setVisible(not remarks)

    def _ask(self) -> None:
        text = self._context.ask.text(
            self.tr("Ý kiến chỉ đạo"),
            self.tr("Ý kiến được ghi kèm tên và ngày, hiện ở danh sách cho đến khi đã xử lý."),
            self.tr("Ghi ý kiến"),
        )
        if text:
            self._writer.write(partial(add_remark, self._context.desk, self._target, text))

    def _settle(self, number: int, done: bool) -> None:  # noqa: FBT001 - a slot
        desk, target = self._context.desk, self._target
        self._writer.write(lambda: settle_remark(desk, target, number, done=done))


class _RemarkRow(QWidget):
    """One remark, and the box that says that it was seen to."""

    settled = Signal(int, bool)

    def __init__(self, remark: Remark, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = remark.number
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = f"{remark.author}, {date_text(remark.said_on)}"
        column.addWidget(Sentence(head, role="muted", px=13, parent=self))
        column.addWidget(Sentence(remark.text, px=13, parent=self))
        box = CheckField(self.tr("Đã xử lý"), checked=remark.is_done, parent=self)
        box.committed.connect(self._tell)
        column.addWidget(box)

    def _tell(self, text: str) -> None:
        self.settled.emit(self._number, bool(text))

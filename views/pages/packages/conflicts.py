"""Two computers of one office: field by field, of ours, of the package, of the common beginning."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from models.domain.arrival import FieldDifference, RowChange, Side
from views.widgets.buttons import plain
from views.widgets.flow import FlowLayout
from views.widgets.scrolling import scrolled
from views.widgets.text import Sentence
from views.widgets.tick import RadioField

_SIDE_WORDS = {Side.MINE: "Của ta", Side.THEIRS: "Gói đến", Side.BASE: "Gốc chung"}

_LEAST_WIDTH = 420


class ConflictView(QWidget):
    """Every difference with its choices; nothing is written before the package is taken in."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: dict[str, dict[str, Side]] = {}
        self._lines: list[_Line] = []
        self.all_mine = plain(self.tr("Giữ tất cả của ta"), parent=self)
        self.all_theirs = plain(self.tr("Lấy tất cả của gói đến"), parent=self)
        self._hint = Sentence("", role="muted", px=13, parent=self)
        self._hint.setMinimumWidth(_LEAST_WIDTH)
        self._holder = QWidget(self)
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(10)
        self._column.addStretch(1)
        self._lay_out()
        self.all_mine.clicked.connect(self._take_mine)
        self.all_theirs.clicked.connect(self._take_theirs)

    def show_rows(self, rows: Sequence[RowChange], former: dict[str, dict[str, Side]]) -> None:
        """Show the conflicts among `rows`; `former` is what was chosen for them before."""
        self._choices = former
        for line in self._lines:
            line.hide()
            line.deleteLater()
        conflicts = [row for row in rows if row.differences]
        self._lines = [
            _Line(row, former.get(row.key, {}).get(part.field, part.kept), part, self._holder)
            for row in conflicts
            for part in row.differences
        ]
        for place, line in enumerate(self._lines):
            self._column.insertWidget(place, line)
            line.chosen.connect(self._choose)
        decides = any(row.can_choose for row in conflicts)
        self.all_mine.setVisible(decides)
        self.all_theirs.setVisible(decides)
        self._hint.setText(_hint(decides=decides, is_empty=not conflicts))

    def choices(self) -> dict[str, dict[str, Side]]:
        """Return what was chosen by hand, by key and field."""
        return self._choices

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self._hint, 1)
        bar.addWidget(self.all_mine)
        bar.addWidget(self.all_theirs)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(bar)
        whole.addWidget(scrolled(self._holder), 1)

    def _choose(self, key: str, field: str, side: Side) -> None:
        self._choices.setdefault(key, {})[field] = side
        for line in self._lines:
            if line.key == key:
                self._choices[key].setdefault(line.field, line.side())
        self.changed.emit()

    def _take_mine(self) -> None:
        self._take(Side.MINE)

    def _take_theirs(self) -> None:
        self._take(Side.THEIRS)

    def _take(self, side: Side) -> None:
        for line in self._lines:
            line.choose(side)


class _Line(QWidget):
    """One field of one value with its two or three sides."""

    chosen = Signal(str, str, object)

    def __init__(self, row: RowChange, side: Side, part: FieldDifference, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = row.key
        self.field = part.field
        self._sides: dict[Side, RadioField] = {}
        self._group = QButtonGroup(self)
        about = " · ".join(text for text in (row.name, row.period_label, part.label) if text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Sentence(about, px=13, bold=True, parent=self))
        row_of_sides = FlowLayout()
        column.addLayout(row_of_sides)
        told = {Side.MINE: part.mine, Side.THEIRS: part.theirs, Side.BASE: part.base}
        for one, text in told.items():
            if text is None:
                continue
            button = RadioField(f"{_SIDE_WORDS[one]}: {text}", self)
            button.setEnabled(row.can_choose)
            button.setChecked(one is side)
            self._group.addButton(button)
            self._sides[one] = button
            row_of_sides.addWidget(button)
        self._group.buttonClicked.connect(self._tell)

    def side(self) -> Side:
        """Return the side that is on."""
        return next(side for side, button in self._sides.items() if button.isChecked())

    def choose(self, side: Side) -> None:
        """Choose a side as if by hand."""
        self._sides[side].setChecked(True)
        self._tell()

    def _tell(self) -> None:
        self.chosen.emit(self.key, self.field, self.side())


def _hint(*, decides: bool, is_empty: bool) -> str:
    if is_empty:
        return "Gói này không có số nào xung đột."
    if decides:
        return (
            "Hai máy của đơn vị đã sửa cùng một số. Chọn từng dòng hoặc chọn tất cả; đổi lại được "
            "cho đến khi bấm nhập. Bản không chọn vẫn còn trong nhật ký."
        )
    return (
        "Hai máy của đơn vị gửi ghi khác nhau. Sổ này giữ bản có nhiều lần sửa hơn; hãy trả lại "
        "để đơn vị chốt. Bản không giữ vẫn còn trong nhật ký."
    )

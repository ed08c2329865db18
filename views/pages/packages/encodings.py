"""Columns that came in an old encoding: what stood there, how it was read, another way to read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from models.domain.legacy import Encoding
from models.domain.package import Decoded, Parsed
from views.widgets.choice import ChoiceField
from views.widgets.text import Line, Sentence

_SAMPLE_LIMIT = 60
_CHOICE_WIDTH = 170
_LEAST_WIDTH = 420


class EncodingBar(QWidget):
    """One line for each such column of a file; `chosen` carries the encodings to read it by."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._encodings: dict[tuple[str, str], Encoding] = {}
        self.choices: dict[tuple[str, str], ChoiceField] = {}
        self._parts: list[QWidget] = []
        self._intro = Sentence("", px=13, parent=self)
        self._intro.setMinimumWidth(_LEAST_WIDTH)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self._intro)
        whole.addLayout(self._grid)
        whole.addStretch(1)

    def show_file(self, parsed: Parsed | None) -> int:
        """Offer the columns that were read from an old encoding; answers how many cells were."""
        for part in self._parts:
            self._grid.removeWidget(part)
            part.deleteLater()
        self._parts.clear()
        self.choices.clear()
        self._encodings = dict(parsed.encodings) if parsed else {}
        columns: dict[tuple[str, str], Decoded] = {}
        for item in parsed.decoded if parsed else ():
            columns.setdefault((item.sheet, item.column), item)
        some = self.tr(
            "Nếu chữ đọc ra chưa đúng, hãy chọn cách đọc khác cho cả cột; tệp được đọc lại, chưa "
            "ghi gì. Chữ gốc được giữ trong nhật ký của số."
        )
        none = self.tr("Không có ô nào viết bằng bảng mã cũ (TCVN3, VNI).")
        self._intro.setText(some if columns else none)
        for row, (place, item) in enumerate(columns.items()):
            self._add_column(row, place, item)
        return len(parsed.decoded) if parsed else 0

    def _add_column(self, row: int, place: tuple[str, str], item: Decoded) -> None:
        label = self.tr("Trang {sheet}, cột {column}").format(sheet=item.sheet, column=item.header)
        options = [(one.value, one.label) for one in Encoding]
        choice = ChoiceField(options, item.encoding.value, self)
        choice.setMinimumWidth(_CHOICE_WIDTH)
        choice.setAccessibleName(self.tr("Bảng mã của {label}").format(label=label))
        choice.setProperty("place", list(place))
        choice.committed.connect(self._choose)
        self.choices[place] = choice
        sample = self.tr("Ô {cell}: “{original}” đọc là “{text}”").format(
            cell=item.cell,
            original=item.original[:_SAMPLE_LIMIT],
            text=item.text[:_SAMPLE_LIMIT],
        )
        self._put(Line(label, parent=self), row, 0)
        self._put(choice, row, 1)
        self._put(Line(sample, role="muted", parent=self), row, 2)

    def _put(self, part: QWidget, row: int, column: int) -> None:
        self._grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignVCenter)
        self._parts.append(part)

    def _choose(self, value: str) -> None:
        sheet, column = self.sender().property("place")
        self._encodings[sheet, column] = Encoding(value)
        self.chosen.emit(dict(self._encodings))

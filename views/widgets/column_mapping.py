"""Which column of somebody's table is which of ours: a choice and an encoding for each."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from models.domain.foreign_list import ListColumn, ListMapping, ListSheet, Wanted
from models.domain.legacy import Encoding
from views.widgets.choice import ChoiceField
from views.widgets.text import Line

_LEAST_WIDTH = 260
_SAMPLE_LIMIT = 44


class ColumnMapping(QWidget):
    """Shows the columns wanted; `mapped` and `encoded` carry the mapping a person chose.

    A mapping only moves columns, an encoding means reading the file again.
    """

    mapped = Signal(object)
    encoded = Signal(object)

    def __init__(self, wanted: Sequence[Wanted], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = tuple(wanted)
        self._mapping = ListMapping(columns={})
        self._columns: dict[int, ListColumn] = {}
        self.choices = {item.key: ChoiceField(parent=self) for item in wanted}
        self.encodings = {item.key: ChoiceField(parent=self) for item in wanted}
        self._samples = {item.key: Line(role="muted", parent=self) for item in wanted}
        self._lay_out()

    def show_sheet(self, sheet: ListSheet, mapping: ListMapping) -> None:
        """Offer the columns of `sheet`, those of `mapping` chosen."""
        self._mapping = mapping
        self._columns = {column.number: column for column in sheet.columns}
        offered = [("0", self.tr("(không có cột này)"))]
        offered += [(str(n), _column_words(column)) for n, column in self._columns.items()]
        for item in self._wanted:
            number = mapping.columns.get(item.key, 0)
            self.choices[item.key].set_choices(offered, str(number))
            self._show_column(item.key, number)

    def mapping(self) -> ListMapping:
        """Return the mapping as it stands."""
        return self._mapping

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(3, 1)
        for row, item in enumerate(self._wanted):
            mark = " *" if item.is_required else ""
            choice, encoding = self.choices[item.key], self.encodings[item.key]
            choice.setMinimumWidth(_LEAST_WIDTH)
            choice.setAccessibleName(self.tr("Cột cho {label}").format(label=item.label))
            encoding.setAccessibleName(self.tr("Bảng mã của {label}").format(label=item.label))
            choice.setProperty("wanted", item.key)
            encoding.setProperty("wanted", item.key)
            choice.committed.connect(self._choose)
            encoding.committed.connect(self._encode)
            grid.addWidget(Line(f"{item.label}{mark}", parent=self), row, 0)
            grid.addWidget(choice, row, 1)
            grid.addWidget(encoding, row, 2)
            grid.addWidget(self._samples[item.key], row, 3, Qt.AlignmentFlag.AlignVCenter)

    def _show_column(self, key: str, number: int) -> None:
        column = self._columns.get(number)
        encoding = self.encodings[key]
        encoding.setVisible(column is not None)
        if column is None:
            self._samples[key].set_text("")
            return
        own = self._mapping.encodings.get(number)
        guessed = self.tr("Tự nhận ({name})").format(name=column.encoding.label)
        options = [("", guessed), *((item.value, item.label) for item in Encoding)]
        encoding.set_choices(options, own.value if own else "")
        samples = " · ".join(text for text in column.samples if text)
        self._samples[key].set_text(samples)

    def _choose(self, value: str) -> None:
        key = str(self.sender().property("wanted"))
        columns = {k: n for k, n in self._mapping.columns.items() if k != key}
        number = int(value)
        if number:
            columns[key] = number
        self._mapping = replace(self._mapping, columns=columns)
        self._show_column(key, number)
        self.mapped.emit(self._mapping)

    def _encode(self, value: str) -> None:
        key = str(self.sender().property("wanted"))
        number = self._mapping.columns.get(key, 0)
        encodings = {n: item for n, item in self._mapping.encodings.items() if n != number}
        if value:
            encodings[number] = Encoding(value)
        self._mapping = replace(self._mapping, encodings=encodings)
        self.encoded.emit(self._mapping)


def _column_words(column: ListColumn) -> str:
    header = column.header or "chưa có tiêu đề"
    return f"{column.letters} · {header[:_SAMPLE_LIMIT]}"

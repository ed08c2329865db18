"""How the targets of each field stand: one bar a field, under the name of its programme."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.usecases.overview import FieldStanding
from views.pages.overview.words import reached_words, verdict_parts
from views.widgets.panel import Panel
from views.widgets.stack_row import Legend, StackRow
from views.widgets.text import Line, Sentence


class FieldsChart(Panel):
    """`chosen` carries the name of the field that was pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Kết quả theo lĩnh vực"))
        self.rows: list[StackRow] = []
        self._box: QWidget | None = None
        self._legend = Legend(verdict_parts({}), self)
        self.add(self._legend)
        self._empty = Sentence(
            self.tr("Năm này chưa có chỉ tiêu nào. Hãy chọn năm khác ở đầu cửa sổ."),
            role="muted",
            px=13,
            parent=self,
        )
        self.add(self._empty)

    def show_fields(self, fields: Sequence[FieldStanding]) -> None:
        """Draw `fields`, programme by programme."""
        if self._box is not None:
            self._box.hide()
            self._box.deleteLater()
        self._empty.setVisible(not fields)
        self._legend.setVisible(bool(fields))
        self._box = QWidget(self)
        column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows = []
        for title, members in groupby(fields, key=lambda item: item.programme_title):
            column.addWidget(Line(title, px=13, role="muted", parent=self._box))
            for standing in members:
                column.addWidget(self._row(standing))
        self.add(self._box)
        self._box.show()

    def _row(self, standing: FieldStanding) -> StackRow:
        row = StackRow(standing.name, self._box, name_px=230)
        row.set_parts(verdict_parts(standing.counts), reached_words(standing))
        row.clicked.connect(self._choose)
        self.rows.append(row)
        return row

    @Slot()
    def _choose(self) -> None:
        row = self.sender()
        if isinstance(row, StackRow):
            self.chosen.emit(row.text())

"""How the targets of each field stand: one bar a field, under the name of its programme."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.usecases.overview import FieldStanding
from views.pages.overview.words import reached_words, verdict_parts
from views.widgets.buttons import icon_button
from views.widgets.panel import Panel
from views.widgets.stack_row import Legend, StackRow
from views.widgets.text import Line, Sentence


class FieldsChart(Panel):
    """`chosen` carries the name of the field that was pressed; `sheet` is what is exported."""

    chosen = Signal(str)
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Kết quả theo lĩnh vực"))
        self.rows: list[StackRow] = []
        self.sheet = QWidget(self)
        self._lines = QVBoxLayout(self.sheet)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._legend = Legend(verdict_parts({}), self.sheet)
        self._lines.addWidget(self._legend)
        self._parts: list[QWidget] = []
        self._empty = Sentence(
            self.tr("Năm này chưa có chỉ tiêu nào. Hãy chọn năm khác ở đầu cửa sổ."),
            role="muted",
            px=13,
            parent=self,
        )
        self._export = icon_button("download", self.tr("Lưu biểu đồ thành tệp ảnh"), self)
        self._export.clicked.connect(self.export_requested)
        self.add_action(self._export)
        self.add(self._empty)
        self.add(self.sheet)

    def show_fields(self, fields: Sequence[FieldStanding]) -> None:
        """Draw `fields`, programme by programme."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts, self.rows = [], []
        self._empty.setVisible(not fields)
        self.sheet.setVisible(bool(fields))
        self._export.setVisible(bool(fields))
        for title, members in groupby(fields, key=lambda item: item.programme_title):
            self._add(Line(title, px=13, role="muted", parent=self.sheet))
            for standing in members:
                self._add(self._row(standing))

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._lines.addWidget(part)
        part.show()

    def _row(self, standing: FieldStanding) -> StackRow:
        row = StackRow(standing.name, self.sheet, name_px=230)
        row.set_parts(verdict_parts(standing.counts), reached_words(standing))
        row.clicked.connect(self._choose)
        self.rows.append(row)
        return row

    @Slot()
    def _choose(self) -> None:
        row = self.sender()
        if isinstance(row, StackRow):
            self.chosen.emit(row.text())

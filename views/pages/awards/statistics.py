"""Thống kê: five years with a chart, and the forms 0601.N to 0605.N."""

from decimal import Decimal
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.report_tables import ReportTable, TableRow, shown
from models.usecases.registers import export_tables, statistics, tables_pdf
from views.context import PageContext
from views.widgets.buttons import plain
from views.widgets.charts import Bar, BarChart
from views.widgets.chip import Segments
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.table import TableView
from views.widgets.text import Sentence

Tables = tuple[tuple[str, ReportTable], ...]
_PIXELS_A_CHARACTER = 7
_NAMES = ("5 năm", "0601.N", "0602.N", "0603.N", "0604.N", "0605.N")


class StatisticsPart(QWidget):
    """`made` carries words and path of a file, `pdf_made` a PDF and its title."""

    made = Signal(str, object)
    pdf_made = Signal(object, str)

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._tables: Tables = ()
        self._which = Segments([(name, name) for name in _NAMES], self)
        self._which.changed.connect(self._show)
        self._title = Sentence("", px=15, bold=True, parent=self)
        self._note = Sentence("", role="muted", px=13, parent=self)
        self.chart = BarChart(self)
        self._holder = QVBoxLayout()
        self.table: TableView | None = None
        self._lay_out()

    def reload(self) -> None:
        """Count again."""
        desk, year = self._context.desk, self._context.year
        self._context.jobs.read(lambda _token: statistics(desk, year), self._fill, owner=self)

    def export(self) -> None:
        """Write all tables as a workbook."""
        place = self._context.ask.save_file(
            self.tr("Xuất Excel"),
            f"thong-ke-khen-thuong-{self._context.year}.xlsx",
            [self.tr("Sổ tính Excel (*.xlsx)")],
        )
        if place is not None:
            tables = self._tables
            self._context.jobs.read(
                lambda _token: export_tables(place, tables), self._exported, owner=self
            )

    def preview(self) -> None:
        """Make a PDF of all tables."""
        desk, tables = self._context.desk, self._tables
        title = self.tr("Thống kê khen thưởng")
        self._context.jobs.read(
            lambda _token: tables_pdf(desk, tables, title), self._show_pdf, owner=self
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._which)
        row.addStretch(1)
        for text, icon, slot in (
            (self.tr("Xuất Excel"), "file-spreadsheet", self.export),
            (self.tr("Xem bản in"), "eye", self.preview),
        ):
            button = plain(text, icon, self)
            button.clicked.connect(slot)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        for widget in (self._title, self._note, self.chart):
            column.addWidget(widget)
        column.addLayout(self._holder, 1)

    def _fill(self, tables: Tables) -> None:
        self._tables = tables
        self._show(self._which.value())

    def _show(self, name: str) -> None:
        table = dict(self._tables).get(name)
        if table is None:
            return
        self._title.setText(", ".join(part for part in (table.title, table.subtitle) if part))
        self._note.setText(table.note)
        self._draw(table, visible=name == _NAMES[0])
        if self.table is not None:
            self._holder.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        model: FactsModel[TableRow] = FactsModel(_columns(table), table.rows, parent=self)
        self.table = TableView(f"statistics-{name}", None, self)
        self.table.set_empty(EmptyState(self.tr("Biểu này chưa có số liệu.")))
        self.table.set_model(model)
        self._holder.addWidget(self.table)

    def _draw(self, table: ReportTable, *, visible: bool) -> None:
        self.chart.setVisible(visible)
        if not visible or not table.rows:
            return
        years = [column.head for column in table.columns[1:-1]]
        counts = table.rows[-1].cells[1:-1]
        bars = [
            Bar(label=year, value=Decimal(int(count or 0)), text=shown(count))
            for year, count in zip(years, counts, strict=True)
        ]
        self.chart.set_data(bars, name=self.tr("Số lượt khen thưởng từng năm"))

    def _exported(self, place: Path) -> None:
        self.made.emit(self.tr("Đã xuất {name}.").format(name=place.name), place)

    def _show_pdf(self, data: bytes) -> None:
        self.pdf_made.emit(data, self.tr("Thống kê khen thưởng"))


def _columns(table: ReportTable) -> tuple[Column[TableRow], ...]:
    return tuple(
        Column(
            key=str(place),
            title=column.head,
            text=partial(_cell, place),
            sort=partial(_key, place),
            width=max(column.width, len(column.head) + 3) * _PIXELS_A_CHARACTER,
            numeric=column.numeric,
            stretch=place == 0,
        )
        for place, column in enumerate(table.columns)
    )


def _cell(place: int, row: TableRow) -> str:
    return shown(row.cells[place])


def _key(place: int, row: TableRow) -> object:
    value = row.cells[place]
    return (row.total, value if isinstance(value, int) else 0, shown(value))

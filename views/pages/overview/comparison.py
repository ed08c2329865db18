"""The year beside the one before: how many targets stand where, whose numbers moved most."""

from decimal import Decimal

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.targets import Verdict
from models.usecases.overview import Compared, Overview
from views.pages.overview.lists import Item, ItemRow
from views.pages.overview.words import verdict_parts
from views.widgets.buttons import icon_button
from views.widgets.formats import number_text
from views.widgets.panel import Panel
from views.widgets.stack_row import Legend, StackRow
from views.widgets.text import Sentence

_MOST = 5
_TENTH = Decimal("0.1")


class ComparisonPanel(Panel):
    """`page_requested` carries page and id of what was pressed; `sheet` is what is exported."""

    page_requested = Signal(str, str)
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("So với năm trước"))
        self._empty = Sentence("", role="muted", px=13, parent=self)
        self.sheet = QWidget(self)
        self._lines = QVBoxLayout(self.sheet)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addWidget(Legend(verdict_parts({}), self.sheet))
        self.rows: list[StackRow] = []
        self.items: list[ItemRow] = []
        self._export = icon_button("download", self.tr("Lưu biểu đồ thành tệp ảnh"), self)
        self._export.clicked.connect(self.export_requested)
        self.add_action(self._export)
        self.add(self._empty)
        self.add(self.sheet)

    def show_overview(self, found: Overview) -> None:
        """Compare the year of `found` with the one before."""
        self._clear()
        has_past = any(found.last_year.values())
        self.sheet.setVisible(has_past)
        self._export.setVisible(has_past)
        self._empty.setVisible(not has_past)
        if not has_past:
            told = self.tr("Năm {y} chưa có kết quả nào trong tệp này để so sánh.")
            self._empty.setText(told.format(y=found.year - 1))
            return
        for year, counts in ((found.year - 1, found.last_year), (found.year, found.counts)):
            self._add_year(year, counts)
        moved = sorted(found.compared, key=_change, reverse=True)
        for item in moved[:_MOST]:
            self._add_item(item)

    def _add_year(self, year: int, counts: dict[Verdict, int]) -> None:
        row = StackRow(self.tr("Năm {y}").format(y=year), self.sheet, name_px=96)
        told = dict(counts)
        told.pop(Verdict.UNKNOWN, None)
        reached = counts[Verdict.EXCEEDED] + counts[Verdict.MET]
        row.set_parts(verdict_parts(told), f"{reached}/{sum(told.values())} đạt")
        row.setProperty("year", year)
        row.clicked.connect(self._open_year)
        self._lines.addWidget(row)
        row.show()
        self.rows.append(row)

    def _add_item(self, item: Compared) -> None:
        unit = item.line.target.goal.unit
        words = ("cùng kỳ năm trước", "đến nay") if item.is_part else ("năm trước", "năm nay")
        before, now = _figure(item.before, unit), _figure(item.now, unit)
        row = ItemRow(
            Item(
                name=item.line.target.name,
                detail=f"{before} {words[0]}, {now} {words[1]}",
                page="targets",
                id=item.line.target.id,
                tag=change_words(item),
                role="info",
            ),
            self.sheet,
        )
        row.clicked.connect(self._open_item)
        self._lines.addWidget(row)
        row.show()
        self.items.append(row)

    def _clear(self) -> None:
        for old in (*self.rows, *self.items):
            old.hide()
            old.deleteLater()
        self.rows, self.items = [], []

    @Slot()
    def _open_item(self) -> None:
        row = self.sender()
        if isinstance(row, ItemRow):
            self.page_requested.emit(row.item.page, row.item.id)

    @Slot()
    def _open_year(self) -> None:
        self.page_requested.emit("targets", "")


def change_words(item: Compared) -> str:
    """Return the change: "tăng 12 %", "như năm trước", "từ 0"; shares differ in points."""
    moved = item.now - item.before
    if not moved:
        return "như năm trước"
    word = "tăng" if moved > 0 else "giảm"
    if item.line.target.goal.unit.startswith("%"):
        return f"{word} {number_text(abs(moved).quantize(_TENTH))} điểm %"
    percent = item.percent
    if percent is None:
        return "từ 0"
    return f"{word} {number_text(abs(percent).quantize(_TENTH))} %"


def _change(item: Compared) -> Decimal:
    percent = item.percent
    return abs(percent) if percent is not None else Decimal(0)


def _figure(value: Decimal, unit: str) -> str:
    shown = number_text(value.quantize(Decimal("0.01")))
    return f"{shown} {unit}".strip()

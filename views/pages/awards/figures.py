"""Numbers of a report, taken from the targets: shown, added, taken out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.nominations import Figure, Nomination
from models.domain.periods import parse_period
from models.domain.text import fold
from models.usecases.figures import FigureLine, reported_figures
from models.usecases.wording import figure_text
from views.context import PageContext
from views.widgets.buttons import plain, quiet
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.filter_bar import FilterBar
from views.widgets.table import TableView
from views.widgets.text import Sentence

_TABLE_HEIGHT = 170
_PICKER_WIDTH, _PICKER_HEIGHT = 720, 360


class FiguresPart(QWidget):
    """The numbers of one report; `changed` carries the new figures."""

    changed = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._ask = context.ask
        self._figures: tuple[Figure, ...] = ()
        self._model: FactsModel[FigureLine] = FactsModel(_columns(with_draft=True), parent=self)
        self._table = TableView("report-figures", context.memory, self)
        self._table.set_model(self._model)
        self._table.set_empty(
            EmptyState(self.tr("Báo cáo chưa dẫn số liệu nào từ trang Chỉ tiêu."))
        )
        self._table.setFixedHeight(_TABLE_HEIGHT)
        self._table.selection_changed.connect(self._enable)
        self._drop = quiet(self.tr("Bỏ số liệu này"), "trash-2", self)
        self._drop.clicked.connect(self._take_out)
        self._add = plain(self.tr("Chọn số liệu"), "plus", self)
        self._add.clicked.connect(self._choose)
        self._lay_out()
        self._enable()

    def show_nomination(self, nomination: Nomination, lines: tuple[FigureLine, ...]) -> None:
        """Show the numbers of `nomination` beside those reported now."""
        self._figures = nomination.figures
        self._model.set_facts(lines)
        self._enable()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        hint = self.tr("Số lấy từ trang Chỉ tiêu. Khi số ở đó đổi, bản in ghi DỰ THẢO.")
        column.addWidget(Sentence(self.tr("Số liệu trong báo cáo"), px=15, bold=True, parent=self))
        column.addWidget(Sentence(hint, role="muted", px=13, parent=self))
        column.addWidget(self._table)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addWidget(self._drop)
        row.addStretch(1)
        column.addLayout(row)

    def _enable(self) -> None:
        self._drop.setEnabled(bool(self._table.selected_facts()))

    def _choose(self) -> None:
        desk, year = self._context.desk, self._context.year
        self._context.jobs.read(
            lambda _token: reported_figures(desk, year), self._offer, owner=self
        )

    def _offer(self, reported: tuple[FigureLine, ...]) -> None:
        present = {(item.target, item.period) for item in self._figures}
        offered = [i for i in reported if (i.target, i.period) not in present]
        if not offered:
            self._ask.tell(
                self.tr("Chọn số liệu"),
                self.tr("Không còn số liệu nào của năm này. Hãy nhập kết quả ở trang Chỉ tiêu."),
            )
            return
        picker = FigurePicker(tuple(offered))
        verb = self.tr("Đưa vào báo cáo")
        if self._ask.form(self.tr("Chọn số liệu"), picker, verb, check=picker.check):
            fresh = tuple(Figure(target=i.target, period=i.period) for i in picker.chosen())
            self.changed.emit((*self._figures, *fresh))

    def _take_out(self) -> None:
        gone = {(item.target, item.period) for item in self._table.selected_facts()}
        kept = tuple(i for i in self._figures if (i.target, i.period) not in gone)
        self.changed.emit(kept)


class FigurePicker(QWidget):
    """Chooses one or more reported numbers."""

    def __init__(self, offered: tuple[FigureLine, ...]) -> None:
        super().__init__()
        self.setMinimumSize(_PICKER_WIDTH, _PICKER_HEIGHT)
        self._filter = FilterBar(self.tr("Tìm chỉ tiêu"), self)
        self._filter.changed.connect(self._apply)
        self._model: FactsModel[FigureLine] = FactsModel(
            _columns(with_draft=False), offered, parent=self
        )
        self.table = TableView("figure-picker", None, self)
        self.table.set_model(self._model)
        self.table.set_empty(EmptyState(self.tr("Không có chỉ tiêu nào như vậy.")))
        self._wrong = Sentence("", role="bad", px=13, parent=self)
        self._wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._filter)
        column.addWidget(self.table, 1)
        column.addWidget(
            Sentence(self.tr("Giữ Ctrl để chọn nhiều dòng."), role="muted", px=13, parent=self)
        )
        column.addWidget(self._wrong)

    def chosen(self) -> tuple[FigureLine, ...]:
        """Return the selected numbers."""
        return self.table.selected_facts()

    def check(self) -> bool:
        """Return whether at least one row is selected."""
        self._wrong.setText(self.tr("Hãy chọn ít nhất một dòng."))
        self._wrong.setVisible(not self.chosen())
        return bool(self.chosen())

    def _apply(self) -> None:
        wanted = fold(self._filter.text())
        self._model.set_filter(lambda line: wanted in fold(line.name))


def _columns(*, with_draft: bool) -> tuple[Column[FigureLine], ...]:
    now = Column(
        key="now",
        title="Số hiện nay" if with_draft else "Số đã báo cáo",
        text=_now,
        sort=_now_key,
        unit=_unit,
        role=_now_role if with_draft else None,
        width=130,
        numeric=True,
    )
    drafted = Column(
        key="drafted", title="Khi soạn", text=_drafted, sort=_drafted_key, width=90, numeric=True
    )
    name = Column(key="name", title="Chỉ tiêu", text=_name, width=200, stretch=True)
    period = Column(key="period", title="Kỳ", text=_period, sort=_period_key, width=120)
    return (name, period, drafted, now) if with_draft else (name, period, now)


def _name(line: FigureLine) -> str:
    return line.name


def _period(line: FigureLine) -> str:
    return parse_period(line.period).label


def _period_key(line: FigureLine) -> object:
    return parse_period(line.period)


def _unit(line: FigureLine) -> str:
    return line.unit if line.now is not None else ""


def _now(line: FigureLine) -> str:
    return figure_text(line.now)


def _now_key(line: FigureLine) -> object:
    return line.now


def _now_role(line: FigureLine) -> str:
    return "warn" if line.has_changed else "text"


def _drafted(line: FigureLine) -> str:
    return figure_text(line.drafted)


def _drafted_key(line: FigureLine) -> object:
    return line.drafted

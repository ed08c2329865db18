"""One target across all members, outliers marked; figures are accepted, returned, adjusted here."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.results import Travel
from models.domain.submission import JUDGED_LABELS
from models.usecases.entering import periods_of
from models.usecases.exchange_board import MemberValue
from models.usecases.targets import TargetLine
from models.usecases.wording import travel_words
from views.widgets.buttons import plain
from views.widgets.choice import ChoiceField
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.formats import number_text
from views.widgets.table import ColumnMemory, TableView
from views.widgets.text import Line

_NOT_DECIDED = (Travel.DRAFT, Travel.READY, Travel.PACKED)
_TRAVEL_ROLES = {Travel.RETURNED: "bad", Travel.ACCEPTED: "good", Travel.CORRECTED: "warn"}


class CompareView(QWidget):
    """Asks for a target and a period; `asked` says that another one was chosen."""

    asked = Signal()
    accept_asked = Signal()
    return_asked = Signal()
    adjust_asked = Signal()

    def __init__(self, year: int, memory: ColumnMemory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.target = ChoiceField((), parent=self)
        self.target.setAccessibleName(self.tr("Chỉ tiêu"))
        self.target.setMaximumWidth(560)
        self.period = ChoiceField(
            [(item.text, item.label) for item in periods_of(year)], parent=self
        )
        self.period.setAccessibleName(self.tr("Kỳ"))
        self.summary = Line("", role="muted", px=13, parent=self)
        self._is_renewed = False
        self.table = TableView("packages-compare", memory, self)
        self.model: FactsModel[MemberValue] = FactsModel(_columns(), (), self)
        self.accept = plain(self.tr("Chấp nhận"), "check", self)
        self.send_back = plain(self.tr("Trả lại"), "undo-2", self)
        self.adjust = plain(self.tr("Số điều chỉnh"), "pencil", self)
        self._lay_out()
        self._connect()

    def offer_targets(self, lines: Sequence[TargetLine], most_told: tuple[str, str]) -> None:
        """Offer the targets of the year; the chosen one stays chosen.

        At first that is the one, and the period, of which most members have told a figure.
        """
        chosen, (target, period) = self.target.value(), most_told
        choices = [(line.target.id, line.target.name) for line in lines]
        first = target or (choices[0][0] if choices else "")
        self.target.set_choices(choices, chosen or first)
        if not chosen and period:
            self.period.set_value(period)

    def show_values(self, values: Sequence[MemberValue]) -> None:
        """Show what the members say."""
        self._is_renewed = True
        self.table.renew_facts(values, _office)
        self._is_renewed = False
        told = [item for item in values if item.value is not None or item.judged is not None]
        far = sum(1 for item in values if item.is_outlier)
        text = self.tr("{told}/{all} đơn vị có số").format(told=len(told), all=len(values))
        self.summary.set_text(f"{text}, {far} số lệch xa" if far else text)
        self._offer()

    def chosen(self) -> tuple[MemberValue, ...]:
        """Return the selected members that have a figure."""
        return tuple(
            item
            for item in self.table.selected_facts()
            if isinstance(item, MemberValue) and _has_figure(item)
        )

    def _lay_out(self) -> None:
        self.table.set_model(self.model)
        self.table.set_empty(EmptyState(self.tr("Chọn chỉ tiêu và kỳ để so sánh."), icon="scale"))
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.target, 1)
        bar.addWidget(self.period)
        for button in (self.accept, self.send_back, self.adjust):
            bar.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.target.activated.connect(self.asked)
        self.period.activated.connect(self.asked)
        self.table.selection_changed.connect(self._offer)
        self.accept.clicked.connect(self.accept_asked)
        self.send_back.clicked.connect(self.return_asked)
        self.adjust.clicked.connect(self.adjust_asked)

    def _offer(self) -> None:
        if self._is_renewed:  # a button that goes grey for a moment loses the focus
            return
        count = len(self.chosen())
        self.accept.setEnabled(count > 0)
        self.send_back.setEnabled(count > 0)
        self.adjust.setEnabled(len(self.table.selected_facts()) == 1)


def _office(item: MemberValue) -> str:
    return item.office


def _columns() -> tuple[Column[MemberValue], ...]:
    return (
        Column(key="name", title="Đơn vị", text=lambda item: item.name, width=240, stretch=True),
        Column(
            key="value",
            title="Kết quả",
            text=_figure,
            sort=lambda item: item.value,
            width=110,
            numeric=True,
        ),
        Column(
            key="fraction",
            title="Tử số/mẫu số",
            text=_fraction,
            width=120,
            numeric=True,
        ),
        Column(
            key="outlier",
            title="So với các đơn vị",
            text=lambda item: "! lệch xa" if item.is_outlier else "",
            role=lambda _item: "warn",
            width=130,
        ),
        Column(
            key="adjusted",
            title="Số điều chỉnh",
            text=lambda item: number_text(item.adjusted),
            tip=lambda item: item.adjust_reason,
            role=lambda _item: "info",
            width=110,
            numeric=True,
        ),
        Column(
            key="travel",
            title="Tình trạng",
            text=_stop_words,
            role=lambda item: _TRAVEL_ROLES.get(item.travel, "muted"),
            tip=lambda item: item.return_reason,
            width=130,
        ),
        Column(key="note", title="Ghi chú", text=lambda item: item.note, width=160),
    )


def _stop_words(item: MemberValue) -> str:
    """Return how far a value has got, as the leader sees it: what came from others is received."""
    if not _has_figure(item):
        return ""
    if item.is_own:
        return "Của đơn vị mình"
    return "Đã nhận" if item.travel in _NOT_DECIDED else travel_words(item.travel)


def _has_figure(item: MemberValue) -> bool:
    return item.value is not None or item.judged is not None or item.numerator is not None


def _figure(item: MemberValue) -> str:
    if item.judged is not None:
        return JUDGED_LABELS[item.judged]
    return number_text(item.value if item.value is None else round(item.value, 4))


def _fraction(item: MemberValue) -> str:
    if item.numerator is None:
        return ""
    return f"{number_text(item.numerator)}/{number_text(item.denominator)}"

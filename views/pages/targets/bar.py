"""The row above the targets: which view, which period, and which targets."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.usecases.entering import periods_of
from views.pages.targets.filtering import (
    REMARKED,
    UNSENT,
    TargetFilter,
    count_chips,
    filter_of,
)
from views.pages.targets.rows import VERDICT_ORDER, TargetRow, period_words
from views.widgets.choice import ChoiceField
from views.widgets.filter_bar import FilterBar
from views.widgets.status import status_look

LIST = "list"
_CHOICE_WIDTH = 186


class TargetBar(FilterBar):
    """`view_chosen` carries "list" or the kind of periods of the grid, `period_chosen` a period.

    `plan_toggled` says whether milestones are shown in the place of results.
    """

    view_chosen = Signal(str)
    period_chosen = Signal(str)
    plan_toggled = Signal(bool)

    def __init__(self, year: int, parent: QWidget | None = None) -> None:
        super().__init__("Tìm chỉ tiêu, gõ không dấu cũng được", parent)
        self.view = ChoiceField(
            (
                (LIST, self.tr("Danh sách")),
                ("month", self.tr("Bảng theo tháng")),
                ("quarter", self.tr("Bảng theo quý")),
                ("half", self.tr("Bảng theo 6 tháng")),
                ("year", self.tr("Bảng nhiều năm")),
                ("phase", self.tr("Bảng theo giai đoạn")),
            ),
            parent=self,
        )
        self.period = ChoiceField(
            [(one.text, period_words(one)) for one in periods_of(year)], parent=self
        )
        self._name(self.view, self.tr("Cách xem"))
        self._name(self.period, self.tr("Kỳ nhập số"))
        self.add_widget(self.view)
        self.add_widget(self.period)
        for key, name, every in (
            ("programme", self.tr("Chương trình"), self.tr("Mọi chương trình")),
            ("field", self.tr("Lĩnh vực"), self.tr("Mọi lĩnh vực")),
        ):
            self.add_choice(key, name, [("", every)]).setMaximumWidth(_CHOICE_WIDTH)
        for verdict in VERDICT_ORDER:
            self.add_chip(verdict.value, status_look(verdict).word.capitalize())
        self.add_chip(UNSENT, self.tr("Chưa gửi"))
        self.add_chip(REMARKED, self.tr("Có ý kiến"))
        self.plan = self.add_chip_apart(self.tr("Mốc kế hoạch"))
        self.plan.hide()
        self.view.committed.connect(self.view_chosen)
        self.period.committed.connect(self.period_chosen)
        self.plan.toggled.connect(self.plan_toggled)

    def wanted(self) -> TargetFilter:
        """Return what the bar asks for."""
        chips = self.chips()
        return filter_of(self.text(), chips, self.choice("programme"), self.choice("field"))

    def offer(self, programmes: Iterable[tuple[str, str]], rows: Iterable[TargetRow]) -> None:
        """Offer these programmes, and the fields of `rows` in the chosen one."""
        self.set_choices("programme", [("", self.tr("Mọi chương trình")), *programmes])
        chosen = self.choice("programme")
        fields = {
            row.line.field_name: row.field_key
            for row in rows
            if not chosen or row.line.target.programme == chosen
        }
        names = sorted(fields, key=lambda name: fields[name])
        every = [("", self.tr("Mọi lĩnh vực")), *((name, name) for name in names)]
        self.set_choices("field", every)

    def tell_counts(self, rows: tuple[TargetRow, ...], shown_count: int) -> None:
        """Say how many rows each chip would leave, and how many are shown."""
        counts = count_chips(rows, self.wanted())
        for key in (*(verdict.value for verdict in VERDICT_ORDER), UNSENT, REMARKED):
            self.set_chip_count(key, counts.get(key, 0))
        text = self.tr("{shown} trên {every} chỉ tiêu")
        self.set_summary(text.format(shown=shown_count, every=len(rows)))

    def show_view(self, view: str) -> None:
        """Fit the bar to a view: the list has a period, the grid has milestones."""
        self.view.set_value(view)
        self.period.setVisible(view == LIST)
        self.plan.setVisible(view != LIST)

    def _name(self, field: ChoiceField, text: str) -> None:
        field.setAccessibleName(text)
        field.setToolTip(text)

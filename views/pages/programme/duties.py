"""The duties of the year round: what comes when, what is done, what is late."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.numbers import show_number
from models.domain.targets import Verdict
from models.usecases.programme_editing import DutyEdit, drop_duty, save_duty, tick_duty
from models.usecases.programmes import DutyFacts, ProgrammeView
from views.context import PageContext
from views.pages.programme.months import MonthStrip
from views.saving import Writer
from views.widgets.buttons import plain, quiet
from views.widgets.choice import ChoiceField
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.fields import DateField, LongTextField
from views.widgets.form import FormColumn
from views.widgets.formats import date_text
from views.widgets.table import TableView

_SOON_DAYS = 30


class DutiesView(QWidget):
    """The list of duties of one programme, with its buttons."""

    def __init__(self, context: PageContext, writer: Writer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._programme = ""
        self._documents: tuple[tuple[str, str], ...] = ()
        self._sources: dict[str, str] = {}
        self.model: FactsModel[DutyFacts] = FactsModel(
            columns(context.desk.today(), self._sources), parent=self
        )
        self.table = TableView("duties", context.memory, self)
        self.table.set_model(self.model)
        self._empty = EmptyState(
            self.tr("Chưa có việc định kỳ nào. Hãy thêm các mốc báo cáo, sơ kết, họp cụm."),
            self.tr("Thêm việc"),
            icon="calendar",
        )
        self.table.set_empty(self._empty)
        self._tick = plain(self.tr("Đánh dấu đã làm hôm nay"), "check", self)
        self._untick = quiet(self.tr("Bỏ đánh dấu"), "undo-2", self)
        self._edit = quiet(self.tr("Sửa"), "pencil", self)
        self._drop = quiet(self.tr("Bỏ việc"), "trash-2", self)
        self._add = plain(self.tr("Thêm việc"), "plus", self)
        self.months = MonthStrip(context.desk.today(), self)
        self._arrange()
        self._enable()

    def show_view(self, view: ProgrammeView, documents: Sequence[tuple[str, str]]) -> None:
        """Show the duties of a programme; `documents` are those a duty may come from."""
        self._documents = tuple(documents)
        self._sources.clear()
        self._sources.update(documents)
        current = self._current()
        self._programme = view.programme.code
        self.months.show_duties(view.duties, self._context.year)
        self.model.set_facts(view.duties)
        if current is not None:
            self.select(current.duty.code)
        self._enable()

    def select(self, code: str) -> bool:
        """Go to one duty; False where it is not shown."""
        return self.table.select_fact(lambda item: item.duty.code == code)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        for button in (self._tick, self._untick, self._edit, self._drop):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.months)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self.months.chosen.connect(self._show_month)
        self._tick.clicked.connect(self._mark_done)
        self._untick.clicked.connect(self._mark_open)
        self._edit.clicked.connect(self._ask_to_edit)
        self._drop.clicked.connect(self._ask_to_drop)
        self._add.clicked.connect(self._ask_for_new)
        self._empty.acted.connect(self._ask_for_new)
        self.table.row_opened.connect(self._ask_to_edit)
        self.table.selection_changed.connect(self._enable)
        self.table.add_action(self.tr("Đánh dấu đã làm hôm nay"), self._mark_done, "check")
        self.table.add_action(self.tr("Sửa"), self._ask_to_edit, "pencil")

    @Slot(int)
    def _show_month(self, month: int) -> None:
        """Show only what is due in `month` of the year; 0 shows everything."""
        year = self._context.year

        def keep(item: DutyFacts) -> bool:
            due = item.duty.due
            return due is not None and (due.year, due.month) == (year, month)

        self.model.set_filter(keep if month else None)

    def _current(self) -> DutyFacts | None:
        fact = self.table.current_fact()
        return fact if isinstance(fact, DutyFacts) else None

    @Slot()
    def _enable(self) -> None:
        current = self._current()
        self._tick.setEnabled(current is not None and current.done_on is None)
        self._untick.setEnabled(current is not None and current.done_on is not None)
        self._edit.setEnabled(current is not None)
        self._drop.setEnabled(current is not None)

    @Slot()
    def _mark_done(self) -> None:
        self._mark(self._context.desk.today())

    @Slot()
    def _mark_open(self) -> None:
        self._mark(None)

    def _mark(self, day: date | None) -> None:
        current, desk = self._current(), self._context.desk
        if current is not None:
            code = current.duty.code
            self._writer.write(lambda: tick_duty(desk, code, done_on=day))

    @Slot()
    def _ask_to_edit(self) -> None:
        current = self._current()
        if current is not None:
            self._ask(current)

    @Slot()
    def _ask_for_new(self) -> None:
        self._ask(None)

    @Slot()
    def _ask_to_drop(self) -> None:
        current, desk = self._current(), self._context.desk
        if current is None:
            return
        code = current.duty.code
        text = self.tr("Bỏ “{name}” khỏi lịch; lấy lại được trong nút “…”.")
        if self._context.ask.confirm(
            self.tr("Bỏ việc định kỳ"), text.format(name=current.duty.name), self.tr("Bỏ việc")
        ):
            self._writer.write(lambda: drop_duty(desk, code))

    def _ask(self, before: DutyFacts | None) -> None:
        form = DutyForm(before, self._documents)
        title = self.tr("Sửa việc định kỳ") if before else self.tr("Thêm việc định kỳ")
        if not self._context.ask.form(title, form, self.tr("Lưu"), check=form.check):
            return
        desk = self._context.desk
        edit = form.edit(self._programme, before.duty.code if before else "")
        self._writer.write(lambda: save_duty(desk, edit))


class DutyForm(FormColumn):
    """Name and last day of a duty."""

    def __init__(self, before: DutyFacts | None, documents: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        name = before.duty.name if before else ""
        self.add("name", self.tr("Việc phải làm"), LongTextField(name, rows=3), required=True)
        self._due = DateField(before.duty.due if before else None)
        self.add("due", self.tr("Hạn cuối"), self._due, help=self.tr("Để trống khi chưa rõ hạn."))
        source = before.duty.source if before else ""
        offered = [("", self.tr("Không theo văn bản nào")), *documents]
        if source and source not in dict(documents):
            offered.append((source, source))
        self.add(
            "source",
            self.tr("Theo văn bản"),
            ChoiceField(offered, source),
            help=self.tr("Văn bản chưa có trong danh sách thì thêm ở trang Văn bản."),
        )

    def check(self) -> bool:
        """Return whether the form can be saved, and say what is wrong."""
        errors = {"due": self._due.wrong()}
        if not self.text("name"):
            errors["name"] = self.tr("Hãy gõ tên việc.")
        self.set_errors(errors)
        return not any(errors.values())

    def edit(self, programme: str, code: str) -> DutyEdit:
        """Return what was filled in."""
        return DutyEdit(
            programme=programme,
            code=code,
            name=self.text("name"),
            due=self._due.date_value(),
            source=self.text("source"),
        )


def columns(today: date, documents: Mapping[str, str]) -> tuple[Column[DutyFacts], ...]:
    """Return the columns of the list."""
    return (
        Column(
            key="due",
            title="Hạn cuối",
            text=lambda item: date_text(item.duty.due) or "Chưa rõ",
            sort=lambda item: item.duty.due,
            width=100,
        ),
        Column(
            key="name",
            title="Việc phải làm",
            text=lambda item: item.duty.name,
            tip=lambda item: item.duty.quote or item.duty.name,
            width=300,
            stretch=True,
        ),
        Column(
            key="state",
            title="Tình trạng",
            text=lambda item: duty_words(item, today),
            status=lambda item: duty_sign(item, today),
            width=190,
        ),
        Column(
            key="source",
            title="Nguồn",
            text=lambda item: _source_words(item, documents),
            tip=lambda item: documents.get(item.duty.source, item.duty.source),
            role=lambda item: "muted" if item.duty.verified else "warn",
            width=230,
        ),
    )


def _source_words(item: DutyFacts, documents: Mapping[str, str]) -> str:
    """Return the number of the document a duty comes from, and that it is not verified."""
    number = documents.get(item.duty.source, item.duty.source).partition("  ")[0]
    if item.duty.verified:
        return number
    return f"{number} (chưa xác minh)" if number else "Chưa xác minh"


def duty_words(item: DutyFacts, today: date) -> str:
    """Return where a duty stands, in words."""
    if item.done_on is not None:
        return f"Đã làm {date_text(item.done_on)}"
    if item.duty.due is None:
        return "Chưa định hạn"
    days = (item.duty.due - today).days
    if days < 0:
        return f"Quá hạn {show_number(Decimal(-days))} ngày"
    return "Hôm nay là hạn cuối" if days == 0 else f"Còn {days} ngày"


def duty_sign(item: DutyFacts, today: date) -> Verdict:
    """Return the sign that goes with the words."""
    if item.done_on is not None:
        return Verdict.MET
    if item.duty.due is None:
        return Verdict.UNKNOWN
    days = (item.duty.due - today).days
    if days < 0:
        return Verdict.NOT_MET
    return Verdict.AT_RISK if days <= _SOON_DAYS else Verdict.ON_TRACK

"""Who of the cluster registered for the year and signed the pledge."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.programmes import Registration
from models.domain.targets import Verdict
from models.usecases.registrations import RegistrationLine, save_registration
from views.context import PageContext
from views.pages.programme.words import ROLE_WORDS
from views.saving import Writer
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.fields import DateField, LongTextField, TextField
from views.widgets.form import FormColumn
from views.widgets.formats import date_text
from views.widgets.panel import scrolled
from views.widgets.table import ColumnMemory, TableView
from views.widgets.text import Sentence


class RegistrationsView(QWidget):
    """`opened` carries the member of the row that was chosen."""

    opened = Signal(object)

    def __init__(self, memory: ColumnMemory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model: FactsModel[RegistrationLine] = FactsModel(_columns(), parent=self)
        self.table = TableView("registrations", memory, self)
        self.table.set_model(self.model)
        self.table.set_empty(
            EmptyState(self.tr("Năm này đơn vị không thuộc cụm nào."), icon="users")
        )
        self._summary = Sentence("", role="muted", px=13, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._summary)
        column.addWidget(self.table, 1)
        self.table.clicked.connect(self._open_current)
        self.table.row_opened.connect(self.opened)
        self.table.add_action(self.tr("Ghi đăng ký, giao ước"), self._open_current, "pencil")

    def show_lines(self, lines: Sequence[RegistrationLine]) -> None:
        """Show every member with what it registered."""
        current = self.table.current_fact()
        self.model.set_facts(lines)
        registered = sum(line.registration.registered_on is not None for line in lines)
        pledged = sum(line.registration.pledged_on is not None for line in lines)
        text = self.tr("{a}/{n} đơn vị đã đăng ký, {b}/{n} đơn vị đã ký giao ước.")
        self._summary.setText(text.format(a=registered, b=pledged, n=len(lines)) if lines else "")
        if isinstance(current, RegistrationLine):
            self.table.select_fact(lambda line: line.office == current.office)

    def summary(self) -> str:
        """Return how many have registered, in words."""
        return self._summary.text()

    @Slot()
    def _open_current(self) -> None:
        if self.table.current_fact() is not None:
            self.opened.emit(self.table.current_fact())


class RegistrationPane(QWidget):
    """What one member registered; every field saves itself."""

    def __init__(self, context: PageContext, writer: Writer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._registration: Registration | None = None
        self.form = FormColumn(self)
        self._days = {"registered_on": DateField(), "pledged_on": DateField()}
        form = self.form
        form.add("registered_on", self.tr("Ngày đăng ký thi đua"), self._days["registered_on"])
        form.add("number", self.tr("Số văn bản đăng ký"), TextField())
        form.add(
            "titles",
            self.tr("Danh hiệu, hình thức đăng ký"),
            LongTextField(rows=3),
            help=self.tr("Mỗi dòng một danh hiệu."),
        )
        form.add("pledged_on", self.tr("Ngày ký giao ước"), self._days["pledged_on"])
        form.add("pledge", self.tr("Nội dung giao ước"), LongTextField(rows=5))
        form.add("note", self.tr("Ghi chú"), LongTextField(rows=2))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(form), 1)
        form.committed.connect(self._save)

    def office(self) -> str:
        """Return the code of the member shown; empty for none."""
        return self._registration.office if self._registration else ""

    def show_line(self, line: RegistrationLine) -> None:
        """Show what a member registered; a field that is being typed into is left alone."""
        if line.office != self.office():
            self.form.clear_errors()
        item = self._registration = line.registration
        for key, day in self._days.items():
            if not day.hasFocus():
                day.set_value(getattr(item, key))
        for key in ("number", "titles", "pledge", "note"):
            field = self.form.field(key)
            if isinstance(field, TextField | LongTextField) and not field.hasFocus():
                field.set_text(getattr(item, key))

    @Slot(str, str)
    def _save(self, _key: str, _text: str) -> None:
        item = self._registration
        if item is None:
            return
        errors = {key: day.wrong() for key, day in self._days.items()}
        self.form.set_errors(errors if any(errors.values()) else {})
        if any(errors.values()):
            return
        changed = Registration(
            programme=item.programme,
            office=item.office,
            registered_on=self._days["registered_on"].date_value(),
            pledged_on=self._days["pledged_on"].date_value(),
            number=self.form.text("number"),
            titles=self.form.text("titles"),
            pledge=self.form.text("pledge"),
            note=self.form.text("note"),
        )
        desk = self._context.desk
        self._registration = changed
        self._writer.write(lambda: save_registration(desk, changed))


def _columns() -> tuple[Column[RegistrationLine], ...]:
    return (
        Column(
            key="name",
            title="Đơn vị",
            text=lambda line: line.short_name or line.name,
            tip=lambda line: line.name,
            width=180,
            stretch=True,
        ),
        Column(key="role", title="Vai trò", text=lambda line: ROLE_WORDS[line.role], width=100),
        Column(
            key="registered",
            title="Đăng ký thi đua",
            text=lambda line: date_text(line.registration.registered_on) or "Chưa đăng ký",
            status=lambda line: _sign(line.registration.registered_on is not None),
            sort=lambda line: line.registration.registered_on,
            width=140,
        ),
        Column(
            key="number", title="Số văn bản", text=lambda line: line.registration.number, width=120
        ),
        Column(
            key="titles",
            title="Danh hiệu đăng ký",
            text=lambda line: line.registration.titles,
            tip=lambda line: line.registration.titles,
            width=190,
        ),
        Column(
            key="pledged",
            title="Giao ước",
            text=lambda line: date_text(line.registration.pledged_on) or "Chưa ký",
            status=lambda line: _sign(line.registration.pledged_on is not None),
            sort=lambda line: line.registration.pledged_on,
            width=130,
        ),
    )


def _sign(done: bool) -> Verdict:  # noqa: FBT001 - said at the call
    return Verdict.MET if done else Verdict.UNKNOWN

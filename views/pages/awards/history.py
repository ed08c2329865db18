"""What a subject already holds: a small table that can be corrected."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.nominations import AwardRecord, Collective, Person, SubjectKind
from models.usecases.award_history import drop_record, held_awards, history_of, put_record
from views.context import PageContext
from views.saving import Writer
from views.widgets.buttons import plain, quiet
from views.widgets.choice import ChoiceField
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.fields import DateField, TextField
from views.widgets.form import FormColumn
from views.widgets.formats import date_text
from views.widgets.table import TableView
from views.widgets.text import Sentence

_TABLE_HEIGHT = 170


class HistoryPart(QWidget):
    """The awards and titles of one subject, under its form."""

    def __init__(
        self, context: PageContext, writer: Writer, kind: SubjectKind, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._kind = kind
        self._subject: Person | Collective | None = None
        self._model: FactsModel[AwardRecord] = FactsModel(_columns(), parent=self)
        self._table = TableView(f"award-history-{kind.value}", context.memory, self)
        self._table.set_model(self._model)
        self._table.set_empty(EmptyState(self.tr("Chưa ghi danh hiệu, hình thức nào.")))
        self._table.setFixedHeight(_TABLE_HEIGHT)
        self._table.row_opened.connect(self._edit)
        self._table.selection_changed.connect(self._enable)
        self._add = plain(self.tr("Thêm"), "plus", self)
        self._change = quiet(self.tr("Sửa"), "pencil", self)
        self._drop = quiet(self.tr("Bỏ dòng này"), "trash-2", self)
        self._lay_out()
        self._enable()

    def show_subject(self, subject: Person | Collective) -> None:
        """Read and show what `subject` holds."""
        self._subject = subject
        code, desk = subject.code, self._context.desk
        self._context.jobs.read(
            lambda _token: history_of(desk, code), self._model.set_facts, owner=self
        )

    def add_record(self) -> None:
        """Ask for a held award and add it."""
        self._ask(None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        title = Sentence(self.tr("Danh hiệu, hình thức khen thưởng đã có"), px=15, bold=True)
        hint = Sentence(self.tr("In vào mục III của báo cáo thành tích."), role="muted", px=13)
        row = QHBoxLayout()
        for button in (self._add, self._change, self._drop):
            row.addWidget(button)
        row.addStretch(1)
        column.addWidget(title)
        column.addWidget(hint)
        column.addWidget(self._table)
        column.addLayout(row)
        self._add.clicked.connect(self.add_record)
        self._change.clicked.connect(self._edit_current)
        self._drop.clicked.connect(self._drop_current)

    def _enable(self) -> None:
        chosen = bool(self._table.selected_facts())
        self._change.setEnabled(chosen)
        self._drop.setEnabled(chosen)

    def _edit_current(self) -> None:
        self._edit(self._table.current_fact())

    def _edit(self, record: object) -> None:
        if isinstance(record, AwardRecord):
            self._ask(record)

    def _ask(self, before: AwardRecord | None) -> None:
        subject = self._subject
        if subject is None:
            return
        form = RecordForm(self._kind, before)
        title = self.tr("Sửa danh hiệu, hình thức") if before else self.tr("Thêm danh hiệu")
        if not self._context.ask.form(title, form, self.tr("Lưu"), check=form.check):
            return
        desk, record = self._context.desk, form.record()
        self._writer.write(lambda: put_record(desk, subject, record, before), self._again)

    def _drop_current(self) -> None:
        subject, record = self._subject, self._table.current_fact()
        if subject is None or not isinstance(record, AwardRecord):
            return
        text = self.tr(
            "Bỏ “{name}” năm {year} khỏi danh sách đã có. "
            "Báo cáo thành tích in sau này không còn dòng ấy; nhật ký vẫn giữ."
        ).format(name=record.award_name, year=record.year)
        if self._context.ask.confirm(self.tr("Bỏ dòng này"), text, self.tr("Bỏ dòng này")):
            desk = self._context.desk
            self._writer.write(lambda: drop_record(desk, subject, record), self._again)

    def _again(self, _value: None) -> None:
        if self._subject is not None:
            self.show_subject(self._subject)


class RecordForm(FormColumn):
    """One held award."""

    def __init__(self, kind: SubjectKind, record: AwardRecord | None) -> None:
        super().__init__()
        self._awards = {item.code: item for item in held_awards(kind)}
        choices = [(item.code, item.name) for item in self._awards.values()]
        self.add("award", self.tr("Danh hiệu, hình thức"), ChoiceField(choices), required=True)
        self.add("year", self.tr("Năm"), TextField(), required=True)
        self.add("decision_number", self.tr("Số quyết định"), TextField())
        self.add("decided_on", self.tr("Ngày quyết định"), DateField())
        self.add("issuer", self.tr("Cơ quan ban hành"), TextField())
        if record is not None:
            self._show(record)

    def check(self) -> bool:
        """Return whether everything can be read; what cannot is told under its field."""
        errors = {}
        if not (self.text("year").isascii() and self.text("year").isdigit()):
            errors["year"] = self.tr("Hãy gõ năm bằng bốn chữ số, ví dụ 2022.")
        field = self.field("decided_on")
        if isinstance(field, DateField) and field.wrong():
            errors["decided_on"] = field.wrong()
        self.set_errors(errors)
        return not errors

    def record(self) -> AwardRecord:
        """Return what stands in the form."""
        award = self._awards[self.text("award")]
        field = self.field("decided_on")
        return AwardRecord(
            award=award.code,
            award_name=award.name,
            is_title=award.is_title,
            year=int(self.text("year")),
            decision_number=self.text("decision_number"),
            decided_on=field.date_value() if isinstance(field, DateField) else None,
            issuer=self.text("issuer"),
        )

    def _show(self, record: AwardRecord) -> None:
        for key, value in (
            ("year", str(record.year)),
            ("decision_number", record.decision_number),
            ("decided_on", date_text(record.decided_on)),
            ("issuer", record.issuer),
        ):
            field = self.field(key)
            if isinstance(field, TextField):
                field.set_text(value)
        award = self.field("award")
        if isinstance(award, ChoiceField):
            award.set_value(record.award)


def _columns() -> tuple[Column[AwardRecord], ...]:
    return (
        Column(key="year", title="Năm", text=_year, sort=_year_key, width=60),
        Column(key="award", title="Danh hiệu, hình thức", text=_name, width=180, stretch=True),
        Column(key="number", title="Số quyết định", text=_number, width=120),
        Column(key="date", title="Ngày", text=_date, sort=_day_key, width=96),
        Column(key="issuer", title="Cơ quan", text=_issuer, width=150),
    )


def _year(record: AwardRecord) -> str:
    return str(record.year)


def _year_key(record: AwardRecord) -> int:
    return record.year


def _name(record: AwardRecord) -> str:
    return record.award_name


def _number(record: AwardRecord) -> str:
    return record.decision_number


def _date(record: AwardRecord) -> str:
    return date_text(record.decided_on)


def _day_key(record: AwardRecord) -> object:
    return record.decided_on


def _issuer(record: AwardRecord) -> str:
    return record.issuer

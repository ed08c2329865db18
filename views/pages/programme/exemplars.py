"""Exemplars found under a programme: the list, and one of them beside it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.errors import UserError
from models.domain.programmes import Exemplar
from models.domain.results import Attachment
from models.usecases.documents import attached_path
from models.usecases.exemplars import (
    KIND_WORDS,
    ExemplarEdit,
    ExemplarLine,
    attach_exemplar_file,
    bin_exemplar,
    detach_exemplar_file,
    save_exemplar,
)
from models.usecases.programmes import ProgrammeView
from views.context import PageContext
from views.saving import Writer
from views.widgets.buttons import plain, quiet
from views.widgets.choice import ChoiceField
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.fields import DateField, LongTextField, TextField
from views.widgets.files import FileList
from views.widgets.form import FormColumn
from views.widgets.formats import date_text
from views.widgets.panel import scrolled
from views.widgets.table import TableView


class ExemplarsView(QWidget):
    """`opened` carries the exemplar of the row that was chosen."""

    opened = Signal(object)

    def __init__(self, context: PageContext, writer: Writer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._programme = ""
        self._wanted = ""
        self.model: FactsModel[ExemplarLine] = FactsModel(_columns(), parent=self)
        self.table = TableView("exemplars", context.memory, self)
        self.table.set_model(self.model)
        self._empty = EmptyState(
            self.tr(
                "Chưa ghi điển hình nào. Hãy ghi ngay khi phát hiện: ai, làm gì, minh chứng gì, "
                "nhân rộng thế nào."
            ),
            self.tr("Thêm điển hình"),
            icon="star",
        )
        self.table.set_empty(self._empty)
        self._add = plain(self.tr("Thêm điển hình"), "plus", self)
        self._drop = quiet(self.tr("Bỏ vào thùng rác"), "trash-2", self)
        row = QHBoxLayout()
        row.addWidget(self._drop)
        row.addStretch(1)
        row.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self._connect()
        self._enable()

    def show_lines(self, programme: str, lines: Sequence[ExemplarLine]) -> None:
        """Show the exemplars of a programme."""
        current = self._wanted or self._current_code()
        self._programme = programme
        self.model.set_facts(lines)
        if current and self.table.select_fact(lambda item: item.exemplar.code == current):
            wanted, self._wanted = self._wanted, ""
            if wanted:
                self._open_current()
        self._enable()

    def _connect(self) -> None:
        self._add.clicked.connect(self._ask_for_new)
        self._empty.acted.connect(self._ask_for_new)
        self._drop.clicked.connect(self._bin_current)
        self.table.clicked.connect(self._open_current)
        self.table.row_opened.connect(self.opened)
        self.table.selection_changed.connect(self._enable)
        self.table.add_action(self.tr("Xem và sửa"), self._open_current, "pencil")

    def _current_code(self) -> str:
        fact = self.table.current_fact()
        return fact.exemplar.code if isinstance(fact, ExemplarLine) else ""

    @Slot()
    def _enable(self) -> None:
        fact = self.table.current_fact()
        self._drop.setEnabled(isinstance(fact, ExemplarLine) and fact.is_own)

    @Slot()
    def _open_current(self) -> None:
        if self.table.current_fact() is not None:
            self.opened.emit(self.table.current_fact())

    @Slot()
    def _ask_for_new(self) -> None:
        form = NewExemplar()
        title = self.tr("Thêm điển hình")
        if not self._context.ask.form(title, form, title, check=form.check):
            return
        desk, edit = self._context.desk, form.edit(self._programme)
        self._writer.write(lambda: save_exemplar(desk, edit), self._want)

    def _want(self, code: str) -> None:
        self._wanted = code

    @Slot()
    def _bin_current(self) -> None:
        code, desk = self._current_code(), self._context.desk
        title = self.tr("Bỏ điển hình vào thùng rác")
        text = self.tr("Điển hình này không còn trong danh sách và báo cáo; nhật ký vẫn giữ.")
        if code and self._context.ask.confirm(title, text, self.tr("Bỏ vào thùng rác")):
            self._writer.write(lambda: bin_exemplar(desk, code, removed=True))


class NewExemplar(FormColumn):
    """What an exemplar must have; the rest is told beside the list."""

    def __init__(self) -> None:
        super().__init__()
        self.add("kind", self.tr("Loại"), ChoiceField(tuple(KIND_WORDS.items())))
        self.add("name", self.tr("Tên"), TextField(), required=True)
        self.add("unit", self.tr("Thuộc đơn vị"), TextField())

    def check(self) -> bool:
        """Return whether the form can be saved, and say what is missing."""
        missing = not self.text("name")
        told = self.tr("Hãy gõ tên tập thể, cá nhân hoặc mô hình.")
        self.set_errors({"name": told} if missing else {})
        return not missing

    def edit(self, programme: str) -> ExemplarEdit:
        """Return the new exemplar."""
        return ExemplarEdit(
            programme=programme,
            code="",
            kind=self.text("kind"),
            name=self.text("name"),
            unit=self.text("unit"),
        )


class ExemplarPane(QWidget):
    """One exemplar; every field saves itself."""

    def __init__(self, context: PageContext, writer: Writer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._exemplar: Exemplar | None = None
        self.form = FormColumn(self)
        self._movement = ChoiceField()
        self._found_on = DateField()
        self.files = FileList(self.tr("Chưa có minh chứng."), self.tr("Đính kèm minh chứng"), self)
        self._fill_form()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(self.form), 1)
        self.form.committed.connect(self._save)
        self.files.add_requested.connect(self._ask_for_files)
        self.files.opened.connect(self._open_file)
        self.files.removed.connect(self._detach)

    def code(self) -> str:
        """Return the code of the exemplar shown; empty for none."""
        return self._exemplar.code if self._exemplar else ""

    def show_line(self, line: ExemplarLine, view: ProgrammeView) -> None:
        """Show an exemplar; a field that is being typed into is left alone."""
        item = self._exemplar = line.exemplar
        names = [(one.code, one.name) for one in view.programme.movements]
        self._movement.set_choices([("", self.tr("Không thuộc phong trào nào")), *names])
        for key in self.form.values():
            field = self.form.field(key)
            if isinstance(field, ChoiceField):
                field.set_value(getattr(item, key))
            elif isinstance(field, DateField):
                field.set_value(item.found_on)
            elif isinstance(field, TextField | LongTextField) and not field.hasFocus():
                field.set_text(getattr(item, key))
        self.files.set_files(line.evidence)

    def attach(self, paths: Sequence[Path]) -> None:
        """Copy `paths` into the workspace as evidence for this exemplar."""
        desk, code = self._context.desk, self.code()
        for path in paths:
            self._writer.write(partial(attach_exemplar_file, desk, code, path))

    def _fill_form(self) -> None:
        form = self.form
        form.add("kind", self.tr("Loại"), ChoiceField(tuple(KIND_WORDS.items())))
        form.add("name", self.tr("Tên"), TextField(), required=True)
        form.add("unit", self.tr("Thuộc đơn vị"), TextField())
        form.add("movement", self.tr("Trong phong trào"), self._movement)
        form.add("deed", self.tr("Đã làm gì, kết quả"), LongTextField(rows=4))
        form.add("spread", self.tr("Nhân rộng thế nào"), LongTextField(rows=3))
        form.add("found_on", self.tr("Ngày phát hiện"), self._found_on)
        form.add_section(self.tr("Minh chứng"))
        form.add_row(self.files)

    @Slot(str, str)
    def _save(self, key: str, _text: str) -> None:
        item = self._exemplar
        if item is None:
            return
        wrong = self._found_on.wrong()
        self.form.set_errors({"found_on": wrong} if wrong else {})
        if wrong:
            return
        texts = {name: text for name, text in self.form.values().items() if name != "found_on"}
        edit = ExemplarEdit(
            programme=item.programme,
            code=item.code,
            found_on=self._found_on.date_value(),
            **texts,
        )
        desk = self._context.desk
        self._exemplar = replace(item, **texts)  # type: ignore[arg-type]  # its texts only
        self._writer.write(lambda: save_exemplar(desk, edit), refused=partial(self._refuse, key))

    def _refuse(self, key: str, error: UserError) -> None:
        self.form.set_errors({key: error.text})

    @Slot()
    def _ask_for_files(self) -> None:
        kinds = [self.tr("Mọi tệp (*)")]
        self.attach(self._context.ask.open_files(self.tr("Chọn minh chứng"), kinds))

    @Slot(object)
    def _open_file(self, file: Attachment) -> None:
        self._context.ask.show_file(attached_path(self._context.desk, file))

    @Slot(object)
    def _detach(self, file: Attachment) -> None:
        desk, code = self._context.desk, self.code()
        text = self.tr("Gỡ “{name}” khỏi điển hình này. Bản chép vẫn còn.").format(name=file.name)
        if self._context.ask.confirm(self.tr("Gỡ tệp"), text, self.tr("Gỡ tệp")):
            self._writer.write(lambda: detach_exemplar_file(desk, code, file.sha256))


def _columns() -> tuple[Column[ExemplarLine], ...]:
    return (
        Column(
            key="kind",
            title="Loại",
            text=lambda line: KIND_WORDS.get(line.exemplar.kind, line.exemplar.kind),
            width=150,
        ),
        Column(key="name", title="Tên", text=lambda line: line.exemplar.name, width=220),
        Column(
            key="office",
            title="Nơi ghi",
            text=lambda line: line.office_name,
            width=130,
            hidden=True,
        ),
        Column(key="unit", title="Thuộc đơn vị", text=lambda line: line.exemplar.unit, width=160),
        Column(
            key="deed",
            title="Đã làm gì, kết quả",
            text=lambda line: line.exemplar.deed,
            tip=lambda line: line.exemplar.deed,
            width=220,
            stretch=True,
        ),
        Column(
            key="spread",
            title="Nhân rộng",
            text=lambda line: line.exemplar.spread or "Chưa nhân rộng",
            role=lambda line: "text" if line.exemplar.spread else "warn",
            tip=lambda line: line.exemplar.spread,
            width=150,
        ),
        Column(
            key="found_on",
            title="Ngày phát hiện",
            text=lambda line: date_text(line.exemplar.found_on),
            sort=lambda line: line.exemplar.found_on,
            width=112,
        ),
        Column(
            key="evidence",
            title="Minh chứng",
            text=lambda line: str(len(line.evidence)) if line.evidence else "Chưa có",
            role=lambda line: "text" if line.evidence else "warn",
            width=92,
        ),
    )

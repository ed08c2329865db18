"""A small table of records that can be added to, corrected and taken out of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.usecases.desk import Desk, Saved
from views.context import PageContext
from views.pages.awards.fact_form import FactForm, FieldSpec
from views.saving import Writer
from views.widgets.buttons import plain, quiet
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.table import TableView
from views.widgets.text import Sentence

_TABLE_HEIGHT = 170


@dataclass(frozen=True, kw_only=True)
class RecordKind:
    """What one list of records is: its words, columns, form, and how it is written.

    `make` turns the form's values and the record corrected (None for a new one) into a record;
    `put` and `drop` are given the subject's code.
    """

    key: str
    title: str
    hint: str
    empty: str
    columns: Sequence[Column[Any]]
    specs: Sequence[FieldSpec]
    make: Callable[[dict[str, Any], Any], Any]
    put: Callable[[Desk, str, Any, Any], Saved[Any]]
    drop: Callable[[Desk, str, Any], Saved[Any]]
    words: Callable[[Any], str]


class RecordsPart(QWidget):
    """One list of records of one subject; `written` says that it has to be read again."""

    written = Signal()

    def __init__(
        self, context: PageContext, writer: Writer, kind: RecordKind, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._kind = kind
        self._subject = ""
        self.model: FactsModel[Any] = FactsModel(kind.columns, parent=self)
        self.table = TableView(kind.key, context.memory, self)
        self.table.set_model(self.model)
        self.table.set_empty(EmptyState(kind.empty))
        self.table.setFixedHeight(_TABLE_HEIGHT)
        self.table.row_opened.connect(self._edit)
        self.table.selection_changed.connect(self._enable)
        self._change = quiet(self.tr("Sửa"), "pencil", self)
        self._drop = quiet(self.tr("Bỏ dòng này"), "trash-2", self)
        self._lay_out()
        self._enable()

    def show_records(self, subject: str, records: Sequence[object]) -> None:
        """Show `records` of the subject with that code."""
        self._subject = subject
        self.model.set_facts(records)
        self._enable()

    def add(self) -> None:
        """Ask for a new record and write it."""
        self._ask(None)

    def _lay_out(self) -> None:
        add = plain(self.tr("Thêm"), "plus", self)
        add.clicked.connect(self.add)
        self._change.clicked.connect(self._edit_current)
        self._drop.clicked.connect(self._drop_current)
        row = QHBoxLayout()
        for button in (add, self._change, self._drop):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(Sentence(self._kind.title, px=15, bold=True, parent=self))
        column.addWidget(Sentence(self._kind.hint, role="muted", px=13, parent=self))
        column.addWidget(self.table)
        column.addLayout(row)

    def _enable(self) -> None:
        chosen = bool(self.table.selected_facts())
        self._change.setEnabled(chosen)
        self._drop.setEnabled(chosen)

    def _edit_current(self) -> None:
        self._edit(self.table.current_fact())

    def _edit(self, record: object) -> None:
        if record is not None:
            self._ask(record)

    def _ask(self, before: object | None) -> None:
        if not self._subject:
            return
        form = FactForm(self._kind.specs, before)
        title = self._kind.title
        if not self._context.ask.form(title, form, self.tr("Lưu"), check=form.check):
            return
        desk, subject = self._context.desk, self._subject
        record = self._kind.make(dict(form.read()), before)
        put = self._kind.put
        self._writer.write(lambda: put(desk, subject, record, before), self._after)

    def _drop_current(self) -> None:
        record = self.table.current_fact()
        if record is None:
            return
        title = self.tr("Bỏ dòng này")
        text = self.tr("Bỏ “{name}” khỏi danh sách. Nhật ký vẫn giữ nội dung đã ghi.").format(
            name=self._kind.words(record)
        )
        if self._context.ask.confirm(title, text, title):
            desk, subject, drop = self._context.desk, self._subject, self._kind.drop
            self._writer.write(lambda: drop(desk, subject, record), self._after)

    def _after(self, _value: object) -> None:
        self.written.emit()

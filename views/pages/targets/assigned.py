"""What the department takes on beside the value of the sector; each field saves itself."""

from dataclasses import replace
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.errors import UserError
from models.usecases.entering import takes_number
from models.usecases.targets import AssignmentEdit, TargetLine, assign
from views.context import PageContext
from views.pages.targets.keeper import ResultKeeper
from views.saving import Writer
from views.widgets.fields import DateField, NumberField, TextField
from views.widgets.form import FormColumn

_NUMBERS = ("low", "high")


class AssignedForm(QWidget):
    """`saved` carries the kind of data that changed and the moment."""

    saved = Signal(object, object)

    def __init__(
        self, context: PageContext, keeper: ResultKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._keeper = keeper
        self._line: TargetLine | None = None
        self._edit: AssignmentEdit | None = None
        self._writer = Writer(context, self.tr("Chưa lưu được chỉ tiêu nhận"), self)
        self._writer.saved.connect(self.saved)
        self.form = FormColumn(self)
        tr = self.tr
        self.form.add("low", tr("Đơn vị nhận (mức yêu cầu)"), NumberField())
        self.form.add("high", tr("Mức trên, nếu là một khoảng"), NumberField())
        self.form.add("deadline", tr("Hạn của đơn vị"), DateField())
        self.form.add("assignee", tr("Người hoặc phòng phụ trách"), TextField())
        self.form.committed.connect(self._commit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def show_line(self, line: TargetLine) -> None:
        """Show what the office took on for the target of `line`."""
        self._line = line
        item = line.assigned
        self._edit = AssignmentEdit(
            target=line.target.id,
            year=self._context.year,
            low=item.low if item else None,
            high=item.high if item else None,
            deadline=item.deadline if item else None,
            note=item.note if item else "",
            assignee=item.assignee if item else "",
        )
        self.form.clear_errors()
        for key in _NUMBERS:
            field = self.form.field(key)
            if isinstance(field, NumberField):
                field.set_unit(line.target.goal.unit)
                field.set_value(getattr(self._edit, key))
            self.form.show_field(key, visible=takes_number(line.target))
        deadline, assignee = self.form.field("deadline"), self.form.field("assignee")
        if isinstance(deadline, DateField) and isinstance(assignee, TextField):
            deadline.set_value(self._edit.deadline)
            assignee.set_text(self._edit.assignee)

    def _commit(self, key: str, text: str) -> None:
        if self._edit is None:
            return
        edit = self._edit
        if key in _NUMBERS:
            value = self._read(key, text)
            if text and value is None:
                return
            edit = replace(edit, low=value) if key == "low" else replace(edit, high=value)
        elif key == "deadline":
            field = self.form.field(key)
            if not isinstance(field, DateField) or field.wrong():
                return
            edit = replace(edit, deadline=field.date_value())
        else:
            edit = replace(edit, assignee=text)
        self._edit = edit
        self._writer.write(partial(assign, self._context.desk, edit), refused=self._refuse)

    def _read(self, key: str, text: str) -> Decimal | None:
        if self._line is None or not text:
            return None
        typed = self._keeper.read(self._line, text)
        self.form.set_errors({key: typed.problem} if typed.problem else {})
        if typed.ambiguous:
            return self._keeper.choose(self._line, text, typed)
        return typed.values[0] if typed.values else None

    def _refuse(self, refusal: UserError) -> None:
        self.form.set_errors({"low": refusal.text})

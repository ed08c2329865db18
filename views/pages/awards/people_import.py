"""Somebody's own list of people or collectives: which column is which, what a row would do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from models.domain.errors import UserError
from models.domain.foreign_list import ListMapping, Wanted
from models.domain.nominations import SubjectKind
from models.usecases import collectives_list, people_list
from models.usecases.collectives_list import CollectiveLine, preview_collectives
from models.usecases.desk import Desk
from models.usecases.foreign_list import ListLook
from models.usecases.list_rows import TAKEN, RowState
from models.usecases.people_list import PersonLine, preview_people
from views.context import PageContext
from views.job import Job
from views.widgets.choice import ChoiceField
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.table import TableView
from views.widgets.text import Line, Sentence
from views.widgets.tick import CheckField

_WIDTH, _HEIGHT = 980, 520
_IN_A_ROW = 4
_ROLES = {
    RowState.NEW: "good",
    RowState.CHANGED: "info",
    RowState.SAME: "muted",
    RowState.QUESTION: "warn",
    RowState.PROBLEM: "bad",
}


SubjectLine: TypeAlias = PersonLine | CollectiveLine


@dataclass(frozen=True, slots=True, kw_only=True)
class ListShape:
    """What differs between a list of people and one of collectives."""

    wanted: Sequence[Wanted]
    preview: Callable[[Desk, ListLook, bool], Sequence[SubjectLine]]
    columns: tuple[Column[SubjectLine], ...]
    asks_about_namesakes: bool


class PeopleImportForm(QWidget):
    """Shows a list before it is taken in; `look` and `lines` are what was agreed on."""

    ready = Signal()

    def __init__(
        self,
        context: PageContext,
        look: ListLook,
        kind: SubjectKind = SubjectKind.INDIVIDUAL,
    ) -> None:
        super().__init__()
        self._shape = shape_of(kind)
        self.setMinimumSize(_WIDTH, _HEIGHT)
        self._context = context
        self.look = look
        self.lines: tuple[SubjectLine, ...] = ()
        self._job: Job | None = None
        self.fields: dict[str, ChoiceField] = {}
        self.doubtful = CheckField(self.tr("Nhận người có thể trùng là người mới"))
        self.doubtful.toggled.connect(self.reload)
        self.doubtful.setVisible(self._shape.asks_about_namesakes)
        self.model: FactsModel[SubjectLine] = FactsModel(self._shape.columns, parent=self)
        self._table = TableView("people-import", context.memory, self)
        self._table.set_model(self.model)
        self._table.set_empty(EmptyState(self.tr("Chưa đọc được dòng nào.")))
        self._counts = Line(role="muted", px=13, parent=self)
        self._wrong = Sentence("", role="bad", px=13, parent=self)
        self._wrong.hide()
        self._lay_out()
        self.reload()

    def check(self) -> bool:
        """Return whether there is a row to take in; where not, say so."""
        can_take = any(line.state in TAKEN for line in self.lines)
        if not can_take and self._wrong.isHidden():
            self._say(self.tr("Không có dòng nào mới để ghi. Hãy xem cột Ghi chú của từng dòng."))
        return can_take

    def reload(self) -> None:
        """Read the rows again with the columns as chosen."""
        columns = {key: int(f.value()) for key, f in self.fields.items() if f.value()}
        encodings = self.look.mapping.encodings
        self.look = replace(self.look, mapping=ListMapping(columns=columns, encodings=encodings))
        preview = self._shape.preview
        desk, look, doubtful = self._context.desk, self.look, self.doubtful.isChecked()
        if self._job is not None:
            self._job.cancel()
        self._job = self._context.jobs.read(
            lambda _token: preview(desk, look, doubtful),
            self._fill,
            owner=self,
            refused=self._refuse,
        )

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        columns = [("", self.tr("(không có cột này)"))]
        columns += [(str(c.number), c.header or c.letters) for c in self.look.chosen.columns]
        for place, wanted in enumerate(self._shape.wanted):
            chosen = self.look.mapping.columns.get(wanted.key)
            field = ChoiceField(columns, str(chosen) if chosen else "")
            field.setMaximumWidth(230)
            field.setAccessibleName(wanted.label)
            field.committed.connect(self.reload)
            self.fields[wanted.key] = field
            row, column = divmod(place, _IN_A_ROW)
            grid.addWidget(Sentence(wanted.label, px=13, bold=True, parent=self), row * 2, column)
            grid.addWidget(field, row * 2 + 1, column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(grid)
        for widget in (self.doubtful, self._counts):
            layout.addWidget(widget)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._wrong)

    def _fill(self, lines: Sequence[SubjectLine]) -> None:
        self._job = None
        self.lines = tuple(lines)
        self._wrong.hide()
        self.model.set_facts(lines)
        told = [
            f"{state.label}: {count}"
            for state in RowState
            if (count := sum(line.state is state for line in lines))
        ]
        self._counts.set_text(" · ".join(told))
        self.ready.emit()

    def _refuse(self, refusal: UserError) -> None:
        self._job = None
        self.lines = ()
        self.model.set_facts(())
        self._say(refusal.text)
        self.ready.emit()

    def _say(self, text: str) -> None:
        self._wrong.setText(text)
        self._wrong.show()


def shape_of(kind: SubjectKind) -> ListShape:
    """Return how a list of that kind is read and shown."""
    if kind is SubjectKind.INDIVIDUAL:
        own = (
            Column(key="name", title="Họ và tên", text=_name, width=170),
            Column(key="born", title="Năm sinh", text=_born, width=80),
            Column(key="unit", title="Chức vụ, đơn vị", text=_unit, width=170),
        )
        return ListShape(
            wanted=people_list.WANTED,
            preview=lambda desk, look, new: preview_people(desk, look, doubtful_are_new=new),
            columns=_columns(own),
            asks_about_namesakes=True,
        )
    own = (
        Column(key="name", title="Tên tập thể", text=_name, width=220),
        Column(key="count", title="Số người", text=_count, width=76, numeric=True),
        Column(key="founded", title="Thành lập", text=_founded, width=110),
    )
    return ListShape(
        wanted=collectives_list.WANTED,
        preview=lambda desk, look, _new: preview_collectives(desk, look),
        columns=_columns(own),
        asks_about_namesakes=False,
    )


def _columns(own: tuple[Column[SubjectLine], ...]) -> tuple[Column[SubjectLine], ...]:
    return (
        Column(key="row", title="Dòng", text=_row, sort=_row_key, width=56, numeric=True),
        Column(key="state", title="Kết quả", text=_state, role=_role, width=100),
        *own,
        Column(key="award", title="Danh hiệu, hình thức", text=_award, width=190),
        Column(key="message", title="Ghi chú", text=_message, width=190, stretch=True),
    )


def _row(line: SubjectLine) -> str:
    return str(line.number)


def _row_key(line: SubjectLine) -> int:
    return line.number


def _state(line: SubjectLine) -> str:
    return line.state.label


def _role(line: SubjectLine) -> str:
    return _ROLES[line.state]


def _name(line: SubjectLine) -> str:
    return line.person.full_name if isinstance(line, PersonLine) else line.collective.name


def _born(line: SubjectLine) -> str:
    return str(line.person.birth_year or "") if isinstance(line, PersonLine) else ""


def _unit(line: SubjectLine) -> str:
    if not isinstance(line, PersonLine):
        return ""
    return ", ".join(part for part in (line.person.position, line.person.unit) if part)


def _count(line: SubjectLine) -> str:
    count = line.collective.member_count if isinstance(line, CollectiveLine) else None
    return "" if count is None else str(count)


def _founded(line: SubjectLine) -> str:
    if not isinstance(line, CollectiveLine):
        return ""
    day = line.collective.founded_on
    return f"{day:%d/%m/%Y}" if day else line.collective.founded


def _award(line: SubjectLine) -> str:
    return f"{line.record.award_name} ({line.record.year})" if line.record else ""


def _message(line: SubjectLine) -> str:
    return line.message

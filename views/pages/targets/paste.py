"""What pasted numbers would write, cell by cell, before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.numbers import show_quantity
from models.domain.periods import parse_period
from models.usecases.entering import jump_question, takes_number
from models.usecases.targets import ResultEdit
from models.usecases.typed import TypedNumber, read_result
from views.pages.targets.rows import Place, TargetRow, row_of
from views.widgets.choice import ChoiceField
from views.widgets.facts_model import Column, FactsModel
from views.widgets.table import TableView
from views.widgets.text import Sentence

_NOT_CHOSEN = "?"
_WIDTH = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedValue:
    """One pasted text beside the target and the period it falls on."""

    row: TargetRow
    text: str
    typed: TypedNumber
    question: str

    @property
    def value(self) -> Decimal | None:
        """The one value read, None where there is none or a choice is open."""
        return self.typed.values[0] if len(self.typed.values) == 1 else None


def read_places(places: Sequence[Place], marks: Sequence[str]) -> tuple[PastedValue, ...]:
    """Read the text of each place with the decimal mark of its document ("" where unknown)."""
    return tuple(
        _read(
            row_of(place.row.line, place.period, place.row.name_key, place.standing),
            place.text,
            mark,
        )
        for place, mark in zip(places, marks, strict=True)
    )


class PastePreview(QWidget):
    """Lists target, period, read value and problem; asks once where a dot may mean two things."""

    def __init__(
        self, values: Sequence[PastedValue], lost_count: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._read = tuple(values)
        self._lost_count = lost_count
        self.values = self._read
        self._summary = Sentence(parent=self)
        self._mark = ChoiceField(
            (
                (_NOT_CHOSEN, self.tr("Dấu chấm, dấu phẩy nghĩa là gì? Hãy chọn")),
                (",", self.tr("13.000 là mười ba nghìn")),
                (".", self.tr("13.000 là mười ba")),
            ),
            parent=self,
        )
        self._mark.setAccessibleName(self.tr("Cách đọc dấu chấm và dấu phẩy"))
        self._mark.committed.connect(self._settle)
        self._mark.setVisible(any(one.typed.ambiguous for one in self.values))
        self._model = FactsModel(_columns(), self.values, self)
        self._lay_out()
        self._tell()

    def choose_mark(self, mark: str) -> None:
        """Read every number with the decimal mark `mark`."""
        self._mark.set_value(mark)
        self._settle(mark)

    def mark(self) -> str:
        """Return the decimal mark that was chosen, "" where nobody was asked."""
        chosen = self._mark.value()
        return "" if chosen == _NOT_CHOSEN else chosen

    def asked_rows(self) -> tuple[TargetRow, ...]:
        """Return the rows whose text had two readings."""
        return tuple(one.row for one in self._read if one.typed.ambiguous)

    def ready(self) -> bool:
        """Return whether nothing is left to choose and there is something to save."""
        open_choice = any(one.typed.ambiguous for one in self.values)
        if open_choice:
            self._mark.set_wrong(wrong=True)
            self._mark.setFocus()
        return not open_choice and bool(self.edits())

    def edits(self) -> tuple[ResultEdit, ...]:
        """Return what would be written; texts that cannot be read are left out."""
        return tuple(
            ResultEdit(
                target=one.row.id,
                period=one.row.period,
                value=one.value,
                note=one.row.standing.note if one.row.standing else "",
                judged=one.row.standing.judged if one.row.standing else None,
                raw_text=one.text,
            )
            for one in self.values
            if one.value is not None
        )

    def _settle(self, mark: str) -> None:
        chosen = "" if mark == _NOT_CHOSEN else mark
        self.values = tuple(_settled(one, chosen) for one in self._read)
        self._model.set_facts(self.values)
        self._mark.set_wrong(wrong=False)
        self._tell()

    def _tell(self) -> None:
        readable = len(self.edits())
        text = self.tr("{readable} số sẽ được lưu.").format(readable=readable)
        unread = sum(1 for one in self.values if one.typed.problem)
        if unread:
            text += self.tr(" {count} ô không đọc được sẽ bị bỏ qua.").format(count=unread)
        odd = sum(1 for one in self.values if one.question)
        if odd:
            text += self.tr(" {count} số khác thường, hãy xem cột Lưu ý.").format(count=odd)
        if self._lost_count:
            text += self.tr(" {count} ô thừa vì bảng đã hết.").format(count=self._lost_count)
        self._summary.setText(text)

    def _lay_out(self) -> None:
        table = TableView("targets-paste", parent=self)
        table.set_model(self._model)
        table.setMinimumSize(min(_WIDTH, self.screen().availableGeometry().width() - 120), 320)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._summary)
        column.addWidget(self._mark)
        column.addWidget(table, 1)


def _read(row: TargetRow, text: str, mark: str) -> PastedValue:
    if not takes_number(row.line.target):
        problem = "Chỉ tiêu này không nhận số. Hãy đánh giá ở phần chi tiết."
        return PastedValue(row=row, text=text, typed=TypedNumber(problem=problem), question="")
    typed = read_result(text, row.line.target.goal.unit, mark)
    return _asked(PastedValue(row=row, text=text, typed=typed, question=""))


def _settled(one: PastedValue, mark: str) -> PastedValue:
    """Return `one` read with `mark`, where it has a reading with it."""
    if not one.typed.ambiguous or mark not in one.typed.marks:
        return one
    value = one.typed.values[one.typed.marks.index(mark)]
    return _asked(replace(one, typed=TypedNumber(values=(value,), marks=(mark,))))


def _asked(one: PastedValue) -> PastedValue:
    if one.value is None:
        return one
    return replace(one, question=jump_question(one.row.line, one.row.period, one.value))


def _columns() -> tuple[Column[PastedValue], ...]:
    return (
        Column(
            key="name",
            title="Chỉ tiêu",
            text=lambda one: one.row.line.target.name,
            width=200,
            stretch=True,
        ),
        Column(
            key="period",
            title="Kỳ",
            text=lambda one: parse_period(one.row.period).label,
            width=96,
        ),
        Column(key="text", title="Đã dán", text=lambda one: one.text, width=96, numeric=True),
        Column(key="value", title="Đọc là", text=_value_text, width=110, numeric=True),
        Column(
            key="former",
            title="Đang có",
            text=lambda one: one.row.value_text if one.row.standing else "",
            width=84,
            numeric=True,
        ),
        Column(key="problem", title="Lưu ý", text=_remark, role=_remark_role, width=300),
    )


def _value_text(one: PastedValue) -> str:
    if one.value is None:
        return ""
    return show_quantity(one.value, one.row.line.target.goal.unit)


def _remark(one: PastedValue) -> str:
    if one.typed.ambiguous:
        return "Có hai cách đọc. Hãy chọn ở trên."
    if not one.text and not one.typed.problem:
        return "Ô trống, bỏ qua."
    return one.typed.problem or one.question


def _remark_role(one: PastedValue) -> str:
    return "bad" if one.typed.problem else "warn"

"""The fields of one result in the detail pane; each saves itself when it is left."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.errors import UserError
from models.domain.numbers import show_quantity
from models.domain.results import Result
from models.usecases.entering import (
    edit_of,
    periods_of,
    takes_fraction,
    takes_judgement,
    takes_number,
)
from models.usecases.standing import reported_value
from models.usecases.targets import ResultEdit, TargetLine
from models.usecases.typed import read_part
from views.pages.targets.keeper import ResultKeeper
from views.pages.targets.rows import period_words
from views.widgets.choice import ChoiceField
from views.widgets.fields import LongTextField, NumberField
from views.widgets.form import FormColumn

_JUDGED = {"": None, "yes": True, "no": False}
_FRACTION = ("numerator", "denominator")


class EntryForm(QWidget):
    """`period_chosen` carries the period whose result is shown from now on."""

    period_chosen = Signal(str)

    def __init__(self, keeper: ResultKeeper, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._line: TargetLine | None = None
        self._results: dict[str, Result] = {}
        self.form = FormColumn(self)
        self._period = ChoiceField([(p.text, period_words(p)) for p in periods_of(year)])
        self._add_fields()
        self.form.committed.connect(self._commit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def period(self) -> str:
        """Return the period whose result is shown."""
        return self._period.value()

    def set_period(self, period: str) -> None:
        """Show the result of `period`, where it is one of this year's."""
        if period != self._period.value() and self._period.findData(period) >= 0:
            self._period.set_value(period)
            self._fill()

    def show_results(self, line: TargetLine, results: tuple[Result, ...]) -> None:
        """Show the result of the chosen period of the target of `line`."""
        self._line = line
        self._results = {result.period: result for result in results}
        target = line.target
        unit = target.goal.unit
        self.form.show_field("value", visible=takes_number(target))
        self.form.show_field("judged", visible=takes_judgement(target))
        for key in _FRACTION:
            self.form.show_field(key, visible=takes_fraction(target))
        self._number("value").set_unit(unit)
        self._fill()

    def standing(self) -> Result | None:
        """Return the report of the chosen period, if there is one."""
        return self._results.get(self.period())

    def _add_fields(self) -> None:
        form, tr = self.form, self.tr
        form.add("period", tr("Kỳ"), self._period)
        form.add("value", tr("Kết quả"), NumberField())
        form.add("numerator", tr("Tử số"), NumberField())
        form.add("denominator", tr("Mẫu số"), NumberField())
        judgements = (
            ("", tr("Chưa đánh giá")),
            ("yes", tr("Đạt")),
            ("no", tr("Chưa đạt")),
        )
        note = tr("Đánh giá đạt hay chưa đạt cần ghi lý do ở ô Ghi chú.")
        form.add("judged", tr("Đánh giá"), ChoiceField(judgements), help=note)
        form.add("note", tr("Ghi chú"), LongTextField(rows=2))

    def _fill(self) -> None:
        if self._line is None:
            return
        result = self.standing()
        self.form.clear_errors()
        for key in ("value", *_FRACTION):
            self._number(key).set_value(getattr(result, key) if result else None)
        judged = {None: "", True: "yes", False: "no"}[result.judged if result else None]
        field = self.form.field("judged")
        if isinstance(field, ChoiceField):
            field.set_value(judged)
        note = self.form.field("note")
        if isinstance(note, LongTextField):
            note.set_text(result.note if result else "")
        self._tell_share(result)

    def _tell_share(self, result: Result | None) -> None:
        """Say what the fraction comes to, where the value was not typed itself."""
        text = ""
        if self._line and result and result.value is None:
            share = reported_value(result)
            if share is not None:
                shown = show_quantity(round(share, 2), self._line.target.goal.unit)
                text = self.tr("Tính từ tử số và mẫu số: {share}.").format(share=shown)
        self.form.set_help("value", text)

    def _commit(self, key: str, text: str) -> None:
        line = self._line
        if line is None:
            return
        if key == "period":
            self._fill()
            self.period_chosen.emit(self.period())
            return
        standing = edit_of(line.target.id, self.period(), self.standing())
        if key == "note":
            self._write(replace(standing, note=text))
        elif key == "judged":
            self._write(replace(standing, judged=_JUDGED[text]))
        elif key == "value":
            self._commit_value(line, standing, text)
        else:
            self._commit_fraction(line, standing)

    def _commit_value(self, line: TargetLine, standing: ResultEdit, text: str) -> None:
        value = self._read(line, "value", text)
        if text and value is None:
            return
        if value is not None and not self._keeper.agreed(line, self.period(), value):
            self._fill()
            return
        self._write(replace(standing, value=value, numerator=None, denominator=None, raw_text=text))

    def _commit_fraction(self, line: TargetLine, standing: ResultEdit) -> None:
        """Save the fraction once both of its numbers are there, or once both are gone."""
        texts = {key: self.form.text(key) for key in _FRACTION}
        if any(texts.values()) and not all(texts.values()):
            missing = "denominator" if texts["numerator"] else "numerator"
            self.form.set_help(missing, self.tr("Hãy nhập nốt ô này, kết quả sẽ tự lưu."))
            return
        numbers = {key: self._read(line, key, text) for key, text in texts.items()}
        for key in _FRACTION:
            self.form.set_help(key, "")
        if any(text and numbers[key] is None for key, text in texts.items()):
            return
        raw = " / ".join(texts.values()) if texts["numerator"] else ""
        value = standing.value if not texts["numerator"] else None
        self._write(
            replace(
                standing,
                value=value,
                numerator=numbers["numerator"],
                denominator=numbers["denominator"],
                raw_text=raw,
            )
        )

    def _read(self, line: TargetLine, key: str, text: str) -> Decimal | None:
        """Return the one number in the field `key`; the problem is shown under it otherwise."""
        typed = self._keeper.read(line, text) if key == "value" else read_part(text)
        self.form.set_errors({key: typed.problem} if typed.problem else {})
        value = self._keeper.settle(line, text, typed)
        if value is not None:
            self.form.set_errors({})
        return value

    def _write(self, edit: ResultEdit) -> None:
        self._keeper.write((edit,), self._refuse)

    def _refuse(self, refusal: UserError) -> None:
        fraction = self._line is not None and takes_fraction(self._line.target)
        key = "denominator" if fraction else "value"
        self.form.set_errors({key: refusal.text})

    def _number(self, key: str) -> NumberField:
        field = self.form.field(key)
        if not isinstance(field, NumberField):
            raise TypeError(field)
        return field

"""The form of one target: what it asks, in which unit, until when, and how periods add up."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from models.domain.errors import UserError
from models.domain.targets import Aggregation, Direction, Kind, Scope
from models.usecases.targets_adding import TargetDraft, problem_of, usual_aggregation
from models.usecases.targets_words import (
    AGGREGATION_WORDS,
    DIRECTION_WORDS,
    KIND_WORDS,
    SCOPE_WORDS,
)
from models.usecases.typed import read_result, settled
from views.widgets.choice import ChoiceField
from views.widgets.fields import DateField, LongTextField, NumberField, TextField
from views.widgets.form import FormColumn
from views.widgets.text import Sentence

_YEAR_DIGITS = 4


class DraftForm(FormColumn):
    """Edits one draft; `checked` says whether it can be kept, `draft` gives it back."""

    def __init__(
        self,
        draft: TargetDraft,
        fields: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        if draft.quote:
            self.add_row(Sentence(f"“{draft.quote}”", role="muted", px=13, parent=self))
        self._add_fields(draft, fields)
        self.committed.connect(self._follow_kind)

    def draft(self) -> TargetDraft:
        """Return the draft as it was last checked."""
        return self._draft

    def checked(self) -> bool:
        """Read every field; False, with the reason under the field, where one is wrong."""
        errors: dict[str, str] = {}
        low, high = self._number("low", errors), self._number("high", errors)
        baseline, year = self._number("baseline", errors), self._year(errors)
        deadline = self.field("deadline")
        wrong = deadline.wrong() if isinstance(deadline, DateField) else ""
        if wrong:
            errors["deadline"] = wrong
        draft = replace(
            self._draft,
            name=self.text("name"),
            kind=Kind(self.text("kind")),
            direction=Direction(self.text("direction")) if self.text("direction") else None,
            low=low,
            high=high,
            unit=self.text("unit"),
            field=self.text("field"),
            scope=Scope(self.text("scope")),
            aggregation=Aggregation(self.text("aggregation")),
            deadline=deadline.date_value() if isinstance(deadline, DateField) else None,
            baseline=baseline,
            baseline_year=year,
            is_open=False,
        )
        problem = "" if errors else problem_of(draft)
        if problem:
            errors["name" if not draft.name else "low"] = problem
        self.set_errors(errors)
        if not errors:
            self._draft = draft
        return not errors

    def _add_fields(self, draft: TargetDraft, fields: Sequence[tuple[str, str]]) -> None:
        tr = self.tr
        self.add("name", tr("Tên chỉ tiêu"), LongTextField(draft.name, rows=2), required=True)
        kinds = [(kind.value, words) for kind, words in KIND_WORDS.items()]
        self.add("kind", tr("Loại"), ChoiceField(kinds, draft.kind.value))
        self.add("low", tr("Mức yêu cầu (hoặc mức dưới)"), NumberField(draft.low))
        self.add("high", tr("Mức trên, nếu là một khoảng"), NumberField(draft.high))
        self.add("unit", tr("Đơn vị tính"), TextField(draft.unit))
        ways = [("", tr("Theo loại chỉ tiêu"))]
        ways += [(way.value, words) for way, words in DIRECTION_WORDS.items()]
        chosen = draft.direction.value if draft.direction else ""
        self.add("direction", tr("Chiều tốt hơn"), ChoiceField(ways, chosen))
        known = {code for code, _ in fields}
        offered = [*fields]
        if draft.field not in known:
            new = tr("{name} (lĩnh vực mới)").format(name=draft.field or tr("Khác"))
            offered.insert(0, (draft.field, new))
        self.add("field", tr("Lĩnh vực"), ChoiceField(offered, draft.field))
        scopes = [(scope.value, words) for scope, words in SCOPE_WORDS.items()]
        self.add("scope", tr("Phạm vi"), ChoiceField(scopes, draft.scope.value))
        self.add("deadline", tr("Thời hạn"), DateField(draft.deadline))
        self.add("baseline", tr("Giá trị gốc"), NumberField(draft.baseline))
        year = str(draft.baseline_year or "")
        self.add("baseline_year", tr("Năm gốc"), TextField(year))
        rules = [(rule.value, words) for rule, words in AGGREGATION_WORDS.items()]
        self.add("aggregation", tr("Gộp các kỳ"), ChoiceField(rules, draft.aggregation.value))

    def _follow_kind(self, key: str, text: str) -> None:
        """Propose the usual rule when another kind is chosen."""
        field = self.field("aggregation")
        if key == "kind" and isinstance(field, ChoiceField):
            field.set_value(usual_aggregation(Kind(text), self.text("unit")).value)

    def _number(self, key: str, errors: dict[str, str]) -> Decimal | None:
        text = self.text(key)
        if not text:
            return None
        before = {
            "low": self._draft.low,
            "high": self._draft.high,
            "baseline": self._draft.baseline,
        }[key]
        if not self._draft.is_open and before is not None and NumberField(before).value() == text:
            return before
        typed = read_result(text, self._unit_of(key))
        if typed.bare:
            errors[key] = self.tr("Ô này chỉ nhận con số. Mức trên, dưới hay khoảng chọn ở ô Loại.")
            return None
        try:
            return settled(typed, text)
        except UserError as error:
            errors[key] = error.text
            return None

    def _unit_of(self, key: str) -> str:
        """Return what the number of a field counts: a change is asked for in percent."""
        change = Kind(self.text("kind")) in (Kind.GROW_BY, Kind.CUT_BY)
        return "%" if change and key != "baseline" else self.text("unit")

    def _year(self, errors: dict[str, str]) -> int | None:
        text = self.text("baseline_year")
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) == _YEAR_DIGITS):
            errors["baseline_year"] = self.tr("Năm gốc gồm bốn chữ số, ví dụ 2022.")
            return None
        return int(text)

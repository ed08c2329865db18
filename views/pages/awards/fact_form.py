"""A form made from a description of its fields; reads and shows any frozen fact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from PySide6.QtWidgets import QWidget

from views.widgets.choice import ChoiceField
from views.widgets.fields import DateField, LongTextField, TextField
from views.widgets.form import FormColumn

_DIGITS = 13
YES_NO = (("", "Chưa rõ"), ("yes", "Có"), ("no", "Không"))


class Kind(Enum):
    """What a field holds; MONEY is whole đồng, written with or without dots."""

    TEXT = auto()
    LONG = auto()
    WHOLE = auto()
    MONEY = auto()
    DAY = auto()
    CHOICE = auto()
    YES_NO = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One field: `key` is the name of the fact's own field."""

    key: str
    label: str
    kind: Kind = Kind.TEXT
    choices: Sequence[tuple[str, str]] = ()
    help: str = ""
    required: bool = False


class FactForm(FormColumn):
    """Shows a fact's values and gives back what stands in the fields."""

    def __init__(self, specs: Sequence[FieldSpec], fact: object | None = None) -> None:
        super().__init__()
        self._specs = {spec.key: spec for spec in specs}
        for spec in specs:
            self.add(spec.key, spec.label, _field(spec), help=spec.help, required=spec.required)
        if fact is not None:
            self.show_fact(fact)

    def show_fact(self, fact: object) -> None:
        """Fill every field from the attributes of `fact`."""
        self.clear_errors()
        for key, spec in self._specs.items():
            _show(self.field(key), spec, getattr(fact, key))

    def check(self) -> bool:
        """Return whether everything can be read; what cannot is told under its field."""
        errors = {key: self.wrong(key) for key in self._specs}
        self.set_errors({key: text for key, text in errors.items() if text})
        return not any(errors.values())

    def wrong(self, key: str) -> str:
        """Return what is wrong with one field; empty where nothing is."""
        spec, field, text = self._specs[key], self.field(key), self.text(key)
        if isinstance(field, DateField) and field.wrong():
            return field.wrong()
        if spec.required and not text:
            return self.tr("Ô này không được để trống.")
        if text and spec.kind in (Kind.WHOLE, Kind.MONEY):
            digits = text.replace(".", "") if spec.kind is Kind.MONEY else text
            if not (digits.isascii() and digits.isdigit() and len(digits) < _DIGITS):
                return self.tr("“{text}” không phải là số nguyên. Hãy chỉ gõ chữ số.").format(
                    text=text
                )
        return ""

    def read(self) -> Mapping[str, object]:
        """Return the values by key; only after `check` said that they can be read."""
        return {key: self.read_one(key) for key in self._specs}

    def read_one(self, key: str) -> object:
        """Return the value of one field: text, whole number, date, yes or no; None for nothing."""
        spec, field, text = self._specs[key], self.field(key), self.text(key)
        if isinstance(field, DateField):
            return field.date_value()
        if spec.kind in (Kind.WHOLE, Kind.MONEY):
            return int(text.replace(".", "")) if text else None
        if spec.kind is Kind.YES_NO:
            return {"yes": True, "no": False}.get(text)
        return text


def _field(spec: FieldSpec) -> QWidget:
    if spec.kind is Kind.CHOICE:
        return ChoiceField(spec.choices)
    if spec.kind is Kind.YES_NO:
        return ChoiceField(YES_NO)
    if spec.kind is Kind.DAY:
        return DateField()
    return LongTextField(rows=3) if spec.kind is Kind.LONG else TextField()


def _show(field: QWidget, spec: FieldSpec, value: object) -> None:
    if isinstance(field, DateField):
        field.set_value(value if isinstance(value, date) else None)
    elif isinstance(field, ChoiceField):
        words = {True: "yes", False: "no", None: ""} if spec.kind is Kind.YES_NO else {}
        field.set_value(str(words[value] if isinstance(value, bool | None) and words else value))
    elif isinstance(field, TextField | LongTextField):
        is_money = spec.kind is Kind.MONEY and isinstance(value, int)
        text = f"{value:,}".replace(",", ".") if is_money else value
        field.set_text("" if text is None else str(text))

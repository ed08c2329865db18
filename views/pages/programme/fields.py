"""A panel of fields that save themselves, filled again without disturbing who is typing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from views.widgets.buttons import link
from views.widgets.fields import DateField, LongTextField, TextField
from views.widgets.form import FormColumn
from views.widgets.panel import Panel
from views.widgets.text import Sentence


class Shape(StrEnum):
    """What a field holds."""

    LINE = "line"
    LONG = "long"
    DATE = "date"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """One field; `goes_to` is page and id of a link named `link` under it.

    A `WORDS` field is only read. `flagged` fields were copied from last year and not looked at.
    """

    key: str
    label: str
    value: str = ""
    shape: Shape = Shape.LINE
    rows: int = 2
    help: str = ""
    link: str = ""
    goes_to: tuple[str, str] = ("", "")
    flagged: bool = False


class FieldsPanel(Panel):
    """`committed` carries the key of a field and its new text."""

    committed = Signal(str, str)
    page_requested = Signal(str, str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._form: FormColumn | None = None
        self._shown: tuple[Spec, ...] = ()

    def show_fields(self, specs: Sequence[Spec]) -> None:
        """Show `specs`; where only values changed, the field with the focus is left alone."""
        if self._form is None or _shapes(specs) != _shapes(self._shown):
            self._build(specs)
        form = self._form
        if form is None:
            return
        for spec in specs:
            if spec.shape is not Shape.WORDS:
                _fill(form.field(spec.key), spec.value)
                form.set_help(spec.key, _help(spec))
        self._shown = tuple(specs)

    def text(self, key: str) -> str:
        """Return the text of the field called `key`."""
        return self._form.text(key) if self._form else ""

    def field(self, key: str) -> QWidget:
        """Return the field called `key`."""
        if self._form is None:
            raise KeyError(key)
        return self._form.field(key)

    def set_error(self, key: str, text: str) -> None:
        """Show `text` under the field called `key`."""
        if self._form is not None:
            self._form.set_errors({key: text})

    def _build(self, specs: Sequence[Spec]) -> None:
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
        form = FormColumn(self)
        for spec in specs:
            self._add(form, spec)
        form.committed.connect(self._tell)
        self._form = form
        self.add(form)

    def _add(self, form: FormColumn, spec: Spec) -> None:
        if spec.shape is Shape.WORDS:
            if spec.label:
                form.add_row(Sentence(spec.label, px=13, bold=True, parent=form))
            if spec.value:
                form.add_row(Sentence(spec.value, px=13, role="muted", parent=form))
        else:
            form.add(spec.key, spec.label, _field(spec), help=_help(spec))
        if spec.link:
            button = link(spec.link, form)
            button.setProperty("page", spec.goes_to[0])
            button.setProperty("item", spec.goes_to[1])
            button.clicked.connect(self._go)
            form.add_row(button)

    @Slot(str, str)
    def _tell(self, key: str, text: str) -> None:
        field = self._form.field(key) if self._form else None
        if isinstance(field, DateField) and field.wrong():
            self.set_error(key, field.wrong())
            return
        if self._form is not None:
            self._form.clear_errors()
        self.committed.emit(key, text)

    @Slot()
    def _go(self) -> None:
        sender = self.sender()
        self.page_requested.emit(str(sender.property("page")), str(sender.property("item")))


def _shapes(specs: Sequence[Spec]) -> list[tuple[str, ...]]:
    return [
        (
            spec.key,
            spec.label,
            spec.shape.value,
            spec.link,
            *spec.goes_to,
            spec.value if spec.shape is Shape.WORDS else "",
        )
        for spec in specs
    ]


def _help(spec: Spec) -> str:
    if not spec.flagged:
        return spec.help
    told = "Chép từ năm trước, chưa xem lại. Sửa, hoặc chọn Giữ nguyên ở mục Soát lại."
    return f"{spec.help} {told}".strip()


def _field(spec: Spec) -> QWidget:
    match spec.shape:
        case Shape.LONG:
            return LongTextField(rows=spec.rows)
        case Shape.DATE:
            return DateField()
        case _:
            return TextField()


def _fill(field: QWidget, value: str) -> None:
    if isinstance(field, TextField | LongTextField) and not field.hasFocus():
        field.set_text(value)

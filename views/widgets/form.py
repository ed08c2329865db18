"""Forms: label above field, unit in the field's end, help under it, error in words under it."""

from collections.abc import Mapping
from typing import Protocol, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from views import icons
from views.widgets.fields import DateField, NumberField
from views.widgets.text import Sentence


class Field(Protocol):
    """What every field of a form can do."""

    def value(self) -> str:
        """Return the value as text."""

    def set_wrong(self, *, wrong: bool) -> None:
        """Give the field the red frame, or take it away."""


class FormColumn(QWidget):
    """A column of fields; `committed` carries the key of a field and its new text."""

    committed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, _Row] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addStretch(1)

    def add(  # noqa: PLR0913 - what a field of a form has
        self,
        key: str,
        label: str,
        field: QWidget,
        *,
        help: str = "",  # noqa: A002 - the plain word
        unit: str = "",
        required: bool = False,
    ) -> QWidget:
        """Add `field` (one of `views.widgets.fields` or `choice`) under `label`; return it."""
        if unit and isinstance(field, NumberField):
            field.set_unit(unit)
        row = _Row(label, field, help, required=required, parent=self)
        self._rows[key] = row
        field.setObjectName(key)
        committed = getattr(field, "committed", None)
        if committed is not None:
            committed.connect(self._tell)
        self.add_row(row)
        return field

    def add_section(self, title: str, hint: str = "") -> None:
        """Begin a group of fields."""
        self.add_row(Sentence(title, px=15, bold=True, parent=self))
        if hint:
            self.add_row(Sentence(hint, role="muted", px=13, parent=self))

    def add_row(self, widget: QWidget) -> None:
        """Add anything else at the end."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def field(self, key: str) -> QWidget:
        """Return the field called `key`."""
        return self._rows[key].field

    def text(self, key: str) -> str:
        """Return the text of the field called `key`."""
        return self._rows[key].value()

    def values(self) -> dict[str, str]:
        """Return the text of every field."""
        return {key: row.value() for key, row in self._rows.items()}

    def set_errors(self, errors: Mapping[str, str]) -> None:
        """Show these sentences under their fields, none under the others.

        The first wrong field of the form gets the focus.
        """
        for key, row in self._rows.items():
            row.set_error(errors.get(key, ""))
        first = next((row for key, row in self._rows.items() if errors.get(key)), None)
        if first:
            first.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_errors(self) -> None:
        """Take every error away."""
        for row in self._rows.values():
            row.set_error("")

    def set_help(self, key: str, text: str) -> None:
        """Write `text` under the field called `key`."""
        self._rows[key].set_help(text)

    def show_field(self, key: str, *, visible: bool) -> None:
        """Show or hide the field called `key` with its label."""
        self._rows[key].setVisible(visible)

    def _tell(self, text: str) -> None:
        key = self.sender().objectName()
        self._rows[key].drop_error()
        self.committed.emit(key, text)


class _Row(QWidget):
    """One field with its words."""

    def __init__(
        self, label: str, field: QWidget, help_text: str, *, required: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if label:
            column.addWidget(self._label(label, required=required))
        column.addWidget(field)
        self._help = Sentence(help_text, role="muted", px=13, parent=self)
        self._help.setVisible(bool(help_text))
        self._error = _ErrorLine(self)
        column.addWidget(self._help)
        column.addWidget(self._error)
        field.setAccessibleName(label)
        field.setAccessibleDescription(help_text)

    def value(self) -> str:
        return cast("Field", self.field).value()

    def set_help(self, text: str) -> None:
        self._help.setText(text)
        self._help.setVisible(bool(text))
        self.field.setAccessibleDescription(text)

    def set_error(self, text: str) -> None:
        self._error.set_text(text)
        cast("Field", self.field).set_wrong(wrong=bool(text))
        self.field.setAccessibleDescription(text or self._help.text())

    def drop_error(self) -> None:
        """Take the error away once something else stands there; who reads it may give another."""
        if self._error.isHidden():
            return
        self.set_error("")
        if isinstance(self.field, DateField):
            self.field.set_wrong(wrong=bool(self.field.wrong()))

    def _label(self, text: str, *, required: bool) -> QLabel:
        shown = self.tr("{label} (bắt buộc)").format(label=text) if required else text
        label = Sentence(shown, px=13, bold=True, parent=self)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        label.setBuddy(self.field)
        return label


class _ErrorLine(QWidget):
    """A sign and a sentence in the colour of what is wrong."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = QLabel(self)
        self._sign.setGeometry(0, 2, 15, 15)
        self._words = Sentence("", role="bad", px=13, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 0, 0)
        column.addWidget(self._words)
        self.hide()

    def set_text(self, text: str) -> None:
        if text and self._sign.pixmap().isNull():
            self._sign.setPixmap(icons.icon("circle-alert", "bad").pixmap(15, 15))
        self._words.setText(text)
        self.setVisible(bool(text))

"""Filling fields in as a person does: typed, then left."""

from PySide6.QtWidgets import QWidget

from views.widgets.choice import ChoiceField
from views.widgets.fields import LongTextField, TextField


def leave(field: QWidget, text: str) -> None:
    """Type `text` into a field and leave it."""
    if isinstance(field, TextField):
        field.setText(text)
        field.editingFinished.emit()
    elif isinstance(field, LongTextField):
        field.setPlainText(text)
        field.hideEvent(None)  # type: ignore[arg-type] # what leaving the page does
    elif isinstance(field, ChoiceField):
        field.set_value(text)
        field.committed.emit(text)

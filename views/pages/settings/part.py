"""A section of the settings: a form of limited width that fills itself and saves itself."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from views.widgets.fields import LongTextField, TextField
from views.widgets.form import FormColumn

_WIDEST = 720


class Part(QWidget):
    """Holds one form; what is shown was read from the workspace."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = FormColumn(self)
        self.form.setMaximumWidth(_WIDEST)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 12, 12)
        row.addWidget(self.form, 4)
        row.addStretch(1)

    def fill(self, key: str, text: str) -> None:
        """Show `text` as what is stored, unless the user is typing there."""
        field = self.form.field(key)
        if isinstance(field, TextField | LongTextField) and not field.hasFocus():
            field.set_text(text)

"""The row above a table: search, chips, choices and how many rows are left."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from views import icons
from views.widgets.chip import Chip
from views.widgets.choice import ChoiceField
from views.widgets.flow import FlowLayout
from views.widgets.text import Line

_PAUSE_MS = 150


class FilterBar(QWidget):
    """Says `changed` when the search, a chip or a choice changed; typing is waited out."""

    changed = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[str, Chip] = {}
        self._choices: dict[str, ChoiceField] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self._search = self._search_field(placeholder or self.tr("Tìm trong danh sách"))
        self._summary = Line(role="muted", px=13, parent=self)
        self._summary.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._summary.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(12)
        self._flow = FlowLayout()
        self._flow.addWidget(self._search)
        row.addLayout(self._flow, 1)
        row.addWidget(self._summary)
        column.addLayout(row)

    def text(self) -> str:
        """Return what is searched for, as typed."""
        return self._search.text()

    def set_text(self, text: str) -> None:
        """Search for `text`."""
        self._search.setText(text)

    def chips(self) -> frozenset[str]:
        """Return the keys of the chips that are on."""
        return frozenset(key for key, chip in self._chips.items() if chip.isChecked())

    def chip(self, key: str) -> bool:
        """Return whether the chip called `key` is on."""
        return self._chips[key].isChecked()

    def choice(self, key: str) -> str:
        """Return the value chosen in the choice called `key`."""
        return self._choices[key].value()

    def choice_field(self, key: str) -> ChoiceField:
        """Return the field of the choice called `key`, to offer other choices in it."""
        return self._choices[key]

    def show_chip(self, key: str, *, visible: bool) -> None:
        """Show or hide the chip called `key`."""
        self._chips[key].setVisible(visible)

    def add_chip(self, key: str, text: str, *, checked: bool = False) -> Chip:
        """Add a filter that is on or off."""
        chip = Chip(text, self)
        chip.setChecked(checked)
        chip.toggled.connect(self._tell)
        self._chips[key] = chip
        self._flow.addWidget(chip)
        return chip

    def add_chip_apart(self, text: str) -> Chip:
        """Add a switch that is no filter: it is not among `chips` and `clear` leaves it."""
        chip = Chip(text, self)
        self._flow.addWidget(chip)
        return chip

    def set_chip(self, key: str, *, checked: bool) -> None:
        """Turn the chip called `key` on or off."""
        self._chips[key].setChecked(checked)

    def set_chip_count(self, key: str, count: int | None) -> None:
        """Show how many rows the chip called `key` would leave."""
        self._chips[key].set_count(count)

    def add_choice(
        self, key: str, label: str, choices: Sequence[tuple[str, str]], value: str = ""
    ) -> ChoiceField:
        """Add a choice; `label` is its name for a screen reader and its tooltip."""
        field = ChoiceField(choices, value, self)
        field.setAccessibleName(label)
        field.setToolTip(label)
        field.setMaximumWidth(260)
        field.committed.connect(self._tell)
        self._choices[key] = field
        self._flow.addWidget(field)
        return field

    def set_choice(self, key: str, value: str) -> None:
        """Choose `value` in the choice called `key`, without a signal."""
        self._choices[key].set_value(value)

    def set_choices(self, key: str, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices in the one called `key`; the value stays where it is still there."""
        field = self._choices[key]
        field.set_choices(choices, field.value())

    def add_widget(self, widget: QWidget) -> None:
        """Add anything else at the end of the row."""
        self._flow.addWidget(widget)

    def set_summary(self, text: str) -> None:
        """Say how much is left: "12 trên 80 chỉ tiêu"."""
        self._summary.set_text(text)
        self._summary.setVisible(bool(text))

    def clear(self) -> None:
        """Turn every filter off; one `changed` follows."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._search.clear()
        for chip in self._chips.values():
            chip.setChecked(False)
        for field in self._choices.values():
            field.setCurrentIndex(0)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self._tell()

    def focus(self) -> None:
        """Put the cursor into the search field."""
        self._search.setFocus()
        self._search.selectAll()

    def _search_field(self, placeholder: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(placeholder)
        field.setAccessibleName(placeholder)
        field.setFixedWidth(240)
        field.setClearButtonEnabled(True)
        field.addAction(icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        field.textChanged.connect(self._wait)
        field.returnPressed.connect(self._tell)
        return field

    def _wait(self) -> None:
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        self.changed.emit()

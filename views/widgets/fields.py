"""Fields that commit what was typed, never rewrite it meanwhile, and ignore the wheel."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from models.domain.text import nfc
from views.widgets.formats import date_text, number_text, parse_date
from views.widgets.text import Line


def set_wrong(field: QWidget, *, wrong: bool) -> None:
    """Give `field` the red frame of a wrong value, or take it away."""
    if bool(field.property("wrong")) != wrong:
        field.setProperty("wrong", wrong)
        field.style().unpolish(field)
        field.style().polish(field)


class TextField(QLineEdit):
    """One line of text; `committed` comes on Enter or on leaving, only when it changed."""

    committed = Signal(str)

    def __init__(
        self, text: str = "", placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._last = ""
        self.setPlaceholderText(placeholder)
        self.set_text(text)
        self.editingFinished.connect(self._commit)

    def set_text(self, text: str) -> None:
        """Show `text` as the value that is stored."""
        self._last = nfc(text).strip()
        self.setText(text)
        self.setCursorPosition(0)

    def set_wrong(self, *, wrong: bool) -> None:
        """Give the field the red frame, or take it away."""
        set_wrong(self, wrong=wrong)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the text be read and copied only."""
        self.setReadOnly(read_only)

    def value(self) -> str:
        """Return the text: NFC, without outer spaces."""
        return nfc(self.text()).strip()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _commit(self) -> None:
        if self.value() != self._last:
            self._last = self.value()
            self.committed.emit(self._last)


class NumberField(TextField):
    """A number as text, right-aligned, its unit in grey at the end.

    What was typed goes out as typed: reading "95.5" or "1.000" is the use case's matter.
    """

    def __init__(
        self, value: Decimal | None = None, unit: str = "", parent: QWidget | None = None
    ) -> None:
        self._unit: Line | None = None
        super().__init__(number_text(value), "", parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.set_unit(unit)

    def set_value(self, value: Decimal | None) -> None:
        """Show `value` grouped the Vietnamese way; None empties the field."""
        self.set_text(number_text(value))

    def set_unit(self, unit: str) -> None:
        """Write `unit` inside the field, after the number."""
        if self._unit is None:
            self._unit = Line(role="muted", parent=self)
            self._unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._unit.set_text(unit)
        self._unit.setVisible(bool(unit))
        self._place_unit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_unit()

    def _place_unit(self) -> None:
        if self._unit is None:
            return
        width = min(self._unit.sizeHint().width(), self.width() // 2) if self._unit.text() else 0
        self.setTextMargins(0, 0, width + 6 if width else 0, 0)
        self._unit.setGeometry(self.width() - width - 10, 0, width, self.height())


class DateField(TextField):
    """A date typed as dd/MM/yyyy, looked at when it is committed."""

    def __init__(self, value: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(date_text(value), "", parent)
        self.setPlaceholderText(self.tr("ngày/tháng/năm"))
        self.setMaximumWidth(180)
        self.committed.connect(self._look)

    def set_value(self, value: date | None) -> None:
        """Show `value`; None empties the field."""
        self.set_text(date_text(value))
        self.set_wrong(wrong=False)

    def date_value(self) -> date | None:
        """Return the date, None when the field is empty or wrong."""
        return parse_date(self.text())

    def wrong(self) -> str:
        """Return what is wrong, as a sentence; empty where nothing is."""
        if not self.value() or self.date_value():
            return ""
        sentence = self.tr("“{text}” không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 05/03/2023.")
        return sentence.format(text=self.value())

    def _look(self) -> None:
        self.set_wrong(wrong=bool(self.wrong()))


class LongTextField(QPlainTextEdit):
    """Several lines of text, committed when the field is left; Tab goes on to the next field."""

    committed = Signal(str)

    def __init__(self, text: str = "", rows: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last = ""
        self.setTabChangesFocus(True)
        self.set_text(text)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * rows + 20)

    def text(self) -> str:
        """Return what stands in the field."""
        return self.toPlainText()

    def value(self) -> str:
        """Return the text: NFC, without outer spaces."""
        return nfc(self.toPlainText()).strip()

    def set_text(self, text: str) -> None:
        """Show `text` as the value that is stored."""
        self._last = nfc(text).strip()
        self.setPlainText(text)

    def set_wrong(self, *, wrong: bool) -> None:
        """Give the field the red frame, or take it away."""
        set_wrong(self, wrong=wrong)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the text be read and copied only."""
        self.setReadOnly(read_only)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._commit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._commit()
        super().hideEvent(event)

    def _commit(self) -> None:
        if self.value() != self._last:
            self._last = self.value()
            self.committed.emit(self._last)


class PasswordField(TextField):
    """A password: shown as dots, its outer spaces kept, never offered by the keyboard's memory."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )

    @override
    def value(self) -> str:
        return nfc(self.text())

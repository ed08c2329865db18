"""Forms beside the sheet: the field chosen, and the printer with its tray."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.certificates import (
    FIELD_WORDS,
    CertificateField,
    CertificateLayout,
    Correction,
    FieldKind,
    Side,
)
from models.domain.errors import UserError
from models.usecases.typed import read_typed
from views.widgets.buttons import plain
from views.widgets.choice import ChoiceField
from views.widgets.fields import TextField
from views.widgets.form import FormColumn
from views.widgets.text import Sentence
from views.widgets.tick import CheckField

_SIDES = ((Side.LEFT, "Sát trái"), (Side.CENTRE, "Ở giữa"), (Side.RIGHT, "Sát phải"))
_LENGTHS = ("x_mm", "y_mm", "width_mm", "size_pt")
_LEAST_SHEET, _MOST_SHEET = 50, 500
_LOOKS = ("bold", "italic", "capitals")


class FieldForm(QWidget):
    """Shows one field; `changed` carries it as it was changed."""

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._field: CertificateField | None = None
        self.form = FormColumn(self)
        kinds = [(kind.value, words) for kind, words in FIELD_WORDS.items()]
        self.form.add("kind", self.tr("Nội dung"), ChoiceField(kinds))
        self.form.add("text", self.tr("Chữ in"), TextField())
        for key, label, unit in (
            ("x_mm", self.tr("Từ mép trái"), "mm"),
            ("y_mm", self.tr("Từ mép trên"), "mm"),
            ("width_mm", self.tr("Chiều rộng"), "mm"),
            ("size_pt", self.tr("Cỡ chữ"), "pt"),
        ):
            self.form.add(key, label, TextField(), unit=unit)
        self.form.add("side", self.tr("Căn chữ"), ChoiceField([(s.value, w) for s, w in _SIDES]))
        for key, words in zip(_LOOKS, ("Đậm", "Nghiêng", "Chữ hoa"), strict=True):
            self.form.add(key, "", CheckField(words))
        self._hint = Sentence(self.tr("Chọn một ô trên phôi để sửa."), role="muted", px=13)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._hint)
        column.addWidget(self.form)
        for key in ("kind", "text", *_LENGTHS, "side", *_LOOKS):
            self.form.field(key).committed.connect(self._commit)  # type: ignore[attr-defined] # every field has it
        self.show_field(None)

    def show_field(self, one: CertificateField | None) -> None:
        """Show `one`; None empties the form."""
        self._field = one
        self.form.setVisible(one is not None)
        self._hint.setVisible(one is None)
        if one is None:
            return
        self._choice("kind").set_value(one.kind.value)
        self._choice("side").set_value(one.side.value)
        self._text("text").set_text(one.text)
        for key in _LENGTHS:
            self._text(key).set_text(
                f"{getattr(one, key):.1f}".replace(".", ",").removesuffix(",0")
            )
        for key in _LOOKS:
            box = self.form.field(key)
            assert isinstance(box, CheckField)  # noqa: S101 - made above
            box.setChecked(bool(getattr(one, key)))

    def _commit(self, _value: str) -> None:
        if self._field is None:
            return
        lengths = {key: _number(self._text(key).value()) for key in _LENGTHS}
        errors = {
            key: self.tr("Hãy nhập một số, ví dụ 20,5.")
            for key, value in lengths.items()
            if value is None
        }
        self.form.set_errors(errors)
        if errors:
            return
        changed = replace(
            self._field,
            kind=FieldKind(self._choice("kind").value()),
            text=self._text("text").value(),
            side=Side(self._choice("side").value()),
            x_mm=lengths["x_mm"] or 0.0,
            y_mm=lengths["y_mm"] or 0.0,
            width_mm=lengths["width_mm"] or 0.0,
            size_pt=min(max(lengths["size_pt"] or 0.0, 6.0), 72.0),
            bold=bool(self.form.text("bold")),
            italic=bool(self.form.text("italic")),
            capitals=bool(self.form.text("capitals")),
        )
        if changed != self._field:
            self.changed.emit(changed)

    def _choice(self, key: str) -> ChoiceField:
        field = self.form.field(key)
        assert isinstance(field, ChoiceField)  # noqa: S101 - made above
        return field

    def _text(self, key: str) -> TextField:
        field = self.form.field(key)
        assert isinstance(field, TextField)  # noqa: S101 - made above
        return field


class SheetForm(QWidget):
    """The sheet itself; `changed` carries the layout as it was changed."""

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._layout: CertificateLayout | None = None
        self.form = FormColumn(self)
        self.form.add_section(self.tr("Tờ giấy"))
        self.form.add("name", self.tr("Tên bố cục"), TextField())
        self.form.add("width_mm", self.tr("Chiều ngang"), TextField(), unit="mm")
        self.form.add("height_mm", self.tr("Chiều dọc"), TextField(), unit="mm")
        self.form.add("is_framed", "", CheckField(self.tr("In khung (giấy trắng)")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(self.form)
        for key in ("name", "width_mm", "height_mm", "is_framed"):
            self.form.field(key).committed.connect(self._commit)  # type: ignore[attr-defined] # every field has it

    def show_layout(self, layout: CertificateLayout) -> None:
        """Show the sheet of `layout`."""
        self._layout = layout
        for key in ("name", "width_mm", "height_mm", "is_framed"):
            field = self.form.field(key)
            value = getattr(layout, key)
            if isinstance(field, CheckField):
                field.setChecked(bool(value))
            elif isinstance(field, TextField):
                field.set_text(value if key == "name" else _shown(value).removesuffix(",00"))

    def _commit(self, _value: str) -> None:
        if self._layout is None:
            return
        sizes = {key: _number(self.form.text(key)) for key in ("width_mm", "height_mm")}
        errors = {
            key: self.tr("Hãy nhập khổ giấy từ 50 đến 500 mm, ví dụ 297.")
            for key, value in sizes.items()
            if value is None or not _LEAST_SHEET <= value <= _MOST_SHEET
        }
        if not self.form.text("name"):
            errors["name"] = self.tr("Bố cục phải có tên.")
        self.form.set_errors(errors)
        if errors:
            return
        changed = replace(
            self._layout,
            name=self.form.text("name"),
            width_mm=sizes["width_mm"] or 0.0,
            height_mm=sizes["height_mm"] or 0.0,
            is_framed=bool(self.form.text("is_framed")),
        )
        if changed != self._layout:
            self.changed.emit(changed)


class PrinterForm(QWidget):
    """Which printer and tray, how far it strays, and the way to measure that."""

    changed = Signal()
    calibration_requested = Signal()
    measures_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = FormColumn(self)
        self.form.add_section(self.tr("Máy in"))
        self._name = ChoiceField(
            [(name, name or self.tr("Máy in mặc định")) for name in printers()]
        )
        self._tray = TextField()
        self.form.add("printer", self.tr("Máy in"), self._name)
        self.form.add("tray", self.tr("Khay giấy"), self._tray, help=self.tr("Ví dụ: khay tay."))
        self._words = Sentence("", role="muted", px=13, parent=self)
        sheet = plain(self.tr("In tờ căn chỉnh"), "printer", self)
        measures = plain(self.tr("Nhập số đo"), "pencil", self)
        sheet.clicked.connect(self.calibration_requested)
        measures.clicked.connect(self.measures_requested)
        self._name.committed.connect(self._tell)
        self._tray.committed.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(self.form)
        column.addWidget(self._words)
        column.addWidget(sheet)
        column.addWidget(measures)

    def name(self) -> str:
        """Return the printer chosen, "" for the system's own."""
        return self._name.value()

    def tray(self) -> str:
        """Return the tray as typed."""
        return self._tray.value()

    def show_correction(self, correction: Correction) -> None:
        """Say how far this tray strays."""
        plain_one = Correction(printer=correction.printer, tray=correction.tray)
        if correction == plain_one:
            words = self.tr("Khay này chưa căn chỉnh. In tờ căn chỉnh ở 100 %, đo rồi nhập số đo.")
        else:
            words = self.tr("Đã căn chỉnh: ngang {x} mm, dọc {y} mm, tỷ lệ {sx} và {sy} %.").format(
                x=_shown(correction.right_mm),
                y=_shown(correction.down_mm),
                sx=_shown(correction.scale_x * 100),
                sy=_shown(correction.scale_y * 100),
            )
        self._words.setText(words)

    def _tell(self, _value: str) -> None:
        self.changed.emit()


def printers() -> Sequence[str]:
    """Return the system's own printer and the names of those installed."""
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - heavy, seldom needed

    return ("", *QPrinterInfo.availablePrinterNames())


def _number(text: str) -> float | None:
    try:
        return float(read_typed(text, decimal_hint=","))
    except UserError:
        return None


def _shown(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")

"""Certificates on pre-printed stock: where the words go, how the printer strays, the batch."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.certificates import (
    CertificateField,
    CertificateLayout,
    Correction,
    FieldKind,
    marks_of,
)
from models.domain.errors import UserError
from models.usecases.certificates import (
    Batch,
    backdrop_place,
    batch_of,
    calibration_sheet,
    correction_for,
    keep_backdrop,
    list_layouts,
    measure,
    preview_certificates,
    print_certificates,
    save_layout,
)
from models.usecases.desk import Saved
from models.usecases.typed import read_typed
from views.context import PageContext
from views.pages.awards.certificate_board import Board
from views.pages.awards.certificate_field import FieldForm, PrinterForm, SheetForm
from views.printing import print_document
from views.saving import Writer
from views.widgets.buttons import plain, primary, quiet
from views.widgets.choice import ChoiceField
from views.widgets.fields import TextField
from views.widgets.form import FormColumn
from views.widgets.panel import scrolled
from views.widgets.text import Sentence

_SIDE_WIDTH = 320


class CertificatePart(QWidget):
    """Edits one layout at a time; every change saves itself. `previewed` carries a PDF."""

    refused = Signal(str)
    previewed = Signal(object, int)

    def __init__(self, context: PageContext, writer: Writer, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._code = ""
        self._layouts: tuple[CertificateLayout, ...] = ()
        self._place = -1
        self._title = ""
        self._correction = Correction()
        self.sheet: CertificateLayout | None = None
        self.batch: Batch | None = None
        self.board = Board(self)
        self.fields = FieldForm(self)
        self.sheet_form = SheetForm(self)
        self.printer = PrinterForm(self)
        self._lay_out()
        self._connect()

    def show_dossier(self, code: str) -> None:
        """Read the layouts and the certificates of dossier `code`."""
        self._code = code
        desk = self._context.desk
        self._context.jobs.read(lambda _token: list_layouts(desk), self._fill, owner=self)
        self._context.jobs.read(
            lambda _token: batch_of(desk, code), self._take, owner=self, refused=self._no_batch
        )

    def add_layout(self) -> None:
        """Ask for a name and begin another layout like the one shown."""
        name = self._context.ask.text(
            self.tr("Bố cục mới"), self.tr("Tên bố cục"), self.tr("Lập bố cục")
        )
        if name and self.sheet is not None:
            self._save(replace(self.sheet, code="", name=name))

    def add_field(self) -> None:
        """Put a new field with words of its own into the middle of the sheet."""
        if self.sheet is not None:
            one = CertificateField(
                kind=FieldKind.TEXT,
                x_mm=self.sheet.width_mm / 4,
                y_mm=self.sheet.height_mm / 2,
                width_mm=self.sheet.width_mm / 2,
                text=self.tr("Chữ mới"),
            )
            self._place = len(self.sheet.fields)
            self._save(replace(self.sheet, fields=(*self.sheet.fields, one)))

    def remove_field(self) -> None:
        """Take the chosen field away."""
        if self.sheet is not None and self._place >= 0:
            kept = [one for n, one in enumerate(self.sheet.fields) if n != self._place]
            self._place = -1
            self._save(replace(self.sheet, fields=tuple(kept)))

    def choose_backdrop(self) -> None:
        """Ask for a scan of the blank and lay it under the fields."""
        file = self._context.ask.open_file(
            self.tr("Ảnh quét phôi"), ["Ảnh (*.png *.jpg *.jpeg *.bmp)"]
        )
        if file is None or self.sheet is None:
            return
        desk, sheet = self._context.desk, self.sheet

        def work() -> Saved[CertificateLayout]:
            kept = keep_backdrop(desk, file)
            return save_layout(desk, replace(sheet, backdrop=kept.sha256, backdrop_name=kept.name))

        self._writer.write(work, self._saved, self._refuse)

    def print_calibration(self) -> None:
        """Print the sheet with the four crosses."""
        if self.sheet is None:
            return
        desk, sheet, correction = self._context.desk, self.sheet, self._correction
        self._title = self.tr("Tờ căn chỉnh máy in")
        self._context.jobs.read(
            lambda _token: calibration_sheet(desk, sheet, correction), self._print, owner=self
        )

    def enter_measures(self) -> None:
        """Ask where the four crosses were printed, and correct the printer."""
        if self.sheet is None:
            return
        form = MeasureForm(self.sheet)
        title, verb = self.tr("Số đo tờ căn chỉnh"), self.tr("Căn chỉnh")
        if not self._context.ask.form(title, form, verb, check=form.check):
            return
        desk, sheet, old = self._context.desk, self.sheet, self._correction
        points = form.points()
        self._writer.write(lambda: measure(desk, sheet, points, old), self._corrected, self._refuse)

    def preview(self) -> None:
        """Make the certificates as they will look, over the scan of the blank."""
        if self.sheet is None or self.batch is None:
            return
        desk, sheet, certificates = self._context.desk, self.sheet, self.batch.certificates
        self._context.jobs.read(
            lambda _token: preview_certificates(desk, certificates, sheet),
            self._previewed,
            owner=self,
        )

    def print_batch(self) -> None:
        """Print the certificates of the dossier on the stock in the tray."""
        if self.sheet is None or self.batch is None:
            return
        desk, sheet, correction = self._context.desk, self.sheet, self._correction
        certificates, self._title = self.batch.certificates, self.batch.title
        self._context.jobs.read(
            lambda _token: print_certificates(desk, certificates, sheet, correction),
            self._print,
            owner=self,
        )

    def _lay_out(self) -> None:
        self.layouts = ChoiceField(parent=self)
        self.layouts.setAccessibleName(self.tr("Bố cục"))
        self._new = plain(self.tr("Bố cục mới"), "copy", self)
        self._add = plain(self.tr("Thêm chữ"), "plus", self)
        self._remove = quiet(self.tr("Bỏ ô này"), "trash-2", self)
        self._backdrop = plain(self.tr("Ảnh quét phôi"), "upload", self)
        self._go = primary(self.tr("In giấy khen"), "printer", self)
        top = QHBoxLayout()
        top.setSpacing(8)
        for widget in (self.layouts, self._new, self._backdrop, self._add, self._remove):
            top.addWidget(widget)
        top.addStretch(1)
        self._see = plain(self.tr("Xem thử"), "eye", self)
        top.addWidget(self._see)
        top.addWidget(self._go)
        self._note = Sentence("", role="muted", px=13, parent=self)
        body = QHBoxLayout()
        body.addWidget(self.board, 1)
        body.addWidget(self._side())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._note)
        column.addLayout(body, 1)

    def _side(self) -> QWidget:
        side = QWidget()
        inner = QVBoxLayout(side)
        inner.setContentsMargins(12, 0, 0, 0)
        inner.addWidget(self.fields)
        inner.addWidget(self.sheet_form)
        inner.addWidget(self.printer)
        inner.addStretch(1)
        area = scrolled(side)
        area.setFixedWidth(_SIDE_WIDTH)
        return area

    def _connect(self) -> None:
        self.layouts.committed.connect(self._show_chosen)
        self._add.clicked.connect(self.add_field)
        self._remove.clicked.connect(self.remove_field)
        self._backdrop.clicked.connect(self.choose_backdrop)
        self._go.clicked.connect(self.print_batch)
        self._see.clicked.connect(self.preview)
        self.board.moved.connect(self._move)
        self.board.chosen.connect(self._choose)
        self.fields.changed.connect(self._change)
        self.sheet_form.changed.connect(self._save)
        self._new.clicked.connect(self.add_layout)
        self.printer.calibration_requested.connect(self.print_calibration)
        self.printer.measures_requested.connect(self.enter_measures)
        self.printer.changed.connect(self._show_correction)

    def _fill(self, layouts: tuple[CertificateLayout, ...]) -> None:
        self._layouts = layouts
        chosen = self.sheet.code if self.sheet else layouts[0].code
        self.layouts.set_choices([(one.code, one.name) for one in layouts], chosen)
        self._show_chosen(self.layouts.value())
        self._show_correction()

    def _show_chosen(self, code: str) -> None:
        self.sheet = next((one for one in self._layouts if one.code == code), self._layouts[0])
        self._draw()

    def _draw(self) -> None:
        if self.sheet is None:
            return
        sample = self.batch.certificates[0] if self.batch else None
        self.board.show_layout(self.sheet, sample, backdrop_place(self._context.desk, self.sheet))
        self.sheet_form.show_layout(self.sheet)
        self.board.choose(self._place)
        self._choose(self._place)

    def _take(self, batch: Batch) -> None:
        self.batch = batch
        self._go.setEnabled(True)
        self._see.setEnabled(True)
        words = self.tr(
            "{n} giấy khen từ hồ sơ này. Kéo từng ô đến đúng chỗ trên phôi; phím mũi tên dịch "
            "1 mm, giữ Shift dịch 0,1 mm."
        )
        self._note.setText(words.format(n=len(batch.certificates)))
        self._draw()

    def _no_batch(self, refusal: UserError) -> None:
        self.batch = None
        self._go.setEnabled(False)
        self._see.setEnabled(False)
        self._note.setText(refusal.text)
        self._draw()

    def _choose(self, place: int) -> None:
        self._place = place
        has_one = self.sheet is not None and 0 <= place < len(self.sheet.fields)
        self._remove.setEnabled(has_one)
        self.fields.show_field(self.sheet.fields[place] if self.sheet and has_one else None)

    def _move(self, place: int, x_mm: float, y_mm: float) -> None:
        if self.sheet is not None:
            self._place = place
            self._change(replace(self.sheet.fields[place], x_mm=x_mm, y_mm=y_mm))

    def _change(self, changed: CertificateField) -> None:
        if self.sheet is not None and self._place >= 0:
            fields = list(self.sheet.fields)
            fields[self._place] = changed
            self._save(replace(self.sheet, fields=tuple(fields)))

    def _save(self, layout: CertificateLayout) -> None:
        desk = self._context.desk
        self.sheet = layout
        self._writer.write(lambda: save_layout(desk, layout), self._saved, self._refuse)

    def _saved(self, layout: CertificateLayout) -> None:
        self.sheet = layout
        others = [one for one in self._layouts if one.code != layout.code]
        self._fill((layout, *others))

    def _previewed(self, data: bytes) -> None:
        if self.batch is not None:
            self.previewed.emit(data, len(self.batch.certificates))

    def _print(self, data: bytes) -> None:
        print_document(data, self._title, self.window())

    def _show_correction(self) -> None:
        desk, printer, tray = self._context.desk, self.printer.name(), self.printer.tray()
        self._context.jobs.read(
            lambda _token: correction_for(desk, printer, tray), self._corrected, owner=self
        )

    def _corrected(self, correction: Correction) -> None:
        self._correction = correction
        self.printer.show_correction(correction)

    def _refuse(self, refusal: UserError) -> None:
        self.refused.emit(refusal.text)


class MeasureForm(FormColumn):
    """Eight lengths: each cross from the left and from the top edge, in millimetres."""

    def __init__(self, layout: CertificateLayout) -> None:
        super().__init__()
        for number, (x_mm, y_mm) in enumerate(marks_of(layout), start=1):
            for axis, edge, wanted in (("x", "trái", x_mm), ("y", "trên", y_mm)):
                label = self.tr("Dấu {n}, từ mép {edge}").format(n=number, edge=edge)
                text = f"{wanted:.1f}".replace(".", ",")
                self.add(f"{axis}{number}", label, TextField(text), unit="mm")

    def check(self) -> bool:
        """Return whether every length is a number."""
        errors = {
            key: self.tr("Hãy nhập số đo bằng milimét, ví dụ 20,5.")
            for key, text in self.values().items()
            if _number(text) is None
        }
        self.set_errors(errors)
        return not errors

    def points(self) -> tuple[tuple[float, float], ...]:
        """Return the four crosses as measured."""
        values = self.values()
        return tuple(
            (_number(values[f"x{n}"]) or 0.0, _number(values[f"y{n}"]) or 0.0) for n in (1, 2, 3, 4)
        )


def _number(text: str) -> float | None:
    try:
        return float(read_typed(text, decimal_hint=","))
    except UserError:
        return None

"""A finished paper that is no dossier: looked at, printed, saved."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.usecases.registers import save_pdf
from views.context import PageContext
from views.pages.awards.preview import PreviewPart
from views.printing import print_document
from views.widgets.buttons import plain, quiet
from views.widgets.text import Line


class ReaderPart(QWidget):
    """Shows one PDF until it is closed; `made` carries words and path of a saved file."""

    closed = Signal()
    made = Signal(str, object)

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._data = b""
        self._title = Line(px=16, bold=True, parent=self)
        self.preview = PreviewPart(self)
        back = quiet(self.tr("Quay lại"), "chevron-left", self)
        back.clicked.connect(self.closed)
        save = plain(self.tr("Lưu PDF"), "download", self)
        save.clicked.connect(self.save)
        print_out = plain(self.tr("In"), "printer", self)
        print_out.clicked.connect(self.print_out)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(back)
        row.addWidget(self._title, 1)
        row.addWidget(save)
        row.addWidget(print_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.preview, 1)

    def show_pdf(self, data: bytes, title: str) -> None:
        """Show the PDF `data` under `title`."""
        self._data = data
        self._title.set_text(title)
        self.preview.show_pdf(data)

    def save(self) -> None:
        """Write the PDF where the user says."""
        name = f"{self._title.text()}.pdf".replace("/", "-")
        place = self._context.ask.save_file(self.tr("Lưu PDF"), name, ["PDF (*.pdf)"])
        if place is not None:
            data = self._data
            self._context.jobs.read(
                lambda _token: save_pdf(place, data),
                self._saved,
                owner=self,
            )

    def print_out(self) -> None:
        """Hand the PDF to the system's print dialog."""
        print_document(self._data, self._title.text(), self.window())

    def _saved(self, place: Path) -> None:
        self.made.emit(self.tr("Đã lưu {name}.").format(name=place.name), place)

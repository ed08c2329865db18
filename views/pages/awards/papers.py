"""Hands the papers of a dossier to a file or to the printer."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from models.domain.errors import UserError
from models.usecases.printing import (
    DossierPreview,
    PrintChoice,
    PrintedDossier,
    preview_dossier,
    print_dossier,
)
from views.context import PageContext
from views.printing import print_document
from views.widgets.strip import Strip


class DossierPapers(QObject):
    """Works one after another with what is being saved, so that papers are never behind."""

    refused = Signal(str)

    def __init__(self, context: PageContext, strip: Strip, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._strip = strip
        self._window = parent
        self._title = ""

    def export(self, code: str, title: str, choice: PrintChoice) -> None:
        """Write the chosen papers as a PDF where the user says."""
        name = f"{title}.pdf".replace("/", "-")
        place = self._context.ask.save_file(self.tr("Xuất PDF"), name, ["PDF (*.pdf)"])
        if place is None:
            return
        desk = self._context.desk
        job = self._context.jobs.write(
            lambda token: print_dossier(desk, code, place, choice, progress=token.report),
            self._exported,
            owner=self,
            refused=self._tell,
        )
        self._strip.follow(job, self.tr("Đang lập PDF"))

    def print_out(self, code: str, title: str, choice: PrintChoice) -> None:
        """Make the chosen papers and hand them to the system's print dialog."""
        desk = self._context.desk
        self._title = title
        job = self._context.jobs.write(
            lambda token: preview_dossier(desk, code, choice, progress=token.report),
            self._print,
            owner=self,
            refused=self._tell,
        )
        self._strip.follow(job, self.tr("Đang lập bản in"))

    def _exported(self, printed: PrintedDossier) -> None:
        text = self.tr("Đã xuất {n} trang vào {name}.").format(
            n=printed.page_count, name=printed.place.name
        )
        if printed.stale:
            text += " " + self.tr("Bản in ghi DỰ THẢO vì có số liệu đã đổi.")
        self._strip.finish(text, printed.place)

    def _print(self, made: DossierPreview) -> None:
        if print_document(made.data, self._title, self._window.window()):
            self._strip.tell(self.tr("Đã gửi {n} trang đến máy in.").format(n=made.page_count))

    def _tell(self, refusal: UserError) -> None:
        self.refused.emit(refusal.text)

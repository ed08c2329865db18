"""The papers of a dossier: the print itself, its look-over, its words, the copies behind."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.domain.errors import UserError
from models.domain.results import Attachment
from models.usecases.paper_copies import add_copies, copy_place, list_copies, remove_copy
from models.usecases.paper_export import ExportedDossier, export_dossier, write_docx
from models.usecases.printing import MAIN_CHOICE, DossierPreview, PrintChoice
from views.context import PageContext
from views.job import Job
from views.pages.awards.certificate import CertificatePart
from views.pages.awards.preflight import PreflightPart
from views.pages.awards.preview import PreviewPart
from views.pages.awards.preview_choice import ChoiceForm, choice_words
from views.pages.awards.preview_texts import TextsPart
from views.saving import Writer
from views.widgets.buttons import plain
from views.widgets.chip import Segments
from views.widgets.files import FileList
from views.widgets.text import Sentence

PRINT, LOOK, TEXTS, COPIES = "print", "look", "texts", "copies"
CERTIFICATES = "certificates"
_VIEWS = (PRINT, LOOK, TEXTS, COPIES, CERTIFICATES)


class PapersPart(QWidget):
    """Shows one dossier's papers; `choice_changed` asks for the print to be made again.

    `working` carries a job and words for it, `made` words and a path, `refused` a sentence.
    """

    choice_changed = Signal()
    working = Signal(object, str)
    made = Signal(str, object)
    refused = Signal(str)

    def __init__(self, context: PageContext, writer: Writer, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._code = ""
        self.choice: PrintChoice = MAIN_CHOICE
        self.views = Segments(
            [
                (PRINT, self.tr("Bản in")),
                (LOOK, self.tr("Rà soát")),
                (TEXTS, self.tr("Lời văn")),
                (COPIES, self.tr("Bản sao kèm theo")),
                (CERTIFICATES, self.tr("Giấy khen")),
            ],
            self,
        )
        self.preview = PreviewPart(self)
        self.preflight = PreflightPart(context, self)
        self.texts = TextsPart(context, writer, self)
        self.copies = FileList(
            self.tr("Chưa có bản sao nào. Tệp PDF và ảnh thêm ở đây được in sau hồ sơ, khổ A4."),
            self.tr("Thêm bản sao"),
            self,
        )
        self.certificates = CertificatePart(context, writer, self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()

    def show_dossier(self, code: str) -> None:
        """Show the papers of dossier `code`, the view that was on."""
        if code != self._code:
            self._code = code
            self.choice = MAIN_CHOICE
            self._name_choice()
        self._fill_view(self.views.value())

    def show_preview(self, made: DossierPreview) -> None:
        """Show the finished print."""
        self.preview.show_preview(made)

    def show_view(self, key: str) -> None:
        """Switch to one of the five views."""
        self.views.set_value(key)
        self._stack.setCurrentIndex(_VIEWS.index(key))
        self._fill_view(key)
        if key == PRINT:
            self.choice_changed.emit()

    def choose(self) -> None:
        """Ask which papers are to be printed."""
        form = ChoiceForm(self.choice)
        title, verb = self.tr("Văn bản trong bản in"), self.tr("Lập bản in")
        if self._context.ask.form(title, form, verb, check=form.check):
            self.choice = form.choice()
            self._name_choice()
            self.choice_changed.emit()

    def export_all(self) -> None:
        """Write PDF and DOCX of each part and of the whole into a folder."""
        folder = self._context.ask.open_folder(self.tr("Xuất từng phần"))
        if folder is None:
            return
        desk, code, choice = self._context.desk, self._code, self.choice
        job = self._context.jobs.write(
            lambda token: export_dossier(desk, code, folder, choice, progress=token.report),
            self._exported,
            owner=self,
            refused=self._refuse,
        )
        self.working.emit(job, self.tr("Đang xuất từng phần"))

    def export_word(self) -> None:
        """Write the chosen papers as one text document."""
        place = self._context.ask.save_file(
            self.tr("Xuất Word"), f"{self._code}.docx", ["Word (*.docx)"]
        )
        if place is None:
            return
        desk, code, choice = self._context.desk, self._code, self.choice
        job: Job = self._context.jobs.write(
            lambda _token: write_docx(desk, code, place, choice),
            self._written,
            owner=self,
            refused=self._refuse,
        )
        self.working.emit(job, self.tr("Đang lập văn bản Word"))

    def add_copies(self, files: tuple[Path, ...] = ()) -> None:
        """Put files behind the papers; asks for them where none are given."""
        chosen = files or self._context.ask.open_files(
            self.tr("Thêm bản sao"), ["PDF, ảnh (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.bmp)"]
        )
        if chosen:
            desk, code = self._context.desk, self._code
            self._writer.write(
                lambda: add_copies(desk, code, chosen), self._copies_changed, self._refuse
            )

    def _lay_out(self) -> None:
        self._choose = plain(choice_words(self.choice), "list", self)
        self._choose.setToolTip(self.tr("Chọn văn bản in, ghi Bản chính hoặc Bản sao"))
        self._parts = plain(self.tr("Xuất từng phần"), "folder-open", self)
        self._name_choice()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.views)
        row.addStretch(1)
        row.addWidget(self._choose)
        row.addWidget(self._parts)
        holder = QWidget(self)
        below = QVBoxLayout(holder)
        below.setContentsMargins(0, 0, 0, 0)
        hint = self.tr("Bản chụp quyết định cũ, minh chứng: mỗi trang một tờ A4 phía sau hồ sơ.")
        below.addWidget(Sentence(hint, role="muted", px=13, parent=holder))
        below.addWidget(self.copies)
        below.addStretch(1)
        for part in (self.preview, self.preflight, self.texts, holder, self.certificates):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.views.changed.connect(self.show_view)
        self._choose.clicked.connect(self.choose)
        self._parts.clicked.connect(self.export_all)
        self.texts.refused.connect(self.refused)
        self.certificates.refused.connect(self.refused)
        self.certificates.previewed.connect(self._show_certificates)
        self.texts.word_requested.connect(self.export_word)
        self.copies.add_requested.connect(self._ask_copies)
        self.copies.opened.connect(self._open_copy)
        self.copies.removed.connect(self._remove_copy)

    def _name_choice(self) -> None:
        self._choose.setText(choice_words(self.choice))
        self._choose.setAccessibleName(self.tr("Văn bản trong bản in"))

    def _fill_view(self, key: str) -> None:
        if not self._code:
            return
        if key == LOOK:
            self.preflight.show_dossier(self._code)
        elif key == TEXTS:
            self.texts.show_dossier(self._code)
        elif key == COPIES:
            self._read_copies()
        elif key == CERTIFICATES:
            self.certificates.show_dossier(self._code)

    def _read_copies(self) -> None:
        desk, code = self._context.desk, self._code
        self._context.jobs.read(
            lambda _token: list_copies(desk, code), self.copies.set_files, owner=self
        )

    def _ask_copies(self) -> None:
        self.add_copies()

    def _open_copy(self, copy: Attachment) -> None:
        self._context.ask.show_file(copy_place(self._context.desk, copy))

    def _remove_copy(self, copy: Attachment) -> None:
        desk, code = self._context.desk, self._code
        self._writer.write(
            lambda: remove_copy(desk, code, copy), self._copies_changed, self._refuse
        )

    def _copies_changed(self, _value: object) -> None:
        self._read_copies()

    def _exported(self, exported: ExportedDossier) -> None:
        words = self.tr("Đã xuất {n} văn bản, mỗi văn bản một PDF và một Word.").format(
            n=len(exported.parts)
        )
        self.made.emit(words, exported.folder)

    def _written(self, place: Path) -> None:
        self.made.emit(self.tr("Đã xuất {name}.").format(name=place.name), place)

    def _show_certificates(self, data: bytes, count: int) -> None:
        self.views.set_value(PRINT)
        self._stack.setCurrentIndex(_VIEWS.index(PRINT))
        self.preview.show_preview(
            DossierPreview(data=data, page_count=count, parts=(), stale=(), missing_glyphs=())
        )

    def _refuse(self, refusal: UserError) -> None:
        self.refused.emit(refusal.text)

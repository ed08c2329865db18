"""Paper for a package of the list: print the sheet to sign, or compare the code on one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.domain.arrival import PackageFacts
from models.domain.package import PackageKind
from models.usecases.confirmation import ConfirmationSheet, print_confirmation
from models.usecases.exchange import archived
from views.context import PageContext
from views.pages.packages import words
from views.pages.packages.code_check import CodeCheck
from views.widgets.buttons import plain
from views.widgets.flow import FlowLayout
from views.widgets.strip import Strip

_PAPERS = ("Tệp PDF (*.pdf)",)


class PaperTools(QWidget):
    """The buttons for the package shown in the detail pane; `saved` tells what was noted."""

    saved = Signal(object, object)

    def __init__(self, context: PageContext, strip: Strip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._strip = strip
        self._check = CodeCheck(context, strip, self)
        self._item: PackageFacts | None = None
        self.print_sheet = plain(self.tr("In phiếu xác nhận"), "printer", self)
        self.compare = plain(self.tr("So mã trên phiếu"), "file-check-2", self)
        row = FlowLayout(self)
        row.addWidget(self.print_sheet)
        row.addWidget(self.compare)
        self.print_sheet.clicked.connect(self._print)
        self.compare.clicked.connect(self._confirm)
        self._check.saved.connect(self.saved)

    def show_package(self, item: PackageFacts) -> None:
        """Offer what fits the package."""
        self._item = item
        is_submission = item.kind is PackageKind.SUBMISSION and bool(item.archive)
        is_out = item.direction == words.OUT
        self.print_sheet.setVisible(is_submission and is_out)
        self.compare.setVisible(is_submission and not is_out)
        self.setVisible(is_submission)

    def _print(self) -> None:
        item = self._item
        if item is None:
            return
        name = f"phieu-xac-nhan-{item.sender}-{item.period or item.year}.pdf"
        to = self._context.ask.save_file(self.tr("Lưu phiếu xác nhận"), name, _PAPERS)
        if to is None:
            return
        desk = self._context.desk
        package = archived(desk, item.archive)
        job = self._context.jobs.read(
            lambda _token: print_confirmation(desk, package, to),
            self._tell_printed,
            owner=self,
            title=self.tr("Chưa in được phiếu xác nhận"),
        )
        self._strip.follow(job, self.tr("Đang lập phiếu xác nhận"))

    def _tell_printed(self, sheet: ConfirmationSheet) -> None:
        said = self.tr("Đã lập phiếu xác nhận, mã {code}.").format(code=sheet.code)
        self._strip.finish(said, sheet.place)

    def _confirm(self) -> None:
        item = self._item
        if item is not None:
            self._check.ask(archived(self._context.desk, item.archive))

"""Printing the table of a page, and keeping it as a PDF or for Excel: one way for every page."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication

from models.usecases.desk import Desk
from views.context import PageContext
from views.printing import print_document
from views.widgets.page import PageFrame
from views.widgets.pdf_preview import PdfPreview
from views.widgets.strip import Strip
from views.widgets.table import PAPER_ACTION, TableView
from views.widgets.table_listing import Listing, listing_of

if TYPE_CHECKING:  # loaded only when something is printed
    from models.usecases.paper_files import PaperPreview, WrittenPaper

_PDF, _XLSX = "Tệp PDF (*.pdf)", "Sổ tính Excel (*.xlsx)"
_PREVIEW = (760, 560)


class TablePapers(QObject):
    """Puts the three actions into the page's "…" menu and into the menus of its tables.

    What is printed is the table that has the focus, or the largest one in sight; `titles` are
    what tables are called on paper, by their object name. A page that shows something else gives
    `other`, which answers that, or None where there is nothing to print.
    """

    def __init__(
        self,
        context: PageContext,
        strip: Strip,
        page: PageFrame,
        titles: Mapping[str, str] | None = None,
        other: Callable[[], Listing | None] | None = None,
    ) -> None:
        super().__init__(page)
        self._context = context
        self._strip = strip
        self._page = page
        self._titles = dict(titles or {})
        self._other = other
        self._paper: Callable[[], bool] | None = None
        self.print_action = self._add(self.tr("In bảng…"), "printer", self.print_it)
        self.print_action.setShortcut(QKeySequence(QKeySequence.StandardKey.Print))
        self.print_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.pdf_action = self._add(self.tr("Xuất bảng ra PDF…"), "file-text", self.keep_pdf)
        self.excel_action = self._add(
            self.tr("Xuất bảng ra Excel…"), "file-spreadsheet", self.keep_workbook
        )

    def prefer(self, paper: Callable[[], bool]) -> None:
        """Print with `paper` where it says that a paper is in sight, the table otherwise."""
        self._paper = paper

    @Slot()
    def print_it(self) -> None:
        """Show the very pages, then ask the system's printer."""
        if self._paper is not None and self._paper():
            return
        listing, title = self._wanted()
        if listing is None:
            return
        desk, year = self._context.desk, self._context.year
        job = self._context.jobs.read(
            lambda _token: _preview(desk, listing, year),
            partial(self._show, title),
            owner=self,
            title=self.tr("Chưa in được bảng"),
        )
        self._strip.follow(job, self.tr("Đang lập bản in …"))

    @Slot()
    def keep_pdf(self) -> None:
        """Ask where to, and write the table as a PDF."""
        self._keep(".pdf", _PDF)

    @Slot()
    def keep_workbook(self) -> None:
        """Ask where to, and write the table for Excel."""
        self._keep(".xlsx", _XLSX)

    def _add(self, text: str, icon: str, slot: Callable[[], None]) -> QAction:
        action = self._page.add_more(text, icon)
        action.setObjectName(PAPER_ACTION)
        action.triggered.connect(slot)
        self._page.addAction(action)
        return action

    def _keep(self, ending: str, kind: str) -> None:
        listing, title = self._wanted()
        if listing is None:
            return
        name = f"{title} {self._context.year}{ending}"
        place = self._context.ask.save_file(self.tr("Lưu bảng đang xem"), name, [kind])
        if place is None:
            return
        desk, year = self._context.desk, self._context.year
        target: Path = place
        job = self._context.jobs.read(
            lambda _token: _write(desk, listing, year, target),
            self._tell_written,
            owner=self,
            title=self.tr("Chưa xuất được bảng"),
        )
        self._strip.follow(job, self.tr("Đang xuất bảng …"))

    def _wanted(self) -> tuple[Listing | None, str]:
        table = self._table()
        if table is not None:
            title = self._titles.get(table.objectName(), self._page.title())
            return listing_of(table, title), title
        listing = self._other() if self._other else None
        if listing is None:
            self._strip.tell(self.tr("Phần đang xem không có bảng nào để in."))
        return listing, self._page.title()

    def _table(self) -> TableView | None:
        """Return the table that has the focus, else the largest one in sight."""
        shown = [table for table in self._page.findChildren(TableView) if table.isVisible()]
        focus = QApplication.focusWidget()
        for table in shown:
            if focus is table or (focus is not None and table.isAncestorOf(focus)):
                return table
        return max(shown, key=lambda table: table.width() * table.height(), default=None)

    def _show(self, title: str, made: "PaperPreview") -> None:
        self._strip.hide()
        preview = PdfPreview(fits=True)
        preview.setMinimumSize(*_PREVIEW)
        preview.show_parts(made.data, made.parts)
        ask = self._context.ask
        if ask.form(self.tr("Xem trước bản in"), preview, self.tr("In"), self.tr("Đóng")):
            print_document(made.data, title, self._page.window())
        preview.deleteLater()

    def _tell_written(self, made: "WrittenPaper") -> None:
        self._strip.finish(self.tr("Đã lưu {name}").format(name=made.place.name), made.place)


def _preview(desk: Desk, listing: Listing, year: int) -> "PaperPreview":
    from models.usecases.table_paper import preview_table  # noqa: PLC0415 - heavy, seldom needed

    return preview_table(desk, listing(), year)


def _write(desk: Desk, listing: Listing, year: int, place: Path) -> "WrittenPaper":
    from models.usecases.table_paper import write_table  # noqa: PLC0415 - as above

    return write_table(desk, listing(), year, place)

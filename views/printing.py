"""Printing a finished PDF on paper: the system's own dialog, every page at its own size."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from models.domain.errors import UserError

if TYPE_CHECKING:  # loaded only when something is previewed or printed
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

_POINTS_PER_INCH = 72
_FINEST_DPI = 300


def open_pdf(data: bytes, parent: QObject) -> "QPdfDocument":
    """Return `data` as a document that lives as long as `parent`.

    Raises UserError when it is not a readable PDF.
    """
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - heavy, and most days not needed

    document = QPdfDocument(parent)
    buffer = QBuffer(document)
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.error() != QPdfDocument.Error.None_:
        raise UserError("Không mở được tệp PDF vừa lập. Hãy lập lại hồ sơ rồi thử lần nữa.")
    return document


def print_document(data: bytes, title: str, window: QWidget) -> bool:
    """Ask the system's print dialog about the PDF `data`, and print; False when given up."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - as above

    document = open_pdf(data, window)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCollateCopies(True)
    _take_page_of(document, printer)
    dialog = QPrintDialog(printer, window)
    dialog.setMinMax(1, document.pageCount())
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    if accepted:
        paint_pages(document, printer)
    dialog.deleteLater()
    document.deleteLater()
    return accepted


def paint_pages(document: "QPdfDocument", printer: "QPrinter") -> None:
    """Draw the pages the user asked for, at 100 %, a whole set after the other where collated."""
    printer.setFullPage(True)
    pages = chosen_pages(document.pageCount(), printer.fromPage(), printer.toPage())
    own_copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    painter = QPainter(printer)
    for place, page in enumerate(in_sets(pages, own_copies, collated=printer.collateCopies())):
        if place:
            printer.newPage()
        _paint_page(document, page, printer, painter)
    painter.end()


def chosen_pages(page_count: int, first: int, last: int) -> list[int]:
    """Return pages from 0 on; `first` and `last` count from 1, 0 means all."""
    if first <= 0:
        return list(range(page_count))
    return list(range(first - 1, min(max(last, first), page_count)))


def in_sets(pages: list[int], copies: int, *, collated: bool) -> list[int]:
    """Return `pages` for `copies` sets: set after set where `collated`, else page after page."""
    if collated:
        return pages * copies
    return [page for page in pages for _ in range(copies)]


def _take_page_of(document: "QPdfDocument", printer: "QPrinter") -> None:
    size = document.pagePointSize(0)
    portrait = size.height() >= size.width()
    upright = QSizeF(min(size.width(), size.height()), max(size.width(), size.height()))
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point, "", _FUZZY))
    printer.setPageOrientation(
        QPageLayout.Orientation.Portrait if portrait else QPageLayout.Orientation.Landscape
    )


def _paint_page(
    document: "QPdfDocument", page: int, printer: "QPrinter", painter: QPainter
) -> None:
    """Draw one page at its own size; a page lying the other way is turned, not shrunk."""
    points = document.pagePointSize(page)
    scale = printer.resolution() / _POINTS_PER_INCH
    image_scale = min(printer.resolution(), _FINEST_DPI) / _POINTS_PER_INCH
    pixels = QSize(round(points.width() * image_scale), round(points.height() * image_scale))
    image = document.render(page, pixels)
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    is_turned = (points.width() > points.height()) != (paper.width() > paper.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if is_turned:
        painter.translate(paper.width(), 0)
        painter.rotate(90)
    painter.fillRect(
        QRectF(0, 0, points.width() * scale, points.height() * scale), Qt.GlobalColor.white
    )
    painter.drawImage(QRectF(0, 0, points.width() * scale, points.height() * scale), image)
    painter.restore()


_FUZZY = QPageSize.SizeMatchPolicy.FuzzyMatch

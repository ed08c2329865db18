"""A finished PDF on paper: chosen pages, collated sets, every page at its own size."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from models.domain.errors import UserError
from views.printing import chosen_pages, in_sets, open_pdf, paint_pages

A4 = (595.276, 841.89)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def pdf(*sizes: tuple[float, float]) -> bytes:
    target = BytesIO()
    canvas = Canvas(target)
    for width, height in sizes:
        canvas.setPageSize((width, height))
        canvas.rect(40, 40, width - 80, height - 80, fill=1)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def printer_to(place: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(place))
    printer.setResolution(72)
    return printer


def test_all_pages_are_chosen_unless_a_span_is_given() -> None:
    assert chosen_pages(4, 0, 0) == [0, 1, 2, 3]
    assert chosen_pages(4, 2, 3) == [1, 2]
    assert chosen_pages(4, 3, 99) == [2, 3]
    assert chosen_pages(4, 3, 1) == [2]


def test_collated_sets_come_whole_one_after_the_other() -> None:
    assert in_sets([0, 1, 2], 3, collated=True) == [0, 1, 2] * 3
    assert in_sets([0, 1], 2, collated=False) == [0, 0, 1, 1]
    assert in_sets([0], 0, collated=True) == []


def test_a_damaged_file_is_refused_with_a_sentence(window: QWidget) -> None:
    with pytest.raises(UserError, match="Không mở được tệp PDF"):
        open_pdf(b"%PDF-1.4 nothing", window)


def test_every_page_is_printed_once_and_fills_its_sheet(window: QWidget, tmp_path: Path) -> None:
    place = tmp_path / "in.pdf"
    document = open_pdf(pdf(A4, A4[::-1], A4), window)
    paint_pages(document, printer_to(place))
    pages = PdfReader(place).pages
    assert len(pages) == 3
    printed = open_pdf(place.read_bytes(), window)
    for number in range(3):
        image = printed.render(number, printed.pagePointSize(number).toSize())
        middle = image.pixelColor(image.width() // 2, image.height() // 2)
        edge = image.pixelColor(10, 10)
        assert middle.lightness() < 60
        assert edge.lightness() > 200


def test_several_collated_sets_repeat_the_whole_document(window: QWidget, tmp_path: Path) -> None:
    place = tmp_path / "in.pdf"
    printer = printer_to(place)
    printer.setCopyCount(3)
    printer.setCollateCopies(True)
    if printer.supportsMultipleCopies():
        pytest.skip("this printer makes the copies itself")
    paint_pages(open_pdf(pdf(A4, A4), window), printer)
    assert len(PdfReader(place).pages) == 6

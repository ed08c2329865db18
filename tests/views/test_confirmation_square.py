"""The square on the confirmation sheet, read back by a reader that is not ours."""

from datetime import datetime
from itertools import count
from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from models.domain.confirmation import typed_code
from models.usecases.confirmation import confirm, print_confirmation
from models.usecases.desk import Desk, Surroundings
from models.usecases.example import fill_with_example
from models.usecases.exchange import export_submission, take_in
from models.usecases.workspace import create_workspace

YEAR = 2023
A4_INCHES = (210 / 25.4, 297 / 25.4)


def made(folder: Path, office: str, surroundings: Surroundings) -> Desk:
    return create_workspace(
        folder / office / "so.db",
        office=office,
        year=YEAR,
        practice=False,
        surroundings=surroundings,
    )


@pytest.fixture
def surroundings() -> Surroundings:
    ids = count(1)
    return Surroundings(
        clock=lambda: datetime(2023, 11, 2, 8, 0),  # noqa: DTZ001  the office's own wall clock
        new_id=lambda: f"{next(ids):016x}",
        machine="MAY-TINH-01",
        user="Nguyễn Thị Ánh",
    )


def photographed(place: Path, dots_per_inch: int) -> QImage:
    """Return the first page in greys on white paper, as a scanner would see it."""
    document = QPdfDocument()
    document.load(str(place))
    width, height = (round(side * dots_per_inch) for side in A4_INCHES)
    page = document.render(0, QSize(width, height))
    document.close()
    paper = QImage(page.size(), QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, page)
    painter.end()
    return paper.convertToFormat(QImage.Format.Format_Grayscale8)


def read_square(image: QImage) -> str:
    """Return what the one square code on the page says."""
    rows = bytes(image.constBits())
    stride, width, height = image.bytesPerLine(), image.width(), image.height()
    packed = b"".join(rows[row * stride : row * stride + width] for row in range(height))
    (found,) = zxingcpp.read_barcodes(memoryview(packed).cast("B", (height, width)))
    return str(found.text)


@pytest.mark.parametrize("dots_per_inch", [100, 200])
@pytest.mark.usefixtures("qtbot")
def test_a_reader_gets_the_code_off_the_printed_sheet(
    tmp_path: Path, surroundings: Surroundings, dots_per_inch: int
) -> None:
    leader = made(tmp_path, "lao-cai", surroundings)
    member = made(tmp_path, "dien-bien", surroundings)
    fill_with_example(member, YEAR)
    package = export_submission(member, tmp_path / "nop.xlsx").value.place
    sheet = print_confirmation(member, package, tmp_path / "phieu.pdf")
    take_in(leader, package)

    text = read_square(photographed(sheet.place, dots_per_inch))

    assert typed_code(text) == sheet.code.replace("-", "")
    assert "dien-bien" in text
    assert confirm(leader, package, text).value.is_noted
    leader.store.close()
    member.store.close()

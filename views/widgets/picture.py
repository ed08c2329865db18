"""A chart as a file: PNG for slides, SVG for print; always dark on white, whatever the screen."""

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from models.domain.errors import UserError
from views import theme
from views.theme.tokens import LIGHT

_MARGIN = 16
_SCALE = 2
_CHILDREN = QWidget.RenderFlag.DrawChildren


def save_picture(sheet: QWidget, title: str, place: Path) -> None:
    """Draw `sheet` and write it to `place` as its ending says: .png or .svg.

    Raises UserError for any other ending, or when the file cannot be written.
    """
    size = QSize(sheet.width() + 2 * _MARGIN, sheet.height() + 2 * _MARGIN)
    if place.suffix.lower() == ".svg":
        written = _save_svg(sheet, title, size, place)
    elif place.suffix.lower() == ".png":
        written = _save_png(sheet, size, place)
    else:
        raise UserError(f"Không biết ghi “{place.name}”. Hãy đặt đuôi tệp là .png hoặc .svg.")
    if not written:
        raise UserError(
            f"Không ghi được tệp “{place}”. Hãy chọn thư mục khác hoặc kiểm tra dung lượng đĩa."
        )


def _save_png(sheet: QWidget, size: QSize, place: Path) -> bool:
    image = QImage(size * _SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SCALE)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    _draw(sheet, painter)
    painter.end()
    return bool(image.save(str(place)))


def _save_svg(sheet: QWidget, title: str, size: QSize, place: Path) -> bool:
    from PySide6.QtSvg import QSvgGenerator  # noqa: PLC0415 - seldom needed

    generator = QSvgGenerator()
    generator.setFileName(str(place))
    generator.setTitle(title)
    generator.setSize(size)
    generator.setViewBox(QRect(QPoint(), size))
    painter = QPainter()
    if not painter.begin(generator):
        return False
    painter.fillRect(QRect(QPoint(), size), Qt.GlobalColor.white)
    _draw(sheet, painter)
    return bool(painter.end())


def _draw(sheet: QWidget, painter: QPainter) -> None:
    with theme.painted_as(LIGHT):
        sheet.render(painter, QPoint(_MARGIN, _MARGIN), QRegion(), _CHILDREN)

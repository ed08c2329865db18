"""Words onto pre-printed certificates: every field at its millimetre, nothing else on the sheet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from models.domain.certificates import (
    CertificateField,
    CertificateLayout,
    CertificateTexts,
    Correction,
    Side,
    marks_of,
)
from models.pdf.fonts import ONE_AT_A_TIME, FontSet, Typeface, register
from models.pdf.pen import Pen
from models.pdf.styles import MM, inks_of

_ALIGN = {Side.LEFT: TA_LEFT, Side.CENTRE: TA_CENTER, Side.RIGHT: TA_RIGHT}
_LEADING = 1.25
_CROSS_MM = 6
_RULER_MM = 10
_SMALL = 9
_FRAME = ((10, 2.0), (12, 0.6))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """How certificates go onto paper; `backdrop` is shown under them on the screen only."""

    layout: CertificateLayout
    correction: Correction = field(default_factory=Correction)
    backdrop: Path | None = None


def build_certificates(
    certificates: Sequence[CertificateTexts],
    sheets: Sheets,
    fonts: FontSet,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Return one page for each of `certificates`.

    `progress` gets (pages done, pages in all); an exception from it stops the work.
    """
    with ONE_AT_A_TIME:
        return _certificates(certificates, sheets, fonts, progress)


def _certificates(
    certificates: Sequence[CertificateTexts],
    sheets: Sheets,
    fonts: FontSet,
    progress: Callable[[int, int], None] | None,
) -> bytes:
    face = register(fonts)
    pen = Pen(face, inks_of(face))
    layout = sheets.layout
    target = BytesIO()
    canvas = _canvas(target, layout, face, "Giấy khen")
    for done, certificate in enumerate(certificates):
        if progress is not None:
            progress(done, len(certificates))
        if sheets.backdrop is not None:
            canvas.drawImage(
                ImageReader(str(sheets.backdrop)),
                0,
                0,
                layout.width_mm * MM,
                layout.height_mm * MM,
            )
        if layout.is_framed:
            _frame(canvas, sheets)
        for one in layout.fields:
            _draw(canvas, pen, one, certificate.text_of(one), sheets)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def build_calibration(sheets: Sheets, fonts: FontSet) -> bytes:
    """Return a sheet with four numbered crosses and a ruler, to be measured after printing."""
    with ONE_AT_A_TIME:
        return _calibration(sheets, fonts)


def _calibration(sheets: Sheets, fonts: FontSet) -> bytes:
    face = register(fonts)
    pen = Pen(face, inks_of(face))
    layout, correction = sheets.layout, sheets.correction
    target = BytesIO()
    canvas = _canvas(target, layout, face, "Tờ căn chỉnh giấy khen")
    canvas.setLineWidth(0.4)
    for number, (x_mm, y_mm) in enumerate(marks_of(layout), start=1):
        x, y = _point(layout, correction, x_mm, y_mm)
        half = _CROSS_MM / 2 * MM
        canvas.line(x - half, y, x + half, y)
        canvas.line(x, y - half, x, y + half)
        canvas.setFont(face.bold, _SMALL)
        canvas.drawString(x + 4, y + 4, str(number))
        canvas.setFont(face.regular, _SMALL)
        told = f"{x_mm:.0f} mm từ mép trái, {y_mm:.0f} mm từ mép trên"
        is_right = x_mm > layout.width_mm / 2
        draw = canvas.drawRightString if is_right else canvas.drawString
        draw(x + (-4 if is_right else 4), y - 14, pen.clean(told))
    _ruler(canvas, pen, sheets)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _canvas(target: BytesIO, layout: CertificateLayout, face: Typeface, title: str) -> Any:  # noqa: ANN401 - reportlab's canvas
    canvas = Canvas(
        target,
        pagesize=(layout.width_mm * MM, layout.height_mm * MM),
        invariant=1,
        pageCompression=1,
        lang="vi-VN",
        initialFontName=face.regular,
    )
    canvas.setTitle(title)
    canvas.setCreator("Sổ Thi đua")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _draw(
    canvas: Any,  # noqa: ANN401 - reportlab's canvas
    pen: Pen,
    one: CertificateField,
    text: str,
    sheets: Sheets,
) -> None:
    face = pen.typeface
    font = {
        (False, False): face.regular,
        (True, False): face.bold,
        (False, True): face.italic,
        (True, True): face.bold_italic,
    }[(one.bold, one.italic)]
    style = ParagraphStyle(
        "certificate",
        fontName=font,
        fontSize=one.size_pt,
        leading=one.size_pt * _LEADING,
        alignment=_ALIGN[one.side],
    )
    x, top = _point(sheets.layout, sheets.correction, one.x_mm, one.y_mm)
    frag = Paragraph("x", style).frags[0]
    for line in pen.clean(text).split("\n"):
        if line.strip():
            paragraph = Paragraph(None, style, frags=[frag.clone(text=line)])
            _, height = paragraph.wrap(one.width_mm * MM * sheets.correction.scale_x, 10_000)
            top -= height
            paragraph.drawOn(canvas, x, top)


def _frame(canvas: Any, sheets: Sheets) -> None:  # noqa: ANN401 - reportlab's canvas
    layout = sheets.layout
    for inset_mm, width_pt in _FRAME:
        canvas.setLineWidth(width_pt)
        left, top = _point(layout, sheets.correction, inset_mm, inset_mm)
        right, bottom = _point(
            layout, sheets.correction, layout.width_mm - inset_mm, layout.height_mm - inset_mm
        )
        canvas.rect(left, bottom, right - left, top - bottom)


def _ruler(canvas: Any, pen: Pen, sheets: Sheets) -> None:  # noqa: ANN401 - reportlab's canvas
    layout, face = sheets.layout, pen.typeface
    middle = layout.height_mm / 2
    x, y = _point(layout, sheets.correction, 20, middle)
    canvas.setFont(face.regular, _SMALL)
    for step in range(11):
        at = x + step * _RULER_MM * MM * sheets.correction.scale_x
        canvas.line(at, y, at, y + (8 if step % 5 == 0 else 5))
    canvas.line(x, y, x + 10 * _RULER_MM * MM * sheets.correction.scale_x, y)
    words = (
        "Thước 100 mm. In ở tỷ lệ 100 % (không “Vừa trang giấy”), đo bốn dấu cộng bằng thước rồi "
        "nhập số đo vào chương trình."
    )
    canvas.drawString(x, y - 14, pen.clean(words))


def _point(
    layout: CertificateLayout, correction: Correction, x_mm: float, y_mm: float
) -> tuple[float, float]:
    """Return the point in PDF's own axes, the printer's straying made up for."""
    x, y = correction.moved(x_mm, y_mm)
    return x * MM, (layout.height_mm - y) * MM

"""What a finished PDF shows of itself: sizes of its sheets, fonts that are not inside."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from models.domain.preflight import PrintedFacts
from models.pdf.page import BOTTOM_MM, LEFT_MM, RIGHT_MM, TOP_MM
from models.pdf.styles import MM

_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def inspect(data: bytes, own_pages: int, missing_glyphs: tuple[str, ...]) -> PrintedFacts:
    """Return what the first `own_pages` pages show; copies behind them are as they came."""
    reader = PdfReader(BytesIO(data))
    sizes: set[tuple[float, float]] = set()
    loose: set[str] = set()
    for page in reader.pages[:own_pages]:
        box = page.mediabox
        sizes.add((round(float(box.width) / MM, 1), round(float(box.height) / MM, 1)))
        loose.update(_loose_fonts(page))
    return PrintedFacts(
        sheet_sizes_mm=tuple(sorted(sizes)),
        loose_fonts=tuple(sorted(loose)),
        missing_glyphs=missing_glyphs,
        margins_mm={"trái": LEFT_MM, "phải": RIGHT_MM, "trên": TOP_MM, "dưới": BOTTOM_MM},
    )


def _loose_fonts(page: Any) -> Iterator[str]:  # noqa: ANN401 - pypdf's dictionaries
    fonts = page["/Resources"].get("/Font", {})
    for reference in fonts.get_object().values() if fonts else ():
        font = reference.get_object()
        descriptor = font.get("/FontDescriptor")
        if descriptor is None or not any(key in descriptor.get_object() for key in _FONT_FILES):
            yield str(font.get("/BaseFont", "?")).lstrip("/")

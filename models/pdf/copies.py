"""Copies of decisions and evidence behind the papers: every page and picture on A4."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.errors import PyPdfError
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from models.domain.errors import UserError
from models.pdf.page import A4_PT, PartPages
from models.pdf.styles import MM

IMAGE_ENDINGS = frozenset((".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff"))
_MARGIN_PT = 15 * MM
_SAME_SIZE = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A file that goes behind the papers; `key` is what the table of contents calls it."""

    key: str
    name: str
    place: Path


def readable(copy: Copy) -> PdfReader:
    """Return `copy` as a PDF of its own; a picture becomes one page.

    Raises UserError naming the file when it is neither, is damaged, locked or empty.
    """
    try:
        if copy.place.suffix.lower() in IMAGE_ENDINGS:
            return PdfReader(BytesIO(_picture_page(copy.place)))
        reader = PdfReader(copy.place)
        if reader.is_encrypted and not reader.decrypt(""):
            raise _refused(copy, "được đặt mật khẩu")
        if not reader.pages:
            raise _refused(copy, "không có trang nào")
    except (PyPdfError, OSError, ValueError, KeyError) as error:
        raise _refused(copy, "đã hỏng hoặc không phải PDF, ảnh") from error
    return reader


def count_pages(copies: Sequence[Copy]) -> tuple[PartPages, ...]:
    """Return where each copy will stand behind the papers, counted from 1."""
    found: list[PartPages] = []
    first = 1
    for copy in copies:
        pages = len(readable(copy).pages)
        found.append(PartPages(name=copy.name, key=copy.key, first_page=first, page_count=pages))
        first += pages
    return tuple(found)


def append_copies(papers: bytes, copies: Sequence[Copy], group: str) -> bytes:
    """Return `papers` with the pages of `copies` behind, under the bookmark `group`."""
    if not copies:
        return papers
    writer = PdfWriter(clone_from=BytesIO(papers))
    parent = None
    for copy in copies:
        first = len(writer.pages)
        for page in PdfWriter(clone_from=readable(copy)).pages:
            _add_on_a4(writer, page)
        if parent is None:
            parent = writer.add_outline_item(title=group, page_number=first)
        writer.add_outline_item(title=copy.name, page_number=first, parent=parent)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def _add_on_a4(writer: PdfWriter, page: PageObject) -> None:
    """Add `page` on a sheet of A4 held its own way, made smaller where it is larger."""
    page.transfer_rotation_to_content()
    box = page.cropbox
    width, height = float(box.width), float(box.height)
    short, long = A4_PT
    sheet = (short, long) if height >= width else (long, short)
    if all(abs(a - b) <= b * _SAME_SIZE for a, b in zip((width, height), sheet, strict=True)):
        writer.add_page(page)
        return
    scale = min(sheet[0] / width, sheet[1] / height, 1.0)
    left = (sheet[0] - width * scale) / 2 - float(box.left) * scale
    bottom = (sheet[1] - height * scale) / 2 - float(box.bottom) * scale
    fitted = writer.add_blank_page(width=sheet[0], height=sheet[1])
    fitted.merge_transformed_page(page, Transformation().scale(scale).translate(left, bottom))


def _picture_page(place: Path) -> bytes:
    """Return one A4 page with the picture inside the margins, held the way the picture is."""
    image = ImageReader(str(place))
    width, height = image.getSize()
    short, long = A4_PT
    sheet = (short, long) if height >= width else (long, short)
    room = (sheet[0] - 2 * _MARGIN_PT, sheet[1] - 2 * _MARGIN_PT)
    scale = min(room[0] / width, room[1] / height)
    size = (width * scale, height * scale)
    target = BytesIO()
    canvas = Canvas(target, pagesize=sheet, invariant=1)
    canvas.drawImage(
        image, (sheet[0] - size[0]) / 2, (sheet[1] - size[1]) / 2, *size, preserveAspectRatio=True
    )
    canvas.save()
    return target.getvalue()


def _refused(copy: Copy, why: str) -> UserError:
    return UserError(
        f"Tệp “{copy.name}” đính kèm hồ sơ {why}. Hãy bỏ tệp ấy ra hoặc đính kèm bản khác."
    )

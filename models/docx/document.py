"""Sheets as one text document: the same words and order as the PDF, open to be edited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt

from models.docx.sheets import SheetWriter
from models.docx.writing import FACE, Bookmarks, element, page_field
from models.domain.plain import tame
from models.domain.sheets.blocks import Orientation, Sheet

_LEFT_MM, _RIGHT_MM, _TOP_MM, _BOTTOM_MM = 30, 15, 20, 20
_NUMBER_FROM_TOP_MM = 10
_PAGE_NUMBER_SIZE = 13
_A4_MM = (210, 297)
_MM = 72 / 25.4


@dataclass(frozen=True, slots=True, kw_only=True)
class DocxImprint:
    """Properties of the file; `code` finds the dossier again when the file comes back."""

    title: str
    author: str
    code: str
    made_at: datetime
    draft: bool = False


def build_docx(
    sheets: Sequence[Sheet], imprint: DocxImprint, *, page_counts: Mapping[str, int] | None = None
) -> bytes:
    """Return `sheets` as a DOCX, each its own section with its own page numbers.

    `page_counts` are those of the PDF, for the table of contents.
    """
    document = docx.Document()
    _set_up(document, imprint)
    bookmarks = Bookmarks()
    for index, sheet in enumerate(sheets):
        section = document.sections[0] if not index else document.add_section(WD_SECTION.NEW_PAGE)
        width_pt = _lay_out(section, sheet.orientation)
        if not index:
            _number_pages(section, draft=imprint.draft)
        SheetWriter(document, bookmarks, width_pt, page_counts or {}).write(sheet)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _set_up(document: Document, imprint: DocxImprint) -> None:
    normal = document.styles["Normal"]
    normal.font.name = FACE
    normal.font.size = Pt(14)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FACE)
    normal.element.get_or_add_rPr().append(element("lang", val="vi-VN"))
    shape = normal.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing = 1.0
    properties = document.core_properties
    properties.title, properties.author = tame(imprint.title)[:250], tame(imprint.author)[:250]
    properties.last_modified_by = "Sổ Thi đua"
    properties.identifier = imprint.code
    properties.language = "vi-VN"
    properties.comments = ""
    properties.created = properties.modified = imprint.made_at.replace(tzinfo=UTC)


def _lay_out(section: Section, orientation: Orientation) -> float:
    """Give `section` its sheet and margins and return the room between them in points."""
    narrow, long = _A4_MM
    is_upright = orientation is Orientation.PORTRAIT
    width, height = (narrow, long) if is_upright else (long, narrow)
    section.orientation = WD_ORIENT.PORTRAIT if is_upright else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin, section.right_margin = Mm(_LEFT_MM), Mm(_RIGHT_MM)
    section.top_margin, section.bottom_margin = Mm(_TOP_MM), Mm(_BOTTOM_MM)
    section.header_distance = Mm(_NUMBER_FROM_TOP_MM)
    section.different_first_page_header_footer = True
    numbers = section._sectPr.find(qn("w:pgNumType"))  # noqa: SLF001 - no such property
    if numbers is None:
        numbers = element("pgNumType")
        section._sectPr.append(numbers)  # noqa: SLF001 - as above
    numbers.set(qn("w:start"), "1")
    return (width - _LEFT_MM - _RIGHT_MM) * _MM


def _number_pages(section: Section, *, draft: bool) -> None:
    """Put the number in the middle of the top margin; every later section inherits it.

    The first page of each section shows none.
    """
    for is_first, header in enumerate((section.header, section.first_page_header)):
        header.is_linked_to_previous = False
        paragraph = header.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if not is_first:
            page_field(paragraph, _PAGE_NUMBER_SIZE)
        if draft:
            run = paragraph.add_run("  DỰ THẢO")
            run.bold = True
            run.font.size = Pt(_PAGE_NUMBER_SIZE)

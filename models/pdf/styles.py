"""Sizes and faces of every element (Nghị định 30/2020, Phụ lục I), made once for a family."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from models.pdf.fonts import Typeface, width_of

MM = 72 / 25.4
INDENT_PT = 10 * MM
BODY_SIZE = 14
BODY_LEADING = 17


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """A paragraph style and the fragment its texts are cloned from (both are reportlab's)."""

    style: Any
    frag: Any

    def width_of(self, text: str) -> float:
        """Return the width of `text` in this face and size, in points."""
        return width_of(text, self.style.fontName, self.style.fontSize)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inks:
    """One ink for each element; numbers are those of DOMAIN's table of elements."""

    nation: Ink
    motto: Ink
    superior: Ink
    agency: Ink
    symbol: Ink
    dated: Ink
    form_number: Ink
    title: Ink
    subject: Ink
    attached: Ink
    addressee: Ink
    addressee_item: Ink
    basis: Ink
    body: Ink
    body_bold: Ink
    section: Ink
    clause: Ink
    signer: Ink
    signer_note: Ink
    recipients: Ink
    recipient: Ink
    cell: Ink
    cell_centre: Ink
    cell_head: Ink
    cell_bold: Ink


@cache
def inks_of(face: Typeface) -> Inks:
    """Return the inks for `face`."""
    centre = {"alignment": TA_CENTER}
    flow = {"alignment": TA_JUSTIFY, "firstLineIndent": INDENT_PT, "spaceAfter": 6}
    head = {**flow, "alignment": TA_LEFT}
    return Inks(
        nation=_ink(face.bold, 12, 15, **centre),
        motto=_ink(face.bold, 13, 16, **centre),
        superior=_ink(face.regular, 12, 15, **centre),
        agency=_ink(face.bold, 12, 15, **centre),
        symbol=_ink(face.regular, 13, 17, **centre),
        dated=_ink(face.italic, 13, 17, **centre),
        form_number=_ink(face.bold, 12, 15, alignment=2, spaceAfter=4),
        title=_ink(face.bold, 14, 18, spaceBefore=16, **centre),
        subject=_ink(face.bold, 14, 18, **centre),
        attached=_ink(face.italic, 13, 17, **centre),
        addressee=_ink(face.regular, BODY_SIZE, BODY_LEADING, **centre),
        addressee_item=_ink(face.regular, BODY_SIZE, BODY_LEADING, alignment=TA_LEFT),
        basis=_ink(face.italic, BODY_SIZE, BODY_LEADING, **flow),
        body=_ink(face.regular, BODY_SIZE, BODY_LEADING, **flow),
        body_bold=_ink(face.bold, BODY_SIZE, BODY_LEADING, **flow),
        section=_ink(face.bold, BODY_SIZE, BODY_LEADING, spaceBefore=4, **head),
        clause=_ink(face.bold, BODY_SIZE, BODY_LEADING, **head),
        signer=_ink(face.bold, BODY_SIZE, 17, **centre),
        signer_note=_ink(face.italic, 13, 16, **centre),
        recipients=_ink(face.bold_italic, 12, 15, alignment=TA_LEFT),
        recipient=_ink(face.regular, 11, 13.5, alignment=TA_LEFT),
        cell=_ink(face.regular, 12, 14.5, alignment=TA_LEFT),
        cell_centre=_ink(face.regular, 12, 14.5, **centre),
        cell_head=_ink(face.bold, 12, 14.5, **centre),
        cell_bold=_ink(face.bold, 12, 14.5, alignment=TA_LEFT),
    )


def _ink(font: str, size: float, leading: float, **shape: float) -> Ink:
    style = ParagraphStyle(
        f"{font}-{size}",
        fontName=font,
        fontSize=size,
        leading=leading,
        allowWidows=0,
        allowOrphans=0,
        **shape,
    )
    return Ink(style=style, frag=Paragraph("x", style).frags[0])

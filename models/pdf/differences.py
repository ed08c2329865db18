"""The last page of a draft: which figures changed since the papers were written."""

from collections.abc import Sequence
from typing import Any

from models.domain.papers import DraftReason
from models.pdf.heading import title_block
from models.pdf.page import Room
from models.pdf.pen import Pen
from models.pdf.table import ruled, shares

TITLE = "SỐ LIỆU ĐÃ THAY ĐỔI"
_NOTE = "(Trang này chỉ có ở bản dự thảo; cập nhật số liệu rồi in lại để có bản chính thức)"
_HEADS = ("TT", "Nội dung", "Khi lập hồ sơ", "Hiện nay")
_WIDTHS = (12, 78, 38, 37)


def differences_story(pen: Pen, reasons: Sequence[DraftReason], room: Room) -> list[Any]:
    """Return the flowables of the list of differences."""
    inks = pen.inks
    rows = [
        [
            pen.line(inks.cell_centre, str(number)),
            pen.paragraphs(inks.cell, reason.what),
            pen.paragraphs(inks.cell_centre, reason.at_drafting),
            pen.paragraphs(inks.cell_centre, reason.now),
        ]
        for number, reason in enumerate(reasons, start=1)
    ]
    return [
        *title_block(pen, TITLE, "", note=_NOTE, width_pt=room.width),
        ruled(pen, _HEADS, rows, widths_pt=shares(room.width, _WIDTHS)),
    ]

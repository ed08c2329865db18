"""The table of contents: page numbers are known only when everything after it is set."""

from typing import Any

from reportlab.platypus import Flowable
from typing_extensions import override

from models.domain.sheets.blocks import Contents
from models.pdf.page import Room
from models.pdf.pen import Pen
from models.pdf.styles import Ink
from models.pdf.table import GridTable, ruled, shares

_HEADS = ("TT", "Tài liệu", "Từ trang", "Số trang")
_WIDTHS = (12, 105, 24, 24)


class LateNumber(Flowable):
    """A number drawn by a form that the document defines at its very end."""

    def __init__(self, form: str, ink: Ink) -> None:
        super().__init__()
        self._form = form
        self._ink = ink

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        self.width, self.height = avail_width, self._ink.style.leading
        return self.width, self.height

    @override
    def draw(self) -> None:
        self.canv.saveState()
        self.canv.translate(self.width / 2, self.height - self._ink.style.fontSize)
        self.canv.doForm(self._form)
        self.canv.restoreState()


def contents_table(pen: Pen, block: Contents, room: Room) -> GridTable:
    """Return the table; forms `start:KEY` and `count:KEY` draw the numbers of a sheet."""
    rows: list[list[Any]] = [
        [
            pen.line(pen.inks.cell_centre, str(number)),
            pen.paragraphs(pen.inks.cell, name),
            LateNumber(f"start:{key}", pen.inks.cell_centre),
            LateNumber(f"count:{key}", pen.inks.cell_centre),
        ]
        for number, (name, key) in enumerate(block.entries, start=1)
    ]
    return ruled(pen, _HEADS, rows, widths_pt=shares(room.width, _WIDTHS))

"""Ruled tables whose head repeats and whose rows survive being taller than a page."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Table
from typing_extensions import override

from models.domain.sheets.blocks import Orientation
from models.pdf.page import room_of
from models.pdf.pen import Pen

_LOWEST_ROOM_PT = room_of(Orientation.LANDSCAPE).height
_RULED = (
    ("GRID", (0, 0), (-1, -1), 0.5, "black"),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
    ("LEFTPADDING", (0, 0), (-1, -1), 3),
    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
)
_BARE = (
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
)


class GridTable(Table):
    """A table that parts between rows, and inside a row only when no page could hold the row."""

    @override
    def split(self, avail_width: float, avail_height: float) -> list[Any]:
        self.splitInRow = 0
        pieces: list[Any] = super().split(avail_width, avail_height)
        if pieces or self._kept_rows_height() <= _LOWEST_ROOM_PT:
            return pieces
        self._nosplitCmds: list[Any] = []  # a heading and a row too tall together are let go
        pieces = super().split(avail_width, avail_height)
        if pieces or self.first_rows_height() <= _LOWEST_ROOM_PT:
            return pieces
        self.splitInRow = 1
        return list(super().split(avail_width, avail_height))

    def first_rows_height(self) -> float:
        """Return the height in points of the repeated rows and the first after them."""
        return float(sum(self._rowHeights[: self.repeatRows + 1]))

    def _kept_rows_height(self) -> float:
        """Return the height of the first rows, with the second where it is kept to them."""
        more = 2 if self._nosplitCmds else 1
        return float(sum(self._rowHeights[: self.repeatRows + more]))

    def last_rows_height(self) -> float:
        """Return the height in points of the last row under its repeated head."""
        head = float(sum(self._rowHeights[: self.repeatRows]))
        return head + float(self._rowHeights[-1])


def ruled(
    pen: Pen,
    heads: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    widths_pt: Sequence[float],
    commands: Sequence[tuple[Any, ...]] = (),
) -> GridTable:
    """Return a table with a repeated head; cells are paragraphs or lists of them."""
    head = [pen.line(pen.inks.cell_head, text) for text in heads]
    return GridTable(
        [head, *rows],
        colWidths=list(widths_pt),
        repeatRows=1,
        spaceBefore=4,
        spaceAfter=8,
        style=[_font(pen), *_RULED, *commands],
    )


def bare(
    pen: Pen,
    rows: Sequence[Sequence[Any]],
    *,
    widths_pt: Sequence[float],
    commands: Sequence[tuple[Any, ...]] = (),
) -> GridTable:
    """Return a table without rules or padding, for putting blocks side by side."""
    return GridTable(
        list(rows),
        colWidths=list(widths_pt),
        style=[_font(pen), *_BARE, *commands],
    )


def shares(width_pt: float, parts: Sequence[float]) -> list[float]:
    """Return `width_pt` divided in proportion to `parts`."""
    total = sum(parts)
    return [width_pt * part / total for part in parts]


def _font(pen: Pen) -> tuple[Any, ...]:
    """Name a face for cells even where only paragraphs stand, or Helvetica enters the file."""
    return ("FONTNAME", (0, 0), (-1, -1), pen.typeface.regular)

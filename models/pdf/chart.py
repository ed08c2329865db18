"""Bars in parts, in greys that a copier keeps apart, each part with its number."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, Spacer
from typing_extensions import override

from models.domain.sheets.blocks import Bar, Chart
from models.pdf.fonts import width_of
from models.pdf.page import Room
from models.pdf.pen import Pen
from models.pdf.styles import BODY_LEADING

_ROW_PT, _BAR_PT = 19, 12
_SIZE = 11
_NAME_SHARE = 0.36
_TOTAL_PT = 30
_LEAST_FOR_NUMBER_PT = 10
_LEGEND_PT = 20
_GREYS = (0.2, 0.55, 0.75, 0.88, 1.0)
_DARK = 0.6
_BLACK, _WHITE = 0.0, 1.0


class BarRow(Flowable):
    """One bar with its name at the left and its total at the right."""

    def __init__(self, pen: Pen, bar: Bar, width_pt: float, most: int) -> None:
        super().__init__()
        self._pen = pen
        self._name = pen.clean(bar.name)
        self._counts = bar.counts
        self._width_pt = width_pt
        self._most = most

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        return self._width_pt, _ROW_PT

    @override
    def draw(self) -> None:
        face = self._pen.typeface.regular
        name_pt = self._width_pt * _NAME_SHARE
        base = (_ROW_PT - _SIZE) / 2 + 2
        self.canv.setFont(face, _SIZE)
        self.canv.setFillGray(_BLACK)
        self.canv.drawString(0, base, _cut(self._name, face, name_pt - 6))
        room = self._width_pt - name_pt - _TOTAL_PT
        left = name_pt
        for place, count in enumerate(self._counts):
            width = room * count / self._most if self._most else 0.0
            if count:
                self._part(left, width, place, count)
            left += width
        self.canv.setFillGray(_BLACK)
        self.canv.drawString(left + 4, base, str(sum(self._counts)))

    def _part(self, left: float, width: float, place: int, count: int) -> None:
        grey = _GREYS[min(place, len(_GREYS) - 1)]
        bottom = (_ROW_PT - _BAR_PT) / 2
        self.canv.setLineWidth(0.4)
        self.canv.setStrokeGray(_BLACK)
        self.canv.setFillGray(grey)
        self.canv.rect(left, bottom, width, _BAR_PT, fill=1)
        if width >= _LEAST_FOR_NUMBER_PT:
            self.canv.setFillGray(_WHITE if grey < _DARK else _BLACK)
            self.canv.setFont(self._pen.typeface.regular, _SIZE - 2)
            self.canv.drawCentredString(left + width / 2, bottom + 3, str(count))
            self.canv.setFont(self._pen.typeface.regular, _SIZE)


class LegendRow(Flowable):
    """What the greys stand for."""

    def __init__(self, pen: Pen, kinds: Sequence[str], width_pt: float) -> None:
        super().__init__()
        self._pen = pen
        self._kinds = [pen.clean(kind) for kind in kinds]
        self._width_pt = width_pt

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        return self._width_pt, _LEGEND_PT

    @override
    def draw(self) -> None:
        face = self._pen.typeface.regular
        left = 0.0
        for place, kind in enumerate(self._kinds):
            self.canv.setLineWidth(0.4)
            self.canv.setStrokeGray(_BLACK)
            self.canv.setFillGray(_GREYS[min(place, len(_GREYS) - 1)])
            self.canv.rect(left, 5, 10, 10, fill=1)
            self.canv.setFillGray(_BLACK)
            self.canv.setFont(face, _SIZE)
            self.canv.drawString(left + 14, 6, kind)
            left += 14 + width_of(kind, face, _SIZE) + 14


def chart_of(pen: Pen, chart: Chart, room: Room) -> list[Any]:
    """Return caption, legend and bars; the longest bar fills the width."""
    most = max((sum(bar.counts) for bar in chart.bars), default=0)
    rows = [BarRow(pen, bar, room.width, most) for bar in chart.bars]
    return [
        CondPageBreak(6 * BODY_LEADING),
        pen.line(pen.inks.basis, chart.caption),
        LegendRow(pen, chart.kinds, room.width),
        *rows,
        Spacer(1, 8),
    ]


def _cut(text: str, face: str, width_pt: float) -> str:
    if width_of(text, face, _SIZE) <= width_pt:
        return text
    while text and width_of(f"{text}…", face, _SIZE) > width_pt:
        text = text[:-1]
    return f"{text.rstrip()}…"

"""The top of a paper: agency, national motto, number, date, title (elements 1 to 5)."""

from typing import Any

from reportlab.platypus import Flowable, Spacer
from typing_extensions import override

from models.domain.papers import Letterhead, PaperDate, date_words
from models.pdf.pen import Pen
from models.pdf.styles import Ink
from models.pdf.table import bare

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
SHORT_RULE_SHARE = 0.4
_GUTTER_PT = 6


class Rule(Flowable):
    """A thin line in the middle of the column."""

    def __init__(self, length_pt: float, *, drop_pt: float = 3) -> None:
        super().__init__()
        self._length_pt = length_pt
        self._drop_pt = drop_pt
        self._column_pt = 0.0

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        self._column_pt = avail_width
        return avail_width, self._drop_pt + 1

    @override
    def draw(self) -> None:
        left = (self._column_pt - self._length_pt) / 2
        self.canv.setLineWidth(0.7)
        self.canv.line(left, 1, left + self._length_pt, 1)


def heading(
    pen: Pen,
    letterhead: Letterhead,
    *,
    width_pt: float,
    numbered: str = "",
    date: PaperDate | None = None,
) -> Any:  # noqa: ANN401 - a flowable
    """Return the two columns at the top; `numbered` is the line "Số: …" or "" for none."""
    inks = pen.inks
    right_pt = inks.nation.width_of(NATION) + _GUTTER_PT
    left_pt = width_pt - right_pt - _GUTTER_PT
    left = _agency_block(pen, letterhead, left_pt)
    right = [
        pen.line(inks.nation, NATION),
        pen.line(inks.motto, MOTTO),
        Rule(inks.motto.width_of(MOTTO)),
    ]
    rows: list[list[Any]] = [[left, [], right]]
    if numbered or date is not None:
        place = pen.clean(letterhead.place)
        dated = "" if date is None else f"{place}, {date_words(date)}"
        cells = [pen.line(inks.symbol, numbered), [], pen.line(inks.dated, dated)]
        rows.append(cells)
    return bare(
        pen,
        rows,
        widths_pt=[left_pt, _GUTTER_PT, right_pt],
        commands=[("TOPPADDING", (0, 1), (-1, -1), 6)] if len(rows) > 1 else (),
    )


def title_block(
    pen: Pen, title: str, subject: str, *, width_pt: float, note: str = ""
) -> list[Any]:
    """Return the kind of paper, what it is about, an italic note, and the rule below."""
    blocks: list[Any] = [pen.line(pen.inks.title, title)]
    widest = pen.inks.title.width_of(pen.clean(title))
    for ink, text in ((pen.inks.subject, subject), (pen.inks.attached, note)):
        if text:
            lines, widest = pen.balanced(ink, text, width_pt=width_pt * 0.9)
            blocks.extend(lines)
    return [*blocks, Rule(widest * SHORT_RULE_SHARE), Spacer(1, 12)]


def _agency_block(pen: Pen, letterhead: Letterhead, width_pt: float) -> list[Any]:
    blocks: list[Any] = []
    if letterhead.superior:
        blocks.extend(_upper(pen, pen.inks.superior, letterhead.superior, width_pt)[0])
    lines, widest = _upper(pen, pen.inks.agency, letterhead.agency, width_pt)
    return [*blocks, *lines, Rule(widest * SHORT_RULE_SHARE)]


def _upper(pen: Pen, ink: Ink, text: str, width_pt: float) -> tuple[list[Any], float]:
    return pen.balanced(ink, text.upper(), width_pt=width_pt)

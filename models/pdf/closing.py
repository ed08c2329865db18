"""The end of a paper: who signs, who receives it, and why that is never alone on a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable, Spacer
from typing_extensions import override

from models.domain.papers import Signer
from models.pdf.pen import Pen
from models.pdf.table import GridTable, bare, shares

_SIGNING_ROOM_PT = 64
_GAP_PT = 12
_SIDE_PT = 5
_BETWEEN_PT = 14
_KEPT_LINES = 2


class Closing(Flowable):
    """The last text of a paper with its signature block below.

    The block is never parted, and at least two lines (or the last row) of the text stay with it.
    A block too tall for any page, which only a very long list of recipients makes, is let go.
    """

    def __init__(self, tail: Any, block: GridTable, *, page_pt: float) -> None:  # noqa: ANN401 - a flowable
        super().__init__()
        self._tail = tail
        self._block = block
        self._page_pt = page_pt
        self._tail_pt = self._block_pt = 0.0

    @override
    def getSpaceBefore(self) -> float:
        return float(self._tail.getSpaceBefore())

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        self._tail_pt = self._tail.wrap(avail_width, avail_height)[1]
        self._block_pt = self._block.wrap(avail_width, avail_height)[1] + _GAP_PT
        self.width, self.height = avail_width, self._tail_pt + self._block_pt
        return self.width, self.height

    @override
    def split(self, avail_width: float, avail_height: float) -> list[Any]:
        kept = self._kept_height()
        if kept + self._block_pt > self._page_pt:
            return self._let_go()
        head_pt = min(avail_height, self._tail_pt - kept)
        pieces = self._tail.split(avail_width, head_pt) if head_pt > 0 else []
        if len(pieces) > 1:
            head, rest = pieces
            return [head, Closing(rest, self._block, page_pt=self._page_pt)]
        fresh_page = avail_height >= self._page_pt - 1
        return self._let_go() if fresh_page else []

    @override
    def draw(self) -> None:
        self._tail.drawOn(self.canv, 0, self.height - self._tail_pt)
        self._block.drawOn(self.canv, 0, 0)

    def _let_go(self) -> list[Any]:
        return [Spacer(1, 0), self._tail, Spacer(1, _GAP_PT), self._block]

    def _kept_height(self) -> float:
        if isinstance(self._tail, GridTable):
            return min(self._tail.last_rows_height(), self._tail_pt)
        leading = getattr(getattr(self._tail, "style", None), "leading", self._tail_pt)
        return min(float(_KEPT_LINES * leading), self._tail_pt)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureLines:
    """What stands above the room for a hand and a seal, and the name below it."""

    above: list[Any]
    below: list[Any]


def signature_lines(pen: Pen, signer: Signer, *, width_pt: float) -> SignatureLines:
    """Return the authority, title and note, and the name."""
    inks = pen.inks
    above: list[Any] = []
    for title in (*signer.authority_lines, signer.title):
        lines, _ = pen.balanced(inks.signer, title.upper(), width_pt=width_pt - 2 * _SIDE_PT)
        above.extend(lines)
    if signer.note:
        above.append(pen.line(inks.signer_note, signer.note))
    name = [pen.line(inks.signer, signer.name)] if signer.name else []
    return SignatureLines(above=above, below=name)


def recipient_lines(pen: Pen, recipients: Sequence[str], filed: str) -> list[Any]:
    """Return "Nơi nhận:" and its list; the last line says where the paper is kept."""
    inks = pen.inks
    lines = [f"- {name.strip().lstrip('- ').rstrip(' ;,.')};" for name in recipients]
    lines.append(f"- Lưu: {filed.rstrip(' ;,.')}.")
    head = pen.line(inks.recipients, "Nơi nhận:")
    return [head, *(pen.line(inks.recipient, line) for line in lines)]


def signed_by_one(
    pen: Pen, signer: Signer, *, recipients: Sequence[str], filed: str, width_pt: float
) -> GridTable:
    """Return Nơi nhận at the left, level with the signer's title at the right."""
    left = recipient_lines(pen, recipients, filed)
    lines = signature_lines(pen, signer, width_pt=width_pt / 2)
    right = [*lines.above, Spacer(1, _SIGNING_ROOM_PT), *lines.below]
    return bare(pen, [[left, right]], widths_pt=shares(width_pt, (1, 1)))


def signed_side_by_side(pen: Pen, signers: Sequence[Signer], *, width_pt: float) -> GridTable:
    """Return signers two by two, their names level; one left over stands in the middle below.

    A single signer stands at the right.
    """
    if len(signers) == 1:
        lines = signature_lines(pen, signers[0], width_pt=width_pt / 2)
        rows: list[list[Any]] = [[[], lines.above], _signing_room(), [[], lines.below]]
        return bare(pen, rows, widths_pt=shares(width_pt, (1, 1)))
    rows = []
    commands: list[tuple[Any, ...]] = []
    for first in range(0, len(signers), 2):
        if rows:
            rows.append([Spacer(1, _BETWEEN_PT), []])
        chosen = signers[first:][:2]
        room_pt = width_pt / len(chosen)
        pair = [signature_lines(pen, one, width_pt=room_pt) for one in chosen]
        if len(pair) == 1:
            commands += [("SPAN", (0, len(rows) + row), (1, len(rows) + row)) for row in (0, 2)]
            pair.append(SignatureLines(above=[], below=[]))
        rows += [[one.above for one in pair], _signing_room(), [one.below for one in pair]]
    return bare(pen, rows, widths_pt=shares(width_pt, (1, 1)), commands=commands)


def _signing_room() -> list[Any]:
    return [Spacer(1, _SIGNING_ROOM_PT), []]

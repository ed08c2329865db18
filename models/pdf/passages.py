"""Running text: numbered sections, clauses and points (element 6), căn cứ, addressees."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, Spacer

from models.domain.papers import Passage, PassageKind, point_letter
from models.pdf.pen import Pen
from models.pdf.styles import BODY_LEADING
from models.pdf.table import bare

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_CONTENT_END = "./."
_LINES_AFTER_SECTION = 5
_LINES_AFTER_CLAUSE = 4


def roman(number: int) -> str:
    """Return `number` (1 and up) in Roman numerals."""
    text = ""
    for value, sign in _ROMAN:
        turns, number = divmod(number, value)
        text += sign * turns
    return text


def finished(text: str) -> str:
    """Return the last words of a paper with "./." after them, whatever they ended with."""
    return text.rstrip(" \n./;") + _CONTENT_END


def passages(pen: Pen, body: Sequence[Passage]) -> list[Any]:
    """Return the flowables of `body`, numbered; a heading never ends a page."""
    blocks: list[Any] = []
    section = clause = point = 0
    for passage in body:
        match passage.kind:
            case PassageKind.SECTION:
                section, clause, point = section + 1, 0, 0
                blocks.extend(section_heading(pen, f"{roman(section)}. {passage.text}"))
            case PassageKind.CLAUSE:
                clause, point = clause + 1, 0
                blocks.extend(_clause(pen, f"{clause}. {passage.text}", titled=passage.titled))
            case PassageKind.POINT:
                text = f"{point_letter(point)}) {passage.text}"
                blocks.extend(pen.paragraphs(pen.inks.body, text))
                point += 1
            case PassageKind.PARAGRAPH:
                blocks.extend(pen.paragraphs(pen.inks.body, passage.text))
    return blocks


def section_heading(pen: Pen, text: str, *, lines: int = _LINES_AFTER_SECTION) -> list[Any]:
    """Return a heading in bold capitals that keeps `lines` lines of the page below it."""
    return [CondPageBreak(lines * BODY_LEADING), pen.line(pen.inks.section, text.upper())]


def clause_heading(pen: Pen, text: str, *, lines: int = _LINES_AFTER_CLAUSE) -> list[Any]:
    """Return a bold heading that keeps `lines` lines of the page below it."""
    return [CondPageBreak(lines * BODY_LEADING), pen.line(pen.inks.clause, text)]


def bases(pen: Pen, texts: Sequence[str]) -> list[Any]:
    """Return the căn cứ: one italic paragraph each, ";" after each and "." after the last."""
    last = len(texts) - 1
    return [
        pen.line(pen.inks.basis, text.rstrip(" \n;,.") + ("." if index == last else ";"))
        for index, text in enumerate(texts)
    ]


def addressees(pen: Pen, names: Sequence[str], *, width_pt: float) -> list[Any]:
    """Return "Kính gửi": one name on the same line, several in a list under the colon."""
    ink = pen.inks.addressee
    stripped = [name.rstrip(" \n;,.") for name in names]
    if len(stripped) == 1:
        lines, _ = pen.balanced(ink, f"Kính gửi: {stripped[0]}.", width_pt=width_pt * 0.9)
        return [*lines, Spacer(1, 10)]
    label_pt = ink.width_of("Kính gửi")
    ends = [";"] * (len(stripped) - 1) + ["."]
    texts = [f"- {name}{end}" for name, end in zip(stripped, ends, strict=True)]
    widest = max((ink.width_of(pen.clean(text)) for text in texts), default=0.0) + 2
    list_pt = min(widest, width_pt - label_pt - 10)
    side_pt = (width_pt - label_pt - list_pt) / 2
    item = pen.inks.addressee_item
    items = [pen.line(item, text) for text in texts]
    rows = [[[], pen.line(item, "Kính gửi:"), [], []], [[], [], items, []]]
    widths = [side_pt, label_pt, list_pt, side_pt]
    table = bare(pen, rows, widths_pt=widths, commands=[("SPAN", (1, 0), (2, 0))])
    return [table, Spacer(1, 10)]


def _clause(pen: Pen, text: str, *, titled: bool) -> list[Any]:
    return clause_heading(pen, text) if titled else list(pen.paragraphs(pen.inks.body, text))

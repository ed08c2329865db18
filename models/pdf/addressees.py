"""Kính gửi: one name on its line, several in a list (element 9a)."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Spacer

from models.pdf.pen import Pen
from models.pdf.table import bare

_BLANK = "\u00a0" * 40


def addressees(pen: Pen, names: Sequence[str], *, width_pt: float) -> list[Any]:
    """Return "Kính gửi": one name on the same line, several in a list under the colon."""
    ink = pen.inks.addressee
    stripped = [name.rstrip(" \n;,.") for name in names]
    if len(stripped) < 2:  # noqa: PLR2004 - a list begins with the second
        whom = f"{stripped[0]}." if stripped else _BLANK
        lines, _ = pen.balanced(ink, f"Kính gửi: {whom}", width_pt=width_pt * 0.9)
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

"""The few things python-docx does not say itself: fields, borders, bookmarks, bare tables."""

import hashlib
from collections.abc import Sequence
from itertools import count
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from models.domain.plain import tame

FACE = "Times New Roman"
BOOKMARK_PREFIX = "std_"
_BOOKMARK_LENGTH = 28
_CELL_MARGINS = (("top", "30"), ("left", "60"), ("bottom", "60"), ("right", "60"))


def bookmark_name(sheet: str, key: str) -> str:
    """Return the name under which the text `key` of `sheet` is found again in a file."""
    digest = hashlib.sha256(f"{sheet}|{key}".encode()).hexdigest()
    return BOOKMARK_PREFIX + digest[:_BOOKMARK_LENGTH]


def element(tag: str, /, **values: str) -> Any:  # noqa: ANN401 - lxml's own
    """Return an element of the w namespace with attributes of the same."""
    found = OxmlElement(f"w:{tag}")
    for key, value in values.items():
        found.set(qn(f"w:{key}"), value)
    return found


class Bookmarks:
    """Numbers bookmarks within one document."""

    def __init__(self) -> None:
        self._ids = count(1)

    def around(self, name: str, first: Paragraph, last: Paragraph, *, runs_before: int) -> None:
        """Let a bookmark begin after `runs_before` runs of `first` and end with `last`."""
        number = str(next(self._ids))
        start = element("bookmarkStart", id=number, name=name)
        runs = first.runs
        if runs_before and runs:
            runs[runs_before - 1]._r.addnext(start)  # noqa: SLF001 - python-docx has no bookmarks
        elif first._p.pPr is not None:  # noqa: SLF001 - as above
            first._p.pPr.addnext(start)  # noqa: SLF001 - as above
        else:
            first._p.insert(0, start)  # noqa: SLF001 - as above
        last._p.append(element("bookmarkEnd", id=number))  # noqa: SLF001 - as above


def page_field(paragraph: Paragraph, size: float) -> None:
    """Put the page's number into `paragraph`."""
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(size)
        if kind:
            run._r.append(element("fldChar", fldCharType=kind))  # noqa: SLF001 - no fields there
        else:
            instruction = element("instrText")
            instruction.text = text
            run._r.append(instruction)  # noqa: SLF001 - as above


def rule_below(paragraph: Paragraph) -> None:
    """Draw a thin line under `paragraph`, from indent to indent."""
    borders = element("pBdr")
    borders.append(element("bottom", val="single", sz="6", space="1", color="000000"))
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001 - python-docx has no borders


def bare_table(document: Document, rows: int, widths_pt: Sequence[float]) -> Table:
    """Return a table without rules, its columns as wide as said."""
    table: Table = document.add_table(rows=rows, cols=len(widths_pt))
    set_widths(table, widths_pt)
    return table


def ruled_table(document: Document, rows: int, widths_pt: Sequence[float]) -> Table:
    """Return a table with rules, its columns as wide as said."""
    table = bare_table(document, rows, widths_pt)
    table.style = document.styles["Table Grid"]
    margins = element("tblCellMar")
    for side, twips in _CELL_MARGINS:
        margins.append(element(side, w=twips, type="dxa"))
    table._tbl.tblPr.append(margins)  # noqa: SLF001 - no such property
    return table


def set_widths(table: Table, widths_pt: Sequence[float]) -> None:
    """Fix the widths of the columns; Word and LibreOffice each look in another place."""
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths_pt, strict=True):
        column.width = Pt(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths_pt, strict=True):
            cell.width = Pt(width)


def repeat_head(table: Table) -> None:
    """Let the first row stand again on every page."""
    table.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))  # noqa: SLF001 - no such property


def keep_rows_whole(table: Table) -> None:
    """Let no row be parted between pages."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("cantSplit"))  # noqa: SLF001 - no such property


def first_paragraph(cell: _Cell) -> Paragraph:
    """Return the paragraph every cell is born with."""
    found: Paragraph = cell.paragraphs[0]
    return found


def put(
    paragraph: Paragraph, text: str, size: float, *, bold: bool = False, italic: bool = False
) -> None:
    """Write `text` on the line of `paragraph`."""
    run = paragraph.add_run(tame(text).replace("\n", " "))
    run.bold, run.italic = bold, italic
    run.font.size = Pt(size)


def stack(cell: _Cell, lines: Sequence[tuple[str, bool]], size: float) -> None:
    """Write capitals one line under the other in the middle of `cell`; True is bold."""
    for number, (text, bold) in enumerate(lines):
        paragraph = cell.add_paragraph() if number else first_paragraph(cell)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        put(paragraph, text.upper(), size, bold=bold)

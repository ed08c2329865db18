"""Blocks into paragraphs and tables of a text document."""

from collections.abc import Mapping

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from models.docx.signing import signed
from models.docx.width import width_of
from models.docx.writing import (
    Bookmarks,
    bare_table,
    bookmark_name,
    first_paragraph,
    put,
    repeat_head,
    rule_below,
    ruled_table,
    stack,
)
from models.domain.papers import date_words
from models.domain.plain import tame
from models.domain.sheets.blocks import (
    Addressees,
    Align,
    Block,
    Chart,
    Contents,
    Grid,
    Head,
    Look,
    Sheet,
    Signatures,
    Space,
    Text,
    Title,
    as_grid,
)

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_NATION_SHARE = 0.56
_SHORT_RULE_SHARE = 0.4
_INDENT = Pt(28.35)
_AFTER = Pt(6)
_CELL_SIZE = 12
_CENTRE = WD_ALIGN_PARAGRAPH.CENTER
_LEAD = {Look.SECTION: (True, False), Look.CLAUSE: (True, False), Look.BASIS: (False, True)}


class SheetWriter:
    """Writes sheets to the end of a document."""

    def __init__(
        self,
        document: Document,
        bookmarks: Bookmarks,
        width_pt: float,
        page_counts: Mapping[str, int],
    ) -> None:
        self._document = document
        self._bookmarks = bookmarks
        self._width_pt = width_pt
        self._page_counts = page_counts

    def write(self, sheet: Sheet) -> None:
        """Write every block; what comes before a signature keeps to it."""
        for index, block in enumerate(sheet.blocks):
            after = sheet.blocks[index + 1] if index + 1 < len(sheet.blocks) else None
            self._write(sheet, block, is_kept=isinstance(after, Signatures))

    def _write(self, sheet: Sheet, block: Block, *, is_kept: bool) -> None:  # noqa: C901 - one case each
        match block:
            case Head():
                self._head(block)
            case Title():
                self._title(block)
            case Addressees():
                self._addressees(block)
            case Text():
                self._text(sheet.key, block, is_kept=is_kept)
            case Grid():
                self._grid(block)
            case Chart():
                caption = Text(text=block.caption, look=Look.REMARK)
                self._text(sheet.key, caption, is_kept=True)
                self._grid(as_grid(block))
            case Contents():
                self._contents(block)
            case Signatures():
                signed(self._document, block, self._width_pt)
            case Space():
                self._paragraph().paragraph_format.line_spacing = Pt(max(block.pt, 1))

    def _head(self, block: Head) -> None:
        if block.form_number:
            number = self._paragraph(WD_ALIGN_PARAGRAPH.RIGHT)
            put(number, block.form_number, 12, bold=True)
        right_pt = self._width_pt * _NATION_SHARE
        left_pt = self._width_pt - right_pt
        numbered = bool(block.numbered or block.date)
        table = bare_table(self._document, 2 if numbered else 1, (left_pt, right_pt))
        left, right = table.rows[0].cells
        lines = [(block.letterhead.superior, False)] if block.letterhead.superior else []
        stack(left, [*lines, (block.letterhead.agency, True)], 12)
        _rule(left, width_of(block.letterhead.agency.upper(), 12, bold=True), left_pt)
        stack(right, [(NATION, True)], 12)
        motto = right.add_paragraph()
        motto.alignment = _CENTRE
        put(motto, MOTTO, 13, bold=True)
        _rule(right, width_of(MOTTO, 13, bold=True), right_pt, share=1.0)
        if numbered:
            place = block.letterhead.place
            dated = f"{place}, {date_words(block.date)}" if block.date else ""
            for cell, text, italic in zip(
                table.rows[1].cells, (block.numbered, dated), (False, True), strict=True
            ):
                paragraph = first_paragraph(cell)
                paragraph.alignment = _CENTRE
                paragraph.paragraph_format.space_before = Pt(6)
                put(paragraph, text, 13, italic=italic)

    def _title(self, block: Title) -> None:
        title = self._paragraph(_CENTRE)
        title.paragraph_format.space_before = Pt(16)
        put(title, block.title, 14, bold=True)
        widest = width_of(block.title, 14, bold=True)
        for text, size, bold in ((block.subject, 14, True), (block.note, 13, False)):
            if text:
                paragraph = self._paragraph(_CENTRE)
                put(paragraph, text, size, bold=bold, italic=not bold)
                widest = width_of(text, size, bold=bold)
        rule = self._paragraph(_CENTRE)
        _draw_rule(rule, min(widest, self._width_pt * 0.9) * _SHORT_RULE_SHARE, self._width_pt)
        rule.paragraph_format.space_after = Pt(6 if block.is_close else 12)

    def _addressees(self, block: Addressees) -> None:
        names = [name.rstrip(" \n;,.") for name in block.names]
        if len(names) < 2:  # noqa: PLR2004 - a list begins with the second
            paragraph = self._paragraph(_CENTRE)
            put(paragraph, f"Kính gửi: {names[0]}." if names else "Kính gửi:", 14)
        else:
            head = self._paragraph()
            head.paragraph_format.left_indent = Pt(self._width_pt * 0.2)
            put(head, "Kính gửi:", 14)
            for index, name in enumerate(names):
                item = self._paragraph()
                item.paragraph_format.left_indent = Pt(self._width_pt * 0.32)
                put(item, f"- {name}{'.' if index == len(names) - 1 else ';'}", 14)
        self._document.paragraphs[-1].paragraph_format.space_after = Pt(10)

    def _text(self, sheet: str, block: Text, *, is_kept: bool) -> None:
        lines = [line for line in tame(block.text).split("\n") if line.strip()] or [""]
        paragraphs = [self._body(block, line, is_first=not n) for n, line in enumerate(lines)]
        if block.key:
            self._bookmarks.around(
                bookmark_name(sheet, block.key),
                paragraphs[0],
                paragraphs[-1],
                runs_before=1 if block.label else 0,
            )
        if is_kept or block.look in (Look.SECTION, Look.CLAUSE):
            paragraphs[-1].paragraph_format.keep_with_next = True

    def _body(self, block: Text, line: str, *, is_first: bool) -> Paragraph:
        paragraph = self._paragraph(WD_ALIGN_PARAGRAPH.JUSTIFY)
        shape = paragraph.paragraph_format
        shape.space_after = _AFTER
        shape.widow_control = True
        if block.look in (Look.CENTRED, Look.CENTRED_BOLD):
            paragraph.alignment = _CENTRE
            shape.space_after = Pt(12)
        else:
            shape.first_line_indent = _INDENT
        bold, italic = _LEAD.get(
            block.look, (block.look is Look.CENTRED_BOLD, block.look is Look.REMARK)
        )
        if block.label and is_first:
            put(paragraph, f"{block.label} ", 14, bold=True)
        put(paragraph, line, 14, bold=bold, italic=italic)
        return paragraph

    def _grid(self, block: Grid) -> None:
        total = sum(column.share for column in block.columns)
        widths = [self._width_pt * column.share / total for column in block.columns]
        table = ruled_table(self._document, 1 + len(block.rows), widths)
        cells = table._cells  # noqa: SLF001 - one walk; row.cells is quadratic
        width = len(block.columns)
        for cell, column in zip(cells, block.columns, strict=False):
            _fill(cell, column.head, Align.CENTRE, bold=True)
        for number, row in enumerate(block.rows, start=1):
            own = cells[number * width : (number + 1) * width]
            if row.spanning:
                own[0].merge(own[-1])
                _fill(own[0], row.cells[0], Align.LEFT, bold=True)
                continue
            for cell, column, text in zip(own, block.columns, row.cells, strict=True):
                _fill(cell, text, column.align)
        repeat_head(table)
        self._paragraph().paragraph_format.space_after = Pt(2)

    def _contents(self, block: Contents) -> None:
        widths = [self._width_pt * share for share in (0.08, 0.74, 0.18)]
        table = ruled_table(self._document, 1 + len(block.entries), widths)
        heads = ("TT", "Tài liệu", "Số trang")
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            _fill(cell, head, Align.CENTRE, bold=True)
        for row, (number, (name, key)) in zip(
            table.rows[1:], enumerate(block.entries, start=1), strict=True
        ):
            pages = self._page_counts.get(key)
            texts = (str(number), name, "" if pages is None else str(pages))
            aligns = (Align.CENTRE, Align.LEFT, Align.CENTRE)
            for cell, text, align in zip(row.cells, texts, aligns, strict=True):
                _fill(cell, text, align)

    def _paragraph(self, align: WD_ALIGN_PARAGRAPH | None = None) -> Paragraph:
        paragraph = self._document.add_paragraph()
        if align is not None:
            paragraph.alignment = align
        return paragraph


def _rule(cell: _Cell, text_pt: float, column_pt: float, share: float = _SHORT_RULE_SHARE) -> None:
    _draw_rule(cell.add_paragraph(), min(text_pt, column_pt * 0.95) * share, column_pt - 11)


def _draw_rule(paragraph: Paragraph, length_pt: float, column_pt: float) -> None:
    side = Pt(max((column_pt - length_pt) / 2, 0))
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = side
    shape.line_spacing = Pt(3)
    rule_below(paragraph)


def _fill(cell: _Cell, text: str, align: Align, *, bold: bool = False) -> None:
    lines = [line for line in tame(text).split("\n") if line.strip()] or [""]
    for number, line in enumerate(lines):
        paragraph = cell.add_paragraph() if number else first_paragraph(cell)
        paragraph.alignment = _CENTRE if align is Align.CENTRE else WD_ALIGN_PARAGRAPH.LEFT
        put(paragraph, line, _CELL_SIZE, bold=bold)

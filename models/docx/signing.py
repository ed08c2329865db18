"""Who signs and who receives, at the end of a text document."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import Table, _Cell

from models.docx.writing import bare_table, first_paragraph, keep_rows_whole, put, stack
from models.domain.papers import Signer
from models.domain.sheets.blocks import Signatures

_SIGNING_ROOM_PT = 56
_BETWEEN_PT = 18


def signed(document: Document, block: Signatures, width_pt: float) -> None:
    """Write the block; its rows are never parted and keep to one another."""
    half = (width_pt / 2, width_pt / 2)
    if len(block.signers) == 1:
        table = _alone(document, block, half)
    else:
        table = _pairs(document, block.signers, half)
    keep_rows_whole(table)
    for row in table.rows[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True
    if len(block.signers) > 1 and block.recipients:
        below = bare_table(document, 1, half)
        _recipients(below.rows[0].cells[0], block.recipients, block.filed)


def _alone(document: Document, block: Signatures, half: tuple[float, float]) -> Table:
    table = bare_table(document, 1, half)
    left, right = table.rows[0].cells
    if block.filed:
        _recipients(left, block.recipients, block.filed)
    _sign(right, block.signers[0], 0)
    return table


def _pairs(document: Document, signers: Sequence[Signer], half: tuple[float, float]) -> Table:
    table = bare_table(document, (len(signers) + 1) // 2, half)
    for first in range(0, len(signers), 2):
        row = table.rows[first // 2]
        pair = signers[first : first + 2]
        most = max(_line_count(signer) for signer in pair)
        if len(pair) == 1:
            _sign(row.cells[0].merge(row.cells[1]), pair[0], 0)
            continue
        for cell, signer in zip(row.cells, pair, strict=True):
            _sign(cell, signer, most - _line_count(signer))
    for later in table.rows[1:]:
        for cell in later.cells:
            first_paragraph(cell).paragraph_format.space_before = Pt(_BETWEEN_PT)
    return table


def _line_count(signer: Signer) -> int:
    return len([title for title in (*signer.authority_lines, signer.title) if title])


def _sign(cell: _Cell, signer: Signer, lines_short: int) -> None:
    """Write one signer; `lines_short` lines are made up for, so that names stand level."""
    titles = [title for title in (*signer.authority_lines, signer.title) if title]
    stack(cell, [(title, True) for title in titles] or [("", True)], 14)
    if signer.note:
        note = cell.add_paragraph()
        note.alignment = WD_ALIGN_PARAGRAPH.CENTER
        put(note, signer.note, 13, italic=True)
    name = cell.add_paragraph()
    name.alignment = WD_ALIGN_PARAGRAPH.CENTER
    name.paragraph_format.space_before = Pt(_SIGNING_ROOM_PT + 16 * lines_short)
    put(name, signer.name, 14, bold=True)


def _recipients(cell: _Cell, recipients: Sequence[str], filed: str) -> None:
    put(first_paragraph(cell), "Nơi nhận:", 12, bold=True, italic=True)
    for name in recipients:
        put(cell.add_paragraph(), f"- {name.strip().lstrip('- ').rstrip(' ;,.')};", 11)
    put(cell.add_paragraph(), f"- Lưu: {filed.rstrip(' ;,.')}.", 11)

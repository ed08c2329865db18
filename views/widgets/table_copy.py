"""What a table puts on the clipboard: text for Excel and HTML for cells with line breaks."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData


def clipboard_data(rows: Sequence[Sequence[str]]) -> QMimeData:
    """Return `rows` (the first one the titles) as tab-separated text and as an HTML table.

    A cell with a tab, a line break or a quotation mark is quoted the way Excel reads it. The HTML
    marks every cell as text, so that Excel neither computes nor reformats it.
    """
    data = QMimeData()
    data.setText("\n".join("\t".join(map(_tsv_cell, row)) for row in rows))
    data.setHtml(f"<meta charset='utf-8'><table>{''.join(map(_html_row, rows))}</table>")
    return data


def _tsv_cell(text: str) -> str:
    if any(sign in text for sign in '\t\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _html_row(row: Sequence[str]) -> str:
    cells = (
        escape(text).replace("\n", "<br style='mso-data-placement:same-cell'>") for text in row
    )
    joined = "".join(f"<td style='mso-number-format:\"\\@\"'>{cell}</td>" for cell in cells)
    return f"<tr>{joined}</tr>"

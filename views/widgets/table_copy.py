"""What a table puts on the clipboard: text for Excel and HTML for cells with line breaks."""

import atexit
from collections.abc import Sequence
from functools import cache
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

# Without a screen Qt itself keeps what was copied, and lets go of it after Python has ended.
_WITHOUT_SCREEN = ("offscreen", "minimal")


def copy_to_clipboard(rows: Sequence[Sequence[str]]) -> None:
    """Put `rows` (the first one the titles) there as tab-separated text and as an HTML table.

    A cell with a tab, a line break or a quotation mark is quoted the way Excel reads it. The HTML
    marks every cell as text, so that Excel neither computes nor reformats it.
    """
    QGuiApplication.clipboard().setMimeData(_data(rows))
    if QGuiApplication.platformName() in _WITHOUT_SCREEN:
        _let_go_before_python_ends()


@cache
def _let_go_before_python_ends() -> None:
    """Have the clipboard emptied at the end, once: destroying a Python object later crashes."""
    atexit.register(_let_go)


def _let_go() -> None:
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


def _data(rows: Sequence[Sequence[str]]) -> QMimeData:
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

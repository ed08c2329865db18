"""The house look of workbooks, and how tall a row must be so that nothing in it is cut."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from models.domain.values import decimal_text
from models.excel.cells import CellValue
from models.excel.columns import Column, Form
from models.excel.styles import Style, StyleBook

TITLE = Style(size=15, bold=True, colour="FF0B5CAD", wrap=False)
SUBTITLE = Style(size=11, colour="FF5B6570", wrap=False)
HINT = Style(size=10, italic=True, colour="FF5B6570", wrap=False)
HEADER = Style(
    size=10.5, bold=True, colour="FFFFFFFF", fill="FF0B5CAD", border=True, horizontal="center"
)
INPUT_HEADER = replace(HEADER, fill="FF1B7F4B")
BODY = Style(size=10.5, border=True, fill="FFF6F7F9")
INPUT = Style(size=10.5, border=True, fill="FFFFFBE6", locked=False)
PLAIN = Style(size=10.5, border=True)
STRONG = Style(size=10.5, border=True, bold=True)
KEY = Style(size=8, colour="FF9AA3AD", wrap=False)
_LINE_POINTS = 14.5
_TALLEST_POINTS = 400.0
_MOST_PLACES = 6
_AIR = 1.05
_SMALL_GAIN = 1.35


def number_format(value: Decimal | None) -> str:
    """Return the format that shows every digit of `value`, grouped."""
    if value is None:
        return "General"
    _, _, places = decimal_text(value).partition(".")
    if len(places) > _MOST_PLACES:
        return "General"
    return f"#,##0.{'0' * len(places)}" if places else "#,##0"


def roomy_widths(columns: Iterable[Column]) -> list[float]:
    """Return the widths as the text of each column sees them: small letters have more room."""
    return [column.width * (_SMALL_GAIN if column.is_small else 1) for column in columns]


class Looks:
    """Style numbers of a workbook's columns, remembered by what decides them."""

    def __init__(self, styles: StyleBook, columns: Sequence[Column]) -> None:
        self._styles = styles
        self._columns = columns
        self._numbers: dict[str, list[int]] = {}
        self._plain = [self._style(column, "General") for column in columns]
        self._number_at = [
            index for index, column in enumerate(columns) if column.form is Form.NUMBER
        ]

    def of_row(self, values: Sequence[CellValue]) -> list[int]:
        """Return the style number of each cell of a row."""
        styles = self._plain.copy()
        for index in self._number_at:
            value = values[index]
            if isinstance(value, Decimal):
                styles[index] = self._number_style(index, number_format(value))
        return styles

    def of_header(self) -> list[int]:
        """Return the style number of each header cell."""
        return [
            self._styles.number(INPUT_HEADER if column.is_input else HEADER)
            for column in self._columns
        ]

    def _number_style(self, index: int, code: str) -> int:
        known = self._numbers.get(code)
        if known is None:
            known = self._numbers[code] = [self._style(column, code) for column in self._columns]
        return known[index]

    def _style(self, column: Column, code: str) -> int:
        base = INPUT if column.is_input else BODY
        if column.is_small:
            base = replace(base, size=8)
        horizontal = "center" if column.centred else "left"
        if column.form is Form.NUMBER:
            return self._styles.number(replace(base, horizontal="right", number_format=code))
        if column.form is Form.DATE:
            return self._styles.number(
                replace(base, horizontal="center", number_format="dd/mm/yyyy")
            )
        return self._styles.number(replace(base, horizontal=horizontal))


def row_height(values: Iterable[CellValue], widths: Iterable[float]) -> float:
    """Return the height in points in which every wrapped text of a row can be seen."""
    lines = 1
    for value, width in zip(values, widths, strict=False):
        if isinstance(value, str) and (len(value) > width - 3 or "\n" in value):
            lines = max(lines, _line_count(value, width))
    return min(lines * _LINE_POINTS + 4, _TALLEST_POINTS)


def _line_count(text: str, width: float) -> int:
    room = max(int(width * _AIR) - 2, 1)
    count = 0
    for paragraph in text.split("\n"):
        count += 1
        used = 0
        for word in paragraph.split(" "):
            size = len(word)
            if used and used + 1 + size > room:
                count += 1
                used = 0
            if size > room:
                count += size // room
                size %= room
            used += size + (1 if used else 0)
    return count

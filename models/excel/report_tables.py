"""Report tables as a workbook: A4 landscape, repeated head, numbers as numbers."""

import io
import re
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from models.domain.report_tables import ReportTable

_FACE = "Times New Roman"
_LINE = Side(style="thin", color="FF9AA3AD")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", fgColor="FFE3EEF9")
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f￾￿]")
_UNFIT_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_LINE_POINTS, _AIR, _SHARE = 15.0, 0.95, 0.72
_LONGEST_CELL = 32_000


def write_report_tables(tables: Sequence[tuple[str, ReportTable]]) -> bytes:
    """Return a workbook with a sheet for each table, under the name given with it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, table in tables:
        _write(book.create_sheet(_UNFIT_NAME.sub(" ", name)[:_LONGEST_NAME]), table)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write(sheet: Worksheet, table: ReportTable) -> None:
    width = len(table.columns)
    row = 1
    for text, font in (
        (table.title, Font(name=_FACE, size=14, bold=True)),
        (table.subtitle, Font(name=_FACE, size=12)),
        (table.note, Font(name=_FACE, size=11, italic=True)),
    ):
        if text:
            cell = _put(sheet, row, 1, text, font)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
            characters = sum(column.width for column in table.columns)
            sheet.row_dimensions[row].height = 20.0 * (1 + len(text) // max(characters, 20))
            row += 1
    head = row
    for place, column in enumerate(table.columns, start=1):
        cell = _put(sheet, head, place, column.head, Font(name=_FACE, size=11, bold=True))
        cell.fill = _HEAD
        cell.border = _BOX
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(place)].width = column.width * _SHARE
    for number, line in enumerate(table.rows, start=head + 1):
        for place, value in enumerate(line.cells, start=1):
            cell = _put(sheet, number, place, value, Font(name=_FACE, size=11, bold=line.total))
            cell.border = _BOX
            is_number = isinstance(value, int)
            if is_number:
                cell.number_format = "#,##0" if table.columns[place - 1].grouped else "0"
            cell.alignment = Alignment(
                horizontal="right" if is_number else "left", vertical="top", wrap_text=True
            )
        lines = max(_lines(table, place, value) for place, value in enumerate(line.cells))
        sheet.row_dimensions[number].height = _LINE_POINTS * lines + 2
    _set_up_page(sheet, head, head + len(table.rows), width)


def _lines(table: ReportTable, place: int, value: str | int | None) -> int:
    """Return how many lines a value needs in its column; a row never cuts its text."""
    room = max(int(table.columns[place].width * _SHARE * _AIR), 1)
    return sum(-(-len(part) // room) or 1 for part in str(value or "").split("\n"))


def _put(sheet: Worksheet, row: int, column: int, value: str | int | None, font: Font):  # type: ignore[no-untyped-def] # noqa: ANN202 - openpyxl's cell
    """Write one cell; text stays text whatever it begins with."""
    cell = sheet.cell(row=row, column=column)
    if isinstance(value, str):
        cell.value = _UNFIT.sub(" ", value)[:_LONGEST_CELL]
        cell.data_type = "s"
    else:
        cell.value = value
    cell.font = font
    return cell


def _set_up_page(sheet: Worksheet, head: int, last: int, width: int) -> None:
    sheet.freeze_panes = f"A{head + 1}"
    if last > head:
        sheet.auto_filter.ref = f"A{head}:{get_column_letter(width)}{last}"
    sheet.print_title_rows = f"{head}:{head}"
    page = sheet.page_setup
    page.orientation, page.paperSize, page.fitToWidth, page.fitToHeight = "landscape", 9, 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "Trang &P / &N"

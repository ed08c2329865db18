"""Sheets of a paper as a workbook: its words, its tables to sort and count, its charts as Excel's.

Nothing in a cell is ever a formula: every text goes in as text, whatever it begins with.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from models.domain.sheets.blocks import (
    Align,
    Chart,
    Grid,
    Head,
    Look,
    Row,
    Sheet,
    Signatures,
    Text,
    Title,
)
from models.excel.cells import shown_text

_NUMBER = re.compile(
    r"(?P<whole>-?[0-9]{1,3}(?:\.[0-9]{3})*|-?[0-9]+)"
    r"(?:,(?P<decimals>[0-9]{1,8}))?(?P<percent> ?%)?"
)
_FACE = "Times New Roman"
_SIZE = 11
_WORDS_WIDTH = 72
_GRID_WIDTH = 150
_LINE_POINTS = 15
_LONGEST_NAME = 31
_CHART_CM = (22, 0.6)
_HEAD_FILL = PatternFill("solid", fgColor="FFE3EDF7")
_GROUP_FILL = PatternFill("solid", fgColor="FFF6F7F9")
_LINE = Side(style="thin", color="FF9AA3AD")
_RULED = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_GREYS = ("333333", "8C8C8C", "BFBFBF", "E0E0E0", "FFFFFF")


def write_paper_workbook(sheets: Sequence[Sheet], title: str) -> bytes:
    """Return the workbook: a page for each sheet, and one for each of its charts."""
    book = Workbook()
    book.remove(book.active)
    book.properties.title = shown_text(title)
    book.properties.creator = "Sổ Thi đua"
    for sheet in sheets:
        if any(isinstance(block, Grid) for block in sheet.blocks):
            _add_grid_page(book, sheet)
        else:
            _add_words_page(book, sheet)
        for block in sheet.blocks:
            if isinstance(block, Chart):
                _add_chart_page(book, block)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _add_words_page(book: Any, sheet: Sheet) -> None:  # noqa: ANN401 - openpyxl has no types
    page = _page(book, sheet.name, landscape=False)
    page.column_dimensions["A"].width = _WORDS_WIDTH
    for block in sheet.blocks:
        for text, font, across in _words(block):
            cell = _put(page, page.max_row + 1 if page["A1"].value is not None else 1, 1, text)
            cell.font = font
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal=across)
            page.row_dimensions[cell.row].height = _height(text, _WORDS_WIDTH)


def _words(block: object) -> list[tuple[str, Font, str]]:
    match block:
        case Head():
            lines = [block.letterhead.superior, block.letterhead.agency, block.numbered]
            return [(line, _font(bold=True), "left") for line in lines if line]
        case Title():
            parts = [block.title, block.subject, block.note]
            return [(part, _font(bold=True, size=13), "center") for part in parts if part]
        case Text():
            text = f"{block.label} {block.text}".strip()
            bold = block.look in (Look.SECTION, Look.CLAUSE)
            return [(text, _font(bold=bold), "left")] if text else []
        case Signatures():
            signers = [(signer.title.upper(), signer.name) for signer in block.signers]
            return [(part, _font(bold=True), "right") for pair in signers for part in pair if part]
        case _:
            return []


def _add_grid_page(book: Any, sheet: Sheet) -> None:  # noqa: ANN401 - as above
    page = _page(book, sheet.name, landscape=True)
    grid = next(block for block in sheet.blocks if isinstance(block, Grid))
    count = len(grid.columns)
    row = 0
    for block in sheet.blocks:
        if isinstance(block, Title):
            for text, font, _ in _words(block):
                row += 1
                cell = _put(page, row, 1, text)
                cell.font = font
                page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=count)
                cell.alignment = Alignment(horizontal="center", wrap_text=True)
    row += 1
    shares = sum(column.share for column in grid.columns)
    widths = [max(6, _GRID_WIDTH * column.share / shares) for column in grid.columns]
    for place, (column, width) in enumerate(zip(grid.columns, widths, strict=True), start=1):
        page.column_dimensions[get_column_letter(place)].width = width
        cell = _put(page, row, place, column.head)
        cell.font, cell.fill, cell.border = _font(bold=True), _HEAD_FILL, _RULED
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    page.freeze_panes = page.cell(row=row + 1, column=1)
    page.print_title_rows = f"{row}:{row}"
    for item in grid.rows:
        row += 1
        _add_row(page, row, item, grid, widths)


def _add_row(page: Any, row: int, item: Row, grid: Grid, widths: Sequence[float]) -> None:  # noqa: ANN401 - as above
    if item.spanning:
        cell = _put(page, row, 1, item.cells[0])
        page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(grid.columns))
        cell.font, cell.fill = _font(bold=True), _GROUP_FILL
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        return
    for place, (text, column) in enumerate(zip(item.cells, grid.columns, strict=True), start=1):
        is_words = column.align is Align.LEFT
        cell = _put(page, row, place, text) if is_words else _put_figure(page, row, place, text)
        across = "left" if column.align is Align.LEFT else "center"
        cell.alignment = Alignment(horizontal=across, vertical="top", wrap_text=True)
        cell.font, cell.border = _font(), _RULED
    tallest = max(_height(text, width) for text, width in zip(item.cells, widths, strict=True))
    page.row_dimensions[row].height = tallest


def _add_chart_page(book: Any, block: Chart) -> None:  # noqa: ANN401 - as above
    page = _page(book, "Biểu đồ", landscape=True)
    page.column_dimensions["A"].width = 44
    for place, text in enumerate(("Lĩnh vực", *block.kinds), start=1):
        cell = _put(page, 1, place, text)
        cell.font, cell.fill, cell.border = _font(bold=True), _HEAD_FILL, _RULED
        cell.alignment = Alignment(wrap_text=True, horizontal="center")
    for row, bar in enumerate(block.bars, start=2):
        _put(page, row, 1, bar.name).font = _font()
        for place, count in enumerate(bar.counts, start=2):
            page.cell(row=row, column=place, value=count).font = _font()
    last = len(block.bars) + 1
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap = "bar", "stacked", 100
    chart.title = shown_text(block.caption)
    chart.add_data(
        Reference(page, min_col=2, max_col=len(block.kinds) + 1, min_row=1, max_row=last),
        titles_from_data=True,
    )
    chart.set_categories(Reference(page, min_col=1, min_row=2, max_row=last))
    chart.width, chart.height = _CHART_CM[0], max(7, _CHART_CM[1] * len(block.bars) + 3)
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.legend.position = "b"
    for series, grey in zip(chart.series, _GREYS, strict=False):
        series.graphicalProperties.solidFill = grey
        series.graphicalProperties.line.solidFill = "333333"
    page.add_chart(chart, f"A{last + 2}")


def _page(book: Any, name: str, *, landscape: bool) -> Any:  # noqa: ANN401 - as above
    page = book.create_sheet(shown_text(name)[:_LONGEST_NAME])
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation = "landscape" if landscape else "portrait"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.sheet_view.showGridLines = False
    return page


def _put_figure(page: Any, row: int, column: int, text: str) -> Any:  # noqa: ANN401 - as above
    """Write a number as a number that shows the same digits, anything else as text."""
    found = _NUMBER.fullmatch(text.replace("\u00a0", " "))
    if found is None:
        return _put(page, row, column, text)
    whole, decimals = found["whole"].replace(".", ""), found["decimals"] or ""
    cell = page.cell(row=row, column=column)
    cell.value = Decimal(f"{whole}.{decimals}" if decimals else whole)
    places = f".{'0' * len(decimals)}" if decimals else ""
    cell.number_format = f"#,##0{places}" + ('" %"' if found["percent"] else "")
    return cell


def _put(page: Any, row: int, column: int, text: str) -> Any:  # noqa: ANN401 - as above
    """Write `text` as text: openpyxl would read "=…" as a formula."""
    cell = page.cell(row=row, column=column)
    cell.value = shown_text(text)
    cell.data_type = "s"
    return cell


def _font(*, bold: bool = False, size: int = _SIZE) -> Font:
    return Font(name=_FACE, size=size, bold=bold)


def _height(text: str, width: float) -> float:
    lines = sum(max(1, -(-len(line) // max(1, int(width * 1.05)))) for line in text.split("\n"))
    return float(_LINE_POINTS * max(1, lines) + 3)

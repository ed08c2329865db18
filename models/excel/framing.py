"""The head of every table in a package: titles, the hidden row of keys, the header."""

from collections.abc import Sequence

from models.excel import looks
from models.excel.columns import Column
from models.excel.sheet import Sheet
from models.excel.workbook import Workbook


def start_table(
    book: Workbook, sheet: Sheet, columns: Sequence[Column], titles: Sequence[str]
) -> looks.Looks:
    """Write titles, the hidden row of column keys and the header; set what repeats and stays."""
    styles = book.styles
    title = styles.number(looks.TITLE)
    for number, text in enumerate(titles):
        look = title if number == 0 else styles.number(looks.SUBTITLE)
        sheet.add_row([None, text], [0, look], height=22 if number == 0 else 16)
    key = styles.number(looks.KEY)
    sheet.add_row([column.key for column in columns], [key] * len(columns), hidden=True)
    own = looks.Looks(styles, columns)
    headers = [column.header for column in columns]
    widths = tuple(column.width for column in columns)
    height = max(looks.row_height(headers[1:], [width * 0.85 for width in widths[1:]]), 30)
    header = sheet.add_row(headers, own.of_header(), height=height)
    sheet.widths = widths
    sheet.hidden_columns = frozenset({1})
    sheet.frozen_rows = header
    sheet.header_rows = (header, header)
    sheet.protected = True
    return own

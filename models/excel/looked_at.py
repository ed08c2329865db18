"""Sheets that are only looked at: changes made there by hand are told, never taken."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from models.domain.carried import RowValue
from models.domain.errors import Problem, Severity
from models.domain.package import Unknown
from models.domain.submission import Told, told_of
from models.domain.text import match_key, nfc
from models.excel.columns import ROW_KEY, Column, Form
from models.excel.grid import Grid
from models.excel.table import Table, find_table
from models.excel.told import PAGES, Page, shown

# Names come from the receiver's and the sender's own catalogues, and numbers from the order.
_NOT_COMPARED = (ROW_KEY, "order", "programme")
_COMPARED_LENGTH = 1000
_MOST_TOLD = 50


def changes_on_lists(
    grids: Mapping[str, Grid], rows: Sequence[RowValue]
) -> tuple[list[Problem], list[Unknown]]:
    """Return a warning for each row that is not as the package's copy has it, and odd columns.

    `rows` are the copy; dates and numbers are not compared, as other programs write them anew.
    """
    problems: list[Problem] = []
    unknown: list[Unknown] = []
    told = told_of(rows, {}, {})
    for page in PAGES:
        table = _table_of(page, grids)
        if table is None:
            continue
        unknown += table.unknown
        expected = [item for item in told if item.entity == page.entity]
        problems += list(_changes(page, table, expected))[:_MOST_TOLD]
    return problems, unknown


def _table_of(page: Page, grids: Mapping[str, Grid]) -> Table | None:
    wanted = match_key(page.name)
    names = (name for name in grids if match_key(name) == wanted)
    tables = (find_table(name, grids[name], page.columns) for name in names)
    return next((table for table in tables if table is not None), None)


def _changes(page: Page, table: Table, expected: Sequence[Told]) -> Iterator[Problem]:
    columns = [column for column in page.columns if _is_compared(column, table)]
    copies = Counter(tuple(_plain(shown(one, item)) for one in columns) for item in expected)
    for row in table.rows():
        said = tuple(_plain(table.text(row, column.key)) for column in columns)
        if not any(said):
            continue
        if copies[said]:
            copies[said] -= 1
            continue
        yield Problem(
            sheet=table.sheet,
            cell=table.address(row, "name") if "name" in table.columns else f"A{row}",
            code="",
            found=" · ".join(text for text in said if text)[:100],
            message=(
                "Dòng này được sửa hay thêm trên danh sách chỉ để xem nên không được nhận. "
                f"Đơn vị hãy sửa ở {page.source} trong phần mềm rồi xuất lại gói."
            ),
            severity=Severity.WARNING,
        )


def _is_compared(column: Column, table: Table) -> bool:
    is_text = column.form is not Form.DATE and column.key not in _NOT_COMPARED
    return is_text and column.key in table.columns


def _plain(text: object) -> str:
    return " ".join(nfc(str(text or "")).split())[:_COMPARED_LENGTH]

"""What a table shows, read where it does not hold up the screen."""

from collections.abc import Callable, Sequence
from typing import Any

from models.domain.sheets.blocks import Row
from models.domain.sheets.listing import ShownColumn, ShownTable
from views.widgets.facts_model import Column
from views.widgets.status import status_look
from views.widgets.table import TableView

Listing = Callable[[], ShownTable]


def listing_of(table: TableView, title: str) -> Listing:
    """Return what reads the rows, columns and order that `table` has now, on any thread."""
    model = table.facts_model()
    places = table.visible_columns()
    columns = [model.columns[place] for place in places]
    facts, whole = model.facts(), len(model.all_facts())
    note = ""
    if len(facts) < whole:
        note = f"Đang lọc: {len(facts)} trong {whole} dòng."

    def read() -> ShownTable:
        shown, cells = _columns(columns), [_cells(columns, fact) for fact in facts]
        kept = [place for place, column in enumerate(shown) if _is_worth(column, place, cells)]
        return ShownTable(
            title=title,
            note=note,
            columns=tuple(shown[place] for place in kept),
            rows=tuple(Row(cells=tuple(row[place] for place in kept)) for row in cells),
        )

    return read


def _columns(columns: Sequence[Column[Any]]) -> list[ShownColumn]:
    """Return the columns; a number with a unit beside it has the unit in a column of its own."""
    shown: list[ShownColumn] = []
    for column in columns:
        shown.append(ShownColumn(title=column.title, numeric=column.numeric))
        if column.unit is not None:
            shown.append(ShownColumn(title="Đơn vị tính"))
    return shown


def _cells(columns: Sequence[Column[Any]], fact: object) -> list[str]:
    cells: list[str] = []
    for column in columns:
        text = column.text(fact)
        verdict = column.status(fact) if column.status else None
        cells.append(text or (status_look(verdict).word if verdict else ""))
        if column.unit is not None:
            cells.append(column.unit(fact))
    return cells


def _is_worth(column: ShownColumn, place: int, cells: Sequence[Sequence[str]]) -> bool:
    """Say whether a column has a title or says anything: columns of buttons do not print."""
    return bool(column.title) or any(row[place] for row in cells)

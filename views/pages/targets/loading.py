"""Reads what the page shows, off the GUI thread."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from models.domain.periods import PeriodKind
from models.usecases.desk import Desk
from models.usecases.programmes import list_programmes
from models.usecases.results_grid import load_grid
from models.usecases.targets import list_targets
from views.pages.targets.bulk import Programme
from views.pages.targets.cells import Cells
from views.pages.targets.rows import TargetRow, rows_of

_MANY = 2000
Loaded = tuple[tuple[TargetRow, ...], tuple[Programme, ...]]


def load_rows(desk: Desk, year: int, period: str) -> Loaded:
    """Return the rows with the results of `period`, and the programmes they belong to."""
    with _unscanned() as made:
        rows = rows_of(list_targets(desk, year), period)
        made.append(len(rows))
    programmes = tuple(
        (item.code, item.title, tuple((f.code, f.name) for f in item.fields))
        for item in list_programmes(desk, year)
    )
    return rows, programmes


def load_cells(desk: Desk, year: int, kind: PeriodKind) -> Cells:
    """Return what stands in the cells of the grid over one kind of periods."""
    with _unscanned() as made:
        grid = load_grid(desk, year, kind)
        made.append(len(grid.results))
        return Cells(grid)


@contextmanager
def _unscanned() -> Iterator[list[int]]:
    """Keep many new facts out of the collector's rounds, each of which would halt the window.

    A round over a million objects takes a tenth of a second and more with the interpreter held.
    Facts hold no cycles and go by themselves. The number made is told through the list given.
    """
    made: list[int] = []
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield made
        if sum(made) > _MANY:
            gc.freeze()
    finally:
        if was_on:
            gc.enable()

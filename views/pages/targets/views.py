"""The list and the grid of the same targets, one of them in sight; and the place for a third."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.domain.periods import PeriodKind
from models.domain.results import Result
from models.domain.verdicts import Judgement
from models.usecases.results_grid import GridFacts, MilestoneEdit, phase_verdicts
from models.usecases.targets import TargetLine
from views.context import PageContext
from views.job import Job
from views.pages.targets.bar import LIST
from views.pages.targets.cells import Cells
from views.pages.targets.filtering import TargetFilter
from views.pages.targets.grid import GridModel, GridTable
from views.pages.targets.loading import load_cells
from views.pages.targets.rows import TargetRow, columns, replaced
from views.pages.targets.table import TargetModel, TargetTable


class TargetViews(QStackedWidget):
    """Shows the rows of the year as a list or as a grid; `grid_shown` follows every new grid."""

    grid_shown = Signal()

    def __init__(
        self,
        context: PageContext,
        check: Callable[[TargetRow, str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._view = LIST
        self._filter = TargetFilter()
        self._shows_plan = False
        self._job: Job | None = None
        self.model = TargetModel(columns(), self)
        self.table = TargetTable(check, context.memory, self)
        self.grid = GridTable(check, context.memory, self)
        self.table.set_model(self.model)
        none = GridFacts(periods=(), results={}, plans={})
        self.grid.set_grid(GridModel(Cells(none), (), self.grid), "month")
        self.addWidget(self.table)
        self.addWidget(self.grid)

    def in_sight(self) -> TargetTable | GridTable:
        """Return the list or the grid, whichever was chosen."""
        return self.table if self._view == LIST else self.grid

    def shown_count(self) -> int:
        """Return how many targets the filter leaves."""
        return self.in_sight().facts_model().rowCount()

    def current_row(self) -> TargetRow | None:
        """Return the row that is current, if one is."""
        fact = self.in_sight().current_fact()
        return fact if isinstance(fact, TargetRow) else None

    def select(self, target: str) -> bool:
        """Go to a target by its id; False where the filter hides it."""
        return self.in_sight().select_fact(lambda row: row.id == target)

    def type_again(self, row: TargetRow) -> None:
        """Open the cell that an entry for `row` came from; Enter has gone on to the next."""
        if not self.select(row.id):
            return
        if self._view == LIST:
            self.table.edit_current()
        else:
            self.grid.edit_period(row.period)

    def choose(self, view: str) -> None:
        """Show the list, or the grid over one kind of periods once it is read."""
        self._view = view
        if view == LIST:
            self.setCurrentWidget(self.table)
            self.set_filter(self._filter)
        else:
            self._read_grid()

    def set_rows(self, rows: tuple[TargetRow, ...]) -> None:
        """Show other rows; the grid is read again where it is in sight."""
        self.model.set_facts(rows)
        if self._view != LIST:
            self._read_grid()

    def set_filter(self, wanted: TargetFilter) -> None:
        """Show only the rows that `wanted` keeps; the current one stays where it is kept."""
        self._filter = wanted
        current = self.current_row()
        self.in_sight().facts_model().set_filter(_keep(wanted))
        if current is not None:
            self.select(current.id)

    def set_period(self, period: str) -> None:
        """Show the results of `period` in the list."""
        self.model.renew(lambda row: replaced(row, row.line, period))

    def show_plan(self, *, shown: bool) -> None:
        """Show milestones in the grid instead of results, or results again."""
        self._shows_plan = shown
        self.grid.grid().show_plan(shown=shown)

    def take_entered(self, lines: Iterable[TargetLine], cells: Iterable[Result]) -> None:
        """Show newer `lines` in both views, and `cells` of any year in the grid."""
        newest = {line.target.id: line for line in lines}

        def newer(row: TargetRow) -> TargetRow:
            line = newest.get(row.id)
            return row if line is None else replaced(row, line, row.period)

        self.model.renew(newer)
        grid = self.grid.grid()
        grid.cells.renew(cells)
        grid.renew(newer)
        if self._view == PeriodKind.PHASE.value and newest:
            self._read_verdicts(frozenset(newest))

    def take_plan(self, edits: Iterable[MilestoneEdit]) -> None:
        """Show milestones that were written."""
        grid = self.grid.grid()
        edits = tuple(edits)
        if not edits:
            return
        for edit in edits:
            grid.cells.set_plan(edit.target, edit.period, edit.value)
        grid.repaint_all()

    def _read_grid(self) -> None:
        desk, year, kind = self._context.desk, self._context.year, PeriodKind(self._view)
        if self._job is not None:
            self._job.cancel()

        def show(cells: Cells) -> None:
            if self._view == kind.value:
                self._show_grid(cells)

        self._job = self._context.jobs.read(
            lambda _token: load_cells(desk, year, kind), show, owner=self
        )

    def _read_verdicts(self, targets: frozenset[str]) -> None:
        """Judge the phases of these targets again; the cells stay as they are."""
        desk, year, grid = self._context.desk, self._context.year, self.grid.grid()

        def show(verdicts: dict[tuple[str, str], Judgement]) -> None:
            grid.cells.set_verdicts(verdicts)
            grid.repaint_all()

        self._context.jobs.read(
            lambda _token: phase_verdicts(desk, year, targets), show, owner=grid
        )

    def _show_grid(self, cells: Cells) -> None:
        current = self.current_row()
        cells.shows_plan = self._shows_plan
        model = GridModel(cells, self.model.all_facts(), self.grid)
        model.set_filter(_keep(self._filter))
        self.grid.set_grid(model, self._view)
        self.setCurrentWidget(self.grid)
        if current is not None:
            self.select(current.id)
        self.grid_shown.emit()


def _keep(wanted: TargetFilter) -> Callable[[TargetRow], bool] | None:
    return None if wanted.asks_nothing else wanted.keeps

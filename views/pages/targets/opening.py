"""The pane on the right of the targets: made when first needed, read anew for each row."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from models.usecases.targets import TargetDetail, get_target
from views.context import PageContext
from views.job import Job
from views.pages.targets.detail import TargetPane
from views.pages.targets.keeper import ResultKeeper
from views.pages.targets.rows import TargetRow
from views.pages.targets.views import TargetViews
from views.widgets.page import PageFrame


class PaneOpener(QObject):
    """Opens the pane on the right of `page` for a row, and keeps it on the current one.

    `period` answers the one that results of the list are entered for. `evidence_changed` and
    `goal_changed` carry what the pane saved, `page_requested` where it leads.
    """

    evidence_changed = Signal(object, object)
    goal_changed = Signal(object, object)
    page_requested = Signal(str, str)

    def __init__(
        self,
        context: PageContext,
        keeper: ResultKeeper,
        views: TargetViews,
        page: PageFrame,
        period: Callable[[], str],
    ) -> None:
        super().__init__(page)
        self._context = context
        self._keeper = keeper
        self._views = views
        self._page = page
        self._period = period
        self._pane: TargetPane | None = None
        self._job: Job | None = None

    @property
    def pane(self) -> TargetPane:
        """The pane; made when it is first needed."""
        if self._pane is None:
            self._pane = TargetPane(self._context, self._keeper, self._page)
            self._pane.propose_period(self._period())
            self._pane.evidence_changed.connect(self.evidence_changed)
            self._pane.goal_changed.connect(self.goal_changed)
            self._pane.page_requested.connect(self.page_requested)
            self._page.set_detail(self._pane, self.tr("Chi tiết chỉ tiêu"))
        return self._pane

    def propose(self, period: str) -> None:
        """Take results of `period` in the pane from now on."""
        if self._pane is not None:
            self._pane.propose_period(period)

    def open_row(self, row: object) -> None:
        """Open the pane for `row`."""
        if isinstance(row, TargetRow):
            self.pane.setEnabled(True)  # made here the first time
            self._page.show_detail(row.line.field_name)
            self.follow(row)

    def follow(self, row: object) -> None:
        """Show `row` in the pane where that is open."""
        if isinstance(row, TargetRow) and self._page.detail_visible():
            self._page.show_detail(row.line.field_name)
            self.read()

    def read(self) -> None:
        """Read again what the open pane shows."""
        row = self._views.current_row()
        if row is None or not self._page.detail_visible():
            return
        desk, year, wanted = self._context.desk, self._context.year, row.id
        if self._job is not None:
            self._job.cancel()
        self._job = self._context.jobs.read(
            lambda _token: get_target(desk, wanted, year), self._show, owner=self
        )

    def _show(self, detail: TargetDetail) -> None:
        self.pane.show_target(detail, self._period())

# ruff: noqa: T201 - a script that prints its table
"""The page of the targets with 10,000 targets and 12 months each, against a bare QTableView.

Run from the repository root: ``python tests/bench/bench_grid.py [TARGETS]``. Longest stretch
means the longest time the GUI thread was busy without coming back to the event loop while the
thing was done, measured around every event that Qt delivers; ours beside a bare QTableView over
lists that does the same to the same texts. Wall time is what a user waits; the processor time of
the GUI thread is there because a busy machine stretches the former. Reads beside the GUI thread
share one interpreter with it, so what they cost it is part of the stretch. Judging is measured
against loading the same targets and their results with SQLAlchemy.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QTableView
from sqlalchemy import insert, select
from typing_extensions import override

from desktop.turns import shorten_turns
from models.schema.targets import ResultRow, TargetRow
from models.usecases.desk import Desk, Surroundings
from models.usecases.standing import judgement_of
from models.usecases.targets import list_targets
from models.usecases.workspace import create_workspace
from tests.fake_ask import FakeAsk
from views import theme
from views.context import PageContext
from views.job import Jobs
from views.pages.targets.page import TargetsPage

YEAR = 2023
MONTHS = 12
PASTED = 1000
COLUMNS = 16
SCROLLS = 200
ROUNDS = 3
LIMIT_MS, SCROLL_LIMIT_MS = 50.0, 16.0
Index = QModelIndex | QPersistentModelIndex
Times = tuple[float, float]
Turn = Callable[[QTableView, int], None]


class Clocked(QApplication):
    """Notes the longest time one event took, on the wall and of the processor."""

    longest = (0.0, 0.0)
    _depth = 0

    @override
    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._depth:
            return bool(super().notify(receiver, event))
        self._depth += 1
        started = clocks()
        try:
            return bool(super().notify(receiver, event))
        finally:
            self._depth -= 1
            self.longest = longer(self.longest, since(started))


class Memory:
    """Forgets every column state."""

    def load(self, table: str) -> str | None:
        return "month" if table == "targets-view" else None

    def save(self, table: str, state: str) -> None:
        del table, state


class BareModel(QAbstractTableModel):
    """A list of lists, and nothing else."""

    def __init__(self, rows: list[list[str]]) -> None:
        super().__init__()
        self.rows = rows

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own shape
        return len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own shape
        return COLUMNS

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return (
            self.rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None
        )

    def replace(self, rows: list[list[str]]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()


def main(targets: int) -> None:
    shorten_turns()  # as the program does
    app = Clocked([])
    theme.install(app, theme.Scheme.LIGHT)
    with tempfile.TemporaryDirectory() as folder:
        desk = big_workspace(Path(folder), targets)
        print(f"{targets} targets x {MONTHS} months; longest stretch on the GUI thread")
        print(f"{'':<22}{'ours':>9}{'bare':>9}{'ratio':>7}{'ours':>10}{'bare':>9}{'ratio':>7}")
        print(
            f"{'what':<22}{'ms':>9}{'ms':>9}{'':>7}{'CPU ms':>10}{'CPU ms':>9}{'':>7}{'limit':>8}"
        )
        bench = Bench(app, desk)
        for name, measure, limit in (
            ("open", bench.open, LIMIT_MS),
            ("sort", bench.sort, LIMIT_MS),
            ("filter", bench.filter, LIMIT_MS),
            (f"paste {PASTED} cells", bench.paste, LIMIT_MS),
            ("drag the bar", bench.drag, SCROLL_LIMIT_MS),
            ("page down", bench.page_down, SCROLL_LIMIT_MS),
            ("turn the wheel", bench.wheel, SCROLL_LIMIT_MS),
        ):
            ours, bare = measure()
            told = "".join(
                f"{mine:>{wide}.1f}{theirs:>9.1f}{mine / theirs:>7.1f}"
                for mine, theirs, wide in zip(ours, bare, (9, 10), strict=True)
            )
            print(f"{name:<22}{told}{limit:>8.0f}{'' if ours[0] <= limit else '  over'}")
        bench.close()
        judging(desk)
        desk.store.close()


class Bench:
    """Our page and a bare view side by side; every method returns our and the bare stretch."""

    def __init__(self, app: Clocked, desk: Desk) -> None:
        self._app = app
        self._jobs = Jobs(FakeAsk(), app)
        self._context = PageContext(
            desk=desk, year=YEAR, ask=FakeAsk(), jobs=self._jobs, memory=Memory()
        )
        self._bare = QTableView()
        self._bare.resize(1366, 600)
        self._model = BareModel([])
        self._rows: list[list[str]] = []
        self.page: TargetsPage | None = None

    def open(self) -> tuple[Times, Times]:
        ours = self._ours(self._open_page)
        grid = self._shown().grid.grid()
        count = grid.rowCount()
        self._rows = [
            [str(grid.index(row, column).data() or "") for column in range(COLUMNS)]
            for row in range(count)
        ]
        return ours, self._theirs(self._open_bare)

    def sort(self) -> tuple[Times, Times]:
        grid = self._shown().grid
        march = grid.grid().column_index(f"p:{YEAR}-03")
        ours = self._ours(partial(grid.sortByColumn, march, Qt.SortOrder.DescendingOrder))
        rows = self._rows
        return ours, self._theirs(
            lambda: self._model.replace(sorted(rows, key=lambda row: row[march]))
        )

    def filter(self) -> tuple[Times, Times]:
        ours = self._ours(self._filter_ours)
        rows = self._rows
        theirs = self._theirs(
            lambda: self._model.replace([row for row in rows if "thôn 77" in row[1]])
        )
        self._shown().bar.clear()
        self._settle()
        self._model.replace(rows)
        self._settle()  # or the bare view's painting would be counted as ours in what follows
        return ours, theirs

    def paste(self) -> tuple[Times, Times]:
        return self._ours(self._paste_ours), self._theirs(self._paste_bare)

    def drag(self) -> tuple[Times, Times]:
        return self._scroll(drag)

    def page_down(self) -> tuple[Times, Times]:
        return self._scroll(page_down)

    def wheel(self) -> tuple[Times, Times]:
        return self._scroll(wheel)

    def _scroll(self, turn: Turn) -> tuple[Times, Times]:
        return scroll(self._app, self._shown().grid, turn), scroll(self._app, self._bare, turn)

    def close(self) -> None:
        self._shown().close()
        self._jobs.shutdown()

    def _shown(self) -> TargetsPage:
        if self.page is None:
            raise TypeError(self.page)
        return self.page

    def _open_page(self) -> None:
        self.page = TargetsPage(self._context)
        self.page.resize(1366, 768)
        self.page.show()

    def _open_bare(self) -> None:
        self._model.replace(self._rows)
        self._bare.setModel(self._model)
        self._bare.show()

    def _filter_ours(self) -> None:
        self._shown().bar.set_text("thon 77")
        self._shown().bar.changed.emit()

    def _paste_ours(self) -> None:
        grid = self._shown().grid
        block = "\n".join("\t".join("55,5" for _ in range(10)) for _ in range(PASTED // 10))
        QGuiApplication.clipboard().setText(block)
        model = grid.grid()
        grid.setCurrentIndex(model.index(0, model.column_index(f"p:{YEAR}-01")))
        grid.paste()

    def _paste_bare(self) -> None:
        for row in range(PASTED // 10):
            for column in range(10):
                self._rows[row][column + 3] = "55,5"
        self._model.dataChanged.emit(self._model.index(0, 3), self._model.index(99, 12))

    def _ours(self, work: Callable[[], object]) -> Times:
        return stretch(self._app, work, self._settle)

    def _theirs(self, work: Callable[[], object]) -> Times:
        return stretch(self._app, work, self._app.processEvents)

    def _settle(self) -> None:
        self._app.processEvents()
        while self._jobs.busy():
            self._app.processEvents()
        self._app.processEvents()


def clocks() -> Times:
    return perf_counter(), thread_time()


def since(started: Times) -> Times:
    """Return the milliseconds since `started`."""
    wall, processor = clocks()
    return (wall - started[0]) * 1000, (processor - started[1]) * 1000


def longer(one: Times, other: Times) -> Times:
    return max(one[0], other[0]), max(one[1], other[1])


def stretch(app: Clocked, now: Callable[[], object], settle: Callable[[], object]) -> Times:
    """Return the longest stretch: `now` itself, or any event until all is still."""
    app.longest = (0.0, 0.0)
    started = clocks()
    now()
    at_once = since(started)
    settle()
    return longer(at_once, app.longest)


def scroll(app: Clocked, view: QTableView, turn: Turn) -> Times:
    """Return the longest stretch while the view is scrolled from its top, turn by turn."""
    view.setCurrentIndex(view.model().index(0, 1))
    view.scrollToTop()
    app.processEvents()
    longest = (0.0, 0.0)
    for step in range(SCROLLS):
        longest = longer(longest, stretch(app, partial(turn, view, step), app.processEvents))
    return longest


def drag(view: QTableView, step: int) -> None:
    """Drag the bar: every row in sight is another each time."""
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() * step // SCROLLS)


def page_down(view: QTableView, _step: int) -> None:
    QApplication.sendEvent(
        view,
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier),
    )


def wheel(view: QTableView, _step: int) -> None:
    """Turn the wheel by one notch: three rows."""
    viewport = view.viewport()
    middle = QPointF(viewport.rect().center())
    notch = QWheelEvent(
        middle,
        QPointF(viewport.mapToGlobal(viewport.rect().center())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own signature
    )
    QApplication.sendEvent(viewport, notch)


def judging(desk: Desk) -> None:
    """Print what judging costs against loading the same with SQLAlchemy."""
    lines = list_targets(desk, YEAR)
    today = date(YEAR, 11, 2)
    judged, loaded, targets_only = [], [], []
    for _ in range(ROUNDS):
        started = perf_counter()
        for line in lines:
            judgement_of(line.target, line.assigned, line.results, today, YEAR)
        judged.append(perf_counter() - started)
        with desk.store.read() as session:
            started = perf_counter()
            session.execute(select(TargetRow)).scalars().all()
            targets_only.append(perf_counter() - started)
            session.execute(select(ResultRow)).scalars().all()
            loaded.append(perf_counter() - started)
    ours, theirs = median(judged), median(loaded)
    print(f"\njudging {len(lines)} targets: {ours:.2f} s, loading them {theirs:.2f} s", end="")
    print(f" (targets alone {median(targets_only):.2f} s): {ours / theirs:.2f}, at most 0.5")


def big_workspace(folder: Path, targets: int) -> Desk:
    """Return a workspace with that many targets, each with a result in every month."""
    ids = count(1)
    surroundings = Surroundings(
        clock=lambda: datetime(YEAR, 11, 2, 10, 32),  # noqa: DTZ001 - the office's own wall clock
        new_id=lambda: f"{next(ids):016x}",
        machine="bench",
        user="bench",
    )
    place = folder / "so-thi-dua.db"
    desk = create_workspace(
        place, office="lao-cai", year=YEAR, practice=False, surroundings=surroundings
    )
    line = list_targets(desk, YEAR)[0].target
    kinds = ("attain", "at_least", "more_than", "at_most", "count")
    with desk.store.write(desk.mark()) as session:
        session.execute(
            insert(TargetRow),
            [
                {
                    "id": f"t{number:05d}",
                    "programme": line.programme,
                    "field": line.field,
                    "name": f"Tỷ lệ hộ gia đình thôn {number} dùng cáp quang",
                    "kind": kinds[number % len(kinds)],
                    "direction": "higher",
                    "low": Decimal(80),
                    "unit": "%" if number % 2 else "hộ",
                    "aggregation": "last" if number % 2 else "sum",
                    "document": line.source.document,
                    "order": number,
                }
                for number in range(targets)
            ],
        )
        session.execute(
            insert(ResultRow),
            [
                {
                    "target": f"t{number:05d}",
                    "office": "lao-cai",
                    "period": f"{YEAR}-{month:02d}",
                    "value": Decimal(month * 7 + number % 5),
                    "raw_text": "",
                    "note": "",
                    "owner": "lao-cai",
                    "version": "bench:1",
                    "base_version": "",
                    "revision": 1,
                    "ready_revision": 0,
                    "packed_revision": 0,
                    "receipted_revision": 0,
                    "accepted_revision": 0,
                    "returned_revision": 0,
                    "return_reason": "",
                }
                for number in range(targets)
                for month in range(1, MONTHS + 1)
            ],
        )
    return desk


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)

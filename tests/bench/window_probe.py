# ruff: noqa: T201, PLC0415 - a script that prints what it measured and loads what it measures
"""Opens one window, tells when it was first painted and how much memory it holds at rest.

Called by bench_start: `window_probe.py bare` or `window_probe.py WORKSPACE`. Prints the moment of
the first painting and of the end of all work after it (seconds of the wall clock), and the
resident megabytes at rest.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView, QWidget
from typing_extensions import override

ROWS = 5_000
COLUMNS = 8
REST_MS = 1_500
WATCH_MS = 10
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
KEPT: list[object] = []


class FirstPaint(QObject):
    """Notes when the widget it watches was painted for the first time."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.at = 0.0
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest and not self.at:
            QTimer.singleShot(0, self.note)
        return super().eventFilter(watched, event)

    def note(self) -> None:
        self.at = self.at or time.time()


class ListModel(QAbstractTableModel):
    """Five thousand rows of text in a list."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = [
            [f"Chỉ tiêu {row}.{column}" for column in range(COLUMNS)] for row in range(ROWS)
        ]

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return len(self._rows)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return COLUMNS

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        return self._rows[index.row()][index.column()] if role == 0 else None


def main(what: str) -> None:
    """Open the window asked for and print the two figures."""
    paint, is_busy = _bare() if what == "bare" else _program(Path(what))
    rest = QTimer(interval=REST_MS)
    quiet: list[float] = []

    def look() -> None:
        if paint.at and not is_busy():
            print(f"{paint.at:.4f} {quiet[0]:.4f} {_megabytes():.1f}")
            QApplication.exit()

    def note_quiet() -> None:
        if not quiet and paint.at and not is_busy():
            quiet.append(time.time())
            rest.start()

    rest.timeout.connect(look)
    watch = QTimer(interval=WATCH_MS)
    watch.timeout.connect(note_quiet)
    watch.start()
    QApplication.exec()


def _bare() -> tuple[FirstPaint, Callable[[], bool]]:
    KEPT.append(QApplication([]))
    window = QMainWindow()
    table = QTableView()
    model = ListModel()
    table.setModel(model)
    window.setCentralWidget(table)
    window.resize(1366, 768)
    KEPT.extend((window, table, model))
    paint = FirstPaint(window)
    window.show()
    return paint, lambda: False


def _program(place: Path) -> tuple[FirstPaint, Callable[[], bool]]:
    from desktop import app

    start = app.window_start(["--workspace", str(place)])
    if start is None:
        raise SystemExit(1)
    from desktop.program import Program

    program = Program(start.workspace, practice=start.practice)
    program.open()
    KEPT.append(program)
    if program.shell is None:
        raise SystemExit(1)
    return FirstPaint(program.shell), lambda: program.office is None or program.jobs.busy()


def _megabytes() -> float:
    status = Path("/proc/self/status").read_text("ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main(sys.argv[1])

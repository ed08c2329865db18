"""Garbage is collected on the GUI thread only.

Python collects cycles on whatever thread happens to allocate; a widget without a parent that is
part of a cycle would then be destroyed off the GUI thread, which Qt answers with a crash.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS = 2_000


class GuiCollector(QObject):
    """Takes the collection over from Python for as long as the program runs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        self._timer.timeout.connect(self.collect_due)
        self._timer.start()

    def settle(self) -> None:
        """Leave what is there now, mostly modules, out of every later collection."""
        gc.freeze()

    def collect_due(self) -> None:
        """Collect the generations whose count has passed Python's own thresholds."""
        for generation in reversed(range(3)):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return

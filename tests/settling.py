"""Waiting until a window has come to rest: no work, no answer on its way, no pause running."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from views.job import Jobs

_LONGEST_PAUSE_MS = 1_000
_ROUNDS = 3


def come_to_rest(jobs: Jobs, qtbot: QtBot, timeout: int = 20_000) -> None:
    """Wait until every job has ended and none was begun by what its answer set off.

    An answer may begin the next read only from the event loop, or after the short pause that
    waits out typing; both are waited for.
    """

    def is_at_rest() -> bool:
        for _ in range(_ROUNDS):
            QApplication.processEvents()
            if jobs.busy() or _is_pausing():
                return False
        return True

    qtbot.waitUntil(is_at_rest, timeout=timeout)


def _is_pausing() -> bool:
    return any(
        timer.isActive() and timer.isSingleShot() and timer.interval() <= _LONGEST_PAUSE_MS
        for window in QApplication.topLevelWidgets()
        if window.isVisible()
        for timer in window.findChildren(QTimer)
    )

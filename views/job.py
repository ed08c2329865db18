"""Work off the GUI thread, its result, refusal or bug brought back to it."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TypeVar
from weakref import WeakSet

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot
from shiboken6 import isValid

from models.domain.errors import UserError
from views.ask import Ask

T = TypeVar("T")
ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]
_READERS = 2
_REST_MS = 100


class Cancelled(Exception):  # noqa: N818 - not an error: the user's wish
    """The user no longer wants the result."""


class Token:
    """What the work holds of its job: may it go on, and how far is it. Any thread."""

    def __init__(self, report: Callable[[int, int, str], None]) -> None:
        self._report = report
        self.cancelled = False

    def check(self) -> None:
        """Raise `Cancelled` where the user gave up."""
        if self.cancelled:
            raise Cancelled

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say that `done` of `total` steps are finished; also a chance to be cancelled."""
        self.check()
        self._report(done, total, text)


class Job(QObject):
    """One piece of work; its signals arrive on the thread that made it, `ended` always last."""

    finished = Signal(object)
    refused = Signal(object)
    cancelled = Signal()
    failed = Signal(object)
    progressed = Signal(int, int, str)
    ended = Signal()
    _moved = Signal(int, int, str)
    _came_back = Signal(str, object)

    def __init__(
        self, title: str, work: Callable[[Token], object], parent: QObject, *, writes: bool
    ) -> None:
        super().__init__(parent)
        self.title = title
        self._work = work
        self._writes = writes
        self._token = Token(self._moved.emit)
        self._moved.connect(self._tell_progress)
        self._came_back.connect(self._deliver)

    def cancel(self) -> None:
        """Ask the work to stop at its next check; before it began, it never begins."""
        self._token.cancelled = True

    def run(self) -> None:
        """Do the work on the calling thread and send what came of it home."""
        try:
            self._token.check()
            outcome, value = "finished", self._work(self._token)
        except Cancelled:
            outcome, value = "cancelled", None
        except UserError as refusal:
            outcome, value = "refused", refusal
        except BaseException:  # noqa: BLE001 - handed to sys.excepthook on the GUI thread
            outcome, value = "failed", sys.exc_info()
        if isValid(self):
            self._came_back.emit(outcome, value)

    @Slot(int, int, str)
    def _tell_progress(self, done: int, total: int, text: str) -> None:
        self.progressed.emit(done, total, text)

    @Slot(str, object)
    def _deliver(self, outcome: str, value: object) -> None:
        """Report the outcome; what was read too late is dropped, what was written stands."""
        self._work = _nothing
        unwanted = outcome == "finished" and self._token.cancelled and not self._writes
        if outcome == "cancelled" or unwanted:
            self.cancelled.emit()
        else:
            getattr(self, outcome).emit(value)
        self.ended.emit()


class Jobs(QObject):
    """Starts jobs: writers one after another, at most two readers beside them."""

    busy_changed = Signal(bool)

    def __init__(self, ask: Ask, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._running: set[Job] = set()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._let_collection_go)
        self._waiting: list[Job] = []
        self._holds_readers = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._begin_reading)
        self._readers = QThreadPool(self)
        self._readers.setMaxThreadCount(_READERS)
        self._writer = QThreadPool(self)
        self._writer.setMaxThreadCount(1)

    def read(
        self,
        work: Callable[[Token], T],
        done: Callable[[T], None] | None = None,
        *,
        owner: QObject | None = None,
        title: str = "",
        refused: Callable[[UserError], None] | None = None,
    ) -> Job:
        """Run `work`, which changes nothing, and give its result to `done`.

        `done` and `refused` are called on the GUI thread, and not at all once `owner` is gone.
        Without `refused` a UserError is shown under `title`.
        """
        job = Job(title, work, self, writes=False)
        _Answer(self._ask, job, done, refused, owner)
        self._take(job)
        if self._holds_readers:
            self._waiting.append(job)
            self._soon.start()
        else:
            self._readers.start(job.run)
        return job

    def write(
        self,
        work: Callable[[Token], T],
        done: Callable[[T], None] | None = None,
        *,
        owner: QObject | None = None,
        title: str = "",
        refused: Callable[[UserError], None] | None = None,
    ) -> Job:
        """Run `work` after every writer asked for before; otherwise like `read`."""
        job = Job(title, work, self, writes=True)
        _Answer(self._ask, job, done, refused, owner)
        self._take(job)
        self._writer.start(job.run)
        return job

    @contextmanager
    def readers_held(self) -> Iterator[None]:
        """Let readers asked for meanwhile begin when the event at hand is done.

        They would share the interpreter with the very handler that asks for them, and a large
        page be twice as long in opening.
        """
        held_before, self._holds_readers = self._holds_readers, True
        try:
            yield
        finally:
            self._holds_readers = held_before

    def busy(self) -> bool:
        """Return whether any job has not ended."""
        return bool(self._running)

    def wait(self, ms: int = 30_000) -> bool:
        """Wait until the work is done (results still arrive through the event loop)."""
        self._begin_reading()
        return self._writer.waitForDone(ms) and self._readers.waitForDone(ms)

    def shutdown(self) -> None:
        """Let what has begun come to its next check, begin nothing more, drop the results.

        A write that has begun goes through: it is one transaction.
        """
        for job in self._running:
            job.cancel()
            job.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._waiting.clear()
        self.wait()
        self._running.clear()
        self._let_collection_go()

    def _take(self, job: Job) -> None:
        job.ended.connect(self._forget)
        self._running.add(job)
        self._keep_collection_here()
        self._rest.stop()
        if len(self._running) == 1:
            self.busy_changed.emit(True)  # noqa: FBT003 - a signal

    @Slot()
    def _begin_reading(self) -> None:
        waiting, self._waiting = self._waiting, []
        for job in waiting:
            self._readers.start(job.run)

    def _keep_collection_here(self) -> None:
        """Stop Python from looking for unused cycles on a worker's thread.

        It does so on whatever thread happens to allocate, and would there destroy windows and
        timers, which Qt allows on their own thread only. The collector is the process's own, so
        what holds it back is counted for all of the process; where it was off already, as in the
        running program, it stays so.
        """
        if gc.isenabled():
            _HOLDERS.add(self)
            gc.disable()
        elif _HOLDERS:
            _HOLDERS.add(self)

    @Slot()
    def _let_collection_go(self) -> None:
        if self in _HOLDERS:
            _HOLDERS.discard(self)
            if not _HOLDERS:
                gc.enable()

    @Slot()
    def _forget(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._running.discard(job)
            job.deleteLater()
        if not self._running:
            self._rest.start(_REST_MS)
            self.busy_changed.emit(False)  # noqa: FBT003 - a signal


_HOLDERS: WeakSet[Jobs] = WeakSet()


class _Answer(QObject):
    """What the asker wants done with the result, as long as the asker is there."""

    def __init__(
        self,
        ask: Ask,
        job: Job,
        done: Callable[..., None] | None,
        refused: Callable[[UserError], None] | None,
        owner: QObject | None,
    ) -> None:
        super().__init__(job)
        self._ask = ask
        self._title = job.title
        self._done = done
        self._refused = refused
        self._owner = owner
        job.finished.connect(self._finish)
        job.refused.connect(self._refuse)
        job.failed.connect(self._fail)

    def _owner_is_there(self) -> bool:
        return self._owner is None or isValid(self._owner)

    @Slot(object)
    def _finish(self, value: object) -> None:
        if self._done and self._owner_is_there():
            self._done(value)

    @Slot(object)
    def _refuse(self, refusal: UserError) -> None:
        if not self._owner_is_there():
            return
        if self._refused:
            self._refused(refusal)
        else:
            self._ask.tell(self._title, refusal.text)

    @Slot(object)
    def _fail(self, info: ExcInfo) -> None:
        sys.excepthook(*info)


def _nothing(_token: Token) -> None:
    return None

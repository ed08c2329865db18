"""Work off the GUI thread."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.domain.errors import UserError
from tests.fake_ask import FakeAsk
from views.job import Job, Jobs, Token


@pytest.fixture
def ask() -> FakeAsk:
    return FakeAsk()


@pytest.fixture
def jobs(qapp: QApplication, ask: FakeAsk) -> Iterator[Jobs]:
    made = Jobs(ask, qapp)
    yield made
    made.shutdown()


def test_the_result_arrives_on_the_gui_thread_and_the_work_is_done_off_it(
    qtbot: QtBot, jobs: Jobs
) -> None:
    seen: list[object] = []

    def work(_token: Token) -> int:
        seen.append(threading.get_ident())
        return 42

    def done(value: int) -> None:
        seen.extend([value, threading.get_ident()])

    job = jobs.read(work, done)
    with qtbot.waitSignal(job.ended):
        pass
    assert seen[1] == 42
    assert seen[2] == threading.get_ident()
    assert seen[0] != threading.get_ident()
    assert not jobs.busy()


def test_a_refusal_is_shown_once_in_the_words_it_brings(
    qtbot: QtBot, jobs: Jobs, ask: FakeAsk
) -> None:
    def work(_token: Token) -> None:
        raise UserError("Tệp này không phải là gói.")

    with qtbot.waitSignal(jobs.read(work, title="Nhập gói").ended):
        pass
    assert ask.told == [("Nhập gói", "Tệp này không phải là gói.")]


def test_a_page_may_show_the_refusal_itself(qtbot: QtBot, jobs: Jobs, ask: FakeAsk) -> None:
    shown: list[str] = []

    def work(_token: Token) -> None:
        raise UserError("Ô F17 sai.")

    def refused(error: UserError) -> None:
        shown.append(error.text)

    with qtbot.waitSignal(jobs.write(work, refused=refused).ended):
        pass
    assert shown == ["Ô F17 sai."]
    assert ask.told == []


def test_a_bug_reaches_the_exception_hook_untouched(
    qtbot: QtBot, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, *_rest: caught.append(kind))

    def work(_token: Token) -> float:
        return 1 / 0

    with qtbot.waitSignal(jobs.read(work).ended):
        pass
    assert caught == [ZeroDivisionError]


def test_progress_is_reported_and_work_given_up_ends_without_a_result(
    qtbot: QtBot, jobs: Jobs
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    results: list[object] = []

    def work(token: Token) -> str:
        token.report(1, 7, "Lào Cai")
        begun.set()
        go_on.wait(10)
        token.check()
        return "không bao giờ"

    job = jobs.read(work, results.append)
    with qtbot.waitSignal(job.progressed) as progress:
        pass
    assert begun.wait(10)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
        go_on.set()
    assert progress.args == [1, 7, "Lào Cai"]
    assert results == []


def test_the_result_is_dropped_when_the_page_that_asked_is_gone(qtbot: QtBot, jobs: Jobs) -> None:
    page = QObject()
    go_on = threading.Event()
    results: list[object] = []

    def work(_token: Token) -> bool:
        return go_on.wait(10)

    job = jobs.read(work, results.append, owner=page)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    with qtbot.waitSignal(job.ended):
        go_on.set()
    assert results == []


def test_writers_run_one_after_another_in_the_order_asked(qtbot: QtBot, jobs: Jobs) -> None:
    inside = threading.Lock()
    order: list[int] = []

    def writer(number: int) -> Job:
        def work(_token: Token) -> None:
            assert inside.acquire(blocking=False)
            order.append(number)
            inside.release()

        return jobs.write(work)

    last = [writer(number) for number in range(8)][-1]
    with qtbot.waitSignal(last.ended):
        pass
    assert order == list(range(8))


def test_shutdown_lets_the_writer_finish_and_forgets_the_result(jobs: Jobs) -> None:
    begun, written, results = threading.Event(), threading.Event(), list[object]()

    def work(_token: Token) -> None:
        begun.set()
        written.set()

    jobs.write(work, results.append)
    assert begun.wait(10)
    jobs.shutdown()
    assert written.is_set()
    assert results == []
    assert not jobs.busy()


def test_a_held_reader_begins_when_the_event_that_asked_for_it_is_done(
    qapp: QApplication, jobs: Jobs
) -> None:
    begun = threading.Event()
    with jobs.readers_held():
        jobs.read(lambda _token: begun.set())
    assert jobs.busy()
    assert not begun.is_set()
    qapp.processEvents()
    assert begun.wait(10)


def test_who_waits_for_the_work_waits_for_held_readers(jobs: Jobs) -> None:
    begun = threading.Event()
    with jobs.readers_held():
        jobs.read(lambda _token: begun.set())
    assert jobs.wait()
    assert begun.is_set()


def test_shutdown_begins_no_held_reader(qapp: QApplication, jobs: Jobs) -> None:
    begun = threading.Event()
    with jobs.readers_held():
        jobs.read(lambda _token: begun.set())
    jobs.shutdown()
    qapp.processEvents()
    assert jobs.wait()
    assert not begun.is_set()
    assert not jobs.busy()


class Loop:
    """Refers to itself, so that only the collector of cycles can take it away."""

    def __init__(self, gone_on: list[int]) -> None:
        self._me = self
        self._gone_on = gone_on

    def __del__(self) -> None:
        self._gone_on.append(threading.get_ident())


def test_what_is_left_over_is_never_taken_away_on_the_thread_of_a_job(
    qtbot: QtBot, jobs: Jobs
) -> None:
    gone_on: list[int] = []
    workers: list[int] = []

    def work(_token: Token) -> int:
        workers.append(threading.get_ident())
        return len([[] for _ in range(50_000)])

    Loop(gone_on)
    with qtbot.waitSignal(jobs.read(work).ended):
        pass

    assert workers
    assert not set(workers) & set(gone_on)
    qtbot.waitUntil(gc.isenabled)

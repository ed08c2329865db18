"""The tests' own waiting: nothing that the last answer set off is left out."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.fake_ask import FakeAsk
from tests.settling import come_to_rest
from views.job import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    assert qtbot is not None
    made = Jobs(FakeAsk())
    yield made
    made.shutdown()


def test_a_read_begun_from_the_event_loop_by_an_answer_is_waited_for(
    jobs: Jobs, qtbot: QtBot
) -> None:
    arrived: list[str] = []

    def read_again(_value: object) -> None:
        QTimer.singleShot(0, lambda: jobs.read(lambda _token: "second", arrived.append))

    jobs.read(lambda _token: "first", read_again)
    come_to_rest(jobs, qtbot)

    assert arrived == ["second"]


def test_the_pause_that_waits_out_typing_is_waited_for(jobs: Jobs, qtbot: QtBot) -> None:
    arrived: list[str] = []
    page = QWidget()
    qtbot.addWidget(page)
    pause = QTimer(page, singleShot=True, interval=150)
    pause.timeout.connect(lambda: jobs.read(lambda _token: "found", arrived.append))
    page.show()

    pause.start()
    come_to_rest(jobs, qtbot)

    assert arrived == ["found"]

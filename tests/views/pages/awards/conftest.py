"""A page on a real workspace that holds the example dossier."""

import gc
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.usecases.desk import Desk, Surroundings
from models.usecases.example import example_dossier, fill_with_example
from models.usecases.nominating import nominate
from models.usecases.workspace import create_workspace
from tests.fake_ask import FakeAsk
from tests.settling import come_to_rest
from views.context import PageContext
from views.job import Jobs
from views.pages.awards.page import AwardsPage


@pytest.fixture(autouse=True)
def _collect_on_this_thread() -> Iterator[None]:
    """Collect the page of the test here, not on a thread of a later one: as the program does."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


class Memory:
    """Keeps nothing."""

    def load(self, table: str) -> str | None:
        del table
        return None

    def save(self, table: str, state: str) -> None:
        del table, state


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    ids = count(1)
    made = create_workspace(
        tmp_path / "so-thi-dua.db",
        office="lao-cai",
        year=2023,
        practice=False,
        surroundings=Surroundings(
            clock=lambda: datetime(2024, 2, 20, 9, 0),  # noqa: DTZ001  the office's own wall clock
            new_id=lambda: f"{next(ids):016x}",
            machine="MAY-TINH-01",
            user="Nguyễn Thị Ánh",
        ),
    )
    yield made
    made.store.close()


@pytest.fixture
def dossier(desk: Desk) -> str:
    """Return the code of the example dossier, whose figures are reported."""
    fill_with_example(desk, 2023)
    return nominate(desk, example_dossier()).value


@pytest.fixture
def ask() -> FakeAsk:
    return FakeAsk()


@pytest.fixture
def jobs(qapp: QApplication, ask: FakeAsk) -> Iterator[Jobs]:
    made = Jobs(ask, qapp)
    yield made
    made.shutdown()


@pytest.fixture
def settle(qtbot: QtBot, jobs: Jobs, ask: FakeAsk) -> Callable[[], None]:
    """Return what waits until all work asked for has arrived."""

    def wait() -> None:
        come_to_rest(jobs, qtbot)
        assert ask.told == []

    return wait


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, ask: FakeAsk, jobs: Jobs, settle: Callable[[], None]
) -> AwardsPage:
    context = PageContext(desk=desk, year=2023, ask=ask, jobs=jobs, memory=Memory())
    made = AwardsPage(context)
    qtbot.addWidget(made)
    made.resize(1166, 700)
    made.show()
    settle()
    return made

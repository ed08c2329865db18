"""An office window on a real workspace, and the people and services around it."""

import gc
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.memory import Memory
from desktop.office_window import OfficeWindow
from models.usecases.desk import Desk, Surroundings
from models.usecases.workspace import close_workspace, create_workspace, open_workspace
from tests.fake_ask import FakeAsk
from tests.settling import come_to_rest
from views import theme
from views.job import Jobs


@pytest.fixture(autouse=True)
def _collect_on_this_thread() -> Iterator[None]:
    """Collect windows of the test here, not on a thread of a later one: as the program does."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


def a_machine() -> Surroundings:
    ticks = count()
    ids = count(1)
    start = datetime(2023, 11, 2, 8, 0)  # noqa: DTZ001  the office's own wall clock
    return Surroundings(
        clock=lambda: start + timedelta(minutes=next(ticks)),
        new_id=lambda: f"{next(ids):016x}",
        machine="MAY-TINH-01",
        user="Nguyễn Thị Ánh",
    )


@pytest.fixture
def surroundings() -> Surroundings:
    return a_machine()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a closed workspace to copy: making one takes longer than most tests."""
    place = tmp_path_factory.mktemp("mau") / "so.db"
    desk = create_workspace(
        place, office="lao-cai", year=2023, practice=False, surroundings=a_machine()
    )
    close_workspace(desk, backup=False)
    return place


@pytest.fixture
def desk(tmp_path: Path, template: Path, surroundings: Surroundings) -> Iterator[Desk]:
    place = shutil.copyfile(template, tmp_path / "so.db")
    made = open_workspace(place, surroundings=surroundings)
    yield made
    made.store.close()


@pytest.fixture
def ask() -> FakeAsk:
    return FakeAsk()


@pytest.fixture
def jobs(ask: FakeAsk, qapp: QApplication) -> Iterator[Jobs]:
    assert qapp is not None
    made = Jobs(ask)
    yield made
    made.shutdown()


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "tuy-chon.json")


@pytest.fixture
def office(
    desk: Desk, ask: FakeAsk, jobs: Jobs, memory: Memory, qapp: QApplication
) -> Iterator[OfficeWindow]:
    theme.install(qapp, theme.Scheme.LIGHT)
    made = OfficeWindow(desk, ask, jobs, memory)
    made.window.resize(1366, 768)
    yield made
    made.window.hide()
    made.window.deleteLater()


@pytest.fixture
def settled(qtbot: QtBot, jobs: Jobs) -> Callable[[], None]:
    """Return a call that waits until every job has ended and its result has arrived."""

    def wait() -> None:
        come_to_rest(jobs, qtbot)

    return wait

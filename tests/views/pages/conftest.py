"""Pages on a real workspace; the folder of a page may put its own fixtures before these."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.usecases.desk import Desk, Surroundings
from models.usecases.workspace import create_workspace, open_workspace
from tests.fake_ask import FakeAsk
from tests.settling import come_to_rest
from views.context import PageContext
from views.job import Jobs

YEAR = 2023


class Memory:
    """Remembers the columns of tables."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def load(self, table: str) -> str | None:
        return self.kept.get(table)

    def save(self, table: str, state: str) -> None:
        self.kept[table] = state


def surroundings() -> Surroundings:
    ticks, ids = count(), count(1)
    start = datetime(2023, 11, 24, 10, 32)  # noqa: DTZ001  the office's own wall clock
    return Surroundings(
        clock=lambda: start + timedelta(seconds=next(ticks)),
        new_id=lambda: f"{next(ids):016x}",
        machine="MAY-TINH-01",
        user="Nguyễn Thị Ánh",
    )


@pytest.fixture(scope="session")
def fresh_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace just made and closed, to be copied: making one takes a second."""
    place = tmp_path_factory.mktemp("moi") / "so-thi-dua.db"
    made = create_workspace(
        place, office="lao-cai", year=YEAR, practice=False, surroundings=surroundings()
    )
    made.store.close()
    return place


@pytest.fixture
def desk(tmp_path: Path, fresh_workspace: Path) -> Iterator[Desk]:
    place = tmp_path / "so-thi-dua.db"
    shutil.copyfile(fresh_workspace, place)
    opened = open_workspace(place, surroundings=surroundings())
    yield opened
    opened.store.close()


@pytest.fixture
def ask() -> FakeAsk:
    return FakeAsk()


@pytest.fixture
def context(desk: Desk, ask: FakeAsk, qapp: QApplication) -> Iterator[PageContext]:
    jobs = Jobs(ask, qapp)
    yield PageContext(desk=desk, year=YEAR, ask=ask, jobs=jobs, memory=Memory())
    jobs.shutdown()


@pytest.fixture
def settle(context: PageContext, qtbot: QtBot) -> Callable[[], None]:
    """Return what waits until every job and its answer have come home."""

    def wait() -> None:
        come_to_rest(context.jobs, qtbot)

    return wait

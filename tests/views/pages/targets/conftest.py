"""The page of the targets on a real workspace."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.usecases.desk import Desk, Surroundings
from models.usecases.workspace import create_workspace
from tests.fake_ask import FakeAsk
from tests.settling import come_to_rest
from views.context import PageContext
from views.job import Jobs
from views.pages.targets.page import TargetsPage

YEAR = 2023


class Memory:
    """Remembers the columns of tables."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def load(self, table: str) -> str | None:
        return self.kept.get(table)

    def save(self, table: str, state: str) -> None:
        self.kept[table] = state


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    ticks, ids = count(), count(1)
    start = datetime(2023, 11, 2, 10, 32)  # noqa: DTZ001  the office's own wall clock
    surroundings = Surroundings(
        clock=lambda: start + timedelta(seconds=next(ticks)),
        new_id=lambda: f"{next(ids):016x}",
        machine="MAY-TINH-01",
        user="Nguyễn Thị Ánh",
    )
    place = tmp_path / "so-thi-dua.db"
    made = create_workspace(
        place, office="lao-cai", year=YEAR, practice=False, surroundings=surroundings
    )
    yield made
    made.store.close()


@pytest.fixture
def ask() -> FakeAsk:
    return FakeAsk()


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def context(desk: Desk, ask: FakeAsk, memory: Memory, qapp: QApplication) -> Iterator[PageContext]:
    jobs = Jobs(ask, qapp)
    yield PageContext(desk=desk, year=YEAR, ask=ask, jobs=jobs, memory=memory)
    jobs.shutdown()


@pytest.fixture
def settle(context: PageContext, qtbot: QtBot) -> Callable[[], None]:
    """Return what waits until every job and its answer have come home."""

    def wait() -> None:
        come_to_rest(context.jobs, qtbot)

    return wait


@pytest.fixture
def page(context: PageContext, settle: Callable[[], None], qtbot: QtBot) -> Iterator[TargetsPage]:
    shown = TargetsPage(context)
    qtbot.addWidget(shown)
    shown.resize(1166, 640)
    shown.show()
    settle()
    yield shown
    settle()

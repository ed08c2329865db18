"""The page of the packages on the leader's workspace, with packages that really arrived."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.usecases.desk import Desk, Surroundings
from models.usecases.example import fill_with_example
from models.usecases.exchange import export_submission
from models.usecases.workspace import create_workspace
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


@pytest.fixture
def make_desk(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    ticks, ids = count(), count(1)
    start = datetime(2023, 11, 2, 10, 32)  # noqa: DTZ001  the office's own wall clock
    surroundings = Surroundings(
        clock=lambda: start + timedelta(seconds=next(ticks)),
        new_id=lambda: f"{next(ids):016x}",
        machine="MAY-TINH-01",
        user="Nguyễn Thị Ánh",
    )
    made: list[Desk] = []

    def make(office: str, *, name: str = "", practice: bool = False) -> Desk:
        place = tmp_path / (name or office) / "so-thi-dua.db"
        desk = create_workspace(
            place, office=office, year=YEAR, practice=practice, surroundings=surroundings
        )
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.store.close()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk("lao-cai")


@pytest.fixture
def package(make_desk: Callable[..., Desk], tmp_path: Path) -> Path:
    """A package of Sơn La that has just come by e-mail."""
    sender = make_desk("son-la")
    fill_with_example(sender, YEAR)
    return export_submission(sender, tmp_path / "nop-son-la.xlsx").value.place


@pytest.fixture
def ask() -> FakeAsk:
    return FakeAsk()


@pytest.fixture
def context_of(ask: FakeAsk, qapp: QApplication) -> Iterator[Callable[[Desk], PageContext]]:
    jobs = Jobs(ask, qapp)
    yield lambda desk: PageContext(desk=desk, year=YEAR, ask=ask, jobs=jobs, memory=Memory())
    jobs.shutdown()


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[PageContext], None]:
    """Return what waits until every job and its answer have come home."""

    def wait(context: PageContext) -> None:
        come_to_rest(context.jobs, qtbot)

    return wait

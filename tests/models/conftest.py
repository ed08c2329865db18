"""Workspaces for tests: real files, a clock that ticks a minute each time it is read."""

import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from models.usecases.desk import Desk, Surroundings
from models.usecases.workspace import create_workspace

# Windows has no limit on the size of files to fill a disk with.
collect_ignore = ["usecases/test_workspace_full_disk.py"] if sys.platform == "win32" else []


@pytest.fixture
def surroundings() -> Surroundings:
    ticks = count()
    ids = count(1)
    start = datetime(2026, 11, 2, 8, 0)  # noqa: DTZ001  the office's own wall clock
    return Surroundings(
        clock=lambda: start + timedelta(minutes=next(ticks)),
        new_id=lambda: f"{next(ids):016x}",
        machine="MAY-TINH-01",
        user="Nguyễn Thị Ánh",
    )


@pytest.fixture
def make_desk(tmp_path: Path, surroundings: Surroundings) -> Iterator[Callable[..., Desk]]:
    """Return a maker of new workspaces, each in a folder of its own; all are closed at the end."""
    desks: list[Desk] = []

    def make(name: str = "lao-cai", *, office: str = "lao-cai", practice: bool = False) -> Desk:
        place = tmp_path / name / "so-thi-dua.db"
        desk = create_workspace(
            place, office=office, year=2023, practice=practice, surroundings=surroundings
        )
        desks.append(desk)
        return desk

    yield make
    for desk in desks:
        desk.store.close()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk()

"""kill -9 between the copy in the archive and the log: a rebuild replays what was taken in only."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from models.usecases.desk import Desk
from models.usecases.exchange import list_packages, take_in
from models.usecases.exchange_rebuild import rebuild
from models.usecases.safety import state_hash
from models.usecases.workspace import open_workspace
from tests.models.exchange_sample import TARGET, enter, sent

PROGRAM = Path(__file__).with_name("killed_at.py")
pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no kill -9")


@pytest.fixture
def member(make_desk: Callable[..., Desk]) -> Desk:
    desk = make_desk("son-la", office="son-la")
    enter(desk, "9", target=TARGET)
    return desk


@pytest.fixture
def leader(make_desk: Callable[..., Desk], member: Desk, tmp_path: Path) -> Desk:
    """Return a leader that has taken one package in, so that there is something to rebuild."""
    desk = make_desk("lao-cai")
    take_in(desk, sent(member, tmp_path / "1.xlsx"))
    return desk


def killed(desk: Desk, verb: str, file: object, point: str) -> Desk:
    """Close the workspace, have another process die over it, and open it again."""
    desk.store.close()
    died = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, PROGRAM, desk.place, verb, str(file), point],
        check=False,
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])},
    )
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()
    return open_workspace(desk.place, surroundings=desk.surroundings)


def rebuilt_hash(desk: Desk, tmp_path: Path) -> str:
    place = tmp_path / "moi" / "so.db"
    return rebuild(place, desk.archive_folder, surroundings=desk.surroundings).state_hash


def later_package(member: Desk, tmp_path: Path) -> Path:
    enter(member, "42", target=TARGET)
    return sent(member, tmp_path / "2.xlsx")


@pytest.mark.parametrize(("point", "package_count"), [("apply_plan", 1), ("settle", 2)])
def test_a_rebuild_agrees_with_what_a_killed_import_left(
    leader: Desk, member: Desk, tmp_path: Path, point: str, package_count: int
) -> None:
    desk = killed(leader, "import", later_package(member, tmp_path), point)

    try:
        assert len(list_packages(desk)) == package_count
        names = {item.archive for item in list_packages(desk)}
        assert {place.name for place in desk.archive_folder.iterdir()} == names
        assert rebuilt_hash(desk, tmp_path) == state_hash(desk)
    finally:
        desk.store.close()


def test_a_copy_cut_off_is_not_replayed_even_when_the_workspace_is_lost(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    before = state_hash(leader)
    package = later_package(member, tmp_path)
    leader.store.close()
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, PROGRAM, leader.place, "import", package, "apply_plan"],
        check=False,
        capture_output=True,
    )

    built = rebuild(
        tmp_path / "moi" / "so.db", leader.archive_folder, surroundings=leader.surroundings
    )

    assert built.state_hash == before
    assert len(built.undecided) == 1


@pytest.mark.parametrize(("point", "left_count"), [("mark_packed", 0), ("settle", 1)])
def test_a_killed_export_leaves_a_copy_only_of_what_the_log_knows(
    member: Desk, tmp_path: Path, point: str, left_count: int
) -> None:
    desk = killed(member, "export", tmp_path / "nop.xlsx", point)

    try:
        assert len(list_packages(desk)) == left_count
        assert len(list(desk.archive_folder.iterdir())) == left_count
    finally:
        desk.store.close()


def test_an_undone_import_is_not_replayed_though_the_machine_died_over_it(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    before = state_hash(leader)
    batch = take_in(leader, later_package(member, tmp_path)).value.batch

    desk = killed(leader, "undo", batch, "set_aside")

    try:
        assert state_hash(desk) == before
        assert rebuilt_hash(desk, tmp_path) == before
    finally:
        desk.store.close()

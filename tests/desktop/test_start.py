"""The program as a process: one writer, later starts raise it, a killed one leaves no trace."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import islice
from pathlib import Path

import pytest

from desktop.instance import raise_running
from desktop.machine import surroundings
from models.store.held import HeldElsewhereError, HeldFile
from models.usecases.workspace import close_workspace, create_workspace, open_workspace

ROOT = Path(__file__).parents[2]
WAIT_S = 120
PATIENT = 400
Process = subprocess.Popen[bytes]


class Starts:
    """Starts the program on one workspace, and ends what is left of it."""

    def __init__(self, place: Path, home: Path) -> None:
        self.place = place
        self._home = home
        self._processes: list[Process] = []

    def start(self) -> Process:
        own = {
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_DATA_HOME": str(self._home),
            "HOME": str(self._home),
        }
        command = [sys.executable, "-m", "desktop", "--workspace", str(self.place)]
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | own)  # noqa: S603  ours
        self._processes.append(process)
        return process

    def is_shown(self) -> bool:
        """Wait until a window answers, and say whether one did."""
        return raise_running(self.place, tries=PATIENT)

    def end(self) -> None:
        for process in self._processes:
            process.kill()
            process.wait()


@pytest.fixture
def starts(tmp_path: Path) -> Iterator[Starts]:
    place = tmp_path / "so.db"
    desk = create_workspace(
        place, office="lao-cai", year=2023, practice=False, surroundings=surroundings()
    )
    close_workspace(desk, backup=False)
    made = Starts(place, tmp_path / "home")
    yield made
    made.end()


def test_a_second_start_raises_the_first_window_and_ends(starts: Starts) -> None:
    first = starts.start()
    assert starts.is_shown()

    second = starts.start()

    assert second.wait(WAIT_S) == 0
    assert first.poll() is None


def test_a_second_start_gives_way_to_a_rescue_which_holds_no_lock(starts: Starts) -> None:
    starts.place.write_bytes("không phải là sổ".encode() * 1000)
    rescue = starts.start()
    assert starts.is_shown()
    wait_until_free(starts.place)

    second = starts.start()

    assert second.wait(WAIT_S) == 0
    assert rescue.poll() is None


def test_after_a_kill_the_next_start_opens(starts: Starts) -> None:
    killed = starts.start()
    assert starts.is_shown()
    killed.kill()
    killed.wait()

    after = starts.start()

    assert starts.is_shown()
    assert after.poll() is None


def test_nothing_is_lost_by_a_kill(starts: Starts) -> None:
    killed = starts.start()
    assert starts.is_shown()
    killed.kill()
    killed.wait()

    desk = open_workspace(starts.place, surroundings=surroundings())

    close_workspace(desk, backup=False)


def wait_until_free(place: Path) -> None:
    """Wait until nobody holds the lock of `place`."""
    held = HeldFile(place.with_name(f"{place.name}.lock"))
    end = time.monotonic() + WAIT_S
    while True:
        try:
            held.take()
            break
        except HeldElsewhereError:
            assert time.monotonic() < end
    held.release()


@pytest.mark.slow
def test_ten_starts_at_once_give_exactly_one_writer(starts: Starts) -> None:
    processes = [starts.start() for _ in range(10)]

    with ThreadPoolExecutor(10) as pool:
        ends = [pool.submit(process.wait) for process in processes]
        codes = [end.result() for end in islice(as_completed(ends, timeout=WAIT_S), 9)]
        left = [process for process in processes if process.poll() is None]
        answered = starts.is_shown()
        starts.end()

    assert codes == [0] * 9
    assert len(left) == 1
    assert answered

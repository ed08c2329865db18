# ruff: noqa: T201 - a program that prints what it found
"""Imports that are killed at random points; run as a program of its own, because it forks.

``python killed_import.py FOLDER PACKAGE ROUNDS SEED``: FOLDER holds the leader's closed workspace
`so-thi-dua.db`. Prints one line a round: before, after, or what else was found.
"""

import os
import shutil
import signal
import sys
import time
from collections import Counter
from datetime import datetime
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[3]))

from models.store.engine import quick_check
from models.usecases.desk import Desk, Surroundings
from models.usecases.exchange import take_in
from models.usecases.safety import state_hash
from models.usecases.workspace import open_workspace

_ids = iter(range(1, 10**9))
AROUND = Surroundings(
    clock=lambda: datetime(2023, 11, 2, 8, 0),  # noqa: DTZ001  the office's own wall clock
    new_id=lambda: f"{os.getpid():08x}{next(_ids):08x}",
    machine="MAY",
    user="Cán bộ",
)


def opened(place: Path) -> Desk:
    """Open a workspace."""
    return open_workspace(place, surroundings=AROUND)


def main(folder: Path, package: Path, rounds: int, seed: int) -> None:
    """Kill `rounds` imports and print what each left."""
    random = Random(seed)  # noqa: S311 - when to kill, nothing secret
    template = folder / "so-thi-dua.db"
    desk = opened(template)
    before = state_hash(desk)
    desk.store.close()
    seconds, after = _whole_import(template, folder / "whole", package)
    found: Counter[str] = Counter()
    for number in range(rounds):
        place = _copy(template, folder / f"round-{number}")
        _killed(place, package, random.uniform(0, seconds * 1.2))
        found[_left(place, before, after)] += 1
        shutil.rmtree(place.parent)
    for outcome, count in sorted(found.items()):
        print(f"{outcome} {count}")


def _whole_import(template: Path, folder: Path, package: Path) -> tuple[float, str]:
    place = _copy(template, folder)
    start = time.perf_counter()
    desk = opened(place)
    take_in(desk, package)
    seconds = time.perf_counter() - start
    after = state_hash(desk)
    desk.store.close()
    return seconds, after


def _killed(place: Path, package: Path, seconds: float) -> None:
    child = os.fork()
    if child == 0:
        take_in(opened(place), package)
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _left(place: Path, before: str, after: str) -> str:
    desk = opened(place)
    try:
        fault = quick_check(place)
        digest = state_hash(desk)
    finally:
        desk.store.close()
    if fault:
        return f"damaged:{fault}"
    return "before" if digest == before else "after" if digest == after else "between"


def _copy(template: Path, folder: Path) -> Path:
    folder.mkdir()
    return Path(shutil.copy(template, folder / "so-thi-dua.db"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))

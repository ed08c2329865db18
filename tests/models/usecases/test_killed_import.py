"""kill -9 at random points of an import: before or after, never between, the file always sound."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from models.usecases.desk import Desk
from models.usecases.example import fill_with_example
from tests.models.exchange_sample import sent

PROGRAM = Path(__file__).with_name("killed_import.py")
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows cannot fork")


@pytest.fixture
def killed(make_desk: Callable[..., Desk], tmp_path: Path) -> Callable[[int], dict[str, int]]:
    """Return a function that kills that many imports and counts what each left."""
    leader, member = make_desk("lao-cai"), make_desk("son-la", office="son-la")
    fill_with_example(member, 2023)
    package = sent(member, tmp_path / "nop.xlsx")
    leader.store.close()

    def run(rounds: int) -> dict[str, int]:
        told = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, PROGRAM, leader.place.parent, package, str(rounds), "2023"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        pairs = (line.rsplit(" ", 1) for line in told.splitlines())
        return {outcome: int(count) for outcome, count in pairs}

    return run


def test_a_killed_import_is_there_whole_or_not_at_all(
    killed: Callable[[int], dict[str, int]],
) -> None:
    found = killed(8)

    assert set(found) <= {"before", "after"}
    assert sum(found.values()) == 8


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_two_hundred_killed_imports_are_there_whole_or_not_at_all(
    killed: Callable[[int], dict[str, int]],
) -> None:
    found = killed(200)

    assert set(found) == {"before", "after"}
    assert sum(found.values()) == 200

"""A held file: one holder, whoever asks, and none after it let go or died."""

import subprocess
import sys
from pathlib import Path

import pytest

from models.store.held import HeldElsewhereError, HeldFile

ROOT = Path(__file__).parents[3]
HOLD = """
import sys
from pathlib import Path
from models.store.held import HeldFile
held = HeldFile(Path(sys.argv[1]))
held.take()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_held_file_is_refused_until_it_is_let_go(tmp_path: Path) -> None:
    first, second = HeldFile(tmp_path / "giữ"), HeldFile(tmp_path / "giữ")
    first.take()

    with pytest.raises(HeldElsewhereError):
        second.take()

    first.release()
    second.take()
    second.release()


def test_what_is_not_held_can_be_let_go(tmp_path: Path) -> None:
    held = HeldFile(tmp_path / "giữ")

    held.release()

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        HeldFile(tmp_path / "không có" / "giữ").take()


def test_the_file_of_a_killed_program_is_free(tmp_path: Path) -> None:
    place = tmp_path / "giữ"
    with subprocess.Popen(  # noqa: S603  ours
        [sys.executable, "-c", HOLD, str(place)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(HeldElsewhereError):
            HeldFile(place).take()
        other.kill()

    held = HeldFile(place)
    held.take()
    held.release()

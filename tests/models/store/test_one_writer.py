import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from models.schema.targets import ResultRow
from models.store.lock import WorkspaceBusyError
from models.usecases.desk import Desk, Surroundings
from models.usecases.safety import check_file, check_journal
from models.usecases.workspace import close_workspace, open_workspace

SCRIPT = Path(__file__).with_name("second_program.py")
ROOT = Path(__file__).parents[3]

Program = subprocess.Popen[str]
Start = Callable[[str, Path], Program]


@pytest.fixture
def start() -> Iterator[Start]:
    """Return a starter of second programs; those still running at the end are ended."""
    programs: list[Program] = []

    def start_one(verb: str, place: Path) -> Program:
        program = subprocess.Popen(  # noqa: S603  our own script, our own arguments
            [sys.executable, str(SCRIPT), verb, str(place)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        programs.append(program)
        return program

    yield start_one
    for program in programs:
        program.kill()
        program.communicate()


def line_of(program: Program) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def lines_until_killed(program: Program, count: int) -> int:
    """Read `count` lines, kill, and return the number of the last committed change it told of."""
    assert line_of(program) == "held"
    told = [int(line_of(program)) for _ in range(count)]
    program.kill()
    assert program.stdout is not None
    told += [int(word) for word in program.stdout.read().split()]
    return max(told, default=0)


def assert_sound_after(last_told: int, place: Path, surroundings: Surroundings) -> None:
    """What was told of is there whole; at most one more change got in, and that one whole."""
    desk = open_workspace(place, surroundings=surroundings)
    with desk.store.read() as session:
        notes = set(session.execute(select(ResultRow.note)).scalars())
    assert len(notes) <= 1
    found = int(notes.pop().split()[1]) if notes else 0
    assert found in (last_told, last_told + 1)
    assert check_file(desk) == "Tệp dữ liệu nguyên vẹn."
    assert check_journal(desk) is None
    close_workspace(desk, backup=False)


def test_of_ten_programs_started_at_once_exactly_one_writes(desk: Desk, start: Start) -> None:
    desk.store.close()

    programs = [start("hold", desk.place) for _ in range(10)]

    assert sorted(line_of(program) for program in programs) == ["busy"] * 9 + ["held"]


def test_the_refusal_names_machine_user_and_time(desk: Desk, surroundings: Surroundings) -> None:
    with pytest.raises(WorkspaceBusyError) as refusal:
        open_workspace(desk.place, surroundings=surroundings)

    assert "trên máy MAY-TINH-01, người dùng Nguyễn Thị Ánh, từ 08:" in refusal.value.text


def test_a_lock_dies_with_its_process(desk: Desk, start: Start, surroundings: Surroundings) -> None:
    desk.store.close()
    program = start("hold", desk.place)
    assert line_of(program) == "held"

    program.kill()
    program.communicate()

    assert_sound_after(0, desk.place, surroundings)


def test_a_program_killed_while_writing_leaves_a_sound_file(
    make_desk: Callable[..., Desk], start: Start, surroundings: Surroundings
) -> None:
    """Twenty kills: five rounds on four files; the writers start together to save time."""
    for round_number in range(5):
        desks = [make_desk(f"{round_number}-{index}") for index in range(4)]
        for desk in desks:
            desk.store.close()
        programs = [start("write", desk.place) for desk in desks]
        for index, (desk, program) in enumerate(zip(desks, programs, strict=True)):
            last_told = lines_until_killed(program, round_number * 2 + index)
            assert_sound_after(last_told, desk.place, surroundings)


@pytest.mark.slow
def test_a_file_survives_a_hundred_kills_in_a_row(
    desk: Desk, start: Start, surroundings: Surroundings
) -> None:
    desk.store.close()

    for round_number in range(100):
        program = start("write", desk.place)
        assert line_of(program) == "held"
        for _ in range(round_number % 7):
            line_of(program)
        program.kill()
        program.communicate()
        reopened = open_workspace(desk.place, surroundings=surroundings)
        assert check_file(reopened) == "Tệp dữ liệu nguyên vẹn."
        assert check_journal(reopened) is None
        close_workspace(reopened, backup=False)

"""The first start, and the start that finds a damaged workspace."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import machine
from desktop.program import Program
from models.store.engine import mark_schema
from models.usecases.desk import Desk
from models.usecases.safety import Reason, backup_now, state_hash
from models.usecases.workspace import close_workspace, describe, newest_schema
from tests.fake_ask import FakeAsk
from views.job import Jobs
from views.pages.first_run.window import FirstRunWindow
from views.pages.rescue.window import RescueWindow

Start = Callable[[Path], Program]


@pytest.fixture
def start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, ask: FakeAsk
) -> Iterator[Start]:
    """Return a start of the program that keeps its data in a folder of the test."""
    monkeypatch.setattr(machine, "data_folder", lambda: tmp_path / "du-lieu")
    made: list[Program] = []

    def begin(place: Path) -> Program:
        program = Program(place, practice=False, ask=ask)
        made.append(program)
        program.open()
        qtbot.waitUntil(lambda: not program.jobs.busy(), timeout=30_000)
        return program

    yield begin
    for program in made:
        program.jobs.shutdown()
        if program.office is not None:
            program.office.window.close()
        for window in (program.shell, program.asking):
            if window is not None:
                window.close()
                window.deleteLater()


def until_open(program: Program, qtbot: QtBot) -> Desk:
    qtbot.waitUntil(lambda: program.office is not None, timeout=30_000)
    qtbot.waitUntil(lambda: not program.jobs.busy(), timeout=30_000)
    assert program.office is not None
    return program.office.desk


def first_run(program: Program) -> FirstRunWindow:
    assert isinstance(program.asking, FirstRunWindow)
    return program.asking


def test_the_first_start_makes_the_workspace_of_the_office_chosen(
    start: Start, tmp_path: Path, qtbot: QtBot, ask: FakeAsk
) -> None:
    ask.choose_answer = "settings"
    program = start(tmp_path / "so.db")
    window = first_run(program)
    for key, value in (("office", "dien-bien"), ("year", "2023")):
        window.form.field(key).set_value(value)  # type: ignore[attr-defined]  # a choice
    window.form.field("user_name").set_text("Lò Văn Cường")  # type: ignore[attr-defined]

    window.start.click()

    desk = until_open(program, qtbot)
    facts = describe(desk)
    assert (facts.office, facts.year, facts.user) == ("dien-bien", 2023, "Lò Văn Cường")
    assert not facts.is_practice
    assert program.shell is not None
    qtbot.waitUntil(lambda: program.shell.current_key() == "settings")  # type: ignore[union-attr]


def test_the_first_start_asks_again_under_what_was_left_out(start: Start, tmp_path: Path) -> None:
    window = first_run(start(tmp_path / "so.db"))

    window.start.click()

    assert window.form.field("user_name").property("wrong")
    assert not (tmp_path / "so.db").exists()


def test_trying_it_out_opens_a_practice_workspace_apart(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    program = start(tmp_path / "so.db")

    first_run(program).practise.click()

    desk = until_open(program, qtbot)
    assert desk.is_practice
    assert desk.place == machine.practice_workspace()
    assert not (tmp_path / "so.db").exists()


def test_a_damaged_workspace_is_put_back_from_a_backup(
    start: Start, desk: Desk, qtbot: QtBot
) -> None:
    backup = backup_now(desk, Reason.MANUAL).value
    before = state_hash(desk)
    close_workspace(desk, backup=False)
    desk.place.write_bytes(b"\x00" * 5000)

    program = start(desk.place)
    qtbot.waitUntil(lambda: program.asking is not None, timeout=30_000)
    window = program.asking
    assert isinstance(window, RescueWindow)
    assert program.shell is None
    window.restore_wanted.emit(backup)

    assert state_hash(until_open(program, qtbot)) == before


def test_the_rescue_window_salvages_and_looks_into_files_of_the_users_own(
    template: Path, tmp_path: Path, ask: FakeAsk, jobs: Jobs, qtbot: QtBot
) -> None:
    window = RescueWindow(template, "Tệp hỏng.", ask, jobs)
    qtbot.addWidget(window)
    ask.open_answer = template
    ask.save_answer = tmp_path / "cuu.xlsx"

    window._choose_file()
    window._salvage_to_excel()
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=30_000)

    assert (tmp_path / "cuu.xlsx").is_file()
    assert "Đã ghi" in window.strip.text()
    assert window.chooser.restore_button.isEnabled()


def test_a_workspace_of_a_newer_program_is_refused_untouched(
    start: Start, desk: Desk, qtbot: QtBot
) -> None:
    close_workspace(desk, backup=False)
    mark_schema(desk.place, newest_schema() + 1)
    before = desk.place.read_bytes()

    program = start(desk.place)
    qtbot.waitUntil(lambda: program.asking is not None, timeout=30_000)

    assert isinstance(program.asking, RescueWindow)
    assert "mới hơn" in program.asking.reason()
    assert desk.place.read_bytes() == before

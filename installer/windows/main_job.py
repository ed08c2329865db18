"""The main job, done in the window by mouse and keyboard: a member's part and the leader's."""

import json
import shutil
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from environment import python, variables
from windows import compare, trials
from windows.places import HERE
from windows.stage import DOCUMENTS, ProofError, Stage, Window

MEMBER = "dien-bien"
STICK = r"C:\usb"  # typed into dialogs, so of letters that every keyboard has
_PAPER, _PACKAGE = rf"{STICK}\ho-so.pdf", rf"{STICK}\goi.xlsx"
_PAGES = ("overview", "targets", "programme", "packages", "awards")
_PAGE_COUNT = 9
_FIGURE, _ROWS = "47", (0.50, 0.58, 0.66)
_ROW = "row"
Spots = Mapping[str, tuple[int, int]]


def members_part(stage: Stage, linux: Path) -> str:
    """Look at every page, save the dossier as PDF, enter a figure, write the package."""
    workspace = rf"{DOCUMENTS}\ví dụ\du-lieu\{MEMBER}.db"
    _clear_stick(stage)
    before = trials.figures(stage, workspace)
    with TemporaryDirectory() as folder:
        twin = shutil.copy(stage.path(workspace), folder)
        begin = time.monotonic()
        window = trials.opened(stage, workspace)[0]
        seconds = time.monotonic() - begin
        stage.settle()
        stage.picture("opened")
        for number in range(_PAGE_COUNT, 0, -1):
            stage.keys(f"ctrl+{number}")
            stage.wait_for_change(f"page-{number}")
        paper = _save_paper(stage, window, twin)
        _type_figures(stage, window)
        _write_package(stage, window, twin)
        trials.closed(stage)
    new = trials.figures(stage, workspace) - before
    if not any(value == _FIGURE for _, value in new):
        message = f"the figure typed into the window was not saved; new are {new or 'none'}"
        raise ProofError(message)
    words = compare.paper(paper, linux / "ho-so" / f"ho-so-{MEMBER}.pdf")
    return (
        f"window after {seconds:.1f} s, {_PAGE_COUNT} pages, dossier of {words} words as on Linux, "
        f"{len(new)} figures typed, package written"
    )


def leaders_part(stage: Stage, workspace: str) -> str:
    """Take in the member's package in the window; the command line must come to the same."""
    other = rf"{DOCUMENTS}\nhập bằng lệnh.db"
    stage.path(other).unlink(missing_ok=True)
    for place in (workspace, other):
        if not stage.path(place).exists():
            start_anew = ("init", "--office", trials.OFFICE, "--year", str(trials.YEAR))
            stage.command_line("--workspace", place, *start_anew)
    stage.command_line("--workspace", other, "import", _PACKAGE)
    before = trials.content(stage, workspace)
    with TemporaryDirectory() as folder:
        twin = shutil.copy(stage.path(workspace), folder)
        window = trials.opened(stage, workspace)[0]
        page, arrived = _spots(window, twin, "packages", str(stage.path(_PACKAGE)))
        _turn_to(stage, "packages")
        _press(stage, window, page, "Nhận gói")
        stage.answer_with_path("Chọn gói để nhận", _PACKAGE)
        stage.wait_for_change("package-looked-at")
        stage.wait_for_rest("package-looked-at")
        _press(stage, window, arrived, "Nhập gói")
        stage.wait_for_change("package-taken-in")
        stage.wait_for_rest("package-taken-in")
        trials.closed(stage)
    after = trials.content(stage, workspace)
    if after == before or after != trials.content(stage, other):
        message = "what the window took in is not what the command line takes in"
        raise ProofError(message)
    return "the member's package looked at and taken in, as the command line does"


def _save_paper(stage: Stage, window: Window, twin: str) -> Path:
    listed, opened = _spots(window, twin, "awards", _ROW)
    _turn_to(stage, "awards")
    _press(stage, window, listed, _ROW, times=2)
    stage.wait_for_change("dossier")
    stage.wait_for_rest("dossier")
    _press(stage, window, opened, "Xuất PDF")
    stage.answer_with_path("Xuất PDF", _PAPER)
    place = stage.wait_for_file(_PAPER)
    stage.picture("dossier-saved")
    return place


def _type_figures(stage: Stage, window: Window) -> None:
    """Type into rows of the table, whatever stands in them; one that takes none stays as it is."""
    _turn_to(stage, "targets")
    left, top, right, bottom = window.box
    for height in _ROWS:
        stage.click(left + (right - left) // 2, top + int((bottom - top) * height))
        stage.keys("F2")
        stage.type(_FIGURE)
        stage.keys("Return")
        stage.settle()
        if len(stage.windows()) > 1:
            stage.keys("Return")  # the program asks whether an unusual figure is right: it is
            stage.settle()
    stage.picture("figure-typed")


def _write_package(stage: Stage, window: Window, twin: str) -> None:
    (page,) = _spots(window, twin, "packages")
    _turn_to(stage, "packages")
    _press(stage, window, page, "Lập gói nộp")
    stage.answer_with_path("Lập gói nộp", _PACKAGE)
    stage.wait_for_file(_PACKAGE)
    stage.settle()
    stage.picture("package-written")


def _turn_to(stage: Stage, key: str) -> None:
    stage.keys(f"ctrl+{_PAGES.index(key) + 1}")
    stage.wait_for_change(key)
    stage.wait_for_rest(key)


def _press(stage: Stage, window: Window, spots: Spots, name: str, *, times: int = 1) -> None:
    """Click what is called `name`, where the twin of the window on this machine has it."""
    if name not in spots:
        message = f"“{name}” cannot be clicked here; what can: {', '.join(spots)}"
        raise ProofError(message)
    x, y = spots[name]
    stage.click(window.inside[0] + x, window.inside[1] + y, times)


def _spots(window: Window, twin: str, page: str, then: str = "") -> list[Spots]:
    width, height = (str(size) for size in window.inside[2:])
    command = [str(python()), str(HERE / "twin.py"), twin, width, height, page, then]
    drawn = {**variables(), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=drawn)
    if done.returncode:
        message = f"the twin of the window failed: {done.stderr.strip()[-400:]}"
        raise ProofError(message)
    found: list[Spots] = json.loads(done.stdout)
    return found


def _clear_stick(stage: Stage) -> None:
    stage.path(STICK).mkdir(exist_ok=True)
    for path in (_PAPER, _PACKAGE):
        stage.path(path).unlink(missing_ok=True)

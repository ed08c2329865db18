"""The steps that the installed and the portable copy have in common."""

import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from windows import compare
from windows.stage import DOCUMENTS, ProofError, Stage, Window

OFFICE, YEAR = "lao-cai", 2023
Step = Callable[[], str]
PAGE_COUNT, _TARGETS = 9, 2
_FIGURE, _ROWS = "47", (0.50, 0.58, 0.66)
_KILLS = (0.3, 0.5, 0.65, 0.8, 0.95)  # of the time that the whole takes


def self_test(stage: Stage) -> str:
    """Run the program's own test from where it lies."""
    answer = json.loads(stage.command_line("self-test", "--json"))
    names = [check["name"] for check in answer["checks"]]
    return f"version {answer['version']}, Python {answer['python']}: {', '.join(names)}"


def demonstration(stage: Stage, linux: Path) -> str:
    """Do the main job in a folder with a Vietnamese name, and compare it with Linux."""
    out = rf"{DOCUMENTS}\ví dụ"
    stage.command_line("demo", out, seconds=600)
    made = stage.path(out)
    for kind in ("goi", "ho-so", "anh"):
        here, there = ({p.name for p in (folder / kind).iterdir()} for folder in (made, linux))
        if here != there:
            message = f"demo left other files in {kind} than on Linux: {sorted(here ^ there)}"
            raise ProofError(message)
    same = compare.papers(made / "ho-so", linux / "ho-so")
    workspaces = sorted(linux.glob("du-lieu/*.db"))
    for ours in workspaces:
        theirs = made / "du-lieu" / ours.name
        if compare.state_hash(ours) != compare.state_hash(theirs):
            message = f"{ours.name}: the content made on Windows is not the one made on Linux"
            raise ProofError(message)
    leader = rf"{out}\du-lieu\cum-truong.db"
    if content(stage, leader) != compare.state_hash(linux / "du-lieu" / "cum-truong.db"):
        message = "the content hash computed on Windows is not the one computed on Linux"
        raise ProofError(message)
    return f"{same}; {len(workspaces)} workspaces with the same content hash"


def content(stage: Stage, workspace: str) -> str:
    """Return the content hash of a workspace, opened by the Windows program."""
    return stage.command_line("--workspace", workspace, "state-hash").strip()


def figures(stage: Stage, workspace: str) -> set[tuple[str, str]]:
    """Return the targets that have a figure, each with the figure."""
    targets = json.loads(stage.command_line("--workspace", workspace, "targets", "--json"))
    return {(fact["id"], str(found["value"])) for fact in targets for found in fact["results"]}


def opened(stage: Stage, workspace: str) -> list[Window]:
    """Start the window on `workspace` and wait until it shows."""
    stage.start_window("--workspace", workspace)
    return stage.wait_for("the window", lambda found: any(not w.minimised for w in found))


def closed(stage: Stage) -> None:
    """Close the window by the keyboard and wait until the program is gone."""
    stage.keys("alt+F4")
    stage.wait_for("closing", lambda found: not found)


def second_start(stage: Stage, workspace: str) -> str:
    """Start the program again while another window covers it: the first must come to the front."""
    first = opened(stage, workspace)[0]
    other = stage.start("notepad.exe")
    try:
        stage.wait_for("another window in front", lambda found: not any(w.in_front for w in found))
        begin = time.monotonic()
        second = stage.start_window("--workspace", workspace)
        code = second.wait(timeout=60)
        seconds = time.monotonic() - begin
        found = stage.wait_for(
            "the first window in front", lambda now: any(w.in_front for w in now)
        )
    except subprocess.TimeoutExpired as error:
        message = "the second start did not end within 60 s"
        raise ProofError(message) from error
    finally:
        other.kill()
    if code or {window.process for window in found} != {first.process}:
        message = f"the second start ended with {code} and there are {found}"
        raise ProofError(message)
    closed(stage)
    return f"the second start ended after {seconds:.1f} s and the first window came to the front"


def killed_while_writing(stage: Stage) -> str:
    """Kill an import at several moments; what is there must be whole every time."""
    folder = rf"{DOCUMENTS}\ví dụ\goi"
    packages = [rf"{folder}\{path.name}" for path in sorted(stage.path(folder).glob("nop-*.xlsx"))]
    unbroken, broken = rf"{DOCUMENTS}\nhập một mạch.db", rf"{DOCUMENTS}\mất điện.db"
    for workspace in (unbroken, broken):
        start_anew = ("init", "--office", OFFICE, "--year", str(YEAR))
        stage.command_line("--workspace", workspace, *start_anew)
    begin = time.monotonic()
    stage.command_line("--workspace", unbroken, "import", *packages)
    whole = time.monotonic() - begin
    wanted, seen = content(stage, unbroken), {content(stage, broken)}
    kills = 0
    for share in _KILLS:
        program = rf"{stage.folder}\SoThiDua-cli.exe"
        running = stage.start(program, "--workspace", broken, "import", *packages)
        try:
            running.wait(timeout=share * whole)
        except subprocess.TimeoutExpired:
            kills += 1
            running.kill()
            running.wait()
        seen.add(content(stage, broken))
    stage.command_line("--workspace", broken, "import", *packages)
    if not kills or content(stage, broken) != wanted:
        message = f"after {kills} kills the content is not that of an unbroken import"
        raise ProofError(message)
    return f"killed {kills} times (content seen at {len(seen)} stages), whole each time, completed"


def killed_window(stage: Stage, workspace: str) -> str:
    """Kill the program with its window open; the next start must show the window again."""
    before = content(stage, workspace)
    running = stage.start_window("--workspace", workspace)
    stage.wait_for("the window", bool)
    running.kill()
    running.wait()
    opened(stage, workspace)
    closed(stage)
    if content(stage, workspace) != before:
        message = "the content changed when the program was killed with nothing entered"
        raise ProofError(message)
    return "killed with its window open; the next start opened the same content"


def main_job(stage: Stage, workspace: str) -> str:
    """Enter a figure by mouse and keyboard, look at every page, close, and find it saved."""
    if not stage.path(workspace).exists():
        start_anew = ("init", "--office", OFFICE, "--year", str(YEAR))
        stage.command_line("--workspace", workspace, *start_anew)
    before = figures(stage, workspace)
    begin = time.monotonic()
    box = opened(stage, workspace)[0].box
    seconds = time.monotonic() - begin
    stage.settle()
    stage.picture("opened")
    for number in range(PAGE_COUNT, 0, -1):
        stage.keys(f"ctrl+{number}")
        stage.wait_for_change(f"page-{number}")
    stage.keys(f"ctrl+{_TARGETS}")
    stage.wait_for_change("targets")
    # Rows of the table, whatever stands in them: one that takes no number stays as it is.
    for height in _ROWS:
        stage.click(box[0] + (box[2] - box[0]) // 2, box[1] + int((box[3] - box[1]) * height))
        stage.keys("F2")
        stage.type(_FIGURE)
        stage.keys("Return")
        stage.settle()
        if len(stage.windows()) > 1:
            stage.keys("Return")  # the program asks whether an unusual figure is right: it is
            stage.settle()
    stage.picture("figure-typed")
    closed(stage)
    new = figures(stage, workspace) - before
    if not any(value == _FIGURE for _, value in new):
        message = f"the figure typed into the window was not saved; new are {new or 'none'}"
        raise ProofError(message)
    return f"window after {seconds:.1f} s, {PAGE_COUNT} pages, {len(new)} figures typed and saved"

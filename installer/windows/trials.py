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
    stage.wait_for_ends()


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
    # All but the importing office's own, which its key of another workspace would not match.
    names = sorted(path.name for path in stage.path(folder).glob("nop-*.xlsx"))
    packages = [rf"{folder}\{name}" for name in names if OFFICE not in name]
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

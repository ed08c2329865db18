# ruff: noqa: T201, S603, E402 - a script that starts programs and prints its table
"""Start, memory and size of the Windows program, against a bare PySide6 window bundled alike.

Under Wine, from the installed folder, taking turns; needs what `dev.py windows` made in
`dist/windows`. A cold start follows the emptying of the system's file cache.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "installer"))

from environment import NotHereError
from windows import chain, installed, packages, wine
from windows.stage import DOCUMENTS, Stage

COLD_ROUNDS, WARM_ROUNDS = 3, 5
LIMIT_START, LIMIT_SETUP_MB = 1.8, 75
BARE = ROOT / "build" / "bare-window"
SCRIPT = """\
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 720)
window.show()
sys.exit(app.exec())
"""
TIMER = r"Z:\repo\installer\windows\start_time.py"
Run = dict[str, float]


def main() -> int:
    """Print the tables; return 1 when a limit is passed."""
    if not wine.inside():
        chain.check()
        return wine.enter(sys.executable, __file__)
    with chain.windows() as machine:
        _bundle_bare(machine)
        stage = Stage(wine=machine, folder=installed.FOLDER, pictures=BARE)
        stage.run(rf"Z:\repo\dist\windows\{packages.setup_name()}", "/S")
        workspace = rf"{DOCUMENTS}\so-thi-dua.db"
        stage.path(DOCUMENTS).mkdir(parents=True, exist_ok=True)
        start_anew = ("init", "--office", "lao-cai", "--year", "2023")
        stage.command_line("--workspace", workspace, *start_anew)
        bare = [r"Z:\repo\build\bare-window\dist\bare\bare.exe"]
        ours = [rf"{stage.folder}\SoThiDua.exe", "--workspace", workspace]
        passed = _starts(stage, bare, ours)
    return 0 if passed & _sizes() else 1


def _starts(stage: Stage, bare: list[str], ours: list[str]) -> bool:
    warm = [(_measure(stage, bare, 1)[0], _measure(stage, ours, 1)[0]) for _ in range(WARM_ROUNDS)]
    cold = []
    for _ in range(COLD_ROUNDS):
        pair = []
        for command in (bare, ours):
            _forget_files()
            pair.append(_measure(stage, command, 1)[0])
        cold.append((pair[0], pair[1]))
    print(f"{'':<34}{'bare':>9}{'ours':>9}{'ratio':>8}{'limit':>8}")
    ratios = [
        _row("cold start to the window, s", cold, "seconds", 1),
        _row("warm start to the window, s", warm, "seconds", 1),
    ]
    _row("warm start to all work done, s", warm, "done", 1)
    _row("working set at rest, MB", warm, "working_set", 1_000_000)
    return max(ratios) <= LIMIT_START


def _row(name: str, pairs: list[tuple[Run, Run]], key: str, per: int) -> float:
    bare, ours = (median(pair[side][key] for pair in pairs) / per for side in (0, 1))
    limit = LIMIT_START if key == "seconds" else ""
    print(f"{name:<34}{bare:>9.2f}{ours:>9.2f}{ours / bare:>8.2f}{limit:>8}", flush=True)
    return ours / bare


def _measure(stage: Stage, command: list[str], rounds: int) -> list[Run]:
    done = stage.run(r"Z:\python\python.exe", TIMER, str(rounds), *command)
    if done.code:
        raise SystemExit(done.output)
    found: list[Run] = json.loads(done.output)
    return found


def _forget_files() -> None:
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("3\n", encoding="ascii")


def _bundle_bare(machine: wine.Wine) -> None:
    """Bundle a window with nothing in it, leaving out of Qt what our own bundle leaves out."""
    BARE.mkdir(parents=True, exist_ok=True)
    (BARE / "bare.py").write_text(SCRIPT, encoding="utf-8")
    folder = r"Z:\repo\build\bare-window"
    options = ["--noconfirm", "--windowed", "--log-level=ERROR", "--name=bare"]
    options += ["--distpath", rf"{folder}\dist", "--workpath", r"C:\bare", "--specpath", folder]
    command = machine.program(r"Z:\python\python.exe", "-m", "PyInstaller", *options)
    done = subprocess.run(
        [*command, rf"{folder}\bare.py"], stdin=subprocess.DEVNULL, check=False, timeout=1800
    )
    if done.returncode:
        message = "the bare window could not be bundled"
        raise NotHereError(message)


def _sizes() -> bool:
    """Print what is handed out and what the installed folder's parts cost."""
    setup = (chain.BUNDLE.parent / packages.setup_name()).stat().st_size / 1_000_000
    portable = (chain.BUNDLE.parent / packages.portable_name()).stat().st_size / 1_000_000
    print(f"setup {setup:.1f} MB (limit {LIMIT_SETUP_MB}), portable archive {portable:.1f} MB")
    files = [path for path in chain.BUNDLE.rglob("*") if path.is_file()]
    costs: dict[str, int] = {}
    for path in files:
        parts = path.relative_to(chain.BUNDLE).parts
        named = parts[1] if len(parts) > 2 else "the programs and Python's own libraries"
        costs[named] = costs.get(named, 0) + path.stat().st_size
    print(f"installed folder {sum(costs.values()) / 1_000_000:.1f} MB in {len(files)} files:")
    for name, size in sorted(costs.items(), key=lambda pair: -pair[1])[:12]:
        print(f"  {size / 1_000_000:>7.1f} MB  {name}")
    return setup <= LIMIT_SETUP_MB


if __name__ == "__main__":
    sys.exit(main())

# ruff: noqa: T201, S603, E402 - a script that starts the probe and prints its table
"""Cold start to the first painted window, and memory at rest, with 5,000 targets.

Against a bare QMainWindow with a QTableView over a list of 5,000 rows, each in a process of its
own, taking turns. Time runs from before the process is made; modules are compiled before, as they
are in the bundle. Needs Linux for the memory.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from sqlalchemy import select

from desktop.machine import surroundings
from models.schema.targets import TargetRow
from models.usecases.workspace import close_workspace, create_workspace

COUNT = 5_000
ROUNDS = 5
LIMIT_START, LIMIT_MEMORY = 2.5, 1.8


def main() -> int:
    """Print the table; return 1 when a limit is passed."""
    with tempfile.TemporaryDirectory() as folder:
        place = _workspace(Path(folder))
        _probe("bare", folder)
        _probe(str(place), folder)
        rounds = [(_probe("bare", folder), _probe(str(place), folder)) for _ in range(ROUNDS)]
    bare_s, ours_s = (median(pair[side][0] for pair in rounds) for side in (0, 1))
    bare_end, ours_end = (median(pair[side][1] for pair in rounds) for side in (0, 1))
    bare_mb, ours_mb = (median(pair[side][2] for pair in rounds) for side in (0, 1))
    start, memory = ours_s / bare_s, ours_mb / bare_mb
    print(f"{'with 5,000 targets':<40}{'bare':>9}{'ours':>9}{'ratio':>8}{'limit':>8}")
    line = "{:<40}{:>9.2f}{:>9.2f}{:>8.2f}{:>8}"
    print(line.format("start to first painted window, s", bare_s, ours_s, start, LIMIT_START))
    print(
        line.format(
            "start to the page filled, all work done, s",
            bare_end,
            ours_end,
            ours_end / bare_end,
            "",
        )
    )
    print(line.format("memory at rest, MB", bare_mb, ours_mb, memory, LIMIT_MEMORY))
    return int(start > LIMIT_START or memory > LIMIT_MEMORY)


def _probe(what: str, home: str) -> tuple[float, float, float]:
    own = {
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": f"{home}/compiled",
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_DATA_HOME": home,
    }
    probe = Path(__file__).with_name("window_probe.py")
    begin = time.time()
    answer = subprocess.run(
        [sys.executable, str(probe), what],
        env=os.environ | own,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    at, quiet, megabytes = answer.stdout.split()
    return float(at) - begin, float(quiet) - begin, float(megabytes)


def _workspace(folder: Path) -> Path:
    """Make a workspace of 5,000 targets, copies of those of the catalogue."""
    place = folder / "so.db"
    around = replace(surroundings(), user="đo")
    desk = create_workspace(place, office="lao-cai", year=2023, practice=False, surroundings=around)
    with desk.store.write(desk.mark()) as session:
        rows = session.execute(select(TargetRow)).scalars().all()
        columns = [column.name for column in TargetRow.__table__.columns]
        for number in range(COUNT - len(rows)):
            source = rows[number % len(rows)]
            values = {name: getattr(source, name) for name in columns}
            session.add(TargetRow(**(values | {"id": f"{source.id}.ban-{number}", "parent": None})))
    close_workspace(desk, backup=False)
    return place


if __name__ == "__main__":
    sys.exit(main())

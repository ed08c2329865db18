# ruff: noqa: T201 - a script that prints its table
"""The content hash of 60,000 results against reading the same rows with bare sqlite3."""

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from sqlalchemy import insert, select

from desktop import machine
from models.schema.targets import ResultRow, TargetRow
from models.usecases.desk import Desk
from models.usecases.safety import state_hash
from models.usecases.workspace import close_workspace, create_workspace

COUNT = 60_000
ROUNDS = 3


def main() -> int:
    """Print the table; there is no limit, only the ratio to watch."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "so.db"
        desk = create_workspace(
            place, office="lao-cai", year=2023, practice=False, surroundings=machine.surroundings()
        )
        _fill(desk)
        ours = min(_seconds(lambda: state_hash(desk)) for _ in range(ROUNDS))
        theirs = min(_seconds(lambda: _bare(place)) for _ in range(ROUNDS))
        close_workspace(desk, backup=False)
    print(f"{'content of 60,000 results':<34}{'seconds':>9}{'ratio':>8}")
    print(f"{'sqlite3, rows read only':<34}{theirs:>9.3f}{1:>8.2f}")
    print(f"{'state_hash':<34}{ours:>9.3f}{ours / theirs:>8.2f}")
    return 0


def _fill(desk: Desk) -> None:
    with desk.store.write(desk.mark()) as session:
        targets = session.execute(select(TargetRow.id)).scalars().all()
        rows = [
            {
                "target": target,
                "office": "lao-cai",
                "period": f"{number:04d}",
                "value": Decimal(number),
                "note": "Điện Biên",
            }
            for target in targets
            for number in range(COUNT // len(targets))
        ]
        session.execute(insert(ResultRow), rows)


def _bare(place: Path) -> None:
    connection = sqlite3.connect(f"{place.as_uri()}?mode=ro", uri=True)
    connection.execute("SELECT * FROM result").fetchall()
    connection.close()


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())

# ruff: noqa: T201 - a script that prints its table
"""Preview and import of seven packages of 500 rows against calamine and sqlite3.

The baseline reads the same files with calamine and puts the rows of their targets' sheets into a
plain table with `executemany`, one transaction a file: no comparison, no checks, no journal, no
backup. Each round takes in a year's figures that the leader has never seen. Packages are signed,
and the leader knows the keys. As in the running program, Python looks for no unused cycles
meanwhile; that holds for the baseline too.
"""

import gc
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from python_calamine import CalamineWorkbook
from sqlalchemy import insert

from models.schema.programmes import FieldRow, ProgrammeRow
from models.schema.targets import TargetRow
from models.usecases.desk import Desk, Surroundings
from models.usecases.exchange import export_submission, preview_all, take_in_all
from models.usecases.signing import ensure_key, register_key
from models.usecases.targets import ResultEdit, set_results
from models.usecases.workspace import close_workspace, create_workspace

OFFICES = ("son-la", "lai-chau", "dien-bien", "lao-cai", "ha-giang", "cao-bang", "lang-son")
ROWS = 500
ROUNDS = 3
LIMIT = 4.0
YEAR = 2023
_KEYS: dict[str, str] = {}


def main() -> int:
    """Print the table; return 1 when taking in is slower than its limit."""
    gc.disable()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        packages = [_package(office, folder) for office in OFFICES]
        rounds = [_round(packages, folder / str(number)) for number in range(ROUNDS)]
    seen, taken, bare = (min(part) for part in zip(*rounds, strict=True))
    total = (seen + taken) / bare
    print(f"{'seven packages of 500 rows':<34}{'seconds':>9}{'ratio':>8}{'limit':>8}")
    print(f"{'calamine + sqlite3 executemany':<34}{bare:>9.3f}{1:>8.2f}{'':>8}")
    for words, seconds in (("preview", seen), ("import, with backup and journal", taken)):
        print(f"  {words:<32}{seconds:>9.3f}{seconds / bare:>8.2f}{'':>8}")
    print(f"{'preview and import':<34}{seen + taken:>9.3f}{total:>8.2f}{LIMIT:>8}")
    return int(total > LIMIT)


def _round(packages: list[Path], folder: Path) -> tuple[float, float, float]:
    """Return the seconds of the preview, of the import, and of the baseline."""
    folder.mkdir()
    bare = _seconds_of_bare(packages, folder / "bare.db")
    with _workspace("lao-cai", folder / "leader") as desk:
        for office, key in _KEYS.items():
            register_key(desk, office, key)
        gc.collect()
        start = time.perf_counter()
        looks = preview_all(desk, packages)
        seen = [look.seen for look in looks if look.seen]
        middle = time.perf_counter()
        reports = take_in_all(desk, packages, seen=seen).value
        end = time.perf_counter()
    new = sum(report.counts.new for report in reports)
    if new != ROWS * len(packages):
        raise SystemExit(f"{new} rows came in, {ROWS * len(packages)} were sent")
    return middle - start, end - middle, bare


def _seconds_of_bare(packages: list[Path], place: Path) -> float:
    start = time.perf_counter()
    connection = sqlite3.connect(place)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    marks = ", ".join("?" * 15)
    connection.execute(f"CREATE TABLE r ({', '.join(f'c{n}' for n in range(15))})")
    for package in packages:
        book = CalamineWorkbook.from_path(str(package))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python()
            if name == "Chỉ tiêu":
                values = [(*row, *[""] * 15)[:15] for row in rows]
                connection.executemany(f"INSERT INTO r VALUES ({marks})", values)  # noqa: S608
        connection.commit()
    connection.close()
    return time.perf_counter() - start


def _package(office: str, folder: Path) -> Path:
    with _workspace(office, folder / office) as desk:
        edits = [
            ResultEdit(
                target=f"do.{number:04d}",
                period=str(YEAR),
                value=Decimal(number) / 8,
                note="Theo báo cáo của huyện",
                raw_text=f"{number / 8}",
            )
            for number in range(ROWS)
        ]
        set_results(desk, edits)
        _KEYS[office] = ensure_key(desk)
        return export_submission(desk, folder / f"{office}.xlsx").value.place


@contextmanager
def _workspace(office: str, folder: Path) -> Iterator[Desk]:
    ticks, ids = count(), count(sum(folder.name.encode()) * 1000)
    start = datetime(2023, 11, 2, 8, 0)  # noqa: DTZ001  the office's own wall clock
    surroundings = Surroundings(
        clock=lambda: start + timedelta(minutes=next(ticks)),
        new_id=lambda: f"{next(ids):016x}",
        machine="MAY",
        user="Cán bộ",
    )
    desk = create_workspace(
        folder / "so.db", office=office, year=YEAR, practice=False, surroundings=surroundings
    )
    with desk.store.write(desk.mark()) as session:
        session.add(ProgrammeRow(code="do", kind="plan", title="Đo", year_from=YEAR, year_to=YEAR))
        session.flush()
        session.add(FieldRow(programme="do", code="do", name="Lĩnh vực đo"))
        session.flush()
        rows = [
            {
                "id": f"do.{number:04d}",
                "programme": "do",
                "field": "do",
                "name": f"Tỷ lệ xã có hạ tầng số đạt mức {number}",
                "kind": "at_least",
                "low": Decimal(90),
                "unit": "%",
                "order": number,
            }
            for number in range(ROWS)
        ]
        session.execute(insert(TargetRow), rows)
    try:
        yield desk
    finally:
        close_workspace(desk, backup=False)


if __name__ == "__main__":
    sys.exit(main())

# ruff: noqa: T201 - a script that prints its table
"""Exporting 5,000 targets against the same cells written by bare openpyxl, write-only.

Both start from the same facts in memory and end with a file on the disk. The baseline writes
every cell the export writes, on sheets of the same names, without styles, checks or locks.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from openpyxl import Workbook

from models.domain.package import cargo_texts
from models.domain.submission import Submission
from models.excel.meta import meta_rows
from models.excel.submission import target_cells, task_cells, write_submission
from tests.models.excel.workbook_sample import submission

COUNT = 5_000
ROUNDS = 5
LIMIT = 1.5


def main() -> int:
    """Print the table; return 1 when the export is slower than its limit."""
    facts = submission(COUNT)
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = _both(facts, Path(folder))
    ratio = ours / theirs
    print(f"{'export of 5,000 targets':<34}{'seconds':>9}{'ratio':>8}{'limit':>8}")
    print(f"{'openpyxl, write-only, plain cells':<34}{theirs:>9.3f}{1:>8.2f}{'':>8}")
    print(f"{'write_submission, the whole form':<34}{ours:>9.3f}{ratio:>8.2f}{LIMIT:>8}")
    return int(ratio > LIMIT)


def _both(facts: Submission, folder: Path) -> tuple[float, float]:
    """Return the best seconds of each, the two taking turns."""
    ours, theirs = [], []
    for _ in range(ROUNDS):
        theirs.append(_seconds(lambda: _bare(facts, folder / "bare.xlsx")))
        ours.append(_seconds(lambda: (folder / "ours.xlsx").write_bytes(write_submission(facts))))
    return min(ours), min(theirs)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _bare(facts: Submission, place: Path) -> None:
    book = Workbook(write_only=True)
    targets = book.create_sheet("Chỉ tiêu")
    for number, line in enumerate(facts.targets, 1):
        targets.append(target_cells(number, line))
    tasks = book.create_sheet("Nhiệm vụ")
    for number, step in enumerate(facts.tasks, 1):
        tasks.append(task_cells(number, step))
    meta = book.create_sheet("_meta")
    for row in meta_rows(facts.meta, cargo_texts(facts.cargo)):
        meta.append(row)
    book.save(place)


if __name__ == "__main__":
    sys.exit(main())

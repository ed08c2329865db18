# ruff: noqa: T201 - a script that prints its table
"""What taking in and consolidating cost with 63 packages and up to eight times as many.

Only our own side: the other tools that `bench_consolidate` compares with write every row of every
package on one sheet, which ends at 174 packages. Each number of packages has a process of its own,
for its peak memory. The seconds are of the processor. Linear is what costs the same a package.
The numbers of packages may be given as arguments.
"""

import gc
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from models.usecases.exchange import Consent, consolidate, take_in_all
from tests.bench import bench_consolidate as bench

SIZES = (63, 126, 252, 504)
WRITING_LIMIT_MB = 250
LINEAR = 1.25
_ONE_SIZE = "--one"
_KEYS_NAME = "keys.json"


def main(sizes: list[int]) -> int:
    """Print the table; fail when a package costs more among many, or writing takes much memory."""
    gc.disable()
    costs: list[float] = []
    is_small = True
    print(f"{'packages':>8}{'taken in':>22}{'written':>22}{'file':>10}{'peak MB':>18}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for office in _offices(max(sizes)):
            bench._package(office, folder / f"{office}.xlsx")
        (folder / _KEYS_NAME).write_text(json.dumps(bench._KEYS), "utf-8")
        for size in sizes:
            taken, written, megabytes, taking, writing = _measured(size, folder)
            costs.append((taken + written) / size)
            is_small &= size > sizes[0] or writing <= WRITING_LIMIT_MB
            print(
                f"{size:>8}{taken:>11.1f} s{taken / size:>7.3f} each"
                f"{written:>9.1f} s{written / size:>7.3f} each"
                f"{megabytes:>7.1f} MB{taking:>9.0f}{writing:>9.0f}"
            )
    growth = costs[-1] / costs[0]
    print(f"a package costs {growth:.2f} times as much among {sizes[-1]} as among {sizes[0]}")
    return int(growth > LINEAR or not is_small)


def measure(size: int, folder: Path) -> None:
    """Take in and consolidate in this process; print seconds, size of the file and peaks."""
    gc.disable()
    bench._KEYS.update(json.loads((folder / _KEYS_NAME).read_text("utf-8")))
    offices = _offices(size)
    packages = [folder / f"{office}.xlsx" for office in offices]
    with (
        tempfile.TemporaryDirectory() as name,
        bench._leader(offices, Path(name) / "leader") as desk,
    ):
        place = Path(name) / "tong-hop.xlsx"
        start = time.process_time()
        take_in_all(desk, packages, consent=Consent())
        middle, taking = time.process_time(), _peak_mb()
        # Since Linux 2.6.22 this starts the peak anew.
        Path("/proc/self/clear_refs").write_text("5", "ascii")
        consolidate(desk, place)
        end, writing = time.process_time(), _peak_mb()
        megabytes = place.stat().st_size / 1_000_000
    print(middle - start, end - middle, megabytes, taking, writing)


def _measured(size: int, folder: Path) -> tuple[float, ...]:
    told = subprocess.run(  # noqa: S603 - this very script
        [sys.executable, __file__, _ONE_SIZE, str(size), str(folder)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return tuple(map(float, told.split()))


def _offices(number: int) -> list[str]:
    return [f"so-{place:03d}" for place in range(number)]


def _peak_mb() -> float:
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    peak = next(line for line in lines if line.startswith("VmHWM"))
    return int(peak.split()[1]) * 1024 / 1_000_000


if __name__ == "__main__":
    if sys.argv[1:2] == [_ONE_SIZE]:
        measure(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        sys.exit(main([int(text) for text in sys.argv[1:]] or list(SIZES)))

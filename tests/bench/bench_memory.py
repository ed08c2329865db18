# ruff: noqa: T201 - a script that prints its table
"""The most memory that taking in a workbook of nearly 20 MB needs, in a process of its own."""

import random
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from models.domain.package import PackageKind, PackageMeta, ResultValue, content_hash
from models.domain.submission import Submission, TargetLine
from models.excel.submission import write_submission
from models.usecases.exchange import Consent, take_in_all
from tests.bench import bench_consolidate as consolidating

LIMIT_MB = 300
TARGETS, YEARS = 390, range(2020, 2024)
NOTE_LETTERS = 800
OFFICE = "so-000"


def main() -> int:
    """Make the workbook, take it in elsewhere, print the peak."""
    with tempfile.TemporaryDirectory() as name:
        package = _package(Path(name) / "goi.xlsx")
        told = subprocess.run(  # noqa: S603 - this very script
            [sys.executable, __file__, str(package)], check=True, capture_output=True, text=True
        ).stdout
        size = package.stat().st_size / 1_000_000
    peak = float(told.split()[-1])
    print(f"workbook of {size:.1f} MB: {told.split()[0]} values taken in")
    print(f"peak memory {peak:.0f} MB, limit {LIMIT_MB} MB")
    return int(peak > LIMIT_MB)


def take_in(package: Path) -> None:
    """Take the package in and print how many values came and the peak in MB."""
    with consolidating._leader([OFFICE], package.parent / "leader") as desk:
        consent = Consent(accepts_touched=True)
        (report,) = take_in_all(desk, [package], consent=consent).value
    print(report.counts.new, _peak_mb())


def _peak_mb() -> float:
    """Return the peak of this process alone; what a shell reports includes its parent's."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    peak = next(line for line in lines if line.startswith("VmHWM"))
    return int(peak.split()[1]) * 1024 / 1_000_000


def _package(place: Path) -> Path:
    chance = random.Random(2023)  # noqa: S311 - text that does not compress, nothing secret
    results = [
        ResultValue(
            target=f"do.{target:04d}",
            office=OFFICE,
            period=f"{year}-{month:02d}",
            value=Decimal(target * month) / 8,
            note=f"{chance.getrandbits(4 * NOTE_LETTERS):x}",
            version="may1:1",
        )
        for target in range(TARGETS)
        for year in YEARS
        for month in range(1, 13)
    ]
    meta = PackageMeta(
        package_id="goi-lon",
        kind=PackageKind.SUBMISSION,
        sender=OFFICE,
        receiver="lao-cai",
        cluster="cum-2",
        year=2023,
        period="",
        made_at=consolidating.AT,
        program_version="",
        journal_head="0" * 64,
        result_count=len(results),
        task_count=0,
        content_hash=content_hash(results, []),
    )
    facts = Submission(
        meta=meta,
        sender_name=OFFICE,
        receiver_name="Cụm trưởng",
        cluster_name="Cụm",
        period_label="Năm 2023",
        targets=tuple(
            TargetLine(
                field_name="Lĩnh vực",
                name=item.target,
                unit="%",
                requirement="",
                assigned="",
                period_label=item.period,
                result=item,
            )
            for item in results
        ),
        tasks=(),
    )
    place.write_bytes(write_submission(facts))
    return place


if __name__ == "__main__":
    if len(sys.argv) > 1:
        take_in(Path(sys.argv[1]))
    else:
        sys.exit(main())

# ruff: noqa: T201 - a script that prints its table
"""Consolidating packages of 500 targets and 12 periods, against doing it with other tools.

Ours is the leader's work: taking packages in (checked, compared, journalled, undoable) and then
writing the consolidated workbook. The others lay the rows of the same files below one another:
openpyxl read-only into openpyxl write-only in plain Python, pandas where it happens to be
installed, LibreOffice headless into CSV. Run with the number of packages as its argument; 63 and
63 times 8 take long, 7 is the usual. The last lines show the growth from half to whole.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from openpyxl import Workbook, load_workbook
from sqlalchemy import insert

from models.domain.package import PackageKind, PackageMeta, ResultValue, content_hash
from models.domain.signature import signed_text
from models.domain.submission import Submission, TargetLine
from models.excel.submission import write_submission
from models.schema.keys import OfficeKeyRow
from models.schema.organisations import MembershipRow, OrganisationNameRow, OrganisationRow
from models.schema.programmes import FieldRow, ProgrammeRow
from models.schema.targets import TargetRow
from models.security import signing
from models.usecases.desk import Desk, Surroundings
from models.usecases.exchange import Consent, consolidate, take_in_all
from models.usecases.workspace import close_workspace, create_workspace

YEAR, TARGETS, PERIODS = 2023, 500, 12
USUAL = 7
AT = datetime(2023, 11, 2, 8, 0)  # noqa: DTZ001  the office's own wall clock
FEWEST = 2
_KEYS: dict[str, str] = {}


def main(number: int) -> int:
    """Print the table for `number` packages."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        offices = [f"so-{place:03d}" for place in range(number)]
        packages = [_package(office, folder / f"{office}.xlsx") for office in offices]
        half = _ours(offices, packages[: max(number // 2, 1)], folder / "half")
        whole = _ours(offices, packages, folder / "whole")
        others = {
            "openpyxl, plain Python": _seconds(lambda: _openpyxl(packages, folder / "a.xlsx")),
            "pandas + openpyxl": _pandas(packages, folder / "p.xlsx"),
            "LibreOffice headless": _libreoffice(packages, folder / "lo"),
        }
    _print(number, whole, half, others)
    return 0


def _print(
    number: int,
    whole: tuple[float, float],
    half: tuple[float, float],
    others: dict[str, float],
) -> None:
    taken, written = whole
    title = f"{number} packages, {TARGETS} x {PERIODS}"
    print(f"{title:<34}{'seconds':>9}{'ours: written':>15}{'ours: whole':>13}")
    for words, seconds in (("  taken in", taken), ("  consolidated workbook", written)):
        print(f"{words:<34}{seconds:>9.2f}")
    for words, seconds in others.items():
        if seconds:
            print(
                f"{words:<34}{seconds:>9.2f}{seconds / written:>13.1f} x"
                f"{seconds / (taken + written):>11.1f} x"
            )
        else:
            print(f"{words:<34}{'not here':>9}")
    per_half = half[0] / max(number // 2, 1)
    print(f"growth: {taken / number:.2f} s a package, {per_half:.2f} s with half of them")


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _ours(offices: Sequence[str], packages: Sequence[Path], folder: Path) -> tuple[float, float]:
    """Return the seconds of taking the packages in, and of writing the consolidation."""
    with _leader(offices, folder) as desk:
        consent = Consent(accepts_touched=True)
        start = time.perf_counter()
        reports = take_in_all(desk, list(packages), consent=consent).value
        middle = time.perf_counter()
        new = sum(report.counts.new for report in reports)
        if new != TARGETS * PERIODS * len(packages):
            raise SystemExit(f"{new} values came in")
        consolidate(desk, folder / "tong-hop.xlsx")
        return middle - start, time.perf_counter() - middle


def _openpyxl(packages: Sequence[Path], place: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Chỉ tiêu")
    for package in packages:
        source = load_workbook(package, read_only=True)
        for row in source["Chỉ tiêu"].iter_rows(values_only=True):
            sheet.append([package.stem, *row])
        source.close()
    book.save(place)


def _pandas(packages: Sequence[Path], place: Path) -> float:
    """Return its seconds where pandas happens to be installed; it is no dependency of ours."""
    if find_spec("pandas") is None:
        return 0
    pandas = import_module("pandas")
    start = time.perf_counter()
    frames = [pandas.read_excel(item, sheet_name="Chỉ tiêu", header=None) for item in packages]
    pandas.concat(frames).to_excel(place, index=False)
    return time.perf_counter() - start


def _libreoffice(packages: Sequence[Path], folder: Path) -> float:
    """Return the seconds in which LibreOffice writes the second sheets out, to be joined."""
    program = shutil.which("soffice")
    if program is None:
        return 0
    folder.mkdir()
    csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
    start = time.perf_counter()
    subprocess.run(  # noqa: S603 - our own arguments
        [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            csv,
            "--outdir",
            str(folder),
            *map(str, packages),
        ],
        check=True,
        capture_output=True,
    )
    joined = b"".join(path.read_bytes() for path in sorted(folder.glob("*.csv")))
    (folder / "joined.csv").write_bytes(joined)
    return time.perf_counter() - start


def _package(office: str, place: Path) -> Path:
    results = [
        ResultValue(
            target=f"do.{target:04d}",
            office=office,
            period=f"{YEAR}-{month:02d}",
            value=Decimal(target * month) / 8,
            raw_text=str(target * month / 8),
            note="Theo báo cáo",
            version="may1:1",
        )
        for target in range(TARGETS)
        for month in range(1, PERIODS + 1)
    ]
    meta = PackageMeta(
        package_id=f"goi-{office}",
        kind=PackageKind.SUBMISSION,
        sender=office,
        receiver="lao-cai",
        cluster="cum-2",
        year=YEAR,
        period="",
        made_at=AT,
        program_version="",
        journal_head="0" * 64,
        result_count=len(results),
        task_count=0,
        content_hash=content_hash(results, []),
    )
    facts = Submission(
        meta=meta,
        sender_name=office,
        receiver_name="Cụm trưởng",
        cluster_name="Cụm",
        period_label=f"Năm {YEAR}",
        targets=tuple(
            TargetLine(
                field_name="Lĩnh vực",
                name=f"Chỉ tiêu {item.target}",
                unit="%",
                requirement="≥ 90 %",
                assigned="",
                period_label=f"Tháng {item.period[-2:]}/{YEAR}",
                result=item,
            )
            for item in results
        ),
        tasks=(),
    )
    private = signing.new_key()
    _KEYS[office] = signing.public_key(private)
    place.write_bytes(write_submission(facts, sign=partial(_signed, private)))
    return place


def _signed(private: bytes, meta: PackageMeta) -> PackageMeta:
    named = replace(meta, public_key=signing.public_key(private))
    return replace(named, signature=signing.sign(private, signed_text(named)))


@contextmanager
def _leader(offices: Sequence[str], folder: Path) -> Iterator[Desk]:
    ticks, ids = count(), count(1)
    surroundings = Surroundings(
        clock=lambda: AT + timedelta(seconds=next(ticks)),
        new_id=lambda: f"{next(ids):016x}",
        machine="MAY",
        user="Cán bộ",
    )
    desk = create_workspace(
        folder / "so.db", office="lao-cai", year=YEAR, practice=False, surroundings=surroundings
    )
    with desk.store.write(desk.mark()) as session:
        for code in offices:
            session.add(OrganisationRow(code=code, kind="department"))
        session.add(ProgrammeRow(code="do", kind="plan", title="Đo", year_from=YEAR, year_to=YEAR))
        session.flush()
        for code in offices:
            if code in _KEYS:
                seen = signing.fingerprint(_KEYS[code])
                key = OfficeKeyRow(office=code, fingerprint=seen, note="", registered_at=AT)
                session.add(key)
            session.add(OrganisationNameRow(organisation=code, order=0, name=f"Sở {code}"))
            session.add(MembershipRow(cluster="cum-2", year=YEAR, organisation=code, role="member"))
        session.add(FieldRow(programme="do", code="do", name="Lĩnh vực đo"))
        session.flush()
        rows = [
            {
                "id": f"do.{number:04d}",
                "programme": "do",
                "field": "do",
                "name": f"Chỉ tiêu {number}",
                "kind": "at_least",
                "low": Decimal(90),
                "unit": "%",
                "order": number,
            }
            for number in range(TARGETS)
        ]
        session.execute(insert(TargetRow), rows)
    try:
        yield desk
    finally:
        close_workspace(desk, backup=False)


if __name__ == "__main__":
    sys.exit(main(max(int(sys.argv[1]) if len(sys.argv) > 1 else USUAL, FEWEST)))

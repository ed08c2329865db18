# ruff: noqa: T201 - a script that prints its table
"""Consolidating packages of 500 targets and 12 periods, against doing it with other tools.

The others lay the rows of the same sheets below one another in one workbook: pandas reading and
writing by openpyxl, where pandas happens to be installed, openpyxl read-only into openpyxl
write-only in plain Python, LibreOffice headless by way of CSV. Ours is told twice: the same rows by
our own reader and writer, cell for cell; and the leader's whole work, which is taking the packages
in (signatures proven, compared, journalled, undoable, after a backup) and writing the consolidated
workbook. Packages are signed with keys the leader knows. As in the running program, Python looks
for no unused cycles meanwhile; that holds for the baselines too. Run with the number of packages
as its argument; 63 takes long, 7 is the usual. The last line shows the growth from half to whole.
"""

import gc
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
from models.excel.archive import read_parts
from models.excel.cells import CellValue
from models.excel.grid import Cell, read_book
from models.excel.submission import write_submission
from models.excel.workbook import Workbook as OurWorkbook
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
COLUMNS = 15
AT = datetime(2023, 11, 2, 8, 0)  # noqa: DTZ001  the office's own wall clock
FEWEST = 2
_KEYS: dict[str, str] = {}


def main(number: int) -> int:
    """Print the table for `number` packages."""
    gc.disable()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        offices = [f"so-{place:03d}" for place in range(number)]
        packages = [_package(office, folder / f"{office}.xlsx") for office in offices]
        half = _ours(offices, packages[: max(number // 2, 1)], folder / "half")
        whole = _ours(offices, packages, folder / "whole")
        gc.collect()
        same = _seconds(lambda: _same_rows(packages, folder / "o.xlsx"))
        others = {
            "pandas + openpyxl": _pandas(packages, folder / "p.xlsx"),
            "openpyxl, plain Python": _seconds(lambda: _openpyxl(packages, folder / "a.xlsx")),
            "LibreOffice headless": _libreoffice(packages, folder / "lo"),
        }
    _print(number, same, (whole, half), others)
    return 0


def _print(
    number: int,
    same: float,
    ours: tuple[tuple[float, float], tuple[float, float]],
    others: dict[str, float],
) -> None:
    (taken, written), half = ours
    title = f"{number} packages, {TARGETS} x {PERIODS}"
    print(f"{title:<36}{'seconds':>9}{'same rows':>12}{'whole work':>12}")
    for words, seconds in (
        ("ours: the same rows", same),
        ("ours: the whole work", taken + written),
        ("  packages taken in", taken),
        ("  consolidated workbook written", written),
    ):
        print(f"{words:<36}{seconds:>9.2f}")
    for words, seconds in others.items():
        if seconds:
            one, other = seconds / same, seconds / (taken + written)
            print(f"{words:<36}{seconds:>9.2f}{one:>10.1f} x{other:>10.1f} x")
        else:
            print(f"{words:<36}{'not here':>9}")
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


def _same_rows(packages: Sequence[Path], place: Path) -> None:
    """Lay the rows of the targets' sheets below one another with our own reader and writer."""
    book = OurWorkbook(title="Chỉ tiêu", author="")
    sheet = book.add_sheet("Chỉ tiêu")
    for package in packages:
        parts = read_parts(package.read_bytes(), package.name)
        grid = read_book(parts, package.name).grids["Chỉ tiêu"]
        for row in grid.values():
            cells = [row.get(column) for column in range(1, COLUMNS + 1)]
            values = [_value(cell) for cell in cells]
            sheet.add_row([package.stem, *values], [0] * (COLUMNS + 1))
    place.write_bytes(book.to_bytes())


def _value(cell: Cell | None) -> CellValue:
    if cell is None:
        return None
    return cell.text if cell.kind == "s" else Decimal(cell.text)


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
    named = {"sheet_name": "Chỉ tiêu", "header": None, "engine": "openpyxl"}
    frames = [pandas.read_excel(item, **named) for item in packages]
    pandas.concat(frames).to_excel(place, index=False, engine="openpyxl")
    return time.perf_counter() - start


def _libreoffice(packages: Sequence[Path], folder: Path) -> float:
    """Return the seconds in which LibreOffice makes one workbook of the second sheets."""
    program = shutil.which("soffice")
    if program is None:
        return 0
    folder.mkdir()
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
    start = time.perf_counter()
    _convert([program, profile], csv, folder, packages)
    joined = b"".join(path.read_bytes() for path in sorted(folder.glob("*.csv")))
    (folder / "joined.csv").write_bytes(joined)
    read = "--infilter=Text - txt - csv (StarCalc):44,34,76,1"
    _convert([program, profile, read], "xlsx", folder, [folder / "joined.csv"])
    seconds = time.perf_counter() - start
    if not (folder / "joined.xlsx").exists():
        raise SystemExit("LibreOffice made no workbook")
    return seconds


def _convert(program: list[str], kind: str, folder: Path, files: Sequence[Path]) -> None:
    subprocess.run(  # noqa: S603 - our own arguments
        [*program, "--headless", "--convert-to", kind, "--outdir", str(folder), *map(str, files)],
        check=True,
        capture_output=True,
    )


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

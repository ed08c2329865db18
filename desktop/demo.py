"""The main job from end to end with the example cluster, without a mouse.

It leaves packages, the consolidated workbook, dossiers and a picture of every page.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from desktop import machine
from desktop.answers import Answer
from desktop.pictures import take_pictures
from models.usecases.awards import list_dossiers
from models.usecases.desk import Desk
from models.usecases.example import example_dossier, fill_with_example
from models.usecases.exchange import consolidate, export_submission, preview, take_in
from models.usecases.first_start import offices_to_choose
from models.usecases.nominating import nominate
from models.usecases.paper_files import DOCX, PDF, XLSX
from models.usecases.period_report import write_report
from models.usecases.printing import print_dossier
from models.usecases.programme_paper import (
    cluster_programme,
    write_assignments,
    write_programme,
)
from models.usecases.workspace import close_workspace, create_workspace

YEAR = 2023
_LEADER = "lao-cai"
_MARK = "vi-du.txt"
_MARK_TEXT = "Thư mục do lệnh demo tạo ra; số liệu ví dụ, có thể xoá.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Where the demonstration writes."""

    data: Path
    packages: Path
    papers: Path
    pictures: Path


def run_demo(out: Path) -> Answer:
    """Do the main job in `out` and say what was written; exit code 1 when something is missing."""
    folders = _folders(out.absolute())
    made: list[Path] = []
    missing: list[str] = []
    leader = _workspace(folders.data / "cum-truong.db", _LEADER)
    try:
        for office in offices_to_choose(YEAR):
            package, paper = _member_year(office.code, folders)
            made += [package, paper]
            missing += _take_in(leader, package)
        workbook = folders.packages / f"tong-hop-cum-2-{YEAR}.xlsx"
        facts = consolidate(leader, workbook).value
        missing += [f"bảng tổng hợp thiếu {code}" for code in facts.missing]
        made.append(workbook)
        made.append(_dossier(leader, folders.papers / "ho-so-cum-truong.pdf"))
        made += _year_papers(leader, folders.papers)
        made += take_pictures(leader, folders.pictures)
    finally:
        close_workspace(leader, backup=False)
    missing += [f"không có tệp {path}" for path in made if not path.is_file()]
    return Answer(
        data={"out": str(out), "files": [str(path) for path in made], "missing": list(missing)},
        lines=_summary(out, made, missing),
        exit_code=1 if missing else 0,
    )


def _member_year(office: str, folders: Folders) -> tuple[Path, Path]:
    """Do one member's year: enter results, export the package, print the dossier."""
    desk = _workspace(folders.data / f"{office}.db", office)
    try:
        package = folders.packages / f"nop-{office}-{YEAR}.xlsx"
        fill_with_example(desk, YEAR)
        export_submission(desk, package)
        return package, _dossier(desk, folders.papers / f"ho-so-{office}.pdf")
    finally:
        close_workspace(desk, backup=False)


def _take_in(leader: Desk, package: Path) -> list[str]:
    """Preview, take in, take in again; return what did not go as it must."""
    seen = preview(leader, package)
    first = take_in(leader, package).value
    again = take_in(leader, package).value
    faults = []
    if seen.refusal or seen.counts.problem:
        faults.append(f"gói {package.name} bị từ chối hoặc có ô lỗi khi xem trước")
    if first.counts.new == 0:
        faults.append(f"gói {package.name} không đem lại số nào")
    if again.already_imported_at is None:
        faults.append(f"gói {package.name} nhập lần hai không được nhận ra")
    return faults


def _dossier(desk: Desk, place: Path) -> Path:
    found = list_dossiers(desk)
    code = found[0].code if found else nominate(desk, example_dossier()).value
    print_dossier(desk, code, place)
    return place


def _year_papers(desk: Desk, folder: Path) -> list[Path]:
    """Write the programme, the table of targets and the year report, each in its kinds."""
    code = cluster_programme(desk, YEAR)
    made = [write_programme(desk, code, folder / f"chuong-trinh-{YEAR}{e}") for e in (PDF, DOCX)]
    made.append(write_assignments(desk, YEAR, folder / f"bang-giao-chi-tieu-{YEAR}.pdf"))
    made += [
        write_report(desk, str(YEAR), folder / f"bao-cao-nam-{YEAR}{ending}")
        for ending in (PDF, DOCX, XLSX)
    ]
    return [paper.place for paper in made]


def _workspace(place: Path, office: str) -> Desk:
    return create_workspace(
        place, office=office, year=YEAR, practice=False, surroundings=machine.surroundings()
    )


def _folders(out: Path) -> Folders:
    folders = Folders(
        data=out / "du-lieu", packages=out / "goi", papers=out / "ho-so", pictures=out / "anh"
    )
    if (folders.data / _MARK).exists():
        shutil.rmtree(folders.data)
    for folder in (folders.data, folders.packages, folders.papers, folders.pictures):
        folder.mkdir(parents=True, exist_ok=True)
    (folders.data / _MARK).write_text(_MARK_TEXT, "utf-8")
    return folders


def _summary(out: Path, made: list[Path], missing: list[str]) -> list[str]:
    kinds = {
        ".xlsx": "sổ tính Excel",
        ".pdf": "bản in PDF",
        ".docx": "văn bản Word",
        ".png": "ảnh màn hình",
    }
    lines = [f"Kết quả nằm trong thư mục {out}:"]
    for ending, name in kinds.items():
        count = sum(path.suffix == ending for path in made)
        lines.append(f"  {count} {name}")
    lines += [f"THIẾU: {item}" for item in missing] or ["Đủ mọi kết quả."]
    return lines

"""Offices with figures, and the ways a package is mistreated on its way."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import select

from models.domain.programmes import Registration, TaskState
from models.schema.programmes import TaskRow
from models.usecases.desk import Desk
from models.usecases.exchange import export_submission, take_in
from models.usecases.exemplars import ExemplarEdit, save_exemplar
from models.usecases.programmes import TaskEdit, report_task
from models.usecases.registrations import save_registration
from models.usecases.targets import ResultEdit, set_results

PROGRAMME = "chi-thi-03-2022"
TARGET = "1097.attt.tang-truong-thi-truong"
SOFFICE = shutil.which("soffice")
_SECONDS = 120


def enter(desk: Desk, value: str, *, target: str, period: str = "2023", note: str = "") -> None:
    """Write one result of the desk's office."""
    set_results(desk, [ResultEdit(target=target, period=period, value=Decimal(value), note=note)])


def register(desk: Desk, titles: str = "Tập thể lao động xuất sắc") -> None:
    """Register for the year."""
    save_registration(
        desk,
        Registration(
            programme=PROGRAMME,
            office=desk.office,
            registered_on=date(2023, 3, 1),
            titles=titles,
            pledge="Hoàn thành mọi chỉ tiêu.",
        ),
    )


def exemplify(desk: Desk, name: str = "Tổ công nghệ số", code: str = "") -> str:
    """Find an example; answers its code."""
    edit = ExemplarEdit(
        programme=PROGRAMME, code=code, kind="model", name=name, unit="Xã Mường", deed="Đi từng ngõ"
    )
    return save_exemplar(desk, edit).value


def a_task(desk: Desk) -> str:
    """Return the id of the first task."""
    with desk.store.read() as session:
        return session.execute(select(TaskRow.id).order_by(TaskRow.id)).scalars().all()[0]


def report(desk: Desk, unit: str) -> str:
    """Report on the first task, done by a unit; answers its id."""
    task = a_task(desk)
    told = TaskEdit(
        task=task,
        state=TaskState.IN_PROGRESS,
        percent=Decimal(40),
        assignee="Lò Thị Mai",
        note="",
        unit=unit,
    )
    report_task(desk, told)
    return task


def sent(desk: Desk, place: Path) -> Path:
    """Export the desk's package to `place`."""
    return export_submission(desk, place).value.place


def taken(desk: Desk, *places: Path) -> None:
    """Take packages in, one after another."""
    for place in places:
        take_in(desk, place)


def resaved(place: Path, folder: Path) -> Path:
    """Return the package as LibreOffice saves it again."""
    assert SOFFICE is not None
    profile = folder / "profile"
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(  # noqa: S603 - our own arguments
        [
            SOFFICE,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(folder),
            str(place),
        ],
        check=True,
        capture_output=True,
        timeout=_SECONDS,
    )
    return folder / place.name


def edited(place: Path, to: Path, edit: Callable[[openpyxl.Workbook], None]) -> Path:
    """Return a copy of the package in which somebody edited cells."""
    book = openpyxl.load_workbook(place)
    edit(book)
    book.save(to)
    book.close()
    return to


def row_of(sheet: Worksheet, key: str) -> int:
    """Return the number of the row with this hidden key."""
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == key)


def column_of(sheet: Worksheet, key: str) -> int:
    """Return the number of the column with this hidden key."""
    head = row_of(sheet, "#row")
    return next(
        column for column in range(1, sheet.max_column + 1) if sheet.cell(head, column).value == key
    )

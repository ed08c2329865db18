"""Makes one package of each kind in the present format; run it once per released format.

Usage: python tests/data/make_packages.py FOLDER. Packages made so are kept for ever: every later
program that still reads their format must read them as they were.
"""

import sys
import tempfile
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import select

from models.domain.carried import Stop
from models.domain.package import FORMAT_VERSION, PackageKind
from models.domain.programmes import Registration, TaskState
from models.schema.programmes import TaskRow
from models.schema.targets import ResultRow
from models.usecases.desk import Desk, Surroundings
from models.usecases.example import fill_with_example
from models.usecases.exchange import consolidate, export_submission, take_in
from models.usecases.exchange_leading import export_letter, mark_values
from models.usecases.exemplars import ExemplarEdit, save_exemplar
from models.usecases.programmes import TaskEdit, report_task
from models.usecases.registrations import save_registration
from models.usecases.targets import attach_evidence
from models.usecases.workspace import create_workspace

YEAR = 2023
PROGRAMME = "chi-thi-03-2022"
LETTERS = (
    PackageKind.ASSIGNMENT,
    PackageKind.RETURN,
    PackageKind.RECEIPT,
    PackageKind.HANDOVER,
)


def make(folder: Path) -> None:
    """Write the packages into `folder`."""
    start = datetime(2023, 12, 20, 8)  # noqa: DTZ001  the office's own wall clock
    ticks, ids = count(), count(1)
    surroundings = Surroundings(
        clock=lambda: start + timedelta(minutes=next(ticks)),
        new_id=lambda: f"{next(ids):016x}",
        machine="MAY-TINH-01",
        user="Nguyễn Thị Ánh",
    )
    with tempfile.TemporaryDirectory() as place:
        leader = _desk(Path(place), "lao-cai", surroundings)
        member = _desk(Path(place), "dien-bien", surroundings)
        fill_with_example(member, YEAR)
        _tell(member, Path(place))
        sent = export_submission(member, _name(folder, PackageKind.SUBMISSION)).value.place
        take_in(leader, sent)
        consolidate(leader, _name(folder, PackageKind.CONSOLIDATED))
        mark_values(leader, "dien-bien", [], Stop.RETURNED, reason="Thiếu minh chứng.")
        for kind in LETTERS:
            office = "" if kind is PackageKind.ASSIGNMENT else "dien-bien"
            export_letter(leader, kind, _name(folder, kind), office=office)
        leader.store.close()
        member.store.close()


def _desk(folder: Path, office: str, surroundings: Surroundings) -> Desk:
    place = folder / f"{office}.db"
    return create_workspace(
        place, office=office, year=YEAR, practice=False, surroundings=surroundings
    )


def _tell(member: Desk, folder: Path) -> None:
    """Have the member tell what packages carry beside figures."""
    save_registration(
        member,
        Registration(
            programme=PROGRAMME,
            office=member.office,
            registered_on=date(2023, 3, 1),
            number="12/ĐK-STTTT",
            titles="Tập thể lao động xuất sắc",
            pledged_on=date(2023, 3, 10),
            pledge="Hoàn thành toàn bộ chỉ tiêu của cụm.",
        ),
    )
    edit = ExemplarEdit(
        programme=PROGRAMME, code="", kind="model", name="Tổ công nghệ số bản Mường", unit="Huyện"
    )
    save_exemplar(member, edit)
    with member.store.read() as session:
        task = session.execute(select(TaskRow.id).order_by(TaskRow.id)).scalars().first()
        result = session.execute(select(ResultRow).where(ResultRow.version != "")).scalars().first()
    assert task is not None
    assert result is not None
    told = TaskEdit(
        task=task,
        state=TaskState.IN_PROGRESS,
        percent=None,
        assignee="Lò Thị Mai",
        note="",
        unit="Văn phòng",
    )
    report_task(member, told)
    paper = folder / "Báo cáo.txt"
    paper.write_text("Minh chứng", "utf-8")
    attach_evidence(member, result.target, result.period, paper)


def _name(folder: Path, kind: PackageKind) -> Path:
    return folder / f"format-{FORMAT_VERSION}-{kind.value}.xlsx"


if __name__ == "__main__":
    make(Path(sys.argv[1]).absolute())

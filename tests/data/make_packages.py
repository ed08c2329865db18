"""Makes one package of each kind in the present format; run it once per released format.

Usage: python tests/data/make_packages.py FOLDER. Packages made so are kept for ever: every later
program that still reads their format must read them as they were.
"""

import sys
import tempfile
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from models.domain.carried import Stop
from models.domain.package import FORMAT_VERSION, PackageKind
from models.usecases.desk import Desk, Surroundings
from models.usecases.example import fill_with_example
from models.usecases.exchange import consolidate, export_submission, take_in
from models.usecases.exchange_leading import export_letter, mark_values
from models.usecases.workspace import create_workspace

YEAR = 2023
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


def _name(folder: Path, kind: PackageKind) -> Path:
    return folder / f"format-{FORMAT_VERSION}-{kind.value}.xlsx"


if __name__ == "__main__":
    make(Path(sys.argv[1]).absolute())

"""Receipts for everybody at once: one file for each member whose figures were taken in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.package import PackageKind
from models.usecases.desk import Desk, Saved
from models.usecases.exchange_board import period_board
from models.usecases.exchange_desk import ExportFacts
from models.usecases.exchange_leading import export_letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipts:
    """What was written into the folder `place`."""

    place: Path
    made: tuple[ExportFacts, ...]


def export_receipts(
    desk: Desk,
    folder: Path,
    *,
    year: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Saved[Receipts]:
    """Write a receipt for each member that has sent figures of the year into `folder`.

    Raises UserError as `export_letter` does, and when nobody has sent anything.
    """
    board = period_board(desk, year)
    lines = board.heard_from
    if not lines:
        raise UserError(
            "Chưa nhận số liệu của đơn vị nào nên chưa có biên nhận nào để lập. "
            "Hãy nhập gói nộp của các đơn vị trước."
        )
    made: list[ExportFacts] = []
    for number, line in enumerate(lines, 1):
        place = folder / f"bien-nhan-{line.office}-{board.year}.xlsx"
        written = export_letter(
            desk, PackageKind.RECEIPT, place, office=line.office, year=board.year
        )
        made.append(written.value)
        if progress is not None:
            progress(number, len(lines))
    receipts = Receipts(place=folder, made=tuple(made))
    return Saved(value=receipts, changed=Changed.EVERYTHING, at=desk.now())

"""A folder that files are thrown into: what can be taken in is offered, other packages sorted.

It may be the folder downloads go to, so what was never a package of ours stays where it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from models.domain.errors import UserError
from models.domain.foreign_list import NOT_OURS
from models.store.reasons import reason_of
from models.usecases.desk import Desk
from models.usecases.exchange_taking import Look, preview_all

DONE, OTHERS, UNREADABLE = "da-nhap", "khong-phai-cua-don-vi", "khong-doc-duoc"
_ENDING = ".xlsx"
_OFFICE_LOCK = "~$"
_SETTLED = timedelta(seconds=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """What a look into the folder found; `moved` counts files put away, by subfolder.

    `strange_count` counts workbooks that were never packages, `is_settled` is false while some
    file may still be on its way into the folder.
    """

    folder: Path
    looks: tuple[Look, ...]
    moved: dict[str, int]
    strange_count: int = 0
    is_settled: bool = True


def sort_inbox(desk: Desk, folder: Path) -> Sorted:
    """Look at every workbook of `folder` and put away packages that cannot be taken in any more.

    Packages taken in before go to "da-nhap", those for other offices and damaged ones to folders
    of their own; what is new stays where it is and is returned. What is no package is left alone,
    and so is a file that is still being written. Nothing is ever deleted. Raises UserError when
    the folder cannot be read.
    """
    try:
        places = sorted(
            place
            for place in folder.iterdir()
            if place.suffix.lower() == _ENDING
            and not place.name.startswith(_OFFICE_LOCK)
            and place.is_file()
        )
        settled = [place for place in places if not _is_fresh(place, desk.now())]
    except OSError as error:
        raise UserError(
            f"Không đọc được thư mục nhận “{folder}” ({reason_of(error)}). Hãy chọn thư mục khác."
        ) from error
    waiting: list[Look] = []
    moved: dict[str, int] = {}
    strange_count = 0
    for look in preview_all(desk, settled):
        if NOT_OURS in look.refusal:
            strange_count += 1
            continue
        where = _where(look)
        if not where:
            waiting.append(look)
            continue
        put_away(look.place, where)
        moved[where] = moved.get(where, 0) + 1
    return Sorted(
        folder=folder,
        looks=tuple(waiting),
        moved=moved,
        strange_count=strange_count,
        is_settled=len(settled) == len(places),
    )


def put_away_taken(folder: Path, places: Sequence[Path]) -> None:
    """Move files that were taken in out of the folder they came from."""
    for place in places:
        if place.parent == folder and place.exists():
            put_away(place, DONE)


def put_away(place: Path, where: str) -> Path:
    """Move a file into a subfolder beside it, under a name that is free there."""
    target = place.parent / where / place.name
    try:
        target.parent.mkdir(exist_ok=True)
        number = 1
        while target.exists():
            number += 1
            target = target.with_name(f"{place.stem} ({number}){place.suffix}")
        return place.replace(target)
    except OSError as error:
        raise UserError(
            f"Không chuyển được tệp “{place.name}” vào thư mục “{where}” ({reason_of(error)}). "
            "Hãy đóng tệp nếu đang mở rồi quét lại."
        ) from error


def _is_fresh(place: Path, now: datetime) -> bool:
    """Say whether a file was written to just now: its sender, or the mail, may still be at it."""
    written = datetime.fromtimestamp(place.stat().st_mtime)  # noqa: DTZ006  the office's own wall clock
    return timedelta(0) <= now - written < _SETTLED


def _where(look: Look) -> str:
    seen = look.seen
    if seen is None:
        return UNREADABLE
    if seen.refusal:
        return OTHERS
    is_done = seen.already_imported_at is not None and seen.counts.is_without_effect
    return DONE if is_done else ""

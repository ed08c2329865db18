"""A folder that files are thrown into: what can be taken in is offered, the rest is sorted away."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from models.domain.errors import UserError
from models.store.reasons import reason_of
from models.usecases.desk import Desk
from models.usecases.exchange_taking import Look, preview_all

DONE, OTHERS, UNREADABLE = "da-nhap", "khong-phai-cua-don-vi", "khong-doc-duoc"
_ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".zip", ".pdf", ".html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """What a look into the folder found; `moved` counts files put away, by subfolder."""

    folder: Path
    looks: tuple[Look, ...]
    moved: dict[str, int]


def sort_inbox(desk: Desk, folder: Path) -> Sorted:
    """Look at every file of `folder` and put away what cannot be taken in any more.

    Files taken in before go to "da-nhap", those for other offices and those that cannot be read
    to folders of their own; what is new stays where it is and is returned. Nothing is ever
    deleted. Raises UserError when the folder cannot be read.
    """
    try:
        places = sorted(
            place
            for place in folder.iterdir()
            if place.is_file() and place.suffix.lower() in _ENDINGS
        )
    except OSError as error:
        raise UserError(
            f"Không đọc được thư mục nhận “{folder}” ({reason_of(error)}). Hãy chọn thư mục khác."
        ) from error
    waiting: list[Look] = []
    moved: dict[str, int] = {}
    for look in preview_all(desk, places):
        where = _where(look)
        if not where:
            waiting.append(look)
            continue
        put_away(look.place, where)
        moved[where] = moved.get(where, 0) + 1
    return Sorted(folder=folder, looks=tuple(waiting), moved=moved)


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


def _where(look: Look) -> str:
    seen = look.seen
    if seen is None:
        return UNREADABLE
    if seen.refusal:
        return OTHERS
    is_done = seen.already_imported_at is not None and seen.counts.is_without_effect
    return DONE if is_done else ""

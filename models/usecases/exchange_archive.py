"""The unmodified copies of packages: a copy counts only once the log knows its package.

A copy is written under a name that no rebuild reads, the log is written, then the copy gets its
name. Whatever is cut off in between is put right when the workspace is next opened.
"""

from contextlib import suppress
from pathlib import Path

from sqlalchemy import select

from models.domain.errors import UserError
from models.schema.packages import PackageRow
from models.store.files import put_in_place
from models.sync import files
from models.usecases.desk import Desk

UNDONE_FOLDER = "da-hoan-tac"
PENDING_ENDING = ".cho-ghi-so"
_LEFTOVERS = (f"*{PENDING_ENDING}", f"*{files.PARTIAL_ENDING}")


def keep(desk: Desk, name: str, content: bytes) -> None:
    """Put the copy aside safely, before the log says that it is there. Raises UserError."""
    files.write_file(_pending(desk, name), content)


def settle(desk: Desk, name: str) -> None:
    """Give the copy its name, once the log knows the package.

    A refusal of the disk is no failure of what is done already: opening the workspace tries again.
    """
    with suppress(UserError):
        put_in_place(_pending(desk, name), desk.archive_folder / name)


def set_aside(desk: Desk, name: str) -> None:
    """Move the copy of an undone package out of what a rebuild replays; it is kept all the same."""
    place = desk.archive_folder / name
    if name and place.exists():
        aside = desk.archive_folder / UNDONE_FOLDER / name
        aside.parent.mkdir(exist_ok=True)
        place.replace(aside)


def tidy(desk: Desk) -> None:
    """Finish what an interrupted run left: name the copies the log knows, let go of the others."""
    folder = desk.archive_folder
    if not folder.is_dir():
        return
    left = [place for pattern in _LEFTOVERS for place in folder.glob(pattern)]
    with desk.store.read() as session:
        rows = session.execute(select(PackageRow.archive, PackageRow.undone)).all()
    counting = {row.archive for row in rows if not row.undone}
    for place in left:
        name = place.name.removesuffix(PENDING_ENDING)
        if name in counting and place.name != name:
            settle(desk, name)
        else:
            with suppress(OSError):
                place.unlink(missing_ok=True)
    _follow_the_log(desk, {row.archive for row in rows} - counting, counting)


def undecided(folder: Path) -> tuple[str, ...]:
    """Return the names of copies in `folder` of which only the lost log could tell."""
    return tuple(sorted(place.name for place in folder.glob(f"*{PENDING_ENDING}")))


def _follow_the_log(desk: Desk, undone: set[str], counting: set[str]) -> None:
    """Put aside what was undone, and back what counts again since an older backup was restored."""
    for name in undone:
        with suppress(OSError):
            set_aside(desk, name)
    for name in counting - {""}:
        aside, place = desk.archive_folder / UNDONE_FOLDER / name, desk.archive_folder / name
        if aside.exists() and not place.exists():
            with suppress(OSError):
                aside.replace(place)


def _pending(desk: Desk, name: str) -> Path:
    return desk.archive_folder / f"{name}{PENDING_ENDING}"

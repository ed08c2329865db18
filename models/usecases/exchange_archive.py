"""The unmodified copies of packages: a copy counts only once the log knows its package.

A copy is written under a name that no rebuild reads, the log is written, then the copy gets its
name. Whatever is cut off in between is put right when the workspace is next opened.
"""

import json
from contextlib import suppress
from pathlib import Path

from sqlalchemy import select

from models.domain.errors import UserError
from models.domain.legacy import Encoding
from models.domain.package import Encodings
from models.schema.packages import PackageRow
from models.store.files import swap_in
from models.sync import files
from models.usecases.desk import Desk

UNDONE_FOLDER = "da-hoan-tac"
ENCODINGS_ENDING = ".bang-ma.json"
PENDING_ENDING = ".cho-ghi-so"
_LEFTOVERS = (f"*{PENDING_ENDING}", f"*{files.PARTIAL_ENDING}")


def keep(desk: Desk, name: str, content: bytes, encodings: Encodings | None = None) -> None:
    """Put the copy aside safely, before the log says that it is there. Raises UserError.

    The `encodings` a person chose lie beside it: without them a rebuild would read other words.
    """
    if encodings:
        files.write_file(_beside(desk.archive_folder / name), _encodings_text(encodings))
    files.write_file(_pending(desk, name), content)


def encodings_of(place: Path) -> Encodings:
    """Return the encodings chosen for the copy at `place`. ValueError when they are damaged."""
    beside = _beside(place)
    if not beside.is_file():
        return {}
    found = json.loads(beside.read_text("utf-8"))
    return {(sheet, column): Encoding(name) for sheet, column, name in found}


def settle(desk: Desk, name: str) -> None:
    """Give the copy its name, once the log knows the package.

    The content is on the disk since `keep`. A refusal of the disk, or a name lost in a power cut,
    is no failure of what is done already: opening the workspace tries again.
    """
    with suppress(UserError):
        swap_in(_pending(desk, name), desk.archive_folder / name)


def set_aside(desk: Desk, name: str) -> None:
    """Move the copy of an undone package out of what a rebuild replays; it is kept all the same."""
    place = desk.archive_folder / name
    if name and place.exists():
        aside = desk.archive_folder / UNDONE_FOLDER / name
        aside.parent.mkdir(exist_ok=True)
        copy_beside(place, aside)
        place.replace(aside)
        _beside(place).unlink(missing_ok=True)


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


def copy_beside(place: Path, to: Path) -> None:
    """Copy what lies beside a copy, if anything does, for the same copy at `to`."""
    if _beside(place).is_file():
        files.write_file(_beside(to), _beside(place).read_bytes())


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
                copy_beside(aside, place)
                aside.replace(place)


def _beside(place: Path) -> Path:
    return place.with_name(f"{place.name}{ENCODINGS_ENDING}")


def _encodings_text(encodings: Encodings) -> bytes:
    rows = sorted([sheet, column, one.value] for (sheet, column), one in encodings.items())
    return json.dumps(rows, ensure_ascii=False).encode()


def _pending(desk: Desk, name: str) -> Path:
    return desk.archive_folder / f"{name}{PENDING_ENDING}"

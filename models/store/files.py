"""Files that are replaced whole: written beside, flushed to the disk, then swapped in one step."""

import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from models.domain.errors import UserError
from models.store.reasons import reason_of

_SIDES = ("-wal", "-shm", "-journal")
_TEMPORARY_ENDINGS = (".making", ".migrating", ".restoring", ".replaced")
_TRANSIENT_WINDOWS_ERRORS = {5, 32, 33}
_ATTEMPT_COUNT = 8
_FIRST_PAUSE_SECONDS = 0.05


def beside(place: Path, ending: str) -> Path:
    """Return the temporary file for `place` with one of our endings, with nothing left there.

    Whoever asks holds the lock of `place`.
    """
    temporary = place.with_name(f"{place.name}{ending}")
    remove_database(temporary)
    return temporary


def sweep(place: Path) -> None:
    """Remove what an interrupted run left beside `place`; the caller holds its lock."""
    for ending in _TEMPORARY_ENDINGS:
        beside(place, ending)


def remove_database(place: Path) -> None:
    """Remove a database file and its companions, as far as they are there."""
    for path in (place, *side_files(place)):
        path.unlink(missing_ok=True)


def side_files(place: Path) -> Iterable[Path]:
    """Return the files SQLite may keep beside `place`."""
    return [place.with_name(f"{place.name}{side}") for side in _SIDES]


def put_in_place(temporary: Path, place: Path) -> None:
    """Flush `temporary` to the disk and make it `place`, replacing what is there.

    On Windows a virus scanner or an indexer may hold a file for a moment, so a refusal is tried
    again for a few seconds. Raises UserError when it stays refused.
    """
    flush(temporary)
    swap_in(temporary, place)
    _flush_folder(place.parent)


def swap_in(temporary: Path, place: Path) -> None:
    """Make `temporary` `place` in one step; `put_in_place` without waiting for the disk.

    After a power cut the file may still be called `temporary`. Raises UserError.
    """
    pause_seconds = _FIRST_PAUSE_SECONDS
    for attempt in range(1, _ATTEMPT_COUNT + 1):
        try:
            temporary.replace(place)
            break
        except OSError as error:
            is_passing = getattr(error, "winerror", None) in _TRANSIENT_WINDOWS_ERRORS
            if not is_passing or attempt == _ATTEMPT_COUNT:
                raise UserError(
                    f"Không thay được tệp “{place.name}” ({reason_of(error)}). Tệp cũ được giữ "
                    "nguyên. Hãy đóng chương trình đang mở tệp này rồi thử lại."
                ) from error
        time.sleep(pause_seconds)
        pause_seconds *= 2


def flush(path: Path) -> None:
    """Wait until the content of `path` is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""Replacing a workspace file that nobody has open: by its migrated self, or by a backup."""

import shutil
import sqlite3
from pathlib import Path

from models.backup.copies import copy_database
from models.domain.errors import UserError
from models.migrations import SCHEMA
from models.migrations.runner import upgrade
from models.store.engine import mark_schema, quick_check, settle
from models.store.files import (
    beside,
    flush,
    put_in_place,
    remove_database,
    side_files,
)
from models.store.place import check_file
from models.store.reasons import reason_of


def migrate(place: Path) -> None:
    """Bring the closed workspace at `place` to the newest schema; the caller holds its lock.

    A copy is migrated and checked, then swapped in; the replaced file stays aside until the new
    one has been read back. Whatever fails, the file is as before.
    """
    copy = beside(place, ".migrating")
    try:
        copy_database(place, copy)
        _bring_up(copy)
        settle(place)
        aside = beside(place, ".replaced")
        shutil.copyfile(place, aside)
        put_in_place(copy, place)
        _prove(place, aside)
    except (sqlite3.DatabaseError, OSError) as error:
        raise UserError(_not_migrated(place, reason_of(error))) from error
    finally:
        remove_database(copy)


def restore(place: Path, source: Path, aside: Path) -> None:
    """Replace the closed workspace at `place` by the backup `source`; the caller holds its lock.

    The replaced file, sound or not, is kept as `aside`, with what SQLite kept beside it. The
    backup is only read; one of an older schema is migrated on the way. Raises UserError, with
    everything as before, when the backup is not a sound workspace or is newer than this program.
    """
    header = check_file(source, newest_schema=SCHEMA)
    copy = beside(place, ".restoring")
    try:
        _copy_whole(source, copy)
        fault = quick_check(copy)
        if fault:
            raise UserError(
                f"Bản sao lưu “{source.name}” bị hỏng bên trong. Dữ liệu hiện tại giữ "
                "nguyên. Hãy chọn bản sao lưu khác."
            )
        if header.schema < SCHEMA:
            _bring_up(copy)
        _keep_aside(place, aside)
        put_in_place(copy, place)
    except (sqlite3.DatabaseError, OSError) as error:
        raise UserError(
            f"Không khôi phục được từ “{source.name}” ({reason_of(error)}). "
            "Dữ liệu hiện tại giữ nguyên. Hãy kiểm tra chỗ trống trên ổ đĩa rồi làm lại."
        ) from error
    finally:
        remove_database(copy)


def _prove(place: Path, aside: Path) -> None:
    """Read the new file back; what it replaced goes only when it is sound, else comes back."""
    fault = quick_check(place)
    if fault:
        put_in_place(aside, place)
        raise sqlite3.DatabaseError(fault)
    remove_database(aside)


def _bring_up(copy: Path) -> None:
    try:
        upgrade(copy)
    except ValueError as error:
        raise sqlite3.DatabaseError(str(error)) from error
    mark_schema(copy, SCHEMA)
    fault = quick_check(copy)
    if fault:
        raise sqlite3.DatabaseError(fault)


def _copy_whole(source: Path, copy: Path) -> None:
    """Copy a closed database with what was not yet written into it."""
    shutil.copyfile(source, copy)
    for companion, copied in zip(side_files(source), side_files(copy), strict=True):
        if companion.exists():
            shutil.copyfile(companion, copied)
    settle(copy)


def _keep_aside(place: Path, aside: Path) -> None:
    """Copy the file aside; a log that cannot be merged into a damaged file goes along."""
    if not place.exists():
        return
    if any(_has_content(companion) for companion in side_files(place)):
        try:
            settle(place)
        except sqlite3.DatabaseError as error:
            if "locked" in str(error):
                raise
    shutil.copyfile(place, aside)
    flush(aside)
    for companion, kept in zip(side_files(place), side_files(aside), strict=True):
        if _has_content(companion):
            shutil.copyfile(companion, kept)
        companion.unlink(missing_ok=True)


def _has_content(companion: Path) -> bool:
    return (
        not companion.name.endswith("-shm")
        and companion.exists()
        and bool(companion.stat().st_size)
    )


def _not_migrated(place: Path, reason: str) -> str:
    return (
        f"Không chuyển được tệp “{place.name}” sang mẫu dữ liệu mới ({reason}). Tệp được giữ như "
        "cũ. Hãy kiểm tra chỗ trống trên ổ đĩa, hoặc dùng bản Sổ Thi đua trước đó để mở tệp."
    )

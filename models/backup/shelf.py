"""The folder of backups: what lies there, what is inside each, which go."""

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from models.backup.copies import copy_database, opened_untouched, table_counts
from models.backup.retention import to_keep
from models.domain.errors import UserError
from models.store.place import check_file

_NAME = re.compile(r"sao-luu-(\d{8}-\d{6})-([a-z]+)(?:-\d+)?\.db")
_STAMP = "%Y%m%d-%H%M%S"
_SHORT_NAME = """
    SELECT short_name FROM organisation_name
    WHERE organisation = ? AND short_name <> ''
    ORDER BY coalesce(valid_to, '9999-12-31') < ?, "order" LIMIT 1
"""
_PAUSE_NAME = "tam-dung-xoa-ban-cu.txt"
_PAUSE_TEXT = (
    "Dữ liệu vừa được khôi phục, nên chưa bản sao lưu nào bị xoá.\n"
    "Việc xoá bản cũ theo lịch tiếp tục sau lần sao lưu bằng tay tiếp theo.\n"
)


class Reason(StrEnum):
    """What a backup was made for."""

    START = "start"
    MIGRATION = "migration"
    IMPORT = "import"
    EXIT = "exit"
    MANUAL = "manual"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup file; `size` is in bytes."""

    place: Path
    at: datetime
    reason: Reason
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCount:
    """How many rows one table holds."""

    table: str
    row_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a backup holds; `changed_at` and `change_count` tell of the journal's last row."""

    size: int
    schema: int
    office: str
    office_name: str
    year: int
    is_practice: bool
    counts: tuple[TableCount, ...]
    change_count: int
    changed_at: datetime | None


def folder_of(place: Path) -> Path:
    """Return the folder that holds the backups of the workspace at `place`."""
    return place.with_name(f"{place.stem}-sao-luu")


def aside_of(place: Path, at: datetime) -> Path:
    """Return a free name beside `place` for the file that a restore at `at` replaces."""
    stem = f"{place.stem}-truoc-khi-khoi-phuc-{at.strftime(_STAMP)}"
    return _free(place.parent, stem)


def make(source: Path, folder: Path, *, at: datetime, reason: Reason) -> Backup:
    """Back up the database at `source`, open or not, into `folder`; checked before it counts.

    Raises BadCopyError, with nothing left behind, when the copy is not whole.
    """
    target = _free(folder, f"sao-luu-{at.strftime(_STAMP)}-{reason.value}")
    copy_database(source, target)
    return Backup(place=target, at=at, reason=reason, size=target.stat().st_size)


def all_in(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in `folder`, the latest first; files of other names are left out."""
    found = [_backup(path) for path in folder.glob("sao-luu-*.db")] if folder.is_dir() else []
    backups = [backup for backup in found if backup is not None]
    return tuple(sorted(backups, key=lambda item: (item.at, item.place.name), reverse=True))


def look_inside(place: Path, *, newest_schema: int) -> Contents:
    """Return what the backup at `place` holds, leaving every byte of it as it is.

    Raises UserError when it is not a workspace, is damaged or newer than this program.
    """
    header = check_file(place, newest_schema=newest_schema)
    try:
        with opened_untouched(place) as connection:
            office, year, practice = connection.execute(
                "SELECT office, year, practice FROM workspace"
            ).fetchone()
            last = connection.execute(
                'SELECT seq, at FROM "change" ORDER BY seq DESC LIMIT 1'
            ).fetchone()
            name = connection.execute(_SHORT_NAME, (office, f"{year}-12-31")).fetchone()
            counts = table_counts(connection)
    except (sqlite3.DatabaseError, TypeError) as error:
        raise UserError(
            f"Bản sao lưu “{place.name}” bị hỏng bên trong, không đọc được. Bản này được giữ "
            "nguyên. Hãy chọn bản sao lưu khác."
        ) from error
    return Contents(
        size=place.stat().st_size,
        schema=header.schema,
        office=str(office),
        office_name=str(name[0]) if name else str(office),
        year=int(year),
        is_practice=bool(practice),
        counts=tuple(TableCount(table=name, row_count=n) for name, n in counts.items()),
        change_count=int(last[0]) if last else 0,
        changed_at=datetime.fromisoformat(last[1]) if last else None,
    )


def is_up_to_date(backup: Path, place: Path) -> bool:
    """Say whether nothing happened in the open workspace at `place` since `backup` was made.

    Told by the last row of the journal and by the log of packages; a file that cannot be read
    is never up to date.
    """
    try:
        with opened_untouched(backup) as connection:
            then = _progress(connection)
        with closing(sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro", uri=True)) as live:
            return then == _progress(live)
    except sqlite3.DatabaseError:
        return False


def prune(folder: Path, today: date) -> tuple[Path, ...]:
    """Delete the backups that need not stay; none while pruning is paused. Returns the deleted."""
    if (folder / _PAUSE_NAME).exists():
        return ()
    backups = all_in(folder)
    kept = to_keep((backup.at for backup in backups), today)
    gone = tuple(backup.place for backup in backups if backup.at not in kept)
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def pause_pruning(folder: Path) -> None:
    """Keep every backup from now on: a restore may have been a mistake."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _PAUSE_NAME).write_text(_PAUSE_TEXT, "utf-8")


def resume_pruning(folder: Path) -> None:
    """Let old backups go again."""
    (folder / _PAUSE_NAME).unlink(missing_ok=True)


def _progress(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    last = connection.execute('SELECT seq, seal FROM "change" ORDER BY seq DESC LIMIT 1')
    packages = "SELECT id, direction, touched, undone FROM package ORDER BY id, direction"
    return [*last, *connection.execute(packages)]


def _backup(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    try:
        stamp, reason = match.groups() if match else ("", "")
        at = datetime.strptime(stamp, _STAMP)  # noqa: DTZ007  the office's own wall clock
        return Backup(place=path, at=at, reason=Reason(reason), size=path.stat().st_size)
    except (ValueError, FileNotFoundError):
        return None


def _free(folder: Path, stem: str) -> Path:
    place = folder / f"{stem}.db"
    number = 2
    while place.exists():
        place = folder / f"{stem}-{number}.db"
        number += 1
    return place

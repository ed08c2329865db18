"""Copies of a database that may be open meanwhile, proven to be whole before they count."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.domain.errors import UserError
from models.store.engine import quick_check
from models.store.files import put_in_place, remove_database
from models.store.reasons import reason_of


class BadCopyError(UserError):
    """A copy was made but is not whole, or could not be made; it has been deleted."""


def copy_database(source: Path, target: Path) -> None:
    """Copy the state of the database at `source` to `target`, through a file beside it.

    The copy is reopened, checked by SQLite and compared table by table with the source before it
    takes its name. Raises BadCopyError, with nothing left behind, when anything is amiss.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        remove_database(part)
        counts = _copy(source, part)
        _prove(part, counts)
        put_in_place(part, target)
    except (sqlite3.DatabaseError, OSError) as error:
        raise BadCopyError(
            f"Không sao chép được tệp “{source.name}” ra “{target.name}” ({reason_of(error)}). "
            "Bản chép dở đã được xoá, tệp gốc giữ nguyên. Hãy kiểm tra chỗ trống trên ổ đĩa, "
            f"quyền ghi của thư mục “{target.parent}” và tình trạng của tệp gốc."
        ) from error
    finally:
        if part.parent.is_dir():
            remove_database(part)


def table_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each table holds, by name."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    names = sorted(str(row[0]) for row in connection.execute(query))
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608  names come from the schema itself
        for name in names
    }


@contextmanager
def opened_untouched(place: Path) -> Iterator[sqlite3.Connection]:
    """Open a closed database for reading alone: no byte of it and no file beside it changes."""
    address = f"{place.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True)
    try:
        yield connection
    finally:
        connection.close()


def _copy(source: Path, part: Path) -> dict[str, int]:
    """Copy in one read transaction, so that counts and pages show the same state."""
    address = f"{source.absolute().as_uri()}?mode=rw"
    reading = sqlite3.connect(address, uri=True, isolation_level=None)
    writing = sqlite3.connect(part)
    try:
        reading.execute("BEGIN")
        counts = table_counts(reading)
        reading.backup(writing)
        writing.execute("PRAGMA journal_mode = DELETE")
        reading.execute("ROLLBACK")
    finally:
        writing.close()
        reading.close()
    return counts


def _prove(part: Path, counts: dict[str, int]) -> None:
    fault = quick_check(part)
    if fault:
        raise sqlite3.DatabaseError(fault)
    with opened_untouched(part) as connection:
        found = table_counts(connection)
    if found != counts:
        different = sorted(name for name in counts | found if counts.get(name) != found.get(name))
        message = f"row counts differ: {', '.join(different)}"
        raise sqlite3.DatabaseError(message)

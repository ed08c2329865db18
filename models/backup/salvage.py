"""Reading what can still be read of a database, damaged or not, without changing a byte of it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from models.backup.copies import opened_untouched
from models.store.files import side_files

_Row = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadableTable:
    """One table as far as it could be read; not `is_whole` where the file is damaged inside it."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    is_whole: bool


def readable_tables(place: Path) -> tuple[ReadableTable, ...]:
    """Return every table of the database at `place`, by name; none when nothing can be read.

    What waits beside the file to be written into it is read too, in a copy of both.
    """
    try:
        with _opened(place) as connection:
            connection.text_factory = _text
            return tuple(_tables(connection))
    except (sqlite3.DatabaseError, OSError):
        return ()


@contextmanager
def _opened(place: Path) -> Iterator[sqlite3.Connection]:
    companions = [path for path in side_files(place) if path.exists()]
    if not companions:
        with opened_untouched(place) as connection:
            yield connection
        return
    with TemporaryDirectory() as folder:
        for path in (place, *companions):
            shutil.copyfile(path, Path(folder) / path.name)
        with closing(sqlite3.connect(Path(folder) / place.name)) as connection:
            yield connection


def _tables(connection: sqlite3.Connection) -> Iterator[ReadableTable]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    for (name,) in sorted(connection.execute(query).fetchall()):
        yield _table(connection, str(name))


def _table(connection: sqlite3.Connection, name: str) -> ReadableTable:
    """Read from the front as far as it goes, then from the back: damage is often one page."""
    quoted = name.replace('"', '""')
    columns: tuple[str, ...] = ()
    try:
        info = connection.execute(f'PRAGMA table_info("{quoted}")').fetchall()
        columns = tuple(str(row[1]) for row in info)
    except sqlite3.DatabaseError:
        return ReadableTable(name=name, columns=(), rows=(), is_whole=False)
    front, is_whole = _rows(connection, f'SELECT * FROM "{quoted}" ORDER BY rowid')  # noqa: S608  a quoted name of the schema
    if is_whole:
        return ReadableTable(name=name, columns=columns, rows=tuple(front), is_whole=True)
    back, _ = _rows(connection, f'SELECT * FROM "{quoted}" ORDER BY rowid DESC')  # noqa: S608  as above
    known = set(front)
    rows = (*front, *(row for row in reversed(back) if row not in known))
    return ReadableTable(name=name, columns=columns, rows=rows, is_whole=False)


def _rows(connection: sqlite3.Connection, query: str) -> tuple[list[_Row], bool]:
    rows: list[_Row] = []
    try:
        rows.extend(connection.execute(query))
    except sqlite3.DatabaseError:
        return rows, False
    return rows, True


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")

"""The engine of a workspace, and every statement that only SQLite understands."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event

from models.store.place import APPLICATION_ID

_JOURNAL_GUARDS = (
    """CREATE TRIGGER IF NOT EXISTS change_is_never_updated BEFORE UPDATE ON "change"
       BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END""",
    """CREATE TRIGGER IF NOT EXISTS change_is_never_deleted BEFORE DELETE ON "change"
       BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END""",
)


@contextmanager
def journal_unguarded(connection: Connection) -> Iterator[None]:
    """Let rows of the journal be changed, inside the transaction under way and not after it."""
    connection.exec_driver_sql("DROP TRIGGER IF EXISTS change_is_never_updated")
    yield
    connection.exec_driver_sql(_JOURNAL_GUARDS[0])


def make_engine(place: Path) -> Engine:
    """Return an engine for the workspace at `place`: foreign keys on, WAL, full sync."""
    url = URL.create("sqlite", database=str(place))
    engine = create_engine(url, pool_size=4, max_overflow=0)
    event.listen(engine, "connect", _prepare_connection)
    event.listen(engine, "begin", _begin)
    return engine


def mark_schema(place: Path, schema: int) -> None:
    """Write schema number and application id into the header and add the journal's guards."""
    connection = sqlite3.connect(place)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {schema}")
        for statement in _JOURNAL_GUARDS:
            connection.execute(statement)
        connection.commit()
    finally:
        connection.close()


def settle(place: Path) -> None:
    """Write everything that waits beside the file into it, so that the file stands alone.

    Raises sqlite3.DatabaseError when the file is damaged or in use.
    """
    connection = sqlite3.connect(place)
    try:
        mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    finally:
        connection.close()
    if mode != "delete":
        message = "database is locked"
        raise sqlite3.OperationalError(message)


def quick_check(place: Path) -> str:
    """Return "" when SQLite finds the file sound, else the first thing it found, in its words.

    The file may be open; it is only read.
    """
    connection = sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro", uri=True)
    try:
        found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
        if found != "ok":
            return found
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
        return "" if broken is None else f"foreign key of {broken[0]}"
    except sqlite3.DatabaseError as error:
        return str(error)
    finally:
        connection.close()


def is_damage(error: BaseException) -> bool:
    """Say whether `error` means that the file itself is broken."""
    text = str(error)
    return "malformed" in text or "not a database" in text or "disk image" in text


def refusal_of(error: BaseException) -> str:
    """Return the sentence for a file that cannot be written for reasons outside it, else ""."""
    text = str(error)
    if "disk is full" in text or "disk I/O error" in text:
        return (
            "Không ghi được dữ liệu: ổ đĩa đầy hoặc gặp lỗi. Mọi thứ được giữ như trước khi ghi. "
            "Hãy giải phóng chỗ trống trên ổ đĩa rồi làm lại."
        )
    if "readonly database" in text or "unable to open database file" in text:
        return (
            "Không ghi được dữ liệu: tệp hoặc thư mục chỉ cho phép đọc. Mọi thứ được giữ như "
            "trước khi ghi. Hãy kiểm tra quyền ghi của thư mục chứa tệp dữ liệu rồi làm lại."
        )
    if "database is locked" in text:
        return (
            "Không ghi được dữ liệu: một chương trình khác đang giữ tệp. Mọi thứ được giữ như "
            "trước khi ghi. Hãy đóng chương trình đó rồi làm lại."
        )
    return ""


def _prepare_connection(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA busy_timeout = 5000")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

"""The engine of a workspace, and every statement that only SQLite understands."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event

from models.store.place import APPLICATION_ID

_JOURNAL_GUARDS = (
    """CREATE TRIGGER IF NOT EXISTS change_is_never_updated BEFORE UPDATE ON "change"
       BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END""",
    """CREATE TRIGGER IF NOT EXISTS change_is_never_deleted BEFORE DELETE ON "change"
       BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END""",
)


def make_engine(place: Path) -> Engine:
    """Return an engine for the workspace at `place`: foreign keys on, WAL, full sync."""
    engine = create_engine(f"sqlite:///{place}", pool_size=4, max_overflow=0)
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


def is_damage(error: BaseException) -> bool:
    """Say whether `error` means that the file itself is broken."""
    text = str(error)
    return "malformed" in text or "not a database" in text or "disk image" in text


def _prepare_connection(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA busy_timeout = 5000")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

"""The unit of work: read, or write in one transaction with its journal."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from models.domain.errors import UserError
from models.store import journal
from models.store.engine import is_damage, make_engine, refusal_of
from models.store.journal import Mark
from models.store.lock import WorkspaceLock


class DamagedWorkspaceError(UserError):
    """The file is broken inside; a backup is needed."""


@contextmanager
def translated(place: Path) -> Iterator[None]:
    """Turn what SQLite says of the file at `place` into sentences; bugs pass through.

    Raises UserError for a full or read-only disk, DamagedWorkspaceError for a broken file.
    """
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        refusal = refusal_of(error)
        if refusal:
            raise UserError(refusal) from error
        if not is_damage(error):
            raise
        raise DamagedWorkspaceError(
            f"Tệp dữ liệu “{place.name}” bị hỏng bên trong. Chưa có gì bị thay đổi thêm. "
            "Hãy khôi phục từ bản sao lưu gần nhất."
        ) from error


class Store:
    """An open workspace file; the lock is held as long as it is open."""

    def __init__(self, place: Path, lock: WorkspaceLock) -> None:
        self.place = place
        self._lock = lock
        self._engine: Engine = make_engine(place)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session on one unchanging state of the file."""
        with translated(self.place), Session(self._engine) as session:
            yield session

    @contextmanager
    def write(self, mark: Mark) -> Iterator[Session]:
        """Give a session whose changes are journalled and committed together, or not at all."""
        with translated(self.place), Session(self._engine, expire_on_commit=False) as session:
            session.connection(execution_options={"writes": True})
            journal.start(session, mark)
            yield session
            session.commit()

    def pause(self) -> None:
        """Let go of the file, but not of the lock, so that it can be swapped."""
        self._engine.dispose()

    def close(self) -> None:
        """Let go of the file and the lock."""
        self._engine.dispose()
        self._lock.release()

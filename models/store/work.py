"""The unit of work: read, or write in one transaction with its journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from models.domain.errors import UserError
from models.store import journal
from models.store.engine import is_damage, make_engine
from models.store.journal import Mark
from models.store.lock import WorkspaceLock


class DamagedWorkspaceError(UserError):
    """The file is broken inside; a backup is needed."""


class Store:
    """An open workspace file; the lock is held as long as it is open."""

    def __init__(self, place: Path, lock: WorkspaceLock) -> None:
        self.place = place
        self._lock = lock
        self._engine: Engine = make_engine(place)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session on one unchanging state of the file."""
        with self._translated(), Session(self._engine) as session:
            yield session

    @contextmanager
    def write(self, mark: Mark) -> Iterator[Session]:
        """Give a session whose changes are journalled and committed together, or not at all."""
        with self._translated(), Session(self._engine, expire_on_commit=False) as session:
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

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            if not is_damage(error):
                raise
            raise DamagedWorkspaceError(
                f"Tệp dữ liệu “{self.place.name}” bị hỏng bên trong. Chưa có gì bị thay đổi thêm. "
                "Hãy khôi phục từ bản sao lưu gần nhất trong mục Nhật ký & sao lưu."
            ) from error

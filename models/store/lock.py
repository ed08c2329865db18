"""One writer per workspace: a lock the operating system holds and drops with the process."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from models.domain.errors import UserError
from models.store.held import HeldElsewhereError, HeldFile
from models.store.reasons import reason_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a lock; for the sentence only, never to decide anything."""

    machine: str
    user: str
    since: datetime


class WorkspaceBusyError(UserError):
    """Another running program has the workspace open."""


class WorkspaceLock:
    """The lock beside a workspace file; held from construction until `release`."""

    def __init__(self, place: Path, holder: Holder) -> None:
        """Take the lock, before anything opens the file.

        Raises WorkspaceBusyError when another process holds it, UserError when the folder cannot
        be written to.
        """
        self._note = place.with_name(f"{place.name}.holder")
        self._lock = HeldFile(place.with_name(f"{place.name}.lock"))
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            self._lock.take()
            content = asdict(holder) | {"since": holder.since.isoformat()}
            self._note.write_text(json.dumps(content), "utf-8")
        except HeldElsewhereError as error:
            raise WorkspaceBusyError(_busy_sentence(place, self._note)) from error
        except OSError as error:
            self._lock.release()
            raise UserError(
                f"Không ghi được vào thư mục “{place.parent}” ({reason_of(error)}). "
                "Hãy chọn thư mục khác hoặc kiểm tra quyền ghi."
            ) from error

    def release(self) -> None:
        """Let the next program in."""
        self._note.unlink(missing_ok=True)
        self._lock.release()


def _busy_sentence(place: Path, note: Path) -> str:
    try:
        holder = json.loads(note.read_text("utf-8"))
        since = datetime.fromisoformat(holder["since"])
        who = (
            f" trên máy {holder['machine']}, người dùng {holder['user']}, "
            f"từ {since:%H:%M} ngày {since:%d/%m/%Y}"
        )
    except (OSError, ValueError, KeyError, TypeError):
        who = ""
    return (
        f"Tệp “{place.name}” đang được mở{who}. Mỗi lúc chỉ một chương trình được ghi. "
        "Hãy dùng cửa sổ đang mở, hoặc đóng nó rồi thử lại."
    )

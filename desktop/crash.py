"""Faults of ours: written to a rotating log, whatever thread they happen in, never lost."""

import faulthandler
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

_LOG_BYTES = 1_000_000
_LOG_COUNT = 5
_WRITING = threading.Lock()
_SEEN_ENDING = ".da-xem"


def log_place(folder: Path) -> Path:
    """Return the log file in the data folder."""
    return folder / "nhat-ky" / "so-thi-dua.log"


def logs(folder: Path) -> tuple[Path, ...]:
    """Return the logs there are, the present one first."""
    place = log_place(folder)
    found = [place, _hard_place(folder), *sorted(place.parent.glob(f"{place.name}.*"))]
    return tuple(path for path in found if path.is_file() and path.suffix != _SEEN_ENDING)


def install(folder: Path, tell: Callable[[str], None]) -> None:
    """Send every unexpected exception and every hard crash to the log, then `tell` the user.

    `tell` gets a whole sentence; it is called on the thread the fault happened in.
    """
    place = log_place(folder)
    place.parent.mkdir(parents=True, exist_ok=True)
    faulthandler.enable(_hard_place(folder).open("ab"))

    def handle(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _write(place, (kind, error, trace))
        tell(
            "Chương trình gặp lỗi không lường trước; dữ liệu đã lưu vẫn nguyên vẹn. "
            f"Nội dung lỗi đã ghi vào tệp “{place}”. "
            "Hãy đóng rồi mở lại chương trình; nếu lỗi lặp lại, gửi tệp này cho người hỗ trợ."
        )

    def handle_thread(hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            handle(hook.exc_type, hook.exc_value, hook.exc_traceback)

    sys.excepthook = handle
    threading.excepthook = handle_thread


def unread_faults(folder: Path) -> bool:
    """Say whether a fault was logged since the last call; each is told once, at the next start."""
    written = sum(path.stat().st_size for path in logs(folder))
    note = log_place(folder).with_suffix(_SEEN_ENDING)
    try:
        seen = int(note.read_text("ascii"))
    except (OSError, ValueError):
        seen = 0
    if written == seen:
        return False
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(str(written), "ascii")
    return written > seen


def _write(
    place: Path, fault: tuple[type[BaseException], BaseException, TracebackType | None]
) -> None:
    import logging  # noqa: PLC0415  no start should wait for what only a fault needs
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415  the same

    with _WRITING:
        handler = RotatingFileHandler(
            place, maxBytes=_LOG_BYTES, backupCount=_LOG_COUNT, encoding="utf-8"
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        facts = {"levelname": "CRITICAL", "msg": "unexpected", "exc_info": fault}
        handler.handle(logging.makeLogRecord(facts))
        handler.close()


def _hard_place(folder: Path) -> Path:
    return log_place(folder).with_suffix(".hard.log")

"""A file that one program holds; the operating system lets go of it when the program ends.

The standard library only: every start takes such a file before its window is shown.
"""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_MODE = 0o644
# Windows names its refusal now this way, now that (Wine not at all); there is no other reason.
_REFUSALS = (OSError,) if sys.platform == "win32" else (BlockingIOError,)


class HeldElsewhereError(Exception):
    """Another program, or another part of this one, holds the file."""


class HeldFile:
    """Holds the file at `place`, made if it is not there; it stays there empty afterwards."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._handle: int | None = None

    def take(self) -> None:
        """Hold the file from now on, without waiting for anybody.

        Raises HeldElsewhereError when it is held, OSError when it cannot be opened for writing.
        """
        handle = os.open(self._place, os.O_RDWR | os.O_CREAT, _MODE)
        try:
            _lock(handle)
        except BaseException:
            os.close(handle)
            raise
        self._handle = handle

    def release(self) -> None:
        """Let the next one have it; nothing happens where it is not held."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)


def _lock(handle: int) -> None:
    """Lock the first byte on Windows, the file elsewhere; closing the handle unlocks it."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except _REFUSALS as error:
        raise HeldElsewhereError from error

"""Packages that were read and wait for their turn: the first as they are, the others packed small.

Sixty-three packages of a year are a third of a gigabyte as values and a few megabytes packed.
"""

import pickle
import zlib
from dataclasses import dataclass, replace

from models.domain.package import Parsed

ROOM = 40_000
_QUICK = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One package that waits."""

    _parsed: Parsed | None = None
    _packed: bytes = b""

    def parsed(self) -> Parsed:
        """Return the package as it was read."""
        if self._parsed is not None:
            return self._parsed
        found: Parsed = pickle.loads(zlib.decompress(self._packed))  # noqa: S301 - packed by `Room` in this process
        return found


class Room:
    """Counts the values that are held as they are; beyond the room packages are packed."""

    def __init__(self) -> None:
        self._left = ROOM

    def hold(self, parsed: Parsed) -> Held:
        """Keep a package until its turn."""
        if self.fits(parsed):
            return Held(_parsed=parsed)
        return Held(_packed=zlib.compress(pickle.dumps(parsed), _QUICK))

    def fits(self, parsed: Parsed) -> bool:
        """Say whether there is room for the package as it is, and take that room."""
        self._left -= len(parsed.results) + len(parsed.tasks) + len(parsed.rows)
        return self._left >= 0


def without_values(parsed: Parsed) -> Parsed:
    """Return what a screen shows of a package: whose it is and what was odd, without its values."""
    return replace(parsed, results=(), tasks=(), rows=(), marks=(), notes=(), places={})

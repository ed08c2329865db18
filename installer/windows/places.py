"""Where the Windows build keeps what it fetched and made; downloads that are held to their hash."""

import hashlib
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from environment import ROOT, SetUpError

DIST = ROOT / "dist"
HERE = Path(__file__).resolve().parent


def cache() -> Path:
    """Return the folder outside the repository that later runs reuse."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    folder = Path(base) if base else Path.home() / ".cache"
    found = folder / "so-thi-dua"
    found.mkdir(parents=True, exist_ok=True)
    return found


def digest(parts: Iterable[bytes | Path]) -> str:
    """Return a short key of texts and files: what was made from others is found again by it."""
    total = hashlib.sha256()
    for part in parts:
        piece = part.read_bytes() if isinstance(part, Path) else part
        total.update(hashlib.sha256(piece).digest())
    return total.hexdigest()[:16]


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def remove(folder: Path) -> None:
    """Delete `folder` and all in it, but never through a mount."""
    if not folder.exists():
        return
    mounted = [place for place in _mounts() if place == folder or folder in place.parents]
    if mounted:
        message = f"Not deleting {folder}: {mounted[0]} is mounted there. Unmount it first."
        raise SetUpError(message)
    shutil.rmtree(folder)


def keep(making: Path, folder: Path) -> None:
    """Give what was made its final name, and delete what was made before of the same kind."""
    kind = folder.name.rpartition("-")[0]
    for older in folder.parent.glob(f"{kind}-????????????????"):
        remove(older)
    making.rename(folder)


def say(text: str) -> None:
    """Print a line at once, so that it stands before the output of what follows."""
    print(text, flush=True)


def _mounts() -> list[Path]:
    if sys.platform != "linux":
        return []
    lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines()
    return [Path(line.split()[4].encode().decode("unicode_escape")) for line in lines]

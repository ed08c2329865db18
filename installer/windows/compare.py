"""Whether what Windows made is what Linux makes: papers word by word and place by place."""

import subprocess
from pathlib import Path

from environment import python, variables
from windows.stage import ProofError


def papers(windows: Path, linux: Path) -> str:
    """Compare every PDF of two demonstrations. Raises ProofError at the first difference."""
    names = sorted(path.name for path in linux.glob("*.pdf"))
    if names != sorted(path.name for path in windows.glob("*.pdf")) or not names:
        message = f"not the same papers: Linux made {', '.join(names) or 'none'}"
        raise ProofError(message)
    word_count = sum(paper(windows / name, linux / name) for name in names)
    return f"{len(names)} PDF files with {word_count} words at the same places"


def paper(windows: Path, linux: Path) -> int:
    """Compare two PDF files and return the count of words. Raises ProofError at a difference."""
    here, there = _words(linux), _words(windows)
    for ours, theirs in zip(here, there, strict=False):
        if ours != theirs:
            message = f"{linux.name}: Linux has {ours.strip()}, Windows {theirs.strip()}"
            raise ProofError(message)
    if len(here) != len(there):
        message = f"{linux.name}: {len(here)} words on Linux, {len(there)} on Windows"
        raise ProofError(message)
    return len(here)


def state_hash(workspace: Path) -> str:
    """Return the content hash of a workspace as the program on this machine computes it."""
    command: list[str | Path] = [python(), "-m", "desktop"]
    command += ["--workspace", workspace, "state-hash"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=variables())
    if done.returncode:
        message = f"{workspace.name} from Windows does not open on Linux: {done.stderr.strip()}"
        raise ProofError(message)
    return done.stdout.strip()


def _words(paper: Path) -> list[str]:
    """List the words of a paper with their boxes, page by page."""
    command: list[str | Path] = ["pdftotext", "-bbox", paper, "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [line for line in text.splitlines() if "<word" in line or "<page" in line]

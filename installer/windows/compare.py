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
    word_count = 0
    for name in names:
        here, there = (_words(folder / name) for folder in (linux, windows))
        word_count += len(here)
        for ours, theirs in zip(here, there, strict=False):
            if ours != theirs:
                message = f"{name}: Linux has {ours.strip()}, Windows {theirs.strip()}"
                raise ProofError(message)
        if len(here) != len(there):
            message = f"{name}: {len(here)} words on Linux, {len(there)} on Windows"
            raise ProofError(message)
    return f"{len(names)} PDF files with {word_count} words at the same places"


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

"""The composition root: command line or window."""

import errno
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

_PRACTICE, _WORKSPACE = "--practice", "--workspace"
_NOBODY_READS = (errno.EPIPE, errno.EINVAL)  # the second is how Windows says it


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowStart:
    """What a start of the window names: a workspace, or the practice."""

    workspace: Path | None = None
    practice: bool = False


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb, or open the window when there is none; returns the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    start = window_start(words)
    return _command_line(words) if start is None else open_window(start)


def window_start(words: Sequence[str]) -> WindowStart | None:
    """Return how the window is to be opened, None for whatever the command line has to judge.

    The verbs load the database's library, and a window is what nearly every start is for.
    """
    workspace, practice = "", False
    rest = iter(words)
    for word in rest:
        if word == _PRACTICE:
            practice = True
            continue
        name, _, value = word.partition("=")
        workspace = value or (next(rest, "") if word == _WORKSPACE else "")
        if name != _WORKSPACE or not workspace or workspace.startswith("-"):
            return None
    return WindowStart(workspace=Path(workspace) if workspace else None, practice=practice)


def open_window(start: WindowStart) -> int:
    """Open the window on the workspace named, the practice workspace, or the usual one."""
    from desktop.program import Program  # noqa: PLC0415  Qt is loaded for the window only

    return Program(start.workspace, practice=start.practice).run()


def _command_line(words: Sequence[str]) -> int:
    from desktop import cli  # noqa: PLC0415  see window_start

    cli.use_utf8()
    args = cli.parse(words)
    if args.verb:
        return _run_verb(args)
    return open_window(WindowStart(workspace=args.workspace, practice=args.practice))


def _run_verb(args: "argparse.Namespace") -> int:
    from desktop import cli  # noqa: PLC0415  see window_start

    try:
        code = cli.run(args, sys.stdout, sys.stderr)
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        if error.errno not in _NOBODY_READS:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code

"""The composition root: command line or window."""

import sys
from collections.abc import Sequence
from pathlib import Path

from desktop import cli


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb, or open the window when there is none; returns the exit code."""
    cli.use_utf8()
    args = cli.parse(sys.argv[1:] if arguments is None else arguments)
    if args.verb:
        return cli.run(args, sys.stdout, sys.stderr)
    return open_window(args.workspace, practice=args.practice)


def open_window(workspace: Path | None, *, practice: bool) -> int:
    """Open the window on `workspace`, the practice workspace, or the usual one."""
    from desktop.program import Program  # noqa: PLC0415  Qt is loaded for the window only

    return Program(workspace, practice=practice).run()

"""One import or export killed by kill -9 at a named point; a program of its own, because it dies.

``python killed_at.py WORKSPACE VERB FILE POINT``: VERB is import or export, POINT is the function
before whose call the process kills itself.
"""

import os
import signal
import sys
from datetime import datetime
from pathlib import Path
from typing import NoReturn

sys.path.insert(0, str(Path(__file__).parents[3]))

from models.usecases import exchange, exchange_archive, exchange_taking
from models.usecases.desk import Surroundings
from models.usecases.workspace import open_workspace

PLACES = {
    "apply_plan": exchange_taking,
    "mark_packed": exchange,
    "settle": exchange_archive,
    "set_aside": exchange_archive,
}


def die(*_args: object, **_named: object) -> NoReturn:
    """Kill this very process, as the power cut does."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def main(workspace: Path, verb: str, file: str, point: str) -> None:
    """Do it, and die at the point."""
    around = Surroundings(
        clock=lambda: datetime(2023, 11, 3, 8, 0),  # noqa: DTZ001  the office's own wall clock
        new_id=lambda: os.urandom(8).hex(),
        machine="MAY",
        user="Cán bộ",
    )
    desk = open_workspace(workspace, surroundings=around)
    setattr(PLACES[point], point, die)
    if verb == "import":
        exchange.take_in(desk, Path(file))
    elif verb == "undo":
        exchange.undo_import(desk, file)
    else:
        exchange.export_submission(desk, Path(file))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4])

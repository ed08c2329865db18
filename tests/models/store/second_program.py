"""A second program on the same file, for tests that need one: holds, writes, until told or killed.

Usage: python second_program.py hold|write FILE. Prints "held" or "busy"; `write` then prints a
line after each committed change of 200 results.
"""

import sys
import uuid
from datetime import datetime
from pathlib import Path

from sqlalchemy import select, update

from models.schema.targets import ResultRow, TargetRow
from models.store.journal import Entry, note
from models.store.lock import WorkspaceBusyError
from models.usecases.desk import Desk, Surroundings
from models.usecases.workspace import close_workspace, open_workspace


def main(verb: str, place: Path) -> None:
    surroundings = Surroundings(
        clock=lambda: datetime(2026, 11, 2, 8, 0),  # noqa: DTZ001  the office's own wall clock
        new_id=lambda: uuid.uuid4().hex[:16],
        machine="MAY-TINH-02",
        user="Trần Văn Bình",
    )
    try:
        desk = open_workspace(place, surroundings=surroundings)
    except WorkspaceBusyError:
        say("busy")
        return
    say("held")
    if verb == "write":
        write_for_ever(desk)
    sys.stdin.read()
    close_workspace(desk, backup=False)


def write_for_ever(desk: Desk) -> None:
    with desk.store.read() as session:
        targets = session.execute(select(TargetRow.id)).scalars().all()
    number = 0
    while True:
        number += 1
        with desk.store.write(desk.mark()) as session:
            for target in targets:
                key = (target, desk.office, "2023")
                if session.get(ResultRow, key) is None:
                    session.add(ResultRow(target=target, office=desk.office, period="2023"))
            session.flush()
            session.execute(update(ResultRow).values(note=f"lần {number} {'x' * 500}"))
            entries = [
                Entry(entity="result", key=target, column="note", old=None, new=str(number))
                for target in targets
            ]
            note(session, entries)
        say(str(number))


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

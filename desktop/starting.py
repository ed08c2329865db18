"""Opening the workspace, or making the one that the user asked for; off the GUI thread."""

from importlib import import_module
from pathlib import Path

from desktop import registry
from desktop.page_makers import maker
from models.store.lock import WorkspaceLock
from models.usecases.desk import Desk, Surroundings
from models.usecases.first_start import FirstRunChoice
from models.usecases.workspace import create_workspace, open_workspace

_EXAMPLE_OFFICE, _EXAMPLE_YEAR = "lao-cai", 2023


def open_desk_at(place: Path, surroundings: Surroundings, lock: WorkspaceLock | None) -> Desk:
    """Open the workspace at `place`, of which `lock` may be held already.

    Loads what the window needs next on the way, so that the GUI thread does not wait for it. A
    place where nothing is becomes the practice workspace.
    """
    if lock is None and not place.exists():
        return practice_desk(place, surroundings)
    desk = open_workspace(place, surroundings=surroundings, lock=lock)
    import_module("desktop.office_window")
    maker(registry.KEYS[0])
    return desk


def practice_desk(place: Path, surroundings: Surroundings) -> Desk:
    """Open the practice workspace; the first time it is made and filled with the example."""
    if place.exists():
        return open_workspace(place, surroundings=surroundings)
    from models.usecases.example import fill_with_example  # noqa: PLC0415  seldom needed

    desk = create_workspace(
        place,
        office=_EXAMPLE_OFFICE,
        year=_EXAMPLE_YEAR,
        practice=True,
        surroundings=surroundings,
    )
    fill_with_example(desk, _EXAMPLE_YEAR)
    return desk


def chosen_desk(choice: FirstRunChoice, place: Path, surroundings: Surroundings) -> Desk:
    """Make the workspace of the office that was chosen, at `place`, and its signing key."""
    if choice.practice:
        return practice_desk(place, surroundings)
    from models.usecases.signing import ensure_key  # noqa: PLC0415  needed once

    desk = create_workspace(
        place,
        office=choice.office,
        year=choice.year,
        practice=False,
        surroundings=surroundings,
    )
    try:
        ensure_key(desk)
    except BaseException:
        desk.store.close()
        raise
    return desk

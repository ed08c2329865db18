"""Making the workspace that the user asked for at the first start."""

from pathlib import Path

from models.usecases.desk import Desk, Surroundings
from models.usecases.first_start import FirstRunChoice
from models.usecases.workspace import create_workspace, open_workspace

_EXAMPLE_OFFICE, _EXAMPLE_YEAR = "lao-cai", 2023


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
    """Make the workspace of the office that was chosen, at `place`."""
    if choice.practice:
        return practice_desk(place, surroundings)
    return create_workspace(
        place,
        office=choice.office,
        year=choice.year,
        practice=False,
        surroundings=surroundings,
    )

"""How the journal names what can be undone: each entry is a batch, each undoing one of its own."""

from models.usecases.desk import Desk

ENTERED, UNDONE, REDONE = "e:", "u:", "r:"
DROPPED, PUT_BACK = "d:", "b:"


def new_entry(desk: Desk) -> str:
    """Return the batch of a new entry; what is written under it is undone together."""
    return f"{ENTERED}{desk.surroundings.new_id()}"


def new_drop(desk: Desk) -> str:
    """Return the batch under which something is taken out of a programme, to be put back whole."""
    return f"{DROPPED}{desk.surroundings.new_id()}"

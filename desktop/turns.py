"""Whose turn it is: the window gets the interpreter back soon from work beside it."""

import sys

_TURN_S = 0.001


def shorten_turns() -> None:
    """Let a thread that waits for the interpreter have it after a millisecond, not after five.

    Every cell that is painted asks for it once; while a worker reads, each such asking may cost a
    whole turn. Less than a millisecond is no wait at all on Windows, where both threads would
    then do little but change places.
    """
    sys.setswitchinterval(_TURN_S)

"""Merging: what becomes of a value that arrives, decided by versions, never by a clock.

What is kept of a cell is always the greatest of all values that ever arrived, in one order of
values (`weight`) that puts a newer edit above the one it knew. The greatest of a set does not
depend on the order in which the set is walked, nor on how often; so neither does the workspace.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from models.domain import versions
from models.domain.carried import RowValue
from models.domain.package import ResultValue, TaskValue, Value
from models.domain.values import digest
from models.domain.versions import Order

V = TypeVar("V", ResultValue, TaskValue)
_OUTSIDE_PREFIX = "x"
_OUTSIDE_DIGITS = 12


class Decision(StrEnum):
    """What an arriving value is to the one at hand."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    OLDER = "older"
    CONFLICT = "conflict"


def decide(mine: Value | None, theirs: Value) -> Decision:
    """Say what `theirs` is to `mine`; the answer depends on nothing but the two.

    Two edits that do not know each other are a conflict unless they say the same. One version
    with two contents can only come from a damaged or forged file, so it is a conflict as well;
    unless the one came in a package too old to name the unit that does the task.
    """
    if mine is None or not mine.version:
        return Decision.NEW
    order = versions.compare(theirs.version, mine.version)
    agrees = theirs.content == mine.content
    if order is Order.NEWER:
        return Decision.CHANGED
    if order is Order.OLDER:
        return Decision.OLDER
    if agrees or (order is Order.SAME and _adds_unit(mine, theirs)):
        return Decision.SAME
    adds = order is Order.SAME and _adds_unit(theirs, mine)
    return Decision.CHANGED if adds else Decision.CONFLICT


def weight(item: Value) -> tuple[int, str, str]:
    """Return the place of a value among all values of its cell: the greatest one is kept.

    A newer edit counts more edits than the one it knew, so it always weighs more. Between edits
    that do not know each other the text of the version decides, then the content: arbitrary, but
    the same on every machine.
    """
    return versions.revision(item.version), item.version, digest(list(item.content))


def prevails(mine: Value | None, theirs: Value) -> bool:
    """Say whether `theirs` is to be kept in the place of `mine`."""
    return mine is None or not mine.version or weight(theirs) > weight(mine)


def decide_row(mine: RowValue | None, theirs: RowValue) -> Decision:
    """Say what an arriving row of the leader is to the one at hand; the leader alone writes it.

    A row of the version at hand that says something else was changed here, which is not for this
    office to do, so it is put right.
    """
    if mine is None:
        return Decision.SAME if theirs.is_removed else Decision.NEW
    order = versions.compare(theirs.version, mine.version)
    if order is Order.OLDER:
        return Decision.OLDER
    if theirs.content_digest == mine.content_digest:
        return Decision.SAME
    if order is Order.CONCURRENT and _row_weight(theirs) < _row_weight(mine):
        return Decision.OLDER
    return Decision.CHANGED


def edited_outside(before: V, after: V) -> V:
    """Return `after` as one more edit of `before`, made in a spreadsheet program.

    The edit is counted for a computer named after the content, so that reading the same file
    again, anywhere, gives the same version.
    """
    name = _OUTSIDE_PREFIX + digest([after.key, list(after.content)])[:_OUTSIDE_DIGITS]
    version = versions.after_edit(before.version, name)
    return replace(after, version=version, base_version=before.version)


def decide_all(mine: Mapping[str, Value], theirs: Sequence[V]) -> list[tuple[V, Decision]]:
    """Return each arriving value with its decision; `mine` is by key."""
    return [(item, decide(mine.get(item.key), item)) for item in theirs]


def _row_weight(item: RowValue) -> tuple[int, str, str]:
    return versions.revision(item.version), item.version, item.content_digest


def _adds_unit(fuller: Value, other: Value) -> bool:
    if not isinstance(fuller, TaskValue) or not isinstance(other, TaskValue):
        return False
    return other.unit == "" and replace(fuller, unit="").content == other.content

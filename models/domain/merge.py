"""Merging: what becomes of a value that arrives, decided by versions, never by a clock."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from models.domain import versions
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
    with two contents can only come from a damaged or forged file, so it is a conflict as well.
    """
    if mine is None or not mine.version:
        return Decision.NEW
    order = versions.compare(theirs.version, mine.version)
    agrees = theirs.content == mine.content
    if order is Order.SAME:
        return Decision.SAME if agrees else Decision.CONFLICT
    if order is Order.NEWER:
        return Decision.CHANGED
    if order is Order.OLDER:
        return Decision.OLDER
    return Decision.CHANGED if agrees else Decision.CONFLICT


def settled(mine: Value | None, theirs: V) -> V:
    """Return the value to keep when `decide` says new or changed.

    Two edits that say the same become one that knows both.
    """
    if mine is None:
        return theirs
    return replace(theirs, version=versions.joined(mine.version, theirs.version))


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

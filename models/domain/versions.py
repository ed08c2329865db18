"""Versions of owned values: edits counted per computer, never a clock."""

from collections.abc import Mapping
from enum import Enum
from functools import lru_cache


class Order(Enum):
    """How one version stands to another."""

    SAME = "same"
    NEWER = "newer"
    OLDER = "older"
    CONCURRENT = "concurrent"


def parse(version: str) -> dict[str, int]:
    """Return the edits per computer of ``a1b2:3;c3d4:1``; ValueError for any other form."""
    return dict(_counts(version))


def text(counts: dict[str, int]) -> str:
    """Return the one text of a version, sorted by computer."""
    return ";".join(f"{computer}:{count}" for computer, count in sorted(counts.items()) if count)


def after_edit(version: str, computer: str) -> str:
    """Return the version after one more edit on `computer`."""
    counts = parse(version)
    return text(counts | {computer: counts.get(computer, 0) + 1})


def joined(one: str, other: str) -> str:
    """Return the least version that is not older than either."""
    left, right = _counts(one), _counts(other)
    return text({name: max(left.get(name, 0), right.get(name, 0)) for name in {**left, **right}})


def revision(version: str) -> int:
    """Return how many edits a version counts in all."""
    return sum(_counts(version).values())


def compare(one: str, other: str) -> Order:
    """Say how `one` stands to `other`; concurrent when each has edits the other lacks."""
    left, right = _counts(one), _counts(other)
    if left == right:
        return Order.SAME
    names = {**left, **right}
    ahead = any(left.get(name, 0) > right.get(name, 0) for name in names)
    behind = any(left.get(name, 0) < right.get(name, 0) for name in names)
    if ahead and behind:
        return Order.CONCURRENT
    return Order.NEWER if ahead else Order.OLDER


# A package's values share a few versions among them.
@lru_cache(maxsize=4096)
def _counts(version: str) -> Mapping[str, int]:
    if not version:
        return {}
    pairs = (part.rsplit(":", 1) for part in version.split(";"))
    return {computer: int(count) for computer, count in pairs}

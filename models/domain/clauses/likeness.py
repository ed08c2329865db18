"""Pairs of names that are much alike among many, found without comparing every two.

A prefix filter over rare words: two sets of words that share at least the part `share` of all
their words share one of the rarest few words of each, so that only names with such a word in
common are compared. The result is exact.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

_MOST_PARTNERS = 12
_SLACK = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The words of a name, the block it is compared within, and the kind it is unlike or like."""

    words: frozenset[str]
    block: Hashable
    level: Hashable


def alike_pairs(
    names: Sequence[Named], share: float, *, same_level: bool, tick: Callable[[], None]
) -> Iterator[tuple[int, int]]:
    """Yield places (later, earlier) of names of one block that are alike by `share` or more.

    Only names of the same level are paired, or only those of different levels. A name is paired
    with at most a dozen earlier ones: what is written a thousand times is one thing to look at.
    `tick` is called once for each name.
    """
    rarity = Counter(word for name in names for word in name.words)
    rank = {word: place for place, (word, _) in enumerate(sorted(rarity.items(), key=_by_count))}
    masks = [sum(1 << rank[word] for word in name.words) for name in names]
    index: defaultdict[tuple[Hashable, str], dict[Hashable, list[int]]] = defaultdict(dict)
    for place, name in enumerate(names):
        rarest = sorted(name.words, key=rank.__getitem__)
        keys = [(name.block, word) for word in rarest[: _prefix(len(rarest), share)]]
        tick()
        found = 0
        for other in _candidates(index, keys, name.level, same_level=same_level):
            if _enough(masks[place], masks[other], share):
                yield place, other
                found += 1
                if found == _MOST_PARTNERS:
                    break
        for key in keys:
            index[key].setdefault(name.level, []).append(place)


def _by_count(item: tuple[str, int]) -> tuple[int, str]:
    return item[1], item[0]


def _prefix(count: int, share: float) -> int:
    """Return how many of the rarest of `count` words are enough to meet every name alike."""
    return count - ceil(share * count - _SLACK) + 1 if count else 0


def _candidates(
    index: defaultdict[tuple[Hashable, str], dict[Hashable, list[int]]],
    keys: Sequence[tuple[Hashable, str]],
    level: Hashable,
    *,
    same_level: bool,
) -> Iterator[int]:
    seen: set[int] = set()
    for key in keys:
        by_level = index.get(key, {})
        chosen = [level] if same_level else [one for one in by_level if one != level]
        for one in chosen:
            for place in by_level.get(one, ()):
                if place not in seen:
                    seen.add(place)
                    yield place


def _enough(one: int, other: int, share: float) -> bool:
    together = (one | other).bit_count()
    return together > 0 and (one & other).bit_count() / together >= share

"""Names alike among many: the same pairs as comparing every two, without doing so."""

from itertools import combinations, count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.clauses import lint_targets
from models.domain.clauses.likeness import Named, alike_pairs
from models.domain.targets import Target
from tests.models.domain.test_programme_lint import target

words = st.frozensets(st.sampled_from("abcdefghij"), max_size=8)
named = st.builds(
    Named, words=words, block=st.integers(1, 2), level=st.sampled_from(["x", "y", "z"])
)


def share_of(one: Named, other: Named) -> float:
    together = len(one.words | other.words)
    return len(one.words & other.words) / together if together else 0.0


@given(st.lists(named, max_size=12), st.sampled_from([0.7, 0.8]), st.booleans())
def test_every_pair_that_is_alike_is_found_and_no_other(
    names: list[Named],
    share: float,
    same_level: bool,  # noqa: FBT001 - given by hypothesis
) -> None:
    wanted = {
        (second, first)
        for first, second in combinations(range(len(names)), 2)
        if names[first].block == names[second].block
        and (names[first].level == names[second].level) is same_level
        and share_of(names[first], names[second]) >= share
    }
    found = list(alike_pairs(names, share, same_level=same_level, tick=lambda: None))
    assert len(found) == len(set(found))
    assert set(found) == wanted


def many(size: int) -> list[Target]:
    return [target(f"t{n}", f"Tỷ lệ hộ gia đình dùng băng rộng tại xã {n}") for n in range(size)]


def test_what_is_written_a_thousand_times_is_not_compared_a_million_times() -> None:
    found = lint_targets(many(1000), year=2023)
    assert 1000 < len(found) <= 12 * 1000


def test_the_work_says_how_far_it_is_and_can_be_ended() -> None:
    steps: list[tuple[int, int]] = []
    lint_targets(many(200), year=2023, watch=lambda done, total: steps.append((done, total)))
    assert steps == sorted(steps)
    assert steps[-1] == (400, 400)
    left = count(2, -1)

    def give_up(_done: int, _total: int) -> None:
        if not next(left):
            raise InterruptedError

    with pytest.raises(InterruptedError):
        lint_targets(many(200), year=2023, watch=give_up)

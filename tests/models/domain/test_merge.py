"""Merging as mathematics: what is kept does not depend on order, repetition or the clock."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from models.domain import versions
from models.domain.carried import RowValue
from models.domain.merge import (
    Decision,
    decide,
    decide_row,
    edited_outside,
    prevails,
)
from models.domain.package import ResultValue, TaskValue
from models.domain.programmes import TaskState

computers = st.sampled_from(["may1", "may2", "x0f"])
numbers = st.integers(0, 3).map(Decimal)


@st.composite
def histories(draw: st.DrawFn) -> list[ResultValue]:
    """Edits of one cell on several computers, each made on a version that was known before."""
    first = ResultValue(target="t", office="son-la", period="2023")
    known = [first]
    made: set[str] = set()
    for _ in range(draw(st.integers(1, 7))):
        base = draw(st.sampled_from(known))
        version = versions.after_edit(base.version, draw(computers))
        # A computer counts its edits of a cell on: it never names two of them alike.
        if version in made:
            continue
        made.add(version)
        edit = ResultValue(
            target="t",
            office="son-la",
            period="2023",
            value=draw(numbers),
            version=version,
            base_version=base.version,
        )
        known.append(edit)
    return known[1:]


def merged(items: Sequence[ResultValue]) -> ResultValue | None:
    kept: ResultValue | None = None
    for item in items:
        if prevails(kept, item):
            kept = item
    return kept


@given(histories(), st.randoms(use_true_random=False), st.integers(0, 3))
def test_order_and_repetition_do_not_matter(
    items: list[ResultValue], random: Random, repeats: int
) -> None:
    once = merged(items)
    shuffled = items * (repeats + 1)
    random.shuffle(shuffled)

    assert merged(shuffled) == once


@given(histories())
def test_what_is_kept_was_known_to_nobody_as_old(items: list[ResultValue]) -> None:
    kept = merged(items)

    assert kept is not None
    assert not any(decide(kept, item) is Decision.CHANGED for item in items)


@given(histories(), st.data())
def test_a_newer_edit_always_wins_over_the_one_it_knew(
    items: list[ResultValue], data: st.DataObject
) -> None:
    mine, theirs = data.draw(st.sampled_from(items)), data.draw(st.sampled_from(items))

    decision = decide(mine, theirs)

    if decision is Decision.CHANGED:
        assert prevails(mine, theirs)
    if decision is Decision.OLDER:
        assert not prevails(mine, theirs)


@given(histories(), st.data())
def test_a_conflict_is_one_from_both_sides_and_one_side_wins(
    items: list[ResultValue], data: st.DataObject
) -> None:
    one, other = data.draw(st.sampled_from(items)), data.draw(st.sampled_from(items))

    assert (decide(one, other) is Decision.CONFLICT) == (decide(other, one) is Decision.CONFLICT)
    if decide(one, other) is Decision.CONFLICT:
        assert prevails(one, other) != prevails(other, one)


def test_two_computers_that_do_not_know_each_other_are_a_conflict() -> None:
    base = ResultValue(target="t", office="o", period="2023", value=Decimal(1), version="a:1")
    one = edited_outside(base, base)
    other = ResultValue(target="t", office="o", period="2023", value=Decimal(2), version="a:1;b:1")

    assert decide(one, other) is Decision.CONFLICT


def test_two_computers_that_say_the_same_agree() -> None:
    one = ResultValue(target="t", office="o", period="2023", value=Decimal(1), version="a:1")
    other = ResultValue(target="t", office="o", period="2023", value=Decimal(1), version="b:1")

    assert decide(one, other) is Decision.SAME


def row(version: str, name: str = "Chỉ tiêu") -> RowValue:
    return RowValue(entity="target", key="t1", fields={"id": "t1", "name": name}, version=version)


def test_the_leader_puts_right_what_was_changed_here() -> None:
    assert decide_row(row("a:1", "sửa ở đây"), row("a:1")) is Decision.CHANGED


def test_an_older_row_of_the_leader_changes_nothing() -> None:
    assert decide_row(row("a:2"), row("a:1", "tên cũ")) is Decision.OLDER


def test_a_removed_row_is_no_news_where_it_never_was() -> None:
    gone = RowValue(entity="target", key="t1", fields={}, version="a:2", is_removed=True)

    assert decide_row(None, gone) is Decision.SAME
    assert decide_row(row("a:1"), gone) is Decision.CHANGED


def test_a_unit_that_an_older_package_could_not_carry_is_added_whatever_comes_first() -> None:
    old = TaskValue(task="t", office="son-la", state=TaskState.DONE, version="may1:2")
    new = replace(old, unit="Văn phòng")

    assert decide(old, new) is Decision.CHANGED
    assert decide(new, old) is Decision.SAME
    assert decide(new, replace(new, unit="Phòng Bưu chính")) is Decision.CONFLICT
    assert decide(old, replace(new, note="khác")) is Decision.CONFLICT

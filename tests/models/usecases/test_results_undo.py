"""Undo and redo of entries: read from the journal, so they outlive the page and the day."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.domain.errors import UserError
from models.domain.results import Result
from models.usecases.desk import Desk
from models.usecases.entering import enter_milestones, enter_results, redo_last, undo_last
from models.usecases.results_grid import MilestoneEdit
from models.usecases.results_undo import steps_of
from models.usecases.safety import state_hash
from models.usecases.targets import ResultEdit, get_target, list_targets, set_results

YEAR = 2023


@pytest.fixture
def target() -> str:
    return "1097.buu-chinh.diem-phuc-vu"


def edit(target: str, value: int | None, period: str = "2023", note: str = "") -> ResultEdit:
    number = None if value is None else Decimal(value)
    text = "" if value is None else str(value)
    return ResultEdit(target=target, period=period, value=number, note=note, raw_text=text)


def standing(desk: Desk, target: str) -> dict[str, Decimal | None]:
    results: tuple[Result, ...] = get_target(desk, target, YEAR).results
    return {item.period: item.value for item in results if not item.is_empty}


def test_entries_are_undone_one_by_one_and_done_again(desk: Desk, target: str) -> None:
    enter_results(desk, [edit(target, 100, note="một")], YEAR)
    enter_results(desk, [edit(target, 200), edit(target, 50, "2023-Q1")], YEAR)
    undone = undo_last(desk, YEAR).value
    assert standing(desk, target) == {"2023": Decimal(100)}
    assert undone.lines[0].latest is not None
    assert undone.lines[0].latest.note == "một"
    assert (len(undone.steps.undoable), len(undone.steps.redoable)) == (1, 1)
    undo_last(desk, YEAR)
    assert standing(desk, target) == {}
    redo_last(desk, YEAR)
    redo_last(desk, YEAR)
    assert standing(desk, target) == {"2023": Decimal(200), "2023-Q1": Decimal(50)}
    with pytest.raises(UserError, match="làm lại"):
        redo_last(desk, YEAR)


def test_nothing_entered_leaves_nothing_to_undo(desk: Desk) -> None:
    with pytest.raises(UserError, match="hoàn tác"):
        undo_last(desk, YEAR)
    assert steps_of(desk).undoable == ()


def test_a_new_entry_after_an_undoing_takes_the_redo_away(desk: Desk, target: str) -> None:
    enter_results(desk, [edit(target, 1)], YEAR)
    enter_results(desk, [edit(target, 2)], YEAR)
    undo_last(desk, YEAR)
    entered = enter_results(desk, [edit(target, 3)], YEAR).value
    assert entered.steps.redoable == ()
    undo_last(desk, YEAR)
    assert standing(desk, target) == {"2023": Decimal(1)}


def test_a_cell_changed_by_somebody_else_since_is_left_alone(desk: Desk, target: str) -> None:
    enter_results(desk, [edit(target, 1), edit(target, 5, "2023-Q1")], YEAR)
    set_results(desk, [edit(target, 9)])
    undone = undo_last(desk, YEAR).value
    assert undone.passed_count == 1
    assert standing(desk, target) == {"2023": Decimal(9)}


def test_an_entry_wholly_overtaken_is_passed_over(desk: Desk, target: str) -> None:
    enter_results(desk, [edit(target, 7, "2023-Q1")], YEAR)
    enter_results(desk, [edit(target, 1)], YEAR)
    set_results(desk, [edit(target, 9)])
    undo_last(desk, YEAR)
    assert standing(desk, target) == {"2023": Decimal(9)}


def test_milestones_are_undone_and_done_again_like_results(desk: Desk, target: str) -> None:
    first = MilestoneEdit(target=target, period="2023-Q1", value=Decimal(10))
    enter_milestones(desk, [first], YEAR)
    enter_milestones(desk, [replace(first, value=Decimal(20))], YEAR)
    enter_milestones(desk, [replace(first, value=None)], YEAR)
    seen = []
    for step in (undo_last, undo_last, undo_last, redo_last, redo_last):
        step(desk, YEAR)
        seen.append(dict(get_target(desk, target, YEAR).plan).get("2023-Q1"))
    assert seen == [Decimal(20), Decimal(10), None, Decimal(10), Decimal(20)]


def test_a_fraction_and_a_judgement_come_back_as_they_were(desk: Desk, target: str) -> None:
    first = ResultEdit(
        target=target,
        period="2023",
        numerator=Decimal("1.5"),
        denominator=Decimal(4),
        judged=False,
        note="Đang soát",
        raw_text="1,5 / 4",
    )
    enter_results(desk, [first], YEAR)
    enter_results(desk, [edit(target, 1)], YEAR)
    undo_last(desk, YEAR)
    latest = get_target(desk, target, YEAR).line.latest
    assert latest is not None
    assert (latest.numerator, latest.denominator) == (Decimal("1.5"), Decimal(4))
    assert (latest.judged, latest.note, latest.raw_text) == (False, "Đang soát", "1,5 / 4")


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(values=st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=3), max_size=4))
def test_undoing_everything_restores_the_content_exactly(
    make_desk: Callable[..., Desk], values: list[list[int]]
) -> None:
    desk = make_desk(f"m{abs(hash(str(values)))}")
    ids = [line.target.id for line in list_targets(desk, YEAR)][:3]
    before = state_hash(desk)
    for batch in values:
        edits = [edit(one, value or None) for one, value in zip(ids, batch, strict=False)]
        enter_results(desk, edits, YEAR)
    after = state_hash(desk)
    count = len(steps_of(desk).undoable)
    for _ in range(count):
        undo_last(desk, YEAR)
    assert state_hash(desk) == before
    for _ in range(count):
        redo_last(desk, YEAR)
    assert state_hash(desk) == after
    desk.store.close()

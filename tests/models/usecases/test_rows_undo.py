"""Undo and redo of evidence, remarks, assignments and a target's own data, from the journal."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from models.domain.errors import UserError
from models.usecases.desk import Desk
from models.usecases.entering import enter_results, redo_last, undo_last
from models.usecases.targets import (
    AssignmentEdit,
    ResultEdit,
    TargetDetail,
    assign,
    attach_evidence,
    detach_evidence,
    get_target,
    list_targets,
)
from models.usecases.targets_adding import correct_target, draft_of, retire_targets
from models.usecases.targets_remarks import add_remark, put_in_charge, settle_remark

YEAR = 2023
TARGET = "1097.buu-chinh.diem-phuc-vu"


def look(desk: Desk) -> TargetDetail:
    return get_target(desk, TARGET, YEAR)


def facts(desk: Desk) -> tuple[object, ...]:
    """Return all that undoing may touch on the target, without its history."""
    found = look(desk)
    taken = found.line.assigned
    given = taken and (taken.low, taken.high, taken.deadline, taken.note, taken.assignee)
    return (
        found.line.target,
        given if given and any(given) else None,
        {period: [one.sha256 for one in files] for period, files in found.evidence.items()},
        [(one.text, one.is_done) for one in found.remarks],
        TARGET in {line.target.id for line in list_targets(desk, YEAR)},
    )


def attached(desk: Desk, folder: Path) -> str:
    file = folder / "Minh chứng.txt"
    file.write_text("Có thật", "utf-8")
    return attach_evidence(desk, TARGET, "2023", file).value.sha256


def taken_on(low: str) -> AssignmentEdit:
    return AssignmentEdit(target=TARGET, year=YEAR, low=Decimal(low), high=None, note="theo QĐ")


def renamed(desk: Desk) -> None:
    draft = draft_of(look(desk).line.target)
    correct_target(desk, TARGET, replace(draft, name="Tên khác", low=Decimal("1.50"), unit="điểm"))


CHANGES: dict[str, Callable[[Desk, Path], object]] = {
    "evidence": attached,
    "evidence taken away": lambda desk, folder: detach_evidence(
        desk, TARGET, "2023", attached(desk, folder)
    ),
    "remark": lambda desk, _: add_remark(desk, TARGET, "Cần làm sớm"),
    "assignment": lambda desk, _: assign(desk, taken_on("25000")),
    "assignment changed": lambda desk, _: (
        assign(desk, taken_on("25000")),
        assign(desk, taken_on("26000.5")),
    ),
    "person in charge": lambda desk, _: put_in_charge(desk, [TARGET], YEAR, "Phòng Bưu chính"),
    "own data": lambda desk, _: renamed(desk),
    "no longer followed": lambda desk, _: retire_targets(desk, [TARGET]),
    "remark seen to": lambda desk, _: settle_remark(
        desk, TARGET, add_remark(desk, TARGET, "Cần làm sớm").value, done=True
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_changed_is_undone_and_done_again(desk: Desk, tmp_path: Path, name: str) -> None:
    before = facts(desk)
    CHANGES[name](desk, tmp_path)
    after = facts(desk)
    undo_last(desk, YEAR)
    between = facts(desk)
    assert between != after
    redo_last(desk, YEAR)
    assert facts(desk) == after
    undo_last(desk, YEAR)
    assert facts(desk) == between
    while facts(desk) != before:
        undo_last(desk, YEAR)


def test_numbers_and_other_things_are_undone_in_the_order_they_were_done(desk: Desk) -> None:
    enter_results(desk, [ResultEdit(target=TARGET, period="2023", value=Decimal(5))], YEAR)
    add_remark(desk, TARGET, "Xem lại số này")
    undone = undo_last(desk, YEAR).value
    assert (undone.row_count, look(desk).remarks) == (1, ())
    assert [line.target.id for line in undone.lines] == [TARGET]
    assert look(desk).line.latest is not None
    undo_last(desk, YEAR)
    assert look(desk).line.latest is None


def test_what_somebody_changed_since_is_left_alone(desk: Desk) -> None:
    assign(desk, taken_on("25000"))
    assign(desk, taken_on("26000"))
    renamed(desk)
    undo_last(desk, YEAR)
    assign(desk, taken_on("27000"))
    undo_last(desk, YEAR)
    assigned = look(desk).line.assigned
    assert assigned is not None
    assert assigned.low == Decimal(26000)


def test_the_history_keeps_what_was_undone(desk: Desk) -> None:
    assign(desk, taken_on("25000"))
    undo_last(desk, YEAR)
    words = " ".join(step.words for step in look(desk).history)
    assert "25.000" in words


def test_nothing_is_left_once_all_is_undone(desk: Desk) -> None:
    add_remark(desk, TARGET, "Một")
    undo_last(desk, YEAR)
    with pytest.raises(UserError, match="Không có lần nhập nào"):
        undo_last(desk, YEAR)

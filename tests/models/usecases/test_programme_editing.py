"""Words and dates of a programme."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models.domain.errors import UserError
from models.domain.programmes import LegalBasis, TaskState, TextSection
from models.usecases.desk import Desk
from models.usecases.programme_editing import (
    Review,
    TaskWording,
    add_heading,
    drop_heading,
    drop_task,
    edit_passage,
    review_phase,
    save_task,
    set_basis,
    set_mottos,
)
from models.usecases.programmes import TaskEdit, get_programme, main_programme, report_task

CODE = "cum-2-2023"
TASK = "cum2-2023.2.1.01"


def new_task(**more: object) -> TaskWording:
    plain = TaskWording(
        programme=CODE,
        id="",
        group="buu-chinh",
        name="Nhiệm vụ mới",
        quote="",
        deliverable="",
        deadline=None,
    )
    return replace(plain, **more)  # type: ignore[arg-type] # names of its own fields


def test_the_programme_of_the_office_own_cluster_is_the_main_one(desk: Desk) -> None:
    assert main_programme(desk, 2023) == CODE
    assert main_programme(desk, 2040) == ""


@pytest.mark.parametrize("mottos", [("A",), ("A", "B", "C"), ()])
def test_mottos_grow_and_shrink(desk: Desk, mottos: tuple[str, ...]) -> None:
    set_mottos(desk, CODE, (*mottos, "  "))
    assert get_programme(desk, CODE).programme.mottos == mottos


def test_an_emptied_basis_is_taken_away_and_the_others_keep_their_places(desk: Desk) -> None:
    set_basis(desk, CODE, LegalBasis(text="", document="", order=2))
    assert [b.order for b in get_programme(desk, CODE).programme.bases] == [1, 3, 4]


def test_an_emptied_passage_goes_back_to_the_usual_words(desk: Desk) -> None:
    edit_passage(desk, CODE, TextSection.CLOSING, "")
    assert get_programme(desk, CODE).programme.text(TextSection.CLOSING) == ""
    edit_passage(desk, CODE, TextSection.CLOSING, "Mới.")
    assert get_programme(desk, CODE).programme.text(TextSection.CLOSING) == "Mới."


def test_a_task_can_be_added_and_dropped_while_nobody_reported(desk: Desk) -> None:
    task = save_task(desk, new_task()).value
    assert task in [line.task.id for line in get_programme(desk, CODE).tasks]
    drop_task(desk, task)
    assert task not in [line.task.id for line in get_programme(desk, CODE).tasks]


def test_a_task_with_a_report_is_not_dropped(desk: Desk) -> None:
    report_task(
        desk,
        TaskEdit(task=TASK, state=TaskState.IN_PROGRESS, percent=Decimal(5), assignee="", note=""),
    )
    with pytest.raises(UserError, match="đã có báo cáo tiến độ"):
        drop_task(desk, TASK)


def test_a_task_needs_a_name(desk: Desk) -> None:
    with pytest.raises(UserError, match="phải có tên"):
        save_task(desk, new_task(name=" "))


def test_the_review_of_a_phase_is_kept(desk: Desk) -> None:
    review_phase(
        desk,
        Review(
            programme=CODE,
            movement="ha-tang-tiet-kiem",
            order=0,
            reviewed_on=date(2025, 9, 30),
            note="Đạt 8 trên 10 chỉ tiêu.",
        ),
    )
    movements = get_programme(desk, CODE).programme.movements
    phase = next(m for m in movements if m.code == "ha-tang-tiet-kiem").phases[0]
    assert (phase.reviewed_on, phase.review_note) == (date(2025, 9, 30), "Đạt 8 trên 10 chỉ tiêu.")


def test_a_heading_goes_only_when_nothing_stands_in_it(desk: Desk) -> None:
    added = add_heading(desk, CODE, "Kinh tế số", is_group=False).value
    drop_heading(desk, CODE, added)
    assert added not in {field.code for field in get_programme(desk, CODE).programme.fields}
    with pytest.raises(UserError, match="còn nhiệm vụ hoặc chỉ tiêu"):
        drop_heading(desk, CODE, "buu-chinh")

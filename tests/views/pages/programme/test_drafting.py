"""Drafting a programme: tasks, headings and movements added and taken out."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from models.usecases.desk import Desk
from models.usecases.programmes import get_programme
from tests.fake_ask import FakeAsk
from views.pages.programme.drafting import NewMovement, NewTask
from views.pages.programme.duties import DutyForm
from views.pages.programme.page import TASKS, ProgrammePage
from views.widgets.choice import ChoiceField
from views.widgets.fields import LongTextField

Settle = Callable[[], None]
CLUSTER = "cum-2-2023"


def write(field: QWidget, text: str) -> None:
    assert isinstance(field, LongTextField)
    field.setPlainText(text)


def test_a_task_is_added_under_its_heading_and_opened(
    page: ProgrammePage, settle: Settle, desk: Desk, ask: FakeAsk
) -> None:
    def fill(content: QWidget) -> None:
        assert isinstance(content, NewTask)
        write(content.field("name"), "Kiểm tra điểm bưu điện văn hoá xã")

    ask.fill = fill
    page.content.objectives.rows[0].click()
    page.tasks.add.click()
    settle()
    settle()
    line = next(
        line
        for line in get_programme(desk, CLUSTER).tasks
        if line.task.name == "Kiểm tra điểm bưu điện văn hoá xã"
    )
    assert line.task.group == "buu-chinh"
    assert page.panes.task.task_id() == line.task.id


def test_a_task_without_a_name_keeps_the_form_open(
    page: ProgrammePage, settle: Settle, desk: Desk
) -> None:
    page.open_item(TASKS)
    page.tasks.add.click()
    settle()
    assert len(get_programme(desk, CLUSTER).tasks) == 43


def test_a_task_is_taken_out_after_a_yes(
    page: ProgrammePage, settle: Settle, desk: Desk, ask: FakeAsk
) -> None:
    page.open_item("cum2-2023.2.5.01")
    page.tasks._drop_current()
    settle()
    left = {line.task.id for line in get_programme(desk, CLUSTER).tasks}
    assert "cum2-2023.2.5.01" not in left
    assert "Cơ chế, chính sách hỗ trợ" in ask.asked[-1][1]


def test_the_task_taken_out_last_is_put_back_word_for_word(
    page: ProgrammePage, settle: Settle, desk: Desk
) -> None:
    before = get_programme(desk, CLUSTER).programme.tasks
    assert not page._put_back.isEnabled()
    page.open_item("cum2-2023.2.5.01")
    page.tasks._drop_current()
    settle()
    assert len(get_programme(desk, CLUSTER).programme.tasks) == 42
    page._put_back.trigger()
    settle()
    assert get_programme(desk, CLUSTER).programme.tasks == before
    assert not page._put_back.isEnabled()


def test_a_heading_is_added_and_renamed(
    page: ProgrammePage, settle: Settle, desk: Desk, ask: FakeAsk
) -> None:
    ask.text_answer = "Kinh tế số"
    page.content.objectives.add_requested.emit()
    settle()
    assert [row.text() for row in page.content.objectives.rows][-1] == "2.7. Kinh tế số"
    ask.text_answer = "Kinh tế số, xã hội số"
    page.content.objectives.rows[-1].actions()[0].trigger()
    settle()
    assert get_programme(desk, CLUSTER).programme.fields[-1].name == "Kinh tế số, xã hội số"


def test_a_movement_is_added_with_its_level(
    page: ProgrammePage, settle: Settle, desk: Desk, ask: FakeAsk
) -> None:
    def fill(content: QWidget) -> None:
        assert isinstance(content, NewMovement)
        write(content.field("name"), "Thi đua cải cách hành chính")
        level = content.field("level")
        assert isinstance(level, ChoiceField)
        level.set_value("province")

    ask.fill = fill
    page.content.movement_requested.emit()
    settle()
    added = get_programme(desk, CLUSTER).programme.movements[-1]
    assert (added.name, added.launch_level) == ("Thi đua cải cách hành chính", "province")


def test_a_heading_without_tasks_is_taken_out_and_put_back(
    page: ProgrammePage, settle: Settle, desk: Desk, ask: FakeAsk
) -> None:
    ask.text_answer = "Kinh tế số"
    page.content.objectives.add_requested.emit()
    settle()
    added = get_programme(desk, CLUSTER).programme.fields[-1]
    ask.choose_answer = added.code
    page.content.objectives.drop_requested.emit()
    settle()
    assert added not in get_programme(desk, CLUSTER).programme.fields
    assert page._put_back.isEnabled()
    page._put_back.trigger()
    settle()
    assert get_programme(desk, CLUSTER).programme.fields[-1] == added


def test_a_heading_with_tasks_is_kept_with_a_sentence(
    page: ProgrammePage, settle: Settle, desk: Desk, ask: FakeAsk
) -> None:
    ask.choose_answer = "buu-chinh"
    page.content.objectives.drop_requested.emit()
    settle()
    assert "còn nhiệm vụ" in ask.told[-1][1]
    assert "buu-chinh" in {one.code for one in get_programme(desk, CLUSTER).programme.fields}


def test_a_movement_is_taken_out_with_its_phases_and_put_back_word_for_word(
    page: ProgrammePage, settle: Settle, desk: Desk, ask: FakeAsk
) -> None:
    before = get_programme(desk, CLUSTER).programme.movements
    gone = before[0]
    ask.choose_answer = gone.code
    page.content.movement_drop_requested.emit()
    settle()
    assert gone not in get_programme(desk, CLUSTER).programme.movements
    page.drafter.put_back()
    settle()
    assert get_programme(desk, CLUSTER).programme.movements == before


def test_a_duty_comes_from_a_chosen_document(
    page: ProgrammePage, settle: Settle, desk: Desk, ask: FakeAsk
) -> None:
    def fill(content: QWidget) -> None:
        assert isinstance(content, DutyForm)
        write(content.field("name"), "Họp giao ban cụm")
        source = content.field("source")
        assert isinstance(source, ChoiceField)
        source.set_value("ct-03-2022")
        assert source.value() == "ct-03-2022"

    ask.fill = fill
    page.duties._ask_for_new()
    settle()
    made = next(
        item for item in get_programme(desk, CLUSTER).duties if item.duty.name == "Họp giao ban cụm"
    )
    assert made.duty.source == "ct-03-2022"
    page.duties.select(made.duty.code)
    ask.fill = None
    page.duties._ask_to_drop()
    settle()
    assert made not in get_programme(desk, CLUSTER).duties
    page._put_back.trigger()
    settle()
    assert made in get_programme(desk, CLUSTER).duties

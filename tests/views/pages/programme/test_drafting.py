"""Drafting a programme: tasks, headings and movements added and taken out."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from models.usecases.desk import Desk
from models.usecases.programmes import get_programme
from tests.fake_ask import FakeAsk
from views.pages.programme.drafting import NewMovement, NewTask
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

"""The page of the programme: read it, correct it, follow its tasks, tick its duties."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.domain.changed import Changed
from models.domain.programmes import TaskState, TextSection
from models.usecases.desk import Desk
from models.usecases.programmes import ProgrammeView, TaskLine, get_programme
from tests.fake_ask import FakeAsk
from tests.views.typing_in import leave
from views.context import PageContext
from views.pages.programme.duties import DutyForm
from views.pages.programme.page import DUTIES, TASKS, ProgrammePage
from views.widgets.fields import DateField
from views.widgets.status import Tag
from views.widgets.text import Line

Settle = Callable[[], None]
CLUSTER = "cum-2-2023"
TASK = "cum2-2023.2.2.04"


def view_of(desk: Desk) -> ProgrammeView:
    return get_programme(desk, CLUSTER)


def line_of(desk: Desk, task: str = TASK) -> TaskLine:
    return next(line for line in view_of(desk).tasks if line.task.id == task)


def test_the_programme_of_the_cluster_comes_first_with_its_theme_and_mottos(
    page: ProgrammePage,
) -> None:
    assert "đi đầu thực hiện chuyển đổi số" in page.content.heading.text("theme")
    assert page.content.heading.text("mottos").splitlines() == [
        "Trung thành, Dũng cảm, Tận tụy, Sáng tạo, Nghĩa tình",
        "Làm gương, Kỷ cương, Trọng tâm, Bứt phá",
    ]


def test_six_objectives_and_five_groups_stand_with_their_numbers(page: ProgrammePage) -> None:
    assert [row.text()[:3] for row in page.content.objectives.rows] == [
        f"2.{place}" for place in range(1, 7)
    ]
    assert [row.text()[:3] for row in page.content.groups.rows] == [
        f"3.{place}" for place in range(1, 6)
    ]


def test_seven_departments_are_members_and_lao_cai_leads(page: ProgrammePage) -> None:
    names = [line.text() for line in page.content.members.findChildren(Line)]
    departments = [name for name in names if name.startswith("Sở ")]
    assert len(departments) == 7
    assert departments[0] == "Sở Thông tin và Truyền thông tỉnh Lào Cai"
    tags = [tag.accessibleName() for tag in page.content.members.findChildren(Tag)]
    assert tags == ["Cụm trưởng"]


def test_words_of_the_heading_save_themselves(
    page: ProgrammePage, settle: Settle, desk: Desk
) -> None:
    heard: list[Changed] = []
    page.saved.connect(lambda changed, _at: heard.append(changed))
    leave(page.content.heading.field("theme"), "Chủ đề mới của năm")
    settle()
    leave(page.content.heading.field("mottos"), "Câu thứ nhất\n\nCâu thứ hai\nCâu thứ ba")
    settle()
    found = view_of(desk).programme
    assert found.theme == "Chủ đề mới của năm"
    assert found.mottos == ("Câu thứ nhất", "Câu thứ hai", "Câu thứ ba")
    assert heard == [Changed.PROGRAMMES, Changed.PROGRAMMES]
    assert page.strip.text().startswith("Đã lưu 10:")


def test_a_programme_without_a_name_is_refused_under_the_field(
    page: ProgrammePage, settle: Settle, desk: Desk
) -> None:
    before = view_of(desk).programme.title
    leave(page.content.heading.field("title"), "")
    settle()
    told = page.content.heading.field("title").accessibleDescription()
    assert "phải có tên" in told
    assert view_of(desk).programme.title == before


def test_a_basis_is_corrected_and_another_added(
    page: ProgrammePage, settle: Settle, desk: Desk, ask: FakeAsk
) -> None:
    leave(page.content.bases.field("4"), "Quyết định số 125/QĐ-BTTTT về phân công Cụm trưởng")
    settle()
    ask.text_answer = "Căn cứ thêm vào"
    page.content._add_basis.click()
    settle()
    bases = view_of(desk).programme.bases
    assert [basis.order for basis in bases] == [1, 2, 3, 4, 5]
    assert bases[3].text.startswith("Quyết định số 125")
    assert bases[3].document == "qd-phan-cong-cum-2023"
    assert bases[4].text == "Căn cứ thêm vào"


def test_a_passage_of_the_paper_saves_itself(
    page: ProgrammePage, settle: Settle, desk: Desk
) -> None:
    leave(page.content.passages.field("closing"), "Lời kết mới.")
    settle()
    assert view_of(desk).programme.text(TextSection.CLOSING) == "Lời kết mới."


def test_pressing_an_objective_shows_its_tasks(page: ProgrammePage) -> None:
    page.content.objectives.rows[1].click()
    assert page.views.value() == TASKS
    assert page.tasks.model.rowCount() == 11
    assert {line.task.group for line in page.tasks.model.facts()} == {"vien-thong"}


def test_a_task_is_followed_from_its_pane(page: ProgrammePage, settle: Settle, desk: Desk) -> None:
    page.open_item(TASK)
    assert page.panes.task.task_id() == TASK
    leave(page.panes.task.form.field("percent"), "62,5 %")
    settle()
    leave(page.panes.task.form.field("unit"), "Phòng Bưu chính, Viễn thông")
    settle()
    leave(page.panes.task.form.field("state"), "in_progress")
    settle()
    progress = line_of(desk).progress
    assert progress is not None
    assert (str(progress.percent), progress.unit) == ("62.5", "Phòng Bưu chính, Viễn thông")
    assert progress.state is TaskState.IN_PROGRESS


def test_a_finished_task_counts_as_whole(page: ProgrammePage, settle: Settle, desk: Desk) -> None:
    page.open_item(TASK)
    leave(page.panes.task.form.field("state"), "done")
    settle()
    progress = line_of(desk).progress
    assert progress is not None
    assert progress.percent == 100


@pytest.mark.parametrize("text", ["120", "một nửa"])
def test_a_percentage_that_cannot_be_is_refused_under_its_field(
    page: ProgrammePage, settle: Settle, desk: Desk, text: str
) -> None:
    page.open_item(TASK)
    leave(page.panes.task.form.field("percent"), text)
    settle()
    assert page.panes.task.form.field("percent").accessibleDescription()
    assert line_of(desk).progress is None


def test_evidence_is_tied_to_the_task(
    page: ProgrammePage, settle: Settle, desk: Desk, tmp_path: Path
) -> None:
    proof = tmp_path / "Danh sách thôn.xlsx"
    proof.write_bytes(b"mau")
    page.open_item(TASK)
    page.accept_files([proof])
    settle()
    assert [file.name for file in line_of(desk).evidence] == ["Danh sách thôn.xlsx"]
    page.panes.task.files.removed.emit(line_of(desk).evidence[0])
    settle()
    assert line_of(desk).evidence == ()


def test_the_wording_of_a_task_is_corrected(
    page: ProgrammePage, settle: Settle, desk: Desk
) -> None:
    page.open_item(TASK)
    leave(page.panes.task.form.field("deadline"), "30/09/2023")
    settle()
    leave(page.panes.task.form.field("lead"), "Sở TTTT Lào Cai")
    settle()
    task = line_of(desk).task
    assert task.deadline is not None
    assert task.deadline.isoformat() == "2023-09-30"
    assert task.lead == "Sở TTTT Lào Cai"
    page.open_item("late")
    assert [line.task.id for line in page.tasks.model.facts()] == [TASK]


def test_a_duty_is_ticked_and_unticked(page: ProgrammePage, settle: Settle, desk: Desk) -> None:
    page.open_item("duty:cum2-2023.bao-cao-nam")
    assert page.views.value() == DUTIES
    page.duties._tick.click()
    settle()
    done = {item.duty.code: item.done_on for item in view_of(desk).duties}
    assert str(done["cum2-2023.bao-cao-nam"]) == "2023-11-24"
    page.duties._untick.click()
    settle()
    done = {item.duty.code: item.done_on for item in view_of(desk).duties}
    assert done["cum2-2023.bao-cao-nam"] is None


def test_a_duty_can_be_added(page: ProgrammePage, settle: Settle, desk: Desk, ask: FakeAsk) -> None:
    def fill(content: QWidget) -> None:
        assert isinstance(content, DutyForm)
        leave(content.field("name"), "Họp sơ kết 6 tháng")
        due = content.field("due")
        assert isinstance(due, DateField)
        due.setText("15/07/2023")

    ask.fill = fill
    page.duties._add.click()
    settle()
    added = next(item for item in view_of(desk).duties if item.duty.name == "Họp sơ kết 6 tháng")
    assert str(added.duty.due) == "2023-07-15"


def test_a_duty_of_another_programme_turns_to_that_programme(
    page: ProgrammePage, settle: Settle
) -> None:
    other = "ke-hoach-1097"
    page.choice.set_value(other)
    page.choice.committed.emit(other)
    settle()
    page.open_item("duty:cum2-2023.thong-ke")
    settle()
    settle()
    assert page.choice.value() == CLUSTER
    assert page.views.value() == DUTIES


def test_a_year_without_programmes_says_so(
    context: PageContext, settle: Settle, qtbot: QtBot
) -> None:
    empty = PageContext(
        desk=context.desk, year=2035, ask=context.ask, jobs=context.jobs, memory=context.memory
    )
    page = ProgrammePage(empty)
    qtbot.addWidget(page)
    page.show()
    settle()
    assert page.stack.currentWidget() is page._empty

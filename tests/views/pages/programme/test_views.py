"""Board, timeline, months, exemplars, pledges, review, papers of the programme."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.domain.programmes import TaskState
from models.usecases.desk import Desk
from models.usecases.exemplars import list_exemplars
from models.usecases.programme_copy import copy_programme, leftovers
from models.usecases.programme_editing import tick_duty
from models.usecases.programmes import get_programme, main_programme
from models.usecases.registrations import list_registrations
from tests.fake_ask import FakeAsk
from tests.views.typing_in import leave
from views.context import PageContext
from views.pages.programme.board import _MIME
from views.pages.programme.exemplars import NewExemplar
from views.pages.programme.page import DUTIES, PAPERS, REVIEW, TASKS, ProgrammePage
from views.pages.programme.tasks import BOARD, LIST, TIMELINE
from views.widgets.fields import DateField

Settle = Callable[[], None]
CLUSTER = "cum-2-2023"
TASK = "cum2-2023.2.2.04"


def state_of(desk: Desk) -> TaskState:
    lines = get_programme(desk, CLUSTER).tasks
    return next(line.state for line in lines if line.task.id == TASK)


def test_a_card_dropped_on_another_column_changes_the_state(
    page: ProgrammePage, settle: Settle, desk: Desk
) -> None:
    page.open_item(TASKS)
    page.tasks.show_way(BOARD)
    assert page.tasks.board.columns[TaskState.NOT_STARTED].model.rowCount() == 43
    data = QMimeData()
    data.setData(_MIME, TASK.encode())
    target = page.tasks.board.columns[TaskState.DONE]
    move = Qt.DropAction.MoveAction
    assert not target.model.dropMimeData(data, move, 0, 0, QModelIndex())
    settle()
    assert state_of(desk) is TaskState.DONE
    assert target.model.rowCount() == 1


def test_a_card_is_sent_to_another_state_from_its_menu(
    page: ProgrammePage, settle: Settle, desk: Desk
) -> None:
    column = page.tasks.board.columns[TaskState.NOT_STARTED]
    row = [column.model.line(n).task.id for n in range(column.model.rowCount())].index(TASK)
    column.list.send_requested.emit(row, "blocked")
    settle()
    assert state_of(desk) is TaskState.BLOCKED


def test_a_mark_of_the_timeline_opens_its_tasks(page: ProgrammePage) -> None:
    page.open_item(TASKS)
    page.tasks.show_way(TIMELINE)
    timeline = page.tasks.timeline
    rows = [row.name for row in timeline.rows()]
    assert rows[0] == "2.1. Bưu chính"
    assert rows[-1] == "Việc định kỳ"
    assert [mark.count for mark in timeline.rows()[0].marks] == [6]
    box = timeline._box(timeline.rows()[1].marks[0], 30 + 38)
    point = QPointF(box.center()).toPoint()
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=point)
    assert page.tasks.ways.value() == LIST
    assert page.tasks.model.rowCount() == 11


def test_a_duty_mark_opens_the_calendar(page: ProgrammePage) -> None:
    page.open_item(TASKS)
    mark = page.tasks.timeline.rows()[-1].marks[0]
    assert mark.count == 2
    page.tasks.timeline.pressed.emit(mark.target)
    assert page.views.value() == DUTIES


def test_a_month_shows_its_duties_and_pressed_again_everything(
    page: ProgrammePage, settle: Settle, desk: Desk
) -> None:
    page.open_item(DUTIES)
    december = page.duties.months.months[11]
    assert december.accessibleName() == "Tháng 12. 2 việc"
    december.click()
    assert page.duties.model.rowCount() == 2
    december.click()
    assert page.duties.model.rowCount() == 5
    for code in ("cum2-2023.bao-cao-nam", "cum2-2023.thong-ke"):
        tick_duty(desk, code, done_on=date(2023, 12, 1))
    page.reload()
    settle()
    assert december.accessibleName() == "Tháng 12. xong cả"


def test_an_exemplar_is_told_from_name_to_evidence(
    page: ProgrammePage, settle: Settle, desk: Desk, ask: FakeAsk, tmp_path: Path
) -> None:
    def fill(content: QWidget) -> None:
        assert isinstance(content, NewExemplar)
        leave(content.field("name"), "Ông Giàng A Páo")

    ask.fill = fill
    page.open_item("exemplars")
    page.exemplars._add.click()
    settle()
    settle()
    pane = page.panes.exemplar
    leave(pane.form.field("kind"), "person")
    settle()
    leave(pane.form.field("deed"), "Vận động 40 hộ cài nền tảng số.")
    settle()
    leave(pane.form.field("found_on"), "05/06/2023")
    settle()
    proof = tmp_path / "anh.jpg"
    proof.write_bytes(b"anh")
    page.accept_files([proof])
    settle()
    line = list_exemplars(desk, CLUSTER)[0]
    assert (line.exemplar.name, line.exemplar.kind) == ("Ông Giàng A Páo", "person")
    assert line.exemplar.deed == "Vận động 40 hộ cài nền tảng số."
    assert line.exemplar.found_on == date(2023, 6, 5)
    assert [file.name for file in line.evidence] == ["anh.jpg"]


def test_an_exemplar_goes_into_the_bin_only_after_a_yes(
    page: ProgrammePage, settle: Settle, desk: Desk, ask: FakeAsk
) -> None:
    ask.fill = lambda content: leave(content.field("name"), "Tập thể A")  # type: ignore[attr-defined] # the form
    page.exemplars._add.click()
    settle()
    settle()
    page.exemplars.table.selectRow(0)
    ask.confirm_answer = False
    page.exemplars._drop.click()
    settle()
    assert len(list_exemplars(desk, CLUSTER)) == 1
    ask.confirm_answer = True
    page.exemplars._drop.click()
    settle()
    assert list_exemplars(desk, CLUSTER) == ()


def test_a_member_registers_and_signs(page: ProgrammePage, settle: Settle, desk: Desk) -> None:
    page.open_item("registrations")
    assert page.registrations.summary().startswith("0/7 đơn vị đã đăng ký")
    page.registrations.table.select_fact(lambda line: line.office == "son-la")
    page.registrations._open_current()
    form = page.panes.registration.form
    leave(form.field("registered_on"), "20/02/2023")
    settle()
    leave(form.field("titles"), "Cờ thi đua của Bộ")
    settle()
    found = {line.office: line.registration for line in list_registrations(desk, CLUSTER, 2023)}
    assert found["son-la"].registered_on == date(2023, 2, 20)
    assert found["son-la"].titles == "Cờ thi đua của Bộ"
    assert page.registrations.summary().startswith("1/7 đơn vị đã đăng ký")


def test_a_day_that_is_none_is_refused_for_a_pledge(
    page: ProgrammePage, settle: Settle, desk: Desk
) -> None:
    page.open_item("registrations")
    page.registrations.table.selectRow(0)
    page.registrations._open_current()
    day = page.panes.registration.form.field("pledged_on")
    assert isinstance(day, DateField)
    leave(day, "32/13/2023")
    settle()
    assert "không phải là ngày" in day.accessibleDescription()
    lines = list_registrations(desk, CLUSTER, 2023)
    assert all(line.registration.pledged_on is None for line in lines)


def test_a_year_without_one_makes_its_programme_from_the_last(
    context: PageContext, settle: Settle, qtbot: QtBot, desk: Desk
) -> None:
    page = ProgrammePage(replace(context, year=2024))
    qtbot.addWidget(page)
    page.show()
    settle()
    assert page._create.isVisibleTo(page)
    page._create.click()
    settle()
    settle()
    assert main_programme(desk, 2024) == "cum-2-2024"
    assert page.views.value() == REVIEW
    assert not page._create.isVisibleTo(page)
    waiting = [item for item in page.review.model.all_facts() if item.entity]
    assert len(waiting) == 66


def test_what_was_looked_at_leaves_the_review(
    context: PageContext, settle: Settle, qtbot: QtBot, desk: Desk
) -> None:
    copy_programme(desk, CLUSTER, 2024)
    page = ProgrammePage(replace(context, year=2024))
    qtbot.addWidget(page)
    page.show()
    settle()
    page.open_item(REVIEW)
    page.review.table.selectRow(0)
    page.review._keep.click()
    settle()
    left = [item for item in leftovers(desk, "cum-2-2024") if item.is_untouched]
    assert len(left) == 65
    page.review._keep_all.click()
    settle()
    assert not [item for item in leftovers(desk, "cum-2-2024") if item.is_untouched]


def test_the_doubles_of_a_plan_are_listed_and_open_their_target(
    page: ProgrammePage, settle: Settle
) -> None:
    asked: list[tuple[str, str]] = []
    page.page_requested.connect(lambda key, item: asked.append((key, item)))
    page.open_item("programme:ke-hoach-1097")
    settle()
    page.open_item(REVIEW)
    settle()
    doubles = [item for item in page.review.model.all_facts() if item.about == "Trùng nhau"]
    assert doubles
    page.review._open(doubles[0])
    assert asked[0][0] == "targets"
    assert asked[0][1].startswith("1097.")


def test_a_paper_is_drawn_and_written_where_the_user_says(
    page: ProgrammePage, settle: Settle, ask: FakeAsk, tmp_path: Path
) -> None:
    page.open_item(PAPERS)
    settle()
    assert page.papers.preview.page_count() >= 4
    ask.save_answer = tmp_path / "chuong-trinh.docx"
    page.papers._save.click()
    settle()
    assert (tmp_path / "chuong-trinh.docx").read_bytes()[:2] == b"PK"
    assert page.strip.text() == "Đã lưu chuong-trinh.docx"


def test_words_of_a_report_are_kept_and_an_emptied_one_goes_back(
    page: ProgrammePage, settle: Settle
) -> None:
    page.open_item(PAPERS)
    page.papers.choice.set_value("2023-Q3")
    page.papers.draw()
    settle()
    usual = page.papers.texts.text("general")
    assert usual.startswith("Đến ngày 30/09/2023")
    leave(page.papers.texts.field("general"), "Tự viết.")
    settle()
    settle()
    assert page.papers.texts.text("general") == "Tự viết."
    leave(page.papers.texts.field("general"), "")
    settle()
    settle()
    assert page.papers.texts.text("general") == usual

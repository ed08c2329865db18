"""Around the list: targets from a passage, what the office takes on, remarks, many at once."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from models.domain.periods import PeriodKind
from models.domain.targets import Kind
from models.usecases.desk import Desk
from models.usecases.results_grid import load_grid
from models.usecases.targets import ResultEdit, get_target, list_targets, set_results
from tests.fake_ask import FakeAsk
from views.pages.targets.draft_form import DraftForm
from views.pages.targets.page import TargetsPage
from views.pages.targets.passage import PassageView
from views.widgets.choice import ChoiceField
from views.widgets.fields import LongTextField, NumberField, TextField
from views.widgets.tick import CheckField

Settle = Callable[[], None]
CLAUSE = (
    "Về lĩnh vực bưu chính: Phấn đấu đến hết năm 2023, tối thiểu 85% xã có điểm bưu chính, "
    "trong đó 70% xã vùng sâu có người phục vụ; phát triển mới 12.500 điểm phục vụ."
)


def opened(page: TargetsPage, settle: Settle) -> PassageView:
    page.open_passage()
    settle()
    view = page.findChild(PassageView)
    assert isinstance(view, PassageView)
    view.text.set_text(CLAUSE)
    view.read()
    settle()
    return view


def test_a_pasted_passage_becomes_targets_after_the_officer_has_looked(
    page: TargetsPage, settle: Settle, desk: Desk
) -> None:
    count = len(list_targets(desk, 2023))
    view = opened(page, settle)
    assert [line.draft.kind for line in view.lines] == [Kind.AT_LEAST, Kind.ATTAIN, Kind.COUNT]
    told: list[str] = []
    view.told.connect(told.append)
    view.save()
    settle()
    assert "hai cách đọc" in told[0]
    assert len(list_targets(desk, 2023)) == count
    view.toggle(2)
    view.save()
    settle()
    added = list_targets(desk, 2023)
    assert len(added) == count + 2
    part = next(line.target for line in added if "vùng sâu" in line.target.name)
    assert part.parent
    assert part.source.quote == "trong đó 70% xã vùng sâu có người phục vụ"
    assert len(page.model.all_facts()) == count + 2


def test_a_dropped_whole_leaves_its_part_without_a_parent(
    page: TargetsPage, settle: Settle, desk: Desk
) -> None:
    view = opened(page, settle)
    view.toggle(0)
    view.toggle(2)
    view.save()
    settle()
    part = next(line.target for line in list_targets(desk, 2023) if "vùng sâu" in line.target.name)
    assert part.parent == ""


def test_the_meaning_of_a_dot_is_chosen_once_for_the_passage(
    page: TargetsPage, settle: Settle
) -> None:
    view = opened(page, settle)
    assert view.mark.isVisibleTo(view)
    view.mark.set_value(",")
    view.read()
    settle()
    assert view.lines[2].draft.low == Decimal(12500)
    assert not any(line.problem for line in view.lines)


def test_a_proposal_is_corrected_in_a_form(page: TargetsPage, settle: Settle, ask: FakeAsk) -> None:
    view = opened(page, settle)

    def correct(widget: QWidget) -> None:
        assert isinstance(widget, DraftForm)
        name, low, kind = widget.field("name"), widget.field("low"), widget.field("kind")
        assert isinstance(name, LongTextField)
        assert isinstance(low, NumberField)
        assert isinstance(kind, ChoiceField)
        name.set_text("Điểm phục vụ mới")
        low.set_text("12.500")
        assert not widget.checked()
        low.set_text("12500")
        kind.set_value(Kind.AT_LEAST.value)

    ask.fill = correct
    view.edit(2)
    assert view.lines[2].draft.name == "Điểm phục vụ mới"
    assert (view.lines[2].draft.kind, view.lines[2].draft.low) == (Kind.AT_LEAST, Decimal(12500))
    assert view.lines[2].problem == ""


def test_a_passage_is_opened_from_a_file(
    page: TargetsPage, settle: Settle, tmp_path: Path, ask: FakeAsk
) -> None:
    page.open_passage()
    settle()
    view = page.findChild(PassageView)
    assert isinstance(view, PassageView)
    file = tmp_path / "chi-thi.txt"
    file.write_text(CLAUSE, "utf-8")
    view.open_file(file)
    settle()
    settle()
    assert len(view.lines) == 3
    view.open_file(tmp_path / "khong-co.pdf")
    settle()
    assert "khong-co.pdf" in ask.told[0][1]


def first_share(page: TargetsPage) -> str:
    return next(r.id for r in page.model.facts() if r.line.target.goal.unit == "%")


def test_what_the_office_takes_on_saves_itself_and_decides_the_verdict(
    page: TargetsPage, settle: Settle, desk: Desk
) -> None:
    target = first_share(page)
    set_results(desk, [ResultEdit(target=target, period="2023", value=Decimal(50))])
    page.open_item(target)
    settle()
    low = page.pane.assigned.form.field("low")
    assignee = page.pane.assigned.form.field("assignee")
    assert isinstance(low, NumberField)
    assert isinstance(assignee, TextField)
    low.setText("40")
    low.editingFinished.emit()
    settle()
    settle()
    assignee.setText("Phòng Bưu chính")
    assignee.editingFinished.emit()
    settle()
    settle()
    line = get_target(desk, target, 2023).line
    assert line.assigned is not None
    assert (line.assigned.low, line.assigned.assignee) == (Decimal(40), "Phòng Bưu chính")
    assert line.judgement.goal.low == Decimal(40)
    row = next(row for row in page.model.all_facts() if row.id == target)
    assert row.assigned == "40 %"


def test_a_remark_is_listed_until_it_is_ticked(
    page: TargetsPage, settle: Settle, ask: FakeAsk, desk: Desk
) -> None:
    target = first_share(page)
    page.open_item(target)
    settle()
    ask.text_answer = "Đề nghị báo cáo trước ngày 15."
    buttons = page.pane.remarks.findChildren(QPushButton)
    buttons[0].click()
    settle()
    settle()
    assert get_target(desk, target, 2023).line.remark_count == 1
    page.bar.set_chip("remarked", checked=True)
    assert [row.id for row in page.model.facts()] == [target]
    page.bar.clear()
    settle()
    box = next(b for b in page.pane.remarks.findChildren(CheckField) if b.isVisibleTo(page))
    box.click()
    settle()
    settle()
    assert get_target(desk, target, 2023).line.remark_count == 0
    page.undo()
    settle()
    settle()
    assert get_target(desk, target, 2023).line.remark_count == 1
    assert next(row for row in page.model.facts() if row.id == target).line.remark_count == 1
    page.redo()
    settle()
    assert get_target(desk, target, 2023).line.remark_count == 0


def test_several_targets_are_given_to_one_person(
    page: TargetsPage, settle: Settle, ask: FakeAsk, desk: Desk
) -> None:
    rows = page.model.facts()[:3]
    ask.text_answer = "Chị Hoa"
    page.bulk.put_in_charge(rows)
    settle()
    settle()
    for row in rows:
        line = get_target(desk, row.id, 2023).line
        assert line.assigned is not None
        assert line.assigned.assignee == "Chị Hoa"


def test_numbers_of_the_period_before_are_copied_where_there_is_none(
    page: TargetsPage, settle: Settle, desk: Desk
) -> None:
    first, second = [r.id for r in page.model.facts() if r.line.target.goal.unit == "%"][:2]
    set_results(
        desk,
        [
            ResultEdit(target=first, period="2023-Q1", value=Decimal(10), note="quý một"),
            ResultEdit(target=second, period="2023-Q1", value=Decimal(20)),
            ResultEdit(target=second, period="2023-Q2", value=Decimal(25)),
        ],
    )
    page.reload()
    settle()
    page.choose_period("2023-Q2")
    rows = [row for row in page.model.facts() if row.id in (first, second)]
    page.bulk.copy_from_before(rows)
    settle()
    grid = load_grid(desk, 2023, PeriodKind.QUARTER)
    copied = grid.results[first, "2023-Q2"]
    assert (copied.value, copied.note) == (Decimal(10), "")
    assert grid.results[second, "2023-Q2"].value == Decimal(25)


def test_targets_no_longer_followed_leave_the_list_after_a_question(
    page: TargetsPage, settle: Settle, ask: FakeAsk
) -> None:
    rows = page.model.facts()[:2]
    ask.confirm_answer = False
    page.bulk.retire(rows)
    settle()
    count = len(page.model.all_facts())
    ask.confirm_answer = True
    page.bulk.retire(rows)
    settle()
    settle()
    assert len(page.model.all_facts()) == count - 2
    page.bulk.show_retired()
    settle()
    settle()
    assert len(page.model.all_facts()) == count - 1


def test_a_target_is_added_by_hand_and_opened(
    page: TargetsPage, settle: Settle, ask: FakeAsk, desk: Desk
) -> None:
    def fill(widget: QWidget) -> None:
        assert isinstance(widget, DraftForm)
        assert not widget.checked()
        name, low = widget.field("name"), widget.field("low")
        assert isinstance(name, LongTextField)
        assert isinstance(low, NumberField)
        name.set_text("Hồ sơ trực tuyến của Sở")
        low.set_text("90")

    ask.fill = fill
    ask.choose_answer = "chi-thi-03-2022"
    page.bulk.add_by_hand((("chi-thi-03-2022", "Chỉ thị 03", (("buu-chinh", "Bưu chính"),)),), "")
    settle()
    settle()
    added = get_target(desk, "chi-thi-03-2022.ho-so-truc-tuyen-cua-so", 2023).line
    assert added.target.goal.low == Decimal(90)
    assert page.detail_visible()


def test_nothing_chosen_is_said(page: TargetsPage) -> None:
    page.bulk.retire(())
    assert "Hãy chọn" in page.strip.text()


def test_a_target_is_corrected_in_the_same_form(
    page: TargetsPage, settle: Settle, ask: FakeAsk, desk: Desk
) -> None:
    row = page.model.facts()[1]

    def correct(widget: QWidget) -> None:
        assert isinstance(widget, DraftForm)
        name = widget.field("name")
        assert isinstance(name, LongTextField)
        name.set_text("Tên đã sửa")

    ask.fill = correct
    page.bulk.correct(row, ())
    settle()
    settle()
    after = get_target(desk, row.id, 2023).line.target
    assert after.name == "Tên đã sửa"
    assert after.goal == row.line.target.goal
    assert after.field == row.line.target.field


def test_the_programme_check_opens_the_target_it_names(
    page: TargetsPage, settle: Settle, ask: FakeAsk
) -> None:
    page.bulk.check_programmes()
    settle()
    settle()
    assert ask.asked[0][0].startswith("Soát chương trình")
    assert page.detail_visible()

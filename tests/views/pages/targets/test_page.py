"""The page of the targets: find, enter, see why, prove, undo."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.domain.changed import Changed
from models.domain.targets import Kind, Verdict
from models.domain.text import collation_key
from models.usecases.desk import Desk
from models.usecases.targets import ResultEdit, get_target, set_result
from tests.fake_ask import FakeAsk
from views.context import PageContext
from views.pages.targets.page import TargetsPage
from views.pages.targets.paste import PastePreview
from views.pages.targets.rows import VALUE, TargetRow
from views.widgets.chip import Chip
from views.widgets.fields import LongTextField, NumberField

Settle = Callable[[], None]
SHARE = "1097.buu-chinh.diem-co-nguoi-phuc-vu"


def row_of(page: TargetsPage, target: str) -> TargetRow:
    return next(row for row in page.model.all_facts() if row.id == target)


def number_targets(page: TargetsPage, unit: str = "%") -> list[str]:
    return [r.id for r in page.model.facts() if r.line.target.goal.unit == unit]


def type_into_list(page: TargetsPage, target: str, text: str) -> None:
    """Do what the officer does: go to the row, press F2, type, press Enter."""
    assert page.table.select_fact(lambda row: row.id == target)
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    editors = page.table.viewport().findChildren(QLineEdit)
    editor = next(one for one in editors if one.isVisible())
    editor.clear()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def field(page: TargetsPage, key: str) -> QWidget:
    return page.pane.entry.form.field(key)


def commit(page: TargetsPage, key: str, text: str) -> None:
    """Type into a field of the pane and leave it."""
    widget = field(page, key)
    if isinstance(widget, NumberField):
        widget.setText(text)
        widget.editingFinished.emit()
    elif isinstance(widget, LongTextField):
        widget.setPlainText(text)
        widget.hideEvent(None)  # type: ignore[arg-type] # what leaving the page does


def test_the_list_is_filtered_without_diacritics(page: TargetsPage, qtbot: QtBot) -> None:
    every = page.model.rowCount()
    page.bar.set_text("diem buu chinh")
    qtbot.waitUntil(lambda: page.model.rowCount() < every)
    names = [row.line.search_key for row in page.model.facts()]
    assert names
    assert all("diem" in key and "buu chinh" in key for key in names)
    page.bar.set_text("ĐIỂM BƯU CHÍNH")
    qtbot.wait(200)
    assert [row.line.search_key for row in page.model.facts()] == names


def test_a_value_typed_into_the_list_is_saved_and_the_strip_says_when(
    page: TargetsPage, settle: Settle, desk: Desk
) -> None:
    target = number_targets(page)[0]
    heard: list[Changed] = []
    page.saved.connect(lambda changed, _at: heard.append(changed))
    type_into_list(page, target, "95,5")
    settle()
    line = get_target(desk, target, 2023).line
    assert line.latest is not None
    assert line.latest.value == Decimal("95.5")
    assert page.strip.text().startswith("Đã lưu 10:3")
    assert line.judgement.sentence in page.strip.text()
    assert row_of(page, target).value_text == "95,5"
    assert heard == [Changed.RESULTS]


@pytest.mark.qt_log_ignore("does not support raise")  # a tooltip on the offscreen platform
def test_a_text_that_is_no_number_keeps_the_old_value_and_says_so(
    page: TargetsPage, settle: Settle, desk: Desk
) -> None:
    target = number_targets(page)[0]
    type_into_list(page, target, "kha tot")
    settle()
    assert "không phải là một số" in page.strip.text()
    assert get_target(desk, target, 2023).line.latest is None


def test_two_readings_are_asked_about_and_the_answer_serves_the_next_entry(
    page: TargetsPage, settle: Settle, ask: FakeAsk, desk: Desk
) -> None:
    target = next(r.id for r in page.model.facts() if "điểm" in r.line.target.goal.unit)
    ask.choose_answer = "0"
    type_into_list(page, target, "27.500")
    settle()
    assert ask.asked
    assert "27.500" in ask.asked[0][1]
    first = get_target(desk, target, 2023).line.latest
    assert first is not None
    count = len(ask.asked)
    type_into_list(page, target, "28.500")
    settle()
    second = get_target(desk, target, 2023).line.latest
    assert second is not None
    assert (first.value, second.value) == (Decimal(27500), Decimal(28500))
    assert len(ask.asked) == count


def test_a_tenfold_jump_is_asked_about_and_kept_when_confirmed(
    page: TargetsPage, settle: Settle, ask: FakeAsk, desk: Desk
) -> None:
    target = next(r.id for r in page.model.facts() if "điểm" in r.line.target.goal.unit)
    set_result(desk, ResultEdit(target=target, period="2023", value=Decimal(2700)))
    page.reload()
    settle()
    ask.confirm_answer = False
    type_into_list(page, target, "27000")
    settle()
    kept = get_target(desk, target, 2023).line.latest
    assert kept is not None
    assert kept.value == Decimal(2700)
    assert "khoảng 10" in ask.asked[-1][1]
    ask.confirm_answer = True
    type_into_list(page, target, "27000")
    settle()
    now = get_target(desk, target, 2023).line.latest
    assert now is not None
    assert now.value == Decimal(27000)


def test_undo_puts_back_what_stood_there(page: TargetsPage, settle: Settle, desk: Desk) -> None:
    target = number_targets(page)[0]
    type_into_list(page, target, "80")
    settle()
    type_into_list(page, target, "90")
    settle()
    page.undo()
    settle()
    line = get_target(desk, target, 2023).line
    assert line.latest is not None
    assert line.latest.value == Decimal(80)
    assert "hoàn tác" in page.strip.text()
    assert get_target(desk, target, 2023).history[0].why == "Hoàn tác"
    page.undo()
    settle()
    assert get_target(desk, target, 2023).line.latest is None
    page.undo()
    settle()
    assert page.strip.text() == "Không có lần nhập nào để hoàn tác."


def test_the_pane_shows_the_sentence_and_saves_a_fraction(
    page: TargetsPage, settle: Settle, desk: Desk
) -> None:
    target = number_targets(page)[0]
    page.open_item(target)
    settle()
    assert page.detail_visible()
    commit(page, "numerator", "45")
    settle()
    assert get_target(desk, target, 2023).line.latest is None
    commit(page, "denominator", "60")
    settle()
    latest = get_target(desk, target, 2023).line.latest
    assert latest is not None
    assert (latest.numerator, latest.denominator) == (Decimal(45), Decimal(60))
    assert row_of(page, target).value_text == "75"


def test_a_denominator_of_zero_is_said_under_its_field(
    page: TargetsPage, settle: Settle, desk: Desk
) -> None:
    target = number_targets(page)[0]
    page.open_item(target)
    settle()
    commit(page, "numerator", "45")
    commit(page, "denominator", "0")
    settle()
    assert "lớn hơn 0" in field(page, "denominator").accessibleDescription()
    assert get_target(desk, target, 2023).line.latest is None


def test_the_note_of_a_period_is_kept_beside_its_value(
    page: TargetsPage, settle: Settle, desk: Desk
) -> None:
    target = number_targets(page)[0]
    type_into_list(page, target, "81")
    settle()
    page.open_item(target)
    settle()
    commit(page, "note", "Theo báo cáo của Bưu điện tỉnh")
    settle()
    latest = get_target(desk, target, 2023).line.latest
    assert latest is not None
    assert latest.note == "Theo báo cáo của Bưu điện tỉnh"
    assert latest.value == Decimal(81)


def test_a_file_dropped_on_an_open_target_is_copied_into_the_workspace(
    page: TargetsPage, settle: Settle, desk: Desk, tmp_path: Path
) -> None:
    target = number_targets(page)[0]
    proof = tmp_path / "Biên bản kiểm tra.pdf"
    proof.write_bytes(b"%PDF-1.4 bien ban")
    page.accept_files([proof])
    assert "Hãy mở một chỉ tiêu" in page.strip.text()
    page.open_item(target)
    settle()
    page.accept_files([proof])
    settle()
    files = get_target(desk, target, 2023).evidence["2023"]
    assert [file.name for file in files] == ["Biên bản kiểm tra.pdf"]
    kept = list(desk.evidence_folder.iterdir())
    assert [item.stem for item in kept] == [files[0].sha256]


def test_the_results_of_another_period_stand_beside_the_year(
    page: TargetsPage, settle: Settle
) -> None:
    target = number_targets(page)[0]
    page.choose_period("2023-Q1")
    type_into_list(page, target, "40")
    settle()
    page.choose_period("2023-Q2")
    assert row_of(page, target).value_text == ""
    page.choose_period("2023")
    row = row_of(page, target)
    assert row.value_text == "40"
    assert row.standing is None


def test_a_pasted_column_is_previewed_before_it_is_written(
    page: TargetsPage, settle: Settle, ask: FakeAsk, desk: Desk
) -> None:
    rows = [row for row in page.model.facts() if row.line.target.goal.unit == "%"][:3]
    page.model.set_filter(lambda row: row in rows)
    page.table.selectRow(0)
    QGuiApplication.clipboard().setText("91,5\t x\nchưa có\n77\n")
    seen: list[tuple[Decimal | None, ...]] = []

    def look(widget: QWidget) -> None:
        assert isinstance(widget, PastePreview)
        seen.append(tuple(one.value for one in widget.values))

    ask.fill = look
    page.table.paste()
    settle()
    settle()
    assert seen == [(Decimal("91.5"), None, Decimal(77))]
    assert [get_target(desk, row.id, 2023).line.latest is not None for row in rows] == [
        True,
        False,
        True,
    ]
    page.undo()
    settle()
    assert all(get_target(desk, row.id, 2023).line.latest is None for row in rows)


@pytest.mark.parametrize("key", ["verdict:unknown", "unsent", "field:Bưu chính"])
def test_a_link_from_another_page_opens_its_list(page: TargetsPage, key: str) -> None:
    page.open_item(key)
    assert page.model.rowCount() < len(page.model.all_facts()) or key == "verdict:unknown"
    if key == "verdict:unknown":
        verdicts = {row.line.judgement.verdict for row in page.model.facts()}
        assert verdicts == {Verdict.UNKNOWN}


def test_names_sort_in_the_order_of_a_vietnamese_dictionary(page: TargetsPage) -> None:
    page.table.set_sort("name")
    names = [row.line.target.name for row in page.model.facts()]
    assert names == sorted(names, key=collation_key)
    first = [name[0].lower() for name in names]
    assert max(i for i, c in enumerate(first) if c == "d") < first.index("đ")


def test_an_empty_list_says_so_and_offers_to_drop_the_filter(
    page: TargetsPage, qtbot: QtBot
) -> None:
    page.bar.set_text("không có chỉ tiêu nào như thế này")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert page.table.columnWidth(page.model.column_index(VALUE)) > 0
    page.bar.clear()
    assert page.model.rowCount() == len(page.model.all_facts())


def test_a_doubted_number_is_typed_again_in_its_own_cell(
    page: TargetsPage, settle: Settle, ask: FakeAsk, desk: Desk
) -> None:
    doubted, following = (row.id for row in page.model.facts()[:2])
    ask.confirm_answer = False
    type_into_list(page, doubted, "5000000")
    settle()
    assert ask.asked[-1][0] == "Số này có đúng không"
    current = page.views.current_row()
    assert current is not None
    assert current.id == doubted
    editor = next(e for e in page.table.viewport().findChildren(QLineEdit) if e.isVisible())
    QTest.keyClicks(editor, "2")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    latest = get_target(desk, doubted, 2023).line.latest
    assert latest is not None
    assert latest.value == Decimal(2)
    assert get_target(desk, following, 2023).line.latest is None


def test_the_counts_on_the_chips_follow_an_entry(page: TargetsPage, settle: Settle) -> None:
    def shown() -> set[str]:
        chips = page.bar.findChildren(Chip)
        return {f"{chip.text()} {chip.accessibleDescription()}" for chip in chips}

    before = shown()
    type_into_list(page, number_targets(page)[0], "95,5")
    settle()
    assert shown() != before


def test_a_number_without_a_verdict_is_not_called_missing(
    page: TargetsPage, settle: Settle
) -> None:
    growing = next(r for r in page.model.facts() if r.line.judgement.goal.kind is Kind.GROW_BY)
    type_into_list(page, growing.id, "30")
    settle()
    row = row_of(page, growing.id)
    column = page.model.column_index("verdict")
    shown = page.model.index(page.model.facts().index(row), column).data()
    assert (row.line.judgement.verdict, shown) == (Verdict.UNKNOWN, "chưa kết luận")


def test_a_rank_with_a_fraction_is_asked_about(
    page: TargetsPage, settle: Settle, ask: FakeAsk
) -> None:
    rank = next(r.id for r in page.model.facts() if r.line.target.goal.kind is Kind.RANK)
    ask.confirm_answer = False
    type_into_list(page, rank, "95,5")
    settle()
    assert "Thứ hạng là số nguyên" in ask.asked[-1][1]


def test_a_year_without_targets_does_not_blame_the_filter(
    context: PageContext, settle: Settle, qtbot: QtBot
) -> None:
    page = TargetsPage(replace(context, year=2035))
    qtbot.addWidget(page)
    page.show()
    settle()
    words = " ".join(label.text() for label in page.table.findChildren(QLabel))
    assert "Năm 2035 chưa có chỉ tiêu nào" in words
    button = page.table.findChildren(QPushButton)[0]
    with qtbot.waitSignal(page.page_requested) as asked:
        button.click()
    assert asked.args == ["programme", ""]
    page.bulk.add_by_hand((), "")
    assert "chưa có chương trình nào" in page.strip.text()
    page.strip.tell("")
    page.open_passage()
    assert "chưa có chương trình nào" in page.strip.text()

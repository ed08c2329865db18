"""The grid over periods: typed, copied, pasted, filled, cleared, undone, done again."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from models.domain.periods import PeriodKind
from models.domain.targets import Kind, Verdict
from models.usecases.desk import Desk
from models.usecases.results_grid import load_grid
from models.usecases.targets import ResultEdit, get_target, set_results
from tests.fake_ask import FakeAsk
from views.context import PageContext
from views.pages.targets.cells import period_key
from views.pages.targets.grid import GridTable, pasted_block
from views.pages.targets.page import TargetsPage
from views.pages.targets.paste import PastePreview

Settle = Callable[[], None]


@pytest.fixture
def grid(page: TargetsPage, settle: Settle) -> GridTable:
    """The grid by quarter, targets in percent only, the first one current in quarter I."""
    page.choose_view("quarter")
    settle()
    table = page.grid
    table.grid().set_filter(lambda row: row.line.target.goal.unit == "%")
    select(table, 0, 0, 0, 0)
    return table


def column(table: GridTable, quarter: int) -> int:
    period = table.grid().cells.periods[quarter]
    return table.grid().column_index(period_key(period))


def select(table: GridTable, top: int, bottom: int, left: int, right: int) -> None:
    """Select a rectangle of rows and quarters (from 0)."""
    model = table.grid()
    first = model.index(top, column(table, left))
    last = model.index(bottom, column(table, right))
    table.setCurrentIndex(first)
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
    table.selectionModel().select(QItemSelection(first, last), flags)


def shown(table: GridTable, row: int, quarter: int) -> str:
    return str(table.grid().index(row, column(table, quarter)).data())


def type_text(table: GridTable, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = next(e for e in table.viewport().findChildren(QLineEdit) if e.isVisible())
    editor.clear()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, end)


def values(desk: Desk, table: GridTable, row: int) -> dict[str, Decimal | None]:
    target = table.grid().fact(row).id
    results = get_target(desk, target, 2023).results
    return {item.period: item.value for item in results if not item.is_empty}


def test_a_number_typed_into_a_quarter_is_saved_there(
    grid: GridTable, settle: Settle, desk: Desk, page: TargetsPage
) -> None:
    select(grid, 0, 0, 1, 1)
    type_text(grid, "41,5")
    settle()
    assert values(desk, grid, 0) == {"2023-Q2": Decimal("41.5")}
    assert shown(grid, 0, 1) == "41,5"
    assert grid.currentIndex().row() == 1
    assert page.strip.text().startswith("Đã lưu")


def test_typing_on_a_cell_replaces_what_stands_there(
    grid: GridTable, settle: Settle, desk: Desk
) -> None:
    type_text(grid, "41")
    settle()
    select(grid, 0, 0, 0, 0)
    QTest.keyClick(grid, Qt.Key.Key_7)
    editor = next(e for e in grid.viewport().findChildren(QLineEdit) if e.isVisible())
    assert editor.text() == "7"
    QTest.keyClick(editor, Qt.Key.Key_3)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert values(desk, grid, 0) == {"2023-Q1": Decimal(73)}


def test_a_target_that_a_person_judges_takes_no_number(page: TargetsPage, settle: Settle) -> None:
    page.choose_view("quarter")
    settle()
    grid = page.grid
    grid.grid().set_filter(lambda row: row.line.target.goal.kind is Kind.DESCRIBE)
    select(grid, 0, 0, 0, 0)
    QTest.keyClick(grid, Qt.Key.Key_F2)
    assert "không nhận số" in page.strip.text()


def test_a_figure_typed_beside_the_periods_is_not_swallowed(
    page: TargetsPage, grid: GridTable
) -> None:
    grid.setCurrentIndex(grid.grid().index(0, grid.grid().column_index("requirement")))
    before = grid.currentIndex().row()
    QTest.keyClick(grid, Qt.Key.Key_7)
    assert "chọn ô của một kỳ" in page.strip.text()
    assert grid.currentIndex().row() == before


def test_enter_goes_down_and_shift_enter_up(grid: GridTable) -> None:
    QTest.keyClick(grid, Qt.Key.Key_Return)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert grid.currentIndex().row() == 2
    QTest.keyClick(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert grid.currentIndex().row() == 1


def test_a_block_is_pasted_after_a_preview_and_undone_as_one(
    grid: GridTable, settle: Settle, ask: FakeAsk, desk: Desk, page: TargetsPage
) -> None:
    QGuiApplication.clipboard().setText("10\t20,5\r\n30\tkhông rõ\r\n")
    seen: list[list[Decimal | None]] = []

    def look(widget: QWidget) -> None:
        assert isinstance(widget, PastePreview)
        seen.append([one.value for one in widget.values])

    ask.fill = look
    select(grid, 0, 0, 1, 1)
    grid.paste()
    settle()
    settle()
    assert seen == [[Decimal(10), Decimal("20.5"), Decimal(30), None]]
    assert values(desk, grid, 0) == {"2023-Q2": Decimal(10), "2023-Q3": Decimal("20.5")}
    assert values(desk, grid, 1) == {"2023-Q2": Decimal(30)}
    page.undo()
    settle()
    assert (values(desk, grid, 0), values(desk, grid, 1)) == ({}, {})
    assert shown(grid, 0, 1) == ""
    page.redo()
    settle()
    assert shown(grid, 0, 2) == "20,5"


def test_undo_is_there_after_the_page_was_made_anew(
    grid: GridTable, settle: Settle, desk: Desk, context: PageContext
) -> None:
    type_text(grid, "55")
    settle()
    again = TargetsPage(context)
    settle()
    assert again.keeper.can_undo()
    assert again.bar.view.value() == "quarter"
    again.undo()
    settle()
    assert values(desk, grid, 0) == {}
    assert again.keeper.can_redo()
    again.deleteLater()


def test_a_pasted_block_with_two_readings_is_asked_about_once_and_remembered(
    page: TargetsPage, settle: Settle, ask: FakeAsk, desk: Desk
) -> None:
    page.choose_view("quarter")
    settle()
    grid = page.grid
    grid.grid().set_filter(lambda row: row.line.target.goal.unit == "điểm")
    select(grid, 0, 0, 0, 0)
    QGuiApplication.clipboard().setText("26.000\t26.500")

    def choose(widget: QWidget) -> None:
        assert isinstance(widget, PastePreview)
        assert not widget.ready()
        widget.choose_mark(",")

    ask.fill = choose
    grid.paste()
    settle()
    settle()
    assert values(desk, grid, 0) == {"2023-Q1": Decimal(26000), "2023-Q2": Decimal(26500)}
    document = grid.grid().fact(0).line.target.source.document
    assert get_target(desk, grid.grid().fact(0).id, 2023).line.decimal_mark == ","
    assert document


def test_a_refused_preview_writes_nothing(
    grid: GridTable, settle: Settle, ask: FakeAsk, desk: Desk
) -> None:
    ask.form_answer = False
    QGuiApplication.clipboard().setText("10\t20")
    grid.paste()
    settle()
    assert values(desk, grid, 0) == {}


def test_a_rectangle_is_copied_as_excel_takes_it_and_pasted_back(
    grid: GridTable, settle: Settle, desk: Desk, page: TargetsPage
) -> None:
    ids = [grid.grid().fact(row).id for row in range(2)]
    set_results(
        desk,
        [
            ResultEdit(target=ids[0], period="2023-Q1", value=Decimal("95.5")),
            ResultEdit(target=ids[1], period="2023-Q2", value=Decimal(27000)),
        ],
    )
    page.choose_view("quarter")
    settle()
    grid.grid().set_filter(lambda row: row.id in ids)
    select(grid, 0, 1, 0, 1)
    grid.copy()
    assert QGuiApplication.clipboard().text() == "95,5\t\n\t27000"


def test_a_number_is_filled_down_the_selected_cells(grid: GridTable, settle: Settle) -> None:
    type_text(grid, "70")
    settle()
    select(grid, 0, 3, 0, 0)
    QTest.keyClick(grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle()
    settle()
    assert [shown(grid, row, 0) for row in range(4)] == ["70"] * 4


def test_delete_clears_the_cells_and_undo_brings_them_back(
    grid: GridTable, settle: Settle, desk: Desk, page: TargetsPage
) -> None:
    type_text(grid, "70")
    settle()
    select(grid, 0, 0, 0, 0)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    settle()
    assert values(desk, grid, 0) == {}
    page.undo()
    settle()
    assert values(desk, grid, 0) == {"2023-Q1": Decimal(70)}


@pytest.mark.parametrize("view", ["year", "phase"])
def test_a_number_of_another_year_or_of_a_phase_stays_in_its_cell(
    page: TargetsPage, settle: Settle, desk: Desk, view: str
) -> None:
    page.choose_view(view)
    settle()
    grid = page.grid
    grid.grid().set_filter(lambda row: row.line.target.goal.unit == "%")
    select(grid, 0, 0, 0, 0)
    type_text(grid, "33")
    settle()
    period = grid.grid().cells.periods[0].text
    assert values(desk, grid, 0) == {period: Decimal(33)}
    assert shown(grid, 0, 0) == "33"
    target = grid.grid().fact(0).id
    assert get_target(desk, target, 2023).line.judgement.verdict is Verdict.UNKNOWN
    if view == "phase":
        settle()
        assert grid.grid().cells.verdict(target, period) not in (None, Verdict.UNKNOWN)
    page.undo()
    settle()
    assert shown(grid, 0, 0) == ""


def test_milestones_are_typed_in_the_same_grid_and_mark_what_is_behind(
    grid: GridTable, settle: Settle, desk: Desk, page: TargetsPage
) -> None:
    page.bar.plan.setChecked(True)
    type_text(grid, "60")
    settle()
    target = grid.grid().fact(0).id
    assert load_grid(desk, 2023, PeriodKind.QUARTER).plans == {(target, "2023-Q1"): Decimal(60)}
    assert values(desk, grid, 0) == {}
    page.undo()
    settle()
    assert (shown(grid, 0, 0), load_grid(desk, 2023, PeriodKind.QUARTER).plans) == ("", {})
    page.redo()
    settle()
    assert shown(grid, 0, 0) == "60"
    page.bar.plan.setChecked(False)
    assert shown(grid, 0, 0) == ""
    select(grid, 0, 0, 0, 0)
    type_text(grid, "50")
    settle()
    cells, row = grid.grid().cells, grid.grid().fact(0)
    assert cells.role(row, "2023-Q1") == "warn"
    assert "Mốc kế hoạch: 60 %" in cells.tip(row, "2023-Q1")


@pytest.mark.parametrize("view", ["month", "half", "year", "phase", "list"])
def test_every_view_shows_its_periods(page: TargetsPage, settle: Settle, view: str) -> None:
    page.choose_view(view)
    settle()
    if view == "list":
        assert page.views.in_sight() is page.table
        return
    assert page.views.in_sight() is page.grid
    assert len(page.grid.grid().cells.periods) >= 2
    assert page.grid.grid().rowCount() == page.model.rowCount()


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("1\t2\r\n3\t4\r\n", (("1", "2"), ("3", "4"))),
        ('"a\tb"\t2\n', (("a\tb", "2"),)),
        ("1\n\n3\n", (("1",), ("",), ("3",))),
        ("\n\n", ()),
    ],
)
def test_blocks_from_excel_are_cut_into_cells(text: str, block: object) -> None:
    assert pasted_block(text) == block


def test_entry_with_every_period_hidden_opens_no_cell(grid: GridTable) -> None:
    for column in range(grid.model().columnCount()):
        if grid.grid().period_at(column):
            grid.setColumnHidden(column, True)  # noqa: FBT003  Qt's own signature

    grid.edit_current()

    assert grid.state() is not GridTable.State.EditingState

"""The table of every page."""

import os
import subprocess
import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.domain.targets import Verdict
from tests.wheel import turn_wheel
from views import theme
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel, Role
from views.widgets.table import TableView

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Unit:
    name: str
    share: Decimal | None = None
    verdict: Verdict = Verdict.UNKNOWN


def _share(unit: Unit) -> Decimal | None:
    return unit.share


COLUMNS = (
    Column[Unit](key="name", title="Sở", text=lambda u: u.name, width=200, stretch=True),
    Column[Unit](
        key="share",
        title="Tỷ lệ",
        text=lambda u: str(u.share or ""),
        sort=_share,
        unit=lambda _u: "%",
        numeric=True,
    ),
    Column[Unit](key="state", title="Tình trạng", text=lambda _u: "", status=lambda u: u.verdict),
    Column[Unit](key="note", title="Ghi chú", text=lambda _u: "a\tb\nc", hidden=True),
)
UNITS = (
    Unit("Điện Biên", Decimal(77), Verdict.ON_TRACK),
    Unit("Dương Kinh", None),
    Unit("Sơn La", Decimal(9), Verdict.MET),
    Unit("Cao Bằng", Decimal(85), Verdict.EXCEEDED),
)


class Memory:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def load(self, table: str) -> str | None:
        return self.kept.get(table)

    def save(self, table: str, state: str) -> None:
        self.kept[table] = state


@pytest.fixture
def table(qtbot: QtBot, qapp: QApplication) -> TableView:
    theme.apply(qapp, theme.LIGHT)
    made = _table(Memory())
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    return made


def _table(memory: Memory) -> TableView:
    made = TableView("units", memory)
    made.set_model(FactsModel(COLUMNS, UNITS, made))
    return made


def _names(table: TableView) -> list[str]:
    return [unit.name for unit in table.facts_model().facts()]


def test_text_sorts_in_vietnamese_order_with_d_stroke_after_d(table: TableView) -> None:
    table.set_sort("name")
    assert _names(table) == ["Cao Bằng", "Dương Kinh", "Điện Biên", "Sơn La"]


def test_numbers_sort_by_value_and_missing_ones_come_last_both_ways(table: TableView) -> None:
    table.set_sort("share")
    assert _names(table) == ["Sơn La", "Điện Biên", "Cao Bằng", "Dương Kinh"]
    table.set_sort("share", descending=True)
    assert _names(table) == ["Cao Bằng", "Điện Biên", "Sơn La", "Dương Kinh"]


def test_the_selection_stays_with_its_fact_when_the_order_changes(table: TableView) -> None:
    table.select_fact(lambda unit: unit.name == "Sơn La")
    table.set_sort("share")
    assert [unit.name for unit in table.selected_facts()] == ["Sơn La"]
    current = table.current_fact()
    assert isinstance(current, Unit)
    assert current.name == "Sơn La"


def test_a_filter_keeps_the_order_and_a_replaced_fact_its_row(table: TableView) -> None:
    model = table.facts_model()
    table.set_sort("share")
    model.set_filter(lambda unit: unit.share is not None)
    assert _names(table) == ["Sơn La", "Điện Biên", "Cao Bằng"]
    model.replace(lambda unit: unit.name == "Sơn La", Unit("Sơn La", Decimal(99)))
    assert model.fact(0).share == Decimal(99)
    assert len(model.all_facts()) == 4


def test_rows_are_thirty_pixels_high_and_nothing_is_edited(table: TableView) -> None:
    assert table.rowHeight(0) == theme.current().row_height
    assert not table.showGrid()
    assert table.editTriggers() == TableView.EditTrigger.NoEditTriggers


def test_enter_and_double_click_open_the_row(qtbot: QtBot, table: TableView) -> None:
    table.selectRow(0)
    with qtbot.waitSignal(table.row_opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [UNITS[0]]


def test_the_current_fact_is_told(qtbot: QtBot, table: TableView) -> None:
    with qtbot.waitSignal(table.fact_changed) as told:
        table.selectRow(2)
    assert told.args == [UNITS[2]]


def test_copying_gives_titles_visible_columns_and_words_for_statuses(
    table: TableView,
) -> None:
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "Sở\tTỷ lệ\tTình trạng\nĐiện Biên\t77\tđúng tiến độ"
    assert "<td" in data.html()


def test_a_copied_cell_with_tabs_and_lines_stays_one_cell(table: TableView) -> None:
    table.showColumn(3)
    table.selectRow(0)
    table.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().endswith('\t"a\tb\nc"')
    assert data.html().count("<tr>") == 2


def test_a_program_without_a_screen_ends_well_after_copying() -> None:
    program = (
        "from PySide6.QtWidgets import QApplication\n"
        "from views.widgets.table_copy import copy_to_clipboard\n"
        "application = QApplication([])\n"
        "copy_to_clipboard([['a', 'b']])\n"
        "print(application.clipboard().text())\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = (sys.executable, "-c", program)
    ended = subprocess.run(  # noqa: S603  ours
        command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stdout) == (0, "a\tb\n")


def test_hidden_columns_and_widths_are_remembered(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, theme.LIGHT)
    memory = Memory()
    first = _table(memory)
    qtbot.addWidget(first)
    menu = first.column_menu()
    by_title = {action.text(): action for action in menu.actions()}
    by_title["Tỷ lệ"].trigger()
    by_title["Ghi chú"].trigger()
    first.setColumnWidth(2, 177)
    second = _table(memory)
    qtbot.addWidget(second)
    assert [second.isColumnHidden(i) for i in range(4)] == [False, True, False, False]
    assert second.columnWidth(2) == 177


def test_what_was_remembered_of_other_columns_is_ignored(qtbot: QtBot) -> None:
    memory = Memory()
    memory.kept["units"] = "name,other:AAAA"
    table = _table(memory)
    qtbot.addWidget(table)
    assert table.isColumnHidden(3)


def test_the_stretching_column_fills_the_room_but_never_gets_too_narrow(
    table: TableView,
) -> None:
    shown = [i for i in range(4) if not table.isColumnHidden(i)]
    assert sum(table.columnWidth(i) for i in shown) == table.viewport().width()
    table.resize(300, 300)
    assert table.columnWidth(0) == 200


def test_without_rows_the_table_says_why(table: TableView) -> None:
    empty = EmptyState("Không có Sở nào.", "Thêm Sở")
    table.set_empty(empty)
    assert not empty.isVisible()
    table.facts_model().set_facts(())
    assert empty.isVisible()


def test_the_status_is_data_for_the_screen_reader_too(table: TableView) -> None:
    index = table.model().index(3, 2)
    assert index.data(Role.STATUS) == Verdict.EXCEEDED
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "vượt"


def test_markup_in_a_cell_is_shown_as_text_in_its_tooltip(qtbot: QtBot) -> None:
    column = Column[str](key="a", title="A", text=lambda t: t, tip=lambda t: t)
    model = FactsModel((column,), ("<b>R&D</b>",))
    assert (
        model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "<p>&lt;b&gt;R&amp;D&lt;/b&gt;</p>"
    )
    qtbot.addWidget(TableView("x"))


def test_the_wheel_scrolls_and_changes_nothing(table: TableView) -> None:
    before = table.facts_model().facts()
    turn_wheel(table.viewport())
    assert table.facts_model().facts() == before


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK, theme.HIGH_CONTRAST])
def test_the_table_paints_in_every_look(
    qapp: QApplication, table: TableView, tokens: theme.Tokens
) -> None:
    theme.apply(qapp, tokens)
    table.selectRow(0)
    image = table.grab().toImage()
    colours = {image.pixelColor(x, 60).name().upper() for x in range(4, 300)}
    assert tokens.selection in colours
    theme.apply(qapp, theme.LIGHT)


def test_a_fact_is_selected_alone_though_ctrl_is_held(table: TableView) -> None:
    table.setSelectionMode(TableView.SelectionMode.ExtendedSelection)
    table.select_fact(lambda unit: unit.name == "Sơn La")
    QTest.keyPress(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyPress(table, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)

    table.select_fact(lambda unit: unit.name == "Cao Bằng")
    chosen = [index.data() for index in table.selectionModel().selectedRows()]
    QTest.keyRelease(table, Qt.Key.Key_Control)

    assert chosen == ["Cao Bằng"]


def test_a_column_is_sorted_once_however_often_the_view_asks(qtbot: QtBot) -> None:
    asked: list[str] = []

    def key(fact: str) -> str:
        asked.append(fact)
        return fact

    model = FactsModel([Column(key="name", title="Tên", text=str, sort=key)], ("b", "a", "c"))
    table = TableView("một lần")
    qtbot.addWidget(table)
    table.set_model(model)
    asked.clear()
    table.set_sort("name")
    assert (model.facts(), len(asked)) == (("a", "b", "c"), 3)
    model.replace(lambda fact: fact == "b", "z")
    table.set_sort("name")
    assert model.facts() == ("a", "c", "z")

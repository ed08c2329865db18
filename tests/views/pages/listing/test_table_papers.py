"""Every table is printed and kept as it is shown: filtered, sorted, with the chosen columns."""

from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.fake_ask import FakeAsk
from views.context import PageContext
from views.table_papers import TablePapers
from views.widgets.facts_model import Column, FactsModel
from views.widgets.page import PageFrame
from views.widgets.pdf_preview import PdfPreview
from views.widgets.strip import Strip
from views.widgets.table import PAPER_ACTION, TableView

Settle = Callable[[], None]
Fact = tuple[str, int]
FACTS: tuple[Fact, ...] = (("Bưu chính", 27000), ("=1+1", 5), ("Viễn thông", 12))


def columns() -> tuple[Column[Fact], ...]:
    return (
        Column(key="name", title="Tên", text=lambda fact: fact[0], width=200),
        Column(
            key="count",
            title="Số",
            text=lambda fact: f"{fact[1]:,}".replace(",", "."),
            sort=lambda fact: fact[1],
            unit=lambda _fact: "xã",
            numeric=True,
        ),
        Column(key="secret", title="Ẩn", text=lambda _fact: "x", hidden=True),
    )


@pytest.fixture
def page(context: PageContext, settle: Settle, qtbot: QtBot) -> Iterator[PageFrame]:
    frame = PageFrame("Trang thử")
    strip = Strip(context.ask, frame)
    frame.set_strip(strip)
    table = TableView("thu", context.memory, frame)
    table.set_model(FactsModel(columns(), FACTS, table))
    frame.set_content(table)
    TablePapers(context, strip, frame, {"thu": "Bảng thử"})
    qtbot.addWidget(frame)
    frame.resize(900, 500)
    frame.show()
    settle()
    yield frame
    settle()


def table_of(page: PageFrame) -> TableView:
    found = page.findChild(TableView)
    assert found is not None
    return found


def action(page: PageFrame, words: str) -> Callable[[], None]:
    found = [one for one in page.actions() if one.objectName() == PAPER_ACTION]
    return next(one for one in found if words in one.text()).trigger


def test_the_workbook_holds_the_rows_in_sight_in_their_order(
    page: PageFrame,
    settle: Settle,
    ask: FakeAsk,
    tmp_path: Path,
) -> None:
    table = table_of(page)
    table.facts_model().set_filter(lambda fact: fact[1] > 5)
    table.set_sort("count", descending=True)
    ask.save_answer = tmp_path / "bang.xlsx"
    action(page, "Excel")()
    settle()
    sheet = openpyxl.load_workbook(tmp_path / "bang.xlsx").active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert ["TT", "Tên", "Số", "Đơn vị tính"] in rows
    first = rows.index(["TT", "Tên", "Số", "Đơn vị tính"]) + 1
    assert rows[first : first + 2] == [
        [1, "Bưu chính", 27000, "xã"],
        [2, "Viễn thông", 12, "xã"],
    ]
    assert any("Đang lọc: 2 trong 3 dòng." in str(row) for row in rows)
    assert sheet.print_title_rows == f"${first}:${first}"


def test_the_pdf_names_the_table_the_office_and_the_rows(
    page: PageFrame,
    settle: Settle,
    ask: FakeAsk,
    tmp_path: Path,
) -> None:
    ask.save_answer = tmp_path / "bang.pdf"
    action(page, "PDF")()
    settle()
    text = " ".join(PdfReader(tmp_path / "bang.pdf").pages[0].extract_text().split())
    for words in ("BẢNG THỬ", "Năm 2023", "LÀO CAI", "=1+1", "27.000", "Tổng số: 3 dòng."):
        assert words in text.replace("Lào Cai", "LÀO CAI") or words in text
    assert "Ẩn" not in text


def test_the_print_key_shows_the_very_pages_first(
    page: PageFrame,
    settle: Settle,
    ask: FakeAsk,
) -> None:
    shown: list[int] = []

    def look(content: QWidget) -> None:
        if isinstance(content, PdfPreview):
            shown.append(content.page_count())

    ask.fill = look
    ask.form_answer = False
    table_of(page).setFocus()
    QTest.keyClick(table_of(page), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert shown == [1]


def test_an_empty_table_is_refused_in_a_sentence(
    page: PageFrame,
    settle: Settle,
    ask: FakeAsk,
    tmp_path: Path,
) -> None:
    table_of(page).facts_model().set_filter(lambda _fact: False)
    ask.save_answer = tmp_path / "bang.pdf"
    action(page, "PDF")()
    settle()
    assert "Bảng đang trống" in ask.told[-1][1]
    assert not (tmp_path / "bang.pdf").exists()

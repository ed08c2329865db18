"""The leader's desk on the screen: board, comparison, conflicts, undo, inbox."""

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.domain.arrival import Side
from models.domain.board import CellState
from models.domain.package import PackageKind
from models.usecases.desk import Desk
from models.usecases.exchange import export_submission, preview, take_in
from models.usecases.exchange_board import period_board, side_by_side
from models.usecases.exchange_inbox import DONE, UNREADABLE
from models.usecases.safety import state_hash
from models.usecases.targets import ResultEdit, set_results
from tests.fake_ask import FakeAsk
from views.context import PageContext
from views.pages.packages import board as actions
from views.pages.packages.page import BOARD, COMPARE, PackagesPage
from views.widgets.fields import DateField, LongTextField

TARGET = "1097.attt.tang-truong-thi-truong"
KEY = f"{TARGET}|son-la|2023"
Wait = Callable[[PackagesPage], None]


@pytest.fixture
def wait(settle: Callable[[PageContext], None]) -> Wait:
    return lambda page: settle(page._context)


@pytest.fixture
def make_page(
    context_of: Callable[[Desk], PageContext], qtbot: QtBot, wait: Wait
) -> Callable[[Desk], PackagesPage]:
    def make(desk: Desk) -> PackagesPage:
        page = PackagesPage(context_of(desk))
        qtbot.addWidget(page)
        page.resize(1166, 680)
        page.show()
        wait(page)
        return page

    return make


@pytest.fixture
def page(make_page: Callable[[Desk], PackagesPage], desk: Desk, package: Path) -> PackagesPage:
    """The leader's page after the package of Sơn La came in."""
    take_in(desk, package)
    return make_page(desk)


def state(desk: Desk) -> CellState:
    line = next(item for item in period_board(desk).lines if item.office == "son-la")
    return next(cell.state for cell in line.cells if cell.period == "2023")


def write_reason(content: QWidget) -> None:
    for field in content.findChildren(LongTextField):
        field.set_text("Thiếu minh chứng")


def test_a_member_is_returned_with_a_reason_and_accepted_from_the_board(
    page: PackagesPage, desk: Desk, ask: FakeAsk, wait: Wait
) -> None:
    model = page.board.model
    assert model is not None
    line = next(item for item in model.facts() if item.office == "son-la")
    ask.fill = write_reason

    page.leading.act(actions.RETURN, line)
    wait(page)
    assert state(desk) is CellState.RETURNED
    assert "Lập gói trả lại" in page.strip.text()

    page.leading.act(actions.ACCEPT, line)
    wait(page)
    values = side_by_side(desk, TARGET, "2023")
    assert next(item for item in values if item.office == "son-la").travel.value == "returned"


def test_the_office_in_question_is_named_and_stays_selected(
    page: PackagesPage, ask: FakeAsk, wait: Wait
) -> None:
    page.show_view(BOARD)
    assert page.board.table.select_fact(lambda item: item.office == "son-la")
    named: list[str] = []

    def fill(content: QWidget) -> None:
        named.extend(label.text() for label in content.findChildren(QLabel))
        write_reason(content)

    ask.fill = fill
    page.board.member.setFocus()
    page.leading.act(actions.RETURN, page.board.current_line())
    wait(page)

    assert any("Sơn La" in text for text in named)
    line = page.board.current_line()
    assert line is not None
    assert line.office == "son-la"
    assert page.board.member.isEnabled()


@pytest.mark.parametrize("text", ["31/02/2024", ""])
def test_a_deadline_that_is_no_day_is_told_in_its_form(
    page: PackagesPage, ask: FakeAsk, wait: Wait, text: str
) -> None:
    seen: list[QWidget] = []

    def fill(content: QWidget) -> None:
        seen.append(content)
        content.findChildren(DateField)[0].setText(text)

    ask.fill = fill
    page.leading.ask_deadline()
    wait(page)
    assert seen[0].findChildren(DateField)[0].property("wrong")
    assert ask.told == []


def test_a_return_without_a_reason_is_not_written(
    page: PackagesPage, desk: Desk, wait: Wait
) -> None:
    model = page.board.model
    assert model is not None
    line = next(item for item in model.facts() if item.office == "son-la")

    page.leading.act(actions.RETURN, line)
    wait(page)

    assert state(desk) is CellState.RECEIVED


def test_a_receipt_is_handed_out_and_the_stick_may_be_pulled(
    page: PackagesPage, ask: FakeAsk, tmp_path: Path, wait: Wait
) -> None:
    ask.save_answer = tmp_path / "usb" / "bien-nhan.xlsx"

    page.leading.send(PackageKind.RECEIPT, "son-la")
    wait(page)

    assert ask.save_answer.is_file()
    assert "có thể rút USB an toàn" in page.strip.text()


def test_a_place_that_refuses_offers_another_and_loses_nothing(
    page: PackagesPage, ask: FakeAsk, tmp_path: Path, wait: Wait
) -> None:
    blocked = tmp_path / "tep"
    blocked.write_bytes(b"day la tep")
    places = iter((blocked / "goi.xlsx", tmp_path / "khac.xlsx"))
    ask.save_file = lambda *_args: next(places)  # type: ignore[method-assign]  # two answers

    page.export()
    wait(page)
    wait(page)

    assert "được giữ trong kho của sổ" in ask.asked[-1][1]
    assert (tmp_path / "khac.xlsx").is_file()


def test_the_comparison_shows_every_member_and_offers_what_to_do(
    page: PackagesPage, wait: Wait
) -> None:
    page.compare.target.set_value(TARGET)
    page.compare.period.set_value("2023")

    page.show_view(COMPARE)
    wait(page)
    page.compare.table.select_fact(lambda item: item.office == "son-la")

    assert page.compare.model.rowCount() == 7
    assert page.compare.summary.text().startswith("1/7")
    assert [item.office for item in page.compare.chosen()] == ["son-la"]
    assert page.compare.accept.isEnabled()


def test_an_import_is_undone_from_its_detail(
    page: PackagesPage, desk: Desk, package: Path, wait: Wait
) -> None:
    page.packages.selectRow(0)
    page._open_current()

    page.detail.undo.click()
    wait(page)

    assert preview(desk, package).already_imported_at is None
    assert "Đã hoàn tác gói" in page.strip.text()


def test_the_inbox_offers_what_is_new_and_sorts_the_rest_away(
    page: PackagesPage, ask: FakeAsk, tmp_path: Path, package: Path, wait: Wait
) -> None:
    folder = tmp_path / "nhan"
    folder.mkdir()
    (folder / "da-co.xlsx").write_bytes(package.read_bytes())
    (folder / "anh.pdf").write_bytes(b"%PDF-1.7")
    (folder / "luong.xlsx").write_bytes(_somebodys_workbook())
    (folder / "cat-ngan.xlsx").write_bytes(package.read_bytes()[:9000])
    ask.folder_answer = folder

    page.receiving.scan_inbox()
    wait(page)

    assert [path.name for path in (folder / DONE).iterdir()] == ["da-co.xlsx"]
    assert [path.name for path in (folder / UNREADABLE).iterdir()] == ["cat-ngan.xlsx"]
    assert {path.name for path in folder.iterdir() if path.is_file()} == {"anh.pdf", "luong.xlsx"}
    assert "Không có tệp mới" in page.strip.text()


def test_the_inbox_is_sorted_by_itself_when_something_comes(
    page: PackagesPage, ask: FakeAsk, package: Path, qtbot: QtBot, wait: Wait
) -> None:
    folder = package.parent / "nhan"
    folder.mkdir()
    ask.folder_answer = folder
    page.receiving.choose_inbox()
    wait(page)
    page.receiving.quiet.setInterval(0)

    with qtbot.waitSignal(page.receiving.quiet.timeout, timeout=5000):
        (folder / "nop (1).xlsx").write_bytes(package.read_bytes())
    wait(page)

    assert [path.name for path in (folder / DONE).iterdir()] == ["nop (1).xlsx"]
    assert "Đã xếp 1 tệp" in page.strip.text()


def _somebodys_workbook() -> bytes:
    target = BytesIO()
    openpyxl.Workbook().save(target)
    return target.getvalue()


def test_conflicts_of_two_computers_are_chosen_field_by_field(
    make_desk: Callable[..., Desk],
    make_page: Callable[[Desk], PackagesPage],
    tmp_path: Path,
    wait: Wait,
) -> None:
    one, package = _two_computers(make_desk, tmp_path)
    page = make_page(one)
    page.accept_files((package,))
    wait(page)
    page.arrival.consent.setChecked(True)

    page.arrival.conflicts.all_theirs.click()
    before = state_hash(one)
    page.arrival.conflicts.all_mine.click()
    page.arrival.conflicts._lines[1].choose(Side.THEIRS)

    assert state_hash(one) == before
    page.arrival.go.click()
    wait(page)
    value = next(v for v in side_by_side(one, TARGET, "2023") if v.office == "son-la")
    assert (value.value, value.note) == (Decimal(21), "máy hai")


def _two_computers(make_desk: Callable[..., Desk], tmp_path: Path) -> tuple[Desk, Path]:
    one = make_desk("son-la")
    _enter(one, 20, "gốc")
    first = export_submission(one, tmp_path / "dau.xlsx").value.place
    other = make_desk("son-la", name="may-2")
    take_in(other, first)
    _enter(one, 21, "gốc")
    _enter(other, 22, "máy hai")
    return one, export_submission(other, tmp_path / "may-2.xlsx").value.place


def _enter(desk: Desk, value: int, note: str) -> None:
    edit = ResultEdit(target=TARGET, period="2023", value=Decimal(value), note=note)
    set_results(desk, [edit])


def test_receipts_for_everybody_go_into_one_folder(
    page: PackagesPage, tmp_path: Path, ask: FakeAsk, wait: Wait
) -> None:
    folder = tmp_path / "bien-nhan"
    folder.mkdir()
    ask.folder_answer = folder
    page.show_view(BOARD)
    assert page.board.receipts.isEnabled()

    page.board.receipts.click()
    wait(page)

    assert [place.name for place in folder.iterdir()] == ["bien-nhan-son-la-2023.xlsx"]
    assert "Đã lập 1 biên nhận" in page.strip.text()
    assert "có thể rút USB an toàn" in page.strip.text()


def test_the_comparison_begins_with_a_target_that_members_have_told(
    page: PackagesPage, wait: Wait
) -> None:
    page.show_view(COMPARE)
    wait(page)

    model = page.compare.model
    row = next(n for n, item in enumerate(model.facts()) if item.office == "son-la")
    assert model.fact(row).value is not None
    assert model.data(model.index(row, model.column_index("travel"))) == "Đã nhận"


def test_a_period_is_not_closed_without_a_reason(
    page: PackagesPage, desk: Desk, ask: FakeAsk, wait: Wait
) -> None:
    page.leading.ask_lock(page.board.board)
    wait(page)

    assert ask.told == []
    assert not any(item.is_locked for item in period_board(desk).periods)

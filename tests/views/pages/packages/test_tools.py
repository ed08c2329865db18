"""What can be done with one file or one package beside taking it in."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from models.domain.legacy import Encoding, encode
from models.usecases.confirmation import print_confirmation
from models.usecases.desk import Desk
from models.usecases.exchange import archived, list_packages, take_in
from models.usecases.foreign_results import RowState
from models.usecases.safety import state_hash
from models.usecases.signing import list_keys, register_key
from models.usecases.targets import list_targets
from tests.fake_ask import FakeAsk
from views.context import PageContext
from views.pages.packages.more_work import KeysForm
from views.pages.packages.page import PackagesPage

Make = Callable[[Desk], PackagesPage]
Wait = Callable[[PackagesPage], None]
OLD = Path(__file__).parents[3] / "data" / "packages" / "format-1-submission.xlsx"
TARGET = "1097.attt.tang-truong-thi-truong"


@pytest.fixture
def wait(settle: Callable[[PageContext], None]) -> Wait:
    return lambda page: settle(page._context)


@pytest.fixture
def make_page(
    context_of: Callable[[Desk], PageContext],
    qtbot: QtBot,
    settle: Callable[[PageContext], None],
) -> Make:
    def make(desk: Desk) -> PackagesPage:
        context = context_of(desk)
        page = PackagesPage(context)
        qtbot.addWidget(page)
        page.resize(1166, 680)
        page.show()
        settle(context)
        return page

    return make


@pytest.fixture
def page(make_page: Make, desk: Desk) -> PackagesPage:
    return make_page(desk)


def spoilt(package: Path, to: Path) -> Path:
    book = openpyxl.load_workbook(package)
    sheet = book["Chỉ tiêu"]
    row = next(r for r in range(1, 200) if str(sheet.cell(r, 1).value).startswith(TARGET))
    sheet.cell(row, 12).value = "ba mươi"
    book.save(to)
    return to


def test_a_wrong_file_goes_back_with_notes_and_a_message_to_copy(
    page: PackagesPage, package: Path, tmp_path: Path, ask: FakeAsk, wait: Wait
) -> None:
    said: list[str] = []
    ask.save_answer = tmp_path / "tra-lai.xlsx"
    ask.form_answer = False

    def look(content: QWidget) -> None:
        field = content.findChild(QPlainTextEdit)
        assert isinstance(field, QPlainTextEdit)
        said.append(field.toPlainText())

    ask.fill = look
    page.accept_files((spoilt(package, tmp_path / "sai.xlsx"),))
    wait(page)
    assert page.tools.send_back.isVisible()

    page.tools.send_back.click()
    wait(page)

    assert (tmp_path / "tra-lai.xlsx").is_file()
    assert "ba mươi" in said[0]
    assert "1 ô" in page.strip.text()


def test_a_good_file_offers_only_what_fits_it(
    make_page: Make, desk: Desk, package: Path, wait: Wait
) -> None:
    page = make_page(desk)

    page.accept_files((package,))
    wait(page)

    assert not page.tools.send_back.isVisible()
    assert not page.tools.as_list.isVisible()
    assert page.tools.compare.isVisible()
    assert page.tools.register.isVisible()


def test_the_key_of_a_package_is_registered_after_comparing_with_paper(
    make_page: Make, desk: Desk, package: Path, ask: FakeAsk, wait: Wait
) -> None:
    page = make_page(desk)
    page.accept_files((package,))
    wait(page)
    (look,) = page.arrival.file_model.facts()
    assert look.seen is not None
    fingerprint = look.seen.proof.fingerprint

    def type_it(content: QWidget) -> None:
        field = content.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        field.setText(fingerprint)

    ask.fill = type_it
    page.tools.register.click()
    wait(page)

    assert [key.fingerprint for key in list_keys(desk)] == [fingerprint]
    assert not page.tools.register.isVisible()


def test_the_code_on_paper_is_compared_and_noted_in_the_list(
    make_page: Make,
    make_desk: Callable[..., Desk],
    tmp_path: Path,
    ask: FakeAsk,
    wait: Wait,
) -> None:
    member = make_desk("dien-bien")
    sending = make_page(member)
    ask.save_answer = tmp_path / "nop.xlsx"
    sending.export()
    wait(sending)
    sent = list_packages(member)[0]
    sending.open_item(sent.id)
    ask.save_answer = tmp_path / "phieu.pdf"
    sending.detail.papers.print_sheet.click()
    wait(sending)
    assert (tmp_path / "phieu.pdf").is_file()
    place = archived(member, sent.archive)
    code = print_confirmation(member, place, tmp_path / "lai.pdf").code
    desk = make_desk("lao-cai")
    take_in(desk, tmp_path / "nop.xlsx")

    page = make_page(desk)
    page.open_item(list_packages(desk)[0].id)
    ask.text_answer = code
    page.detail.papers.compare.click()
    wait(page)

    assert list_packages(desk)[0].confirmed_at is not None
    ask.text_answer = "0000-0000"
    page.detail.papers.compare.click()
    wait(page)
    assert "không khớp" in ask.told[-1][1]


def test_a_table_of_their_own_is_mapped_looked_at_and_written(
    make_page: Make, desk: Desk, tmp_path: Path, wait: Wait, qtbot: QtBot
) -> None:
    name = next(line.target.name for line in list_targets(desk, 2023) if line.target.id == TARGET)
    book = openpyxl.Workbook()
    book.active.append(["Khoản", "Con số", "Ghi chú"])
    book.active.append([name, "31,5", "theo báo cáo"])
    book.active.append(["Không có", 4, ""])
    book.save(tmp_path / "rieng.xlsx")
    before = state_hash(desk)
    page = make_page(desk)
    page.accept_files((tmp_path / "rieng.xlsx",))
    wait(page)
    assert page.tools.as_list.isVisible()

    page.tools.as_list.click()
    wait(page)
    assert page.reader.isVisible()
    assert not page.reader.go.isEnabled()
    for key, letter in (("target", "1"), ("value", "2")):
        choice = page.reader.mapping.choices[key]
        choice.set_value(letter)
        choice.committed.emit(letter)
    wait(page)

    states = [row.state for row in page.reader.row_model.facts()]
    assert states == [RowState.NEW, RowState.PROBLEM]
    assert state_hash(desk) == before
    with qtbot.waitSignal(page.saved, timeout=20_000):
        page.reader.go.click()
    wait(page)
    assert state_hash(desk) != before
    assert page.reader.row_model.facts()[0].state is RowState.SAME


def test_choosing_an_encoding_reads_the_column_again(
    make_page: Make, desk: Desk, tmp_path: Path, wait: Wait
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Chỉ tiêu", "Kết quả"])
    book.active.append(["\u00b8nh", 1])
    book.save(tmp_path / "cu.xlsx")
    page = make_page(desk)
    page.read_list(tmp_path / "cu.xlsx")
    wait(page)
    assert page.reader.row_model.facts()[0].text == "\u00b8nh"

    field = page.reader.mapping.encodings["target"]
    field.set_value("tcvn3")
    field.committed.emit("tcvn3")
    wait(page)

    assert page.reader.row_model.facts()[0].text == "ánh"


def test_keys_are_shown_with_their_offices_and_one_is_dropped(
    page: PackagesPage, desk: Desk, ask: FakeAsk, wait: Wait
) -> None:
    register_key(desk, "son-la", "AB" * 16)
    shown: list[str] = []

    def drop(content: QWidget) -> None:
        assert isinstance(content, KeysForm)
        shown.extend(key.office_name for key in content.model.facts())
        content.table.select_fact(lambda key: key.office == "son-la")
        content.forget.click()

    ask.fill = drop
    page.more.keys.trigger()
    wait(page)

    assert shown == ["Sở TTTT Sơn La"]
    assert list_keys(desk) == ()
    assert "Đã bỏ khoá" in page.strip.text()


def test_an_old_package_is_moved_from_the_menu(
    make_page: Make, make_desk: Callable[..., Desk], tmp_path: Path, ask: FakeAsk, wait: Wait
) -> None:
    page = make_page(make_desk("dien-bien"))
    ask.open_answer = OLD
    ask.save_answer = tmp_path / "moi.xlsx"

    page.more.convert.trigger()
    wait(page)

    assert (tmp_path / "moi.xlsx").is_file()
    assert "120 số" in page.strip.text()


def test_a_table_of_their_own_is_read_from_the_menu(
    page: PackagesPage, tmp_path: Path, ask: FakeAsk, wait: Wait
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Chỉ tiêu", "Kết quả"])
    book.active.append([TARGET, 1])
    book.save(tmp_path / "rieng.xlsx")
    ask.open_answer = tmp_path / "rieng.xlsx"

    page.more.own_list.trigger()
    wait(page)

    assert page.reader.isVisible()
    assert page.reader.row_model.facts()[0].state is RowState.NEW


def test_names_nearly_right_are_taken_with_one_button(
    page: PackagesPage, desk: Desk, tmp_path: Path, wait: Wait
) -> None:
    name = next(line.target.name for line in list_targets(desk, 2023) if line.target.id == TARGET)
    book = openpyxl.Workbook()
    book.active.append(["Chỉ tiêu", "Kết quả"])
    book.active.append([f"{name[:-2]}z", 3])
    book.save(tmp_path / "gan.xlsx")
    page.read_list(tmp_path / "gan.xlsx")
    wait(page)
    assert page.reader.guesses.isVisible()
    assert not page.reader.go.isEnabled()

    page.reader.guesses.click()
    wait(page)

    assert page.reader.row_model.facts()[0].state is RowState.NEW
    assert page.reader.go.isEnabled()
    assert not page.reader.guesses.isVisible()


def test_words_in_an_old_encoding_can_be_read_another_way_before_they_are_taken_in(
    page: PackagesPage, package: Path, tmp_path: Path, wait: Wait
) -> None:
    book = openpyxl.load_workbook(package)
    sheet = book["Chỉ tiêu"]
    row = next(r for r in range(1, 200) if str(sheet.cell(r, 1).value).startswith(TARGET))
    head = next(r for r in range(1, 20) if sheet.cell(r, 1).value == "#row")
    column = next(c for c in range(1, 40) if sheet.cell(head, c).value == "note")
    sheet.cell(row, column).value = encode("số liệu tư nhân của sở", Encoding.TCVN3)
    sheet.cell(row, column).font = Font(name="VNI-Times")
    book.save(tmp_path / "phong-cu.xlsx")
    page.accept_files((tmp_path / "phong-cu.xlsx",))
    wait(page)
    page.arrival.views.changed.emit("encodings")
    bar = page.arrival.encodings
    assert bar.isVisibleTo(page)
    (choice,) = bar.choices.values()

    choice.set_value(Encoding.TCVN3.value)
    choice.committed.emit(Encoding.TCVN3.value)
    wait(page)

    seen = page.arrival.chosen() or page.arrival.file_model.facts()
    assert "số liệu tư nhân của sở" in str(
        [row.new for look in seen if look.seen for row in look.seen.rows]
    )

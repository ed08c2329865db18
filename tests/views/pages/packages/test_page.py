"""The page does the main job: looks first, writes on "Nhập gói", says what became of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.domain.changed import Changed
from models.usecases.desk import Desk
from models.usecases.exchange import take_in
from models.usecases.safety import state_hash
from tests.fake_ask import FakeAsk
from views.context import PageContext
from views.pages.packages.page import BOARD, PACKAGES, PackagesPage

Make = Callable[[Desk], PackagesPage]


@pytest.fixture
def wait(settle: Callable[[PageContext], None]) -> Callable[[PackagesPage], None]:
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


def test_dropped_files_are_looked_at_and_nothing_is_written(
    make_page: Make, desk: Desk, package: Path, wait: Callable[[PackagesPage], None]
) -> None:
    page, before = make_page(desk), state_hash(desk)

    page.accept_files((package,))
    wait(page)

    (look,) = page.arrival.file_model.facts()
    assert look.seen is not None
    assert page.arrival.change_model.rowCount() == look.seen.counts.new
    assert page.arrival.isVisible()
    assert page.arrival.go.isEnabled()
    assert state_hash(desk) == before


def test_a_file_that_is_no_package_says_so_beside_the_good_ones(
    make_page: Make,
    desk: Desk,
    package: Path,
    tmp_path: Path,
    wait: Callable[[PackagesPage], None],
) -> None:
    other = tmp_path / "anh.xlsx"
    other.write_bytes(b"%PDF-1.7")
    page = make_page(desk)

    page.accept_files((other, package))
    wait(page)

    states = [page.arrival.file_model.index(row, 10).data() for row in range(2)]
    assert states == ["Không đọc được", "Nhập được"]
    assert [look.place for look in page.arrival.chosen()] == [package]


def test_import_tells_the_window_and_shows_the_result(
    make_page: Make,
    desk: Desk,
    package: Path,
    qtbot: QtBot,
    wait: Callable[[PackagesPage], None],
) -> None:
    page = make_page(desk)
    page.accept_files((package,))
    wait(page)

    with qtbot.waitSignal(page.saved, timeout=20_000) as told:
        page.arrival.go.click()
    wait(page)

    assert told.args is not None
    assert Changed.RESULTS in told.args[0]
    assert page.arrival.go.isHidden()
    assert page.arrival.file_model.index(0, 10).data() == "Đã nhập"
    assert page.package_model.rowCount() == 1
    assert "1/7" in page.views._group.button(1).text()


def test_going_back_shows_the_lists_again(
    make_page: Make, desk: Desk, package: Path, wait: Callable[[PackagesPage], None]
) -> None:
    page = make_page(desk)
    page.accept_files((package,))
    wait(page)

    page.arrival.later.click()

    assert page.packages.isVisible()


def test_a_package_that_came_before_cannot_be_taken_again(
    make_page: Make, desk: Desk, package: Path, wait: Callable[[PackagesPage], None]
) -> None:
    take_in(desk, package)
    page = make_page(desk)

    page.accept_files((package,))
    wait(page)

    assert page.arrival.file_model.index(0, 10).data().startswith("Đã nhập")
    assert page.arrival.chosen() == ()
    assert page.arrival.go.isHidden()


def test_the_package_of_the_office_is_written_where_the_user_says(
    make_page: Make,
    desk: Desk,
    ask: FakeAsk,
    tmp_path: Path,
    wait: Callable[[PackagesPage], None],
) -> None:
    ask.save_answer = tmp_path / "usb" / "nop.xlsx"
    page = make_page(desk)

    page.export()
    wait(page)

    assert ask.save_answer.is_file()
    assert "Lào Cai" in page.strip.text()


def test_a_practice_workspace_refuses_with_a_sentence(
    make_page: Make,
    make_desk: Callable[..., Desk],
    ask: FakeAsk,
    tmp_path: Path,
    wait: Callable[[PackagesPage], None],
) -> None:
    ask.save_answer = tmp_path / "nop.xlsx"
    page = make_page(make_desk("ha-giang", practice=True))

    page.export()
    wait(page)

    ((title, text),) = ask.told
    assert (title, "sổ thực hành" in text) == ("Chưa lập được gói", True)
    assert not ask.save_answer.exists()


def test_the_leader_sees_who_has_sent(make_page: Make, desk: Desk, package: Path) -> None:
    take_in(desk, package)
    page = make_page(desk)

    page.show_view(BOARD)

    model = page.board.model
    assert model is not None
    last = model.columnCount() - 1
    states = {line.office: model.index(row, last).data() for row, line in enumerate(model.facts())}
    assert (states["son-la"], states["lang-son"]) == ("● đã nhận", "○ chưa gửi")


def test_the_leader_writes_the_consolidation(
    make_page: Make,
    desk: Desk,
    ask: FakeAsk,
    tmp_path: Path,
    wait: Callable[[PackagesPage], None],
) -> None:
    ask.save_answer = tmp_path / "tong-hop.xlsx"
    page = make_page(desk)

    page.consolidate()
    wait(page)

    assert ask.save_answer.is_file()
    assert "0/7 đơn vị" in page.strip.text()


def test_a_member_sees_no_board_and_no_consolidation(
    make_page: Make, make_desk: Callable[..., Desk]
) -> None:
    page = make_page(make_desk("ha-giang"))

    assert page.views.isHidden()
    assert page._consolidate.isHidden()
    assert page._tables.currentWidget() is page.packages


def test_a_package_opens_with_its_facts_and_its_copy_in_the_archive(
    make_page: Make, desk: Desk, package: Path, ask: FakeAsk
) -> None:
    report = take_in(desk, package).value
    page = make_page(desk)

    page.open_item(report.package_id)
    page.detail.archived.click()

    assert page.detail_visible()
    assert page.views.value() == PACKAGES
    assert [path.name for path in ask.shown] == [report.archive]
    assert ask.shown[0].read_bytes() == package.read_bytes()

"""The overview: every number opens the list behind it."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from models.domain.changed import Changed
from models.usecases.desk import Desk
from models.usecases.example import fill_with_example
from models.usecases.overview import overview
from models.usecases.pending import pending_count
from models.usecases.targets import ResultEdit, set_result
from tests.fake_ask import FakeAsk
from views.context import PageContext
from views.pages.overview.page import OverviewPage

Settle = Callable[[], None]
SHARE = "1097.buu-chinh.xa-co-nguoi-phuc-vu"


@pytest.fixture
def page(context: PageContext, settle: Settle, qtbot: QtBot) -> Iterator[OverviewPage]:
    shown = OverviewPage(context)
    qtbot.addWidget(shown)
    shown.resize(1166, 640)
    shown.show()
    settle()
    yield shown
    settle()


@pytest.fixture
def asked(page: OverviewPage) -> list[tuple[str, str]]:
    heard: list[tuple[str, str]] = []
    page.page_requested.connect(lambda key, item: heard.append((key, item)))
    return heard


def number(page: OverviewPage, card: str) -> str:
    return page.cards[card].accessibleName().split(": ")[1].split(".")[0]


def test_a_new_workspace_counts_what_has_no_number(page: OverviewPage, desk: Desk) -> None:
    found = overview(desk, 2023)
    assert number(page, "unknown") == str(found.without_number_count)
    assert number(page, "unsent") == "0"
    assert number(page, "pressing") == "0"


def test_the_numbers_follow_what_was_entered(
    page: OverviewPage, settle: Settle, desk: Desk
) -> None:
    fill_with_example(desk, 2023)
    page.refresh(Changed.RESULTS)
    settle()
    found = overview(desk, 2023)
    assert found.unsent_count == pending_count(desk).unsent_count > found.unsent_target_count > 0
    assert number(page, "unsent") == str(found.unsent_count)
    assert number(page, "unknown") == str(found.without_number_count)


@pytest.mark.parametrize(
    ("card", "target"),
    [
        ("pressing", ("targets", "verdict:not_met,at_risk")),
        ("unknown", ("targets", "verdict:unknown")),
        ("unsent", ("packages", "")),
        ("late", ("programme", "late")),
    ],
)
def test_every_number_opens_its_list(
    page: OverviewPage, asked: list[tuple[str, str]], card: str, target: tuple[str, str]
) -> None:
    page.cards[card].click()
    assert asked == [target]


def test_what_is_due_soon_is_shown_whole_on_the_page_itself(page: OverviewPage, desk: Desk) -> None:
    assert len(page.deadlines.rows()) == 7
    page.cards["soon"].click()
    ids = [row.item.id for row in page.deadlines.rows()]
    soon = [item.id for item in overview(desk, 2023).soon]
    assert ids[: len(soon)] == soon
    assert number(page, "soon") == str(len(soon))


def test_a_bar_opens_the_targets_of_its_field(
    page: OverviewPage, asked: list[tuple[str, str]]
) -> None:
    row = next(row for row in page.chart.rows if row.text() == "Bưu chính")
    assert sum(part.count for part in row.parts()) == 10
    row.click()
    assert asked == [("targets", "field:Bưu chính")]


def test_the_next_deadline_comes_first_and_opens_its_duty(
    page: OverviewPage, asked: list[tuple[str, str]]
) -> None:
    first = page.deadlines.rows()[0]
    assert first.item.tag == "Còn 20 ngày"
    first.click()
    assert asked == [("programme", "duty:cum2-2023.bao-cao-nam")]


def test_a_year_without_targets_says_what_to_do(
    context: PageContext, settle: Settle, qtbot: QtBot
) -> None:
    empty = PageContext(
        desk=context.desk, year=2035, ask=context.ask, jobs=context.jobs, memory=context.memory
    )
    page = OverviewPage(empty)
    qtbot.addWidget(page)
    page.show()
    settle()
    assert page.chart._empty.isVisibleTo(page)
    assert page.chart.rows == []


def enter_both_years(desk: Desk) -> None:
    for year, value in ((2022, "80"), (2023, "92.5")):
        set_result(desk, ResultEdit(target=SHARE, period=str(year), value=Decimal(value)))


def test_the_year_before_stands_beside_and_a_share_moves_in_points(
    page: OverviewPage, settle: Settle, desk: Desk, asked: list[tuple[str, str]]
) -> None:
    assert "chưa có kết quả nào" in page.comparison._empty.text()
    enter_both_years(desk)
    page.refresh(Changed.RESULTS)
    settle()
    assert [row.text() for row in page.comparison.rows] == ["Năm 2022", "Năm 2023"]
    moved = page.comparison.items[0]
    assert moved.item.tag == "tăng 12,5 điểm %"
    moved.click()
    assert asked == [("targets", SHARE)]


@pytest.mark.parametrize(("ending", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_a_chart_is_saved_as_a_picture(
    page: OverviewPage, ask: FakeAsk, tmp_path: Path, ending: str, begins: bytes
) -> None:
    place = tmp_path / f"bieu-do.{ending}"
    ask.save_answer = place
    page.chart.export_requested.emit()
    data = place.read_bytes()
    assert data.startswith(begins)
    assert page.strip.text() == f"Đã lưu bieu-do.{ending}"
    if ending == "png":
        assert QImage(str(place)).pixelColor(2, 2).name() == "#ffffff"
    else:
        assert "Bưu chính" in data.decode()


def test_a_picture_of_another_kind_is_refused_in_words(
    page: OverviewPage, ask: FakeAsk, tmp_path: Path
) -> None:
    ask.save_answer = tmp_path / "bieu-do.gif"
    page.chart.export_requested.emit()
    assert "đuôi tệp là .png hoặc .svg" in ask.told[0][1]
    assert not (tmp_path / "bieu-do.gif").exists()


def test_the_start_reminds_of_duties_until_put_off(
    page: OverviewPage, settle: Settle, asked: list[tuple[str, str]]
) -> None:
    assert page.reminder.isVisibleTo(page)
    assert "hạn 14/12/2023" in page.reminder.text()
    page.reminder.calendar_requested.emit()
    assert asked == [("programme", "duties")]
    page.reminder._dismiss()
    page.refresh(Changed.PROGRAMMES)
    settle()
    assert not page.reminder.isVisibleTo(page)

"""The overview: every number opens the list behind it."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from models.domain.changed import Changed
from models.usecases.desk import Desk
from models.usecases.example import fill_with_example
from models.usecases.overview import overview
from views.context import PageContext
from views.pages.overview.page import OverviewPage

Settle = Callable[[], None]


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
    assert found.unsent_count > 0
    assert number(page, "unsent") == str(found.unsent_count)
    assert number(page, "unknown") == str(found.without_number_count)


@pytest.mark.parametrize(
    ("card", "target"),
    [
        ("pressing", ("targets", "verdict:not_met,at_risk")),
        ("unknown", ("targets", "verdict:unknown")),
        ("unsent", ("targets", "unsent")),
        ("late", ("programme", "late")),
        ("soon", ("programme", "duties")),
    ],
)
def test_every_number_opens_its_list(
    page: OverviewPage, asked: list[tuple[str, str]], card: str, target: tuple[str, str]
) -> None:
    page.cards[card].click()
    assert asked == [target]


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

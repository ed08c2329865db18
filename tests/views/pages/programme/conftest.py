"""The page of the programme on a real workspace, ready and at rest."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from views.context import PageContext
from views.pages.programme.page import ProgrammePage


@pytest.fixture
def page(context: PageContext, settle: Callable[[], None], qtbot: QtBot) -> Iterator[ProgrammePage]:
    shown = ProgrammePage(context)
    qtbot.addWidget(shown)
    shown.resize(1166, 640)
    shown.show()
    settle()
    yield shown
    settle()

"""Every form that a button of a page opens: names, Tab, letters, nothing cut on a small screen."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from typing_extensions import override

from desktop import registry
from desktop.memory import Memory
from desktop.office_window import OfficeWindow
from models.usecases.desk import Desk
from models.usecases.example import fill_with_example
from tests.fake_ask import FakeAsk
from tests.settling import come_to_rest
from views.ask import Option
from views.job import Jobs
from views.widgets.chip import Segments
from views.widgets.dialog import FormDialog

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
SMALL = QRect(0, 0, 780, 438)  # what 175 % leaves of 1366 by 768
LEFT_ALONE = ("Khoá ngay", "In", "In…")  # needs a sign-in; the dialog of the system


class SmallScreen:
    def availableGeometry(self) -> QRect:  # noqa: N802  Qt's name
        return SMALL


class DialogOnSmallScreen(FormDialog):
    @override
    def screen(self) -> SmallScreen:  # type: ignore[override] # all that a dialog asks of it
        return SmallScreen()


@dataclass
class CarefulAsk(FakeAsk):
    """Gives every question up, but first shows each form as the program does and looks at it."""

    titles: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(confirm=False, form=False)

    @override
    def form(
        self,
        title: str,
        content: QWidget,
        verb: str,
        later: str = "Để sau",
        check: Callable[[], bool] | None = None,
    ) -> bool:
        dialog = DialogOnSmallScreen(title, content, verb, later, check=check)
        dialog.show()
        self.titles.append(title)
        for look in (nameless, out_of_reach, same_letters, cut):
            self.faults += [f"{title}: {fault}" for fault in look(dialog)]
        dialog.hide()
        dialog.release()
        dialog.deleteLater()
        return False

    @override
    def choose(
        self,
        title: str,
        text: str,
        options: Sequence[Option],
        verb: str,
        later: str = "Để sau",
    ) -> str | None:
        self.titles.append(title)
        return None


def controls(root: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.isVisible()
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), QComboBox | QLineEdit | QAbstractItemView)
        and widget.window() is root.window()
        and type(widget).__name__ not in ("QHeaderView", "QTableCornerButton")
    ]


def name_of(widget: QWidget) -> str:
    shown = widget.text() if isinstance(widget, QAbstractButton) else ""
    return (widget.accessibleName() or shown).strip()


def nameless(dialog: FormDialog) -> list[str]:
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__} has no name"
        for widget in controls(dialog)
        if not name_of(widget)
    ]


def out_of_reach(dialog: FormDialog) -> list[str]:
    reached, widget = set(), dialog.nextInFocusChain()
    while widget is not None and widget is not dialog:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached.add(widget)
        widget = widget.nextInFocusChain()
    return [
        f"Tab does not reach “{name_of(widget)}”"
        for widget in controls(dialog)
        if widget.isEnabled()
        and widget not in reached
        and not (isinstance(widget, QAbstractButton) and widget.group() is not None)
    ]


def same_letters(dialog: FormDialog) -> list[str]:
    """Two controls that answer to one letter with Alt."""
    texts = [
        widget.text()
        for widget in dialog.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLabel) and widget.isVisible()
    ]
    letters = Counter(
        text.replace("&&", "").split("&", 1)[1][:1].casefold()
        for text in texts
        if "&" in text.replace("&&", "")
    )
    return [f"Alt+{letter} stands for {n} controls" for letter, n in letters.items() if n > 1]


def cut(dialog: FormDialog) -> list[str]:
    if dialog.width() > SMALL.width() or dialog.height() > SMALL.height():
        return [f"needs {dialog.width()} by {dialog.height()}"]
    return [
        f"“{name_of(widget)}” is cut: {widget.width()} of {widget.minimumSizeHint().width()}"
        for widget in controls(dialog)
        if not _can_be_seen(widget, dialog)
        or (
            isinstance(widget, QAbstractButton)
            and widget.text()
            and widget.width() < widget.minimumSizeHint().width() - 1
        )
    ]


def _can_be_seen(widget: QWidget, dialog: QWidget) -> bool:
    """Inside the dialog, or above or below in something that scrolls."""
    parent = widget.parentWidget()
    while parent is not None and parent is not dialog:
        if isinstance(parent, QScrollArea):
            inner = parent.widget()
            return inner.width() <= parent.viewport().width() + 1 or _scrolls_sideways(parent)
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    corner = widget.mapTo(dialog, QPoint(0, 0))
    return (
        corner.x() >= 0
        and corner.x() + widget.width() <= dialog.width() + 1
        and corner.y() + widget.height() <= dialog.height() + 1
    )


def _scrolls_sideways(area: QScrollArea) -> bool:
    return area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff


@pytest.fixture
def careful() -> CarefulAsk:
    return CarefulAsk()


@pytest.fixture
def filled(
    desk: Desk, careful: CarefulAsk, qtbot: QtBot, memory: Memory
) -> tuple[OfficeWindow, Jobs]:
    jobs = Jobs(careful)
    office = OfficeWindow(desk, careful, jobs, memory)
    qtbot.addWidget(office.window)
    office.window.resize(1366, 768)
    fill_with_example(desk, 2023)
    office.show()
    come_to_rest(jobs, qtbot)
    return office, jobs


@pytest.mark.slow
@pytest.mark.qt_log_ignore(  # the offscreen platform
    "does not support raise",
    "does not support propagateSizeHints",
    "does not support grabbing the keyboard",
)
@pytest.mark.parametrize("key", [key for key in registry.KEYS if key != "help"])
def test_every_form_of_a_page_is_open_to_everybody(
    key: str, filled: tuple[OfficeWindow, Jobs], careful: CarefulAsk, qtbot: QtBot
) -> None:
    office, jobs = filled
    office.window.open_page(key)
    come_to_rest(jobs, qtbot)
    page = office.window.page(key)
    assert page is not None
    pressed: set[tuple[str, str]] = set()
    for view in _views(page):
        view()
        come_to_rest(jobs, qtbot)
        _choose_rows(page)
        come_to_rest(jobs, qtbot)
        for button in _buttons(page):
            if _press_once(button, pressed):
                come_to_rest(jobs, qtbot)
                office.window.open_page(key)

    jobs.shutdown()
    assert sorted(set(careful.faults)) == []
    assert careful.titles or key == "overview"


def _views(page: QWidget) -> list[Callable[[], object]]:
    """Return what shows each part of the page in turn."""

    def shower(bar: QTabBar, index: int) -> Callable[[], object]:
        return lambda: bar.setCurrentIndex(index)

    bars = page.findChildren(QTabBar)
    shown = [shower(bar, index) for bar in bars for index in range(bar.count())]
    segments = [
        button.click
        for choice in page.findChildren(Segments)
        for button in choice.findChildren(QAbstractButton)
    ]
    return [*shown, *segments] or [lambda: None]


def _choose_rows(page: QWidget) -> None:
    for table in page.findChildren(QAbstractItemView):
        model = table.model()
        if table.isVisible() and isValid(model) and model.rowCount():
            table.setCurrentIndex(model.index(0, 0))


def _buttons(page: QWidget) -> list[QAbstractButton | QAction]:
    buttons = [
        button
        for button in page.findChildren(QAbstractButton)
        if button.isVisible()
        and button.isEnabled()
        and not button.isCheckable()
        and not _opens_menu(button)
        and name_of(button) not in LEFT_ALONE
    ]
    actions = [
        action
        for action in page.findChildren(QAction)
        if action.isEnabled() and action.text() and not action.isSeparator()
    ]
    return [*buttons, *actions]


def _opens_menu(button: QAbstractButton) -> bool:
    menu = button.menu() if isinstance(button, QToolButton | QPushButton) else None
    return isinstance(menu, QMenu)


def _press_once(button: QAbstractButton | QAction, pressed: set[tuple[str, str]]) -> bool:
    """Press what is still there and was not pressed before; of rows and cards only the first."""
    if not isValid(button):
        return False
    name = button.text() if isinstance(button, QAction) else name_of(button)
    plain = isinstance(button, QAction | QToolButton) or type(button).__name__ == "QPushButton"
    key = (type(button).__name__, name if plain else "")
    if key in pressed or (isinstance(button, QAbstractButton) and not button.isVisible()):
        return False
    pressed.add(key)
    button.trigger() if isinstance(button, QAction) else button.click()
    return True

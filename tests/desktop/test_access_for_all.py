"""Every control of every page: a name for the screen reader, reachable by Tab, never cut."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop import registry
from desktop.office_window import OfficeWindow
from models.usecases.desk import Desk
from models.usecases.example import fill_with_example
from models.usecases.first_start import FirstRunChoice, offices_to_choose
from tests.fake_ask import FakeAsk
from views import theme
from views.job import Jobs
from views.pages.first_run.window import FirstRunWindow
from views.pages.rescue.window import RescueWindow
from views.widgets.choice import ChoiceField

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
FIELDS = (QComboBox, QAbstractSpinBox, QLineEdit, QPlainTextEdit)
SCALES = (1.0, 1.25, 1.5, 1.75)
SCREEN = (1366, 768)
Settle = Callable[[], None]


def controls(root: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), QComboBox)
        and widget.window() is root.window()
        and not _is_inner(widget)
    ]


def _is_inner(widget: QWidget) -> bool:
    """Parts Qt puts inside its own widgets: headers, corner buttons, clear buttons."""
    parent = widget.parent()
    kinds = (QLineEdit, QAbstractItemView)
    return isinstance(parent, kinds) or type(widget).__name__ in (
        "QHeaderView",
        "QTableCornerButton",
    )


def name_of(widget: QWidget) -> str:
    if widget.accessibleName():
        return widget.accessibleName()
    return widget.text() if isinstance(widget, QAbstractButton) else ""


@pytest.fixture
def filled(office: OfficeWindow, desk: Desk, settled: Settle) -> OfficeWindow:
    fill_with_example(desk, 2023)
    office.show()
    settled()
    return office


def opened(office: OfficeWindow, key: str, settled: Settle) -> QWidget:
    office.window.open_page(key)
    settled()
    page = office.window.page(key)
    assert page is not None
    return page


@pytest.mark.parametrize("key", registry.KEYS)
def test_every_control_of_every_page_has_a_name(
    key: str, filled: OfficeWindow, settled: Settle
) -> None:
    page = opened(filled, key, settled)

    nameless = [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        for widget in controls(page)
        if not name_of(widget).strip()
    ]

    assert nameless == []


@pytest.mark.parametrize("key", registry.KEYS)
def test_tab_reaches_every_control_that_is_shown(
    key: str, filled: OfficeWindow, settled: Settle
) -> None:
    page = opened(filled, key, settled)
    reached = set(tab_chain(filled.window))

    missed = [
        f"{type(widget).__name__} “{name_of(widget)}”"
        for widget in controls(page)
        if widget.isVisible()
        and widget.isEnabled()
        and not _is_radio_mate(widget)
        and widget not in reached
    ]

    assert missed == []


def tab_chain(window: QWidget) -> Iterator[QWidget]:
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        widget = widget.nextInFocusChain()


def _is_radio_mate(widget: QWidget) -> bool:
    """Of a group of choices the arrow keys reach the others."""
    return isinstance(widget, QAbstractButton) and widget.group() is not None


@pytest.mark.parametrize("key", registry.KEYS)
def test_the_wheel_changes_no_field(key: str, filled: OfficeWindow, settled: Settle) -> None:
    page = opened(filled, key, settled)

    changed = []
    for field in page.findChildren(QWidget):
        if isinstance(field, FIELDS) and not field.objectName().startswith("qt_"):
            before = _value(field)
            QApplication.sendEvent(field, _wheel())
            if _value(field) != before:
                changed.append(f"{type(field).__name__} {field.accessibleName()}")

    assert changed == []


def _value(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.text() if isinstance(field, QLineEdit | QAbstractSpinBox) else ""


def _wheel() -> QWheelEvent:
    return QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -240),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  Qt's own signature
    )


@pytest.mark.slow
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("key", registry.KEYS)
def test_no_button_is_cut_on_a_small_screen(
    key: str, scale: float, filled: OfficeWindow, settled: Settle
) -> None:
    """A screen of 1366 by 768 at 175 % leaves 780 by 438 points for the window."""
    filled.window.resize(round(SCREEN[0] / scale), round(SCREEN[1] / scale))
    page = opened(filled, key, settled)

    cut = [
        f"{name_of(button)}: {button.width()} < {button.minimumSizeHint().width()}"
        for button in page.findChildren(QAbstractButton)
        if button.isVisible()
        and button.text()
        and button.width() < button.minimumSizeHint().width() - 1
    ]
    outside = [
        name_of(widget)
        for widget in controls(page)
        if widget.isVisible() and not _can_be_seen(widget, page)
    ]

    assert cut == []
    assert outside == []


def _can_be_seen(widget: QWidget, page: QWidget) -> bool:
    """Inside the page, or inside something that scrolls."""
    parent = widget.parentWidget()
    while parent is not None and parent is not page:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    corner = widget.mapTo(page, QPoint(0, 0))
    return corner.x() >= 0 and corner.x() + widget.width() <= page.width() + 1


@pytest.mark.parametrize("scheme", list(theme.Scheme))
def test_the_windows_without_a_workspace_have_names_too(
    scheme: theme.Scheme, qapp: QApplication, ask: FakeAsk, jobs: Jobs, tmp_path: Path
) -> None:
    theme.install(qapp, scheme)
    first = FirstRunWindow(offices_to_choose(2023), 2023, "", "so.db")
    rescue = RescueWindow(tmp_path / "so.db", "Tệp hỏng.", ask, jobs)

    for window in (first, rescue):
        assert [item for item in controls(window) if not name_of(item).strip()] == []
        window.close()
        window.deleteLater()
    theme.install(qapp, theme.Scheme.LIGHT)


def test_the_first_window_is_filled_in_from_the_keyboard(qtbot: QtBot) -> None:
    first = FirstRunWindow(offices_to_choose(2023), 2023, "", "so.db")
    heard: list[object] = []
    first.chosen.connect(heard.append)
    first.help_requested.connect(heard.append)
    with qtbot.waitActive(first):
        first.show()
        first.activateWindow()
    office, name = first.form.field("office"), first.form.field("user_name")
    assert isinstance(office, ChoiceField)
    office.set_value("lao-cai")

    assert isinstance(name, QLineEdit)
    name.setText("Nguyễn Thị Ánh")
    QTest.keyClick(name, Qt.Key.Key_Return)
    QTest.keyClick(name, Qt.Key.Key_F1)

    assert isinstance(heard[0], FirstRunChoice)
    assert (heard[0].office, heard[0].user_name) == ("lao-cai", "Nguyễn Thị Ánh")
    assert heard[1:] == ["first-run"]
    first.close()
    first.deleteLater()

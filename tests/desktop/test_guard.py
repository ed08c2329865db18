"""Signing in at the start, and the lock after a while without a key."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.guard import Gate, IdleWatch
from desktop.office_window import OfficeWindow
from models.domain.access import AccessRole
from models.usecases.access import accounts, add_account
from models.usecases.desk import Desk
from tests.fake_ask import FakeAsk
from views.job import Jobs
from views.pages.settings.page import SettingsPage
from views.widgets.fields import PasswordField
from views.widgets.form import FormColumn

PASSWORD = "mùa xuân trên núi"  # noqa: S105  a test's own
Settle = Callable[[], None]


@pytest.fixture
def gate(jobs: Jobs, qapp: QApplication) -> Gate:
    return Gate(jobs, qapp)


def test_without_accounts_nobody_is_asked(gate: Gate, desk: Desk, settled: Settle) -> None:
    passed: list[Desk] = []

    gate.ask(desk, passed.append)
    settled()

    assert passed == [desk]
    assert gate.window is None


def test_the_window_lets_in_only_with_the_password(gate: Gate, desk: Desk, settled: Settle) -> None:
    code = add_account(desk, "Trần Văn Bình", AccessRole.ADMIN, PASSWORD).value.code
    passed: list[Desk] = []
    gate.ask(desk, passed.append)
    settled()
    assert gate.window is not None

    gate.window.answered.emit(code, "sai rồi")
    settled()
    assert passed == []
    assert gate.window.form.field("password").property("wrong")

    gate.window.answered.emit(code, PASSWORD)
    settled()
    assert [item.role for item in passed] == [AccessRole.ADMIN]


def test_the_lock_comes_after_the_minutes_set(qtbot: QtBot, qapp: QApplication) -> None:
    watch = IdleWatch(0, qapp)
    watch.set_minutes(1)
    watch._ms = 20
    with qtbot.waitSignal(watch.idle):
        QApplication.sendEvent(qapp, QEvent(QEvent.Type.Wheel))
    watch.set_minutes(0)


def test_a_key_puts_the_lock_off(qapp: QApplication) -> None:
    watch = IdleWatch(1, qapp)
    watch._timer.start(10_000)

    assert watch.eventFilter(QObject(), QEvent(QEvent.Type.KeyPress)) is False

    assert watch._timer.remainingTime() > 50_000
    watch.set_minutes(0)


def test_the_lock_comes_again_after_the_first_time(qtbot: QtBot, qapp: QApplication) -> None:
    watch = IdleWatch(0, qapp)
    watch.set_minutes(1)
    watch._ms = 20
    for _ in range(2):
        with qtbot.waitSignal(watch.idle):
            QApplication.sendEvent(qapp, QEvent(QEvent.Type.Wheel))
    watch.set_minutes(0)


def test_an_account_is_added_from_the_settings(
    office: OfficeWindow, desk: Desk, settled: Settle, ask: FakeAsk
) -> None:
    def fill(content: object) -> None:
        assert isinstance(content, FormColumn)
        for key in ("password", "again"):
            field = content.field(key)
            assert isinstance(field, PasswordField)
            field.setText(PASSWORD)

    ask.fill = fill
    office.show()
    office.window.open_page("settings")
    settled()
    page = office.window.page("settings")
    assert isinstance(page, SettingsPage)

    page.protection.add()
    settled()

    assert [item.role for item in accounts(desk)] == [AccessRole.ADMIN]
    assert ask.told == []


def test_two_different_passwords_are_told_apart(
    office: OfficeWindow, desk: Desk, settled: Settle, ask: FakeAsk
) -> None:
    def fill(content: object) -> None:
        assert isinstance(content, FormColumn)
        field = content.field("password")
        assert isinstance(field, PasswordField)
        field.setText(PASSWORD)

    ask.fill = fill
    office.show()
    office.window.open_page("settings")
    settled()
    page = office.window.page("settings")
    assert isinstance(page, SettingsPage)

    page.protection.add()
    settled()

    assert accounts(desk) == ()

"""Locked, the program shows nothing of what was open; unlocked, everything is as it was."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop import machine
from desktop.curtain import Curtain
from desktop.program import Program
from models.domain.access import AccessRole
from models.usecases.access import add_account
from models.usecases.desk import Desk
from tests.fake_ask import FakeAsk
from views.ask import QtAsk
from views.pages.sign_in.window import SignInWindow

pytestmark = pytest.mark.qt_log_ignore(  # the offscreen platform
    "does not support raise", "does not support propagateSizeHints"
)
PASSWORD = "mùa xuân trên núi"  # noqa: S105  a test's own


@pytest.fixture
def gate(qtbot: QtBot) -> SignInWindow:
    window = SignInWindow((), "")
    qtbot.addWidget(window)
    return window


@pytest.fixture
def curtain(qapp: QApplication) -> Iterator[Curtain]:
    made = Curtain(qapp)
    yield made
    made.lift(keeps=True)
    made.deleteLater()


def cover_of(window: QWidget) -> list[QLabel]:
    return [label for label in window.findChildren(QLabel) if label.text() == "Đã khoá"]


def ask_meanwhile(work: Callable[[QWidget, QLineEdit], None]) -> bool:
    """Open a real form that waits, do `work` to it, and return its answer."""
    content = QWidget()
    field = QLineEdit(content)

    def go() -> None:
        work(content.window(), field)

    QTimer.singleShot(0, go)
    return QtAsk().form("Hồ sơ của bà Lò Thị Mai", content, "Lưu")


def test_an_open_form_is_covered_and_comes_back_as_it_was(
    curtain: Curtain, gate: SignInWindow
) -> None:
    seen: list[object] = []

    def work(dialog: QWidget, field: QLineEdit) -> None:
        field.setText("đang gõ dở")
        gate.show()
        curtain.draw(gate)
        (cover,) = cover_of(dialog)
        seen.append(cover.geometry() == dialog.rect())
        dialog.resize(dialog.width() + 40, dialog.height() + 40)
        seen.append(cover.geometry() == dialog.rect())
        seen.append("Mai" in dialog.windowTitle())
        seen.append(QApplication.activeModalWidget() is gate)
        gate.close()
        seen.append(gate.isVisible())
        curtain.lift(keeps=True)
        gate.close()
        QApplication.processEvents()
        seen.extend((dialog.windowTitle(), field.text(), cover.isVisible(), dialog.isVisible()))
        dialog.accept()  # type: ignore[attr-defined] # a form

    assert ask_meanwhile(work)
    assert seen == [
        True,
        True,
        False,
        True,
        True,
        "Hồ sơ của bà Lò Thị Mai",
        "đang gõ dở",
        False,
        True,
    ]


def test_what_opens_while_locked_is_covered_and_cannot_answer(
    curtain: Curtain, gate: SignInWindow, qtbot: QtBot
) -> None:
    gate.show()
    curtain.draw(gate)

    def work(dialog: QWidget, _field: QLineEdit) -> None:
        qtbot.waitUntil(lambda: curtain.covered_count == 1)
        assert cover_of(dialog)
        assert QApplication.activeModalWidget() is gate
        curtain.lift(keeps=False)

    assert not ask_meanwhile(work)


@pytest.fixture
def program(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Iterator[Program]:
    monkeypatch.setattr(machine, "data_folder", lambda: tmp_path / "du-lieu")
    add_account(desk, "Trần Văn Bình", AccessRole.ADMIN, PASSWORD)
    add_account(desk, "Lò Thị Mai", AccessRole.ENTRY, PASSWORD)
    place = desk.place
    desk.store.close()
    made = Program(place, practice=False, ask=FakeAsk())
    made.open()
    qtbot.waitUntil(lambda: gate_of(made) is not None, timeout=30_000)
    enter(made, qtbot, "Trần Văn Bình")
    qtbot.waitUntil(lambda: made.office is not None and not made.jobs.busy(), timeout=30_000)
    yield made
    made.jobs.shutdown()
    assert made.office is not None
    made.office.window.close()
    made.office.window.deleteLater()


def gate_of(program: Program) -> SignInWindow | None:
    return program._gate.window if program._gate is not None else None


def enter(program: Program, qtbot: QtBot, name: str) -> None:
    window = gate_of(program)
    assert window is not None
    choice = window.form.field("account")
    labels = [choice.itemText(row) for row in range(choice.count())]  # type: ignore[attr-defined] # a choice
    row = next(row for row, text in enumerate(labels) if text.startswith(name))
    choice.setCurrentIndex(row)  # type: ignore[attr-defined] # a choice
    window.password.setText(PASSWORD)
    window.enter.click()
    qtbot.waitUntil(lambda: gate_of(program) is None, timeout=30_000)


@pytest.mark.parametrize("name", ["Trần Văn Bình", "Lò Thị Mai"])
def test_who_comes_back_finds_the_form_and_somebody_else_does_not(
    program: Program, qtbot: QtBot, name: str
) -> None:
    office = program.office
    assert office is not None
    comes_back = name == office.desk.surroundings.user

    def work(dialog: QWidget, _field: QLineEdit) -> None:
        office.lock_wanted.emit()
        qtbot.waitUntil(lambda: gate_of(program) is not None, timeout=30_000)
        assert not office.window.isVisible()
        assert cover_of(dialog)
        enter(program, qtbot, name)
        if comes_back:
            assert dialog.isVisible()
            dialog.accept()  # type: ignore[attr-defined] # a form

    assert ask_meanwhile(work) is comes_back
    qtbot.waitUntil(lambda: office.desk.surroundings.user == name, timeout=30_000)
    assert office.window.isVisible()

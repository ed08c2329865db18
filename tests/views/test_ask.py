"""Questions to the user."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from views import theme
from views.ask import Option, QtAsk
from views.widgets.dialog import FormDialog
from views.widgets.tick import RadioField


@pytest.fixture
def answer(qapp: QApplication) -> Callable[[Callable[[FormDialog], None]], None]:
    """Do something to the next dialog as soon as it is open."""
    theme.apply(qapp, theme.LIGHT)

    def plan(act: Callable[[FormDialog], None]) -> None:
        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, FormDialog) and dialog.isVisible():
                act(dialog)
            else:
                QTimer.singleShot(0, look)

        QTimer.singleShot(0, look)

    return plan


Plan = Callable[[Callable[[FormDialog], object]], None]


def _press(dialog: FormDialog, text: str) -> None:
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == text)
    button.click()


def test_a_question_has_verbs_and_answers_with_them(answer: Plan) -> None:
    answer(lambda dialog: _press(dialog, "Nhập gói"))
    assert QtAsk().confirm("Nhập gói của Sơn La", "Gói có 78 số mới.", "Nhập gói")
    answer(lambda dialog: _press(dialog, "Để sau"))
    assert not QtAsk().confirm("Nhập gói của Sơn La", "Gói có 78 số mới.", "Nhập gói")


def test_closing_the_window_is_not_consent(answer: Plan) -> None:
    answer(lambda dialog: dialog.close())
    assert not QtAsk().confirm("Nhập gói", "Gói có 78 số mới.", "Nhập gói")


def test_imported_text_is_shown_as_it_is(answer: Plan) -> None:
    seen: list[tuple[str, Qt.TextFormat]] = []

    def look(dialog: FormDialog) -> None:
        seen.extend((label.text(), label.textFormat()) for label in dialog.findChildren(QLabel))
        dialog.reject()

    answer(look)
    QtAsk().tell("Tệp lạ", "<b>R&D</b> <img src='x'>")
    assert ("<b>R&D</b> <img src='x'>", Qt.TextFormat.PlainText) in seen
    assert {form for _, form in seen} == {Qt.TextFormat.PlainText}


def test_choosing_gives_the_key_of_the_option(answer: Plan) -> None:
    options = [
        Option(key="decimal", text="95,5", detail="Dấu chấm là dấu thập phân."),
        Option(key="thousands", text="955"),
    ]

    def take_second(dialog: FormDialog) -> None:
        dialog.findChildren(RadioField)[1].click()
        _press(dialog, "Dùng cách này")

    answer(take_second)
    assert QtAsk().choose("Ô F17", "Chọn một cách đọc.", options, "Dùng cách này") == "thousands"
    answer(lambda dialog: dialog.reject())
    assert QtAsk().choose("Ô F17", "Chọn một cách đọc.", options, "Dùng cách này") is None


def test_a_typed_line_comes_back_composed_and_trimmed(answer: Plan) -> None:
    def type_name(dialog: FormDialog) -> None:
        dialog.findChildren(QLineEdit)[0].setText("  Đie\u0302\u0323n Biên ")
        _press(dialog, "Đổi tên")

    answer(type_name)
    assert QtAsk().text("Đổi tên", "Tên mới của hồ sơ", "Đổi tên") == "Điện Biên"


def test_a_form_stays_open_until_it_is_right_and_its_content_outlives_it(
    qtbot: QtBot, answer: Plan
) -> None:
    content = QWidget()
    qtbot.addWidget(content)
    tries: list[int] = []

    def check() -> bool:
        tries.append(1)
        return len(tries) == 2

    def press_twice(dialog: FormDialog) -> None:
        _press(dialog, "Lưu")
        _press(dialog, "Lưu")

    answer(press_twice)
    assert QtAsk().form("Thêm cá nhân", content, "Lưu", check=check)
    assert len(tries) == 2
    assert content.parent() is None


@pytest.mark.usefixtures("qapp")
def test_a_new_file_gets_the_ending_of_the_proposed_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []

    def choose(_parent: object, _caption: str, start: str, _filter: str) -> tuple[str, str]:
        asked.append(start)
        return str(tmp_path / "gói Lào Cai"), ""

    monkeypatch.setattr("views.ask.QFileDialog.getSaveFileName", choose)
    ask = QtAsk(folder=str(tmp_path.parent))
    filters = ("Sổ tính Excel (*.xlsx)",)
    assert ask.save_file("Lưu gói", "goi.xlsx", filters) == tmp_path / "gói Lào Cai.xlsx"
    ask.save_file("Lưu gói", "goi.xlsx", filters)
    assert asked == [str(tmp_path.parent / "goi.xlsx"), str(tmp_path / "goi.xlsx")]


@pytest.mark.parametrize("typed", ["gói v1.2", "gói v1.2.xlsx"])
def test_a_dot_inside_a_name_is_not_its_ending_and_nothing_is_replaced_unasked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answer: Plan, typed: str
) -> None:
    def choose(*_asked: object) -> tuple[str, str]:
        return str(tmp_path / typed), ""

    monkeypatch.setattr("views.ask.QFileDialog.getSaveFileName", choose)
    filters = ("Sổ tính Excel (*.xlsx)",)
    whole = tmp_path / "gói v1.2.xlsx"
    assert QtAsk().save_file("Lưu gói", "goi.xlsx", filters) == whole
    whole.touch()
    if typed != whole.name:
        answer(lambda dialog: _press(dialog, "Để sau"))
        assert QtAsk().save_file("Lưu gói", "goi.xlsx", filters) is None
        answer(lambda dialog: _press(dialog, "Ghi đè"))
    assert QtAsk().save_file("Lưu gói", "goi.xlsx", filters) == whole

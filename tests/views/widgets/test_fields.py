"""Fields and forms."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.wheel import turn_wheel
from views.widgets.choice import CheckField, ChoiceField
from views.widgets.fields import DateField, LongTextField, NumberField, TextField
from views.widgets.form import FormColumn
from views.widgets.formats import date_text, moment_text, number_text, parse_date


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1234567.5"), "1.234.567,5"),
        (Decimal("95.50"), "95,5"),
        (Decimal(27000), "27.000"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("-0.5"), "-0,5"),
        (None, ""),
    ],
)
def test_numbers_are_written_the_vietnamese_way(value: Decimal | None, text: str) -> None:
    assert number_text(value) == text


def test_dates_are_read_day_first_and_only_when_they_exist() -> None:
    assert parse_date(" 5/3/2023 ") == date(2023, 3, 5)
    assert parse_date("31/02/2023") is None
    assert parse_date("2023-03-05") is None
    assert date_text(date(2023, 3, 5)) == "05/03/2023"
    assert moment_text(datetime(2023, 3, 5, 10, 32)) == "10:32 ngày 05/03/2023"  # noqa: DTZ001 - local time


def test_nothing_is_committed_while_typing_and_once_on_enter(qtbot: QtBot) -> None:
    field = TextField("cũ")
    qtbot.addWidget(field)
    told: list[str] = []
    field.committed.connect(told.append)
    field.clear()
    QTest.keyClicks(field, " moi ")
    assert told == []
    assert field.text() == " moi "
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == ["moi"]


def test_leaving_an_unchanged_field_commits_nothing(qtbot: QtBot) -> None:
    field = TextField("Lào Cai")
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.committed):
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_decomposed_typing_is_committed_composed(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    field.setText("Đie\u0302\u0323n")
    with qtbot.waitSignal(field.committed) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["Điện"]


def test_a_number_goes_out_as_typed_and_comes_back_grouped(qtbot: QtBot) -> None:
    field = NumberField(Decimal(27000), "đồng")
    qtbot.addWidget(field)
    assert field.text() == "27.000"
    field.setText("95.5")
    with qtbot.waitSignal(field.committed) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["95.5"]
    assert field.text() == "95.5"
    field.set_value(Decimal("95.5"))
    assert field.text() == "95,5"


def test_a_wrong_date_is_said_when_it_is_committed(qtbot: QtBot) -> None:
    field = DateField(date(2023, 3, 5))
    qtbot.addWidget(field)
    field.setText("31/02/2023")
    assert not field.property("wrong")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.property("wrong")
    assert field.date_value() is None
    assert "31/02/2023" in field.wrong()


@pytest.mark.parametrize(
    "make",
    [
        lambda: TextField("1"),
        lambda: NumberField(Decimal(1)),
        lambda: DateField(date(2023, 3, 5)),
        lambda: LongTextField("1"),
        lambda: ChoiceField([("a", "A"), ("b", "B")]),
        lambda: CheckField("Sao lưu"),
    ],
    ids=["text", "number", "date", "long", "choice", "check"],
)
@pytest.mark.parametrize("focused", [True, False])
def test_the_wheel_changes_no_field(
    qtbot: QtBot, make: Callable[[], TextField], *, focused: bool
) -> None:
    field = make()
    qtbot.addWidget(field)
    field.show()
    if focused:
        field.setFocus()
    before = field.value()
    with qtbot.assertNotEmitted(field.committed):
        turn_wheel(field)
    assert field.value() == before


def test_a_choice_tells_only_what_the_user_chose(qtbot: QtBot) -> None:
    field = ChoiceField([("a", "Cụm trưởng"), ("b", "Thành viên")], "b")
    qtbot.addWidget(field)
    assert field.value() == "b"
    with qtbot.assertNotEmitted(field.committed):
        field.set_value("a")
    with qtbot.waitSignal(field.committed) as told:
        field.activated.emit(0)
    assert told.args == ["a"]


def test_tab_leaves_a_long_text_and_leaving_commits(qtbot: QtBot) -> None:
    form = FormColumn()
    qtbot.addWidget(form)
    note = LongTextField("", 2)
    form.add("note", "Ghi chú", note)
    form.add("next", "Sau đó", TextField())
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    note.setFocus()
    note.setPlainText("có ghi chú")
    with qtbot.waitSignal(form.committed) as told:
        note.clearFocus()
    assert told.args == ["note", "có ghi chú"]
    assert note.tabChangesFocus()


def test_the_first_wrong_field_gets_the_focus_and_its_words(qtbot: QtBot) -> None:
    form = FormColumn()
    qtbot.addWidget(form)
    form.add("name", "Tên", TextField("a"), required=True)
    form.add("share", "Tỷ lệ", NumberField(), unit="%", help="Ghi như trong báo cáo.")
    form.add("day", "Ngày", DateField())
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    form.set_errors({"day": "Thiếu ngày.", "share": "“95.5” có hai cách đọc."})
    assert form.field("share").hasFocus()
    assert form.field("share").property("wrong")
    assert form.field("share").accessibleDescription() == "“95.5” có hai cách đọc."
    assert not form.field("name").property("wrong")
    form.clear_errors()
    assert not form.field("share").property("wrong")
    assert form.field("share").accessibleDescription() == "Ghi như trong báo cáo."


def test_an_error_goes_when_something_else_is_entered(qtbot: QtBot) -> None:
    form = FormColumn()
    qtbot.addWidget(form)
    name = form.add("name", "Tên", TextField(""), required=True)
    day = form.add("day", "Ngày", DateField())
    assert isinstance(name, TextField)
    assert isinstance(day, DateField)
    form.set_errors({"name": "Hãy ghi tên.", "day": "Thiếu ngày."})
    name.setText("Nguyễn Thị Ánh")
    name.editingFinished.emit()
    assert not name.property("wrong")
    assert name.accessibleDescription() == ""
    assert day.property("wrong")
    day.setText("31/02/2023")
    day.editingFinished.emit()
    assert day.property("wrong")


def test_every_field_of_a_form_has_a_name_for_the_screen_reader(qtbot: QtBot) -> None:
    form = FormColumn()
    qtbot.addWidget(form)
    form.add("name", "Tên cơ quan", TextField())
    form.add("role", "Vai trò", ChoiceField([("a", "Cụm trưởng")]))
    assert form.field("name").accessibleName() == "Tên cơ quan"
    assert form.values() == {"name": "", "role": "a"}

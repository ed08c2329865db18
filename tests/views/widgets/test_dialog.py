"""The shape of the program's own dialogs."""

from pytestqt.qtbot import QtBot

from views.widgets.dialog import FormDialog
from views.widgets.fields import TextField
from views.widgets.form import FormColumn


def test_a_dialog_is_never_higher_than_the_screen(qtbot: QtBot) -> None:
    form = FormColumn()
    for number in range(30):
        form.add(f"f{number}", f"Mục {number}", TextField())
    dialog = FormDialog("Sửa chỉ tiêu", form, "Lưu", "Để sau")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    assert form.height() > dialog.height()

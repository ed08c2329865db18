"""The window that asks who works now, and for the password."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.access import Account
from views import icons
from views.widgets.buttons import primary
from views.widgets.choice import ChoiceField
from views.widgets.fields import PasswordField
from views.widgets.form import FormColumn
from views.widgets.text import Sentence

_WIDTH = 460


class SignInWindow(QWidget):
    """`answered` carries the code of an account and the password typed."""

    answered = Signal(str, str)

    def __init__(self, accounts: Sequence[Account], user_name: str, why: str = "") -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Sổ Thi đua: đăng nhập"))
        self.setWindowIcon(icons.icon("app"))
        self.setAutoFillBackground(True)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        known = next((item.code for item in accounts if item.name == user_name), "")
        choices = [(item.code, f"{item.name} ({item.role.label})") for item in accounts]
        self.form = FormColumn(self)
        self.form.add("account", self.tr("Người dùng"), ChoiceField(choices, known))
        self.password = PasswordField(self)
        self.form.add("password", self.tr("Mật khẩu"), self.password)
        self.enter = primary(self.tr("Đăng nhập"), "check", self)
        self.enter.clicked.connect(self._answer)
        self.password.returnPressed.connect(self._answer)
        self._lay_out(why)

    def refuse(self, text: str) -> None:
        """Say why it was not accepted, and let the user try again."""
        self.enter.setEnabled(True)
        self.password.clear()
        self.form.set_errors({"password": text})

    def _lay_out(self, why: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        column.addWidget(Sentence(self.tr("Đăng nhập"), px=20, bold=True, parent=self))
        if why:
            column.addWidget(Sentence(why, role="muted", parent=self))
        column.addWidget(self.form, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.enter)
        column.addLayout(row)
        self.setMinimumWidth(_WIDTH)
        self.password.setFocus()

    def _answer(self) -> None:
        self.form.clear_errors()
        self.enter.setEnabled(False)
        self.answered.emit(self.form.text("account"), self.password.value())

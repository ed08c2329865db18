"""Accounts and the lock: optional, with plain words of what they protect against."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from models.domain.access import AccessRole, Account
from models.domain.errors import UserError
from models.usecases.access import (
    SHORTEST_PASSWORD,
    accounts,
    add_account,
    remove_account,
    set_password,
    set_role,
)
from models.usecases.desk import Saved
from views.ask import Option
from views.context import PageContext
from views.pages.settings.part import Part
from views.saving import Writer
from views.widgets.buttons import danger, plain
from views.widgets.choice import ChoiceField
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.fields import PasswordField, TextField
from views.widgets.form import FormColumn
from views.widgets.table import TableView

T = TypeVar("T")
_MINUTES = ("0", "5", "15", "30", "60")


class ProtectionPart(Part):
    """`lock_wanted` asks to lock now, `minutes_chosen` carries after how long to lock."""

    lock_wanted = Signal()
    minutes_chosen = Signal(int)

    def __init__(
        self, context: PageContext, writer: Writer, minutes: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self.model: FactsModel[Account] = FactsModel(_columns(), parent=self)
        self.table = TableView("accounts", context.memory, self)
        self.for_one: list[QPushButton] = []
        self._lay_out(minutes)
        self.form.committed.connect(self._choose_minutes)

    def reload(self) -> None:
        """Read the accounts again."""
        desk = self._context.desk
        self._context.jobs.read(lambda _token: accounts(desk), self._take, owner=self)

    def add(self) -> None:
        """Ask for name, role and password of a new account, and add it."""
        form = FormColumn()
        name = TextField(self._context.desk.surroundings.user)
        role = ChoiceField([(item.value, item.label) for item in AccessRole], "admin")
        password, again = PasswordField(), PasswordField()
        form.add("name", self.tr("Họ và tên"), name, required=True)
        form.add("role", self.tr("Vai trò"), role)
        form.add(
            "password",
            self.tr("Mật khẩu"),
            password,
            help=self.tr("Ít nhất 8 ký tự. Một câu ngắn dễ nhớ là tốt nhất."),
        )
        form.add("again", self.tr("Gõ lại mật khẩu"), again)
        check = _same(form, password, again, self.tr("Hai lần gõ mật khẩu khác nhau."))
        if not self._context.ask.form(
            self.tr("Thêm tài khoản"), form, self.tr("Thêm tài khoản"), check=check
        ):
            return
        desk, values = self._context.desk, form.values()
        chosen = AccessRole(values["role"])
        self._write(lambda: add_account(desk, values["name"], chosen, values["password"]))

    def change_password(self) -> None:
        """Ask for another password of the chosen account."""
        account = self._chosen()
        if account is None:
            return
        form = FormColumn()
        password, again = PasswordField(), PasswordField()
        form.add("password", self.tr("Mật khẩu mới"), password)
        form.add("again", self.tr("Gõ lại mật khẩu"), again)
        check = _same(form, password, again, self.tr("Hai lần gõ mật khẩu khác nhau."))
        title = self.tr("Đổi mật khẩu của {name}").format(name=account.name)
        if self._context.ask.form(title, form, self.tr("Đổi mật khẩu"), check=check):
            desk, typed = self._context.desk, password.value()
            self._write(lambda: set_password(desk, account.code, typed))

    def change_role(self) -> None:
        """Ask for another role of the chosen account."""
        account = self._chosen()
        if account is None:
            return
        options = [Option(key=role.value, text=role.label) for role in AccessRole]
        found = self._context.ask.choose(
            self.tr("Đổi vai trò"), account.name, options, self.tr("Đổi vai trò")
        )
        if found is not None:
            desk = self._context.desk
            self._write(lambda: set_role(desk, account.code, AccessRole(found)))

    def remove(self) -> None:
        """Remove the chosen account, after asking."""
        account = self._chosen()
        if account is None:
            return
        text = self.tr(
            "{name} sẽ không đăng nhập được nữa. Những gì người này đã sửa vẫn có trong nhật ký."
        ).format(name=account.name)
        if self._context.ask.confirm(self.tr("Bỏ tài khoản?"), text, self.tr("Bỏ tài khoản")):
            desk = self._context.desk
            self._write(lambda: remove_account(desk, account.code))

    def _lay_out(self, minutes: int) -> None:
        form = self.form
        form.add_section(
            self.tr("Tài khoản"),
            self.tr(
                "Chưa có tài khoản nào thì chương trình mở thẳng. Mật khẩu ngăn người khác dùng "
                "chương trình khi anh/chị vắng mặt; nó không mã hoá tệp dữ liệu trên đĩa."
            ),
        )
        self.table.set_model(self.model)
        self.table.set_empty(EmptyState(self.tr("Chưa có tài khoản nào."), icon="users"))
        self.table.setMinimumHeight(180)
        form.add_row(self.table)
        buttons = QWidget(self)
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for button, slot in (
            (plain(self.tr("Thêm tài khoản"), "plus", self), self.add),
            (plain(self.tr("Đổi mật khẩu"), "lock", self), self.change_password),
            (plain(self.tr("Đổi vai trò"), "users", self), self.change_role),
            (danger(self.tr("Bỏ"), "trash-2", self), self.remove),
        ):
            button.clicked.connect(slot)
            row.addWidget(button)
            if slot != self.add:
                self.for_one.append(button)
        self.table.fact_changed.connect(self._offer)
        self._offer(None)
        row.addStretch(1)
        form.add_row(buttons)
        form.add_section(
            self.tr("Mật khẩu cho bản sao lưu"),
            self.tr(
                "Bản sao lưu tự động nằm cạnh tệp dữ liệu nên không đặt mật khẩu: ai lấy được "
                "chúng thì cũng lấy được tệp, còn quên mật khẩu là mất đường cứu dữ liệu. Bản "
                "đem ra ngoài thì đặt mật khẩu được, ở Nhật ký & sao lưu, nút ba chấm."
            ),
        )
        form.add_section(
            self.tr("Khoá khi để yên"),
            self.tr(
                "Mọi cửa sổ đang mở được che kín. Đăng nhập lại thì làm tiếp như cũ; người khác "
                "đăng nhập thì biểu mẫu đang gõ dở bị bỏ."
            ),
        )
        words = [(each, self.tr("Sau {n} phút").format(n=each)) for each in _MINUTES[1:]]
        choices = [(_MINUTES[0], self.tr("Không tự khoá")), *words]
        form.add(
            "minutes",
            self.tr("Tự khoá"),
            ChoiceField(choices, str(minutes)),
            help=self.tr("Chỉ có tác dụng khi đã có tài khoản; áp dụng cho máy đang dùng."),
        )
        self._lock = plain(self.tr("Khoá ngay"), "lock", self)
        self._lock.clicked.connect(self.lock_wanted)
        form.add_row(self._lock)

    def _take(self, found: tuple[Account, ...]) -> None:
        self.model.set_facts(found)
        self._lock.setEnabled(bool(found))

    def _offer(self, account: object) -> None:
        for button in self.for_one:
            button.setEnabled(isinstance(account, Account))

    def _chosen(self) -> Account | None:
        fact = self.table.current_fact()
        return fact if isinstance(fact, Account) else None

    def _write(self, work: Callable[[], Saved[T]]) -> None:
        self._writer.write(work, self._reread, refused=self._refuse)

    def _reread(self, _value: object) -> None:
        self.reload()

    def _refuse(self, error: UserError) -> None:
        self._context.ask.tell(self.tr("Chưa làm được"), error.text)

    def _choose_minutes(self, key: str, text: str) -> None:
        if key == "minutes":
            self.minutes_chosen.emit(int(text))


def _same(
    form: FormColumn, first: PasswordField, second: PasswordField, words: str
) -> Callable[[], bool]:
    def check() -> bool:
        errors = {}
        if not form.values().get("name", "-"):
            errors["name"] = "Hãy ghi họ và tên của người dùng tài khoản này."
        if len(first.value()) < SHORTEST_PASSWORD:
            errors["password"] = f"Mật khẩu phải có ít nhất {SHORTEST_PASSWORD} ký tự."
        if first.value() != second.value():
            errors["again"] = words
        form.set_errors(errors)
        return not errors

    return check


def _columns() -> tuple[Column[Account], ...]:
    return (
        Column(key="name", title="Họ và tên", text=lambda item: item.name, stretch=True),
        Column(key="role", title="Vai trò", text=lambda item: item.role.label, width=160),
    )

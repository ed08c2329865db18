"""Asking for a new password twice, or for a known one once."""

from PySide6.QtCore import QCoreApplication

from views.ask import Ask
from views.widgets.fields import PasswordField
from views.widgets.form import FormColumn
from views.widgets.text import Sentence


def ask_new_password(ask: Ask, title: str, warning: str, verb: str) -> str | None:
    """Return a password typed twice alike, None when the user gave up."""
    form = FormColumn()
    first, second = PasswordField(), PasswordField()
    form.add_row(Sentence(warning))
    form.add("password", _tr("Mật khẩu"), first, help=_tr("Ít nhất 8 ký tự."))
    form.add("again", _tr("Gõ lại mật khẩu"), second)

    def check() -> bool:
        is_same = first.value() == second.value()
        words = _tr("Hai lần gõ mật khẩu khác nhau.")
        form.set_errors({} if is_same else {"again": words})
        return is_same

    return first.value() if ask.form(title, form, verb, check=check) else None


def ask_password(ask: Ask, title: str, verb: str) -> str | None:
    """Return the password of a file, None when the user gave up."""
    form = FormColumn()
    field = PasswordField()
    form.add("password", _tr("Mật khẩu"), field)
    return field.value() if ask.form(title, form, verb) else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("PasswordForm", text)

"""Accounts of an office that wants them: who may open the program, and what each may do."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.access import AccessRole, Account
from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.text import nfc
from models.schema.access import AccountRow
from models.store import journal
from models.store.journal import Entry
from models.usecases.desk import Desk, Saved

SHORTEST_PASSWORD = 8
_ADMIN = AccessRole.ADMIN


def accounts(desk: Desk) -> tuple[Account, ...]:
    """Return the accounts by name; none means that the program asks for no password."""
    with desk.store.read() as session:
        rows = session.execute(select(AccountRow).order_by(AccountRow.name)).scalars()
        return tuple(_account(row) for row in rows)


def sign_in(desk: Desk, code: str, password: str) -> Desk:
    """Return the desk as the account `code` uses it. Raises UserError for a wrong password."""
    from models.security.passwords import fits  # noqa: PLC0415  most offices keep no accounts

    with desk.store.read() as session:
        row = session.get(AccountRow, code)
    if row is None or not fits(password, row.secret):
        raise UserError(
            "Mật khẩu không đúng. Hãy gõ lại; chú ý phím Caps Lock và bộ gõ tiếng Việt."
        )
    around = replace(desk.surroundings, user=row.name)
    return replace(desk, surroundings=around, role=AccessRole(row.role))


def add_account(desk: Desk, name: str, role: AccessRole, password: str) -> Saved[Account]:
    """Add an account. Raises UserError for a bad name or password, or a first one not an admin."""
    desk.require(_ADMIN)
    name = nfc(name).strip()
    _refuse_bad_password(password)
    with desk.store.write(desk.mark()) as session:
        rows = session.execute(select(AccountRow)).scalars().all()
        if not name or any(row.name.casefold() == name.casefold() for row in rows):
            raise UserError("Tên này trống hoặc đã có tài khoản. Hãy ghi họ và tên khác.")
        if not rows and role is not _ADMIN:
            raise UserError(
                "Tài khoản đầu tiên phải là quản trị, để còn có người quản lý các tài khoản khác."
            )
        row = AccountRow(
            code=desk.surroundings.new_id(), name=name, role=role.value, secret=_secret(password)
        )
        session.add(row)
        _note(session, row.code, "name", None, f"{name}, {role.label}")
    return Saved(value=_account(row), changed=Changed.SETTINGS, at=desk.now())


def set_password(desk: Desk, code: str, password: str) -> Saved[None]:
    """Give an account another password; the administrator for anybody, others for themselves."""
    _refuse_bad_password(password)
    with desk.store.write(desk.mark()) as session:
        row = _known(session, code)
        if row.name != desk.surroundings.user:
            desk.require(_ADMIN)
        row.secret = _secret(password)
        _note(session, code, "password", None, f"Mật khẩu của {row.name} đã đổi")
    return Saved(value=None, changed=Changed.SETTINGS, at=desk.now())


def set_role(desk: Desk, code: str, role: AccessRole) -> Saved[None]:
    """Give an account another role; one administrator must stay."""
    desk.require(_ADMIN)
    with desk.store.write(desk.mark()) as session:
        row = _known(session, code)
        old = AccessRole(row.role)
        if old is _ADMIN and role is not _ADMIN:
            _refuse_last_admin(session, code)
        row.role = role.value
        _note(session, code, "role", f"{row.name}, {old.label}", f"{row.name}, {role.label}")
    return Saved(value=None, changed=Changed.SETTINGS, at=desk.now())


def remove_account(desk: Desk, code: str) -> Saved[None]:
    """Remove an account; with the last one the program asks for no password any more."""
    desk.require(_ADMIN)
    with desk.store.write(desk.mark()) as session:
        row = _known(session, code)
        others = session.execute(select(AccountRow).where(AccountRow.code != code)).scalars().all()
        if others and row.role == _ADMIN.value:
            _refuse_last_admin(session, code)
        session.delete(row)
        _note(session, code, "name", f"{row.name}, {AccessRole(row.role).label}", None)
    return Saved(value=None, changed=Changed.SETTINGS, at=desk.now())


def remove_every_account(desk: Desk) -> Saved[int]:
    """Remove all accounts, for an office whose last administrator forgot the password.

    Whoever can do this has the file in hand and could read it anyway; the journal notes it.
    """
    with desk.store.write(desk.mark()) as session:
        rows = session.execute(select(AccountRow)).scalars().all()
        for row in rows:
            session.delete(row)
            _note(session, row.code, "name", f"{row.name}, {AccessRole(row.role).label}", None)
    return Saved(value=len(rows), changed=Changed.SETTINGS, at=desk.now())


def _account(row: AccountRow) -> Account:
    return Account(code=row.code, name=row.name, role=AccessRole(row.role))


def _known(session: Session, code: str) -> AccountRow:
    row = session.get(AccountRow, code)
    if row is None:
        raise UserError("Tài khoản này không còn. Hãy mở lại danh sách tài khoản.")
    return row


def _refuse_bad_password(password: str) -> None:
    if len(nfc(password)) < SHORTEST_PASSWORD:
        raise UserError(
            f"Mật khẩu phải có ít nhất {SHORTEST_PASSWORD} ký tự. Một câu ngắn dễ nhớ là tốt nhất."
        )


def _refuse_last_admin(session: Session, code: str) -> None:
    query = select(AccountRow).where(AccountRow.role == _ADMIN.value, AccountRow.code != code)
    if session.execute(query).first() is None:
        raise UserError(
            "Đây là quản trị duy nhất. Hãy giao vai trò quản trị cho một người khác trước."
        )


def _note(session: Session, code: str, column: str, old: str | None, new: str | None) -> None:
    journal.note(session, [Entry(entity="account", key=code, column=column, old=old, new=new)])


def _secret(password: str) -> str:
    from models.security.passwords import secret_of  # noqa: PLC0415  as above

    return secret_of(password)

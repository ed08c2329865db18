"""Accounts: who gets in, who may do what, and what never leaves the file."""

from collections.abc import Callable

import pytest

from models.domain.access import AccessRole
from models.domain.errors import UserError
from models.store.journal import Why
from models.usecases.access import (
    accounts,
    add_account,
    remove_account,
    remove_every_account,
    set_password,
    set_role,
    sign_in,
)
from models.usecases.desk import Desk
from models.usecases.exchange import take_in_all
from models.usecases.office_settings import set_paper_default
from models.usecases.safety import check_journal, journal_page, state_hash

PASSWORD = "mùa xuân trên núi"  # noqa: S105  a test's own


@pytest.fixture
def admin(desk: Desk) -> Desk:
    code = add_account(desk, "Trần Văn Bình", AccessRole.ADMIN, PASSWORD).value.code
    return sign_in(desk, code, PASSWORD)


def with_role(admin: Desk, role: AccessRole) -> Desk:
    code = add_account(admin, f"Người {role.label}", role, PASSWORD).value.code
    return sign_in(admin, code, PASSWORD)


def test_without_accounts_everybody_may_do_everything(desk: Desk) -> None:
    assert accounts(desk) == ()
    desk.require(AccessRole.ADMIN)


def test_the_right_password_lets_in_under_the_accounts_name(admin: Desk) -> None:
    set_paper_default(admin, "chair", "Lý A Sử")

    assert admin.role is AccessRole.ADMIN
    assert journal_page(admin, before=None, limit=1)[0].user == "Trần Văn Bình"


def test_a_wrong_password_is_refused(desk: Desk, admin: Desk) -> None:
    code = accounts(admin)[0].code

    for wrong in ("", "mùa xuân", PASSWORD.upper()):
        with pytest.raises(UserError, match="Mật khẩu không đúng"):
            sign_in(desk, code, wrong)


def test_a_password_typed_with_decomposed_letters_fits(desk: Desk, admin: Desk) -> None:
    decomposed = "mu\u0300a xua\u0302n tre\u0302n nu\u0301i"

    assert sign_in(desk, accounts(admin)[0].code, decomposed).role is AccessRole.ADMIN


def test_the_first_account_must_be_an_administrator(desk: Desk) -> None:
    with pytest.raises(UserError, match="quản trị"):
        add_account(desk, "Lò Thị Hoa", AccessRole.ENTRY, PASSWORD)


@pytest.mark.parametrize(
    ("name", "password"), [("", PASSWORD), ("trần văn bình", PASSWORD), ("Lò Thị Hoa", "ngắn")]
)
def test_bad_names_and_passwords_are_refused(admin: Desk, name: str, password: str) -> None:
    with pytest.raises(UserError):
        add_account(admin, name, AccessRole.ENTRY, password)

    assert len(accounts(admin)) == 1


@pytest.mark.parametrize(
    ("role", "deed"),
    [
        (AccessRole.ENTRY, lambda desk: take_in_all(desk, [])),
        (AccessRole.ENTRY, lambda desk: set_paper_default(desk, "chair", "x")),
        (AccessRole.APPROVER, lambda desk: set_paper_default(desk, "chair", "x")),
        (
            AccessRole.APPROVER,
            lambda desk: set_role(desk, accounts(desk)[0].code, AccessRole.ENTRY),
        ),
    ],
)
def test_a_role_may_not_do_what_is_above_it(
    admin: Desk, role: AccessRole, deed: Callable[[Desk], object]
) -> None:
    with pytest.raises(UserError, match="Việc này cần vai trò"):
        deed(with_role(admin, role))


def test_everybody_may_change_the_own_password_only(admin: Desk) -> None:
    clerk = with_role(admin, AccessRole.ENTRY)
    own = next(item.code for item in accounts(admin) if item.role is AccessRole.ENTRY)
    other = next(item.code for item in accounts(admin) if item.role is AccessRole.ADMIN)

    set_password(clerk, own, "một câu khác hẳn")
    with pytest.raises(UserError):
        set_password(clerk, other, "một câu khác hẳn")

    assert sign_in(clerk, own, "một câu khác hẳn").role is AccessRole.ENTRY


def test_one_administrator_must_stay_while_others_are_there(admin: Desk) -> None:
    with_role(admin, AccessRole.ENTRY)
    only = next(item.code for item in accounts(admin) if item.role is AccessRole.ADMIN)

    with pytest.raises(UserError, match="quản trị duy nhất"):
        remove_account(admin, only)
    with pytest.raises(UserError, match="quản trị duy nhất"):
        set_role(admin, only, AccessRole.ENTRY)


def test_the_secret_stands_neither_in_the_journal_nor_in_the_content(desk: Desk) -> None:
    before = state_hash(desk)
    code = add_account(desk, "Trần Văn Bình", AccessRole.ADMIN, PASSWORD).value.code
    set_password(desk, code, "một câu khác hẳn")

    rows = journal_page(desk, before=None, limit=5, whys=frozenset({Why.EDIT.value}))

    assert state_hash(desk) == before
    assert check_journal(desk) is None
    assert {row.entity for row in rows} == {"account"}
    assert not any("argon2" in row.old + row.new or PASSWORD in row.new for row in rows)


def test_a_forgotten_password_is_undone_by_removing_every_account(admin: Desk) -> None:
    assert remove_every_account(admin).value == 1
    assert accounts(admin) == ()
    assert journal_page(admin, before=None, limit=1)[0].entity == "account"

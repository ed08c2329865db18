import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from models.domain.errors import UserError
from models.domain.signature import Signature, shown_fingerprint
from models.usecases.desk import Desk
from models.usecases.exchange import export_submission, list_packages, preview, take_in
from models.usecases.safety import state_hash
from models.usecases.signing import (
    ensure_key,
    forget_key,
    list_keys,
    register_from,
    register_key,
)
from models.usecases.targets import ResultEdit, set_results
from models.usecases.typed import read_typed

TARGET = "1097.attt.tang-truong-thi-truong"
OLD_PACKAGE = Path(__file__).parents[2] / "data" / "packages" / "format-1-submission.xlsx"
MakeDesk = Callable[..., Desk]


@pytest.fixture
def member(make_desk: MakeDesk) -> Desk:
    desk = make_desk("dien-bien", office="dien-bien")
    set_results(desk, [ResultEdit(target=TARGET, period="2023", value=read_typed("31"))])
    return desk


@pytest.fixture
def package(member: Desk, tmp_path: Path) -> Path:
    return export_submission(member, tmp_path / "nop.xlsx").value.place


def test_a_package_of_an_office_nobody_registered_is_of_an_unknown_key(
    desk: Desk, package: Path
) -> None:
    proof = preview(desk, package).proof

    assert proof.signature is Signature.UNKNOWN_KEY
    assert not proof.needs_consent


def test_a_registered_office_signs_validly_and_the_log_remembers_it(
    desk: Desk, member: Desk, package: Path
) -> None:
    register_from(desk, package, shown_fingerprint(ensure_key(member)).lower())

    assert preview(desk, package).proof.signature is Signature.VALID
    take_in(desk, package)
    assert list_packages(desk)[0].proof.fingerprint == ensure_key(member)


def test_a_fingerprint_on_paper_that_differs_registers_nothing(desk: Desk, package: Path) -> None:
    with pytest.raises(UserError, match="khác khoá của gói"):
        register_from(desk, package, "A" * 32)

    assert list_keys(desk) == ()


def test_cells_edited_in_excel_leave_the_signature_valid_and_the_package_touched(
    desk: Desk, member: Desk, package: Path
) -> None:
    register_key(desk, "dien-bien", ensure_key(member))
    book = openpyxl.load_workbook(package)
    rows = [row for row in book["Chỉ tiêu"].iter_rows() if row[0].value == f"{TARGET}|2023"]
    rows[0][11].value = 32
    book.save(package)

    seen = preview(desk, package)

    assert seen.proof.signature is Signature.VALID
    assert seen.is_touched


@pytest.mark.parametrize("name", ["from", "to", "sha256", "year", "package_id"])
def test_a_head_changed_after_signing_is_invalid(desk: Desk, package: Path, name: str) -> None:
    book = openpyxl.load_workbook(package)
    for row in book["_meta"].iter_rows():
        if row[0].value == name:
            other = {"from": "son-la", "to": "son-la", "year": "2024"}
            row[1].value = other.get(name, "0" * 32)
    book.save(package)

    assert preview(desk, package).proof.signature is Signature.INVALID
    with pytest.raises(UserError):
        take_in(desk, package)


def test_an_unsigned_package_of_the_first_format_is_read_and_asks_for_consent(desk: Desk) -> None:
    seen = preview(desk, OLD_PACKAGE)
    before = state_hash(desk)

    assert (seen.proof.signature, seen.is_touched) == (Signature.NONE, False)
    assert seen.counts.new == 120
    with pytest.raises(UserError, match="không có chữ ký"):
        take_in(desk, OLD_PACKAGE)
    assert state_hash(desk) == before
    assert take_in(desk, OLD_PACKAGE, accept_touched=True).value.counts.new == 120


def test_a_second_key_of_a_registered_office_asks_for_consent(
    desk: Desk, member: Desk, package: Path
) -> None:
    register_key(desk, "dien-bien", "0" * 32)

    proof = preview(desk, package).proof

    assert (proof.signature, proof.is_other_key) == (Signature.UNKNOWN_KEY, True)
    with pytest.raises(UserError, match="khác khoá đã đăng ký"):
        take_in(desk, package)
    register_key(desk, "dien-bien", ensure_key(member))
    take_in(desk, package)


def test_a_key_stays_the_same_and_travels_in_no_copy_of_the_workspace(member: Desk) -> None:
    first = ensure_key(member)

    assert ensure_key(member) == first
    assert b"PRIVATE KEY" in member.key_place.read_bytes()
    assert b"PRIVATE KEY" not in member.place.read_bytes()


def test_a_damaged_key_file_is_a_sentence_and_nothing_is_overwritten(
    member: Desk, tmp_path: Path
) -> None:
    member.key_place.write_bytes(b"nonsense")

    with pytest.raises(UserError, match="đã hỏng"):
        export_submission(member, tmp_path / "nop.xlsx")

    assert member.key_place.read_bytes() == b"nonsense"


def test_registering_and_forgetting_keys_leave_the_state_hash_alone(desk: Desk) -> None:
    before = state_hash(desk)
    register_key(desk, "dien-bien", "0" * 32, "máy văn phòng")
    (key,) = list_keys(desk)

    assert state_hash(desk) == before
    assert key.shown == "0000 0000 0000 0000 0000 0000 0000 0000"
    forget_key(desk, "dien-bien", key.shown)
    assert list_keys(desk) == ()


@pytest.mark.parametrize("text", ["", "12", "G" * 32, "0" * 33])
def test_what_is_no_fingerprint_is_refused(desk: Desk, text: str) -> None:
    with pytest.raises(UserError, match="dấu vân tay"):
        register_key(desk, "dien-bien", text)


def test_the_office_knows_its_own_packages(member: Desk, package: Path) -> None:
    assert preview(member, package).proof.signature is Signature.VALID


def test_a_key_left_behind_signs_as_an_unknown_one(
    desk: Desk, member: Desk, tmp_path: Path
) -> None:
    register_key(desk, "dien-bien", ensure_key(member))
    moved = tmp_path / "may-khac"
    moved.mkdir()
    shutil.copy(member.place, moved / "so-thi-dua.db")
    other = replace(member, store=type(member.store)(moved / "so-thi-dua.db", member.store._lock))

    package = export_submission(other, tmp_path / "khac.xlsx").value.place

    assert preview(desk, package).proof.is_other_key

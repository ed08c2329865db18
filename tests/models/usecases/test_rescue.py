"""What outlives the program: the rescue kit, salvage of damaged files, the support bundle."""

import json
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.domain.errors import UserError
from models.usecases.desk import Desk, Surroundings
from models.usecases.example import fill_with_example
from models.usecases.rescue_kit import LIST_NAME, verify_kit, write_kit
from models.usecases.safety import (
    Reason,
    backup_at,
    backup_now,
    look_inside,
    rescue_workspace,
    state_hash,
)
from models.usecases.salvaging import salvage
from models.usecases.sealed_copies import (
    is_sealed_file,
    open_sealed,
    write_sealed_backup,
    write_sealed_kit,
)
from models.usecases.support import BundleOrder, write_bundle
from models.usecases.workspace import close_workspace

PAGE_BYTES = 4096


class StoppedError(Exception):
    """The user gave up."""


def quietly(_done: int, _total: int, _what: str) -> None:
    return None


@pytest.fixture
def kit(desk: Desk, tmp_path: Path) -> Path:
    fill_with_example(desk, 2023)
    return write_kit(desk, tmp_path / "usb", quietly).value.folder


def test_a_kit_opens_as_the_same_workspace_on_another_machine(
    kit: Path, desk: Desk, tmp_path: Path, surroundings: Surroundings
) -> None:
    there = tmp_path / "may-khac" / "so.db"
    there.parent.mkdir()

    again = rescue_workspace(there, backup_at(kit / "so-thi-dua.db"), surroundings=surroundings)

    assert state_hash(again) == state_hash(desk)
    close_workspace(again, backup=False)


def test_a_kit_can_be_read_without_the_program(kit: Path) -> None:
    book = load_workbook(kit / "moi-so-lieu.xlsx", read_only=True)

    assert {"Chỉ tiêu", "Kết quả", "Nhật ký"} <= set(book.sheetnames)
    titles = [cell.value for cell in next(book["Chỉ tiêu"].iter_rows())]
    assert "Tên" in titles
    assert "HÀNG" not in titles
    assert "so-thi-dua.db" in (kit / "DOC-TRUOC.txt").read_text("utf-8-sig")


def test_every_file_of_a_kit_is_in_its_list_and_read_back(kit: Path) -> None:
    facts = verify_kit(kit)

    listed = (kit / LIST_NAME).read_text("utf-8").splitlines()
    assert facts.file_count == len(listed)


def test_one_changed_byte_in_a_kit_is_found(kit: Path) -> None:
    place = kit / "so-thi-dua.db"
    content = bytearray(place.read_bytes())
    content[-1] ^= 1
    place.write_bytes(content)

    with pytest.raises(UserError, match=r"“so-thi-dua\.db” trong bộ cứu hộ đã khác"):
        verify_kit(kit)


def test_a_missing_file_and_a_strange_file_are_found(kit: Path) -> None:
    (kit / "la.txt").write_text("lạ", "utf-8")
    with pytest.raises(UserError, match=r"la\.txt"):
        verify_kit(kit)
    (kit / "la.txt").unlink()
    (kit / "moi-so-lieu.xlsx").unlink()
    with pytest.raises(UserError, match="bị thiếu"):
        verify_kit(kit)


def test_a_kit_that_was_given_up_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    def stop(done: int, _total: int, _what: str) -> None:
        if done == 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        write_kit(desk, tmp_path / "usb", stop)

    assert list((tmp_path / "usb").iterdir()) == []


def test_a_kit_cannot_go_where_nothing_can_be_written(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "usb").write_text("không phải thư mục", "utf-8")

    with pytest.raises(UserError, match="Hãy kiểm tra USB"):
        write_kit(desk, tmp_path / "usb", quietly)


def test_what_is_left_of_a_damaged_file_is_salvaged(desk: Desk, tmp_path: Path) -> None:
    fill_with_example(desk, 2023)
    close_workspace(desk, backup=False)
    damaged = tmp_path / "hong.db"
    shutil.copyfile(desk.place, damaged)
    content = bytearray(damaged.read_bytes())
    middle = len(content) * 3 // 4 // PAGE_BYTES * PAGE_BYTES
    content[middle : middle + 4 * PAGE_BYTES] = b"\xff" * (4 * PAGE_BYTES)
    damaged.write_bytes(content)
    before = damaged.read_bytes()

    facts = salvage(damaged, tmp_path / "cuu.xlsx")

    assert facts.row_count > 200
    assert facts.damaged
    assert damaged.read_bytes() == before
    book = load_workbook(tmp_path / "cuu.xlsx", read_only=True)
    assert "Kết quả" in book.sheetnames


def test_a_file_of_which_nothing_can_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rac.db").write_bytes(b"\x00" * 9000)

    with pytest.raises(UserError, match="Không đọc được bảng nào"):
        salvage(tmp_path / "rac.db", tmp_path / "cuu.xlsx")


def test_salvaged_text_never_becomes_a_formula(tmp_path: Path) -> None:
    place = tmp_path / "la.db"
    with sqlite3.connect(place) as connection:
        connection.execute("CREATE TABLE person (full_name TEXT)")
        connection.execute("INSERT INTO person VALUES ('=HYPERLINK(\"http://x\")')")

    salvage(place, tmp_path / "cuu.xlsx")

    cell = load_workbook(tmp_path / "cuu.xlsx")["Cá nhân"]["A2"]
    assert cell.data_type == "s"


def test_a_support_bundle_names_nobody(desk: Desk, tmp_path: Path) -> None:
    fill_with_example(desk, 2023)
    log = tmp_path / "so-thi-dua.log"
    log.write_text("lỗi ở C:\\Users\\Nguyễn Thị Ánh\\so.db", "utf-8")
    order = BundleOrder(
        workspace=desk.place,
        logs=(log,),
        about={"program": "0.1.0"},
        hide=("Nguyễn Thị Ánh", "C:\\Users\\Nguyễn Thị Ánh"),
    )

    write_bundle(order, tmp_path / "goi.zip")

    with zipfile.ZipFile(tmp_path / "goi.zip") as bundle:
        names = bundle.namelist()
        whole = b"".join(bundle.read(name) for name in names).decode()
        facts = json.loads(bundle.read("thong-tin.json"))
    assert names == ["thong-tin.json", "nhat-ky-loi/so-thi-dua.log"]
    assert "Ánh" not in whole
    assert facts["tables"]["result"]["rows"] > 0
    assert facts["quick_check"] == "ok"


def test_data_goes_into_a_bundle_only_when_ticked(desk: Desk, tmp_path: Path) -> None:
    order = BundleOrder(workspace=desk.place, logs=(), about={}, hide=(), with_data=True)

    write_bundle(order, tmp_path / "goi.zip")

    with zipfile.ZipFile(tmp_path / "goi.zip") as bundle:
        assert "so-thi-dua.db" in bundle.namelist()


def test_a_kit_under_a_password_opens_only_with_it(
    desk: Desk, tmp_path: Path, surroundings: Surroundings
) -> None:
    fill_with_example(desk, 2023)
    file = write_sealed_kit(desk, tmp_path / "usb", "mùa xuân trên núi", quietly).value
    assert [path.name for path in (tmp_path / "usb").iterdir()] == [file.name]
    assert is_sealed_file(file)
    with pytest.raises(UserError, match="mật khẩu không đúng"):
        open_sealed(file, "mùa xuân", tmp_path / "thu")

    backup = open_sealed(file, "mùa xuân trên núi", tmp_path / "mo")

    again = rescue_workspace(tmp_path / "moi" / "so.db", backup, surroundings=surroundings)
    assert state_hash(again) == state_hash(desk)
    assert (tmp_path / "mo" / LIST_NAME).is_file()
    close_workspace(again, backup=False)


def test_a_backup_is_copied_out_under_a_password(desk: Desk, tmp_path: Path) -> None:
    backup = backup_now(desk, Reason.MANUAL).value

    write_sealed_backup(backup, tmp_path / "ban-sao.khoa", "mùa xuân trên núi")

    opened = open_sealed(tmp_path / "ban-sao.khoa", "mùa xuân trên núi", tmp_path / "mo")
    assert look_inside(opened).office == "lao-cai"
    with pytest.raises(UserError, match="ít nhất 8"):
        write_sealed_backup(backup, tmp_path / "ban-sao.khoa", "ngắn")

import errno
from datetime import datetime
from pathlib import Path

import pytest

from models.domain.errors import UserError
from models.sync import files


def test_a_file_is_written_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    place = tmp_path / "usb" / "goi.xlsx"

    files.write_file(place, b"PK goi")

    assert place.read_bytes() == b"PK goi"
    assert [path.name for path in place.parent.iterdir()] == ["goi.xlsx"]


def test_a_file_held_by_excel_is_named_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "goi.xlsx"
    place.write_bytes(b"cu")

    def refuse(_self: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)

    with pytest.raises(UserError, match=r"Hãy đóng tệp “goi\.xlsx” trong Excel"):
        files.write_file(place, b"moi")
    assert place.read_bytes() == b"cu"
    assert [path.name for path in tmp_path.iterdir()] == ["goi.xlsx"]


def test_a_stick_that_gives_back_something_else_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "goi.xlsx"
    monkeypatch.setattr(Path, "read_bytes", lambda _self: b"khac")

    with pytest.raises(UserError, match="đọc lại không khớp"):
        files.write_file(place, b"moi")


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Không tìm thấy tệp"):
        files.read_file(tmp_path / "khong-co.xlsx")


def test_an_archive_name_cannot_leave_its_folder() -> None:
    at = datetime(2023, 1, 2, 3, 4, 5)  # noqa: DTZ001  no zone in offices

    name = files.archive_name(at, "in", "submission", "../../a b")

    assert name == "20230102-030405-in-submission-------a-b.xlsx"

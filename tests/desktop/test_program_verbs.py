"""The verbs about the program and the safety of its data, as another program calls them."""

import io
import json
from pathlib import Path

import pytest

from desktop import cli
from models.domain.access import AccessRole
from models.usecases.access import add_account
from models.usecases.desk import Desk
from models.usecases.workspace import close_workspace


@pytest.fixture
def place(desk: Desk) -> Path:
    add_account(desk, "Trần Văn Bình", AccessRole.ADMIN, "mùa xuân trên núi")
    close_workspace(desk, backup=False)
    return desk.place


def run(place: Path, *words: str) -> tuple[int, str, str]:
    out, errors = io.StringIO(), io.StringIO()
    code = cli.run(cli.parse(["--workspace", str(place), *words]), out, errors)
    return code, out.getvalue(), errors.getvalue()


def test_a_rescue_kit_is_written_from_the_command_line(place: Path, tmp_path: Path) -> None:
    code, out, _ = run(place, "rescue-kit", str(tmp_path / "usb"), "--json")

    data = json.loads(out)
    assert code == 0
    assert set(data) == {"folder", "file_count", "byte_count"}
    assert (Path(data["folder"]) / "so-thi-dua.db").is_file()


def test_salvage_reads_a_file_that_need_not_open(place: Path, tmp_path: Path) -> None:
    code, out, _ = run(place, "salvage", "--to", str(tmp_path / "cuu.xlsx"), "--json")

    data = json.loads(out)
    assert code == 0
    assert data["row_count"] > 100
    assert data["damaged"] == []


def test_salvage_of_nothing_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "rac.db").write_bytes(b"\x00" * 100)

    code, out, errors = run(tmp_path / "rac.db", "salvage", "--to", str(tmp_path / "cuu.xlsx"))

    assert (code, out) == (1, "")
    assert errors.startswith("Không đọc được bảng nào")


def test_accounts_are_listed_and_reset(place: Path) -> None:
    code, out, _ = run(place, "access", "list", "--json")
    assert (code, json.loads(out)) == (0, [{"name": "Trần Văn Bình", "role": "admin"}])

    assert run(place, "access", "reset")[0] == 0

    assert json.loads(run(place, "access", "list", "--json")[1]) == []


def test_wrong_usage_ends_with_two() -> None:
    with pytest.raises(SystemExit) as ended:
        cli.parse(["access", "open"])

    assert ended.value.code == 2

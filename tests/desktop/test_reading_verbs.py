"""The command line about packages that arrive: its JSON forms, as other programs rely on them."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop import cli

TARGET = "1097.attt.tang-truong-thi-truong"
Run = Callable[..., Any]
PREVIEW_KEYS = {
    "file",
    "kind",
    "from",
    "to",
    "cluster",
    "year",
    "period",
    "package_id",
    "signature",
    "touched",
    "counts",
    "problems",
}


def run(*words: str) -> tuple[int, str, str]:
    out, errors = io.StringIO(), io.StringIO()
    code = cli.run(cli.parse(words), out, errors)
    return code, out.getvalue(), errors.getvalue()


def answer(workspace: Path, *words: str) -> Any:
    code, out, errors = run(*words, "--workspace", str(workspace), "--json")
    assert code == cli.DONE, errors
    return json.loads(out)


def refusal(workspace: Path, *words: str) -> str:
    code, _, errors = run(*words, "--workspace", str(workspace), "--json")
    assert code == cli.REFUSED
    return errors


@pytest.fixture
def leader(tmp_path: Path) -> Path:
    answer(tmp_path / "lao-cai.db", "init", "--office", "lao-cai", "--year", "2023")
    return tmp_path / "lao-cai.db"


@pytest.fixture
def member(tmp_path: Path) -> Path:
    place = tmp_path / "son-la.db"
    answer(place, "init", "--office", "son-la", "--year", "2023")
    answer(place, "set", TARGET, "--value", "31,5", "--period", "2023")
    return place


@pytest.fixture
def package(member: Path, tmp_path: Path) -> str:
    return str(answer(member, "export", "submission", "--to", str(tmp_path / "nop.xlsx"))["file"])


def edit(package: str, to: Path, value: object) -> str:
    book = openpyxl.load_workbook(package)
    sheet = book["Chỉ tiêu"]
    row = next(r for r in range(1, 200) if sheet.cell(r, 1).value == f"{TARGET}|2023")
    sheet.cell(row, 12).value = value
    book.save(to)
    return str(to)


def test_a_new_workspace_has_its_key_and_a_practice_one_has_none(tmp_path: Path) -> None:
    own = tmp_path / "lai-chau.db"
    made = answer(own, "init", "--office", "lai-chau", "--year", "2023")
    practice = tmp_path / "thu.db"
    tried = answer(practice, "init", "--office", "lai-chau", "--year", "2023", "--practice")

    assert made["fingerprint"] == answer(own, "keys")["own"]
    assert (tmp_path / "lai-chau-khoa.pem").is_file()
    assert tried["fingerprint"] is None
    assert not (tmp_path / "thu-khoa.pem").exists()


def test_a_preview_tells_who_made_it_and_whether_it_was_touched(
    leader: Path, member: Path, package: str, tmp_path: Path
) -> None:
    fresh = answer(leader, "preview", package)
    key = answer(leader, "register-key", "--package", package)
    known = answer(leader, "preview", package)
    touched = answer(leader, "preview", edit(package, tmp_path / "sua.xlsx", 32))

    assert set(fresh) >= PREVIEW_KEYS
    assert set(fresh["counts"]) >= {"new", "changed", "same", "problem", "conflict"}
    assert (fresh["signature"], fresh["touched"]) == ("unknown_key", False)
    assert (known["signature"], known["touched"]) == ("valid", False)
    assert (touched["signature"], touched["touched"]) == ("valid", True)
    assert key["office"] == "son-la"
    assert key["fingerprint"] == answer(member, "keys")["own"]
    assert [item["office"] for item in answer(leader, "keys")["keys"]] == ["son-la"]


def test_a_touched_package_is_taken_only_when_told(
    leader: Path, package: str, tmp_path: Path
) -> None:
    touched = edit(package, tmp_path / "sua.xlsx", 32)
    before = answer(leader, "state-hash"), leader.read_bytes()

    assert "sửa ngoài phần mềm" in refusal(leader, "import", touched)

    assert (answer(leader, "state-hash"), leader.read_bytes()) == before
    (report,) = answer(leader, "import", touched, "--accept-unsigned")
    assert report["counts"]["new"] == 1


def test_a_wrong_cell_goes_back_annotated(leader: Path, package: str, tmp_path: Path) -> None:
    wrong = edit(package, tmp_path / "sai.xlsx", "nhiều")
    (problem,) = answer(leader, "preview", wrong)["problems"]

    done = answer(leader, "annotate", wrong, "--to", str(tmp_path / "tra.xlsx"))

    assert set(problem) == {"sheet", "cell", "code", "found", "message"}
    assert (problem["sheet"], problem["found"]) == ("Chỉ tiêu", "nhiều")
    assert problem["message"] in done["message"]
    assert (done["problem_count"], done["cell_count"]) == (1, 1)
    assert openpyxl.load_workbook(done["file"])["Chỉ tiêu"][problem["cell"]].comment is not None


def test_the_code_on_paper_proves_the_package(
    leader: Path, member: Path, package: str, tmp_path: Path
) -> None:
    sheet = answer(member, "confirmation-sheet", package, "--to", str(tmp_path / "phieu.pdf"))
    answer(leader, "import", package)

    assert answer(leader, "confirm", package, sheet["code"])["noted"] is True
    assert "không khớp" in refusal(leader, "confirm", package, "0000-0000")


def test_an_old_package_moves_into_the_newest_form(tmp_path: Path) -> None:
    old = Path(__file__).parents[1] / "data" / "packages" / "format-1-submission.xlsx"
    place = tmp_path / "dien-bien.db"
    answer(place, "init", "--office", "dien-bien", "--year", "2023")

    done = answer(place, "convert", str(old), "--to", str(tmp_path / "moi.xlsx"))

    assert (done["from_format"], done["left_out"]) == (1, [])


@pytest.mark.parametrize("name", ["khong-co.xlsx", "hong.xlsx"])
def test_a_refused_file_leaves_bytes_and_hash_of_the_workspace_alone(
    leader: Path, package: str, tmp_path: Path, name: str
) -> None:
    content = Path(package).read_bytes()
    (tmp_path / "hong.xlsx").write_bytes(content[: len(content) // 2])
    before = leader.read_bytes()

    for verb in ("preview", "import"):
        assert refusal(leader, verb, str(tmp_path / name)).strip().endswith(".")

    assert leader.read_bytes() == before


def test_a_table_of_their_own_is_read_then_written(member: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Khoản", "Con số", "Ghi chú"])
    book.active.append([TARGET, "33,5", "sổ theo dõi"])
    book.active.append(["Không có", 1, ""])
    place = tmp_path / "rieng.xlsx"
    book.save(place)

    assert "Chưa chọn cột" in refusal(member, "read-list", str(place))
    assert "KHOÁ=CỘT" in refusal(member, "read-list", str(place), "--map", "gì=1")
    mapped = ("read-list", str(place), "--map", "target=A", "--map", "value=b")
    seen = answer(member, *mapped)
    done = answer(member, *mapped, "--take")
    again = answer(member, "read-list", str(place))

    assert [row["state"] for row in seen["rows"]] == ["changed", "problem"]
    assert (seen["written"], done["written"]) == (0, 1)
    assert (again["remembered"], again["rows"][0]["state"]) == (True, "same")

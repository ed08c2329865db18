"""The verbs that exchange packages, from both ends of a cluster."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from desktop import cli

TARGET = "1097.attt.tang-truong-thi-truong"


def run(place: Path, *words: str) -> tuple[int, Any, str]:
    out, errors = StringIO(), StringIO()
    args = cli.parse(["--json", "--workspace", str(place), *words])
    code = cli.run(args, out, errors)
    return code, json.loads(out.getvalue() or "null"), errors.getvalue()


def done(place: Path, *words: str) -> Any:
    code, data, errors = run(place, *words)
    assert (code, errors) == (0, "")
    return data


@pytest.fixture
def leader(tmp_path: Path) -> Path:
    place = tmp_path / "lao-cai.db"
    done(place, "init", "--office", "lao-cai", "--year", "2023")
    return place


@pytest.fixture
def member(tmp_path: Path) -> Path:
    place = tmp_path / "son-la.db"
    done(place, "init", "--office", "son-la", "--year", "2023")
    done(place, "set", TARGET, "--value", "20", "--period", "2023")
    return place


@pytest.fixture
def package(member: Path, tmp_path: Path) -> str:
    place = str(tmp_path / "nop.xlsx")
    done(member, "export", "submission", "--to", place)
    return place


def test_a_preview_has_exactly_the_promised_keys(leader: Path, package: str) -> None:
    seen = done(leader, "preview", package)

    promised = {"file", "kind", "from", "to", "cluster", "year", "period", "package_id"}
    assert promised | {"signature", "touched", "counts", "problems"} <= set(seen)
    assert (seen["kind"], seen["from"], seen["to"]) == ("submission", "son-la", "lao-cai")
    assert (seen["signature"], seen["touched"]) == ("unknown_key", False)
    assert {"new": 1, "changed": 0, "same": 0, "problem": 0, "conflict": 0}.items() <= seen[
        "counts"
    ].items()


def test_every_kind_is_exported_and_taken_in(
    leader: Path, member: Path, package: str, tmp_path: Path
) -> None:
    done(leader, "import", package)
    done(leader, "deadline", "2023-Q1", "--due", "2023-04-05")
    made = []
    for kind in ("assignment", "return", "receipt", "consolidated"):
        place = str(tmp_path / f"{kind}.xlsx")
        office = () if kind in ("assignment", "consolidated") else ("--for", "son-la")
        answer = done(leader, "export", kind, "--to", place, *office)
        assert (answer["kind"], answer["from"]) == (kind, "lao-cai")
        made.append(place)

    reports = done(member, "import", *made)

    assert [report["already_imported_at"] for report in reports] == [None] * 4
    board = done(member, "board")
    assert board["periods"][0] == {"period": "2023-Q1", "due": "2023-04-05", "locked": False}


def test_undoing_an_import_brings_the_hash_back(leader: Path, package: str) -> None:
    before = done(leader, "state-hash")
    (report,) = done(leader, "import", package)
    assert done(leader, "state-hash") != before

    undone = done(leader, "undo-import", report["import_id"])

    assert (undone["restored"], undone["kept"]) == (1, [])
    assert done(leader, "state-hash") == before


def test_a_refused_file_exits_one_and_leaves_every_byte(leader: Path, tmp_path: Path) -> None:
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(b"PK\x03\x04 hong")
    before = leader.read_bytes()

    code, _, said = run(leader, "import", str(broken))

    assert code == 1
    assert said.strip()
    assert leader.read_bytes() == before


def test_a_rebuilt_workspace_has_the_same_hash(leader: Path, package: str, tmp_path: Path) -> None:
    done(leader, "import", package)
    archive = leader.with_name("lao-cai-goi")

    built = done(tmp_path / "moi.db", "rebuild", "--from", str(archive))

    assert (built["office"], built["packages"]) == ("lao-cai", 1)
    assert built["state_hash"] == done(leader, "state-hash")["state_hash"]


def test_a_handover_makes_the_old_leader_read_only(leader: Path, tmp_path: Path) -> None:
    place = str(tmp_path / "ban-giao.xlsx")
    done(leader, "export", "handover", "--to", place, "--for", "ha-giang")

    code, _, said = run(leader, "lock", "2023-Q1", "--reason", "Chốt số")

    assert code == 1
    assert "đã bàn giao cho" in said


def test_a_closed_period_is_seen_on_the_board(leader: Path) -> None:
    done(leader, "lock", "2023-Q2", "--reason", "Chốt số")

    periods = {item["period"]: item["locked"] for item in done(leader, "board")["periods"]}

    assert (periods["2023-Q1"], periods["2023-Q2"]) == (False, True)
    assert run(leader, "lock", "2023-Q2", "--reason", "Lần nữa")[0] == 1

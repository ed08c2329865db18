"""The verbs that write the report, the programme and the table of targets."""

import json
from io import StringIO
from pathlib import Path

import pytest

from desktop import cli


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("so") / "so.db"
    run("init", "--office", "lao-cai", "--year", "2023", place=place)
    return place


def run(*words: str, place: Path) -> tuple[int, str, str]:
    out, errors = StringIO(), StringIO()
    args = cli.parse(["--workspace", str(place), *words])
    return cli.run(args, out, errors), out.getvalue(), errors.getvalue()


@pytest.mark.parametrize(
    ("words", "ending", "begins"),
    [
        (("report", "2023"), "pdf", b"%PDF"),
        (("report", "2023-Q1"), "docx", b"PK"),
        (("report", "2023-H1"), "xlsx", b"PK"),
        (("programme",), "pdf", b"%PDF"),
        (("programme", "--year", "2023"), "docx", b"PK"),
        (("programme", "--code", "cum-2-2023"), "PDF", b"%PDF"),
        (("programme",), "xlsx", b"PK"),
        (("assignments",), "pdf", b"%PDF"),
        (("assignments",), "xlsx", b"PK"),
    ],
)
def test_each_verb_writes_the_kind_of_file_its_ending_names(
    workspace: Path, tmp_path: Path, words: tuple[str, ...], ending: str, begins: bytes
) -> None:
    place = tmp_path / f"ban in.{ending}"
    exit_code, out, _ = run(*words, "--to", str(place), "--json", place=workspace)
    data = json.loads(out)
    assert exit_code == 0
    assert data["file"] == str(place)
    assert data["missing_glyphs"] == []
    assert bool(data["pages"]) == (ending.lower() == "pdf")
    assert place.read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("report", "quy-1", "--to", "x.pdf"), "Không hiểu kỳ báo cáo “quy-1”"),
        (("report", "2023", "--to", "x.odt"), ".pdf, .docx, .xlsx"),
        (("programme", "--to", "x.txt"), ".pdf, .docx, .xlsx"),
        (("programme", "--year", "2040", "--to", "x.pdf"), "Năm 2040 chưa có chương trình"),
        (("programme", "--code", "khong-co", "--to", "x.pdf"), "Không có chương trình nào"),
        (("assignments", "--year", "2040", "--to", "x.pdf"), "Năm 2040 chưa có chỉ tiêu"),
    ],
)
def test_a_refusal_is_a_sentence_and_leaves_no_file(
    workspace: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    exit_code, out, errors = run(*words, place=workspace)
    assert exit_code == 1
    assert said in errors
    assert out == ""
    assert list(tmp_path.iterdir()) == []


def test_a_missing_place_is_wrong_usage(workspace: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.parse(["--workspace", str(workspace), "report", "2023"])
    assert stopped.value.code == 2

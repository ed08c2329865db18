"""The command line as a stranger meets it: help, wrong usage, where files may go, JSON keys."""

import json
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from desktop import cli

TARGET = "1097.attt.tang-truong-thi-truong"
ENGLISH = re.compile(
    r"\b(usage|error|argument|arguments|required|invalid|choose|expected|unrecognized|options|"
    r"positional|show|exit|allowed|ambiguous|match)\b"
)


def run(place: Path, *words: str) -> tuple[int, Any, str]:
    out, errors = StringIO(), StringIO()
    args = cli.parse(["--json", "--workspace", str(place), *words])
    code = cli.run(args, out, errors)
    return code, json.loads(out.getvalue() or "null"), errors.getvalue()


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int | str | None, str]:
    with pytest.raises(SystemExit) as ended:
        cli.parse(words)
    said = capsys.readouterr()
    return ended.value.code, said.out + said.err


def verbs(capsys: pytest.CaptureFixture[str]) -> list[str]:
    _, text = told(capsys, "--help")
    return re.findall(r"^    ([a-z][a-z-]+)", text, re.MULTILINE)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    place = tmp_path / "lao-cai.db"
    run(place, "init", "--office", "lao-cai", "--year", "2023")
    return place


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("init", "--office", "lao-cai"), "thiếu --year"),
        (("init", "--office", "lao-cai", "--year", "nam"), "'nam' không phải số nguyên"),
        (("targets", "--year"), "--year: thiếu giá trị"),
        (("targets", "--moi"), "không hiểu --moi"),
        (("exprot",), "không có 'exprot'; có phải export"),
        (("xyzzy",), "tên ấy không có trong danh sách"),
        (("export", "gifts", "--to", "a"), "chọn một trong: assignment, submission"),
        (("preview",), "thiếu FILE"),
        (("read-number",), "thiếu TEXT"),
        (("bonus", "LDTT", "--kind", "individual", "--date", "2023-1-1"), "không phải ngày"),
        (("targets", "--json=1"), "--json: không nhận giá trị '1'"),
        (("register", "--ki"), "--kind: thiếu giá trị"),
        (("import", "a.xlsx", "--accept"), "hãy gõ đủ tên"),
        (("board", "thừa"), "không hiểu thừa"),
    ],
)
def test_wrong_usage_is_told_in_vietnamese_and_ends_with_two(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    code, text = told(capsys, *words)

    assert code == 2
    assert said in text
    assert not ENGLISH.search(text.rsplit("gõ sai lệnh", 1)[1].replace("--", ""))
    assert text.startswith("cách gõ: so-thi-dua")


def test_every_help_is_vietnamese_and_names_the_json_it_prints(
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = verbs(capsys)
    assert len(names) > 40
    for name in names:
        code, text = told(capsys, name, "--help")
        assert code == 0
        assert "JSON" in text, name
        headings = re.findall(r"^(?:usage|positional arguments|options):", text, re.MULTILINE)
        assert not headings, name
        bare = re.findall(r"^  (?:-\S+|[A-Za-z.]+)(?: \S+)?$(?!\n {10,})", text, re.MULTILINE)
        assert not bare, f"{name}: {bare} has no words"


def keys_of(data: Any) -> set[str]:
    if isinstance(data, list):
        return set().union(*(keys_of(item) for item in data)) if data else set()
    if not isinstance(data, dict):
        return set()
    return set(data) | keys_of(list(data.values()))


def test_every_key_that_is_printed_stands_in_the_help(
    capsys: pytest.CaptureFixture[str], workspace: Path, tmp_path: Path
) -> None:
    member = tmp_path / "son-la.db"
    package = str(tmp_path / "nop.xlsx")
    run(member, "init", "--office", "son-la", "--year", "2023")
    calls: list[tuple[Path, tuple[str, ...]]] = [
        (member, ("set", TARGET, "--value", "20", "--period", "2023")),
        (member, ("targets",)),
        (member, ("export", "submission", "--to", package)),
        (member, ("confirmation-sheet", package, "--to", str(tmp_path / "phieu.pdf"))),
        (workspace, ("deadline", "2023-Q1", "--due", "2023-04-05")),
        (workspace, ("preview", package)),
        (workspace, ("import", package)),
        (workspace, ("board",)),
        (workspace, ("keys",)),
        (workspace, ("consolidate", "--to", str(tmp_path / "tong-hop.xlsx"))),
        (workspace, ("candidates",)),
        (workspace, ("register",)),
        (workspace, ("lint",)),
        (workspace, ("lock", "2023-Q1", "--reason", "chốt số")),
        (workspace, ("report", "2023", "--to", str(tmp_path / "bao-cao.pdf"))),
        (workspace, ("programme", "--to", str(tmp_path / "chuong-trinh.docx"))),
        (workspace, ("read-number", "95,5 %")),
        (workspace, ("bonus", "LDTT", "--kind", "individual", "--date", "2023-12-31")),
        (workspace, ("state-hash",)),
        (workspace, ("access", "list")),
        (workspace, ("salvage", "--to", str(tmp_path / "vot.xlsx"))),
    ]
    for place, words in calls:
        code, data, errors = run(place, *words)
        assert (code, errors) == (0, ""), words
        _, text = told(capsys, "targets" if words[0] == "set" else words[0], "--help")
        documented = set(re.findall(r'"([a-z_]+)"', text))
        assert keys_of(data) <= documented, (words[0], keys_of(data) - documented)


@pytest.mark.parametrize(
    "words",
    [
        ("export", "submission"),
        ("consolidate",),
        ("report", "2023"),
        ("programme",),
        ("register",),
        ("salvage",),
    ],
)
def test_a_mistyped_folder_is_refused_by_name_and_not_made(
    workspace: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    wrong = tmp_path / "E" / "Thi dua"
    ending = "pdf" if words[0] in ("report", "programme") else "xlsx"

    code, data, errors = run(workspace, *words, "--to", str(wrong / f"a.{ending}"))

    assert (code, data) == (1, None)
    assert f"Không có thư mục “{wrong}”" in errors
    assert not wrong.parent.exists()


def test_the_pages_of_every_paper_are_a_count_and_nothing_for_what_has_no_pages(
    workspace: Path, tmp_path: Path
) -> None:
    pages = [
        run(workspace, "report", "2023", "--to", str(tmp_path / f"a.{ending}"))[1]["pages"]
        for ending in ("pdf", "docx")
    ]

    assert pages[0] > 0
    assert pages[1] is None


def test_a_package_of_an_unknown_key_is_taken_in_plainly_and_marked(
    workspace: Path, tmp_path: Path
) -> None:
    member, package = tmp_path / "son-la.db", str(tmp_path / "nop.xlsx")
    run(member, "init", "--office", "son-la", "--year", "2023")
    run(member, "set", TARGET, "--value", "20", "--period", "2023")
    run(member, "export", "submission", "--to", package)
    out, errors = StringIO(), StringIO()

    code = cli.run(cli.parse(["--workspace", str(workspace), "import", package]), out, errors)

    assert (code, errors.getvalue()) == (0, "")
    assert "chưa được đăng ký" in out.getvalue()
    again = run(workspace, "import", package)[1]
    assert again[0]["signature"] == "unknown_key"


@pytest.mark.parametrize(
    "words",
    [
        ("nominate", "khong-co.json"),
        ("judge", "khong-co.json"),
        ("read-clause", "khong-co.txt"),
        ("export", "submission", "--to", "vat-can/goi.xlsx"),
    ],
)
def test_what_the_system_says_is_told_in_vietnamese(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(workspace.parent)
    Path("vat-can").write_text("một tệp, không phải thư mục", "utf-8")

    code, _, said = run(workspace, *words)

    assert code == cli.REFUSED
    assert not re.search(r"No such|directory|denied|Errno|Expecting", said)
    assert said.strip().endswith(".")


def test_a_json_file_that_is_broken_is_told_by_line(workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "ho-so.json"
    file.write_text('{\n "a": ,\n}', "utf-8")

    code, _, said = run(workspace, "nominate", str(file))

    assert code == cli.REFUSED
    assert "sai ở dòng 2, cột 7" in said


def test_a_reader_that_goes_away_is_no_crash(workspace: Path) -> None:
    words = [sys.executable, "-m", "desktop", "--workspace", str(workspace), "targets"]
    with subprocess.Popen(  # noqa: S603  our own program
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0


def test_an_empty_list_says_so(workspace: Path) -> None:
    out = StringIO()
    args = cli.parse(["--workspace", str(workspace), "access", "list"])

    assert cli.run(args, out, out) == cli.DONE
    assert out.getvalue() == "Danh sách trống.\n"

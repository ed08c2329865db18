"""The verbs of the papers, as another program calls them."""

import json
from io import StringIO
from pathlib import Path
from typing import cast

import docx
import pytest
from PIL import Image
from pypdf import PdfReader

from desktop import cli
from desktop.command import opened
from models.usecases.desk import Desk
from models.usecases.example import example_dossier, fill_with_example
from models.usecases.paper_copies import add_copies
from tests.models.usecases.papers_sample import every_level


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    place = tmp_path / "so.db"
    run("init", "--office", "lao-cai", "--year", "2023", place=place)
    return place


@pytest.fixture
def code(workspace: Path) -> str:
    args = cli.parse(["--workspace", str(workspace), "state-hash"])
    with opened(args) as desk:
        return _filled(desk)


def _filled(desk: Desk) -> str:
    return fill_with_example(desk, 2023).value.dossier


def run(*words: str, place: Path) -> tuple[int, str, str]:
    out, errors = StringIO(), StringIO()
    args = cli.parse(["--workspace", str(place), *words])
    return cli.run(args, out, errors), out.getvalue(), errors.getvalue()


def test_dossier_writes_pdf_and_docx_of_each_part_and_says_where(
    workspace: Path, code: str, tmp_path: Path
) -> None:
    exit_code, out, _ = run(
        "dossier", code, "--to", str(tmp_path / "ra"), "--json", place=workspace
    )
    data = json.loads(out)
    assert exit_code == 0
    assert data["parts"][0]["key"] == ""
    assert data["draft"] is False
    for part in data["parts"]:
        assert Path(part["pdf"]).is_file()
        assert Path(part["docx"]).is_file()


def test_preflight_answers_with_rules_and_sources(workspace: Path, tmp_path: Path) -> None:
    gaps = {**cast("dict[str, object]", example_dossier()), "code": "ho-so-thieu", "addressees": []}
    (tmp_path / "thieu.json").write_text(json.dumps(gaps), "utf-8")
    run("nominate", str(tmp_path / "thieu.json"), place=workspace)
    exit_code, out, _ = run("preflight", "ho-so-thieu", "--json", place=workspace)
    data = json.loads(out)
    assert exit_code == 0
    assert data["dossier"] == "ho-so-thieu"
    assert {"rule", "severity", "text", "where", "source", "nomination"} == set(data["findings"][0])


def test_an_unknown_dossier_is_refused_by_each_verb(workspace: Path, tmp_path: Path) -> None:
    for words in (["dossier", "x", "--to", str(tmp_path / "ra")], ["preflight", "x"]):
        exit_code, _, errors = run(*words, place=workspace)
        assert exit_code == 1
        assert "“x”" in errors


def test_take_back_keeps_what_was_changed_in_word(
    workspace: Path, code: str, tmp_path: Path
) -> None:
    run("dossier", code, "--to", str(tmp_path / "ra"), place=workspace)
    file = tmp_path / "ra" / "00-toan-bo.docx"
    document = docx.Document(str(file))
    paragraph = next(p for p in document.paragraphs if p.text.startswith("Xét thành tích"))
    paragraph.runs[-1].text = "Kính đề nghị khen thưởng cho:"
    document.save(str(file))
    exit_code, out, _ = run("take-back", code, str(file), "--json", place=workspace)
    assert exit_code == 0
    assert [item["key"] for item in json.loads(out)["changed"]] == ["opening"]


def test_print_takes_chosen_papers_and_a_stamp(workspace: Path, code: str, tmp_path: Path) -> None:
    place = tmp_path / "phieu.pdf"
    words = ("print", code, "--to", str(place), "--papers", "ballot,minutes", "--json")
    exit_code, out, _ = run(*words, "--stamp", "BẢN SAO", place=workspace)
    assert exit_code == 0
    assert [part["name"] for part in json.loads(out)["parts"]] == [
        "Biên bản họp Hội đồng",
        "Phiếu bầu",
    ]
    refused = run("print", code, "--to", str(place), "--papers", "thu-moi", place=workspace)
    assert refused[0] == 1
    assert "ballot" in refused[2]


def test_dossier_writes_the_attached_copies_as_the_files_they_are(
    workspace: Path, code: str, tmp_path: Path
) -> None:

    scan = tmp_path / "Quyết định số 12.png"
    Image.new("RGB", (40, 60), "white").save(scan)
    with opened(cli.parse(["--workspace", str(workspace), "state-hash"])) as desk:
        add_copies(desk, code, [scan])
    _, out, _ = run("dossier", code, "--to", str(tmp_path / "ra"), "--json", place=workspace)
    data = json.loads(out)
    (written,) = data["copies"]
    number = len(data["parts"])
    assert Path(written).name == f"{number:02d}-ban-sao-quyet-dinh-so-12.png"
    assert Path(written).read_bytes() == scan.read_bytes()


def test_certificates_are_written_for_what_the_office_decides(
    workspace: Path, tmp_path: Path
) -> None:

    with opened(cli.parse(["--workspace", str(workspace), "state-hash"])) as desk:
        code = every_level(desk)
    place = tmp_path / "giay-khen.pdf"
    words = ("certificates", code, "--to", str(place), "--layout", "Giấy trắng, A4 ngang")
    exit_code, out, errors = run(*words, "--json", place=workspace)
    assert exit_code == 0, errors
    data = json.loads(out)
    assert data["layout"] == "giay-trang"
    assert len(PdfReader(place).pages) == len(data["certificates"])
    refused = run("certificates", code, "--to", str(place), "--layout", "khac", place=workspace)
    assert refused[0] == 1
    assert "phoi-in-san" in refused[2]


def test_the_calibration_sheet_is_one_page(workspace: Path, tmp_path: Path) -> None:
    place = tmp_path / "can.pdf"
    assert run("calibration", "--to", str(place), place=workspace)[0] == 0
    assert len(PdfReader(place).pages) == 1

"""A fault in a catalogue is named with its file and key."""

import shutil
from pathlib import Path

import pytest

import resources
from models.catalogue import load_catalogue


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the catalogue that a test may spoil."""
    return shutil.copytree(resources.path("catalogue"), tmp_path / "catalogue")


def spoil(file: Path, found: str, put: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert found in text
    file.write_text(text.replace(found, put, 1), encoding="utf-8")


PLAN = "targets/ke-hoach-1097-ha-tang.toml"
CLUSTER = "programmes/cum-2-2023.toml"


@pytest.mark.parametrize(
    ("name", "found", "put", "said"),
    [
        ("documents.toml", "[[document]]", "[[document", r"documents\.toml: "),
        ("documents.toml", 'kind = "CT"', 'kynd = "CT"', r"document\[ct-67-2019\]: kynd is not"),
        ("documents.toml", "2019-12-27", '"27/12/2019"', r"issued_on is not a date"),
        ("documents.toml", "2019-12-27", "2019-12-27T00:00:00", r"issued_on is not a date"),
        ("documents.toml", 'code = "ct-05-2021"', 'code = "ct-67-2019"', r"twice: ct-67-2019"),
        ("documents.toml", "\nverified = false", '\nverified = ""', r"verified is not true or"),
        ("documents.toml", 'code = "ct-67-2019"', 'code = ""', r"code is not a text"),
        ("documents.toml", "Về công tác", "Ve\u0302\u0300 công tác", r"title is not in normal"),
        ("awards.toml", "valid_from = 2017-10-01", "", r"generation\[.*\]: valid_from is missing"),
        ("awards.toml", 'law = "luat-06-2022"', 'law = "luat"', r"refers to nothing: luat"),
        ("awards.toml", "report_years = 1", 'report_years = "1"', r"report_years is not a whole"),
        ("awards.toml", "report_years = 1", "report_years = true", r"report_years is not a whole"),
        ("organisations.toml", "year = 2023", "", r"members\[1\]: year is missing"),
        ("organisations.toml", 'role = "member"', 'role = "x"', r"role is none of leader, deputy"),
        ("organisations.toml", 'organisation = "lai-chau"', 'organisation = "a"', r"nothing: a"),
        ("organisations.toml", 'code = "tuyen-quang"', 'code = "tq"', r"ha-giang successors refer"),
        (PLAN, 'low = "27000"', 'low = "27,000"', r"low is not a number: 27,000"),
        (PLAN, 'low = "27000"', "low = 27000", r"low is not a text"),
        (PLAN, 'field = "buu-chinh"', 'field = "bc"', r"field is none of ke-hoach-1097: bc"),
        (PLAN, 'kind = "count"', "", r"target\[1097\.buu-chinh\.diem-phuc-vu\]: kind is missing"),
        (CLUSTER, 'group = "buu-chinh"', 'group = "bc"', r"cum-2-2023 tasks refers to nothing: bc"),
        (CLUSTER, 'document = "ct-01-2023"', 'document = "x"', r"bases refers to nothing: x"),
        (CLUSTER, "mottos = [", "mottos = [1,", r"mottos is not a list of texts"),
        (CLUSTER, "[[fields]]", "[fields]", r"cum-2-2023\.toml: "),
    ],
)
def test_a_fault_is_named_with_file_and_key(
    folder: Path, name: str, found: str, put: str, said: str
) -> None:
    spoil(folder / name, found, put)
    with pytest.raises(ValueError, match=said) as caught:
        load_catalogue(folder)
    assert Path(name).stem in str(caught.value) or "/: " in str(caught.value)


def test_a_list_of_tables_is_not_a_single_table_or_a_list_of_words(folder: Path) -> None:
    for wrong in ("[document]\n", 'document = ["a"]\n'):
        (folder / "documents.toml").write_text(wrong, encoding="utf-8")
        with pytest.raises(ValueError, match=r"documents\.toml: document is not a list of tables"):
            load_catalogue(folder)

"""A dossier handed over as JSON, and what is refused."""

import copy
from typing import Any, cast

import pytest

from models.domain.errors import UserError
from models.domain.nominations import Dossier, SubjectKind
from models.usecases.awards import get_dossier, list_dossiers, list_subjects
from models.usecases.desk import Desk
from models.usecases.example import example_dossier
from models.usecases.merits import get_merits
from models.usecases.nominating import nominate
from models.usecases.proposal_checks import open_dossier


@pytest.fixture
def data() -> dict[str, Any]:
    return cast("dict[str, Any]", copy.deepcopy(example_dossier()))


def test_everything_in_the_file_stands_in_the_dossier(desk: Desk, data: dict[str, Any]) -> None:
    stored = get_dossier(desk, nominate(desk, data).value)
    assert stored.title == data["title"]
    assert stored.addressees == tuple(data["addressees"])
    assert stored.meeting.member_count == 9
    assert len(stored.meeting.present) == 8
    assert stored.signature.name == "Vàng A Sính"
    first = stored.nominations[0]
    assert first.kind is SubjectKind.COLLECTIVE
    assert first.votes is not None
    assert first.votes.votes_for == 9
    assert [record.year for record in first.history] == [2021, 2021, 2022]


def test_whole_numbers_may_be_texts_and_null_is_nothing(desk: Desk, data: dict[str, Any]) -> None:
    data["year"] = str(data["year"])
    data["nominations"][0].update(votes={"for": "9", "against": "0"}, summary=None, path=None)
    stored = get_dossier(desk, nominate(desk, data).value)
    first = stored.nominations[0]
    assert first.votes is not None
    assert (first.votes.votes_for, first.summary, first.path) == (9, "", "")


def test_the_same_file_again_writes_over_the_same_dossier(desk: Desk, data: dict[str, Any]) -> None:
    nominate(desk, data)
    data["nominations"] = data["nominations"][:1]
    nominate(desk, data)
    (stored,) = list_dossiers(desk)
    assert len(stored.nominations) == 1
    assert len(list_subjects(desk).people) == 2


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda d: d.pop("title"), "title"),
        (lambda d: d.update(nominations=[]), "chưa đề nghị ai"),
        (lambda d: d.update(date="20/02/2024"), "date"),
        (lambda d: d["nominations"][0].update(award="CSTD_CO_SO"), "award"),
        (lambda d: d["nominations"][0].update(kind="family"), "kind"),
        (lambda d: d["nominations"][0].update(votes={"for": -1}), "votes"),
        (lambda d: d["nominations"][0].update(votes={"for": "chín"}), "votes"),
        (lambda d: d["nominations"][0].update(path="moon"), "path"),
        (lambda d: d.update(title=None), "title"),
        (lambda d: d["nominations"][0]["figures"][0].update(target="khong-co"), "khong-co"),
        (lambda d: d["nominations"][0]["figures"][0].update(period="2023-Q9"), "2023-Q9"),
        (lambda d: d["nominations"][0]["history"][0].pop("year"), "year"),
        (lambda d: d["nominations"][1]["subject"].update(full_name=" "), "full_name"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(
    desk: Desk, data: dict[str, Any], change: Any, told: str
) -> None:
    change(data)
    with pytest.raises(UserError, match=told):
        nominate(desk, data)
    assert list_dossiers(desk) == ()
    assert list_subjects(desk).people == ()


def test_a_file_that_is_no_object_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="JSON"):
        nominate(desk, ["không phải hồ sơ"])


def test_two_offices_make_the_same_people_of_the_same_names(
    desk: Desk, data: dict[str, Any]
) -> None:
    stored: Dossier = get_dossier(desk, nominate(desk, data).value)
    codes = {item.subject.code for item in stored.nominations}
    assert "tt-phong-cong-nghe-thong-tin" in codes
    assert "cn-hoang-thi-nhung-1982" in codes


def test_years_and_initiatives_come_with_the_file_once(desk: Desk, data: dict[str, Any]) -> None:
    code = nominate(desk, data).value
    nominate(desk, data)
    person = get_dossier(desk, code).nominations[1].subject.code
    merits = get_merits(desk, person)
    assert (merits.years[0].year, merits.years[0].rating) == (2023, "HTXS")
    assert [one.level for one in merits.initiatives] == ["CO_SO", "CO_SO"]


def test_the_example_is_eligible_by_the_law_of_its_day(desk: Desk, data: dict[str, Any]) -> None:
    opened = open_dossier(desk, nominate(desk, data).value)
    assert {answer.verdict for answer in opened.answers.values()} == {"eligible"}


@pytest.mark.parametrize(("key", "value"), [("rating", "TỐT"), ("discipline", "NHAC_NHO")])
def test_a_year_with_an_unknown_code_is_refused(
    desk: Desk, data: dict[str, Any], key: str, value: str
) -> None:
    data["nominations"][1]["years"][0][key] = value
    with pytest.raises(UserError, match=value):
        nominate(desk, data)
    assert list_dossiers(desk) == ()

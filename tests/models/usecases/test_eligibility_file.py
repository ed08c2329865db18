"""Request files: what is answered, and what is refused with its place."""

import copy
import json

import pytest

from models.catalogue.rules import load_rules
from models.domain.eligibility.reading import read_request
from models.domain.errors import UserError
from models.usecases.eligibility import evaluate_file, generation_for, proposable_awards

REQUEST: dict[str, object] = {
    "date": "2026-03-01",
    "subjects": [
        {
            "id": "an",
            "kind": "individual",
            "name": "Nguyễn Văn An",
            "years": [
                {"year": year, "rating": "HTT", "titles": ["CSTD_CO_SO"], "initiatives": []}
                for year in range(2021, 2026)
            ],
            "awards": [{"code": "BK_TINH_BO", "year": 2020, "decision_date": "2021-02-03"}],
            "propose": "BK_TTG",
        },
        {
            "id": "vp",
            "kind": "collective",
            "name": "Văn phòng Sở",
            "founded": 2004,
            "members": 12,
            "years": [
                {
                    "year": 2025,
                    "rating": "HTXS",
                    "titles": [],
                    "discipline": None,
                    "ldtt_percent": 70.0,
                    "completed_percent": 100,
                    "cstdcs_count": 1,
                }
            ],
            "awards": [],
            "propose": "TTLDXS",
        },
    ],
}


def changed(subject: int, **fields: object) -> dict[str, object]:
    request = copy.deepcopy(REQUEST)
    subjects = request["subjects"]
    assert isinstance(subjects, list)
    subjects[subject].update(fields)
    return request


def test_every_subject_is_answered_in_its_order() -> None:
    answers = evaluate_file(REQUEST)
    assert [answer["id"] for answer in answers] == ["an", "vp"]
    assert [answer["verdict"] for answer in answers] == ["eligible", "eligible"]
    assert [answer["earliest"] for answer in answers] == [2026, 2026]


def test_answers_have_the_agreed_fields_and_are_json() -> None:
    answer = json.loads(json.dumps(evaluate_file(REQUEST), ensure_ascii=False))[0]
    assert list(answer) == ["id", "verdict", "reasons", "earliest"]
    assert all(list(one) == ["article", "met", "found", "required"] for one in answer["reasons"])


def test_awards_and_titles_may_stand_in_either_list() -> None:
    years = [{"year": year, "rating": "HTT"} for year in range(2021, 2026)]
    years[0]["titles"] = ["BK_TINH_BO"]
    awards = [{"code": "CSTD_CO_SO", "year": year} for year in (2021, 2023, 2025)]
    answer = evaluate_file(changed(0, years=years, awards=awards))[0]
    assert answer["verdict"] == "eligible"


def test_a_decision_after_the_date_is_not_an_award_yet() -> None:
    awards = [{"code": "BK_TINH_BO", "year": 2025, "decision_date": "2026-03-02"}]
    assert evaluate_file(changed(0, awards=awards))[0]["verdict"] == "not_eligible"


def test_an_award_without_a_year_takes_the_year_of_its_decision() -> None:
    awards = [{"code": "BK_TINH_BO", "decision_date": "2019-05-02"}]
    assert "2019" in str(evaluate_file(changed(0, awards=awards))[0]["reasons"])


def test_unknown_lists_are_not_empty_lists() -> None:
    assert evaluate_file(changed(0, awards=None))[0]["verdict"] == "needs_check"
    assert evaluate_file(changed(0, awards=[]))[0]["verdict"] == "not_eligible"


@pytest.mark.parametrize("percent", [70, 70.0, 70.01])
def test_seventy_percent_is_enough(percent: float) -> None:
    years = [
        {
            "year": 2025,
            "rating": "HTXS",
            "ldtt_percent": percent,
            "completed_percent": 100.0,
            "cstdcs_count": 1,
        }
    ]
    assert evaluate_file(changed(1, years=years))[1]["verdict"] == "eligible"


@pytest.mark.parametrize(
    ("percent", "verdict"), [("70", "eligible"), ("70.00", "eligible"), ("69.99", "not_eligible")]
)
def test_numbers_may_be_written_as_texts(percent: str, verdict: str) -> None:
    years = [
        {
            "year": "2025",
            "rating": "HTXS",
            "ldtt_percent": percent,
            "completed_percent": "100",
            "cstdcs_count": "1",
        }
    ]
    assert evaluate_file(changed(1, years=years))[1]["verdict"] == verdict


def test_an_award_of_an_unknown_year_has_to_be_checked() -> None:
    for award in ({"code": "BK_TINH_BO"}, {"code": "BK_TINH_BO", "year": None}):
        assert evaluate_file(changed(0, awards=[award]))[0]["verdict"] == "needs_check"


@pytest.mark.parametrize("founded", [2004, "2004", "2004-06-30", None])
def test_the_founding_is_a_year_or_a_date(founded: object) -> None:
    assert evaluate_file(changed(1, founded=founded))[1]["verdict"] == "eligible"


def test_a_generation_may_be_chosen_by_hand() -> None:
    answers = evaluate_file({**REQUEST, "generation": "luat-2003-nd-91"})
    assert {answer["verdict"] for answer in answers} == {"needs_check"}


def test_no_subjects_give_no_answers() -> None:
    assert evaluate_file({"date": "2026-03-01", "subjects": []}) == []


@pytest.mark.parametrize(
    ("fields", "named", "found"),
    [
        ({"kind": "person"}, "kind", "person"),
        ({"propose": "BKTTG"}, "propose", "BKTTG"),
        ({"propose": None}, "propose", "để trống"),
        ({"propose": "TTLDTT"}, "propose", "TTLDTT"),
        ({"years": {"2025": "HTT"}}, "years", "2025"),
        ({"years": "2025"}, "years", "2025"),
        ({"years": ["2025"]}, "years[1]", "2025"),
        ({"years": [{"rating": "HTT"}]}, "years[1].year", "để trống"),
        ({"years": [{"year": "hai nghìn"}]}, "years[1].year", "hai nghìn"),
        ({"years": [{"year": True}]}, "years[1].year", "True"),
        ({"years": [{"year": 25}]}, "years[1].year", "25"),
        ({"years": [{"year": 2025}, {"year": 2025}]}, "years[2].year", "2025"),
        ({"years": [{"year": 2025, "rating": "TỐT"}]}, "years[1].rating", "TỐT"),
        ({"years": [{"year": 2025, "titles": ["X"]}]}, "years[1].titles[1]", "X"),
        (
            {"years": [{"year": 2025, "initiatives": [{"level": "HUYEN"}]}]},
            "years[1].initiatives[1].level",
            "HUYEN",
        ),
        ({"years": [{"year": 2025, "discipline": "NHE"}]}, "years[1].discipline", "NHE"),
        ({"years": [{"year": 2025, "ldtt_percent": 101}]}, "years[1].ldtt_percent", "101"),
        ({"years": [{"year": 2025, "ldtt_percent": -0.5}]}, "years[1].ldtt_percent", "-0.5"),
        (
            {"years": [{"year": 2025, "ldtt_percent": float("nan")}]},
            "years[1].ldtt_percent",
            "nan",
        ),
        ({"years": [{"year": 2025, "ldtt_percent": "70 %"}]}, "years[1].ldtt_percent", "70 %"),
        ({"years": [{"year": 2025, "cstdcs_count": 1.5}]}, "years[1].cstdcs_count", "1.5"),
        ({"years": [{"year": 2025, "registered": "có"}]}, "years[1].registered", "có"),
        ({"awards": [{"code": "BK", "year": 2020}]}, "awards[1].code", "BK"),
        ({"awards": [{"code": "BK_TTG", "year": 1900}]}, "awards[1].year", "1900"),
        ({"years": [{"year": 2025, "ldtt_percent": "70,5"}]}, "years[1].ldtt_percent", "70,5"),
        (
            {"awards": [{"code": "BK_TTG", "year": 2020, "decision_date": "31/12/2020"}]},
            "awards[1].decision_date",
            "31/12/2020",
        ),
        (
            {"awards": [{"code": "BK_TTG", "year": 2020, "decision_date": "2020-02-30"}]},
            "awards[1].decision_date",
            "2020-02-30",
        ),
        ({"founded": "ngày xưa"}, "founded", "ngày xưa"),
        ({"founded": "9" * 5000}, "founded", "999"),
        ({"members": -1}, "members", "-1"),
        ({"name": ["An"]}, "name", "An"),
        ({"flag_eligible": 1}, "flag_eligible", "1"),
    ],
)
def test_bad_data_is_refused_with_subject_field_and_find(
    fields: dict[str, object], named: str, found: str
) -> None:
    with pytest.raises(UserError) as refusal:
        evaluate_file(changed(0, **fields))
    assert "“an”" in refusal.value.text
    assert f"“{named}”" in refusal.value.text
    assert found in refusal.value.text


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ([], "ngoặc nhọn"),
        (None, "ngoặc nhọn"),
        ({}, "date"),
        ({"date": "01/03/2026", "subjects": []}, "date"),
        ({"date": 20260301, "subjects": []}, "date"),
        ({"date": "2026-03-01"}, "subjects"),
        ({"date": "2026-03-01", "subjects": {}}, "subjects"),
        ({"date": "2026-03-01", "subjects": [{}]}, "id"),
        ({"date": "2026-03-01", "subjects": [1]}, "ngoặc nhọn"),
        ({"date": "1999-03-01", "subjects": []}, "01/03/1999"),
        ({**REQUEST, "generation": "luat-1999"}, "luat-1999"),
    ],
)
def test_a_file_of_another_shape_is_refused(data: object, named: str) -> None:
    with pytest.raises(UserError, match=named):
        evaluate_file(data)


def test_two_subjects_with_one_id_are_refused() -> None:
    with pytest.raises(UserError, match="trùng"):
        evaluate_file(changed(1, id="an"))


def test_everyone_is_told_what_they_may_be_proposed_for() -> None:
    request = read_request(REQUEST)
    subjects = tuple(proposal.subject for proposal in request.proposals)
    rules = generation_for(load_rules(), request.on)
    answers = proposable_awards(subjects, request.on, rules)
    possible = {
        whom: {answer.award for answer in given if answer.verdict == "eligible"}
        for whom, given in answers.items()
    }
    assert possible["an"] == {"LDTT", "BK_TINH_BO", "BK_TTG"}
    assert possible["vp"] == {"TTLDTT", "TTLDXS"}

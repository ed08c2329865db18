"""Dossiers, subjects, held awards, checks and figures, through the use cases."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models.domain.errors import UserError
from models.domain.nominations import AwardRecord, DossierState, Figure, Person, SubjectKind
from models.usecases.award_history import drop_record, held_awards, history_of, put_record
from models.usecases.awards import (
    awards_for,
    get_dossier,
    list_dossiers,
    list_subjects,
    refresh_figures,
    remove_dossier,
    remove_subject,
    save_subject,
    set_dossier_state,
)
from models.usecases.desk import Desk
from models.usecases.dossier_editing import (
    add_nomination,
    edit_dossier,
    edit_nomination,
    remove_nomination,
    start_dossier,
)
from models.usecases.example import example_dossier, fill_with_example
from models.usecases.nominating import nominate
from models.usecases.proposal_checks import open_dossier
from models.usecases.targets import ResultEdit, set_result

PERSON = SubjectKind.INDIVIDUAL
DAY = date(2024, 2, 20)
FIGURE = "1097.vien-thong.ho-bang-rong-co-dinh"


@pytest.fixture
def person(desk: Desk) -> Person:
    code = save_subject(desk, Person(code="", full_name="Lò Thị Phương", birth_year=1985)).value
    return next(one for one in list_subjects(desk).people if one.code == code)


@pytest.fixture
def dossier(desk: Desk) -> str:
    return start_dossier(desk, title="Hồ sơ thử", year=2023, dated=DAY).value


def held(code: str, year: int) -> AwardRecord:
    known = {item.code: item for item in held_awards(SubjectKind.INDIVIDUAL)}[code]
    return AwardRecord(award=code, award_name=known.name, is_title=known.is_title, year=year)


def test_people_stand_in_the_order_of_their_given_names(desk: Desk) -> None:
    for name in ("Vàng A Sính", "Đỗ Quang Huy", "Lê Đức Ánh", "Trần Thị Hoà", "Bùi Thị Hoà"):
        save_subject(desk, Person(code="", full_name=name))
    names = [one.full_name for one in list_subjects(desk).people]
    assert names == ["Lê Đức Ánh", "Bùi Thị Hoà", "Trần Thị Hoà", "Đỗ Quang Huy", "Vàng A Sính"]


def test_a_subject_without_a_name_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="họ tên"):
        save_subject(desk, Person(code="", full_name="  "))


def test_a_person_in_the_bin_stays_in_the_dossier(desk: Desk, person: Person, dossier: str) -> None:
    add_nomination(desk, dossier, person, "CSTD_CO_SO", "house")
    remove_subject(desk, person.code)
    assert list_subjects(desk).people == ()
    assert get_dossier(desk, dossier).nominations[0].subject == person


def test_nobody_is_proposed_twice_for_the_same(desk: Desk, person: Person, dossier: str) -> None:
    add_nomination(desk, dossier, person, "CSTD_CO_SO", "house")
    with pytest.raises(UserError, match="đã được đề nghị"):
        add_nomination(desk, dossier, person, "CSTD_CO_SO", "house")
    add_nomination(desk, dossier, person, "LDTT", "house")
    assert [one.award for one in get_dossier(desk, dossier).nominations] == ["CSTD_CO_SO", "LDTT"]


def test_an_award_that_the_dossiers_day_does_not_know_is_refused(
    desk: Desk, person: Person, dossier: str
) -> None:
    add_nomination(desk, dossier, person, "CSTD_CO_SO", "house")
    with pytest.raises(UserError, match="CSTD_CO_SO"):
        edit_dossier(desk, dossier, lambda one: replace(one, dated=date(1990, 1, 1)))
    assert get_dossier(desk, dossier).dated == DAY


def test_a_dossier_without_a_title_is_refused(desk: Desk, dossier: str) -> None:
    with pytest.raises(UserError, match="phải có tên"):
        start_dossier(desk, title=" ", year=2023, dated=DAY)
    with pytest.raises(UserError, match="phải có tên"):
        edit_dossier(desk, dossier, lambda one: replace(one, title=""))


def test_going_back_a_state_loses_nothing(desk: Desk, person: Person, dossier: str) -> None:
    add_nomination(desk, dossier, person, "LDTT", "house")
    before = get_dossier(desk, dossier)
    set_dossier_state(desk, dossier, DossierState.DECIDED)
    set_dossier_state(desk, dossier, DossierState.DRAFT)
    assert get_dossier(desk, dossier) == before


def test_a_removed_dossier_is_listed_no_more(desk: Desk, dossier: str) -> None:
    remove_dossier(desk, dossier)
    assert list_dossiers(desk) == ()


def test_one_nomination_is_edited_and_taken_out_alone(
    desk: Desk, person: Person, dossier: str
) -> None:
    first = add_nomination(desk, dossier, person, "LDTT", "house").value
    second = add_nomination(desk, dossier, person, "CSTD_CO_SO", "house").value
    edit_nomination(desk, dossier, first, lambda one: replace(one, summary="Tốt"))
    remove_nomination(desk, dossier, second)
    (left,) = get_dossier(desk, dossier).nominations
    assert (left.code, left.summary) == (first, "Tốt")


def test_awards_are_offered_for_the_kind_and_the_day() -> None:
    offered = {award.code for award in awards_for(SubjectKind.COLLECTIVE, DAY)}
    assert {"TTLDTT", "CO_TINH_BO", "BK_TINH_BO"} <= offered
    assert "CSTD_CO_SO" not in offered
    assert awards_for(SubjectKind.COLLECTIVE, date(1980, 1, 1)) == ()


def test_a_held_award_is_corrected_in_its_place(desk: Desk, person: Person) -> None:
    first = held("CSTD_CO_SO", 2020)
    put_record(desk, person.code, PERSON, first)
    put_record(desk, person.code, PERSON, replace(first, year=2021, decision_number="45/QĐ"), first)
    (record,) = history_of(desk, person.code)
    assert (record.year, record.decision_number) == (2021, "45/QĐ")


def test_the_same_award_of_the_same_year_is_not_added_twice(desk: Desk, person: Person) -> None:
    put_record(desk, person.code, PERSON, held("CSTD_CO_SO", 2020))
    with pytest.raises(UserError, match="đã có trong danh sách"):
        put_record(desk, person.code, PERSON, held("CSTD_CO_SO", 2020))
    with pytest.raises(UserError, match="ngoài khoảng"):
        put_record(desk, person.code, PERSON, held("CSTD_CO_SO", 203))


def test_a_dropped_record_is_gone(desk: Desk, person: Person) -> None:
    put_record(desk, person.code, PERSON, held("LDTT", 2020))
    drop_record(desk, person.code, held("LDTT", 2020))
    assert history_of(desk, person.code) == ()


def test_three_base_titles_are_found_and_the_missing_initiative_is_asked_for(
    desk: Desk, person: Person, dossier: str
) -> None:
    for year in (2021, 2022, 2023):
        put_record(desk, person.code, PERSON, held("CSTD_CO_SO", year))
    code = add_nomination(desk, dossier, person, "CSTD_TINH_BO", "province").value
    answer = open_dossier(desk, dossier).answers[code]
    met = {reason.required: reason.met for reason in answer.reasons if not reason.advisory}
    assert list(met.values()) == [True, None]
    assert answer.verdict == "needs_check"


def test_a_figure_that_changed_since_is_told_until_it_is_taken_in(desk: Desk) -> None:
    fill_with_example(desk, 2023)
    code = nominate(desk, example_dossier()).value
    assert open_dossier(desk, code).changed == ()
    set_result(desk, ResultEdit(target=FIGURE, period="2023", value=Decimal("61.5")))
    (change,) = open_dossier(desk, code).changed
    assert change.now == "61,5"
    refresh_figures(desk, code)
    assert open_dossier(desk, code).changed == ()


def test_a_figure_of_an_unknown_target_is_refused(desk: Desk, person: Person, dossier: str) -> None:
    code = add_nomination(desk, dossier, person, "LDTT", "house").value
    wrong = (Figure(target="khong-co", period="2023"),)
    with pytest.raises(UserError, match="khong-co"):
        edit_nomination(desk, dossier, code, lambda one: replace(one, figures=wrong))


def test_an_unknown_dossier_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="hs-khong-co"):
        get_dossier(desk, "hs-khong-co")


def test_a_dossier_of_the_old_law_is_made_and_left_for_people_to_check(
    desk: Desk, person: Person
) -> None:
    code = start_dossier(desk, title="Hồ sơ cũ", year=2022, dated=date(2023, 2, 20)).value
    proposed = add_nomination(desk, code, person, "CSTD_CO_SO", "house").value
    opened = open_dossier(desk, code)
    assert "2003" in opened.law
    assert opened.answers[proposed].verdict == "needs_check"


def test_rules_chosen_by_hand_go_before_those_of_the_day(desk: Desk, person: Person) -> None:
    code = start_dossier(desk, title="Hồ sơ", year=2023, dated=date(2023, 12, 20)).value
    proposed = add_nomination(desk, code, person, "CSTD_TINH_BO", "province").value
    for year in (2020, 2021, 2022):
        put_record(desk, person.code, PERSON, held("CSTD_CO_SO", year))
    edit_dossier(desk, code, lambda one: replace(one, generation="luat-2022-nd-98"))
    opened = open_dossier(desk, code)
    assert "Điều 22" in opened.answers[proposed].reasons[0].article

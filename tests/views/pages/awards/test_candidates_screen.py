"""Ai có thể đề nghị gì năm nay, and how a candidate gets into a dossier."""

from collections.abc import Callable

from models.domain.merits import SubjectYear
from models.domain.nominations import AwardRecord, Person, SubjectKind
from models.usecases.award_history import put_record
from models.usecases.awards import list_dossiers, save_subject
from models.usecases.desk import Desk
from models.usecases.merits import get_merits, put_year
from tests.fake_ask import FakeAsk
from views.pages.awards.page import AwardsPage

Settle = Callable[[], None]


def a_fighter(desk: Desk) -> str:
    person = save_subject(desk, Person(code="", full_name="Lò Thị Phương")).value
    for year in (2022, 2023):
        record = AwardRecord(
            award="CSTD_CO_SO", award_name="Chiến sĩ thi đua cơ sở", is_title=True, year=year
        )
        put_record(desk, person, SubjectKind.INDIVIDUAL, record)
        put_year(desk, person, SubjectYear(year=year, rating="HTT"))
    return person


def test_only_those_who_surely_may_are_shown_first(
    desk: Desk, page: AwardsPage, settle: Settle
) -> None:
    a_fighter(desk)
    page.show_view("candidates")
    settle()
    assert "BK_TINH_BO" in {row.award for row in page.candidates.model.facts()}
    assert len(page.candidates.model.all_facts()) > len(page.candidates.model.facts())
    assert all(row.answer.verdict == "eligible" for row in page.candidates.model.facts())


def test_a_candidate_goes_into_a_new_dossier_on_the_way_chosen(
    desk: Desk, page: AwardsPage, ask: FakeAsk, settle: Settle
) -> None:
    a_fighter(desk)
    page.show_view("candidates")
    settle()
    row = next(r for r in page.candidates.model.all_facts() if r.award == "BK_TINH_BO")
    ask.choose_answer = "ministry"
    page.candidates.proposed.emit(row)
    settle()
    (dossier,) = list_dossiers(desk)
    (proposed,) = dossier.nominations
    assert (proposed.award, proposed.path) == ("BK_TINH_BO", "ministry")
    assert page.editor.code == dossier.code


def test_a_question_given_up_writes_nothing(
    desk: Desk, page: AwardsPage, ask: FakeAsk, settle: Settle
) -> None:
    a_fighter(desk)
    page.show_view("candidates")
    settle()
    row = next(r for r in page.candidates.model.all_facts() if r.award == "BK_TINH_BO")
    ask.choose_answer = None
    page.candidates.proposed.emit(row)
    settle()
    assert list_dossiers(desk) == ()


def test_a_candidate_is_registered_for_the_year(
    desk: Desk, page: AwardsPage, settle: Settle
) -> None:
    person = a_fighter(desk)
    page.show_view("candidates")
    settle()
    row = next(r for r in page.candidates.model.all_facts() if r.award == "CSTD_CO_SO")
    page.candidates.registered.emit(row)
    settle()
    assert get_merits(desk, person).intentions[0][1].award == "CSTD_CO_SO"
    assert next(r for r in page.candidates.model.all_facts() if r.award == "CSTD_CO_SO").registered

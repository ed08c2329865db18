"""Who may be proposed this year, looked at together with what is asked for already."""

from datetime import date

import pytest

from models.domain.eligibility import Verdict
from models.domain.merits import Intention, SubjectYear
from models.domain.nominations import DossierState, Person
from models.schema.awards import NominationRow
from models.usecases.award_deadlines import dossier_deadlines
from models.usecases.awards import list_subjects, save_subject, set_dossier_state
from models.usecases.candidates import Candidate, candidates
from models.usecases.desk import Desk
from models.usecases.dossier_editing import add_nomination, start_dossier
from models.usecases.merits import put_year, register
from models.usecases.overview import overview, reminders
from models.usecases.proposal_checks import open_dossier

JANUARY = date(2024, 1, 31)


@pytest.fixture
def person(desk: Desk) -> str:
    code = save_subject(desk, Person(code="", full_name="Lò Thị Phương")).value
    put_year(desk, code, SubjectYear(year=2023, rating="HTXS"))
    return code


def base_fighter(desk: Desk) -> Candidate:
    rows = candidates(desk, 2023, JANUARY).rows
    return next(row for row in rows if row.award == "CSTD_CO_SO")


def propose(desk: Desk, *awards: str) -> str:
    dossier = start_dossier(desk, title="Danh hiệu năm 2023", year=2023, dated=JANUARY).value
    (subject,) = list_subjects(desk).people
    for award in awards:
        add_nomination(desk, dossier, subject, award, "house")
    return dossier


@pytest.mark.usefixtures("person")
def test_a_good_rating_alone_leaves_a_base_fighter_to_be_checked(desk: Desk) -> None:
    assert base_fighter(desk).answer.verdict is Verdict.NEEDS_CHECK


@pytest.mark.usefixtures("person")
def test_a_dossier_of_the_year_that_asks_for_the_lower_title_is_named(desk: Desk) -> None:
    propose(desk, "LDTT")
    answer = base_fighter(desk).answer
    assert answer.verdict is Verdict.ELIGIBLE
    assert "hồ sơ “Danh hiệu năm 2023”" in answer.reasons[0].found


@pytest.mark.usefixtures("person")
def test_a_refused_lower_title_counts_no_more(desk: Desk) -> None:
    dossier = propose(desk, "LDTT")
    with desk.store.write(desk.mark()) as session:
        (code,) = (item.code for item in open_dossier(desk, dossier).dossier.nominations)
        session.get_one(NominationRow, code).outcome = "refused"
    assert base_fighter(desk).answer.verdict is Verdict.NEEDS_CHECK


def test_a_registration_of_the_lower_title_is_named(desk: Desk, person: str) -> None:
    register(desk, person, 2023, (Intention(award="LDTT", path="house"),))
    answer = base_fighter(desk).answer
    assert answer.verdict is Verdict.ELIGIBLE
    assert "đăng ký thi đua đầu năm" in answer.reasons[0].found


@pytest.mark.usefixtures("person")
def test_both_titles_in_one_dossier_support_each_other(desk: Desk) -> None:
    opened = open_dossier(desk, propose(desk, "CSTD_CO_SO", "LDTT"))
    fighter = next(item for item in opened.dossier.nominations if item.award == "CSTD_CO_SO")
    assert opened.answers[fighter.code].verdict is Verdict.ELIGIBLE


@pytest.mark.parametrize(("months", "warned"), [(9, True), (10, False), (None, False)])
def test_fewer_than_ten_months_worked_are_told_and_decide_nothing(
    desk: Desk, person: str, months: int | None, *, warned: bool
) -> None:
    facts = SubjectYear(year=2023, rating="HTXS", worked_months=months)
    put_year(desk, person, facts, SubjectYear(year=2023, rating="HTXS"))
    rows = candidates(desk, 2023, JANUARY).rows
    answer = next(row.answer for row in rows if row.award == "LDTT")
    assert answer.verdict is Verdict.ELIGIBLE
    told = [reason for reason in answer.reasons if "thai sản" in reason.found]
    assert bool(told) is warned
    assert all("chưa xác minh" in reason.article for reason in told)
    opened = open_dossier(desk, propose(desk, "LDTT"))
    doubts = [doubt for doubt in opened.doubts if "9 tháng công tác" in doubt.text]
    assert [doubt.verified for doubt in doubts] == ([False] if warned else [])


@pytest.mark.usefixtures("person")
def test_a_dossier_that_is_not_sent_has_a_deadline_and_says_whether_it_is_sure(
    desk: Desk,
) -> None:
    dossier = propose(desk, "LDTT")
    assert dossier_deadlines(desk) == ()
    (subject,) = list_subjects(desk).people
    add_nomination(desk, dossier, subject, "BK_TTG", "state")
    (deadline,) = dossier_deadlines(desk, 2023)
    assert (deadline.due, deadline.verified) == (date(2024, 6, 30), False)
    assert deadline.words == "Trình “Danh hiệu năm 2023” (hạn chưa xác minh)"
    listed = [item for item in overview(desk, 2023).deadlines if item.page == "awards"]
    assert [(item.id, item.due) for item in listed] == [(dossier, deadline.due)]
    set_dossier_state(desk, dossier, DossierState.SENT)
    assert dossier_deadlines(desk, 2023) == ()


@pytest.mark.usefixtures("person")
def test_the_start_reminds_of_a_dossier_just_past_its_day_not_of_one_given_up(desk: Desk) -> None:
    (subject,) = list_subjects(desk).people
    for year in (2023, 2025):
        dated = date(year + 1, 3, 1)
        dossier = start_dossier(desk, title=f"Năm {year}", year=year, dated=dated).value
        add_nomination(desk, dossier, subject, "CSTD_TQ", "state")
    named = [item for item in reminders(desk) if item.page == "awards"]
    assert [(item.due, item.days) for item in named] == [(date(2026, 10, 31), -2)]
    assert "“Năm 2025”" in named[0].name

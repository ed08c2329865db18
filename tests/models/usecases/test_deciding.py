"""Decisions write histories and money; the fund counts what is owed and paid."""

from datetime import date

import pytest

from models.domain.errors import UserError
from models.domain.nominations import DossierState, Person
from models.usecases.award_history import history_of
from models.usecases.awards import get_dossier, list_subjects, save_subject
from models.usecases.deciding import (
    DecisionDraft,
    Outcome,
    decide,
    decision_lines,
    fund,
    in_house,
    list_decisions,
    pay,
    set_fund,
)
from models.usecases.desk import Desk
from models.usecases.dossier_editing import add_nomination, start_dossier

DAY = date(2024, 2, 20)


@pytest.fixture
def dossier(desk: Desk) -> str:
    code = start_dossier(desk, title="Hồ sơ", year=2023, dated=DAY).value
    for name in ("Lò Thị Phương", "Vàng A Sính"):
        save_subject(desk, Person(code="", full_name=name, person_group="worker"))
    for person in list_subjects(desk).people:
        add_nomination(desk, code, person, "CSTD_CO_SO", "house")
    return code


def draft(outcomes: dict[str, Outcome], on: date = DAY) -> DecisionDraft:
    return DecisionDraft(
        number="12/QĐ-STTTT",
        decided_on=on,
        issuer="Giám đốc Sở Thông tin và Truyền thông",
        title="Công nhận Chiến sĩ thi đua cơ sở",
        outcomes=outcomes,
    )


def test_a_granted_award_stands_in_the_history_with_its_money(desk: Desk, dossier: str) -> None:
    first, second = get_dossier(desk, dossier).nominations
    outcomes = {first.code: Outcome(granted=True), second.code: Outcome(granted=False, note="Ít")}
    code = decide(desk, dossier, draft(outcomes)).value
    (record,) = history_of(desk, first.subject.code)
    assert (record.award, record.year, record.amount_vnd) == ("CSTD_CO_SO", 2023, 1_800_000)
    assert (record.decision_number, record.decision) == ("12/QĐ-STTTT", code)
    assert record.person_group == "worker"
    assert history_of(desk, second.subject.code) == ()


def test_the_dossier_is_decided_once_nobody_is_left_open(desk: Desk, dossier: str) -> None:
    first, second = get_dossier(desk, dossier).nominations
    decide(desk, dossier, draft({first.code: Outcome(granted=True)}))
    assert get_dossier(desk, dossier).state is DossierState.DRAFT
    decide(desk, dossier, draft({second.code: Outcome(granted=False)}))
    assert get_dossier(desk, dossier).state is DossierState.DECIDED
    assert len(list_decisions(desk)) == 1


def test_a_decision_on_nobody_is_refused(desk: Desk, dossier: str) -> None:
    with pytest.raises(UserError, match="Chưa chọn kết quả"):
        decide(desk, dossier, draft({}))
    assert list_decisions(desk) == ()


def test_the_director_decides_base_titles_himself(desk: Desk, dossier: str) -> None:
    person = list_subjects(desk).people[0]
    add_nomination(desk, dossier, person, "BK_TINH_BO", "province")
    stored = get_dossier(desk, dossier)
    assert [item.award for item in in_house(stored)] == ["CSTD_CO_SO", "CSTD_CO_SO"]
    own, above = stored.nominations[0], stored.nominations[2]
    decide(desk, dossier, draft({own.code: Outcome(granted=True)}))
    decide(desk, dossier, draft({above.code: Outcome(granted=True)}))
    assert sorted(decision.own for decision in list_decisions(desk)) == [False, True]


def test_a_decision_lists_those_it_granted(desk: Desk, dossier: str) -> None:
    first, second = get_dossier(desk, dossier).nominations
    outcomes = {first.code: Outcome(granted=True), second.code: Outcome(granted=True)}
    decide(desk, dossier, draft(outcomes))
    (decision,) = list_decisions(desk)
    lines = decision_lines(desk, decision)
    assert [line.nomination.code for line in lines] == [first.code, second.code]
    assert [line.amount_vnd for line in lines] == [1_800_000, 1_800_000]


def test_the_base_salary_of_the_decisions_day_counts(desk: Desk, dossier: str) -> None:
    first, _second = get_dossier(desk, dossier).nominations
    decide(desk, dossier, draft({first.code: Outcome(granted=True)}, on=date(2024, 7, 1)))
    assert history_of(desk, first.subject.code)[0].amount_vnd == 2_340_000


def test_the_fund_of_a_year_counts_what_is_owed_and_paid(desk: Desk, dossier: str) -> None:
    first, second = get_dossier(desk, dossier).nominations
    outcomes = {first.code: Outcome(granted=True), second.code: Outcome(granted=True)}
    decide(desk, dossier, draft(outcomes))
    set_fund(desk, 2024, 5_000_000, "Quyết định giao dự toán")
    assert fund(desk, 2023).owed_vnd == 0
    assert (fund(desk, 2024).owed_vnd, fund(desk, 2024).left_vnd) == (3_600_000, 1_400_000)

    record = history_of(desk, first.subject.code)[0]
    assert pay(desk, ((first.subject.code, record),), date(2024, 3, 1)).value == 1
    after = fund(desk, 2024)
    assert (after.owed_vnd, after.paid_vnd, after.left_vnd) == (1_800_000, 1_800_000, 1_400_000)
    pay(desk, ((first.subject.code, record),), None)
    assert fund(desk, 2024).owed_vnd == 3_600_000


def test_a_fund_below_zero_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="âm"):
        set_fund(desk, 2024, -1, "")

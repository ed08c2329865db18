"""What an answer says besides its verdict: reasons, warnings, the earliest year, the generation."""

from collections.abc import Callable
from datetime import date

import pytest

from models.domain.eligibility import (
    Answer,
    AwardCode,
    RuleBook,
    Subject,
    Verdict,
    evaluate_all,
)
from models.domain.errors import UserError

Judge = Callable[..., Answer]
FIGHTER = "HTT CSTD_CO_SO"
READY = {
    2021: FIGHTER,
    2022: "HTT",
    2023: FIGHTER,
    2024: "HTT",
    2025: FIGHTER,
}


def test_reasons_name_article_finding_and_requirement(judge: Judge) -> None:
    answer = judge("individual", "BK_TTG", READY, {"BK_TINH_BO": 2020})
    chain = answer.reasons[1]
    assert chain.article == "Điều 73 khoản 1 điểm b Luật 06/2022/QH15"
    assert chain.found == "liên tục 5 năm (2021 đến 2025)"
    assert "từ 5 năm liên tục trở lên hoàn thành tốt nhiệm vụ trở lên" in chain.required
    assert answer.reasons[2].required == "ít nhất 3 lần Chiến sĩ thi đua cơ sở"


def test_a_broken_chain_says_which_year_broke_it(judge: Judge) -> None:
    gap = judge("individual", "BK_TTG", {**READY, 2024: "HT"}, {"BK_TINH_BO": 2020})
    unknown = judge("individual", "BK_TTG", {**READY, 2024: "?"}, {"BK_TINH_BO": 2020})
    missing = judge("individual", "BK_TTG", {2025: "HTT"}, {"BK_TINH_BO": 2020})
    assert gap.reasons[1].found == "liên tục 1 năm (2025); năm 2024: hoàn thành nhiệm vụ"
    assert unknown.reasons[1].found == "liên tục 1 năm (2025); năm 2024: chưa rõ mức xếp loại"
    assert missing.reasons[1].found == "liên tục 1 năm (2025); năm 2024: chưa có dữ liệu"


def test_years_before_the_prerequisite_are_named_as_not_counted(judge: Judge) -> None:
    answer = judge("individual", "HCLD_3", READY, {"BK_TTG": 2022})
    assert answer.reasons[1].found == (
        "liên tục 3 năm (2023 đến 2025); chỉ tính từ sau năm 2022, năm được tặng "
        "Bằng khen của Thủ tướng Chính phủ"
    )


def test_discipline_is_a_reason_of_its_own(judge: Judge) -> None:
    years = {**READY, 2024: "HTT -CANH_CAO"}
    answer = judge("individual", "BK_TTG", years, {"BK_TINH_BO": 2020}, on=date(2025, 5, 1))
    failed = [reason for reason in answer.reasons if reason.met is False]
    assert "Điều 4 Nghị định 98/2023/NĐ-CP" in [reason.article for reason in failed]
    assert any("cảnh cáo" in reason.found for reason in failed)


@pytest.mark.parametrize(
    ("years", "awards", "earliest"),
    [
        (READY, {"BK_TINH_BO": 2020}, 2026),
        ({**READY, 2021: "HT"}, {"BK_TINH_BO": 2020}, 2027),
        ({**READY, 2024: "HT"}, {"BK_TINH_BO": 2020}, 2030),
        ({**READY, 2025: "HT"}, {"BK_TINH_BO": 2020}, 2031),
        ({**READY, 2021: "HTT"}, {"BK_TINH_BO": 2020}, 2027),
        ({**READY, 2022: "?"}, {"BK_TINH_BO": 2020}, 2026),
        (READY, {}, None),
    ],
)
def test_the_earliest_year_supposes_good_years_only(
    judge: Judge, years: dict[int, str], awards: dict[str, int], earliest: int | None
) -> None:
    assert judge("individual", "BK_TTG", years, awards).earliest == earliest


def test_the_earliest_year_counts_from_the_year_under_review(judge: Judge) -> None:
    gap = {**READY, 2021: "HT"}
    december = judge("individual", "BK_TTG", gap, {"BK_TINH_BO": 2020}, on=date(2025, 12, 20))
    assert december.verdict is Verdict.NOT_ELIGIBLE
    assert december.earliest == 2026


def test_a_young_collective_waits_for_its_tenth_year(judge: Judge) -> None:
    years = dict.fromkeys(range(2021, 2026), "HTXS CO_TINH_BO")
    answer = judge("collective", "HCLD_3", years, {"BK_TTG": 2020}, founded=date(2018, 1, 1))
    assert answer.earliest == 2028


def test_units_outside_the_flags_wait_for_certificates(judge: Judge) -> None:
    years = dict.fromkeys(range(2021, 2026), "HTXS")
    outside = judge(
        "collective",
        "HCLD_3",
        years,
        {"BK_TTG": 2020},
        founded=date(2000, 1, 1),
        flag_eligible=False,
    )
    assert outside.earliest == 2028


def test_the_leap_day_has_a_next_year(judge: Judge) -> None:
    years = {**READY, 2021: "HT", 2024: "HT"}
    answer = judge("individual", "BK_TTG", years, {"BK_TINH_BO": 2020}, on=date(2028, 2, 29))
    assert answer.earliest == 2030


@pytest.mark.parametrize(
    ("on", "generation"),
    [
        (date(2023, 12, 31), "luat-2003-nd-91"),
        (date(2024, 1, 1), "luat-2022-nd-98"),
        (date(2025, 6, 30), "luat-2022-nd-98"),
        (date(2025, 7, 1), "luat-2022-nd-152"),
        (date(2026, 9, 30), "luat-2022-nd-152"),
        (date(2026, 10, 1), "luat-2026-nd-152"),
    ],
)
def test_the_date_of_the_dossier_chooses_the_generation(
    book: RuleBook, on: date, generation: str
) -> None:
    assert book.at(on).id == generation


def test_dates_before_the_first_generation_are_refused(book: RuleBook) -> None:
    with pytest.raises(UserError, match="01/01/1999"):
        book.at(date(1999, 1, 1))
    with pytest.raises(UserError, match="luat-1999"):
        book.named("luat-1999")


def test_the_law_of_2003_is_never_guessed(judge: Judge) -> None:
    answer = judge("individual", "LDTT", {2022: "HTT"}, on=date(2023, 3, 1))
    assert answer.verdict is Verdict.NEEDS_CHECK
    assert [reason.met for reason in answer.reasons] == [None]
    assert "2003" in answer.reasons[0].article
    assert answer.earliest is None


def test_after_the_amendment_the_known_text_decides_with_a_warning(judge: Judge) -> None:
    before = judge("individual", "BK_TTG", READY, {"BK_TINH_BO": 2020}, on=date(2026, 9, 30))
    after = judge("individual", "BK_TTG", READY, {"BK_TINH_BO": 2020}, on=date(2026, 10, 1))
    assert before.verdict is after.verdict is Verdict.ELIGIBLE
    assert len(after.reasons) == len(before.reasons) + 1
    warning = after.reasons[-1]
    assert warning.advisory
    assert warning.met is None
    assert "06/2026/QH16" in warning.article
    assert "chưa xác minh" in warning.found


def test_the_same_year_rewarded_before_is_warned_of(judge: Judge) -> None:
    awards = {"BK_TINH_BO": 2020, "GIAY_KHEN": 2025}
    twice = judge("individual", "BK_TTG", READY, awards)
    once = judge("individual", "BK_TTG", READY, {"BK_TINH_BO": 2020, "GIAY_KHEN": 2024})
    assert twice.verdict is Verdict.ELIGIBLE
    assert twice.reasons[-1].article == "Điều 5 khoản 2 điểm c Luật 06/2022/QH15"
    assert twice.reasons[-1].found == "thành tích năm 2025 đã được tặng Giấy khen"
    assert not any(reason.advisory for reason in once.reasons)


def test_the_same_certificate_within_the_years_is_warned_of(judge: Judge) -> None:
    answer = judge("individual", "BK_TTG", READY, {"BK_TINH_BO": 2020, "BK_TTG": 2023})
    assert [reason.advisory for reason in answer.reasons].count(True) == 1


def test_a_flag_of_both_paths_in_one_year_is_warned_of(judge: Judge) -> None:
    twice = judge("collective", "CO_TINH_BO", {2025: "HTXS CO_TINH_BO"}, cluster_leader=True)
    once = judge("collective", "CO_TINH_BO", {2024: "HTXS CO_TINH_BO", 2025: "HTXS"})
    assert [reason.advisory for reason in twice.reasons].count(True) == 1
    assert not any(reason.advisory for reason in once.reasons)


def test_the_routes_no_record_can_decide_are_named(judge: Judge) -> None:
    assert "đột xuất" in judge("individual", "BK_TTG", READY).other_routes
    assert judge("individual", "LDTT", READY).other_routes == ""


def test_a_missing_registration_is_warned_of_and_marked_unverified(judge: Judge) -> None:
    answer = judge("individual", "LDTT", {2025: "HTT"}, registered=False)
    assert answer.verdict is Verdict.ELIGIBLE
    assert "chưa xác minh" in answer.reasons[-1].article


def test_facts_after_the_date_do_not_count(judge: Judge) -> None:
    years = {2024: "HTT", 2025: "HTXS", 2026: "KHT"}
    assert judge("individual", "LDTT", years, on=date(2025, 3, 1)).verdict is Verdict.ELIGIBLE
    later = judge("individual", "BK_TTG", READY, {"BK_TINH_BO": 2027})
    assert later.verdict is Verdict.NOT_ELIGIBLE


@pytest.mark.parametrize(
    ("on", "words", "expected"),
    [
        (date(2025, 12, 1), "HTT", Verdict.ELIGIBLE),
        (date(2025, 12, 1), "?", Verdict.NEEDS_CHECK),
        (date(2025, 6, 1), "HTT", Verdict.ELIGIBLE),
        (date(2025, 6, 1), "?", Verdict.NOT_ELIGIBLE),
    ],
)
def test_the_running_year_is_under_review_once_it_is_closing(
    judge: Judge, on: date, words: str, expected: Verdict
) -> None:
    answer = judge("individual", "LDTT", {2024: "HT", 2025: words}, on=on)
    assert answer.verdict is expected


def test_a_higher_title_without_the_lower_one_is_to_be_checked(judge: Judge) -> None:
    years = {2023: FIGHTER, 2024: "HTT CSTD_TINH_BO +TINH_BO", 2025: FIGHTER}
    assert judge("individual", "CSTD_TINH_BO", years).verdict is Verdict.NEEDS_CHECK


def test_an_incomplete_list_of_awards_is_to_be_checked(judge: Judge) -> None:
    answer = judge("individual", "BK_TTG", READY, {}, awards_known=False)
    assert answer.verdict is Verdict.NEEDS_CHECK


def test_an_award_of_the_other_kind_is_refused(judge: Judge) -> None:
    with pytest.raises(UserError, match="propose"):
        judge("individual", "TTLDTT", {2025: "HTT"})


def test_everything_of_a_kind_is_asked_at_once(
    book: RuleBook, subject_of: Callable[..., Subject]
) -> None:
    on = date(2026, 3, 1)
    answers = evaluate_all(subject_of("individual", READY), on, book.at(on))
    asked = {answer.award for answer in answers}
    collective = {"TTLDTT", "TTLDXS", "CO_TINH_BO", "CO_CP"}
    assert asked == {code.value for code in AwardCode} - collective

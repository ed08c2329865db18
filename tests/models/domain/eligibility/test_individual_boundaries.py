"""The rule table for individuals, boundary by boundary."""

from collections.abc import Callable, Mapping

import pytest

from models.domain.eligibility import Answer, AwardCode, Proposed, Verdict

YES, NO, CHECK = Verdict.ELIGIBLE, Verdict.NOT_ELIGIBLE, Verdict.NEEDS_CHECK
Years = Mapping[int, str]
Judge = Callable[..., Answer]


def good(first: int, last: int, *, words: str = "HTT", **changed: str) -> dict[int, str]:
    """Return years with the same words, except those named like ``y2023="KHT"``; "" drops one."""
    years = dict.fromkeys(range(first, last + 1), words)
    years.update({int(name[1:]): text for name, text in changed.items()})
    return {year: text for year, text in years.items() if text}


def also(years: Mapping[str, str], **changed: str) -> dict[str, str]:
    return {**years, **changed}


FIGHTER = "HTT CSTD_CO_SO"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("HTXS", YES),
        ("HTT", YES),
        ("HT", NO),
        ("KHT", NO),
        ("?", CHECK),
        ("HTT -KHIEN_TRACH", NO),
        ("HTXS -CACH_CHUC", NO),
    ],
)
def test_advanced_worker_needs_a_good_year_without_discipline(
    judge: Judge, words: str, expected: Verdict
) -> None:
    assert judge("individual", "LDTT", {2025: words}).verdict is expected


def test_advanced_worker_without_the_year_is_to_be_checked(judge: Judge) -> None:
    assert judge("individual", "LDTT", {2024: "HTT"}).verdict is CHECK


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("HTXS", CHECK),
        ("HTXS LDTT", YES),
        ("HTT LDTT +CO_SO", YES),
        ("HTT LDTT +TOAN_QUOC", YES),
        ("HTT +CO_SO", CHECK),
        ("HTT LDTT", NO),
        ("HTT", NO),
        ("HT +CO_SO", NO),
        ("HT", NO),
        ("HT LDTT +CO_SO", CHECK),
        ("KHT LDTT +CO_SO", CHECK),
        ("HTXS CSTD_CO_SO", YES),
        ("? LDTT +CO_SO", YES),
        ("? LDTT", CHECK),
        ("? +CO_SO", CHECK),
        ("?", CHECK),
        ("HTXS +CO_SO -KHIEN_TRACH", NO),
        ("? -KHIEN_TRACH", NO),
    ],
)
def test_base_fighter_is_an_advanced_worker_with_excellence_or_an_initiative(
    judge: Judge, words: str, expected: Verdict
) -> None:
    assert judge("individual", "CSTD_CO_SO", {2025: words}).verdict is expected


def test_a_base_fighter_without_the_title_of_the_year_is_told_what_is_missing(
    judge: Judge,
) -> None:
    answer = judge("individual", "CSTD_CO_SO", {2025: "HTXS"})
    told = [reason.found for reason in answer.reasons if reason.met is None]
    assert told == [
        (
            "năm 2025: hoàn thành xuất sắc nhiệm vụ; mức xếp loại đạt, "
            "nhưng chưa ghi nhận Lao động tiên tiến năm 2025"
        )
    ]


@pytest.mark.parametrize(("words", "expected"), [("HTXS", YES), ("HT +CO_SO", NO), ("?", CHECK)])
def test_an_advanced_worker_title_asked_for_in_the_same_year_counts_and_is_named(
    judge: Judge, words: str, expected: Verdict
) -> None:
    asked = (Proposed(code=AwardCode.LDTT, where="hồ sơ “Khen năm 2025”"),)
    answer = judge("individual", "CSTD_CO_SO", {2025: words}, proposed=asked)
    assert answer.verdict is expected
    named = "đang đề nghị trong hồ sơ “Khen năm 2025”" in answer.reasons[0].found
    assert named is (expected is not NO)


@pytest.mark.parametrize("code", ["LDTT", "CSTD_CO_SO", "CSTD_TINH_BO", "BK_TINH_BO"])
def test_a_discipline_after_the_year_under_review_is_to_be_checked(judge: Judge, code: str) -> None:
    years = good(2023, 2025, words="HTXS LDTT CSTD_CO_SO +TINH_BO", y2026="? -KHIEN_TRACH")
    answer = judge("individual", code, years)
    assert answer.verdict is CHECK
    assert "năm 2026 bị kỷ luật khiển trách" in [reason.found for reason in answer.reasons]


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (good(2023, 2025, words=FIGHTER, y2024=f"{FIGHTER} +TINH_BO"), YES),
        (good(2023, 2025, words=FIGHTER, y2023=f"{FIGHTER} +TOAN_QUOC"), YES),
        (good(2023, 2025, words=FIGHTER, y2024=f"{FIGHTER} +CO_SO"), NO),
        (good(2022, 2025, words=FIGHTER, y2022=f"{FIGHTER} +TINH_BO"), CHECK),
        (good(2022, 2025, words=FIGHTER, y2022=f"{FIGHTER} +CO_SO"), NO),
        (good(2024, 2025, words=f"{FIGHTER} +TINH_BO"), CHECK),
        (good(2022, 2025, words=f"{FIGHTER} +TINH_BO", y2024="HTT +TINH_BO"), NO),
        (good(2023, 2025, words=f"{FIGHTER} +TINH_BO", y2024=""), CHECK),
        (good(2023, 2025, words=f"{FIGHTER} +TINH_BO", y2024="?"), CHECK),
        (good(2023, 2025, words=f"{FIGHTER} +TINH_BO", y2024="? CSTD_CO_SO"), YES),
        (good(2023, 2025, words=FIGHTER, y2024="? CSTD_CO_SO"), CHECK),
        (good(2022, 2025, words=f"{FIGHTER} +TINH_BO", y2025="HTT +TINH_BO"), NO),
        (good(2023, 2025, words=f"{FIGHTER} +TINH_BO", y2023=f"{FIGHTER} -KHIEN_TRACH"), NO),
    ],
)
def test_provincial_fighter_needs_three_base_titles_in_a_row_and_an_initiative(
    judge: Judge, years: Years, expected: Verdict
) -> None:
    assert judge("individual", "CSTD_TINH_BO", years).verdict is expected


PROVINCIAL = f"{FIGHTER} CSTD_TINH_BO"


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (good(2020, 2025, words=f"{FIGHTER} +TOAN_QUOC", y2024=PROVINCIAL, y2025=PROVINCIAL), YES),
        (good(2020, 2025, words=f"{FIGHTER} +TOAN_QUOC", y2022=PROVINCIAL, y2025=PROVINCIAL), YES),
        (good(2020, 2025, words=f"{FIGHTER} +TOAN_QUOC", y2023=PROVINCIAL, y2025=PROVINCIAL), NO),
        (good(2020, 2025, words=f"{FIGHTER} +TOAN_QUOC", y2023=PROVINCIAL, y2024=PROVINCIAL), NO),
        (good(2020, 2025, words=f"{FIGHTER} +TINH_BO", y2024=PROVINCIAL, y2025=PROVINCIAL), NO),
        (good(2024, 2025, words=f"{PROVINCIAL} +TOAN_QUOC"), YES),
        (good(2020, 2025, words=f"{FIGHTER} +TOAN_QUOC", y2024="?", y2025=PROVINCIAL), CHECK),
        (good(2025, 2025, words=f"{PROVINCIAL} +TOAN_QUOC"), CHECK),
        (good(2019, 2025, words=PROVINCIAL, y2019=f"{PROVINCIAL} +TOAN_QUOC"), CHECK),
        (good(2019, 2025, words=PROVINCIAL, y2019=f"{PROVINCIAL} +TINH_BO"), NO),
        (good(2020, 2025, words=PROVINCIAL, y2020=f"{PROVINCIAL} +TOAN_QUOC"), YES),
        (good(2021, 2025, words=PROVINCIAL), CHECK),
        (
            good(
                2020,
                2025,
                words=f"{FIGHTER} +TOAN_QUOC",
                y2024=f"{PROVINCIAL} -CANH_CAO",
                y2025=PROVINCIAL,
            ),
            NO,
        ),
    ],
)
def test_national_fighter_needs_two_provincial_titles_in_a_row(
    judge: Judge, years: Years, expected: Verdict
) -> None:
    assert judge("individual", "CSTD_TQ", years).verdict is expected


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (good(2024, 2025, words=FIGHTER), YES),
        (good(2023, 2025, words=FIGHTER, y2025="HTT"), NO),
        (good(2023, 2025, words=FIGHTER, y2024="HTT"), NO),
        (good(2024, 2025, words="HTXS +CO_SO"), YES),
        (good(2024, 2025, words="HTXS", y2025="HTXS +CO_SO +CO_SO"), YES),
        (good(2024, 2025, words="HTXS", y2025="HTXS +CO_SO"), NO),
        (good(2024, 2025, words="HTXS +CO_SO", y2024="HTT +CO_SO"), NO),
        (good(2024, 2025, words="HTXS +CO_SO", y2024="? +CO_SO"), CHECK),
        (good(2025, 2025, words=FIGHTER), CHECK),
        (good(2025, 2025, words="HTT"), NO),
        (good(2024, 2025, words=FIGHTER, y2024=f"{FIGHTER} -KHIEN_TRACH"), NO),
    ],
)
def test_provincial_certificate_has_two_routes_of_two_years(
    judge: Judge, years: Years, expected: Verdict
) -> None:
    assert judge("individual", "BK_TINH_BO", years).verdict is expected


THREE = {"y2021": FIGHTER, "y2023": FIGHTER, "y2025": FIGHTER}


@pytest.mark.parametrize(
    ("years", "awards", "expected"),
    [
        (good(2021, 2025, **THREE), {"BK_TINH_BO": 2020}, YES),
        (good(2021, 2025, **THREE), {"BK_TINH_BO": 2025}, YES),
        (good(2021, 2025, **THREE), {}, NO),
        (good(2022, 2025, words=FIGHTER), {"BK_TINH_BO": 2020}, CHECK),
        (good(2020, 2025, **also(THREE, y2022="HT")), {"BK_TINH_BO": 2020}, NO),
        (good(2020, 2025, **also(THREE, y2021="HT")), {"BK_TINH_BO": 2020}, NO),
        (good(2020, 2025, **also(THREE, y2020="HT")), {"BK_TINH_BO": 2020}, YES),
        (good(2020, 2025, **also(THREE, y2020="?")), {"BK_TINH_BO": 2020}, YES),
        (good(2021, 2025, **also(THREE, y2022="?")), {"BK_TINH_BO": 2020}, CHECK),
        (good(2021, 2025, **also(THREE, y2022="")), {"BK_TINH_BO": 2020}, CHECK),
        (good(2021, 2025, **also(THREE, y2022="?")), {}, NO),
        (good(2021, 2025, **also(THREE, y2022="HTT -KHIEN_TRACH")), {"BK_TINH_BO": 2020}, NO),
        (good(2020, 2025, **also(THREE, y2020="HTT -CANH_CAO")), {"BK_TINH_BO": 2020}, YES),
        (good(2021, 2025, y2021=FIGHTER, y2023=FIGHTER), {"BK_TINH_BO": 2020}, NO),
        (
            good(2019, 2025, **also(THREE, y2025="HTT", y2019=FIGHTER, y2020="HT")),
            {"BK_TINH_BO": 2018},
            NO,
        ),
        (good(2020, 2025, **also(THREE, y2025="HTT", y2020=FIGHTER)), {"BK_TINH_BO": 2018}, YES),
    ],
)
def test_prime_ministers_certificate_needs_five_years_and_three_base_titles(
    judge: Judge, years: Years, awards: Mapping[str, int], expected: Verdict
) -> None:
    assert judge("individual", "BK_TTG", years, awards).verdict is expected


@pytest.mark.parametrize(
    ("years", "awards", "expected"),
    [
        (good(2021, 2025, **also(THREE, y2022="HTXS")), {"BK_TTG": 2020}, YES),
        (good(2021, 2025, **also(THREE, y2022="HTXS")), {"BK_TTG": 2021}, NO),
        (good(2021, 2025, **THREE), {"BK_TTG": 2020}, NO),
        (good(2020, 2025, **also(THREE, y2020="HTXS")), {"BK_TTG": 2020}, NO),
        (good(2020, 2025, **also(THREE, y2021="HTXS", y2020=FIGHTER)), {"BK_TTG": 2020}, NO),
        (good(2020, 2025, **also(THREE, y2020="HTXS")), {"BK_TTG": 2019}, YES),
        (good(2021, 2025, **also(THREE, y2022="?")), {"BK_TTG": 2020}, CHECK),
        (good(2021, 2025, **also(THREE, y2022="HTXS")), {"BK_TINH_BO": 2020}, NO),
        (
            good(2021, 2025, **also(THREE, y2022="HTXS", y2025="HT CSTD_CO_SO")),
            {"BK_TTG": 2020},
            NO,
        ),
        (good(2021, 2025, **also(THREE, y2022="HTXS -CANH_CAO")), {"BK_TTG": 2020}, NO),
    ],
)
def test_third_class_medal_counts_after_the_prime_ministers_certificate(
    judge: Judge, years: Years, awards: Mapping[str, int], expected: Verdict
) -> None:
    assert judge("individual", "HCLD_3", years, awards).verdict is expected


ONE_PROVINCIAL = {"y2021": "HTXS", "y2022": "HTXS", "y2023": PROVINCIAL}


@pytest.mark.parametrize(
    ("years", "awards", "expected"),
    [
        (good(2021, 2025, **ONE_PROVINCIAL), {"HCLD_3": 2020}, YES),
        (good(2021, 2025, **ONE_PROVINCIAL), {"HCLD_3": 2021}, NO),
        (good(2021, 2025, y2021="HTXS", y2023=PROVINCIAL), {"HCLD_3": 2020}, NO),
        (good(2021, 2025, y2021="HTXS", y2022="HTXS"), {"HCLD_3": 2020}, NO),
        (
            good(2020, 2025, **also(ONE_PROVINCIAL, y2023="HTT", y2020=PROVINCIAL)),
            {"HCLD_3": 2020},
            NO,
        ),
        (good(2020, 2025, **also(ONE_PROVINCIAL, y2020="HTT", y2025="HT")), {"HCLD_3": 2019}, YES),
        (good(2020, 2025, **also(ONE_PROVINCIAL, y2025="HTT -CANH_CAO")), {"HCLD_3": 2019}, NO),
        (good(2021, 2025, **also(ONE_PROVINCIAL, y2024="HT")), {"HCLD_3": 2020}, NO),
        (good(2021, 2025, **also(ONE_PROVINCIAL, y2024="?")), {"HCLD_3": 2020}, CHECK),
    ],
)
def test_second_class_medal_needs_a_provincial_title_and_need_not_end_at_the_proposal(
    judge: Judge, years: Years, awards: Mapping[str, int], expected: Verdict
) -> None:
    assert judge("individual", "HCLD_2", years, awards).verdict is expected


@pytest.mark.parametrize(
    ("years", "awards", "expected"),
    [
        (
            good(2021, 2025, words="HTXS", y2021=PROVINCIAL, y2024=PROVINCIAL),
            {"HCLD_2": 2020},
            YES,
        ),
        (
            good(2021, 2025, words="HTXS", y2021=PROVINCIAL, y2024=PROVINCIAL, y2025="HTT"),
            {"HCLD_2": 2020},
            NO,
        ),
        (good(2021, 2025, words="HTXS", y2024=PROVINCIAL), {"HCLD_2": 2020}, NO),
        (good(2021, 2025, words="HTXS CSTD_TINH_BO"), {"HCLD_3": 2020}, NO),
        (good(2020, 2025, words="HTXS CSTD_TINH_BO", y2025="HT"), {"HCLD_2": 2019}, NO),
        (good(2021, 2025, words="HTXS CSTD_TINH_BO", y2025="?"), {"HCLD_2": 2020}, CHECK),
    ],
)
def test_first_class_medal_needs_three_excellent_years_and_two_provincial_titles(
    judge: Judge, years: Years, awards: Mapping[str, int], expected: Verdict
) -> None:
    assert judge("individual", "HCLD_1", years, awards).verdict is expected


def test_letters_of_praise_and_badges_are_left_to_the_ministry_or_province(judge: Judge) -> None:
    assert judge("individual", "GIAY_KHEN", {2025: "HTT"}).verdict is CHECK
    assert judge("individual", "KNC", {2025: "HTT"}).verdict is CHECK


def test_a_badge_is_given_once(judge: Judge) -> None:
    answer = judge("individual", "KNC", {2025: "HTT"}, {"KNC": 2010})
    assert answer.verdict is NO
    assert answer.earliest is None

"""The rule table for collectives, boundary by boundary."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import pytest

from models.domain.eligibility import Answer, Verdict

YES, NO, CHECK = Verdict.ELIGIBLE, Verdict.NOT_ELIGIBLE, Verdict.NEEDS_CHECK
Judge = Callable[..., Answer]


def five(last: int = 2025, words: str = "HTXS", **changed: str) -> dict[int, str]:
    years = dict.fromkeys(range(last - 4, last + 1), words)
    years.update({int(name[1:]): text for name, text in changed.items()})
    return {year: text for year, text in years.items() if text}


@pytest.mark.parametrize(
    ("words", "percent", "expected"),
    [
        ("HTT", "70", YES),
        ("HTXS", "100", YES),
        ("HTT", "69.99", NO),
        ("HTT", None, CHECK),
        ("HT", "90", NO),
        ("HT", None, NO),
        ("?", "90", CHECK),
        ("?", "60", NO),
        ("HTT -KHIEN_TRACH", "70", YES),
        ("HTT -CANH_CAO", "70", NO),
        ("HTT -GIANG_CHUC", "70", NO),
    ],
)
def test_advanced_collective_needs_seventy_percent_and_no_warning(
    judge: Judge, words: str, percent: str | None, expected: Verdict
) -> None:
    share = None if percent is None else Decimal(percent)
    assert judge("collective", "TTLDTT", {2025: words}, ldtt_percent=share).verdict is expected


@pytest.mark.parametrize(
    ("words", "completed", "ldtt", "fighters", "expected"),
    [
        ("HTXS", "100", "70", 1, YES),
        ("HTT", "100", "70", 1, NO),
        ("HTXS", "99.99", "70", 1, NO),
        ("HTXS", "100", "69.9", 1, NO),
        ("HTXS", "100", "70", 0, NO),
        ("HTXS", "100", "70", None, CHECK),
        ("HTXS", None, "70", 1, CHECK),
        ("HTXS", None, "70", 0, NO),
        ("?", "100", "70", 1, CHECK),
        ("HTXS -CANH_CAO", "100", "70", 1, YES),
    ],
)
def test_excellent_collective_needs_everyone_done_and_one_fighter(  # noqa: PLR0913 - one table row
    judge: Judge,
    *,
    words: str,
    completed: str | None,
    ldtt: str,
    fighters: int | None,
    expected: Verdict,
) -> None:
    answer = judge(
        "collective",
        "TTLDXS",
        {2025: words},
        completed_percent=None if completed is None else Decimal(completed),
        ldtt_percent=Decimal(ldtt),
        cstdcs_count=fighters,
    )
    assert answer.verdict is expected


@pytest.mark.parametrize(
    ("leader", "exceeded", "expected"),
    [(True, True, YES), (True, None, CHECK), (None, False, NO), (False, True, NO)],
)
def test_a_flag_of_the_province_follows_what_the_cluster_decided(
    judge: Judge, *, leader: bool | None, exceeded: bool | None, expected: Verdict
) -> None:
    answer = judge(
        "collective",
        "CO_TINH_BO",
        {2025: "HTXS"},
        cluster_leader=leader,
        targets_exceeded=exceeded,
    )
    assert answer.verdict is expected


def test_the_flag_of_the_government_is_always_somebodys_choice(judge: Judge) -> None:
    answer = judge(
        "collective", "CO_CP", {2025: "HTXS"}, cluster_leader=True, targets_exceeded=True
    )
    assert answer.verdict is CHECK


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ({2024: "HTXS", 2025: "HTXS"}, YES),
        ({2024: "HTT TTLDXS", 2025: "HTXS"}, YES),
        ({2024: "? TTLDXS", 2025: "HTXS"}, YES),
        ({2024: "HTT", 2025: "HTXS"}, NO),
        ({2023: "HTXS", 2024: "HTXS", 2025: "HTT"}, NO),
        ({2025: "HTXS"}, CHECK),
        ({2024: "HTXS", 2025: "?"}, CHECK),
    ],
)
def test_provincial_certificate_needs_two_excellent_years(
    judge: Judge, years: Mapping[int, str], expected: Verdict
) -> None:
    assert judge("collective", "BK_TINH_BO", years).verdict is expected


@pytest.mark.parametrize(
    ("years", "awards", "expected"),
    [
        (five(y2023="HTXS CO_TINH_BO"), {"BK_TINH_BO": 2020}, YES),
        (five(y2023="HTXS CO_TINH_BO"), {}, NO),
        (five(y2023="HTXS CO_TINH_BO"), {"BK_TINH_BO": 2021}, NO),
        (five(y2020="HTXS CO_TINH_BO"), {"BK_TINH_BO": 2020}, NO),
        (five(y2022="HTXS BK_TINH_BO", y2024="HTXS BK_TINH_BO"), {"BK_TINH_BO": 2020}, YES),
        (five(y2024="HTXS BK_TINH_BO"), {"BK_TINH_BO": 2020}, NO),
        (five(y2023="HTT CO_TINH_BO"), {"BK_TINH_BO": 2020}, NO),
        (five(y2023="HTT TTLDXS CO_TINH_BO"), {"BK_TINH_BO": 2020}, YES),
        (five(y2023="HTXS CO_TINH_BO", y2024="?"), {"BK_TINH_BO": 2020}, CHECK),
        (five(y2024="?"), {"BK_TINH_BO": 2020}, CHECK),
        (five(), {"BK_TINH_BO": 2020}, NO),
    ],
)
def test_prime_ministers_certificate_needs_a_flag_or_two_certificates_within(
    judge: Judge, years: Mapping[int, str], awards: Mapping[str, int], expected: Verdict
) -> None:
    assert judge("collective", "BK_TTG", years, awards).verdict is expected


OLD = date(2000, 1, 1)
FLAG, CERTIFICATE, STATE = "HTXS CO_TINH_BO", "HTXS BK_TINH_BO", "HTXS CO_CP"


@pytest.mark.parametrize(
    ("code", "after", "years", "flags", "expected"),
    [
        ("HCLD_3", "BK_TTG", five(y2021=STATE), None, YES),
        ("HCLD_3", "BK_TTG", five(y2021=FLAG), None, NO),
        ("HCLD_3", "BK_TTG", five(y2021=FLAG, y2025=FLAG), None, YES),
        ("HCLD_3", "BK_TTG", five(y2021=FLAG, y2022=CERTIFICATE), None, YES),
        ("HCLD_3", "BK_TTG", five(y2021=CERTIFICATE, y2022=CERTIFICATE), None, CHECK),
        ("HCLD_3", "BK_TTG", five(y2021=CERTIFICATE, y2022=CERTIFICATE), False, YES),
        ("HCLD_3", "BK_TTG", five(y2021=CERTIFICATE, y2022=CERTIFICATE), True, NO),
        ("HCLD_3", "BK_TTG", five(y2021=CERTIFICATE), False, NO),
        ("HCLD_3", "BK_TTG", five(y2020=STATE), None, NO),
        ("HCLD_3", "BK_TTG", five(y2021=STATE, y2023="HTT"), None, NO),
        ("HCLD_2", "HCLD_3", five(y2021=STATE, y2022=FLAG), None, YES),
        ("HCLD_2", "HCLD_3", five(y2021="HTXS CO_CP CO_TINH_BO"), None, YES),
        ("HCLD_2", "HCLD_3", five(y2021=STATE), None, NO),
        ("HCLD_2", "HCLD_3", five(y2021=FLAG, y2022=FLAG), None, NO),
        ("HCLD_2", "HCLD_3", five(y2021=FLAG, y2022=FLAG, y2023=FLAG), None, YES),
        ("HCLD_2", "HCLD_3", five(words=CERTIFICATE), False, YES),
        ("HCLD_2", "HCLD_3", five(words=CERTIFICATE), None, CHECK),
        ("HCLD_2", "HCLD_3", five(y2021=CERTIFICATE, y2022=CERTIFICATE), False, NO),
        ("HCLD_1", "HCLD_2", five(y2021=STATE, y2022=STATE), None, YES),
        ("HCLD_1", "HCLD_2", five(y2021=STATE, y2022=FLAG), None, NO),
        ("HCLD_1", "HCLD_2", five(y2021=STATE, y2022=FLAG, y2023=FLAG), None, YES),
        ("HCLD_1", "HCLD_2", five(words=FLAG, y2023="HTXS"), None, YES),
        ("HCLD_1", "HCLD_2", five(words=FLAG, y2023="HTXS", y2024="HTXS"), None, NO),
        ("HCLD_1", "HCLD_2", five(words=CERTIFICATE, y2025="HTXS"), False, YES),
        ("HCLD_1", "HCLD_2", five(words=FLAG, y2025="? CO_TINH_BO"), None, CHECK),
    ],
)
def test_medals_need_five_excellent_years_and_flags_within(  # noqa: PLR0913 - one table row
    judge: Judge,
    *,
    code: str,
    after: str,
    years: Mapping[int, str],
    flags: bool | None,
    expected: Verdict,
) -> None:
    answer = judge("collective", code, years, {after: 2020}, founded=OLD, flag_eligible=flags)
    assert answer.verdict is expected


@pytest.mark.parametrize(
    ("founded", "expected"),
    [
        (date(2016, 3, 1), YES),
        (date(2016, 3, 2), NO),
        (date(2016, 1, 1), YES),
        (None, CHECK),
    ],
)
def test_a_medal_needs_ten_full_years_of_the_unit(
    judge: Judge, founded: date | None, expected: Verdict
) -> None:
    answer = judge("collective", "HCLD_3", five(y2021=STATE), {"BK_TTG": 2020}, founded=founded)
    assert answer.verdict is expected


def test_a_dissolved_unit_is_not_commended_since_the_circular_of_2025(judge: Judge) -> None:
    years = {2023: "HTXS", 2024: "HTXS", 2025: "HTXS"}
    later = judge("collective", "BK_TINH_BO", years, dissolved=True)
    earlier = judge("collective", "BK_TINH_BO", years, dissolved=True, on=date(2025, 6, 30))
    assert later.verdict is NO
    assert earlier.verdict is YES

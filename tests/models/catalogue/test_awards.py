"""The awards of the 2022 law and the generations of rules."""

from datetime import date

import pytest

from models.catalogue import Catalogue
from models.domain.awards import (
    Award,
    AwardGroup,
    AwardPath,
    AwardSubject,
    award_generation_on,
    awards_on,
)

CODES = {
    "LDTT",
    "CSTD_CO_SO",
    "CSTD_TINH_BO",
    "CSTD_TQ",
    "TTLDTT",
    "TTLDXS",
    "CO_TINH_BO",
    "CO_CP",
    "BK_TINH_BO",
    "BK_TTG",
    "HCLD_3",
    "HCLD_2",
    "HCLD_1",
    "GIAY_KHEN",
    "KNC",
}


def award(catalogue: Catalogue, code: str, path: AwardPath) -> Award:
    return next(a for a in catalogue.awards if (a.code, a.path) == (code, path))


def test_the_awards_a_department_meets_are_all_there(catalogue: Catalogue) -> None:
    assert {item.code for item in catalogue.awards} == CODES


def test_the_director_decides_exactly_four_awards(catalogue: Catalogue) -> None:
    in_house = {item.code for item in catalogue.awards if item.decided_in_house}
    assert in_house == {"LDTT", "CSTD_CO_SO", "TTLDTT", "GIAY_KHEN"}
    assert in_house == {item.code for item in catalogue.awards if item.path is AwardPath.HOUSE}


def test_awards_of_province_and_ministry_are_variants_of_one_code(catalogue: Catalogue) -> None:
    for code in ("CSTD_TINH_BO", "CO_TINH_BO", "BK_TINH_BO", "KNC"):
        paths = {item.path for item in catalogue.awards if item.code == code}
        assert paths == {AwardPath.PROVINCE, AwardPath.MINISTRY}


def test_reports_cover_the_years_that_a_source_confirms(catalogue: Catalogue) -> None:
    confirmed = {a.code: a.report_years for a in catalogue.awards if a.report_years_verified}
    confirmed.pop("KNC")
    assert confirmed == {
        "CSTD_TINH_BO": 3,
        "CSTD_TQ": 6,
        "BK_TTG": 5,
        "HCLD_3": 5,
        "HCLD_2": 5,
        "HCLD_1": 5,
    }


def test_titles_go_to_persons_or_collectives_and_certificates_to_both(
    catalogue: Catalogue,
) -> None:
    certificate = award(catalogue, "BK_TTG", AwardPath.STATE)
    assert certificate.subject is AwardSubject.BOTH
    assert certificate.form_title == "tặng Bằng khen của Thủ tướng Chính phủ"
    titles = [item for item in catalogue.awards if item.group is AwardGroup.TITLE]
    assert all(item.subject is not AwardSubject.BOTH for item in titles)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2016, 1, 1), "luat-2003-nd-91"),
        (date(2023, 12, 31), "luat-2003-nd-91"),
        (date(2024, 1, 1), "luat-2022-nd-98"),
        (date(2025, 6, 30), "luat-2022-nd-98"),
        (date(2025, 7, 1), "luat-2022-nd-152"),
        (date(2026, 9, 30), "luat-2022-nd-152"),
        (date(2026, 10, 1), "luat-2026-nd-152"),
    ],
)
def test_the_date_of_a_dossier_chooses_its_rules(
    catalogue: Catalogue, day: date, code: str
) -> None:
    assert award_generation_on(catalogue.generations, day).code == code


def test_form_numbers_without_a_source_stay_blank(catalogue: Catalogue) -> None:
    forms = {g.code: (g.collective_form, g.individual_form) for g in catalogue.generations}
    assert forms["luat-2022-nd-98"] == ("Mẫu số 02", "Mẫu số 03")
    assert forms["luat-2022-nd-152"] == ("", "")


def test_no_generation_at_all_is_a_bug() -> None:
    with pytest.raises(ValueError, match="at least one generation"):
        award_generation_on((), date(2024, 1, 1))


def test_the_ministrys_medal_changes_with_the_ministry(catalogue: Catalogue) -> None:
    def medals(day: date) -> list[str]:
        found = awards_on(catalogue.awards, day)
        return [a.name for a in found if (a.code, a.path) == ("KNC", AwardPath.MINISTRY)]

    assert medals(date(2025, 2, 28)) == ["Kỷ niệm chương “Vì sự nghiệp Thông tin và Truyền thông”"]
    assert medals(date(2025, 3, 1)) == ["Kỷ niệm chương “Vì sự nghiệp khoa học và công nghệ”"]


def test_before_the_law_of_2022_the_same_awards_are_known_but_not_verified(
    catalogue: Catalogue,
) -> None:
    before = awards_on(catalogue.awards, date(2023, 12, 31))
    after = awards_on(catalogue.awards, date(2024, 1, 1))
    names = {(award.code, award.path, award.name) for award in after}
    assert {(award.code, award.path, award.name) for award in before} <= names
    assert not any(award.verified for award in before)
    assert not any(award.report_years_verified for award in before if award.report_years)
    assert awards_on(catalogue.awards, date(2017, 9, 30)) == ()

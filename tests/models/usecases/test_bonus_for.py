"""Prize money from the shipped tables."""

from datetime import date

import pytest

from models.domain.errors import UserError
from models.usecases.bonus import bonus_for

SALARIES = [date(2019, 7, 1), date(2023, 7, 1), date(2024, 7, 1), date(2026, 7, 1)]


@pytest.mark.parametrize(
    ("code", "kind", "coefficient", "amounts"),
    [
        ("LDTT", "individual", "0.3", [450_000, 540_000, 710_000, 760_000]),
        ("CSTD_CO_SO", "individual", "1", [1_490_000, 1_800_000, 2_340_000, 2_530_000]),
        ("CSTD_TINH_BO", "individual", "3", [4_470_000, 5_400_000, 7_020_000, 7_590_000]),
        ("CSTD_TQ", "individual", "4.5", [6_710_000, 8_100_000, 10_530_000, 11_390_000]),
        ("TTLDTT", "collective", "0.8", [1_200_000, 1_440_000, 1_880_000, 2_030_000]),
        ("TTLDXS", "collective", "1.5", [2_240_000, 2_700_000, 3_510_000, 3_800_000]),
        ("CO_TINH_BO", "collective", "8", [11_920_000, 14_400_000, 18_720_000, 20_240_000]),
        ("CO_CP", "collective", "12", [17_880_000, 21_600_000, 28_080_000, 30_360_000]),
    ],
)
def test_titles_pay_what_the_table_says(
    code: str, kind: str, coefficient: str, amounts: list[int]
) -> None:
    paid = [bonus_for(code, kind, on) for on in SALARIES]
    assert [one["amount_vnd"] for one in paid] == amounts
    assert {one["coefficient"] for one in paid} == {coefficient}
    assert [one["base_vnd"] for one in paid] == [1_490_000, 1_800_000, 2_340_000, 2_530_000]


@pytest.mark.parametrize(
    ("code", "individual", "collective"),
    [
        ("BK_TTG", "3.5", "7"),
        ("HCLD_1", "9", "18"),
        ("HCLD_2", "7.5", "15"),
        ("HCLD_3", "4.5", "9"),
        ("GIAY_KHEN", "0.3", "0.6"),
        ("BK_TINH_BO", "1.5", "3"),
    ],
)
def test_a_collective_gets_twice_the_commendation(
    code: str, individual: str, collective: str
) -> None:
    on = date(2024, 3, 1)
    assert bonus_for(code, "individual", on)["coefficient"] == individual
    assert bonus_for(code, "collective", on)["coefficient"] == collective


@pytest.mark.parametrize(
    ("on", "coefficient", "base"),
    [
        (date(2023, 6, 30), "1", 1_490_000),
        (date(2023, 7, 1), "1", 1_800_000),
        (date(2023, 12, 31), "1", 1_800_000),
        (date(2024, 1, 1), "1.5", 1_800_000),
        (date(2024, 6, 30), "1.5", 1_800_000),
        (date(2024, 7, 1), "1.5", 2_340_000),
        (date(2026, 6, 30), "1.5", 2_340_000),
        (date(2026, 7, 1), "1.5", 2_530_000),
    ],
)
def test_the_decision_date_chooses_coefficient_and_base(
    on: date, coefficient: str, base: int
) -> None:
    paid = bonus_for("BK_TINH_BO", "individual", on)
    assert (paid["coefficient"], paid["base_vnd"]) == (coefficient, base)


@pytest.mark.parametrize(
    ("code", "on", "verified"),
    [
        ("LDTT", date(2023, 12, 1), True),
        ("LDTT", date(2024, 6, 30), True),
        ("LDTT", date(2024, 7, 1), False),
        ("LDTT", date(2026, 7, 1), False),
        ("BK_TINH_BO", date(2023, 12, 1), True),
        ("BK_TINH_BO", date(2024, 3, 1), False),
        ("HCLD_3", date(2024, 3, 1), False),
        ("KNC", date(2024, 3, 1), False),
    ],
)
def test_money_from_memory_or_an_uncompared_decree_is_not_verified(
    code: str, on: date, *, verified: bool
) -> None:
    assert bonus_for(code, "individual", on)["verified"] is verified


def test_the_source_names_both_decrees() -> None:
    source = str(bonus_for("LDTT", "individual", date(2024, 2, 1))["source"])
    assert "98/2023/NĐ-CP" in source
    assert "24/2023/NĐ-CP" in source


@pytest.mark.parametrize(
    ("code", "kind", "on", "named"),
    [
        ("XYZ", "individual", date(2024, 2, 1), "XYZ"),
        ("LDTT", "collective", date(2024, 2, 1), "tập thể"),
        ("CO_CP", "individual", date(2024, 2, 1), "cá nhân"),
        ("LDTT", "household", date(2024, 2, 1), "household"),
        ("LDTT", "individual", date(2019, 6, 30), "01/07/2019"),
        ("LDTT", "individual", date(2010, 6, 30), "30/06/2010"),
    ],
)
def test_what_has_no_price_is_refused(code: str, kind: str, on: date, named: str) -> None:
    with pytest.raises(UserError, match=named):
        bonus_for(code, kind, on)

"""Rounding and proportions of prize money."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.bonus import BaseSalary, Coefficient, Tariff, bonus
from models.domain.eligibility import SubjectKind

ON = date(2025, 1, 1)
PERSON = SubjectKind.INDIVIDUAL


def tariff(amount_vnd: int, value: Decimal, *, verified: bool = True) -> Tariff:
    salary = BaseSalary(starts=ON, amount_vnd=amount_vnd, source="A", verified=verified)
    coefficient = Coefficient(
        code="LDTT", kind=PERSON, starts=ON, ends=None, value=value, source="B", verified=True
    )
    return Tariff(base_salaries=(salary,), coefficients=(coefficient,))


@pytest.mark.parametrize(
    ("base", "value", "amount"),
    [(1_000_000, "1", 1_000_000), (1_000_001, "1", 1_010_000), (999_999, "1", 1_000_000)],
)
def test_money_is_rounded_up_to_ten_thousand(base: int, value: str, amount: int) -> None:
    assert bonus("LDTT", PERSON, ON, tariff(base, Decimal(value))).amount_vnd == amount


@given(st.integers(1, 10**8), st.decimals("0.1", "20", places=2))
def test_rounding_never_takes_away_and_adds_less_than_ten_thousand(
    base: int, value: Decimal
) -> None:
    paid = bonus("LDTT", PERSON, ON, tariff(base, value)).amount_vnd
    assert paid % 10_000 == 0
    assert 0 <= paid - base * value < 10_000


def test_one_unverified_factor_leaves_the_money_unverified() -> None:
    assert not bonus("LDTT", PERSON, ON, tariff(1, Decimal(1), verified=False)).verified

"""Prize money: coefficient times base salary on the decision date, rounded up.

NĐ 98/2023/NĐ-CP and NĐ 91/2017/NĐ-CP, principles of the money chapter.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from models.domain.eligibility.facts import SubjectKind
from models.domain.errors import UserError

_ROUNDING_VND = Decimal(10_000)
_KIND_NAMES = {SubjectKind.INDIVIDUAL: "cá nhân", SubjectKind.COLLECTIVE: "tập thể"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseSalary:
    """The base salary from `starts` on, until the next one."""

    starts: date
    amount_vnd: int
    source: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficient:
    """How many base salaries go with an award decided from `starts` to `ends` (both included)."""

    code: str
    kind: SubjectKind
    starts: date
    ends: date | None
    value: Decimal
    source: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tariff:
    """All base salaries and coefficients."""

    base_salaries: tuple[BaseSalary, ...]
    coefficients: tuple[Coefficient, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bonus:
    """What is paid, and on what grounds; `verified` only when both factors are."""

    amount_vnd: int
    coefficient: Decimal
    base_vnd: int
    source: str
    verified: bool


def bonus(code: str, kind: SubjectKind, on: date, tariff: Tariff) -> Bonus:
    """Return the money for an award decided on `on`.

    Raises UserError when the award carries no money for this kind, is not known, or when the
    date lies before the first base salary or coefficient on record.
    """
    coefficient = _coefficient(code, kind, on, tariff.coefficients)
    base = _base_salary(on, tariff.base_salaries)
    exact = coefficient.value * base.amount_vnd
    tens_of_thousands = (exact / _ROUNDING_VND).to_integral_value(rounding=ROUND_CEILING)
    return Bonus(
        amount_vnd=int(tens_of_thousands * _ROUNDING_VND),
        coefficient=coefficient.value,
        base_vnd=base.amount_vnd,
        source=f"Hệ số: {coefficient.source}. Lương cơ sở: {base.source}.",
        verified=coefficient.verified and base.verified,
    )


def _base_salary(on: date, salaries: Iterable[BaseSalary]) -> BaseSalary:
    known = sorted(salaries, key=lambda salary: salary.starts)
    for salary in reversed(known):
        if salary.starts <= on:
            return salary
    message = (
        f"Chưa có mức lương cơ sở cho ngày {on:%d/%m/%Y}; mức sớm nhất trong danh mục áp dụng từ "
        f"{known[0].starts:%d/%m/%Y}. Hãy kiểm tra ngày quyết định."
    )
    raise UserError(message)


def _coefficient(
    code: str, kind: SubjectKind, on: date, coefficients: Iterable[Coefficient]
) -> Coefficient:
    of_code = [one for one in coefficients if one.code == code]
    if not of_code:
        message = f"Không có mức tiền thưởng cho mã “{code}”. Hãy kiểm tra mã hình thức."
        raise UserError(message)
    of_kind = [one for one in of_code if one.kind is kind]
    if not of_kind:
        message = (
            f"Mã “{code}” không có mức tiền thưởng cho {_KIND_NAMES[kind]}. "
            "Hãy kiểm tra loại đối tượng."
        )
        raise UserError(message)
    for one in of_kind:
        if one.starts <= on and (one.ends is None or on <= one.ends):
            return one
    message = (
        f"Chưa có hệ số tiền thưởng của mã “{code}” cho ngày {on:%d/%m/%Y}. "
        "Hãy kiểm tra ngày quyết định."
    )
    raise UserError(message)

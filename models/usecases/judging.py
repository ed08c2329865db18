"""Judge the targets of a JSON document: what the command line and other programs ask."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from models.domain.errors import UserError
from models.domain.periods import Period, parse_period
from models.domain.targets import Aggregation, Direction, Goal, Kind
from models.domain.text import nfc
from models.domain.values import decimal_text
from models.domain.verdicts import Actual, judge

_DECIMAL = re.compile(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEARS = range(1, 9999)
_PAIR = 2
_MOST_DIGITS = 30
_Choice = TypeVar("_Choice", bound=StrEnum)


def judge_file(data: object) -> list[dict[str, str | None]]:
    """Judge every target of ``{"today", "targets": [{"id", "kind", …}]}``.

    Decimals are texts with a point; what is absent or null is unknown. Beside the stable keys
    ("direction", "low", "high", "unit", "baseline", "baseline_year", "deadline",
    "period_values", "numerator", "denominator", "actual") these are understood: "aggregation"
    (``last`` unless stated), "milestones" (like the period values), "done_on", "judged_met" with
    "reason". Returns ``{"id", "verdict", "ratio", "sentence"}`` for each, in order. Raises
    UserError that names the target and the field for anything that cannot be read.
    """
    if not isinstance(data, Mapping) or not isinstance(data.get("targets"), list):
        raise UserError(
            "Tệp cần là một đối tượng JSON có “today” và danh sách “targets”. Hãy kiểm tra tệp."
        )
    today = _Row(data, "").day("today")
    if today is None:
        raise UserError("Tệp chưa ghi “today”. Hãy ghi ngày đánh giá, ví dụ 2023-12-31.")
    return [_judge_one(row, number, today) for number, row in enumerate(data["targets"], start=1)]


def _judge_one(raw: object, number: int, today: date) -> dict[str, str | None]:
    if not isinstance(raw, Mapping):
        raise UserError(f"Chỉ tiêu thứ {number} trong tệp không phải là một đối tượng JSON.")
    name = raw.get("id")
    if isinstance(name, int) and not isinstance(name, bool):
        name = str(name)
    if not isinstance(name, str) or not name.strip():
        raise UserError(f"Chỉ tiêu thứ {number} trong tệp chưa có “id”. Hãy đặt mã cho chỉ tiêu.")
    row = _Row(raw, nfc(name))
    found = judge(_goal(row), _actual(row), today)
    return {
        "id": row.name,
        "verdict": found.verdict.value,
        "ratio": None if found.ratio is None else decimal_text(found.ratio),
        "sentence": found.sentence,
    }


def _goal(row: "_Row") -> Goal:
    kind = row.choice("kind", Kind)
    if kind is None:
        raise row.refusal("kind", "chưa được ghi")
    low, high = row.decimal("low"), row.decimal("high")
    if low is not None and high is not None and low > high:
        raise row.refusal("low", f"là {decimal_text(low)}, lớn hơn “high” là {decimal_text(high)}")
    return Goal(
        id=row.name,
        kind=kind,
        direction=row.choice("direction", Direction),
        low=low,
        high=high,
        unit=row.text("unit"),
        baseline=row.decimal("baseline"),
        baseline_year=row.year("baseline_year"),
        deadline=row.day("deadline"),
    )


def _actual(row: "_Row") -> Actual:
    denominator = row.decimal("denominator")
    if denominator is not None and denominator <= 0:
        raise row.refusal("denominator", f"là {decimal_text(denominator)}, phải lớn hơn 0")
    value, done_on = row.raw.get("actual"), row.day("done_on")
    if isinstance(value, str) and _DAY.fullmatch(value.strip()):
        value, done_on = None, done_on or row.day("actual")
    judged = row.raw.get("judged_met")
    if judged is not None and not isinstance(judged, bool):
        raise row.refusal("judged_met", "phải là true, false hoặc null")
    return Actual(
        value=None if value is None else row.decimal("actual"),
        numerator=row.decimal("numerator"),
        denominator=denominator,
        period_values=row.pairs("period_values"),
        aggregation=row.choice("aggregation", Aggregation) or Aggregation.LAST,
        milestones=row.pairs("milestones"),
        judged_met=judged,
        reason=row.text("reason"),
        done_on=done_on,
    )


class _Row:
    """One JSON object whose fields are read strictly and refused by name."""

    def __init__(self, raw: Mapping[str, object], name: str) -> None:
        self.raw = raw
        self.name = name

    def refusal(self, field: str, fault: str) -> UserError:
        where = f"Chỉ tiêu “{self.name}”: trường" if self.name else "Trường"
        return UserError(f"{where} “{field}” {fault}. Hãy sửa lại trong tệp.")

    def text(self, field: str) -> str:
        value = self.raw.get(field)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self.refusal(field, f"phải là văn bản, đang là {value!r}")
        return nfc(value).strip()

    def decimal(self, field: str) -> Decimal | None:
        return self._decimal(field, self.raw.get(field))

    def choice(self, field: str, choices: type[_Choice]) -> _Choice | None:
        text = self.text(field)
        if not text:
            return None
        known = [choice.value for choice in choices]
        if text not in known:
            raise self.refusal(field, f"là “{text}”, không thuộc: {', '.join(known)}")
        return choices(text)

    def day(self, field: str) -> date | None:
        text = self.text(field)
        if not text:
            return None
        try:
            if not _DAY.fullmatch(text):
                raise self.refusal(field, f"là “{text}”, cần ghi ngày dạng 2023-12-31")
            return date.fromisoformat(text)
        except ValueError as wrong:
            raise self.refusal(field, f"là “{text}”, không phải là một ngày có thật") from wrong

    def year(self, field: str) -> int | None:
        value = self.raw.get(field)
        if value is None or value == "":
            return None
        text = str(value).strip()
        if isinstance(value, bool) or not re.fullmatch(r"[0-9]{4}", text):
            raise self.refusal(field, f"là {value!r}, cần ghi năm gồm bốn chữ số")
        if int(text) not in _YEARS:
            raise self.refusal(field, f"là {value!r}, không phải là một năm có thật")
        return int(text)

    def pairs(self, field: str) -> tuple[tuple[Period, Decimal], ...]:
        value = self.raw.get(field)
        if value is None:
            return ()
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise self.refusal(field, 'phải là danh sách các cặp ["2023-Q1", "12.5"]')
        found: dict[Period, Decimal] = {}
        for pair in value:
            period, number = self._pair(field, pair)
            if period in found:
                raise self.refusal(field, f"ghi kỳ “{period.text}” hai lần")
            if number is not None:
                found[period] = number
        return tuple(found.items())

    def _pair(self, field: str, pair: object) -> tuple[Period, Decimal | None]:
        if not isinstance(pair, Sequence) or isinstance(pair, str) or len(pair) != _PAIR:
            raise self.refusal(field, 'phải là danh sách các cặp ["2023-Q1", "12.5"]')
        period, number = pair
        if not isinstance(period, str):
            raise self.refusal(field, f"có kỳ {period!r} không phải là văn bản")
        try:
            return parse_period(period), self._decimal(field, number)
        except UserError as refused:
            if refused.text.startswith("Chỉ tiêu"):
                raise
            raise self.refusal(field, f"chưa đúng. {refused.text.rstrip('.')}") from refused

    def _decimal(self, field: str, value: object) -> Decimal | None:
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        text = value.strip() if isinstance(value, str) else _number_text(value)
        if isinstance(value, bool) or not _DECIMAL.fullmatch(text):
            raise self.refusal(field, f"là “{text}”, cần ghi số thập phân với dấu chấm")
        return Decimal(text)


def _number_text(value: object) -> str:
    """Return a JSON value as text; a number such as 1E2 without its exponent."""
    if isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) < _MOST_DIGITS:
        return format(value, "f")
    return str(value)

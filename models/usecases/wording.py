"""Words for what the rules answer, the same on the screen, in workbooks and in papers."""

import re
from decimal import Decimal

from models.domain.numbers.shown import show_number, show_rounded
from models.domain.results import Travel
from models.domain.targets import Goal, Kind, Verdict
from models.domain.verdicts import Finding
from models.domain.verdicts.sentences import requirement_text

_MOST_TYPED_DECIMALS = 8
_VERDICTS = {
    Verdict.EXCEEDED: "Vượt",
    Verdict.MET: "Đạt",
    Verdict.ON_TRACK: "Đúng tiến độ",
    Verdict.AT_RISK: "Nguy cơ",
    Verdict.NOT_MET: "Chưa đạt",
    Verdict.UNKNOWN: "Chưa có số",
}
_TRAVEL = {
    Travel.DRAFT: "Nháp",
    Travel.READY: "Sẵn sàng",
    Travel.PACKED: "Đã đóng gói",
    Travel.RECEIPTED: "Đã có biên nhận",
    Travel.ACCEPTED: "Được chấp nhận",
    Travel.RETURNED: "Bị trả lại",
    Travel.CORRECTED: "Đã sửa, gửi lại",
}
_FORMULA = re.compile(r"\$(?P<inside>[^$]{1,80})\$")
_SIGNS = (
    (re.compile(r"\\(?:geqslant|geq|ge)(?![a-z])\s*"), "≥ "),
    (re.compile(r"\\(?:leqslant|leq|le)(?![a-z])\s*"), "≤ "),
    (re.compile(r"\\(?:approx|sim)(?![a-z])\s*"), "≈ "),
    (re.compile(r"\s*\\%"), " %"),
)


def verdict_words(verdict: Verdict) -> str:
    """Return the word of a verdict: "Đạt", "Chưa có số"."""
    return _VERDICTS[verdict]


def travel_words(stop: Travel) -> str:
    """Return how far a value has got: "Nháp", "Đã đóng gói"."""
    return _TRAVEL[stop]


def requirement_words(goal: Goal) -> str:
    """Return what a goal asks: "trên 8 %", "Top 25 - 30"; "theo mô tả" where there is no number."""
    if goal.kind is Kind.DESCRIBE:
        return "theo mô tả"
    if goal.kind is not Kind.DELIVER and goal.low is None and goal.high is None:
        return "chưa có số"
    return requirement_text(Finding(goal=goal, verdict=Verdict.UNKNOWN))


def quote_words(quote: str) -> str:
    """Return quoted words to read: formulas as signs, "≥ 30 %", everything else as it is."""
    return _FORMULA.sub(lambda found: _formula_words(found["inside"]), quote)


def figure_text(value: Decimal | None) -> str:
    """Return a number as papers write it; a dash where there is none.

    A quotient with endless digits is cut to two decimals, a number as it was typed never is.
    """
    if value is None:
        return "-"
    exponent = value.normalize().as_tuple().exponent
    is_endless = isinstance(exponent, int) and exponent < -_MOST_TYPED_DECIMALS
    return show_rounded(value) if is_endless else show_number(value)


def _formula_words(inside: str) -> str:
    for pattern, sign in _SIGNS:
        inside = pattern.sub(sign, inside)
    return inside.strip()

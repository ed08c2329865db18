"""Words for what the rules answer, the same on the screen, in workbooks and in papers."""

from decimal import Decimal

from models.domain.numbers.shown import show_number
from models.domain.results import Travel
from models.domain.targets import Goal, Kind, Verdict
from models.domain.verdicts import Finding
from models.domain.verdicts.sentences import requirement_text

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


def figure_text(value: Decimal | None) -> str:
    """Return a number as papers write it; a dash where there is none."""
    return "-" if value is None else show_number(value)

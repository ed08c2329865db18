"""Questions about numbers that look as if a separator or a zero slipped."""

from decimal import Decimal

from models.domain.numbers.shown import show_number
from models.domain.targets import Goal, Kind

_SLIP = Decimal(8)
_FACTORS = (1000, 100, 10)
_LAST_PLACE = Decimal(250)


def jump_warning(
    new: Decimal, last: Decimal | None, low: Decimal | None, high: Decimal | None
) -> str:
    """Return a question about `new`, or "" when nothing is odd.

    Asked: about ten times, a hundred times or more above or below `last`, the value of the period
    before; or outside `low` to `high`, the plausible range (see `plausible_range`). Never a
    refusal.
    """
    if last is not None and last > 0 and new > 0:
        greater, smaller = max(new, last), min(new, last)
        if greater >= smaller * _SLIP:
            factor = next((f for f in _FACTORS if greater >= smaller * f * _SLIP / 10), 10)
            word = "gấp" if new > last else "chỉ bằng một phần"
            return (
                f"Số {show_number(new)} {word} khoảng {factor} so với kỳ trước "
                f"({show_number(last)}). Hãy xem lại dấu chấm, dấu phẩy và số chữ số 0; "
                "nếu đúng thì giữ nguyên."
            )
    if (low is not None and new < low) or (high is not None and new > high):
        start = f"từ {show_number(low)} " if low is not None else ""
        end = f"đến {show_number(high)}" if high is not None else "trở lên"
        return (
            f"Số {show_number(new)} nằm ngoài khoảng thường gặp của chỉ tiêu này ({start}{end}). "
            "Hãy xem lại; nếu đúng thì giữ nguyên."
        )
    return ""


def plausible_range(goal: Goal) -> tuple[Decimal | None, Decimal | None]:
    """Return the values that need no question: a share is 0 to 100, others a tenth to tenfold.

    Of a rank: from the first to a place that no list of provinces or countries goes beyond.
    """
    bounds = [bound for bound in (goal.low, goal.high) if bound is not None and bound > 0]
    if goal.kind in (Kind.GROW_BY, Kind.CUT_BY):
        if goal.baseline is None or goal.baseline <= 0:
            return None, None
        return goal.baseline / 10, goal.baseline * 10
    if goal.unit == "%":
        return Decimal(0), Decimal(100)
    if goal.kind is Kind.RANK:
        return Decimal(1), max([_LAST_PLACE, *(bound * 10 for bound in bounds)])
    if not bounds:
        return None, None
    return min(bounds) / 10, max(bounds) * 10

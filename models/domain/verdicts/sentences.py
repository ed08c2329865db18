"""One Vietnamese sentence per verdict, with the numbers it follows from."""

from collections.abc import Callable
from decimal import Decimal

from models.domain.numbers.shown import show_number, show_quantity, show_rounded, show_share
from models.domain.targets import Direction, Goal, Kind, Verdict
from models.domain.verdicts.aggregation import EXACT
from models.domain.verdicts.facts import Basis, Finding, Forecast, Grounds
from models.domain.verdicts.requirement import bounds, is_closed, points_down

_MOST_TYPED_PLACES = 8
_CHANGES = (Kind.GROW_BY, Kind.CUT_BY)
_GROUNDS = {
    Grounds.NO_GOAL: "chỉ tiêu chưa có mức yêu cầu bằng số",
    Grounds.CROSSED_GOAL: "mức thấp của chỉ tiêu lớn hơn mức cao",
    Grounds.NO_ACTUAL: "chưa có số liệu thực hiện",
    Grounds.NO_PRODUCT: "chưa có số liệu thực hiện: chưa ghi sản phẩm đã hoàn thành hay chưa",
    Grounds.NOT_ALL_PERIODS: "chưa có đủ số liệu của các kỳ cho đến hạn, kết quả còn có thể đổi",
    Grounds.ONLY_AFTER_DEADLINE: "chỉ có số liệu của các kỳ bắt đầu sau hạn",
    Grounds.NO_NUMERATOR: "có mẫu số nhưng thiếu tử số",
    Grounds.NO_DENOMINATOR: "có tử số nhưng thiếu mẫu số",
    Grounds.BAD_DENOMINATOR: "mẫu số phải lớn hơn 0",
    Grounds.NO_BASELINE: "thiếu giá trị gốc để so sánh",
    Grounds.BAD_BASELINE: "giá trị gốc phải lớn hơn 0 thì mới tính được tỷ lệ tăng, giảm",
    Grounds.NO_DIRECTION: (
        "kết quả nằm ngoài khoảng yêu cầu mà chỉ tiêu chưa ghi cao hơn hay thấp hơn là tốt"
    ),
    Grounds.BAD_RANK: "thứ hạng phải từ 1 trở lên",
    Grounds.PERCENT_POOL: (
        "không cộng hoặc lấy trung bình các tỷ lệ khi chưa có tử số và mẫu số của từng kỳ"
    ),
    Grounds.RATIO_PARTS: "có tỷ lệ chưa kèm tử số và mẫu số nên không gộp được",
    Grounds.NO_RULE: "chưa chọn cách gộp số liệu của nhiều kỳ hoặc nhiều đơn vị",
    Grounds.OVERLAP: "các kỳ báo cáo chồng lên nhau nên cộng lại sẽ bị trùng",
    Grounds.NO_JUDGE: "chỉ tiêu định tính cần người có trách nhiệm nhận xét đạt hay chưa đạt",
    Grounds.NO_REASON: "nhận xét đạt hay chưa đạt cần ghi kèm lý do",
}


def write_sentence(found: Finding) -> str:
    """Return the sentence of a verdict: what was reached, what was asked, and what follows."""
    if found.verdict is Verdict.UNKNOWN:
        return f"Chưa kết luận được vì {_GROUNDS.get(found.grounds, _GROUNDS[Grounds.NO_ACTUAL])}."
    if found.reason:
        said = "đạt" if found.verdict is Verdict.MET else "chưa đạt"
        return f"Được nhận xét là {said} vì: {found.reason.rstrip('.')}."
    if found.goal.kind is Kind.DELIVER:
        return _of_product(found)
    sentence = _of_number(found)
    if found.came_late and found.goal.deadline is not None:
        due = f"{found.goal.deadline:%d/%m/%Y}"
        sentence = f"Tính đến hạn {due}, {sentence[0].lower()}{sentence[1:]}"
    if found.divided is not None:
        share = _with_unit(show_rounded(found.divided, unlike=found.value), found.goal)
        sentence = f"{sentence[:-1]}; tử số và mẫu số lại cho {share}."
    return sentence


def _of_number(found: Finding) -> str:
    if found.forecast is not None:
        return f"{_reached(found)}, yêu cầu {requirement_text(found)}; {_outlook(found)}."
    if found.verdict is Verdict.NOT_MET:
        return f"{_reached(found)} chưa đạt vì yêu cầu {requirement_text(found)}{_gap(found)}."
    if found.ratio is not None and not points_down(found.goal):
        link = ", yêu cầu" if found.goal.kind in _CHANGES else " so với yêu cầu"
        return (
            f"Đạt {show_share(found.ratio)} chỉ tiêu: {_reached(found, start=False)}"
            f"{link} {requirement_text(found)}."
        )
    beyond = "tốt hơn" if points_down(found.goal) else "vượt"
    verb = beyond if found.verdict is Verdict.EXCEEDED else "đạt"
    return f"{_reached(found)} {verb} yêu cầu {requirement_text(found)}."


def baseline_sentence(goal: Goal, change: Decimal) -> str:
    """Return the comparison with the baseline, which is another column than completion."""
    since = f" so với năm {goal.baseline_year}" if goal.baseline_year else " so với giá trị gốc"
    if change == 0:
        return f"Không thay đổi{since}."
    return f"{'Tăng' if change > 0 else 'Giảm'} {show_rounded(abs(change))} %{since}."


def requirement_text(found: Finding) -> str:
    """Return what is asked, as a phrase: "trên 8 %", "không quá 10 ngày", "Top 25 - 30"."""
    goal = found.goal
    if goal.kind is Kind.DELIVER:
        return _product(goal)
    return _PHRASES[goal.kind](goal)


def _of_product(found: Finding) -> str:
    goal, deadline = found.goal, found.goal.deadline
    due = f"{deadline:%d/%m/%Y}" if deadline else ""
    when = f" ngày {found.done_on:%d/%m/%Y}" if found.done_on else ""
    if not when and found.period:
        when = f" trong kỳ {found.period.label}"
    reached = f"{show_number(found.value)}/" if found.value is not None else ""
    done = f"{reached}{_product(goal)}"
    if found.grounds is Grounds.LATE:
        return f"Đã hoàn thành {done}{when} nhưng chưa đạt vì quá hạn {due}."
    if found.verdict in (Verdict.MET, Verdict.EXCEEDED):
        return f"Đã hoàn thành {done}{when}{f', hạn {due}' if due else ''}."
    if found.forecast is not None:
        return f"Mới hoàn thành {done}; {_outlook(found)}."
    return f"Mới hoàn thành {done} nên chưa đạt{f' khi đã quá hạn {due}' if due else ''}."


def _reached(found: Finding, *, start: bool = True) -> str:
    goal = found.goal
    value = found.value if found.value is not None else Decimal(0)
    if goal.kind in _CHANGES:
        text = _change(found)
        return text if start else text[0].lower() + text[1:]
    if goal.kind is Kind.RANK:
        return f"{'Xếp' if start else 'xếp'} thứ {show_number(value)}"
    return _with_unit(_figure(found, value, _nearest(found)), goal)


def _figure(found: Finding, value: Decimal, near: Decimal | None) -> str:
    """Return a typed number as it is, one that was divided or added up in fewer digits."""
    exponent = value.as_tuple().exponent
    is_long = isinstance(exponent, int) and -exponent > _MOST_TYPED_PLACES
    return show_rounded(value, unlike=near) if found.computed or is_long else show_number(value)


def _with_unit(shown: str, goal: Goal) -> str:
    return f"{shown} {goal.unit}" if goal.unit and goal.kind not in _CHANGES else shown


def _change(found: Finding) -> str:
    change = found.measured if found.measured is not None else Decimal(0)
    rises = (change >= 0) == (found.goal.kind is Kind.GROW_BY)
    word = "Tăng" if rises else "Giảm"
    near = _nearest(found)
    percent = show_rounded(abs(change), unlike=None if near is None else abs(near))
    baseline = show_number(found.baseline) if found.baseline is not None else ""
    value = "" if found.value is None else _figure(found, found.value, found.baseline)
    if found.forecast is not None and found.forecast.basis is Basis.PACE:
        since = f"năm {found.goal.baseline_year}" if found.goal.baseline_year else "giá trị gốc"
        return f"Mới có số của {found.forecast.count} kỳ, cộng lại {value} ({since} là {baseline})"
    return f"{word} {percent} % (từ {baseline} thành {value})"


def _nearest(found: Finding) -> Decimal | None:
    if found.measured is None:
        return None
    low, high = bounds(found.goal)
    return min((low, high), key=lambda bound: abs(EXACT.subtract(bound, found.measured or low)))


def _gap(found: Finding) -> str:
    goal = found.goal
    if found.measured is None:
        return ""
    low, high = bounds(goal)
    missing = EXACT.subtract(low, found.measured)
    beyond = EXACT.subtract(found.measured, high)
    if is_closed(goal):
        side, size = ("thấp hơn", missing) if missing > 0 else ("cao hơn", beyond)
        return f" ({side} {_size(goal, size)})"
    if goal.kind is Kind.RANK:
        return f" (còn kém {show_number(beyond)} bậc)"
    if points_down(goal):
        return f" (cao hơn {_size(goal, beyond)})" if beyond > 0 else ""
    return f" (còn thiếu {_size(goal, missing)})" if missing > 0 else ""


def _size(goal: Goal, size: Decimal) -> str:
    change = goal.kind in (Kind.GROW_BY, Kind.CUT_BY)
    unit = "điểm phần trăm" if change or goal.unit == "%" else goal.unit
    shown = show_rounded(size, unlike=Decimal(0))
    return f"{shown} {unit}" if unit else shown


def _outlook(found: Finding) -> str:
    ahead, deadline = found.forecast, found.goal.deadline
    if ahead is None or deadline is None:
        return ""
    due = f"{deadline:%d/%m/%Y}"
    if ahead.basis is Basis.TOO_LITTLE:
        return f"chưa đến hạn {due} và chưa đủ kỳ để dự báo"
    if ahead.basis is Basis.MILESTONE:
        return _milestone_outlook(found, ahead)
    how = {
        Basis.LINEAR: f"theo đường thẳng qua {ahead.count} mốc số liệu",
        Basis.PACE: f"theo nhịp của {ahead.count} kỳ đã báo cáo",
        Basis.LEVEL: f"nếu giữ mức trung bình của {ahead.count} kỳ",
    }[ahead.basis]
    end = "sẽ đạt" if ahead.reached else "có nguy cơ không đạt"
    return f"dự báo đến hạn {due} là {_expected(found, ahead)} {how}, {end}"


def _milestone_outlook(found: Finding, ahead: Forecast) -> str:
    if ahead.period is None or ahead.value is None:
        return "chưa đến mốc kế hoạch đầu tiên"
    planned = f"mốc kế hoạch {ahead.period.label} là {_in_measure(found.goal, ahead.value)}"
    outlook = (
        "đang đúng tiến độ" if ahead.reached else "chậm hơn kế hoạch, dự báo có nguy cơ không đạt"
    )
    return f"{planned}, {outlook}"


def _expected(found: Finding, ahead: Forecast) -> str:
    value = ahead.value if ahead.value is not None else Decimal(0)
    low, high = bounds(found.goal)
    near = min((low, high), key=lambda bound: abs(EXACT.subtract(bound, value)))
    if found.goal.kind is Kind.RANK:
        return f"thứ {show_number(value)}"
    if found.goal.kind in _CHANGES:
        rises = (value >= 0) == (found.goal.kind is Kind.GROW_BY)
        return f"{'tăng' if rises else 'giảm'} {show_rounded(abs(value), unlike=abs(near))} %"
    return _with_unit(show_rounded(value, unlike=near), found.goal)


def _in_measure(goal: Goal, value: Decimal) -> str:
    if goal.kind is Kind.RANK:
        return f"thứ {show_number(value)}"
    return show_quantity(value, "%" if goal.kind in (Kind.GROW_BY, Kind.CUT_BY) else goal.unit)


def _span(goal: Goal, unit: str) -> str:
    low = goal.low if goal.low is not None else goal.high
    high = goal.high if goal.high is not None else goal.low
    if low is None or high is None:
        return ""
    if low == high:
        return show_quantity(low, unit)
    return f"{show_number(low)} - {show_quantity(high, unit)}"


def _floor(goal: Goal) -> str:
    return show_quantity(bounds(goal)[0], goal.unit)


def _ceiling(goal: Goal) -> str:
    return show_quantity(bounds(goal)[1], goal.unit)


def _range(goal: Goal) -> str:
    if goal.direction is Direction.WITHIN:
        return f"trong khoảng {_span(goal, goal.unit)}"
    if goal.direction is Direction.LOWER:
        return f"{_span(goal, goal.unit)} (càng thấp càng tốt)"
    return _span(goal, goal.unit)


def _growth(word: str) -> Callable[[Goal], str]:
    def phrase(goal: Goal) -> str:
        since = f" so với năm {goal.baseline_year}" if goal.baseline_year else ""
        return f"{word} {_span(goal, '%')}{since}"

    return phrase


def _product(goal: Goal) -> str:
    needed = goal.low if goal.low is not None else goal.high
    unit = goal.unit or "sản phẩm"
    return unit if needed is None else show_quantity(needed, unit)


_PHRASES: dict[Kind, Callable[[Goal], str]] = {
    Kind.ATTAIN: lambda goal: _span(goal, goal.unit),
    Kind.AT_LEAST: lambda goal: f"từ {_floor(goal)} trở lên",
    Kind.MORE_THAN: lambda goal: f"trên {_floor(goal)}",
    Kind.AT_MOST: lambda goal: f"không quá {_ceiling(goal)}",
    Kind.LESS_THAN: lambda goal: f"dưới {_ceiling(goal)}",
    Kind.RANGE: _range,
    Kind.AROUND: lambda goal: f"khoảng {_span(goal, goal.unit)}",
    Kind.RANK: lambda goal: f"Top {_span(goal, '')}",
    Kind.GROW_BY: _growth("tăng"),
    Kind.CUT_BY: _growth("giảm"),
    Kind.COUNT: lambda goal: f"ít nhất {_floor(goal)}",
    Kind.DELIVER: _product,
    Kind.DESCRIBE: lambda _: "theo nhận xét",
}

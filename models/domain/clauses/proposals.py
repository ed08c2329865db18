"""From a clause to proposed targets, each with the very words it rests on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from models.domain.clauses.expressions import Expression, find_expressions
from models.domain.clauses.passage import Clause, read_clauses
from models.domain.periods import Period, PeriodKind
from models.domain.targets import Direction, Kind, Scope

_AIM = re.compile(r"ph[ấầ]n đ[ấầ]u|mục tiêu|hướng tới|định hướng", re.IGNORECASE)
_UNTIL = re.compile(r"(?:đến|tới|trong|hết)(?: hết| cuối)? năm (?P<year>20[0-9]{2})", re.IGNORECASE)
_BY_DAY = re.compile(
    r"(?:trước|đến|chậm nhất|hết)(?: hết| là)?(?: ngày)? "
    r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>20[0-9]{2})",
    re.IGNORECASE,
)
_BY_QUARTER = re.compile(
    r"(?:trong|đến|hết)(?: hết)? quý (?P<quarter>IV|I{1,3})(?:/| năm )(?P<year>20[0-9]{2})",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^(?:[-+•]|[a-zđ]\)\s)")
_SINCE = re.compile(r"so với (?:cùng kỳ )?(?:năm )?(?P<year>(?:19|20)[0-9]{2})", re.IGNORECASE)
_LEAD = re.compile(
    r"^\W*(?:[a-zđ]\)\s+|và\s+|tiếp tục\s+|trong đó\s+|hàng năm\s+|hằng năm\s+|mỗi năm\s+|"
    r"ph[ấầ]n đ[ấầ]u\s+|(?:đến|tới)(?: hết| cuối)? năm 20[0-9]{2}\W+|đạt mục tiêu\s+)+",
    re.IGNORECASE,
)
_GROWS = re.compile(r"^(?:\W*)tăng\b(?! (?:trưởng|cường))", re.IGNORECASE)
_CUTS = re.compile(r"^(?:\W*)giảm\b(?! dần)", re.IGNORECASE)
_QUALIFIERS = r"(?: tối thiểu| ít nhất| trên| khoảng| từ| bình quân| trung bình)*"
_SHORTENS = r"(?:giảm|rút ngắn|cắt giảm|tiết giảm)"
_GROWS_NEXT = re.compile(
    rf"\btăng(?: thêm)?{_QUALIFIERS}\s*$",
    re.IGNORECASE,
)
_CUTS_NEXT = re.compile(
    rf"\b{_SHORTENS}(?: thêm)?{_QUALIFIERS}\s*$",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"tốc độ tăng|tăng trưởng|h[àằ]ng năm|mỗi năm", re.IGNORECASE)
_COUNTED = re.compile(r"số lượng (?P<unit>\w+(?: \w+)?(?:/\w+(?: người)?)+|\w+)", re.IGNORECASE)
_NOISE = re.compile(
    r"[$≥≤<>=\\]+\s*$|\b(?:đạt|từ|lên|là|tối thiểu|ít nhất|trên|khoảng|tỷ lệ|dưới|hơn|xuống|"
    r"còn|chiếm|không quá|không dưới|không vượt quá|tối đa)\s*$",
    re.IGNORECASE,
)
_LONGEST_CLAUSE = 4000
_WORDS_ALONE = 3
_MAGNITUDES = ("nghìn", "ngàn", "triệu", "tỷ", "tỉ")
_DOWN_TO = re.compile(r"\bgiảm\b.*\b(?:xuống|còn)\s*$", re.IGNORECASE)
_PRODUCT = re.compile(
    r"^\W*(?:[a-zđ]\)\s+|[0-9]+\.\s+)?"
    r"(?:ban hành|hoàn thành|xây dựng và ban hành|trình|nghiệm thu)\b"
    r".*(?:ngày [0-9]{1,2}/[0-9]{1,2}/20|[0-9]{1,2}/[0-9]{1,2}/20|quý (?:IV|I{1,3})\b)",
    re.IGNORECASE,
)
_DUE_WORDS = re.compile(
    r",?\s*(?:trước|đến|chậm nhất|trong|hết)(?: hết| là)? (?:ngày|quý) .*$", re.IGNORECASE
)
_SENTENCE_END = " .,;:-+•$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A target read from a passage, for an officer to confirm, edit or drop.

    Numbers are as written and `unit` carries the magnitude word ("tỷ USD"). `quote` is the exact
    words (NFC, single spaces). `parent` is the place in the list of the target this one is part
    of ("trong đó 70 % …"). `ambiguous` asks to look at "75.000" again.
    """

    kind: Kind
    low: Decimal
    high: Decimal | None
    unit: str
    direction: Direction
    name: str
    field: str
    scope: Scope
    deadline: date | None
    baseline_year: int | None
    quote: str
    parent: int | None = None
    ambiguous: bool = False


def propose_targets(text: str, *, decimal_hint: str = "") -> tuple[Proposal, ...]:
    """Return the targets that a passage, or a whole document, states in numbers.

    `decimal_hint` is "." or "," where a person has said how this document writes decimals.

    A deadline is inherited from "phấn đấu đến năm …" inside a paragraph, or by the list under it.
    Objectives without a
    number are not proposed, nor is anything in a stretch of 4,000 characters without an end.
    """
    found: list[Proposal] = []
    paragraph = -1
    deadline: date | None = None
    over_list: date | None = None
    whole: int | None = None
    for clause in read_clauses(text):
        if len(clause.words) > _LONGEST_CLAUSE:
            continue
        if clause.paragraph != paragraph:
            over_list = over_list if _BULLET.match(clause.shadow) else None
            paragraph, deadline = clause.paragraph, over_list
        own = _due(clause.shadow)
        if own and (_AIM.search(clause.shadow) or not find_expressions(clause.shadow)):
            deadline = own
        over_list = deadline if clause.words.endswith(":") else over_list
        nested = clause.shadow.lower().lstrip().startswith("trong đó")
        proposals = tuple(_of_clause(clause, own or deadline, decimal_hint))
        if not proposals and own and _PRODUCT.match(clause.shadow):
            proposals = (_product(clause, own),)
        if proposals and not nested:
            whole = len(found)
        found += [replace(one, parent=whole) if nested else one for one in proposals]
    return tuple(found)


def _of_clause(clause: Clause, deadline: date | None, hint: str) -> Iterator[Proposal]:
    expressions = find_expressions(clause.shadow, hint)
    shared = clause.rest if clause.rest.startswith("và ") else ""
    since = _SINCE.search(clause.shadow) or _SINCE.search(shared)
    for place, expression in enumerate(expressions):
        kind = _change(clause.shadow, expression)
        changes = kind in (Kind.GROW_BY, Kind.CUT_BY)
        start, end = _own_words(clause.shadow, expressions, place)
        yield Proposal(
            kind=kind,
            low=expression.low,
            high=expression.high,
            unit=_unit(clause.shadow, expression, kind),
            direction=_direction(kind, clause.shadow),
            name=_name(
                clause.words[start : expression.start],
                clause.words[expression.end : end],
                expression,
            ),
            field=clause.field,
            scope=Scope.ASSIGNED if "được giao" in clause.shadow.lower() else Scope.NATIONAL,
            deadline=deadline,
            baseline_year=int(since["year"]) if since and changes else None,
            quote=clause.words[start:end].strip(_SENTENCE_END.replace("$", "")),
            ambiguous=expression.ambiguous,
        )


def _product(clause: Clause, due: date) -> Proposal:
    """Return the one product that a clause names with the day it is due."""
    return Proposal(
        kind=Kind.DELIVER,
        low=Decimal(1),
        high=None,
        unit="sản phẩm",
        direction=Direction.HIGHER,
        name=_name(_DUE_WORDS.sub("", clause.words), "", _NOTHING),
        field=clause.field,
        scope=Scope.ASSIGNED if "được giao" in clause.shadow.lower() else Scope.NATIONAL,
        deadline=due,
        baseline_year=None,
        quote=clause.words.strip(_SENTENCE_END),
    )


def _own_words(shadow: str, expressions: list[Expression], place: int) -> tuple[int, int]:
    """Return the span of one expression where commas part it from its neighbours.

    A neighbour of fewer than three words ("đạt 80%, 90%") does not stand alone: the whole clause
    is quoted.
    """
    start, end, own = 0, len(shadow), expressions[place]
    if place:
        comma = shadow.find(", ", expressions[place - 1].end, own.start)
        start = comma + 1 if comma >= 0 else 0
    if place + 1 < len(expressions):
        comma = shadow.find(", ", own.end, expressions[place + 1].start)
        end = comma if comma >= 0 else end
    few = len(re.findall(r"[^\W\d_]{2,}", shadow[start:end])) < _WORDS_ALONE
    return (0, len(shadow)) if few else (start, end)


def _change(shadow: str, expression: Expression) -> Kind:
    """Return growth or cut where the verb governs the percentage and no "đạt", "lên" does."""
    before = shadow[: expression.start].rstrip()
    opening = _LEAD.sub("", before)
    if expression.reaches and expression.kind is Kind.ATTAIN and _DOWN_TO.search(before):
        return Kind.AT_MOST
    if expression.unit != "%" or expression.reaches:
        return expression.kind
    if _GROWS_NEXT.search(before) or _GROWS.match(opening):
        return Kind.GROW_BY
    if _CUTS_NEXT.search(before) or _CUTS.match(opening):
        return Kind.CUT_BY
    return expression.kind


def _unit(shadow: str, expression: Expression, kind: Kind) -> str:
    if expression.unit == "%":
        changes = kind in (Kind.GROW_BY, Kind.CUT_BY)
        rate = shadow.startswith("/năm", expression.end) or (not changes and _YEARLY.search(shadow))
        return "%/năm" if rate else "%"
    counted = _COUNTED.search(shadow)
    if not expression.unit and counted:
        return counted["unit"]
    return expression.unit


def _direction(kind: Kind, shadow: str) -> Direction:
    if kind in (Kind.RANK, Kind.AT_MOST, Kind.LESS_THAN, Kind.CUT_BY):
        return Direction.LOWER
    down = re.search(r"\bgiảm\b", shadow, re.IGNORECASE) and kind in (Kind.AROUND, Kind.RANGE)
    return Direction.LOWER if down else Direction.HIGHER


def _name(before: str, after: str, expression: Expression) -> str:
    lead = _LEAD.match(before)
    before = before[lead.end() :] if lead else before
    after = re.sub(r"^/\w+|\s*\btrở (?:lên|xuống)\b", "", after)
    while True:
        shorter = _NOISE.sub("", before.rstrip())
        if shorter == before:
            break
        before = shorter
    unit, after = expression.unit, after.strip(_SENTENCE_END)
    thing = expression.kind in (Kind.COUNT, Kind.DELIVER)
    if not thing and (after == unit or "/" in unit or unit.startswith(_MAGNITUDES)):
        after = after.removeprefix(unit)
    name = " ".join(f"{before} {after}".split()).strip(_SENTENCE_END)
    return name[:1].upper() + name[1:]


_NOTHING = Expression(
    kind=Kind.DESCRIBE,
    low=Decimal(0),
    high=None,
    unit="",
    start=0,
    end=0,
    ambiguous=False,
    reaches=False,
)


def _due(shadow: str) -> date | None:
    """Return the last day a clause names for itself: a day, a quarter's end, or a year's end."""
    by_day = _BY_DAY.search(shadow)
    if by_day:
        try:
            return date(int(by_day["year"]), int(by_day["month"]), int(by_day["day"]))
        except ValueError:
            return None
    by_quarter = _BY_QUARTER.search(shadow)
    if by_quarter:
        quarter = ("I", "II", "III", "IV").index(by_quarter["quarter"].upper()) + 1
        return Period(
            kind=PeriodKind.QUARTER, year=int(by_quarter["year"]), number=quarter
        ).last_day
    until = _UNTIL.search(shadow)
    return date(int(until["year"]), 12, 31) if until else None

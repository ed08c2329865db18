"""What is odd about a programme: duplicates, gaps, base years, clauses that disagree, leftovers."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import count

from models.domain.clauses.likeness import Named, alike_pairs
from models.domain.numbers.shown import show_number
from models.domain.targets import Aggregation, Goal, Kind, Target
from models.domain.text import fold

_ALIKE = 0.7
_NEARLY_EQUAL = 0.8
_OLD_BASE_YEARS = 10
_SHORT_WORDS = 15
_STEPS_TOLD = 50
Watch = Callable[[int, int], None]
_CHANGES = (Kind.GROW_BY, Kind.CUT_BY)
_UNITLESS = (Kind.RANK, Kind.DESCRIBE, Kind.DELIVER, Kind.GROW_BY, Kind.CUT_BY)
_WORD = re.compile(r"[a-z]+|[0-9]+")
_EMPTY = frozenset({"ty", "le", "trong", "so", "luong", "va", "co", "cua", "cac", "duoc", "dat"})
_YEAR = re.compile(
    r"(?<!so với )(?<!so với cùng kỳ )\bnăm (?P<year>20[0-9]{2})(?! *[-–] *20)",  # noqa: RUF001
    re.IGNORECASE,
)
_CITED = re.compile(r"số (?P<number>[0-9]+(?:/[0-9]{4})?/?[-A-ZĐ0-9/]*[A-ZĐ][-A-ZĐa-z]*)")


def _nobody(_done: int, _total: int) -> None:
    """Nobody watches."""


class FindingCode(StrEnum):
    """What kind of oddity was found."""

    DUPLICATE = "duplicate"
    DISAGREE = "disagree"
    NO_UNIT = "no_unit"
    NO_OWNER = "no_owner"
    NO_DEADLINE = "no_deadline"
    NO_DENOMINATOR = "no_denominator"
    BASE_YEAR = "base_year"
    STALE_YEAR = "stale_year"
    STALE_NUMBER = "stale_number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """One thing to look at; nothing is refused or changed because of it."""

    code: FindingCode
    targets: tuple[str, ...]
    sentence: str


def lint_targets(
    targets: Sequence[Target],
    *,
    year: int,
    owners: Mapping[str, str] | None = None,
    watch: Watch = _nobody,
) -> tuple[Oddity, ...]:
    """Return what is odd about `targets` of a programme that begins in `year`.

    `owners` maps target ids to the unit or person in charge; without it nobody is missed.
    Duplicates and disagreements are looked for inside a programme only. `watch` is told how many
    of how many steps are done, and may raise to end it.
    """
    steps, total = count(1), 2 * len(targets)

    def tick() -> None:
        step = next(steps)
        if step % _STEPS_TOLD == 0:
            watch(min(step, total), total)

    found = [*_pairs(targets, tick)]
    for target in targets:
        found += _gaps(target, owners)
        found += _base_year(target, year)
    return tuple(found)


def lint_texts(
    texts: Iterable[tuple[str, str]], *, year: int, last_year: Mapping[str, str]
) -> tuple[Oddity, ...]:
    """Return what a copy from last year left behind in texts, given as (id, text).

    A year before `year` is left behind unless it is a base year or opens a span. A document
    number is a question when it stands in the text of the same id last year.
    """
    found: list[Oddity] = []
    for key, text in texts:
        for stale in sorted(
            {hit["year"] for hit in _YEAR.finditer(text) if int(hit["year"]) < year}
        ):
            said = f"“{_short(text)}” còn nhắc năm {stale} trong chương trình năm {year}."
            found.append(_oddity(FindingCode.STALE_YEAR, (key,), said))
        before = {hit["number"] for hit in _CITED.finditer(last_year.get(key, ""))}
        for number in sorted(before & {hit["number"] for hit in _CITED.finditer(text)}):
            said = f"Văn bản số {number} giữ nguyên từ năm trước, hãy kiểm tra còn áp dụng không."
            found.append(_oddity(FindingCode.STALE_NUMBER, (key,), said))
    return tuple(found)


def _pairs(targets: Sequence[Target], tick: Callable[[], None]) -> Iterator[Oddity]:
    """Yield what two targets of one field say twice or against each other, in their order."""
    groups: dict[tuple[str, ...], list[Target]] = defaultdict(list)
    for target in targets:
        if target.goal.kind is not Kind.DESCRIBE:
            unit = target.goal.unit.removesuffix("/năm")
            groups[target.programme, target.field, target.scope.value, unit].append(target)
    for group in groups.values():
        words = [_words(target.name) for target in group]
        goals = [target.goal for target in group]
        same = [
            Named(words=its, block=_numbers(goal), level="")
            for its, goal in zip(words, goals, strict=True)
        ]
        dated = [
            Named(words=its, block=goal.deadline, level=_numbers(goal))
            for its, goal in zip(words, goals, strict=True)
        ]
        pairs = [
            *alike_pairs(same, _ALIKE, same_level=True, tick=tick),
            *alike_pairs(dated, _NEARLY_EQUAL, same_level=False, tick=tick),
        ]
        for second, first in sorted(pairs, key=lambda pair: pair[::-1]):
            yield from _compare(group[first], group[second])


def _compare(one: Target, other: Target) -> Iterator[Oddity]:
    if other.id in (one.parent, one.id) or one.id == other.parent:
        return
    if _numbers(one.goal) == _numbers(other.goal):
        yield _duplicate(one, other)
    else:
        yield _disagreement(one, other)


def _gaps(target: Target, owners: Mapping[str, str] | None) -> Iterator[Oddity]:
    goal, name = target.goal, f"Chỉ tiêu “{_short(target.name)}”"
    if not goal.unit and goal.kind not in _UNITLESS:
        yield _oddity(FindingCode.NO_UNIT, (target.id,), f"{name} chưa có đơn vị tính.")
    if owners is not None and not owners.get(target.id, "").strip():
        yield _oddity(FindingCode.NO_OWNER, (target.id,), f"{name} chưa giao ai phụ trách.")
    if goal.deadline is None:
        yield _oddity(FindingCode.NO_DEADLINE, (target.id,), f"{name} chưa có thời hạn.")
    rolled_up = (Aggregation.SUM, Aggregation.MEAN, Aggregation.NONE)
    share = goal.unit == "%" and goal.kind not in _CHANGES
    if share and target.aggregation in rolled_up:
        said = f"{name} là tỷ lệ nhưng không tính từ tử số và mẫu số nên không cộng gộp được."
        yield _oddity(FindingCode.NO_DENOMINATOR, (target.id,), said)


def _base_year(target: Target, year: int) -> Iterator[Oddity]:
    base = target.goal.baseline_year
    name = f"Chỉ tiêu “{_short(target.name)}”"
    if base is None:
        return
    if year - base > _OLD_BASE_YEARS:
        said = f"{name} so với năm {base}, cách năm {year} tới {year - base} năm; hãy xem lại."
        yield _oddity(FindingCode.BASE_YEAR, (target.id,), said)
    elif target.goal.deadline is not None and base >= target.goal.deadline.year:
        said = f"{name} so với năm {base}, không trước hạn {target.goal.deadline:%d/%m/%Y}."
        yield _oddity(FindingCode.BASE_YEAR, (target.id,), said)


def _duplicate(one: Target, other: Target) -> Oddity:
    said = (
        f"“{_short(one.name)}” và “{_short(other.name)}” cùng đặt mức {_level(one.goal)}; "
        "có thể là một chỉ tiêu được ghi hai lần."
    )
    return _oddity(FindingCode.DUPLICATE, (one.id, other.id), said)


def _disagreement(one: Target, other: Target) -> Oddity:
    said = (
        f"“{_short(one.name)}” đặt mức {_level(one.goal)} nhưng “{_short(other.name)}” "
        f"đặt mức {_level(other.goal)}."
    )
    return _oddity(FindingCode.DISAGREE, (one.id, other.id), said)


def _level(goal: Goal) -> str:
    numbers = " - ".join(show_number(n) for n in (goal.low, goal.high) if n is not None)
    return f"{numbers} {goal.unit}".strip()


def _numbers(goal: Goal) -> tuple[Decimal | None, Decimal | None, bool]:
    return goal.low, goal.high, goal.kind in _CHANGES


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(name))) - _EMPTY


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_SHORT_WORDS]) + (" …" if len(words) > _SHORT_WORDS else "")


def _oddity(code: FindingCode, targets: tuple[str, ...], sentence: str) -> Oddity:
    return Oddity(code=code, targets=targets, sentence=sentence)

"""What a person typed as one number: exactly one reading, or a sentence that asks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from models.domain.errors import UserError
from models.domain.numbers import Candidate, read_number
from models.domain.numbers.shown import show_number
from models.domain.targets import Kind
from models.domain.text import fold
from models.domain.verdicts import is_share

_STATED = ("", Kind.ATTAIN)
_CHANGES = (Kind.GROW_BY, Kind.CUT_BY)
_SPAN_OF_PLACES = re.compile(r"\b(?:top|nhom)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedNumber:
    """What a typed text may mean: one value, several to choose from, or why there is none.

    `marks` holds, for each value, the decimal mark that reading implies. An empty text has
    neither values nor a problem: it clears. A text that states a bound ("≥ 5", "trên 90 %",
    "Top 5") has a problem and, in `bare`, the numbers a person may say are meant; `marks` are
    theirs then.
    """

    values: tuple[Decimal, ...] = ()
    marks: tuple[str, ...] = ()
    problem: str = ""
    bare: tuple[Decimal, ...] = ()

    @property
    def ambiguous(self) -> bool:
        """Say whether a person must choose."""
        return len(self.values) > 1

    def agreed(self) -> "TypedNumber":
        """Return the bare numbers as what was reached, once a person said so."""
        return TypedNumber(values=self.bare, marks=self.marks) if self.bare else self


def read_result(text: str, unit: str, mark: str = "") -> TypedNumber:
    """Read what an officer typed or pasted as a result in `unit`.

    `mark` is the decimal mark chosen before for the same target. "2 triệu" becomes 2000000, or 2
    where the unit itself counts millions.
    """
    return _read(text, unit, mark)


def read_part(text: str, mark: str = "") -> TypedNumber:
    """Read a numerator or denominator: "1,2 triệu" is 1200000, "120 xã" 120, a share is refused."""
    return _read(text, None, mark)


def read_typed(text: str, *, decimal_hint: str = "") -> Decimal:
    """Return the one number `text` says; `decimal_hint` is "." or "," where that is known.

    A magnitude counts ("1,2 triệu"), any other unit is left to the reader. Raises UserError when
    there is none, a span or a bound, or when two readings are possible; the number is never
    guessed.
    """
    return settled(_read(text, "", decimal_hint, any_unit=True), text)


def settled(typed: TypedNumber, text: str) -> Decimal:
    """Return the one number of `typed`. Raises UserError where there is none, or more."""
    if typed.problem or not typed.values:
        raise UserError(typed.problem or _unreadable(text))
    if typed.ambiguous:
        ways = " hoặc ".join(show_number(value) for value in typed.values)
        plain = " hoặc ".join(_plain(value) for value in typed.values)
        raise UserError(
            f"“{text}” có thể là {ways}. Hãy gõ rõ một cách, không dấu ngăn hàng nghìn: {plain}."
        )
    return typed.values[0]


def _read(text: str, unit: str | None, mark: str, *, any_unit: bool = False) -> TypedNumber:
    if not text.strip():
        return TypedNumber()
    reading = read_number(text, decimal_hint=mark)
    if not reading.candidates:
        return TypedNumber(problem=_unreadable(text))
    if any(one.value is None for one in reading.candidates):
        return TypedNumber(
            problem=f"“{text.strip()}” là một khoảng. Kết quả phải là một số; hãy gõ một số."
        )
    found: dict[Decimal, str] = {}
    for one in reading.candidates:
        value = _counted(one) if any_unit or unit is None else _in_unit(one, unit)
        if value is None or (unit is None and is_share(one.unit)):
            return TypedNumber(problem=_other_unit(one, unit))
        found.setdefault(value, one.mark)
    bound = _bound(text, reading.candidates, tuple(found))
    if bound:
        return TypedNumber(problem=bound, bare=tuple(found), marks=tuple(found.values()))
    return TypedNumber(values=tuple(found), marks=tuple(found.values()))


def _bound(text: str, candidates: Iterable[Candidate], values: tuple[Decimal, ...]) -> str:
    """Return why `text` says a bound or a change and no result, "" where it says a result."""
    operators = {one.operator for one in candidates}.difference(_STATED)
    if operators == {Kind.RANK} and not _SPAN_OF_PLACES.search(fold(text)):
        return ""
    if not operators:
        return ""
    said = "một mức tăng, giảm" if operators.intersection(_CHANGES) else "một giới hạn"
    number = _plain(values[0]) if len(values) == 1 else "con số ấy"
    return (
        f"“{text.strip()}” nói {said}, chưa nói con số đã đạt. "
        f"Nếu kết quả đúng là {number} thì chỉ gõ {number}; nếu không, hãy gõ con số đã đạt."
    )


def _unreadable(text: str) -> str:
    return f"“{text.strip()}” không phải là một số. Hãy gõ số, ví dụ 95,5 hoặc 27.000."


def _other_unit(one: Candidate, unit: str | None) -> str:
    if unit is None:
        return f"“{one.unit}” là một tỷ lệ, tử số và mẫu số phải là số đếm. Hãy gõ số đếm."
    return (
        f"“{one.unit}” khác đơn vị của chỉ tiêu “{unit or 'không có đơn vị'}”. "
        "Hãy đổi số sang đơn vị của chỉ tiêu rồi chỉ gõ con số."
    )


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f").replace(".", ",")


def _counted(one: Candidate) -> Decimal | None:
    return None if one.value is None else one.value * one.scale


def _in_unit(one: Candidate, unit: str) -> Decimal | None:
    """Return the value in `unit`, None where another unit was typed."""
    if one.value is None:
        return None
    typed, wanted = fold(one.unit), fold(unit)
    if not typed or wanted.startswith(typed) or typed.startswith(wanted or "\0"):
        return one.value
    if one.scale == 1 or is_share(unit):
        return None
    rest = typed.split(" ", 1)[1] if " " in typed else ""
    if rest and not wanted.startswith(rest):
        return None
    return one.value * one.scale / _scale_of(unit)


def _scale_of(unit: str) -> Decimal:
    """Return what one of a unit such as "tỷ đồng" counts."""
    found = read_number(f"1 {unit}").candidates
    return found[0].scale if found else Decimal(1)

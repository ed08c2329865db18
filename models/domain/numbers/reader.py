"""One reader for typed, pasted and imported numbers: operator, value or span, unit, scale."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from models.domain.numbers.spelling import Token, first_of, plain, readings

_MAX_LENGTH = 200
_NUMBER = r"[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]+)?(?![0-9])|[0-9][0-9.,]*"
_AT_MOST = (
    r"≤|giảm (?:xuống còn|xuống|còn)|không (?:vượt )?quá|không (?:cao|nhiều) hơn|tối đa|nhiều nhất"
)
_OPERATORS: tuple[tuple[str, str], ...] = (
    ("at_least", r"≥|tối thiểu|ít nhất|không dưới|không thấp hơn|không ít hơn"),
    ("at_most", _AT_MOST),
    ("more_than", r">|trên|hơn|vượt"),
    ("less_than", r"<|dưới"),
    ("around", r"≈|~|khoảng|xấp xỉ|gần"),
    ("rank", r"top|nhóm|thứ hạng|xếp hạng|xếp thứ|hạng|thứ"),
    ("grow_by", r"tăng(?: thêm)?(?! lên)"),
    ("cut_by", r"giảm(?!\w)"),
    ("attain", r"=|đạt|tăng lên"),
)
_PREFIX = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _OPERATORS), re.IGNORECASE)
_NOISE = re.compile(r"(?:từ|tỷ lệ|tỉ lệ|mức|đạt|lên|là|được|:)(?=\W|\d|$)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:-|đến|tới|÷|→)\s*", re.IGNORECASE)
_RANK_BETWEEN = re.compile(r"\s*(?:-|đến|tới|,|và|hoặc)\s*", re.IGNORECASE)
_MAGNITUDE = re.compile(
    r"(?P<word>(?:nghìn|ngàn|triệu) (?:tỷ|tỉ)|nghìn|ngàn|triệu|tỷ|tỉ)(?!\w)", re.IGNORECASE
)
_SCALES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_UNIT_START = re.compile(r"(?![eE][+-]?\d)[^\W\d_]|[%‰°(\[“\"]")
_ONWARDS = re.compile(r"\s*trở (?P<way>lên|xuống)\b", re.IGNORECASE)
_NO_STATEMENT = re.compile(
    r"\([^()]*\)|/\s*[0-9]+|(?:năm|tháng|quý|giai đoạn) [0-9][0-9/. -]*", re.IGNORECASE
)
_STATEMENT = re.compile(r"(?<!\w)[0-9][0-9.,]*(?!\w)|^[hg][0-9]|(?<!m)[²³¹]", re.IGNORECASE)
_BRACKETS = re.compile(r"\(\s*(?P<inside>[0-9][0-9., ]*)(?P<percent>\s*%)?\s*\)\s*(?P<unit>.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One way to read a text.

    Either `value`, or `low` and `high`, as written: `scale` is the multiplier of the magnitude
    word ("1.9 - 2.1 tỷ USD" has 1.9, 2.1, unit "tỷ USD", scale 1000000000). `operator` is a
    target kind or "". `mark` is the decimal mark this reading implies, to be remembered for the
    document.
    """

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    operator: str = ""
    unit: str = ""
    scale: Decimal = Decimal(1)
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text and every way to read it, likeliest first; none when it holds no number."""

    raw: str
    candidates: tuple[Candidate, ...] = ()

    @property
    def ambiguous(self) -> bool:
        """Say whether a person must choose."""
        return len(self.candidates) > 1


def read_number(text: str, *, decimal_hint: str = "", percent_format: bool = False) -> Reading:
    """Read a number, a span or a rank with its operator and unit.

    `decimal_hint` is "." or "," where the document has shown its decimal mark.
    `percent_format` says that `text` is the bare value of a cell shown as a percentage: "0.05"
    is 5 %. A text without a number, or with more than one statement, has no candidates.
    """
    clean = plain(text)
    if not clean or len(clean) > _MAX_LENGTH:
        return Reading(raw=text)
    if percent_format and "%" not in clean:
        return Reading(raw=text, candidates=_as_percent(_read(clean, ".")))
    return Reading(raw=text, candidates=_read(clean, decimal_hint))


def _read(clean: str, hint: str) -> tuple[Candidate, ...]:
    bracketed = _BRACKETS.fullmatch(clean)
    if bracketed:
        unit = "%" if bracketed["percent"] else ""
        inner = _read(f"{bracketed['inside'].strip()} {unit or bracketed['unit']}".strip(), hint)
        return tuple(_negative(one) for one in inner)
    operator, rest = _operator(clean)
    signed = re.match(r"(?P<sign>[+-])(?P<gap>\s?)(?=[0-9])", rest)
    candidates = _body(rest[signed.end() :] if signed else rest, operator, hint)
    if signed is None or signed["sign"] == "+":
        return candidates
    negative = tuple(_negative(one) for one in candidates)
    return negative + candidates if signed["gap"] else negative


def _operator(clean: str) -> tuple[str, str]:
    operator, rest = "", clean
    while True:
        noise = _NOISE.match(rest)
        word = _PREFIX.match(rest)
        follows = word is not None and re.match(r"\W|\d|$", rest[word.end() :] or " ")
        if word is not None and follows and word.lastgroup != "attain":
            if operator in ("", "attain"):
                operator = word.lastgroup or ""
            rest = rest[word.end() :].lstrip()
        elif noise is not None and noise.end():
            if rest.lower().startswith("đạt"):
                operator = operator or "attain"
            rest = rest[noise.end() :]
        elif word is not None and follows:
            operator, rest = operator or "attain", rest[word.end() :].lstrip()
        else:
            return operator, rest


def _body(rest: str, operator: str, hint: str) -> tuple[Candidate, ...]:
    first = re.match(_NUMBER, rest)
    if first is None:
        return ()
    if operator == "rank":
        first = re.match(r"[0-9]+", rest) or first
    low, after = _trim(first.group(), rest[first.end() :])
    second, tail = _second(after, operator)
    onwards = _ONWARDS.search(tail)
    if onwards:
        operator = "at_least" if onwards["way"].lower() == "lên" else "at_most"
        tail = (tail[: onwards.start()] + tail[onwards.end() :]).strip()
    unit_scale = _unit(tail)
    if unit_scale is None:
        return ()
    frame = Candidate(operator=operator, unit=unit_scale[0], scale=unit_scale[1])
    if not second:
        return tuple(
            replace(frame, value=token.value, mark=token.mark) for token in readings(low, hint)
        )
    spans = _spans(readings(low, hint), readings(second, hint))
    name = operator if operator in ("around", "rank", "grow_by", "cut_by") else "range"
    return tuple(
        replace(frame, operator=name, low=a.value, high=b.value, mark=a.mark or b.mark)
        for a, b in spans
    )


def _second(after: str, operator: str) -> tuple[str, str]:
    """Return the upper number of a span and what follows it, or "" and `after`."""
    shared = re.match(r"\s*(?:%|‰)", after)
    magnitude = _MAGNITUDE.match(after.lstrip())
    start = after[shared.end() :] if shared else after
    if magnitude:
        start = after.lstrip()[magnitude.end() :]
    between = (_RANK_BETWEEN if operator == "rank" else _BETWEEN).match(start)
    number = re.match(_NUMBER, start[between.end() :]) if between and between.end() else None
    if between is None or number is None:
        return "", after
    return _trim(number.group(), start[between.end() + number.end() :])


def _spans(lows: tuple[Token, ...], highs: tuple[Token, ...]) -> list[tuple[Token, Token]]:
    spans = [(a, b) for a in lows for b in first_of(highs, a.mark) if _agree(a, b)]
    return [(a, b) for a, b in spans or [(a, b) for a in lows for b in highs] if a.value <= b.value]


def _agree(low: Token, high: Token) -> bool:
    return not low.mark or not high.mark or low.mark == high.mark


def _trim(number: str, after: str) -> tuple[str, str]:
    bare = number.rstrip(".,")
    return bare, number[len(bare) :] + after


def _unit(tail: str) -> tuple[str, Decimal] | None:
    unit = tail.strip(" .;,:")
    if not unit:
        return "", Decimal(1)
    if tail[0] in "/:-" or not _UNIT_START.match(unit) or _states_more(unit):
        return None
    magnitude = _MAGNITUDE.match(unit)
    if magnitude is None:
        return unit, Decimal(1)
    power = sum(_SCALES[word] for word in magnitude["word"].lower().split())
    return unit, Decimal(10) ** power


def _states_more(unit: str) -> bool:
    """Say whether what should be a unit holds another number, a time of day or a power."""
    return _STATEMENT.search(_NO_STATEMENT.sub(" ", unit)) is not None


def _negative(one: Candidate) -> Candidate:
    if one.value is not None:
        return replace(one, value=-one.value)
    return replace(one, low=None if one.low is None else -one.low)


def _as_percent(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    return tuple(
        replace(one, value=one.value.scaleb(2), unit="%")
        for one in candidates
        if one.value is not None and not one.unit
    )

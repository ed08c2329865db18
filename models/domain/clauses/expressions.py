"""The number expressions of a clause that state a target, and how each is to be read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from models.domain.numbers.spelling import first_of, readings
from models.domain.targets import Kind

_NUM = r"[0-9]+(?:[.,][0-9]+)*"
_SYMBOLS = {"\\ge": Kind.AT_LEAST, "\\geq": Kind.AT_LEAST, "≥": Kind.AT_LEAST, ">=": Kind.AT_LEAST}
_SYMBOLS |= {"\\le": Kind.AT_MOST, "\\leq": Kind.AT_MOST, "≤": Kind.AT_MOST, "<=": Kind.AT_MOST}
_SYMBOLS |= {">": Kind.MORE_THAN, "\\gt": Kind.MORE_THAN, "<": Kind.LESS_THAN, "=": Kind.ATTAIN}
_WORDS = (
    (Kind.AT_LEAST, r"tối thiểu|ít nhất|không dưới|không thấp hơn|không ít hơn"),
    (Kind.AT_MOST, r"không quá|không vượt quá|tối đa|không cao hơn|nhiều nhất"),
    (Kind.MORE_THAN, r"trên|hơn"),
    (Kind.LESS_THAN, r"dưới"),
    (Kind.AROUND, r"khoảng|xấp xỉ|gần"),
)
_RANK = re.compile(
    rf"\b(?:top|nhóm|thứ hạng|vị trí(?: thứ)?|xếp thứ)\s+(?:từ\s+)?(?P<low>{_NUM})(?![.,]?[0-9])"
    rf"(?:\s*(?:-|,|đến|và)\s*(?P<high>[0-9]+)(?![0-9/]))?(?!\s*%)",
    re.IGNORECASE,
)
_EXPRESSION = re.compile(
    rf"(?:(?<=từ)\s+(?P<old>{_NUM})\s*\\?%?(?: (?:vào )?năm 20[0-9]{{2}})?\s+lên\s+)?"
    rf"\$?(?P<symbol>\\geq?|\\leq?|\\gt|≥|≤|>=|<=|>|<|=)?\s*"
    rf"(?<![\w/.,-])(?P<low>{_NUM})"
    rf"(?:\s*(?:\\?%)?\s*(?:-|đến|tới)\s*(?P<high>{_NUM}))?"
    rf"\s*(?P<percent>\\?%)?\$?(?P<onwards>\s*trở (?P<way>lên|xuống))?",
    re.IGNORECASE,
)
_SCALE = (
    r"(?:nghìn tỷ|nghìn|ngàn|triệu|tỷ|tỉ)"
    r"(?: (?:đồng|USD|thuê bao|lượt|người|bản|dân|lao động|hộ|doanh nghiệp))?"
)
_UNIT = re.compile(
    rf"\s*(?P<unit>{_SCALE}|[^\W\d_]+(?: [^\W\d_]+)?(?:/[^\W\d_]+(?: [^\W\d_]+)?)+|[^\W\d_]+)"
)
_LONG_UNITS = re.compile(
    r"\s*(?P<unit>cơ sở dữ liệu|nhà xuất bản|hội nghị|lớp tập huấn|hội thảo|"
    r"doanh nghiệp|nền tảng|hệ thống|mô hình|thuê bao|"
    r"cán bộ|người dân|hộ gia đình|lượt người|học viên|ngày làm việc|"
    r"địa phương|cơ quan|đơn vị|sản phẩm|dịch vụ|hồ sơ|trung tâm)\b",
    re.IGNORECASE,
)
_NOT_UNITS = re.compile(
    r"\s*(?:năm|tháng|tuổi|chữ|lĩnh vực|loại hình|nhóm|trụ cột|chủ thể|nội dung|nhiệm vụ|giải pháp|"
    r"mục tiêu|khâu|cấp|sở|thành viên|giai đoạn|lần thứ|khóa|phong trào|hình thức|trong|quan điểm|"
    r"và|hoặc|của|là|ngành|bộ|quý|phương châm|đột phá|tập thể|cá nhân|nguyên tắc)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"(?:vượt (?:chỉ tiêu|kế hoạch|mức)[^,;]{0,25}|"
    r"\b(?:đã đạt|hiện có|hiện đạt|đạt được|mới chỉ đạt)|"
    r"\((?:cuối |đến )?(?:năm 20[0-9]{2}|hiện nay|cùng kỳ)[^()]{0,40})$",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"\b(?:năm|tháng|ngày|quý|số|độ|cấp|khóa|thứ|lần|giai đoạn|điều|khoản)$", re.IGNORECASE
)
_REACHES = re.compile(r"\b(?:đạt|lên|là|đạt mức|đạt tỷ lệ|xuống còn|xuống|còn)\s*$", re.IGNORECASE)
_FROM = re.compile(r"\btừ\s*$", re.IGNORECASE)
_BUILDS = re.compile(
    r"\b(?P<verb>xây dựng|thành lập|hình thành|ban hành|ra mắt|hoàn thành|triển khai|phát triển|"
    r"tổ chức|đưa vào sử dụng|mở mới|thu hút|phát hành)(?: mới| thêm)?\s*$",
    re.IGNORECASE,
)
_HAS = re.compile(
    r"(?:^\W*(?:trong đó\s+)?|ph[ấầ]n đ[ấầ]u.*|mục tiêu.*|đến (?:hết |cuối )?năm 20.*)\bcó\s*$",
    re.IGNORECASE,
)
_MONEY = re.compile(rf"\s*{_SCALE}\b")
_SERVES = re.compile(r"\b(?:cho|tại)\s*$", re.IGNORECASE)
_BUILDS_SOMETHING = re.compile(
    r"\b(?:xây dựng|phát triển|triển khai|lắp đặt|trang bị|cung cấp|hỗ trợ|đào tạo|"
    r"tập huấn|bồi dưỡng|phổ cập|nâng cao|phủ sóng)\b",
    re.IGNORECASE,
)
_PER_MANY = re.compile(r"\s*[^,;/]{2,50}/\s*10{2,6}\s+[^\W\d_]+(?: dân)?")
_ONWARDS_LATER = re.compile(r"[^,;.()0-9]{1,30}\btrở lên\b", re.IGNORECASE)
_YEARS = range(1900, 2101)
_NEAR = 120
_THOUSAND = 1000
_FEW = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A number or span with the kind its nearest words give it; places are in the clause."""

    kind: Kind
    low: Decimal
    high: Decimal | None
    unit: str
    start: int
    end: int
    ambiguous: bool
    reaches: bool


def find_expressions(shadow: str, hint: str = "") -> list[Expression]:
    """Return the expressions of a clause that state a target, in order.

    `hint` is the decimal mark of the document, where a person has chosen it.

    Dates, years, document numbers, levels and headcounts of groups state none. A count that
    only qualifies a percentage in the same clause ("100% … ít nhất 01 loại hình") is left out.
    """
    ranks = list(_ranks(shadow))
    taken = [(one.start, one.end) for one in ranks]
    others = [
        one
        for one in _numbers(shadow, hint)
        if not any(start < one.end and one.start < end for start, end in taken)
    ]
    found = sorted([*ranks, *others], key=lambda one: one.start)
    made = (Kind.DELIVER, Kind.COUNT)
    if not any(one.unit == "%" for one in found):
        start = next((one.start for one in found if one.kind in made), len(shadow))
        return [one for one in found if one.start <= start or one.unit == "hạng"]
    first = next(one.start for one in found if one.unit == "%")
    return [
        one
        for one in found
        if one.unit in ("%", "hạng") or (one.kind in made and one.start < first)
    ]


def _ranks(shadow: str) -> Iterator[Expression]:
    for found in _RANK.finditer(shadow):
        low = Decimal(found["low"].split(",")[0].split(".")[0])
        high = Decimal(found["high"]) if found["high"] else None
        if "," in found["low"]:
            high = Decimal(found["low"].split(",")[1])
        if int(low) in _YEARS or shadow.startswith("/", found.end()):
            continue
        yield Expression(
            kind=Kind.RANK,
            low=low,
            high=high if high is not None and high >= low else None,
            unit="hạng",
            start=found.start(),
            end=found.end(),
            ambiguous=False,
            reaches=False,
        )


def _numbers(shadow: str, hint: str) -> Iterator[Expression]:
    for found in _EXPRESSION.finditer(shadow):
        before = shadow[max(0, found.start() - _NEAR) : found.start()].rstrip("$ ")
        after = shadow[found.end() : found.end() + _NEAR]
        last = found.end("high") if found["high"] else found.end("low")
        if re.match(r"/|[^\W_]", shadow[last : last + 1]):
            continue
        lows = readings(found["low"], hint)
        highs = readings(found["high"], hint) if found["high"] else ()
        if not lows or (found["high"] and not highs) or _is_year(found, lows[0].value):
            continue
        kind, reaches = _nearest_kind(found, before, after)
        percent = bool(found["percent"])
        unit = "%" if percent else _unit_after(after)
        kind = _accepted(shadow, found, before, after) if kind is None else kind
        if kind is None or _REPORTED.search(before):
            continue
        bare = not percent and found["symbol"] is None
        if bare and (_LABELS.search(before) or _NOT_UNITS.match(after)):
            continue
        high = first_of(highs, lows[0].mark)[0].value if highs else None
        if kind in (Kind.ATTAIN, Kind.COUNT) and high is not None:
            kind = Kind.RANGE
        start = found.start() + len(found.group()) - len(found.group().lstrip())
        yield Expression(
            kind=kind,
            low=lows[0].value,
            high=high,
            unit=unit,
            start=start,
            end=found.end(),
            ambiguous=len(lows) > 1,
            reaches=reaches,
        )


def _is_year(found: re.Match[str], value: Decimal) -> bool:
    plain = found["low"].isdigit() and not found["percent"] and not found["symbol"]
    return plain and value == int(value) and int(value) in _YEARS


def _nearest_kind(found: re.Match[str], before: str, after: str) -> tuple[Kind | None, bool]:
    """Return the kind that symbols or words next to the number give, and "đạt", "lên" before."""
    for kind, words in _WORDS:
        word = re.search(rf"\b(?:{words})\s*$", before, re.IGNORECASE)
        if word:
            return kind, bool(_REACHES.search(before[: word.start()].rstrip()))
    reaches = bool(_REACHES.search(before))
    if found["symbol"]:
        return _SYMBOLS[found["symbol"].lower()], reaches
    if found["onwards"]:
        return (Kind.AT_LEAST if found["way"].lower() == "lên" else Kind.AT_MOST), reaches
    if _ONWARDS_LATER.match(after):
        return Kind.AT_LEAST, reaches
    if found["percent"]:
        return Kind.ATTAIN, reaches or found["old"] is not None
    return (Kind.ATTAIN, True) if reaches else (None, False)


def _accepted(shadow: str, found: re.Match[str], before: str, after: str) -> Kind | None:
    """Return the kind of a bare number without a percent sign, or None when it is no target."""
    if not _UNIT.match(after):
        return None
    value = readings(found["low"])[0].value
    per_many = re.search(r"t[ỷỉ] lệ$", before, re.IGNORECASE) and _PER_MANY.match(after)
    serves = _SERVES.search(before) and value >= _FEW and _BUILDS_SOMETHING.search(shadow)
    opens = value >= _THOUSAND and not before.strip(" -+•")
    if found["high"] and _FROM.search(before):
        return Kind.RANGE
    if _MONEY.match(after) or per_many:
        return Kind.ATTAIN
    if _BUILDS.search(before):
        return Kind.DELIVER if value == 1 else Kind.COUNT
    return Kind.COUNT if _HAS.search(before) or serves or opens else None


def _unit_after(after: str) -> str:
    many = _PER_MANY.match(after)
    found = _LONG_UNITS.match(after) or _UNIT.match(after)
    if many:
        return many.group().strip()
    return found["unit"].strip() if found else ""

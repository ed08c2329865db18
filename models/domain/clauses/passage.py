"""A passage as paragraphs and clauses, whatever page breaks and residue stand in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from models.domain.text import nfc

_SAME_LENGTH = {
    **{ord(space): " " for space in "\u00a0\u2002\u2003\u2007\u2009\u200a\u200b\u202f\ufeff\u3000"},
    **{ord(dash): "-" for dash in "‐‑‒–—―−"},  # noqa: RUF001 - the dashes that are meant
    **{0xFF10 + digit: str(digit) for digit in range(10)},
    ord("*"): " ",
}
_ENDS = (".", ";", ":", "?", "”", "/.", '"', "!")
_HEADING = re.compile(
    r"^[-+•\s]*(?:[0-9IVX]+[.)][0-9.]*\s*|[a-zđ]\)\s*)?"
    r"(?:thi đua\s+)?(?:đẩy mạnh\s+)?(?:phát triển\s+)?(?:hạ tầng\s+|lĩnh vực\s+|về\s+)*"
    r"(?!ph[ấầ]n đ|mục tiêu|đến |chỉ tiêu)(?P<field>[^:.;0-9]{3,90}):(?:\s|$)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^(?:[0-9]+\.)+[0-9]*\s+(?P<field>[^:.;0-9%]{3,60})$")
_BULLET = re.compile(r"^(?:[-+•]|[a-zđ]\)\s)")
_FIGURE = re.compile(r"[0-9][0-9.,]*(?: ?[-–] ?[0-9.,]+)? ?(?:\\?%|[^\W\d_])")  # noqa: RUF001
_ABOUT = re.compile(r"^Về (?:lĩnh vực )?(?P<field>[^,:;]{3,60})(?:, [a-zđ]|:)")
_HEADS = re.compile(
    r"t[ỷỉ] (?:lệ|trọng)|tốc độ|số (?:lượng|thuê bao|điểm|tiền|xã|hộ|doanh nghiệp|đơn vị|hồ sơ)|"
    r"tổng (?:doanh|số|kim|giá|mức)|lưu lượng|doanh thu|xuất khẩu|kim ngạch|hạ tầng|xây dựng|"
    r"phát triển|thành lập|ban hành|hoàn thành|triển khai|xếp hạng|thứ hạng|duy trì|top|"
    r"ph[ấầ]n đ[ấầ]u|tăng|giảm|nâng|đưa|hàng năm|hằng năm|mỗi năm|đến (?:hết |cuối )?năm|"
    r"(?:đảm bảo|bảo đảm) tỷ|trong đó|trong tổ chức thực hiện|có (?:tối thiểu|ít nhất|trên)|"
    r"nộp (?:ngân sách|NSNN)|sản lượng|giá trị|quy mô|"
    r"đào tạo|tập huấn|bồi dưỡng|tổ chức|thu hút|cắt giảm|"
    r"rút ngắn|kinh tế số|năng suất|thời gian|giải ngân|chỉ số|mật độ|thu nhập|"
    r"bình quân|tối thiểu|ít nhất|không (?:quá|dưới|vượt quá|thấp hơn|cao hơn)|tối đa|"
    r"(?:trên |từ |khoảng )?[0-9][0-9.,]*(?:\s*-\s*[0-9][0-9.,]*)?\s*\\?%|"
    r"[0-9]{1,3}(?:\.[0-9]{3})+ ",
    re.IGNORECASE,
)
_BREAKS = re.compile(
    r";|\.\s|:\s|\s(?=trong đó\b)|\s(?=và (?:giảm|tăng)\b)|"
    r"\s(?=và (?:trên |tối thiểu |ít nhất )?[0-9][0-9.,]* ?\\?%(?: [^\W\d_]+){3})|"
    r",(?:\s+|(?=[^\d\s]))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A stretch of a paragraph that says one thing.

    `words` are exactly as they stand (NFC, single spaces); `shadow` has the same length with
    plain hyphens, digits and spaces, for matching. `closes` says that a sentence or a semicolon
    ended before it; `rest` is what follows up to the next such end.
    """

    words: str
    shadow: str
    field: str
    paragraph: int
    closes: bool
    rest: str


def read_clauses(text: str) -> Iterator[Clause]:
    """Yield the clauses of `text` in order."""
    field = ""
    for number, paragraph in enumerate(_paragraphs(text)):
        title = _TITLE.match(paragraph)
        above = field if title is None and _BULLET.match(shadow_of(paragraph)) else ""
        clauses = list(_split(paragraph, number, above))
        yield from clauses
        if title:
            field = title["field"].strip()
        elif not above:
            field = clauses[-1].field if paragraph.endswith(":") else ""


def shadow_of(words: str) -> str:
    """Return `words` with plain hyphens, digits and spaces, at the same places."""
    return words.translate(_SAME_LENGTH)


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs on one line each; a page break inside a sentence joins two."""
    found: list[str] = []
    for block in nfc(text).splitlines():
        line = " ".join(block.split())
        if not line:
            continue
        if found and _goes_on(found[-1], line):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return found


def _goes_on(before: str, line: str) -> bool:
    """Say whether `line` goes on with the sentence of the line before it."""
    if before.endswith(_ENDS):
        return False
    if (line[0].islower() and line[1:2] != ")") or line[0] in "(≥≤>%":
        return True
    return bool(_FIGURE.match(line)) and not _TITLE.match(before) and not before.isupper()


def _split(paragraph: str, number: int, above: str) -> Iterator[Clause]:
    """Yield the clauses of a paragraph; `above` is the field of the heading it is listed under."""
    shadow = shadow_of(paragraph)
    heading = _HEADING.match(shadow)
    field = paragraph[slice(*heading.span("field"))].strip() if heading else above
    starts = [(0, True)]
    for found in _BREAKS.finditer(shadow):
        comma = found.group().startswith(",")
        if comma and not (_HEADS.match(shadow, found.end()) and _not_inside(shadow, found.start())):
            continue
        starts.append((found.end(), found.group()[0] in ";.:"))
    starts.append((len(paragraph), True))
    for place, ((start, closes), (end, _)) in enumerate(pairwise(starts)):
        about = _ABOUT.match(paragraph[start:]) if closes else None
        field = about["field"].strip() if about else field
        until = next(at for at, closed in starts[place + 1 :] if closed)
        yield Clause(
            words=paragraph[start:end],
            shadow=shadow[start:end],
            field=field,
            paragraph=number,
            closes=closes,
            rest=shadow[end:until],
        )


def _not_inside(shadow: str, place: int) -> bool:
    """Say whether `place` is outside brackets and no decimal comma."""
    before = shadow[:place]
    return before.count("(") <= before.count(")")

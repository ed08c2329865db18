"""Text as it was pasted, made plain: one space, one hyphen, no LaTeX; and its number tokens."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from models.domain.text import nfc

_LATEX = (
    (re.compile(r"\\(?:geqslant|geq|ge)(?![a-z])"), "≥"),
    (re.compile(r"\\(?:leqslant|leq|le)(?![a-z])"), "≤"),
    (re.compile(r"\\(?:gt)(?![a-z])"), ">"),
    (re.compile(r"\\(?:lt)(?![a-z])"), "<"),
    (re.compile(r"\\(?:approx|sim)(?![a-z])"), "≈"),
    (re.compile(r"\\(?:text|mathrm|mathbf)\s*\{([^{}]*)\}"), r"\1"),
    (re.compile(r"\\([%&#_$])"), r"\1"),
    (re.compile(r"\\[,;:! ]"), " "),
)
_SINGLES = {
    **{ord(space): " " for space in "\u00a0\u2000\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000"},
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u00ad"), ""),
    **{ord(dash): "-" for dash in "‐‑‒–—―−－﹣"},  # noqa: RUF001 - the dashes that are meant
    **{0xFF10 + digit: str(digit) for digit in range(10)},
    **{ord(odd): plain for odd, plain in zip("％．，（）＞＜＝", "%.,()><=", strict=True)},  # noqa: RUF001
    ord("$"): "",
    ord("⩾"): "≥",
    ord("≧"): "≥",
    ord("⩽"): "≤",
    ord("≦"): "≤",
}
_PER_MILLE = re.compile(r"(?<=[0-9 ])%[oO0](?![\w.,])")
_OR_EQUAL = re.compile(r"[><] ?=|=>")
_MAX_DIGITS = 30
_GROUPS_DOT = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_GROUPS_COMMA = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_GROUPS_SPACE = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]+)?")
_THREE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One value a written number may have; `mark` is the decimal mark that reading implies."""

    value: Decimal
    mark: str = ""


def plain(text: str) -> str:
    """Return `text` in NFC with plain spaces, hyphens and digits, and LaTeX residue resolved."""
    clean = nfc(text)
    if "\\" in clean:
        for pattern, plainly in _LATEX:
            clean = pattern.sub(plainly, clean)
    clean = clean.translate(_SINGLES)
    clean = _PER_MILLE.sub("‰", clean)
    clean = _OR_EQUAL.sub(lambda found: "≤" if "<" in found.group() else "≥", clean)
    return " ".join(clean.split())


@lru_cache(maxsize=4096)
def readings(token: str, hint: str = "") -> tuple[Token, ...]:
    """Return the values that digits with dots, commas or spaces may have, likeliest first.

    One group of three after one dot or comma ("75.000", "1,234") has two; `hint`, the decimal
    mark of the document, leaves one. Nothing is read from groupings nobody writes ("1.2.3").
    """
    if sum(char.isdigit() for char in token) > _MAX_DIGITS:
        return ()
    if token.isdigit():
        return (Token(value=Decimal(token)),)
    if _GROUPS_SPACE.fullmatch(token):
        return (Token(value=Decimal(token.replace(" ", "").replace(",", ".")), mark=","),)
    if "." in token and "," in token:
        return _both_marks(token)
    mark = "." if "." in token else ","
    return _one_mark(token, mark, hint)


def first_of(tokens: Sequence[Token], mark: str) -> tuple[Token, ...]:
    """Return the readings that agree with the decimal mark `mark`, or all if none does."""
    agreed = tuple(token for token in tokens if token.mark in ("", mark))
    return agreed or tuple(tokens)


def _both_marks(token: str) -> tuple[Token, ...]:
    mark = max(".,", key=token.rfind)
    other = "," if mark == "." else "."
    whole, _, rest = token.rpartition(mark)
    groups = _GROUPS_DOT if other == "." else _GROUPS_COMMA
    if not rest.isdigit() or mark in whole or not groups.fullmatch(whole):
        return ()
    return (Token(value=Decimal(f"{whole.replace(other, '')}.{rest}"), mark=mark),)


def _one_mark(token: str, mark: str, hint: str) -> tuple[Token, ...]:
    other = "," if mark == "." else "."
    groups = _GROUPS_DOT if mark == "." else _GROUPS_COMMA
    grouped = Token(value=Decimal(token.replace(mark, "")), mark=other)
    if token.count(mark) > 1:
        return (grouped,) if groups.fullmatch(token) else ()
    whole, _, rest = token.partition(mark)
    if not whole or not rest:
        return ()
    fraction = Token(value=Decimal(f"{whole}.{rest}"), mark=mark)
    if rest == "000" and not groups.fullmatch(token) and not whole.startswith("0"):
        return (fraction, grouped)  # "1000.000": a thousand, or a million with a dot left out
    if not groups.fullmatch(token) or whole.startswith("0"):
        return (fraction,)
    if hint:
        return (fraction,) if hint == mark else (grouped,)
    return (grouped, fraction) if mark == "." else (fraction, grouped)

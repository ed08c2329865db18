"""Vietnamese text: one normal form, matching without diacritics, dictionary order."""

import re
import unicodedata
from functools import lru_cache

_MARK_RUN_LIMIT = 8
_REPEATED_LENGTH = 100
_SPACES = re.compile(r"\s+")
_NO_MARKS = (
    "\\x00-\u02ff\u0370-\u0482\u1e00-\u1fff\u2000-\u20cf\u2100-\u2cee\u3130-\ua66e\uac00-\ud7ff"
)
_MAY_BE_MARKS = re.compile(f"[^{_NO_MARKS}]{{{_MARK_RUN_LIMIT + 1}}}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN_MARKS = str.maketrans("‘’“”«»‐‑‒–—−", '\'\'""""------')  # noqa: RUF001 - what it folds
_Y_FOR_I = re.compile(r"(?<=[bcdghklmnpqrstvx])y\b|(?<=qu)y\b")
_K_FOR_C = re.compile(r"\bk(?=[aou])")
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SHAPES = {"\u0306", "\u0302", "\u031b"}


def nfc(text: str) -> str:
    """Return `text` composed (NFC), without lone surrogates.

    Longer runs of combining marks than any language uses are cut to eight first, because
    normalising crafted runs takes quadratic time.
    """
    if text.isascii():
        return text
    return _composed_again(text) if len(text) <= _REPEATED_LENGTH else _composed(text)


def _composed(text: str) -> str:
    tame = _with_short_runs(text) if _MAY_BE_MARKS.search(text) else text
    composed = unicodedata.normalize("NFC", tame)
    if not _SURROGATE.search(composed):
        return composed
    return composed.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


# Notes, units and names come back in row after row, and at every step from a cell to the journal.
_composed_again = lru_cache(maxsize=4096)(_composed)


def fold(text: str) -> str:
    """Return the key for matching: no diacritics, đ as d, lower case, single spaces.

    "Điện Biên", "ĐIỆN BIÊN" and their decomposed twins all give ``dien bien``; "hoà" and "hòa"
    give the same key.
    """
    decomposed = unicodedata.normalize("NFD", nfc(text).casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _SPACES.sub(" ", bare.replace("đ", "d").replace("\u00a0", " ")).strip()


def match_key(text: str) -> str:
    """Return a looser key than `fold`, for finding what a person meant; never for storing.

    One key for i and y after a consonant (kỹ thuật, kĩ thuật), for c and k before a, o, u (Bắc
    Cạn, Bắc Kạn), for straight and curly quotes and for every dash.
    """
    plain = fold(text).translate(_PLAIN_MARKS)
    return _K_FOR_C.sub("c", _Y_FOR_I.sub("i", _SPACES.sub(" ", plain)))


def collation_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Return a sort key in Vietnamese dictionary order: đ after d, tones in their order."""
    letters: list[int] = []
    tones: list[int] = []
    for char in nfc(text).casefold():
        letter, tone = _letter_and_tone(char)
        letters.append(_LETTERS.find(letter) + 1000 if letter in _LETTERS else ord(letter[0]))
        tones.append(tone)
    return tuple(letters), tuple(tones), text


def person_key(full_name: str) -> tuple[object, ...]:
    """Return a sort key for people: given name (the last word), then the rest."""
    words = nfc(full_name).split()
    if not words:
        return (collation_key(""), collation_key(""))
    return (collation_key(words[-1]), collation_key(" ".join(words[:-1])))


def _with_short_runs(text: str) -> str:
    """Return `text` with no more marks in a row than any language uses, of whatever script."""
    kept: list[str] = []
    run = 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        if run <= _MARK_RUN_LIMIT:
            kept.append(char)
    return "".join(kept)


@lru_cache(maxsize=4096)
def _letter_and_tone(char: str) -> tuple[str, int]:
    parts = unicodedata.normalize("NFD", char)
    tone = next((_TONES[mark] for mark in parts[1:] if mark in _TONES), 0)
    shape = "".join(mark for mark in parts[1:] if mark in _SHAPES)
    return unicodedata.normalize("NFC", parts[0] + shape), tone

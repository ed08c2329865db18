"""Vietnamese text: one normal form, matching without diacritics, dictionary order."""

import re
import unicodedata
from functools import lru_cache

_MARK_RUN_LIMIT = 8
_SPACES = re.compile(r"\s+")
_MARKS_IN_A_ROW = re.compile(rf"([\u0300-\u036f]{{{_MARK_RUN_LIMIT}}})[\u0300-\u036f]+")
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
    tame = _MARKS_IN_A_ROW.sub(r"\1", text)
    composed = unicodedata.normalize("NFC", tame)
    return composed.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def fold(text: str) -> str:
    """Return the key for matching: no diacritics, đ as d, lower case, single spaces.

    "Điện Biên", "ĐIỆN BIÊN" and their decomposed twins all give ``dien bien``; "hoà" and "hòa"
    give the same key.
    """
    decomposed = unicodedata.normalize("NFD", nfc(text).casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _SPACES.sub(" ", bare.replace("đ", "d").replace("\u00a0", " ")).strip()


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


@lru_cache(maxsize=4096)
def _letter_and_tone(char: str) -> tuple[str, int]:
    parts = unicodedata.normalize("NFD", char)
    tone = next((_TONES[mark] for mark in parts[1:] if mark in _TONES), 0)
    shape = "".join(mark for mark in parts[1:] if mark in _SHAPES)
    return unicodedata.normalize("NFC", parts[0] + shape), tone

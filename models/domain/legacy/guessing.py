"""Which encoding a text is in when its font is gone: by letters that stand where none can."""

import re
from collections.abc import Iterable

from models.domain.legacy.decoding import UNICODE_ONLY, decode
from models.domain.legacy.tables import TCVN3_CODES, VNI_CODES, Encoding
from models.domain.text import nfc

_FEWEST_SIGNS = 2
_LIMIT = 20_000
_VIETNAMESE = frozenset(TCVN3_CODES) | frozenset(VNI_CODES)
_NEVER_TCVN3 = "à"
_SIGNS = frozenset(TCVN3_CODES.values()) - _VIETNAMESE
_SOFT_HYPHEN, _MIDDLE_DOT = "\u00ad", "\u00b7"
_SYMBOLS = "".join(
    sorted(s for s in _SIGNS - {_SOFT_HYPHEN, _MIDDLE_DOT} if not s.isalpha() or s in "ÐÞ")
)
_MIDDLE = re.compile(f"(?<=[a-z])[{re.escape(_SYMBOLS)}](?=[a-z])")
_CAPITAL_INSIDE = re.compile("(?<=[a-z])[ÂÃÈÉÊÌÍÒÓÔÕÝ]")
_ALSO_UNICODE = frozenset({"oà", "oá", "oã"})
_VNI_SIGNS = sorted(
    code for code in VNI_CODES.values() if len(code) > 1 and code.lower() not in _ALSO_UNICODE
)
_VNI_SIGN = re.compile(
    "|".join(
        [
            *_VNI_SIGNS,
            "(?<![A-Za-z])ñ(?=[aeiouyôö])",
            "[öæî](?=[a-zøùûõï])",
            "(?<=[A-Za-z])[öæîò](?!\\w)",
        ]
    )
)
_VNI_MAYBE = re.compile("o[àáã]|O[ÀÁÃ]")
_WORD = re.compile(r"\S+")
_TAIL = "«»“”\"'®©™°.,;:()"


def guess(texts: Iterable[str]) -> Encoding:
    """Return the encoding that `texts`, say the cells of a column, are most likely written in.

    A letter only Unicode can write settles the matter; otherwise two signs are needed that no
    other encoding of Vietnamese gives, so that a lone "Noël" stays what it is.
    """
    sample = nfc("\n".join(texts)[:_LIMIT])
    if sample.isascii() or UNICODE_ONLY & frozenset(sample):
        return Encoding.UNICODE
    vni = len(_VNI_SIGN.findall(sample))
    tcvn3 = 0 if _NEVER_TCVN3 in sample and vni else _tcvn3_signs(sample)
    if vni and vni + len(_VNI_MAYBE.findall(sample)) >= _FEWEST_SIGNS and vni >= tcvn3:
        return Encoding.VNI
    if tcvn3 >= _FEWEST_SIGNS and _NEVER_TCVN3 not in sample:
        return Encoding.TCVN3
    return Encoding.UNICODE


def reread(text: str) -> str:
    """Return `text` with what is plainly TCVN3 or VNI in Unicode, the rest as it is.

    In a text that is Unicode for the most part, only single words can be of another encoding: such
    a word has signs of TCVN3 and no letter that Unicode alone can write.
    """
    if text.isascii():
        return text
    encoding = guess([text])
    if encoding is not Encoding.UNICODE:
        return decode(text, encoding)
    return nfc(_WORD.sub(_reread_word, text))


def _reread_word(found: re.Match[str]) -> str:
    word = found.group()
    if UNICODE_ONLY & frozenset(nfc(word)) or _tcvn3_signs(word) < _FEWEST_SIGNS:
        return word
    return decode(word, Encoding.TCVN3)


def _tcvn3_signs(sample: str) -> int:
    """Count the signs: letters of the code in words of small letters; one between them is plain."""
    count = 0
    for word in _WORD.findall(sample):
        bare = word.rstrip(_TAIL)
        if word.endswith("»"):
            bare = bare.lstrip("«")
        if re.search("[a-z]", bare):
            count += sum(letter in _SIGNS for letter in bare)
            count += len(_MIDDLE.findall(bare)) + len(_CAPITAL_INSIDE.findall(bare))
    return count

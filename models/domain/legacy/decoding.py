"""From the old encodings to Unicode and back, every text in one pass.

The codes of one letter are other letters themselves (ó is written ã, and ã is written ·), so
replacing them one after another would corrupt what was right already.
"""

import re

from models.domain.legacy.tables import TCVN3_CODES, VNI_CODES, Encoding
from models.domain.text import nfc

UNICODE_ONLY = frozenset(
    letter
    for letter in {*TCVN3_CODES, *VNI_CODES}
    if ord(letter) > 0xFF  # noqa: PLR2004 - Latin 1
)
_CAPITALS_ENDING = "h"
_TCVN3_LETTERS = {ord(code): letter for letter, code in TCVN3_CODES.items()}
_VNI_LETTERS = {code: letter for letter, code in VNI_CODES.items()}
_VNI_LETTERS |= {
    letter_code[0] + letter_code[1].swapcase(): letter
    for letter_code, letter in list(_VNI_LETTERS.items())
    if len(letter_code) == 2  # noqa: PLR2004 - a letter and its mark
}
_VNI_PIECE = re.compile("|".join(sorted(map(re.escape, _VNI_LETTERS), key=len, reverse=True)))


def encoding_of_font(font: str) -> Encoding:
    """Return the encoding that texts in `font` are written in: .VnTime, VNI-Times, or any other."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return Encoding.TCVN3
    return Encoding.VNI if name.startswith("vni-") else Encoding.UNICODE


def decode(text: str, encoding: Encoding) -> str:
    """Return `text` in Unicode, composed; what is no code of `encoding` stays as it is."""
    if encoding is Encoding.TCVN3:
        return nfc(text.translate(_TCVN3_LETTERS))
    if encoding is Encoding.VNI:
        return nfc(_VNI_PIECE.sub(lambda found: _VNI_LETTERS[found.group()], text))
    return nfc(text)


def decode_run(text: str, font: str) -> str:
    """Return `text`, set in `font`, in Unicode; a font of capitals (.VnTimeH) gives them.

    A letter that only Unicode can write settles the matter, whatever the font.
    """
    encoding = encoding_of_font(font)
    if not UNICODE_ONLY.isdisjoint(nfc(text)):
        return nfc(text)
    decoded = decode(text, encoding)
    draws_capitals = encoding is Encoding.TCVN3 and font.strip().lower().endswith(_CAPITALS_ENDING)
    return decoded.upper() if draws_capitals else decoded


def encode(text: str, encoding: Encoding) -> str:
    """Return `text` as it would have been written; TCVN3 has no code for a capital with a tone."""
    codes = {Encoding.TCVN3: TCVN3_CODES, Encoding.VNI: VNI_CODES}.get(encoding, {})
    return "".join(codes.get(letter, letter) for letter in nfc(text))

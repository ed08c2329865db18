"""The two maps: TCVN3 with one code for a letter, VNI with the base letter and a mark after it.

In TCVN3 the seven capitals Ă Â Đ Ê Ô Ơ Ư have codes; a capital with a tone has none, there are
fonts that draw the small one as a capital. ư is U+00AD, which other programs take for a hyphen
that may be left out: nothing may tidy such a text before it is decoded.
"""

import unicodedata
from enum import StrEnum


class Encoding(StrEnum):
    """How a text was written."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"

    @property
    def label(self) -> str:
        """Return the words of the screen."""
        return _LABELS[self]


_LABELS = {
    Encoding.UNICODE: "Unicode",
    Encoding.TCVN3: "TCVN3 (ABC)",
    Encoding.VNI: "VNI",
}
_TCVN3 = (
    "àB5 áB8 ảB6 ãB7 ạB9 ăA8 ằBB ắBE ẳBC ẵBD ặC6 âA9 ầC7 ấCA ẩC8 ẫC9 ậCB đAE èCC éD0 ẻCE ẽCF ẹD1 "
    "êAA ềD2 ếD5 ểD3 ễD4 ệD6 ìD7 íDD ỉD8 ĩDC ịDE òDF óE3 ỏE1 õE2 ọE4 ôAB ồE5 ốE8 ổE6 ỗE7 ộE9 ơAC "
    "ờEA ớED ởEB ỡEC ợEE ùEF úF3 ủF1 ũF2 ụF4 ưAD ừF5 ứF8 ửF6 ữF7 ựF9 ỳFA ýFD ỷFB ỹFC ỵFE ĂA1 ÂA2 "
    "ĐA7 ÊA3 ÔA4 ƠA5 ƯA6"
)
_VNI_TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_CIRCUMFLEX = {"": "â"} | dict(zip(_VNI_TONES, "áàåãä", strict=True))
_VNI_BREVE = {"": "ê"} | dict(zip(_VNI_TONES, "éèúüë", strict=True))
_VNI_OF_I = dict(zip(_VNI_TONES, "íìæóò", strict=True))
_VNI_WHOLE = {"đ": "ñ", "ơ": "ô", "ư": "ö", "ỵ": "î"}


def _vni() -> dict[str, str]:
    """Return the VNI writing of every letter that has one, capitals too."""
    written = _vni_shaped() | _VNI_WHOLE
    written |= {_with("i", tone): mark for tone, mark in _VNI_OF_I.items()}
    for vowel in "aeouy":
        for tone, mark in _VNI_TONES.items():
            if (vowel, tone) != ("y", "\u0323"):
                written[_with(vowel, tone)] = vowel + mark
    return written | {letter.upper(): text.upper() for letter, text in written.items()}


def _vni_shaped() -> dict[str, str]:
    """Return the writing of small letters with a circumflex, a breve or a horn."""
    written: dict[str, str] = {}
    for vowel in "aeo":
        for tone, mark in _VNI_CIRCUMFLEX.items():
            written[_with(vowel, "\u0302", tone)] = vowel + mark
    for tone, mark in _VNI_BREVE.items():
        written[_with("a", "\u0306", tone)] = "a" + mark
    for horned, base in (("o\u031b", "ô"), ("u\u031b", "ö")):
        for tone, mark in _VNI_TONES.items():
            written[_with(horned, tone)] = base + mark
    return written


def _with(*parts: str) -> str:
    return unicodedata.normalize("NFC", "".join(parts))


TCVN3_CODES = {item[0]: chr(int(item[1:], 16)) for item in _TCVN3.split()}
VNI_CODES = _vni()

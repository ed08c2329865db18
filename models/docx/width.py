"""How wide a text is in Times New Roman, nearly: enough to draw a rule as long as its words."""

import unicodedata

_NARROW = frozenset("iljtfrIJ.,:;'|!()[]-/ ")
_WIDE = frozenset("mwMWGOQĐDHNUVKX@%")
_SHARES = {"narrow": 0.32, "lower": 0.48, "upper": 0.68, "wide": 0.76}
_BOLD = 1.04


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of `text` in points, within a few parts of a hundred."""
    bare = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    total = sum(_SHARES[_kind(char)] for char in bare)
    return total * size * (_BOLD if bold else 1)


def _kind(char: str) -> str:
    if char in _NARROW:
        return "narrow"
    if char in _WIDE:
        return "wide"
    return "upper" if char.isupper() else "lower"

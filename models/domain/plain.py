"""User text as plain characters: composed, no controls, no direction marks."""

import re

from models.domain.text import nfc

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNPRINTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u08e2\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e01ef]"
)


def tame(text: str) -> str:
    """Return `text` composed, with plain line ends, without controls and direction marks."""
    text = _LINE_ENDS.sub("\n", nfc(text)).replace("\t", " ")
    return _UNPRINTED.sub("", text)

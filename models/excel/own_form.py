"""Parts in exactly the form this program writes, read in one sweep.

The general reader hears of every element by itself, which costs most of an import. A part that
fits these patterns to the last byte holds nothing else, so the sweep finds what that reader would
find; whatever fits less, down to one odd attribute, is left to it.
"""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

_HEAD = rb'<\?xml version="1\.0" encoding="UTF-8" standalone="yes"\?>\n'
_CELL = rb'<c r="[A-Z]{1,3}\1" s="\d{1,5}"(?:/>|(?: t="s")?><v>-?\d{1,16}(?:\.\d{1,16})?</v></c>)'
_ROWS = re.compile(
    rb'(?:<row r="(\d{1,7})"(?: ht="[\d.]{1,8}")?(?: hidden="1")?>(?:' + _CELL + rb")*+</row>)*+"
)
_FILLED = re.compile(r'<c r="([A-Z]{1,3})(\d{1,7})" s="(\d{1,5})"( t="s")?><v>([^<]{1,40})</v>')
_FROM, _TO = b"<sheetData>", b"</sheetData>"
_STRINGS = re.compile(
    _HEAD
    + rb'<sst xmlns="http://schemas\.openxmlformats\.org/spreadsheetml/2006/main" '
    + rb'count="\d{1,9}" uniqueCount="\d{1,9}">'
    + rb'(?:<si><t(?: xml:space="preserve")?>[^<]*+</t></si>)*+</sst>'
)
_STRING = re.compile(rb'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>')
_CONTROLS = bytes({*range(32)} - {9, 10})
_ENTITIES = (b"&amp;", b"&lt;", b"&gt;", b"&quot;")
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_OUTSIDE = re.compile(rb"<v>|<t>|<f>|<!|<is>")
_TEXT = rb'<is><t(?: xml:space="preserve")?>([^<]*+)</t></is></c>'
_PAIR = re.compile(
    rb'<row r="(\d{1,7})"><c r="A\1" s="0" t="inlineStr">'
    + _TEXT
    + rb'<c r="B\1" s="0"(?:/>| t="inlineStr">'
    + _TEXT
    + rb")</row>"
)
# Letters of the column, row, style, whether a shared text is meant, the number as it stands.
OwnCell: TypeAlias = tuple[str | Any, ...]


def own_cells(content: bytes) -> Iterator[OwnCell] | None:
    """Return the filled cells of a sheet in our own form, None for any other form."""
    begin, end = content.find(_FROM), content.rfind(_TO)
    if begin < 0 or end < begin or not content.startswith(b'<?xml version="1.0" encoding="UTF-8"'):
        return None
    around = content[:begin] + content[end:]
    if _OUTSIDE.search(around) or _is_odd(around):
        return None
    rows = content[begin + len(_FROM) : end]
    if _ROWS.fullmatch(rows) is None:
        return None
    return map(re.Match.groups, _FILLED.finditer(rows.decode("ascii")))


def own_texts(content: bytes) -> list[str] | None:
    """Return the shared texts of a part in our own form, None for any other form."""
    if _STRINGS.fullmatch(content) is None or _is_odd(content):
        return None
    try:
        return [_plain(text) for text in _STRING.findall(content)]
    except UnicodeDecodeError:
        return None


def own_pairs(content: bytes) -> list[tuple[str, str]] | None:
    """Return the texts of a sheet of two columns in our own form, None for any other form."""
    begin, end = content.find(_FROM) + len(_FROM), content.rfind(_TO)
    if begin < len(_FROM) or end < begin or _is_odd(content):
        return None
    found: list[re.Match[bytes]] = []
    while begin < end:
        row = _PAIR.match(content, begin, end)
        if row is None:
            return None
        begin = row.end()
        found.append(row)
    try:
        return [(_plain(row[2]), _plain(row[3] or b"")) for row in found]
    except UnicodeDecodeError:
        return None


def _is_odd(content: bytes) -> bool:
    """Say whether there are signs that we never write: control characters, other entities."""
    if len(content.translate(None, _CONTROLS)) != len(content):
        return True
    if content.count(b"&") != sum(map(content.count, _ENTITIES)):
        return True
    return any(sign in content for sign in _NO_CHARACTERS)


def _plain(text: bytes) -> str:
    if b"&" in text:
        for name, char in ((b"&lt;", b"<"), (b"&gt;", b">"), (b"&quot;", b'"'), (b"&amp;", b"&")):
            text = text.replace(name, char)
    return text.decode()

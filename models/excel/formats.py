"""What the styles of a workbook say about its cells: days, percentages, fonts of old encodings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from models.excel.stream import Attributes, Handlers, read_part
from models.excel.strings import is_legacy

_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_BUILT_IN_PERCENTS = {9, 10}
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_STYLES = "xl/styles.xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Formats:
    """Which style numbers show a number as a day, and which as a percentage.

    `fonts` names the font of the styles whose texts are not Unicode.
    """

    dates: frozenset[int]
    percents: frozenset[int]
    fonts: Mapping[int, str]


def read_formats(parts: Mapping[str, bytes], file_name: str) -> Formats:
    """Return what the styles part says; nothing when there is none."""
    reader = _StyleReader()
    if _STYLES in parts:
        read_part(parts[_STYLES], file_name, Handlers(start=reader.start, end=reader.end))
    codes, looks, fonts = reader.codes, reader.looks, reader.fonts
    return Formats(
        dates=frozenset(i for i, (number, _) in enumerate(looks) if _is_date(number, codes)),
        percents=frozenset(i for i, (number, _) in enumerate(looks) if _is_percent(number, codes)),
        fonts={
            i: fonts[font]
            for i, (_, font) in enumerate(looks)
            if 0 <= font < len(fonts) and is_legacy(fonts[font])
        },
    )


def whole(text: str) -> int:
    """Return a count as a part writes it; -1 when it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1  # noqa: PLR2004 - fits


class _StyleReader:
    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.looks: list[tuple[int, int]] = []
        self.fonts: list[str] = []
        self._inside: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        self._inside.append(name)
        if name == "numFmt":
            self.codes[whole(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")[
                :255
            ]
        elif name == "xf" and "cellXfs" in self._inside:
            number = whole(attributes.get("numFmtId", "0"))
            self.looks.append((number, whole(attributes.get("fontId", "0"))))
        elif name == "font" and "fonts" in self._inside:
            self.fonts.append("")
        elif name == "name" and self._inside[-2:-1] == ["font"] and self.fonts:
            self.fonts[-1] = attributes.get("val", "")

    def end(self, _name: str) -> None:
        self._inside.pop()


def _is_date(number: int, codes: Mapping[int, str]) -> bool:
    if number in codes:
        code = _LITERAL.sub("", codes[number]).lower()
        return any(letter in code for letter in "dy") or ("m" in code and "0" not in code)
    return number in _BUILT_IN_DATES


def _is_percent(number: int, codes: Mapping[int, str]) -> bool:
    if number in codes:
        return "%" in _LITERAL.sub("", codes[number])
    return number in _BUILT_IN_PERCENTS

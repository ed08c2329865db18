"""The four faces a paper is set in, and what they can print."""

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from typing_extensions import override

import resources
from models.domain.plain import tame

ONE_AT_A_TIME = Lock()  # reportlab's font registry belongs to the process
_REGISTERING = Lock()
_BUNDLED = (
    "LiberationSerif-Regular.ttf",
    "LiberationSerif-Bold.ttf",
    "LiberationSerif-Italic.ttf",
    "LiberationSerif-BoldItalic.ttf",
)
_TIMES = (
    ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
    (
        "Times_New_Roman.ttf",
        "Times_New_Roman_Bold.ttf",
        "Times_New_Roman_Italic.ttf",
        "Times_New_Roman_Bold_Italic.ttf",
    ),
)
_LONGEST_WORD, _MOST_WORDS = 24, 50_000
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS = "aăâeêioôơuưy"


@dataclass(frozen=True, slots=True, kw_only=True)
class FontSet:
    """The TrueType files of one family."""

    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeface:
    """A registered family: the names reportlab knows, and the characters all four faces have."""

    regular: str
    bold: str
    italic: str
    bold_italic: str
    coverage: frozenset[str]


class PaperFont(TTFont):
    """A face that remembers how wide a word is: Vietnamese is written with few syllables."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file)
        self._widths: dict[str, float] = {}

    @override
    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        width = self._widths.get(text)
        if width is None:
            width = float(super().stringWidth(text, 1, encoding))
            if len(text) <= _LONGEST_WORD and len(self._widths) < _MOST_WORDS:
                self._widths[text] = width
        return width * size


def choose_fonts(system_folder: Path | None) -> FontSet:
    """Return Times New Roman from `system_folder` when whole there, else the bundled family.

    A Times New Roman that is damaged or lacks a Vietnamese letter is passed over.
    """
    if system_folder is not None:
        for names in _TIMES:
            files = [system_folder / name for name in names]
            if all(file.is_file() for file in files):
                times = _font_set(files)
                if _can_print_vietnamese(times):
                    return times
    return _font_set([resources.path(f"fonts/{name}") for name in _BUNDLED])


def vietnamese_letters() -> frozenset[str]:
    """Return the 146 letters Vietnamese adds vowels and đ with, both cases, composed."""
    lower = {unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES}
    lower.add("đ")
    return frozenset(lower | {letter.upper() for letter in lower})


def register(fonts: FontSet) -> Typeface:
    """Make `fonts` known to reportlab, once for each set of files, whoever asks first.

    Two threads that both registered a face would set one paper in two versions of it. Raises
    TTFError when a file is not a TrueType font.
    """
    with _REGISTERING:
        return _registered(fonts)


@cache
def _registered(fonts: FontSet) -> Typeface:
    files = (fonts.regular, fonts.bold, fonts.italic, fonts.bold_italic)
    key = hashlib.sha256("\n".join(str(file) for file in files).encode()).hexdigest()[:12]
    names: list[str] = []
    covered: list[set[int]] = []
    for style, file in zip(("regular", "bold", "italic", "bold-italic"), files, strict=True):
        font = PaperFont(f"paper-{key}-{style}", str(file))
        pdfmetrics.registerFont(font)
        names.append(font.fontName)
        covered.append(set(font.face.charToGlyph))
    return Typeface(
        regular=names[0],
        bold=names[1],
        italic=names[2],
        bold_italic=names[3],
        coverage=frozenset(chr(code) for code in set.intersection(*covered)),
    )


def missing_glyphs(text: str, fonts: FontSet) -> set[str]:
    """Return the characters of `text` that some face of `fonts` cannot print.

    Line ends, tabs and marks that are never printed (controls, direction marks) do not count.
    """
    return set(tame(text)) - register(fonts).coverage - {"\n"}


def width_of(text: str, font: str, size: float) -> float:
    """Return the width of `text` in points."""
    return float(pdfmetrics.stringWidth(text, font, size))


def _font_set(files: list[Path]) -> FontSet:
    regular, bold, italic, bold_italic = files
    return FontSet(regular=regular, bold=bold, italic=italic, bold_italic=bold_italic)


def _can_print_vietnamese(fonts: FontSet) -> bool:
    try:
        return vietnamese_letters() <= register(fonts).coverage
    except (TTFError, OSError):
        return False

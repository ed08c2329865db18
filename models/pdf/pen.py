"""User text into paragraphs, without ever passing it through a markup parser."""

from reportlab.platypus import Paragraph

from models.pdf.fonts import Typeface, width_of
from models.pdf.plain import tame
from models.pdf.styles import Ink, Inks

_BOXES = "\u25a1?"


class Pen:
    """Writes one document: cleans each text, makes paragraphs, remembers what it could not print.

    Paragraphs are given their fragments directly, so "<b>" or "&" is text like any other.
    A character without glyph prints as a box and is kept in `missing`.
    """

    def __init__(self, typeface: Typeface, inks: Inks) -> None:
        self.typeface = typeface
        self.inks = inks
        self.missing: set[str] = set()
        self._coverage = typeface.coverage | {"\n"}
        self._box = next(box for box in _BOXES if box in typeface.coverage)

    def clean(self, text: str) -> str:
        """Return `text` as it will print; line ends stay."""
        text = tame(text)
        lacking = set(text) - self._coverage
        if lacking:
            self.missing |= lacking
            text = text.translate(dict.fromkeys(map(ord, lacking), self._box))
        return text

    def line(self, ink: Ink, text: str) -> Paragraph:
        """Return one paragraph of `text`; line ends become spaces."""
        return self._set(ink, self.clean(text))

    def runs(self, ink: Ink, *runs: tuple[Ink, str]) -> Paragraph:
        """Return one paragraph in the shape of `ink` made of runs in other faces."""
        frags = [run.frag.clone(text=self.clean(text)) for run, text in runs]
        return Paragraph(None, ink.style, frags=frags)

    def paragraphs(self, ink: Ink, text: str) -> list[Paragraph]:
        """Return one paragraph for each line of `text` that is not blank."""
        lines = self.clean(text).split("\n")
        return [self._set(ink, line) for line in lines if line.strip()]

    def balanced(self, ink: Ink, text: str, *, width_pt: float) -> tuple[list[Paragraph], float]:
        """Return `text` in as few lines as fit, of even length, and the widest line in points."""
        words = [word for word in self.clean(text).replace("\n", " ").split(" ") if word]
        lines = _even_lines(words, ink, width_pt)
        widest = max((ink.width_of(line) for line in lines), default=0.0)
        return [self._set(ink, line) for line in lines], min(widest, width_pt)

    def _set(self, ink: Ink, text: str) -> Paragraph:
        return Paragraph(None, ink.style, frags=[ink.frag.clone(text=text)])


def _even_lines(words: list[str], ink: Ink, width_pt: float) -> list[str]:
    space = width_of(" ", ink.style.fontName, ink.style.fontSize)
    widths = [ink.width_of(word) for word in words]
    best = _fill(words, widths, space, width_pt)
    low, high = max(widths, default=0.0), width_pt
    while high - low > 1:
        middle = (low + high) / 2
        lines = _fill(words, widths, space, middle)
        if len(lines) > len(best):
            low = middle
        else:
            best, high = lines, middle
    return best


def _fill(words: list[str], widths: list[float], space: float, width_pt: float) -> list[str]:
    lines: list[list[str]] = []
    used = 0.0
    for word, width in zip(words, widths, strict=True):
        if lines and used + space + width <= width_pt:
            lines[-1].append(word)
            used += space + width
        else:
            lines.append([word])
            used = width
    return [" ".join(line) for line in lines]

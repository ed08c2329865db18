"""User text into paragraphs, without ever passing it through a markup parser."""

from reportlab.platypus import Paragraph

from models.domain.plain import tame
from models.pdf.fonts import Typeface, width_of
from models.pdf.styles import Ink, Inks

_BOXES = "\u25a1?"
_GOOD_STARTS = frozenset(("của", "cho", "tỉnh", "và", "vì", "về", "xét", "đối", "trong", "tặng"))
_MOST_WEIGHED_WORDS = 80
_LINE_COST, _PLAIN_BREAK, _BAD_BREAK = 10.0, 0.08, 0.6


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
        """Return `text` in few lines, broken between phrases, and the widest in points."""
        words = [word for word in self.clean(text).replace("\n", " ").split(" ") if word]
        lines = _even_lines(words, ink, width_pt)
        widest = max((ink.width_of(line) for line in lines), default=0.0)
        return [self._set(ink, line) for line in lines], min(widest, width_pt)

    def _set(self, ink: Ink, text: str) -> Paragraph:
        return Paragraph(None, ink.style, frags=[ink.frag.clone(text=text)])


def _even_lines(words: list[str], ink: Ink, width_pt: float) -> list[str]:
    space = width_of(" ", ink.style.fontName, ink.style.fontSize)
    widths = [ink.width_of(word) for word in words]
    filled = _fill(words, widths, space, width_pt)
    if len(filled) < 2 or len(words) > _MOST_WEIGHED_WORDS or max(widths) > width_pt:  # noqa: PLR2004 - one line has no break
        return filled
    return _best_breaks(words, widths, space, width_pt)


def _best_breaks(words: list[str], widths: list[float], space: float, width_pt: float) -> list[str]:
    """Return the lines of least cost; every further line costs more than any unevenness."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        choices: list[tuple[float, int]] = []
        line = -space
        for start in range(end - 1, -1, -1):
            line += widths[start] + space
            if line > width_pt:
                break
            slack = 1 - line / width_pt
            cost = best[start][0] + _LINE_COST + slack * slack + _break_cost(words, start)
            choices.append((cost, start))
        best.append(min(choices))
    lines: list[str] = []
    end = len(words)
    while end:
        start = best[end][1]
        lines.insert(0, " ".join(words[start:end]))
        end = start
    return lines


def _break_cost(words: list[str], start: int) -> float:
    """Return how ill a line would begin at word `start`: well before a connective."""
    if start == 0 or words[start].casefold() in _GOOD_STARTS:
        return 0.0
    if words[start][0] in "-/" or words[start][0].isdigit():
        return _BAD_BREAK
    return _PLAIN_BREAK


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

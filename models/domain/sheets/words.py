"""Phrases that several papers share: numbers and signs, endings, numbered passages."""

from collections.abc import Iterable, Sequence

from models.domain.papers import Passage, PassageKind, point_letter
from models.domain.sheets.blocks import Look, Text

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_CONTENT_END = "./."
_BLANK_NUMBER = "\u00a0" * 6
LINES_AFTER_SECTION = 5
LINES_AFTER_CLAUSE = 4


def roman(number: int) -> str:
    """Return `number` (1 and up) in Roman numerals."""
    text = ""
    for value, sign in _ROMAN:
        turns, number = divmod(number, value)
        text += sign * turns
    return text


def finished(text: str) -> str:
    """Return the last words of a paper with "./." after them, whatever they ended with."""
    return text.rstrip(" \n./;") + _CONTENT_END


def number_words(number: str, symbol: str) -> str:
    """Return "Số: 05/TTr-STTTT"; a blank number leaves room for a pen."""
    bare_number = number.strip()
    if bare_number.isascii() and bare_number.isdigit():
        bare_number = bare_number.zfill(2)
    return f"Số: {bare_number or _BLANK_NUMBER}/{symbol}"


def section(text: str, *, lines: int = LINES_AFTER_SECTION) -> Text:
    """Return a heading in bold capitals that keeps `lines` lines of the page below it."""
    return Text(text=text.upper(), look=Look.SECTION, kept_lines=lines)


def clause(text: str, *, lines: int = LINES_AFTER_CLAUSE) -> Text:
    """Return a bold heading that keeps `lines` lines of the page below it."""
    return Text(text=text, look=Look.CLAUSE, kept_lines=lines)


def bases(texts: Sequence[str], key: str = "") -> list[Text]:
    """Return the căn cứ: one italic paragraph each, ";" after each and "." after the last."""
    last = len(texts) - 1
    return [
        Text(
            text=text.rstrip(" \n;,.") + ("." if index == last else ";"),
            look=Look.BASIS,
            key=key and f"{key}.{index + 1}",
        )
        for index, text in enumerate(texts)
    ]


def passages(body: Iterable[Passage]) -> list[Text]:
    """Return `body` numbered: I., 1., a) (element 6 of Nghị định 30/2020)."""
    texts: list[Text] = []
    sections = clauses = points = 0
    for passage in body:
        match passage.kind:
            case PassageKind.SECTION:
                sections, clauses, points = sections + 1, 0, 0
                texts.append(section(f"{roman(sections)}. {passage.text}"))
            case PassageKind.CLAUSE:
                clauses, points = clauses + 1, 0
                text = f"{clauses}. {passage.text}"
                texts.append(clause(text) if passage.titled else Text(text=text, key=passage.key))
            case PassageKind.POINT:
                texts.append(Text(text=f"{point_letter(points)}) {passage.text}", key=passage.key))
                points += 1
            case PassageKind.PARAGRAPH:
                texts.append(Text(text=passage.text, key=passage.key))
    return texts

"""The shared texts of a workbook, with the runs whose font tells an old encoding."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from models.domain.legacy import Encoding, decode_run, encoding_of_font
from models.domain.text import nfc
from models.excel.own_form import own_texts
from models.excel.stream import Attributes, Handlers, broken, read_part

_STRING_LIMIT = 2_000_000
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Run(NamedTuple):
    """A piece of text and the font it is set in, "" for that of its cell."""

    font: str
    text: str


@dataclass(slots=True, kw_only=True)
class Strings:
    """The texts by number; `runs` holds the pieces of those with a legacy font inside.

    `composed` is for cells in Unicode. `texts` are as in the file: nothing tidies them before
    their font is known, because tidying breaks what an old encoding wrote.
    """

    texts: list[str] = field(default_factory=list)
    composed: list[str] = field(default_factory=list)
    runs: dict[int, tuple[Run, ...]] = field(default_factory=dict)

    def read(self, number: int, font: str) -> tuple[str, str]:
        """Return a text in Unicode, for a cell set in `font`, and the original if that differs."""
        runs = self.runs.get(number)
        if not runs and not font:
            return self.composed[number], ""
        return decoded(runs or (Run("", self.texts[number]),), font)


def decoded(runs: tuple[Run, ...], font: str) -> tuple[str, str]:
    """Return the runs of a cell set in `font` as one text, and the original if it was legacy."""
    original = "".join(run.text for run in runs)
    if not any(is_legacy(run.font or font) for run in runs):
        return nfc(original), ""
    text = nfc("".join(decode_run(run.text, run.font or font) for run in runs))
    return text, original if text != original else ""


def is_legacy(font: str) -> bool:
    """Say whether texts in `font` are not Unicode."""
    return font != "" and encoding_of_font(font) is not Encoding.UNICODE


def read_strings(parts: dict[str, bytes], file_name: str) -> Strings:
    """Take the shared strings out of `parts`: rich text joined, phonetic hints left out."""
    strings = Strings()
    content = parts.pop("xl/sharedStrings.xml", None)
    own = None if content is None else own_texts(content)
    if own is not None and len(own) <= _STRING_LIMIT:
        strings.texts = [unescaped(text) for text in own]
        strings.composed = [nfc(text) for text in strings.texts]
    elif content is not None:
        reader = _StringReader(strings, file_name)
        handlers = Handlers(
            start=reader.start, end=reader.end, text=reader.text, text_in=frozenset({"t"})
        )
        read_part(content, file_name, handlers)
    return strings


def unescaped(text: str) -> str:
    """Return `text` with the workbook's own escapes (`_x000D_`) undone."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda found: _character(int(found[1], 16)), text)


class RunReader:
    """Collects the runs of one text while its elements go by."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._pieces: list[str] = []
        self._font = ""
        self._is_phonetic = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Hear of an element inside the text."""
        if name == "r":
            self._close()
        elif name == "rFont":
            self._font = attributes.get("val", "")
        elif name == "rPh":
            self._is_phonetic = True

    def end(self, name: str) -> None:
        """Hear that an element has ended."""
        if name == "r":
            self._close()
        elif name == "rPh":
            self._is_phonetic = False

    def text(self, data: str) -> None:
        """Hear characters."""
        if not self._is_phonetic:
            self._pieces.append(data)

    def taken(self) -> tuple[Run, ...]:
        """Return the runs and begin the next text."""
        self._close()
        runs = tuple(self._runs)
        self._runs.clear()
        self._is_phonetic = False
        return runs

    def _close(self) -> None:
        if self._pieces:
            self._runs.append(Run(self._font, unescaped("".join(self._pieces))))
            self._pieces.clear()
        self._font = ""


class _StringReader:
    def __init__(self, strings: Strings, file_name: str) -> None:
        self._strings = strings
        self._file_name = file_name
        self._runs = RunReader()
        self.text = self._runs.text

    def start(self, name: str, attributes: Attributes) -> None:
        if name != "t":
            self._runs.start(name, attributes)

    def end(self, name: str) -> None:
        if name == "si":
            self._keep()
        elif name != "t":
            self._runs.end(name)

    def _keep(self) -> None:
        texts = self._strings.texts
        if len(texts) >= _STRING_LIMIT:
            raise broken(self._file_name)
        runs = self._runs.taken()
        if any(is_legacy(run.font) for run in runs):
            self._strings.runs[len(texts)] = runs
        text = runs[0].text if len(runs) == 1 else "".join(run.text for run in runs)
        texts.append(text)
        self._strings.composed.append(nfc(text))


def _character(code: int) -> str:
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)  # noqa: PLR2004 - lone surrogates

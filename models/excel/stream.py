"""XML parts read as they stream by, with nothing in them trusted.

Document types are refused before an entity can be named; depth and length of texts are bounded.
"""

from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers import expat

from models.domain.errors import UserError

_DEPTH_LIMIT = 64
_TEXT_LIMIT = 100_000

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]


class BrokenPartError(UserError):
    """A part that cannot be read, with the sentence for the user."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handlers:
    """What hears of the elements, by their local names; `text` of those named in `text_in`."""

    start: Start
    end: End | None = None
    text: Callable[[str], None] | None = None
    text_in: frozenset[str] = frozenset()


def read_part(content: bytes, file_name: str, handlers: Handlers) -> None:
    """Tell `handlers` what a part holds. Raises BrokenPartError."""
    try:
        _Reader(file_name, handlers).read(content)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise broken(file_name) from error


def broken(file_name: str) -> BrokenPartError:
    """Return the refusal of a file whose inner parts cannot be read."""
    return BrokenPartError(
        f"Tệp “{file_name}” có phần bên trong không đọc được hoặc bất thường. "
        "Hãy mở tệp bằng Excel, bấm Lưu rồi gửi lại; nếu vẫn vậy, hãy xin đơn vị gửi xuất lại gói."
    )


class _Reader:
    """One pass over one part; holds the depth and how long the present text is."""

    def __init__(self, file_name: str, handlers: Handlers) -> None:
        self._file_name = file_name
        self._start = handlers.start
        self._end = handlers.end
        self._hear = handlers.text
        self._text_in = handlers.text_in
        self._depth = 0
        self._length = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._on_start
        self._parser.EndElementHandler = self._on_end
        self._parser.StartDoctypeDeclHandler = self._on_doctype

    def read(self, content: bytes) -> None:
        self._parser.Parse(content, True)  # noqa: FBT003 - the parser takes it by position only

    def _on_start(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > _DEPTH_LIMIT:
            raise broken(self._file_name)
        local = name.rpartition(":")[2]
        self._start(local, attributes)
        if local in self._text_in:
            self._length = 0
            self._parser.CharacterDataHandler = self._on_text

    def _on_end(self, name: str) -> None:
        self._depth -= 1
        self._parser.CharacterDataHandler = None
        if self._end is not None:
            self._end(name.rpartition(":")[2])

    def _on_text(self, data: str) -> None:
        self._length += len(data)
        if self._length > _TEXT_LIMIT:
            raise broken(self._file_name)
        if self._hear is not None:
            self._hear(data)

    def _on_doctype(self, *_declared: object) -> None:
        raise broken(self._file_name)

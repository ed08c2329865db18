"""Long texts kept small: written once, in order, and read again piece by piece."""

import codecs
import zlib
from collections.abc import Iterable, Iterator

_QUICK = 1
_READ_BYTES = 4096
_ENCODED_CHARACTERS = 64 * 1024


class Packed:
    """A text that comes in pieces and never stands in memory as a whole."""

    def __init__(self, pieces: Iterable[str]) -> None:
        packer = zlib.compressobj(_QUICK)
        packed = bytearray()
        for piece in pieces:
            packed += packer.compress(piece.encode())
        packed += packer.flush()
        self._packed = bytes(packed)

    def encoded(self) -> Iterator[bytes]:
        """Return the text as UTF-8, in pieces that may cut a letter."""
        unpacker = zlib.decompressobj()
        for start in range(0, len(self._packed), _READ_BYTES):
            yield unpacker.decompress(self._packed[start : start + _READ_BYTES])

    def cut(self, size: int) -> Iterator[str]:
        """Return pieces of `size` characters; the last one may be shorter."""
        decoder = codecs.getincrementaldecoder("utf-8")()
        rest = ""
        for piece in self.encoded():
            rest += decoder.decode(piece)
            whole = len(rest) - len(rest) % size
            yield from _pieces(rest[:whole], size)
            rest = rest[whole:]
        if rest:
            yield rest


Text = str | Packed


def encoded(text: Text) -> Iterator[bytes]:
    """Return `text` as UTF-8, in pieces."""
    if isinstance(text, Packed):
        return text.encoded()
    return (piece.encode() for piece in _pieces(text, _ENCODED_CHARACTERS))


def cut(text: Text, size: int) -> Iterator[str]:
    """Return pieces of `size` characters; the last one may be shorter."""
    return text.cut(size) if isinstance(text, Packed) else _pieces(text, size)


def _pieces(text: str, size: int) -> Iterator[str]:
    return (text[start : start + size] for start in range(0, len(text), size))

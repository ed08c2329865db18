"""Vietnamese written before Unicode: TCVN3 (ABC) and VNI, told by font or by the letters alone."""

from models.domain.legacy.decoding import decode, decode_run, encode, encoding_of_font
from models.domain.legacy.guessing import guess, reread
from models.domain.legacy.tables import Encoding

__all__ = ["Encoding", "decode", "decode_run", "encode", "encoding_of_font", "guess", "reread"]

"""Canonical forms: the same value gives the same text on every machine."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from json.encoder import encode_basestring
from typing import TypeAlias

from models.domain.text import nfc

Plain: TypeAlias = (
    "str | int | bool | Decimal | date | datetime | Sequence[Plain] | Mapping[str, Plain] | None"
)

_DECIMAL_LENGTH = 64
_PLACES = 60
_REPEATED_LENGTH = 100


def decimal_text(value: Decimal) -> str:
    """Return `value` with a decimal point, no exponent, no trailing zeros: ``95.5``, ``27000``."""
    if value == 0:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_decimal(text: str) -> Decimal:
    """Return the number in canonical text that came from outside.

    Raises ValueError when it is none, not finite, or has more places than anything anybody
    counts: the digits of ``1e99999999`` would fill the memory.
    """
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise ValueError(text[:_DECIMAL_LENGTH]) from error
    if len(text) > _DECIMAL_LENGTH or not number.is_finite() or abs(number.adjusted()) > _PLACES:
        raise ValueError(text[:_DECIMAL_LENGTH])
    return number


def canonical(value: Plain) -> object:
    """Return `value` as JSON data in canonical form: NFC, decimals and dates as text."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {nfc(key): canonical(item) for key, item in value.items()}
    return [canonical(item) for item in value]


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence):
        return list(value)
    message = f"{type(value).__name__} has no canonical form"
    raise TypeError(message)


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
)


def canonical_json(value: Plain) -> str:
    """Return the one JSON text of `value`: keys sorted, no spaces, no escapes for Vietnamese."""
    return nfc(_ENCODER.encode(value))


def quoted(text: str) -> str:
    """Return the canonical JSON of a text."""
    if text.isascii():
        return encode_basestring(text)
    return _quoted_again(text) if len(text) <= _REPEATED_LENGTH else _quoted(text)


def one_json(value: Plain) -> str:
    """Return the canonical JSON of `value`, fastest for what stands alone in a column."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Decimal):
        return f'"{decimal_text(value)}"'
    return canonical_json(value)


def _quoted(text: str) -> str:
    return nfc(encode_basestring(text))


# Units, offices and notes come back in row after row of a package and of the journal.
_quoted_again = lru_cache(maxsize=4096)(_quoted)


def digest(value: Plain) -> str:
    """Return the SHA-256 of the canonical JSON of `value`, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(value).encode()).hexdigest()

"""Files under a password: Argon2id makes the key, AES-256-GCM seals piece by piece.

Layout: magic, 16 bytes of salt, 8 bytes of nonce, then pieces. A piece is its length in 4 bytes
and that many sealed bytes; number and "last" are sealed along, so that no piece can be cut off,
doubled or moved without being noticed.
"""

import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from models.domain.text import nfc

MAGIC = b"SO-THI-DUA KHOA 1\n"
_SALT_BYTES, _NONCE_BYTES = 16, 8
_PIECE_BYTES = 1 << 20
_TAG_BYTES = 16
_TIME_COST, _MEMORY_KIB, _LANES, _KEY_BYTES = 3, 65536, 4, 32


class WrongPasswordError(Exception):
    """The password is not the one, or the file was changed; the two cannot be told apart."""


def is_sealed(place: Path) -> bool:
    """Say whether the file at `place` is one of ours under a password."""
    with place.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def seal(source: Path, target: Path, password: str) -> None:
    """Write `source` to `target` under `password`."""
    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    box = AESGCM(_key(password, salt))
    with source.open("rb") as reading, target.open("wb") as writing:
        writing.write(MAGIC + salt + nonce)
        for number, piece, is_last in _pieces(reading):
            sealed = box.encrypt(_nonce(nonce, number), piece, _label(is_last=is_last))
            writing.write(struct.pack(">I", len(sealed)) + sealed)
        writing.flush()
        os.fsync(writing.fileno())


def unseal(source: Path, target: Path, password: str) -> None:
    """Write what `source` holds to `target`; nothing is left there when it cannot be opened.

    Raises WrongPasswordError when the password is wrong or a byte of the file was changed.
    """
    if not is_sealed(source):
        raise WrongPasswordError
    try:
        with source.open("rb") as reading, target.open("wb") as writing:
            reading.seek(len(MAGIC))
            salt, nonce = reading.read(_SALT_BYTES), reading.read(_NONCE_BYTES)
            box = AESGCM(_key(password, salt))
            for number, sealed, is_last in _sealed_pieces(reading):
                label = _label(is_last=is_last)
                writing.write(box.decrypt(_nonce(nonce, number), sealed, label))
    except (InvalidTag, ValueError, struct.error) as error:
        target.unlink(missing_ok=True)
        raise WrongPasswordError from error
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _key(password: str, salt: bytes) -> bytes:
    return hash_secret_raw(
        secret=nfc(password).encode(),
        salt=salt,
        time_cost=_TIME_COST,
        memory_cost=_MEMORY_KIB,
        parallelism=_LANES,
        hash_len=_KEY_BYTES,
        type=Type.ID,
    )


def _nonce(start: bytes, number: int) -> bytes:
    return start + struct.pack(">I", number)


def _label(*, is_last: bool) -> bytes:
    return b"last" if is_last else b"more"


def _pieces(reading: BinaryIO) -> Iterator[tuple[int, bytes, bool]]:
    piece, number = reading.read(_PIECE_BYTES), 0
    while True:
        following = reading.read(_PIECE_BYTES)
        yield number, piece, not following
        if not following:
            return
        piece, number = following, number + 1


def _sealed_pieces(reading: BinaryIO) -> Iterator[tuple[int, bytes, bool]]:
    sealed, number = _sealed_piece(reading), 0
    if sealed is None:
        raise WrongPasswordError
    while True:
        following = _sealed_piece(reading)
        yield number, sealed, following is None
        if following is None:
            return
        sealed, number = following, number + 1


def _sealed_piece(reading: BinaryIO) -> bytes | None:
    head = reading.read(4)
    if not head:
        return None
    (length,) = struct.unpack(">I", head)
    if not _TAG_BYTES <= length <= _PIECE_BYTES + _TAG_BYTES:
        raise WrongPasswordError
    sealed = reading.read(length)
    if len(sealed) != length:
        raise WrongPasswordError
    return sealed

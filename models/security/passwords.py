"""Passwords: kept as Argon2id texts, which cannot be turned back."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from models.domain.text import nfc

_HASHER = PasswordHasher()


def secret_of(password: str) -> str:
    """Return the text to keep for `password`; each call gives another one."""
    return _HASHER.hash(nfc(password))


def fits(password: str, secret: str) -> bool:
    """Say whether `secret` was made of `password`."""
    try:
        return _HASHER.verify(secret, nfc(password))
    except (VerificationError, InvalidHashError):
        return False

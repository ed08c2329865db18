"""Ed25519: make a key, sign a text, check a signature, name a key by its fingerprint."""

import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from models.domain.signature import FINGERPRINT_DIGITS

_NO_KEY = "not an Ed25519 private key"


def new_key() -> bytes:
    """Return a fresh private key as PEM."""
    return Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def public_key(private: bytes) -> str:
    """Return the public half as 64 hexadecimal digits. Raises ValueError when it is no key."""
    raw = _loaded(private).public_key().public_bytes_raw()
    return raw.hex()


def sign(private: bytes, text: str) -> str:
    """Return the signature of `text` as hexadecimal digits. Raises ValueError when it is no key."""
    return _loaded(private).sign(text.encode()).hex()


def is_signed_by(public: str, signature: str, text: str) -> bool:
    """Say whether `signature` of `text` was made with the private half of `public`."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), text.encode())
    except (ValueError, InvalidSignature):
        return False
    return True


def fingerprint(public: str) -> str:
    """Return the name of a public key: the first 128 bits of its SHA-256, in capitals."""
    try:
        raw = bytes.fromhex(public)
    except ValueError:
        raw = public.encode()
    return hashlib.sha256(raw).hexdigest()[:FINGERPRINT_DIGITS].upper()


def _loaded(private: bytes) -> Ed25519PrivateKey:
    try:
        key = serialization.load_pem_private_key(private, password=None)
    except (TypeError, ValueError) as error:
        raise ValueError(_NO_KEY) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError(_NO_KEY)  # noqa: TRY004 - one error for every damage
    return key

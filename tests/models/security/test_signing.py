import pytest

from models.security import signing


def test_a_signature_holds_for_its_text_and_key_alone() -> None:
    private = signing.new_key()
    public = signing.public_key(private)
    signature = signing.sign(private, "27.000 hộ")

    assert signing.is_signed_by(public, signature, "27.000 hộ")
    assert not signing.is_signed_by(public, signature, "27.001 hộ")
    assert not signing.is_signed_by(signing.public_key(signing.new_key()), signature, "27.000 hộ")


@pytest.mark.parametrize("nonsense", ["", "zz", "00", "ff" * 32, "é" * 64])
def test_nonsense_in_place_of_a_key_or_signature_is_no_signature(nonsense: str) -> None:
    private = signing.new_key()
    public = signing.public_key(private)

    assert not signing.is_signed_by(nonsense, signing.sign(private, "x"), "x")
    assert not signing.is_signed_by(public, nonsense, "x")
    assert len(signing.fingerprint(nonsense)) == 32


@pytest.mark.parametrize("content", [b"", b"-----BEGIN PRIVATE KEY-----\nabc\n", b"\x00" * 99])
def test_a_file_that_is_no_key_is_found_out(content: bytes) -> None:
    with pytest.raises(ValueError, match="not an Ed25519"):
        signing.public_key(content)


def test_two_keys_have_two_fingerprints() -> None:
    names = {signing.fingerprint(signing.public_key(signing.new_key())) for _ in range(8)}

    assert len(names) == 8
    assert all(len(name) == 32 and name == name.upper() for name in names)

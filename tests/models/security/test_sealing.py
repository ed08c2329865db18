"""Files under a password: whole again with it, nothing without it, every change noticed."""

from pathlib import Path

import pytest

from models.security import sealing
from models.security.sealing import MAGIC, WrongPasswordError, is_sealed, seal, unseal

PASSWORD = "mùa xuân trên núi"  # noqa: S105  a test's own
PIECE = 1 << 20


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the key cheaply; how dear it is plays no part here."""
    monkeypatch.setattr(sealing, "_TIME_COST", 1)
    monkeypatch.setattr(sealing, "_MEMORY_KIB", 64)


def sealed_file(folder: Path, content: bytes) -> Path:
    (folder / "goc").write_bytes(content)
    seal(folder / "goc", folder / "khoa", PASSWORD)
    return folder / "khoa"


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_a_file_comes_back_as_it_was(tmp_path: Path, size: int) -> None:
    content = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    sealed = sealed_file(tmp_path, content)

    unseal(sealed, tmp_path / "lai", PASSWORD)

    assert (tmp_path / "lai").read_bytes() == content
    assert is_sealed(sealed)
    assert not is_sealed(tmp_path / "goc")


def test_nothing_of_the_content_can_be_seen(tmp_path: Path) -> None:
    sealed = sealed_file(tmp_path, b"Nguyen Thi Anh " * 1000)

    assert b"Anh" not in sealed.read_bytes()


def test_a_wrong_password_leaves_nothing(tmp_path: Path) -> None:
    sealed = sealed_file(tmp_path, b"du lieu")

    with pytest.raises(WrongPasswordError):
        unseal(sealed, tmp_path / "lai", "mùa xuân")

    assert not (tmp_path / "lai").exists()


@pytest.mark.parametrize("place", [0, len(MAGIC) + 3, len(MAGIC) + 20, 60, -1])
def test_one_changed_byte_is_noticed(tmp_path: Path, place: int) -> None:
    sealed = sealed_file(tmp_path, b"du lieu" * 50)
    content = bytearray(sealed.read_bytes())
    content[place] ^= 1
    sealed.write_bytes(content)

    with pytest.raises(WrongPasswordError):
        unseal(sealed, tmp_path / "lai", PASSWORD)


def test_a_piece_cut_off_at_the_end_is_noticed(tmp_path: Path) -> None:
    sealed = sealed_file(tmp_path, b"x" * (2 * PIECE))
    whole = sealed.read_bytes()
    sealed.write_bytes(whole[: len(whole) - PIECE - 20])

    with pytest.raises(WrongPasswordError):
        unseal(sealed, tmp_path / "lai", PASSWORD)


def test_two_files_of_the_same_content_differ(tmp_path: Path) -> None:
    first = sealed_file(tmp_path, b"du lieu").read_bytes()

    assert sealed_file(tmp_path, b"du lieu").read_bytes() != first

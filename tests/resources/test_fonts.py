"""The shipped typefaces can write every Vietnamese letter."""

import re
import unicodedata
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

import resources

FACES = sorted(resources.path("fonts").glob("*.ttf"))
LIBERATION = [face for face in FACES if face.name.startswith("LiberationSerif")]
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = "aăâeêioôơuưy"
VERSION_NAME_ID = 5


def vietnamese_letters() -> frozenset[str]:
    lower = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES}
    lower.add("đ")
    return frozenset(lower | {letter.upper() for letter in lower})


def version_of(face: Path) -> tuple[int, ...]:
    names = TTFontFile(str(face), validate=0)
    names.seek_table("name")
    start = names._pos
    names.read_ushort()
    count, strings = names.read_ushort(), names.read_ushort()
    for _ in range(count):
        platform, _, _, name_id, length, offset = (names.read_ushort() for _ in range(6))
        if name_id == VERSION_NAME_ID:
            raw = names.get_chunk(start + strings + offset, length)
            text = raw.decode("utf-16-be" if platform in (0, 3) else "latin-1")
            found = re.search(r"[0-9]+(\.[0-9]+)+", text)
            if found:
                return tuple(int(part) for part in found[0].split("."))
    message = f"{face.name} names no version"
    raise AssertionError(message)


def test_there_are_146_vietnamese_letters_to_look_for() -> None:
    assert len(vietnamese_letters()) == 146


def test_four_faces_for_paper_and_three_for_the_screen_are_shipped() -> None:
    assert len(LIBERATION) == 4
    assert len(FACES) == 7


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.stem)
def test_a_shipped_face_has_every_vietnamese_letter(face: Path) -> None:
    drawn = TTFontFile(str(face)).charToGlyph
    missing = [letter for letter in sorted(vietnamese_letters()) if ord(letter) not in drawn]
    assert missing == []


@pytest.mark.parametrize("face", LIBERATION, ids=lambda face: face.stem)
def test_liberation_serif_is_new_enough_for_vietnamese(face: Path) -> None:
    assert version_of(face) >= (2, 1, 5)


def test_every_family_has_its_licence_beside_it() -> None:
    folder = resources.path("fonts")
    for family in {face.stem.split("-")[0] for face in FACES}:
        text = (folder / f"LICENSE-{family}.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text

"""Which family a paper is set in."""

import shutil
from pathlib import Path

from models.pdf.fonts import choose_fonts, missing_glyphs, register, vietnamese_letters

NAMES = {
    "times.ttf": "Regular",
    "timesbd.ttf": "Bold",
    "timesi.ttf": "Italic",
    "timesbi.ttf": "BoldItalic",
}


def furnish(folder: Path) -> None:
    bundled = choose_fonts(None).regular.parent
    for name, style in NAMES.items():
        shutil.copy(bundled / f"LiberationSerif-{style}.ttf", folder / name)


def test_bundled_faces_hold_every_vietnamese_letter() -> None:
    assert vietnamese_letters() <= register(choose_fonts(None)).coverage
    assert len(vietnamese_letters()) == 146


def test_times_new_roman_is_taken_when_whole(tmp_path: Path) -> None:
    furnish(tmp_path)
    assert choose_fonts(tmp_path).bold_italic == tmp_path / "timesbi.ttf"


def test_a_family_with_a_face_missing_is_passed_over(tmp_path: Path) -> None:
    furnish(tmp_path)
    (tmp_path / "timesbi.ttf").unlink()
    assert choose_fonts(tmp_path) == choose_fonts(None)


def test_a_damaged_face_is_passed_over(tmp_path: Path) -> None:
    furnish(tmp_path)
    (tmp_path / "timesi.ttf").write_bytes(b"not a font")
    assert choose_fonts(tmp_path) == choose_fonts(None)


def test_vietnamese_text_lacks_no_glyph() -> None:
    assert missing_glyphs("Tờ trình: “Điện Biên”, Ừ, ỵ, ≥ 95 %…", choose_fonts(None)) == set()

"""A batch of certificates from a dossier, measured on paper in millimetres."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextContainer
from PIL import Image
from pypdf import PdfReader

from models.domain.certificates import Correction, FieldKind, marks_of
from models.domain.errors import UserError
from models.usecases.certificates import (
    backdrop_place,
    batch_of,
    calibration_sheet,
    correction_for,
    keep_backdrop,
    list_layouts,
    measure,
    preview_certificates,
    print_certificates,
    remove_layout,
    save_layout,
)
from models.usecases.desk import Desk
from models.usecases.example import fill_with_example
from tests.models.usecases.papers_sample import every_level

MM = 72 / 25.4


@pytest.fixture
def code(desk: Desk) -> str:
    return every_level(desk)


def place_of(data: bytes, words: str) -> tuple[float, float, float]:
    """Return the left and right end and the top of `words`, in mm from the top left."""
    for page in extract_pages(BytesIO(data)):
        for item in page:
            if isinstance(item, LTTextContainer) and words in item.get_text():
                return item.x0 / MM, item.x1 / MM, (page.height - item.y1) / MM
    raise AssertionError(words)


def test_only_what_the_office_decides_gets_a_certificate(desk: Desk, code: str) -> None:
    batch = batch_of(desk, code)
    assert [item.name for item in batch.certificates] == [
        "Hoàng Thị Nhung",
        "Phòng Công nghệ thông tin",
    ]
    first = batch.certificates[0].texts
    assert first[FieldKind.NAME] == "Bà Hoàng Thị Nhung"
    assert first[FieldKind.POSITION] == "Trưởng phòng, Phòng Công nghệ thông tin"
    assert first[FieldKind.SIGNER_NAME] == "Vàng A Sính"


def test_a_dossier_that_goes_up_has_none_and_says_so(desk: Desk) -> None:
    code = fill_with_example(desk, 2023).value.dossier
    with pytest.raises(UserError, match="không có giấy khen"):
        batch_of(desk, code)


def test_each_certificate_is_a_page_of_the_stocks_size_with_words_in_place(
    desk: Desk, code: str
) -> None:
    layout = list_layouts(desk)[0]
    batch = batch_of(desk, code)
    data = print_certificates(desk, batch.certificates, layout, Correction())
    pages = PdfReader(BytesIO(data)).pages
    assert len(pages) == 2
    assert float(pages[0].mediabox.width) / MM == pytest.approx(297, abs=0.1)
    left, right, top = place_of(data, "Bà Hoàng Thị Nhung")
    assert (left + right) / 2 == pytest.approx(48.5 + 100, abs=0.5)
    assert top == pytest.approx(92, abs=3)


def test_the_correction_of_a_tray_moves_the_words(desk: Desk, code: str) -> None:
    layout, batch = list_layouts(desk)[0], batch_of(desk, code)
    before = place_of(
        print_certificates(desk, batch.certificates, layout, Correction()), "Vàng A Sính"
    )
    moved = Correction(right_mm=3, down_mm=-2)
    after = place_of(print_certificates(desk, batch.certificates, layout, moved), "Vàng A Sính")
    assert after[0] - before[0] == pytest.approx(3, abs=0.05)
    assert after[2] - before[2] == pytest.approx(-2, abs=0.05)


def test_measured_crosses_are_kept_for_their_printer_and_tray(desk: Desk) -> None:
    layout = list_layouts(desk)[0]
    old = correction_for(desk, "HP", "khay tay")
    measure(desk, layout, [(x + 2, y - 1) for x, y in marks_of(layout)], old)
    kept = correction_for(desk, "HP", "khay tay")
    assert (round(kept.right_mm, 2), round(kept.down_mm, 2)) == (-2, 1)
    assert correction_for(desk, "HP", "khay 2") == Correction(printer="HP", tray="khay 2")
    with pytest.raises(UserError, match="Số đo lệch"):
        measure(desk, layout, [(x + 90, y) for x, y in marks_of(layout)], kept)


def test_the_calibration_sheet_has_its_numbers_and_a_ruler(desk: Desk) -> None:
    text = PdfReader(BytesIO(calibration_sheet(desk, list_layouts(desk)[0], Correction())))
    words = text.pages[0].extract_text()
    assert "20 mm từ mép trái, 20 mm từ mép trên" in words
    assert "Thước 100 mm" in words


def test_a_layout_is_kept_changed_and_removed(desk: Desk) -> None:
    first = save_layout(desk, replace(list_layouts(desk)[0], name="Phôi tỉnh")).value
    assert [one.name for one in list_layouts(desk)] == ["Phôi tỉnh"]
    with pytest.raises(UserError, match="phải có tên"):
        save_layout(desk, replace(first, name=" "))
    remove_layout(desk, first.code)
    assert list_layouts(desk)[0].code == ""


def test_the_scan_lies_under_the_words_on_the_screen_but_not_in_the_print(
    desk: Desk, code: str, tmp_path: Path
) -> None:
    Image.new("RGB", (297, 210), "beige").save(tmp_path / "phoi.png")
    kept = keep_backdrop(desk, tmp_path / "phoi.png")
    layout = replace(list_layouts(desk)[0], backdrop=kept.sha256, backdrop_name=kept.name)
    assert backdrop_place(desk, layout) is not None
    batch = batch_of(desk, code)
    seen = PdfReader(BytesIO(preview_certificates(desk, batch.certificates, layout)))
    sent = PdfReader(BytesIO(print_certificates(desk, batch.certificates, layout, Correction())))
    assert len(seen.pages[0].images) == 1
    assert len(sent.pages[0].images) == 0
    with pytest.raises(UserError, match="không phải ảnh"):
        keep_backdrop(desk, tmp_path / "phoi.txt")

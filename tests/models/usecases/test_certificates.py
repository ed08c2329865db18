"""A batch of certificates from a dossier, measured on paper in millimetres."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextContainer
from PIL import Image
from pypdf import PdfReader

from models.domain.certificates import (
    STOCK,
    CertificateLayout,
    Correction,
    FieldKind,
    marks_of,
)
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
    save_correction,
    save_layout,
)
from models.usecases.desk import Desk
from models.usecases.example import fill_with_example
from models.usecases.safety import state_hash
from tests.models.usecases.papers_sample import every_level

MM = 72 / 25.4


@pytest.fixture
def code(desk: Desk) -> str:
    return every_level(desk)


def stock(desk: Desk) -> CertificateLayout:
    return next(one for one in list_layouts(desk) if one.code == STOCK)


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
    layout = stock(desk)
    batch = batch_of(desk, code)
    data = print_certificates(desk, batch.certificates, layout, Correction())
    pages = PdfReader(BytesIO(data)).pages
    assert len(pages) == 2
    assert float(pages[0].mediabox.width) / MM == pytest.approx(297, abs=0.1)
    left, right, top = place_of(data, "Bà Hoàng Thị Nhung")
    assert (left + right) / 2 == pytest.approx(48.5 + 100, abs=0.5)
    assert top == pytest.approx(92, abs=3)


def test_the_correction_of_a_tray_moves_the_words(desk: Desk, code: str) -> None:
    layout, batch = stock(desk), batch_of(desk, code)
    before = place_of(
        print_certificates(desk, batch.certificates, layout, Correction()), "Vàng A Sính"
    )
    moved = Correction(right_mm=3, down_mm=-2)
    after = place_of(print_certificates(desk, batch.certificates, layout, moved), "Vàng A Sính")
    assert after[0] - before[0] == pytest.approx(3, abs=0.05)
    assert after[2] - before[2] == pytest.approx(-2, abs=0.05)


def test_measured_crosses_are_kept_for_their_printer_and_tray(desk: Desk) -> None:
    layout = stock(desk)
    old = correction_for(desk, "HP", "khay tay")
    measure(desk, layout, [(x + 2, y - 1) for x, y in marks_of(layout)], old)
    kept = correction_for(desk, "HP", "khay tay")
    assert (round(kept.right_mm, 2), round(kept.down_mm, 2)) == (-2, 1)
    assert correction_for(desk, "HP", "khay 2") == Correction(printer="HP", tray="khay 2")
    with pytest.raises(UserError, match="Số đo lệch"):
        measure(desk, layout, [(x + 90, y) for x, y in marks_of(layout)], kept)


def test_the_calibration_sheet_has_its_numbers_and_a_ruler(desk: Desk) -> None:
    text = PdfReader(BytesIO(calibration_sheet(desk, stock(desk), Correction())))
    words = text.pages[0].extract_text()
    assert "20 mm từ mép trái, 20 mm từ mép trên" in words
    assert "Thước 100 mm" in words


def test_layouts_are_kept_changed_and_removed_and_the_first_two_are_always_there(
    desk: Desk,
) -> None:
    begun = {one.code for one in list_layouts(desk)}
    own = save_layout(desk, replace(stock(desk), code="", name="Phôi tỉnh")).value
    assert {one.code for one in list_layouts(desk)} == begun | {own.code}
    save_layout(desk, replace(stock(desk), name="Phôi của Sở"))
    assert "Phôi của Sở" in {one.name for one in list_layouts(desk)}
    with pytest.raises(UserError, match="phải có tên"):
        save_layout(desk, replace(own, name=" "))
    remove_layout(desk, own.code)
    assert {one.code for one in list_layouts(desk)} == begun


def test_on_plain_paper_the_whole_certificate_is_printed_with_its_frame(
    desk: Desk, code: str
) -> None:
    layout = next(one for one in list_layouts(desk) if one.is_framed)
    data = print_certificates(desk, batch_of(desk, code).certificates, layout, Correction())
    page = PdfReader(BytesIO(data)).pages[1]
    assert "GIẤY KHEN" in page.extract_text()
    assert "GIÁM ĐỐC SỞ THÔNG TIN VÀ TRUYỀN THÔNG TỈNH LÀO CAI" in page.extract_text()
    assert page.get_contents().get_data().count(b" re") >= 2  # type: ignore[union-attr]  # it draws


def test_the_scan_lies_under_the_words_on_the_screen_but_not_in_the_print(
    desk: Desk, code: str, tmp_path: Path
) -> None:
    Image.new("RGB", (297, 210), "beige").save(tmp_path / "phoi.png")
    kept = keep_backdrop(desk, tmp_path / "phoi.png")
    layout = replace(stock(desk), backdrop=kept.sha256, backdrop_name=kept.name)
    assert backdrop_place(desk, layout) is not None
    batch = batch_of(desk, code)
    seen = PdfReader(BytesIO(preview_certificates(desk, batch.certificates, layout)))
    sent = PdfReader(BytesIO(print_certificates(desk, batch.certificates, layout, Correction())))
    assert len(seen.pages[0].images) == 1
    assert len(sent.pages[0].images) == 0
    with pytest.raises(UserError, match="không phải ảnh"):
        keep_backdrop(desk, tmp_path / "phoi.txt")


def test_how_a_printer_strays_is_no_content_two_offices_must_agree_on(desk: Desk) -> None:
    before = state_hash(desk)
    save_correction(desk, Correction(printer="HP", tray="2", right_mm=1.5))
    assert correction_for(desk, "HP", "2").right_mm == 1.5
    assert state_hash(desk) == before


def test_the_file_of_certificates_has_title_and_language(desk: Desk, code: str) -> None:
    batch = batch_of(desk, code)
    data = print_certificates(desk, batch.certificates, stock(desk), Correction())
    reader = PdfReader(BytesIO(data))
    assert reader.metadata is not None
    assert reader.metadata.title == "Giấy khen"
    assert str(reader.root_object["/Lang"]) == "vi-VN"

"""Where words stand on pre-printed stock, and how a straying printer is made up for."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.certificates import (
    CertificateField,
    CertificateTexts,
    Correction,
    FieldKind,
    Side,
    corrected,
    is_likely,
    kept_inside,
    layout_body,
    layout_of,
    marks_of,
    plain_layout,
    stock_layout,
)

LAYOUT = stock_layout()


def printed(correction: Correction, printer: Correction) -> list[tuple[float, float]]:
    """Return where the crosses land: asked for by the program, moved by the printer."""
    return [printer.moved(*correction.moved(x, y)) for x, y in marks_of(LAYOUT)]


@given(
    right=st.floats(-8, 8),
    down=st.floats(-8, 8),
    across=st.floats(0.97, 1.03),
    along=st.floats(0.97, 1.03),
)
def test_measuring_once_brings_every_cross_to_its_place(
    right: float, down: float, across: float, along: float
) -> None:
    printer = Correction(right_mm=right, down_mm=down, scale_x=across, scale_y=along)
    found = corrected(LAYOUT, printed(Correction(), printer), Correction())
    for (x, y), (wanted_x, wanted_y) in zip(printed(found, printer), marks_of(LAYOUT), strict=True):
        assert x == pytest.approx(wanted_x, abs=0.01)
        assert y == pytest.approx(wanted_y, abs=0.01)


def test_measuring_again_goes_on_from_the_correction_before() -> None:
    printer = Correction(right_mm=3, down_mm=-2, scale_x=1.01)
    first = corrected(LAYOUT, printed(Correction(), printer), Correction())
    again = corrected(LAYOUT, printed(first, printer), first)
    assert again.right_mm == pytest.approx(first.right_mm, abs=0.01)
    assert again.scale_x == pytest.approx(first.scale_x, abs=0.0001)


def test_a_slip_of_the_ruler_is_refused() -> None:
    wrong = [(x + 60, y) for x, y in marks_of(LAYOUT)]
    with pytest.raises(ValueError, match="too far"):
        corrected(LAYOUT, wrong, Correction())
    swapped = list(reversed(marks_of(LAYOUT)))
    with pytest.raises(ValueError, match="order"):
        corrected(LAYOUT, swapped, Correction())


def test_a_printer_keeps_its_name_and_tray_through_a_correction() -> None:
    old = Correction(printer="HP", tray="khay tay")
    found = corrected(LAYOUT, marks_of(LAYOUT), old)
    assert (found.printer, found.tray) == ("HP", "khay tay")
    assert is_likely(found)


def test_a_layout_is_kept_and_read_back_whole() -> None:
    layout = replace(LAYOUT, backdrop="ab", backdrop_name="phoi.png")
    assert layout_of(layout.code, layout.name, layout_body(layout)) == layout


@given(x=st.floats(-500, 900), y=st.floats(-500, 900), width=st.floats(-10, 900))
def test_a_field_dragged_anywhere_stays_on_the_sheet(x: float, y: float, width: float) -> None:
    one = CertificateField(kind=FieldKind.NAME, x_mm=x, y_mm=y, width_mm=width)
    kept = kept_inside(LAYOUT, one)
    assert 0 <= kept.x_mm <= LAYOUT.width_mm - kept.width_mm
    assert 0 <= kept.y_mm < LAYOUT.height_mm
    assert 10 <= kept.width_mm <= LAYOUT.width_mm


def test_capitals_and_words_of_ones_own_are_printed_as_asked() -> None:
    texts = CertificateTexts(name="x", texts={FieldKind.SIGNER_TITLE: "Giám đốc"})
    title = CertificateField(
        kind=FieldKind.SIGNER_TITLE, x_mm=0, y_mm=0, width_mm=50, capitals=True, side=Side.LEFT
    )
    own = CertificateField(kind=FieldKind.TEXT, x_mm=0, y_mm=0, width_mm=50, text="Lào Cai")
    assert texts.text_of(title) == "GIÁM ĐỐC"
    assert texts.text_of(own) == "Lào Cai"
    assert texts.text_of(replace(own, kind=FieldKind.NAME)) == ""


def test_plain_paper_bears_every_word_and_a_frame() -> None:
    layout = plain_layout()
    words = [one.text for one in layout.fields if one.kind is FieldKind.TEXT]
    assert layout.is_framed
    assert "Độc lập - Tự do - Hạnh phúc" in words
    assert all(kept_inside(layout, one) == one for one in layout.fields)

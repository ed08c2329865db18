"""Signers beside the first, one a line."""

import pytest

from models.domain.nominations import Signature, signature_line, signature_of


@pytest.mark.parametrize(
    ("line", "signature"),
    [
        (
            "KT. GIÁM ĐỐC | PHÓ GIÁM ĐỐC | Vàng A Sính",
            Signature(authority="KT. GIÁM ĐỐC", title="PHÓ GIÁM ĐỐC", name="Vàng A Sính"),
        ),
        ("GIÁM ĐỐC | Vàng A Sính", Signature(title="GIÁM ĐỐC", name="Vàng A Sính")),
        (" | Vàng A Sính", Signature(name="Vàng A Sính")),
    ],
)
def test_a_signer_is_written_on_one_line_and_read_back(line: str, signature: Signature) -> None:
    assert signature_line(signature) == line
    assert signature_of(line) == signature


def test_a_name_alone_and_parted_authority_are_read() -> None:
    assert signature_of("Vàng A Sính") == Signature(name="Vàng A Sính")
    many = signature_of("TM. UBND TỈNH | KT. CHỦ TỊCH | PHÓ CHỦ TỊCH | Lê Văn A")
    assert many.authority == "TM. UBND TỈNH KT. CHỦ TỊCH"


def test_a_bar_or_line_end_within_a_part_makes_no_further_signer() -> None:
    line = signature_line(Signature(title="GIÁM\nĐỐC", name="A | B"))
    assert line == "GIÁM ĐỐC | A / B"

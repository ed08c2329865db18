"""The letter to late members and the annex of closed periods."""

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from models.domain.errors import UserError
from models.usecases.desk import Desk
from models.usecases.exchange_leading import set_deadline, set_lock
from models.usecases.exchange_papers import write_lock_annex, write_reminder


def text_of(place: Path) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(place).pages)


def test_the_letter_names_every_late_member_but_the_leader_itself(
    desk: Desk, tmp_path: Path
) -> None:
    set_deadline(desk, "2023-Q1", date(2026, 10, 1))

    made = write_reminder(desk, tmp_path / "don-doc.pdf")

    said = text_of(made.place)
    assert made.missing_glyphs == ()
    assert "đôn đốc gửi số liệu thi đua năm 2023" in said
    for province in ("Sơn La", "Lai Châu", "Điện Biên", "Hà Giang", "Cao Bằng", "Lạng Sơn"):
        assert f"Sở Thông tin và Truyền thông tỉnh {province}" in said
    assert "Truyền thông tỉnh Lào Cai" not in said
    assert "01/10/2026" in said


def test_the_letter_can_go_on_in_word(desk: Desk, tmp_path: Path) -> None:
    set_deadline(desk, "2023-Q1", date(2026, 10, 1))

    place = write_reminder(desk, tmp_path / "don-doc.docx").place

    assert place.read_bytes().startswith(b"PK")


def test_nobody_late_is_a_sentence(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Không có đơn vị nào trễ hạn"):
        write_reminder(desk, tmp_path / "don-doc.pdf")


def test_the_annex_lists_closings_and_openings_with_their_reasons(
    desk: Desk, tmp_path: Path
) -> None:
    set_lock(desk, "2023-Q1", "Đã chốt số", locked=True)
    set_lock(desk, "2023-Q1", "Bổ sung của Sơn La", locked=False)

    said = text_of(write_lock_annex(desk, tmp_path / "phu-luc.pdf").place)

    assert "Đã chốt số" in said
    assert "Bổ sung của Sơn La" in said
    assert said.index("Đã chốt số") < said.index("Bổ sung của Sơn La")


def test_without_a_closed_period_there_is_no_annex(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="chưa khoá kỳ nào"):
        write_lock_annex(desk, tmp_path / "phu-luc.pdf")

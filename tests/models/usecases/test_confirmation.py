from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from pdfminer.high_level import extract_text
from pypdf import PdfReader

from models.domain.errors import UserError
from models.domain.papers import Letterhead, PaperDate
from models.domain.signature import shown_fingerprint
from models.pdf.confirmation import ConfirmationLine, ConfirmationPaper, build_confirmation
from models.pdf.fonts import choose_fonts
from models.usecases.confirmation import confirm, print_confirmation
from models.usecases.desk import Desk
from models.usecases.exchange import export_submission, list_packages, take_in
from models.usecases.signing import ensure_key
from tests.models.exchange_sample import TARGET, column_of, edited, enter, row_of, sent

MakeDesk = Callable[..., Desk]


@pytest.fixture
def member(make_desk: MakeDesk) -> Desk:
    desk = make_desk("dien-bien", office="dien-bien")
    enter(desk, "31", target=TARGET)
    return desk


@pytest.fixture
def package(member: Desk, tmp_path: Path) -> Path:
    return sent(member, tmp_path / "nop.xlsx")


def test_the_sheet_is_one_page_with_the_code_the_key_and_the_figures(
    member: Desk, package: Path, tmp_path: Path
) -> None:
    sheet = print_confirmation(member, package, tmp_path / "phieu.pdf")

    words = extract_text(sheet.place)
    reader = PdfReader(sheet.place)
    assert len(reader.pages) == 1
    assert sheet.code in words
    assert shown_fingerprint(ensure_key(member)) in words
    assert "31 %/năm" in words
    assert "Sở Thông tin và Truyền thông tỉnh Điện Biên" in words
    assert b"Helvetica" not in sheet.place.read_bytes()


def test_the_code_on_paper_proves_the_package(
    desk: Desk, member: Desk, package: Path, tmp_path: Path
) -> None:
    code = print_confirmation(member, package, tmp_path / "phieu.pdf").code
    take_in(desk, package)

    found = confirm(desk, package, f" {code.lower()} ").value

    assert (found.sender, found.is_noted) == ("dien-bien", True)
    assert list_packages(desk)[0].confirmed_at == found.at


def test_the_same_figures_exported_again_keep_their_code(
    desk: Desk, member: Desk, package: Path, tmp_path: Path
) -> None:
    code = print_confirmation(member, package, tmp_path / "phieu.pdf").code
    again = export_submission(member, tmp_path / "nop-lai.xlsx").value.place

    assert not confirm(desk, again, code).value.is_noted


def test_one_cell_edited_after_signing_no_longer_fits(
    desk: Desk, member: Desk, package: Path, tmp_path: Path
) -> None:
    code = print_confirmation(member, package, tmp_path / "phieu.pdf").code

    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["Chỉ tiêu"]
        sheet.cell(row_of(sheet, f"{TARGET}|2023"), column_of(sheet, "value")).value = 32

    changed = edited(package, tmp_path / "sua.xlsx", edit)

    with pytest.raises(UserError, match="không khớp gói") as refused:
        confirm(desk, changed, code)
    assert "sửa ngoài phần mềm" in refused.value.text


def test_only_the_sender_prints_its_sheet(desk: Desk, package: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="do đơn vị khác lập"):
        print_confirmation(desk, package, tmp_path / "phieu.pdf")


@pytest.mark.parametrize("count", [0, 1, 12, 13, 14, 40, 600])
def test_however_many_figures_the_sheet_stays_one_page(count: int) -> None:
    line = ConfirmationLine(
        name="Tỷ lệ <xã> & “thôn” có hạ tầng " * 12, period_label="Quý I năm 2023", value="95,5 %"
    )
    paper = ConfirmationPaper(
        letterhead=Letterhead(
            superior="Uỷ ban nhân dân tỉnh Điện Biên",
            agency="Sở Thông tin và Truyền thông",
            place="Điện Biên",
            abbreviation="STTTT",
        ),
        date=PaperDate(day=None, month=12, year=2023),
        signer="Giám đốc",
        subject="Năm 2023",
        facts=(("Đơn vị gửi", "Sở Thông tin và Truyền thông " * 4),) * 5,
        lines=(line,) * count,
        task_count=3,
        code="ABCD-1234",
        square="SOTHIDUA|ABCD1234|dien-bien|2023||0123456789abcdef",
        fingerprint=" ".join(["ABCD"] * 8),
    )

    content = build_confirmation(paper, choose_fonts(None))

    pages = PdfReader(BytesIO(content)).pages
    words = extract_text(BytesIO(content))
    assert len(pages) == 1
    assert "ABCD-1234" in words
    assert "GIÁM ĐỐC" in words
    assert content == build_confirmation(paper, choose_fonts(None))

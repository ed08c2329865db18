"""The printed programme has the structure and the words of the 2023 one."""

import re
import unicodedata
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from models.domain.errors import UserError
from models.domain.programmes import TextSection
from models.schema.targets import AssignmentRow
from models.usecases.desk import Desk
from models.usecases.programme_editing import edit_passage
from models.usecases.programme_paper import (
    cluster_programme,
    preview_assignments,
    preview_programme,
    write_assignments,
    write_programme,
)
from models.usecases.targets import AssignmentEdit, assign

CODE = "cum-2-2023"


def text_of(data: bytes) -> str:
    pages = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    text = "\n".join(re.sub(r"^\d+\n", "", page) for page in pages)
    return " ".join(unicodedata.normalize("NFC", text).replace("\u00a0", " ").split())


@pytest.fixture
def printed(desk: Desk) -> str:
    return text_of(preview_programme(desk, CODE).data)


def test_the_sections_stand_in_the_order_of_the_sample(printed: str) -> None:
    heads = [
        "CHƯƠNG TRÌNH",
        "Phát động phong trào thi đua thực hiện nhiệm vụ",
        "Thực hiện Quyết định số 2341/QĐ-BTTTT",
        "Thực hiện Chỉ thị số 01/CT-BTTTT",
        "1. Chủ đề thi đua của Cụm Thi đua số 2 năm 2023",
        "2. Mục tiêu thi đua: Phấn đấu hoàn thành vượt mức",
        "2.1. Về bưu chính: Phát triển hạ tầng bưu chính",
        "2.2. Về viễn thông: Đảm bảo thông tin liên lạc",
        "2.3. Về công nghệ thông tin, chuyển đổi số:",
        "2.4. Về an toàn, an ninh mạng:",
        "2.5. Về công nghiệp ICT, nội dung số:",
        "2.6. Về báo chí, truyền thông:",
        "3. Tổ chức các phong trào thi đua do Thủ tướng Chính phủ",
        "3.1. Triển khai nghiêm túc",
        "3.2. Tổ chức các phong trào thi đua đảm bảo hiệu quả",
        "3.3. Tăng cường phát hiện",
        "3.4. Xây dựng và triển khai",
        "3.5. Tăng cường tổ chức, triển khai giao lưu",
        "Với phương châm đó, Cụm Thi đua số 2",
        "năm 2023./.",
        "Nơi nhận:",
    ]
    places = [printed.find(head) for head in heads]
    assert -1 not in places, heads[places.index(-1)]
    assert places == sorted(places)


def test_the_letterhead_is_the_leaders_and_number_and_day_are_left_for_a_pen(
    printed: str,
) -> None:
    assert printed.index("UBND TỈNH LÀO CAI") < printed.index("CHƯƠNG TRÌNH")
    assert "Số: /CTr-STTTT" in printed
    assert "Lào Cai, ngày tháng năm 2023" in printed
    assert "- Bộ Thông tin và Truyền thông (để b/c);" in printed


def test_a_passage_rewritten_prints_and_one_emptied_prints_the_usual_words(desk: Desk) -> None:
    edit_passage(desk, CODE, TextSection.CLOSING, "Lời kết do cụm viết.")
    edit_passage(desk, CODE, TextSection.PREAMBLE, "")
    text = text_of(preview_programme(desk, CODE).data)
    assert "Lời kết do cụm viết./." in text
    assert "gồm 07 đơn vị: Sở Thông tin và Truyền thông tỉnh Cao Bằng" in text


def test_the_text_document_says_the_same(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "chuong-trinh.docx"
    write_programme(desk, CODE, place)
    paragraphs = [item.text for item in docx.Document(str(place)).paragraphs]
    assert any(text.startswith("2.1. Về bưu chính:") for text in paragraphs)
    assert any(text.endswith("năm 2023./.") for text in paragraphs)


def test_the_cluster_programme_of_a_year_is_found_or_missed_in_words(desk: Desk) -> None:
    assert cluster_programme(desk, 2023) == CODE
    with pytest.raises(UserError, match="Năm 2024 chưa có chương trình của cụm"):
        cluster_programme(desk, 2024)


def test_a_programme_as_a_workbook_has_its_words_and_its_tasks(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "chuong-trinh.xlsx"
    write_programme(desk, CODE, place)
    book = openpyxl.load_workbook(place)
    assert book.sheetnames == ["Chương trình", "Phụ lục phân công nhiệm vụ"]
    words = [str(cell.value) for cell in book.worksheets[0]["A"]]
    assert any(text.startswith("2.1. Về bưu chính:") for text in words)


def test_a_programme_of_another_ending_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="đuôi tệp"):
        write_programme(desk, CODE, tmp_path / "x.odt")


def test_members_stand_side_by_side_once_two_took_on_values(desk: Desk, tmp_path: Path) -> None:
    target = "1097.buu-chinh.xa-co-nguoi-phuc-vu"
    assign(desk, AssignmentEdit(target=target, year=2023, low=Decimal(90), high=None))
    place = tmp_path / "giao.xlsx"
    write_assignments(desk, 2023, place)
    assert openpyxl.load_workbook(place).sheetnames == ["Bảng giao chỉ tiêu"]
    with desk.store.write(desk.mark()) as session:
        session.add(AssignmentRow(target=target, office="son-la", year=2023, low=Decimal(85)))
    write_assignments(desk, 2023, place)
    page = openpyxl.load_workbook(place)["Mức giao từng đơn vị"]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    heads = next(row for row in rows if row[0] == "TT")
    row = next(row for row in rows if row[1] == "Xã có điểm bưu chính có người phục vụ")
    told = dict(zip(heads, row, strict=True))
    assert (told["Sở TTTT Lào Cai"], told["Sở TTTT Sơn La"]) == (90, 85)
    assert told["Sở TTTT Hà Giang"] == "-"


def test_the_table_shows_what_was_taken_on_beside_what_the_document_asks(
    desk: Desk, tmp_path: Path
) -> None:
    target = "1097.buu-chinh.xa-co-nguoi-phuc-vu"
    assign(desk, AssignmentEdit(target=target, year=2023, low=Decimal(90), high=None))
    place = tmp_path / "giao.xlsx"
    write_assignments(desk, 2023, place)
    page = openpyxl.load_workbook(place).worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    row = next(row for row in rows if row[1] == "Xã có điểm bưu chính có người phục vụ")
    assert row[3] == 100
    assert row[4] == 90
    assert "1097/KH-BTTTT" in row[6]
    assert "BẢNG GIAO CHỈ TIÊU THI ĐUA" in text_of(preview_assignments(desk, 2023).data)

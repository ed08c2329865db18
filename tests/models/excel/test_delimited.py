"""Text tables (.csv) read as lists: letters, separators, what counts as a number."""

from decimal import Decimal

import pytest

from models.domain.errors import UserError
from models.domain.foreign_list import EntryKind, ListSheet
from models.domain.legacy import Encoding, encode
from models.excel.listing import read_list

TABLE = "Chỉ tiêu;Kỳ;Kết quả\nTỷ lệ phủ sóng;Quý I;95,5\nHộ có địa chỉ số;Quý II;1234\n"


def read(content: bytes) -> ListSheet:
    return read_list(content, "bang.csv").sheets[0]


def texts(sheet: ListSheet) -> list[list[str]]:
    return [[entry.text for _, entry in sorted(cells.items())] for _, cells in sheet.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_table_is_read_whatever_its_letters_and_separator(encoding: str, mark: str) -> None:
    sheet = read(TABLE.replace(";", mark).encode(encoding))

    assert [column.header for column in sheet.columns] == ["Chỉ tiêu", "Kỳ", "Kết quả"]
    assert texts(sheet)[0] == ["Tỷ lệ phủ sóng", "Quý I", "95,5"]


def test_only_whole_numbers_are_numbers_the_rest_is_asked_about_as_typed() -> None:
    rows = read(TABLE.encode()).rows

    assert [cells[3].kind for _, cells in rows] == [EntryKind.TEXT, EntryKind.NUMBER]
    assert rows[1][1][3].number == Decimal(1234)
    assert rows[1][1][3].address == "C3"


def test_commas_inside_quotes_belong_to_the_words() -> None:
    content = b'Ten,Ket qua\n"Bao chi, xuat ban",12\n"Buu chinh",7\n'

    assert texts(read(content))[0] == ["Bao chi, xuat ban", "12"]


def test_a_table_saved_in_the_vietnamese_code_page_of_windows() -> None:
    content = "Chi\u0309 tiêu;Kê\u0301t qua\u0309\nSô\u0301 xa\u0303;151\n".encode("cp1258")

    assert texts(read(content)) == [["Số xã", "151"]]


def test_a_table_typed_in_tcvn3_is_read_by_its_letters() -> None:
    words = encode("Nguyễn Thị Ánh của sở", Encoding.TCVN3)
    content = f"TT;{encode('Họ và tên', Encoding.TCVN3)}\n1;{words}\n2;{words}\n".encode("cp1252")

    sheet = read(content)

    assert texts(sheet)[0] == ["1", "Nguyễn Thị Ánh của sở"]
    assert sheet.rows[0][1][2].original == words


def test_a_table_without_end_is_refused() -> None:
    with pytest.raises(UserError, match=r"20\.000 dòng"):
        read(b"a;b\n" * 20_001)

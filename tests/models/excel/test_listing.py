import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.styles import Font

from models.domain.errors import UserError
from models.domain.foreign_list import (
    EMPTY,
    EntryKind,
    ListMapping,
    ListSheet,
    Wanted,
    day_of,
    guess_mapping,
    missing,
)
from models.domain.legacy import Encoding, encode
from models.excel.listing import read_list

WANTED = (
    Wanted(key="name", label="Họ và tên", words=("Họ tên",), is_required=True),
    Wanted(key="born", label="Ngày sinh", words=("Năm sinh",)),
    Wanted(key="rating", label="Xếp loại", is_required=True),
)


def book_of(rows: list[list[object]], title: str = "DS") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return book


def read(book: openpyxl.Workbook) -> ListSheet:
    target = io.BytesIO()
    book.save(target)
    return read_list(target.getvalue(), "ds.xlsx").sheets[0]


def headers(sheet: ListSheet) -> list[str]:
    return [column.header for column in sheet.columns]


def test_the_header_is_found_below_titles_and_rows_keep_their_numbers() -> None:
    sheet = read(
        book_of(
            [
                ["SỞ THÔNG TIN VÀ TRUYỀN THÔNG"],
                [],
                ["DANH SÁCH CÁN BỘ NĂM 2023"],
                [],
                ["TT", "Họ và tên", "Ngày sinh", "Xếp loại"],
                [1, "Nguyễn Thị Ánh", date(1980, 5, 7), "HTXSNV"],
                [],
                [2, "Lò Văn Bình", "07/4/1979", "HTTNV"],
            ]
        )
    )

    assert sheet.header_row == 5
    assert headers(sheet) == ["TT", "Họ và tên", "Ngày sinh", "Xếp loại"]
    assert [number for number, _ in sheet.rows] == [6, 8]
    entry = sheet.rows[0][1][3]
    assert (entry.kind, entry.day, entry.address) == (EntryKind.DAY, date(1980, 5, 7), "C6")
    assert sheet.columns[1].samples == ("Nguyễn Thị Ánh", "Lò Văn Bình")


def test_two_header_rows_with_merged_cells_are_joined() -> None:
    book = book_of(
        [
            ["TT", "Chỉ tiêu", "Kết quả", None, "Ghi chú"],
            [None, None, "Quý I", "Quý II", None],
            [1, "Hộ có Internet", 60, 65, "x"],
        ]
    )
    book.active.merge_cells("C1:D1")

    assert headers(read(book)) == [
        "TT",
        "Chỉ tiêu",
        "Kết quả - Quý I",
        "Kết quả - Quý II",
        "Ghi chú",
    ]


def test_numbers_percentages_faults_and_formulas_are_told_apart() -> None:
    book = book_of([["Chỉ tiêu", "Kết quả"], ["a", 0.955], ["b", "#N/A"], ["c", "=1+1"], ["d", 5]])
    book.active["B2"].number_format = "0.0%"

    entries = [cells[2] for _, cells in read(book).rows]

    assert [entry.kind for entry in entries] == [
        EntryKind.NUMBER,
        EntryKind.FAULT,
        EntryKind.FAULT,
        EntryKind.NUMBER,
    ]
    assert (entries[0].number, entries[0].text, entries[0].is_percent) == (
        Decimal("95.5"),
        "95,5 %",
        True,
    )
    assert "“=1+1”" in entries[2].text


@pytest.mark.parametrize("font", [".VnTime", "Times New Roman"])
def test_columns_in_an_old_encoding_are_read_with_and_without_their_font(font: str) -> None:
    def old(text: str) -> str:
        return encode(text, Encoding.TCVN3)

    book = book_of(
        [
            [old("Họ và tên"), old("Đơn vị công tác")],
            [old("Nguyễn thị ánh"), old("Phòng công nghệ thông tin")],
            [old("Lò văn bình"), old("Văn phòng sở")],
        ]
    )
    for row in book.active.iter_rows():
        for cell in row:
            cell.font = Font(name=font)

    sheet = read(book)

    assert headers(sheet) == ["Họ và tên", "Đơn vị công tác"]
    assert [cells[1].text for _, cells in sheet.rows] == ["Nguyễn thị ánh", "Lò văn bình"]
    assert sheet.rows[0][1][1].original == old("Nguyễn thị ánh")


def test_a_person_may_choose_the_encoding_of_one_column() -> None:
    book = book_of([["Tên", "Khác"], [encode("ánh", Encoding.TCVN3), "\u00b8"]])
    target = io.BytesIO()
    book.save(target)

    plain = read_list(target.getvalue(), "ds.xlsx").sheets[0]
    chosen = read_list(target.getvalue(), "ds.xlsx", {"DS": {1: Encoding.TCVN3}}).sheets[0]

    assert plain.rows[0][1][1].text == "\u00b8nh"
    assert chosen.rows[0][1][1].text == "ánh"
    assert chosen.rows[0][1][1].original == "\u00b8nh"
    assert chosen.rows[0][1][2].text == "\u00b8"


def test_columns_find_their_meaning_whatever_the_spelling() -> None:
    sheet = read(book_of([["STT", "HỌ  TÊN", "Năm sinh", "Xêp lọai"], [1, "A", 1980, "HTT"]]))

    mapping = guess_mapping(sheet, WANTED)

    assert mapping.columns == {"name": 2, "born": 3, "rating": 4}
    assert missing(mapping, WANTED) == ()
    assert [item.key for item in missing(ListMapping(columns={"born": 3}), WANTED)] == [
        "name",
        "rating",
    ]


def test_the_same_headers_in_another_order_are_the_same_shape() -> None:
    one = read(book_of([["Họ tên", "Kết quả"], ["A", 1]]))
    other = read(book_of([["KẾT QUẢ", "họ tên"], [1, "A"]]))
    third = read(book_of([["Họ tên", "Khác"], ["A", 1]]))

    assert one.shape == other.shape != third.shape


@pytest.mark.parametrize("rows", [[], [["một"]], [["a", "b"]], [[1, 2], [3, 4]]])
def test_a_file_without_a_table_is_refused_with_a_sentence(rows: list[list[object]]) -> None:
    with pytest.raises(UserError, match="không có bảng nào đọc được"):
        read(book_of(rows))


@pytest.mark.parametrize(
    ("cell", "day", "words"),
    [
        (date(1980, 5, 7), date(1980, 5, 7), ""),
        ("07/4/1979", date(1979, 4, 7), ""),
        (1979, date(1979, 1, 1), ""),
        ("7/4/79", date(1979, 4, 7), ""),
        ("31/2/1980", None, "không phải ngày"),
        ("#N/A", None, "báo lỗi"),
        (None, None, ""),
    ],
)
def test_days_of_a_list_are_read_or_asked_about(cell: object, day: date | None, words: str) -> None:
    sheet = read(book_of([["Họ tên", "Ngày sinh"], ["A", cell]]))
    entry = sheet.rows[0][1].get(2, EMPTY)

    found, said = day_of(entry, date(2023, 1, 1))

    assert found == day
    assert words in said
    assert bool(said) == bool(words)

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from models.domain.errors import UserError
from models.domain.foreign_list import ListMapping
from models.domain.legacy import Encoding, encode
from models.usecases.desk import Desk
from models.usecases.entering import undo_last
from models.usecases.foreign_list import choose_encodings, look_at_list
from models.usecases.foreign_results import (
    PURPOSE,
    WANTED,
    ResultRow,
    RowState,
    preview_results,
    take_results,
    with_suggestions,
)
from models.usecases.safety import state_hash
from models.usecases.targets import get_target, list_targets

Rows = list[list[object]]
TARGET = "1097.attt.tang-truong-thi-truong"


@pytest.fixture
def name(desk: Desk) -> str:
    return next(line.target.name for line in list_targets(desk, 2023) if line.target.id == TARGET)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def save(rows: Rows, file: str = "bang.xlsx") -> Path:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / file)
        return tmp_path / file

    return save


def rows_for(desk: Desk, place: Path, period: str = "2023") -> tuple[ResultRow, ...]:
    look = look_at_list(desk, place, PURPOSE, WANTED)
    return preview_results(desk, look, 2023, period)


def test_an_offices_own_table_becomes_results_and_can_be_undone(
    desk: Desk, write: Callable[..., Path], name: str
) -> None:
    place = write(
        [
            ["BẢNG THEO DÕI CỦA PHÒNG"],
            ["TT", "Nội dung chỉ tiêu", "Thời gian", "Kết quả thực hiện", "Nguồn số liệu"],
            [1, name.upper(), "Quý I", "31,5", "Báo cáo số 12"],
            [2, TARGET, "", 32, None],
            ["", "Tổng cộng", "", 99, None],
        ]
    )
    before = state_hash(desk)
    look = look_at_list(desk, place, PURPOSE, WANTED)
    rows = preview_results(desk, look, 2023, "2023")

    assert [(row.number, row.state, row.period_label) for row in rows] == [
        (3, RowState.NEW, "Quý I/2023"),
        (4, RowState.NEW, "Năm 2023"),
    ]
    assert state_hash(desk) == before

    taken = take_results(desk, look, rows, 2023)

    line = get_target(desk, TARGET, 2023).line
    found = {item.period: item for item in line.results}
    assert found["2023-Q1"].value == Decimal("31.5")
    assert found["2023-Q1"].note == "Báo cáo số 12"
    assert found["2023"].value == Decimal(32)
    assert [row.state for row in preview_results(desk, look, 2023, "2023")] == [RowState.SAME] * 2
    assert taken.value.cell_count == 2
    undo_last(desk, 2023)
    assert state_hash(desk) == before


def test_the_mapping_is_remembered_for_files_with_the_same_headers(
    desk: Desk, write: Callable[..., Path]
) -> None:
    first = write([["Khoản", "Con số"], [TARGET, 31]])
    look = look_at_list(desk, first, PURPOSE, WANTED)
    assert not look.is_remembered
    with pytest.raises(UserError, match="Chưa chọn cột cho Chỉ tiêu, Kết quả"):
        preview_results(desk, look, 2023, "2023")
    chosen = type(look)(
        place=look.place,
        found=look.found,
        sheet=look.sheet,
        mapping=ListMapping(columns={"target": 1, "value": 2}),
        is_remembered=False,
    )
    take_results(desk, chosen, preview_results(desk, chosen, 2023, "2023"), 2023)

    again = write([["x"], ["Con số", "Khoản"], [33, TARGET]], "sau.xlsx")
    known = look_at_list(desk, again, PURPOSE, WANTED)

    assert known.is_remembered
    (row,) = preview_results(desk, known, 2023, "2023")
    assert (row.state, row.new) == (RowState.CHANGED, "33 %/năm")


@pytest.mark.parametrize(
    ("value", "state", "words"),
    [
        ("1.234", RowState.QUESTION, "hoặc"),
        ("nhiều", RowState.PROBLEM, "không phải là một số"),
        ("=1+1", RowState.PROBLEM, "công thức"),
        ("#REF!", RowState.PROBLEM, "báo lỗi"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_told_with_its_address(
    desk: Desk, write: Callable[..., Path], value: str, state: RowState, words: str
) -> None:
    (row,) = rows_for(desk, write([["Chỉ tiêu", "Kết quả"], [TARGET, value]]))

    assert row.state is state
    assert words in row.message
    assert "B2" in row.message


def test_unknown_targets_are_listed_with_the_nearest_name(
    desk: Desk, write: Callable[..., Path], name: str
) -> None:
    place = write([["Chỉ tiêu", "Kết quả"], [f"{name[:-2]}z", 3], ["Thu ngân sách huyện", 4]])

    near, far = rows_for(desk, place)

    assert f"Có thể là “{name}”" in near.message
    assert (near.state, near.suggestion) == (RowState.QUESTION, TARGET)
    assert "được bỏ qua" in far.message


def test_a_target_twice_for_one_period_counts_once(desk: Desk, write: Callable[..., Path]) -> None:
    rows = rows_for(desk, write([["Chỉ tiêu", "Kết quả"], [TARGET, 3], [TARGET, 4]]))

    assert [row.state for row in rows] == [RowState.NEW, RowState.PROBLEM]
    assert "dòng 2" in rows[1].message


def test_nothing_to_take_is_said_and_nothing_is_remembered(
    desk: Desk, write: Callable[..., Path]
) -> None:
    look = look_at_list(desk, write([["Chỉ tiêu", "Kết quả"], ["x", 3]]), PURPOSE, WANTED)

    with pytest.raises(UserError, match="Không có dòng nào"):
        take_results(desk, look, preview_results(desk, look, 2023, "2023"), 2023)

    assert not look_at_list(desk, look.place, PURPOSE, WANTED).is_remembered


def test_a_table_in_an_old_encoding_finds_its_targets(
    desk: Desk, write: Callable[..., Path], name: str
) -> None:
    def old(text: str) -> str:
        return encode(text.lower(), Encoding.TCVN3)

    place = write([[old("Chỉ tiêu"), old("Kết quả"), old("Ghi chú")], [old(name), 3, "x"]])

    (row,) = rows_for(desk, place)

    assert (row.target, row.state) == (TARGET, RowState.NEW)


def test_choosing_an_encoding_reads_the_file_again(desk: Desk, write: Callable[..., Path]) -> None:
    look = look_at_list(desk, write([["Tên", "Số"], ["\u00b8nh", 1]]), PURPOSE, WANTED)

    chosen = choose_encodings(look, {1: Encoding.TCVN3})

    assert chosen.chosen.rows[0][1][1].text == "ánh"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Quý 2", "Quý II/2023"),
        ("quí III năm 2023", "Quý III/2023"),
        ("Quý IV/2023", "Quý IV/2023"),
        ("6 tháng đầu năm", "6 tháng đầu năm 2023"),
        ("Tháng 7", "Tháng 07/2023"),
        ("tháng 12/2023", "Tháng 12/2023"),
        ("Năm 2023", "Năm 2023"),
        ("2023-Q1", "Quý I/2023"),
        (2023, "Năm 2023"),
        ("", "Quý I/2023"),
    ],
)
def test_periods_are_read_as_people_write_them(
    desk: Desk, write: Callable[..., Path], text: object, label: str
) -> None:
    place = write([["Chỉ tiêu", "Kỳ", "Kết quả"], [TARGET, text, 3]])

    (row,) = rows_for(desk, place, "2023-Q1")

    assert row.period_label == label


def test_a_period_nobody_understands_is_a_problem(desk: Desk, write: Callable[..., Path]) -> None:
    (row,) = rows_for(desk, write([["Chỉ tiêu", "Kỳ", "Kết quả"], [TARGET, "đợt 1", 3]]))

    assert "Không đọc được kỳ “đợt 1”" in row.message


def test_a_name_nearly_right_is_taken_when_told_and_remembered(
    desk: Desk, write: Callable[..., Path], name: str
) -> None:
    place = write([["Chỉ tiêu", "Kết quả"], [f"{name[:-2]}z", 3]])
    look = look_at_list(desk, place, PURPOSE, WANTED)
    rows = preview_results(desk, look, 2023, "2023")

    told = with_suggestions(look, rows)
    (row,) = preview_results(desk, told, 2023, "2023")
    take_results(desk, told, (row,), 2023)

    assert (row.target, row.state) == (TARGET, RowState.NEW)
    (again,) = rows_for(desk, place)
    assert (again.target, again.state) == (TARGET, RowState.SAME)

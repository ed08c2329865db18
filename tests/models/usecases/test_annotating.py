from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from models.domain.errors import UserError
from models.usecases.annotating import annotate_file
from models.usecases.desk import Desk
from models.usecases.exchange import preview
from models.usecases.safety import state_hash
from tests.models.exchange_sample import TARGET, column_of, edited, enter, row_of, sent

MakeDesk = Callable[..., Desk]


@pytest.fixture
def wrong(make_desk: MakeDesk, tmp_path: Path) -> Path:
    """Return a package in which somebody typed words instead of a number."""
    member = make_desk("dien-bien", office="dien-bien")
    enter(member, "31", target=TARGET)
    good = sent(member, tmp_path / "tot.xlsx")

    def spoil(book: openpyxl.Workbook) -> None:
        sheet = book["Chỉ tiêu"]
        row = row_of(sheet, f"{TARGET}|2023")
        sheet.cell(row, column_of(sheet, "value")).value = "ba mươi mốt"

    return edited(good, tmp_path / "nop.xlsx", spoil)


def test_the_sender_gets_the_cell_marked_and_a_message(
    desk: Desk, wrong: Path, tmp_path: Path
) -> None:
    (problem,) = preview(desk, wrong).problems
    before = state_hash(desk)

    done = annotate_file(desk, wrong, tmp_path / "tra.xlsx")

    sheet = openpyxl.load_workbook(done.place)["Chỉ tiêu"]
    assert sheet[problem.cell].comment.text == problem.message
    assert (done.problem_count, done.cell_count) == (1, 1)
    assert done.message.startswith("Kính gửi Sở Thông tin và Truyền thông tỉnh Điện Biên,")
    assert f"1. {problem.message}" in done.message
    assert "“tra.xlsx”" in done.message
    assert state_hash(desk) == before


def test_what_the_sender_corrects_in_the_marked_copy_is_taken(
    desk: Desk, wrong: Path, tmp_path: Path
) -> None:
    (problem,) = preview(desk, wrong).problems
    marked = annotate_file(desk, wrong, tmp_path / "tra.xlsx").place

    def correct(book: openpyxl.Workbook) -> None:
        book["Chỉ tiêu"][problem.cell].value = 32

    seen = preview(desk, edited(marked, tmp_path / "nop-lai.xlsx", correct))

    assert seen.problems == ()
    assert [row.new for row in seen.rows if row.is_touched] == ["32 %/năm"]


def test_a_file_with_nothing_to_correct_is_not_sent_back(
    desk: Desk, make_desk: MakeDesk, tmp_path: Path
) -> None:
    member = make_desk("son-la", office="son-la")
    enter(member, "31", target=TARGET)

    with pytest.raises(UserError, match="không có ô nào phải sửa"):
        annotate_file(desk, sent(member, tmp_path / "tot.xlsx"), tmp_path / "tra.xlsx")

    assert not (tmp_path / "tra.xlsx").exists()


def test_the_file_that_was_sent_is_never_written_over(desk: Desk, wrong: Path) -> None:
    before = wrong.read_bytes()

    with pytest.raises(UserError, match="Không ghi đè"):
        annotate_file(desk, wrong, wrong)

    assert wrong.read_bytes() == before

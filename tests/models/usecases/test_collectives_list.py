"""A department's own list of collectives; registration of everybody at once."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from models.domain.errors import UserError
from models.domain.merits import Intention
from models.domain.nominations import Collective, SubjectKind
from models.usecases.award_history import history_of
from models.usecases.awards import list_subjects, save_subject
from models.usecases.bulk_registration import register_all, unregistered
from models.usecases.collectives_list import (
    PURPOSE,
    WANTED,
    CollectiveLine,
    preview_collectives,
    take_collectives,
)
from models.usecases.desk import Desk
from models.usecases.foreign_list import ListLook, look_at_list
from models.usecases.list_rows import RowState
from models.usecases.merits import get_merits, register

HEAD = ["TT", "Tên tập thể", "Năm thành lập", "Số người", "Địa chỉ", "Danh hiệu", "Năm", "Số QĐ"]
LDTT = Intention(award="TTLDTT", path="house", registered_on=date(2023, 1, 10))


def look(desk: Desk, folder: Path, *rows: list[object]) -> ListLook:
    book = openpyxl.Workbook()
    for row in (["DANH SÁCH PHÒNG, BAN"], HEAD, *rows):
        book.active.append(row)
    book.save(folder / "ds.xlsx")
    return look_at_list(desk, folder / "ds.xlsx", PURPOSE, WANTED)


def read(desk: Desk, folder: Path, *rows: list[object]) -> tuple[CollectiveLine, ...]:
    return preview_collectives(desk, look(desk, folder, *rows))


def test_collectives_and_their_awards_come_out_of_one_list(desk: Desk, tmp_path: Path) -> None:
    found = look(
        desk,
        tmp_path,
        [1, "Văn phòng Sở", "01/06/2008", 9, "Tầng 1", "Tập thể lao động xuất sắc", 2021, "45/QĐ"],
        [2, "Văn phòng Sở", None, None, None, "TTLĐTT", 2022, "21/QĐ"],
        [3, "Thanh tra Sở", 2010, 4, None, None, None, None],
    )
    assert take_collectives(desk, found, preview_collectives(desk, found)).value == 3
    units = {one.name: one for one in list_subjects(desk).collectives}
    assert units["Văn phòng Sở"].founded_on == date(2008, 6, 1)
    assert units["Văn phòng Sở"].member_count == 9
    assert units["Thanh tra Sở"].founded == "thành lập năm 2010"
    held = [(one.award, one.year) for one in history_of(desk, units["Văn phòng Sở"].code)]
    assert held == [("TTLDXS", 2021), ("TTLDTT", 2022)]


def test_what_the_register_says_stays_and_is_told(desk: Desk, tmp_path: Path) -> None:
    save_subject(desk, Collective(code="", name="Văn phòng Sở", member_count=7))
    row: list[object] = [1, "VĂN PHÒNG SỞ", None, 9, "Tầng 1", None, None, None]
    (line,) = read(desk, tmp_path, row)
    assert line.state is RowState.CHANGED
    assert (line.collective.member_count, line.collective.address) == (7, "Tầng 1")
    assert "sổ ghi “7”, danh sách ghi “9”" in line.message


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ([1, None, None, 9, "Tầng 1", None, None, None], "không có tên"),
        ([1, "Văn phòng", None, "chín", None, None, None, None], "chín"),
        ([1, "Văn phòng", None, -2, None, None, None, None], "-2"),
        ([1, "Văn phòng", None, 3, None, "LĐTT cá nhân", 2022, None], "Không nhận ra"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(
    desk: Desk, tmp_path: Path, row: list[object], told: str
) -> None:
    (line,) = read(desk, tmp_path, row)
    assert line.state is RowState.PROBLEM
    assert told in line.message


def test_everybody_left_registers_and_nobodys_own_wish_is_touched(desk: Desk) -> None:
    own = save_subject(desk, Collective(code="", name="Văn phòng Sở")).value
    register(desk, own, 2023, (Intention(award="TTLDXS", path="house"),))
    other = save_subject(desk, Collective(code="", name="Thanh tra Sở")).value
    gone = Collective(code="", name="Phòng cũ", dissolved_on=date(2022, 6, 30))
    save_subject(desk, gone)
    assert register_all(desk, SubjectKind.COLLECTIVE, 2023, LDTT).value == 1
    assert [wish.award for _, wish in get_merits(desk, own).intentions] == ["TTLDXS"]
    merits = get_merits(desk, other)
    assert merits.intentions == ((2023, LDTT),)
    assert merits.years[0].registered is True
    assert unregistered(desk, SubjectKind.COLLECTIVE, 2023) == ()
    with pytest.raises(UserError, match="2023"):
        register_all(desk, SubjectKind.COLLECTIVE, 2023, LDTT)

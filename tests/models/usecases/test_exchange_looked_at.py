"""Changes by hand on the sheets that are only looked at: told, never taken, never imagined."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from models.domain.errors import Severity
from models.excel.columns import EXEMPLAR_SHEET, REGISTRATION_SHEET
from models.usecases.desk import Desk
from models.usecases.exchange import preview, take_in
from models.usecases.exemplars import list_exemplars
from tests.models.exchange_sample import (
    PROGRAMME,
    TARGET,
    column_of,
    edited,
    enter,
    exemplify,
    register,
    resaved,
    sent,
)

NAME = "Tổ công nghệ số"


@pytest.fixture
def leader(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk("lao-cai")


@pytest.fixture
def package(make_desk: Callable[..., Desk], tmp_path: Path) -> Path:
    desk = make_desk("son-la", office="son-la")
    enter(desk, "9", target=TARGET)
    register(desk, "Tập thể lao động xuất sắc\nCờ thi đua; “Bằng khen” <Bộ>")
    exemplify(desk, NAME)
    exemplify(desk, "Bưu điện xã  Mường Lạn")
    return sent(desk, tmp_path / "nop.xlsx")


def test_a_changed_cell_and_an_added_row_are_told_and_not_taken(
    leader: Desk, package: Path, tmp_path: Path
) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book[EXEMPLAR_SHEET]
        column = column_of(sheet, "name")
        row = next(
            row for row in range(1, sheet.max_row + 1) if sheet.cell(row, column).value == NAME
        )
        sheet.cell(row, column).value = "Tên sửa tay"
        sheet.cell(sheet.max_row + 1, column).value = "Dòng thêm tay"

    changed = edited(package, tmp_path / "sua.xlsx", edit)
    seen = preview(leader, changed)
    take_in(leader, changed)

    told = [item for item in seen.problems if item.sheet == EXEMPLAR_SHEET]
    assert [item.severity for item in told] == [Severity.WARNING] * 2
    assert "Tên sửa tay" in told[0].found
    assert told[1].found == "Dòng thêm tay"
    assert all("trang Điển hình" in item.message and item.cell for item in told)
    assert {line.exemplar.name for line in list_exemplars(leader, PROGRAMME)} == {
        NAME,
        "Bưu điện xã  Mường Lạn",
    }


def test_an_added_column_is_listed(leader: Desk, package: Path, tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book[REGISTRATION_SHEET]
        header = next(
            row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 2).value == "STT"
        )
        sheet.cell(header, sheet.max_column + 1).value = "Ý kiến riêng"

    seen = preview(leader, edited(package, tmp_path / "sua.xlsx", edit))
    assert [(item.sheet, item.column) for item in seen.unknown] == [
        (REGISTRATION_SHEET, "Ý kiến riêng")
    ]


@pytest.mark.parametrize("program", ["openpyxl", "libreoffice"])
def test_a_package_only_saved_again_is_not_suspected(
    leader: Desk, package: Path, tmp_path: Path, program: str
) -> None:
    def nothing(_book: openpyxl.Workbook) -> None:
        pass

    if program == "openpyxl":
        again = edited(package, tmp_path / "lai.xlsx", nothing)
    else:
        again = resaved(package, tmp_path / "lo")
    seen = preview(leader, again)
    assert (seen.problems, seen.unknown) == ((), ())

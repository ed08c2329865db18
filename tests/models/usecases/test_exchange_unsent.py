"""What waits to be sent: of a member, of a leader, and between two computers of one office."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from models.domain.package import PackageKind
from models.usecases.desk import Desk
from models.usecases.exchange import consolidate, take_in, undo_import
from models.usecases.exchange_leading import export_letter
from models.usecases.pending import pending_count
from tests.models.exchange_sample import (
    TARGET,
    column_of,
    edited,
    enter,
    report,
    row_of,
    sent,
)

OTHER = "1097.xuat-ban.tang-truong-doanh-thu"


@pytest.fixture
def leader(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk("lao-cai")


@pytest.fixture
def member(make_desk: Callable[..., Desk]) -> Desk:
    desk = make_desk("son-la", office="son-la")
    enter(desk, "9", target=TARGET)
    return desk


def test_a_leaders_own_values_wait_for_the_consolidated_workbook(
    leader: Desk, member: Desk, tmp_path: Path
) -> None:
    take_in(leader, sent(member, tmp_path / "nop.xlsx"))
    enter(leader, "8", target=TARGET)
    report(leader, "Văn phòng")
    waiting = pending_count(leader)
    assert (waiting.is_leader, waiting.last_sent_at) == (True, None)
    assert waiting.unsent_count == 2

    consolidate(leader, tmp_path / "tong-hop.xlsx")

    told = pending_count(leader)
    assert told.unsent_count == 0
    assert told.last_sent_at is not None
    enter(leader, "9", target=TARGET)
    assert pending_count(leader).unsent_count == 1


def test_what_the_other_computer_sent_is_not_waited_for_here(
    make_desk: Callable[..., Desk], member: Desk, tmp_path: Path
) -> None:
    report(member, "Văn phòng")
    first = sent(member, tmp_path / "may-1.xlsx")
    other = make_desk("may-2", office="son-la")
    enter(other, "3", target=OTHER)

    take_in(other, first)
    assert pending_count(other).unsent_count == 1

    enter(other, "71", target=TARGET)
    back = sent(other, tmp_path / "may-2.xlsx")
    enter(member, "6", target=OTHER, period="2023-Q1")
    take_in(member, back, accept_touched=True)
    assert pending_count(member).unsent_count == 1


def test_undoing_an_import_lets_own_values_wait_as_before(
    make_desk: Callable[..., Desk], member: Desk, tmp_path: Path
) -> None:
    other = make_desk("may-2", office="son-la")
    take_in(other, sent(member, tmp_path / "1.xlsx"))
    enter(other, "71", target=TARGET)
    second = sent(other, tmp_path / "2.xlsx")
    before = pending_count(member).unsent_count

    batch = take_in(member, second, accept_touched=True).value.batch
    undo_import(member, batch)
    enter(member, "72", target=TARGET)

    assert pending_count(member).unsent_count == before + 1


def test_what_was_typed_into_the_file_of_the_other_computer_still_waits(
    make_desk: Callable[..., Desk], member: Desk, tmp_path: Path
) -> None:
    other = make_desk("may-2", office="son-la")

    def retype(book: Workbook) -> None:
        sheet = book["Chỉ tiêu"]
        sheet.cell(row_of(sheet, f"{TARGET}|2023"), column_of(sheet, "value")).value = 81

    touched = edited(sent(member, tmp_path / "1.xlsx"), tmp_path / "sua.xlsx", retype)
    take_in(other, touched, accept_touched=True)

    assert pending_count(other).unsent_count == 1


def test_a_handover_takes_the_old_leaders_own_values_along(leader: Desk, tmp_path: Path) -> None:
    enter(leader, "8", target=TARGET)

    export_letter(leader, PackageKind.HANDOVER, tmp_path / "ban-giao.xlsx", office="son-la")

    told = pending_count(leader)
    assert (told.is_leader, told.unsent_count) == (False, 0)

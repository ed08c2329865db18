"""The folder packages are thrown into: what is ours is sorted, what is not stays."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from models.usecases.desk import Desk
from models.usecases.exchange import take_in
from models.usecases.exchange_inbox import DONE, OTHERS, UNREADABLE, sort_inbox
from tests.models.exchange_sample import TARGET, enter, sent

LONG_AGO = 1_600_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "nhan"
    place.mkdir()
    return place


@pytest.fixture
def package(make_desk: Callable[..., Desk], tmp_path: Path) -> Path:
    member = make_desk("son-la", office="son-la")
    enter(member, "9", target=TARGET)
    return sent(member, tmp_path / "nop.xlsx")


def thrown(package: Path, to: Path, seconds: float = LONG_AGO) -> Path:
    shutil.copyfile(package, to)
    os.utime(to, (seconds, seconds))
    return to


def test_packages_are_sorted_and_other_files_stay(
    desk: Desk, make_desk: Callable[..., Desk], package: Path, folder: Path
) -> None:
    stranger = make_desk("ha-giang", office="ha-giang")
    take_in(desk, package)
    thrown(package, folder / "da-co.xlsx")
    thrown(package, folder / "hong.xlsx").write_bytes(package.read_bytes()[:5000])
    os.utime(folder / "hong.xlsx", (LONG_AGO, LONG_AGO))
    (folder / "thu.pdf").write_bytes(b"%PDF-1.7")
    (folder / "~$da-co.xlsx").write_bytes(b"khoa cua Excel")

    found = sort_inbox(desk, folder)

    assert found.moved == {DONE: 1, UNREADABLE: 1}
    assert {place.name for place in folder.iterdir() if place.is_file()} == {
        "thu.pdf",
        "~$da-co.xlsx",
    }
    thrown(package, folder / "nham.xlsx")
    assert sort_inbox(stranger, folder).moved == {OTHERS: 1}


def test_a_file_still_being_written_is_left_for_the_next_look(
    desk: Desk, package: Path, folder: Path
) -> None:
    thrown(package, folder / "dang-tai.xlsx", desk.now().timestamp() + 60)

    assert not sort_inbox(desk, folder).is_settled
    later = sort_inbox(desk, folder)

    assert later.is_settled
    assert [look.place.name for look in later.looks] == ["dang-tai.xlsx"]

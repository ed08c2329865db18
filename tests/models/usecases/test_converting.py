import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from models.domain.errors import UserError
from models.domain.package import FORMAT_VERSION
from models.domain.signature import Signature
from models.excel.reading import read_package
from models.usecases.converting import convert_package
from models.usecases.desk import Desk
from models.usecases.exchange import preview
from models.usecases.safety import state_hash

OLD = Path(__file__).parents[2] / "data" / "packages" / "format-1-submission.xlsx"


@pytest.fixture
def member(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk("dien-bien", office="dien-bien")


def test_every_value_of_an_old_package_moves_into_the_newest_form(
    member: Desk, tmp_path: Path
) -> None:
    before, hashed = read_package(OLD.read_bytes(), "cu.xlsx"), state_hash(member)

    done = convert_package(member, OLD, tmp_path / "moi.xlsx")

    after = read_package(done.place.read_bytes(), "moi.xlsx")
    assert (done.from_format, done.to_format, done.left_out) == (1, FORMAT_VERSION, ())
    assert done.value_count == len(before.results) + len(before.tasks)
    assert set(after.results) == set(before.results)
    assert set(after.tasks) == set(before.tasks)
    assert not after.is_touched
    assert state_hash(member) == hashed


def test_the_moved_package_is_signed_and_says_the_same_to_the_leader(
    desk: Desk, member: Desk, tmp_path: Path
) -> None:
    place = convert_package(member, OLD, tmp_path / "moi.xlsx").place

    seen, old = preview(desk, place), preview(desk, OLD)

    assert seen.proof.signature is Signature.UNKNOWN_KEY
    assert [row.new for row in seen.rows] == [row.new for row in old.rows]


def test_a_package_of_another_office_is_not_moved(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="không phải gói nộp của đơn vị"):
        convert_package(desk, OLD, tmp_path / "moi.xlsx")

    assert not (tmp_path / "moi.xlsx").exists()


def test_the_old_file_is_never_written_over(member: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "cu.xlsx"
    shutil.copy(OLD, copy)

    with pytest.raises(UserError, match="Không ghi đè"):
        convert_package(member, copy, copy)

"""Many packages at once: what waits is packed small, and arrives as it was read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from models.excel.reading import read_package
from models.usecases import exchange_waiting
from models.usecases.desk import Desk
from models.usecases.exchange import list_packages, preview_all, take_in_all
from models.usecases.exchange_waiting import Room
from models.usecases.safety import state_hash
from tests.models.exchange_sample import TARGET, enter, register, sent

OFFICES = ("son-la", "ha-giang", "dien-bien")


@pytest.fixture
def packages(make_desk: Callable[..., Desk], tmp_path: Path) -> list[Path]:
    made = []
    for number, office in enumerate(OFFICES, 1):
        desk = make_desk(office, office=office)
        enter(desk, str(number), target=TARGET)
        register(desk)
        made.append(sent(desk, tmp_path / f"{office}.xlsx"))
    return made


@pytest.fixture
def no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange_waiting, "ROOM", 1)


@pytest.mark.usefixtures("no_room")
def test_a_package_that_waits_packed_is_the_same_and_small(packages: list[Path]) -> None:
    parsed = read_package(packages[0].read_bytes(), "nop.xlsx")

    held = Room().hold(parsed)

    assert held.parsed() == parsed
    assert held.parsed() is not parsed


def test_packed_or_not_the_workspace_is_the_same(
    make_desk: Callable[..., Desk], packages: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    roomy, cramped = make_desk("rong"), make_desk("chat")
    take_in_all(roomy, packages)

    monkeypatch.setattr(exchange_waiting, "ROOM", 1)
    looks = preview_all(cramped, packages)
    seen = [look.seen for look in looks if look.seen is not None]
    take_in_all(cramped, packages, seen=seen)

    assert [item.is_whole for item in seen] == [False, False, False]
    assert [item.counts.new for item in seen] == [2, 2, 2]
    assert state_hash(cramped) == state_hash(roomy)
    assert len(list_packages(cramped)) == len(OFFICES)

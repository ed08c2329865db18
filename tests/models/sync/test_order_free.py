"""Packages of seven offices and two computers of one: any order, any repetition, one hash."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.domain.carried import Stop
from models.domain.package import PackageKind
from models.usecases.desk import Desk, Surroundings
from models.usecases.exchange import (
    Consent,
    export_submission,
    take_in,
    take_in_all,
    undo_import,
)
from models.usecases.exchange_leading import export_letter, mark_values
from models.usecases.exemplars import bin_exemplar
from models.usecases.safety import state_hash
from models.usecases.workspace import create_workspace, open_workspace
from tests.models.exchange_sample import TARGET, enter, exemplify, register, report

OFFICES = ("son-la", "lai-chau", "dien-bien", "ha-giang", "cao-bang", "lang-son")
OTHER = "1097.xuat-ban.tang-truong-doanh-thu"
YES = Consent(accepts_touched=True)


class Cluster:
    """Packages made once; empty workspaces as copies of one file."""

    def __init__(self, folder: Path, surroundings: Surroundings) -> None:
        self.folder = folder
        self.surroundings = surroundings
        self.templates: dict[str, Path] = {}
        self._count = 0

    def make(self, office: str) -> Desk:
        """Return a new workspace of `office`, on a computer of its own."""
        self._count += 1
        return create_workspace(
            self.folder / f"{office}-{self._count}" / "so.db",
            office=office,
            year=2023,
            practice=False,
            surroundings=self.surroundings,
        )

    def empty(self, office: str) -> Desk:
        """Return a copy of an empty workspace of `office`."""
        if office not in self.templates:
            desk = self.make(office)
            desk.store.close()
            self.templates[office] = desk.place
        self._count += 1
        place = self.folder / f"copy-{self._count}" / "so.db"
        place.parent.mkdir()
        shutil.copy(self.templates[office], place)
        return open_workspace(place, surroundings=self.surroundings)

    def package(self, desk: Desk) -> Path:
        """Return a package of what stands in `desk` now."""
        self._count += 1
        return export_submission(desk, self.folder / f"goi-{self._count}.xlsx").value.place


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Cluster:
    ids = iter(range(1, 10**6))
    return Cluster(
        tmp_path_factory.mktemp("cluster"),
        Surroundings(
            clock=_clock(),
            new_id=lambda: f"{next(ids):016x}",
            machine="MAY",
            user="Cán bộ",
        ),
    )


def _clock() -> Callable[[], datetime]:
    ticks = count()
    start = datetime(2023, 11, 2, 8, 0)  # noqa: DTZ001  the office's own wall clock
    return lambda: start + timedelta(seconds=next(ticks))


@pytest.fixture(scope="module")
def submissions(cluster: Cluster) -> list[Path]:
    """Two rounds of six members, and the crossed work of two computers of Sơn La."""
    made: list[Path] = []
    for number, office in enumerate(OFFICES[1:], 1):
        desk = cluster.make(office)
        enter(desk, str(number), target=TARGET)
        register(desk, f"Lần một của {office}")
        code = exemplify(desk, f"Điển hình của {office}")
        made.append(cluster.package(desk))
        enter(desk, str(number + 10), target=TARGET, note="sửa")
        register(desk, f"Lần hai của {office}")
        bin_exemplar(desk, code, removed=number % 2 == 0)
        report(desk, f"Phòng số {number}")
        enter(desk, str(number), target=OTHER)
        made.append(cluster.package(desk))
        desk.store.close()
    return made + _two_computers(cluster)


def _two_computers(cluster: Cluster) -> list[Path]:
    one, other = cluster.make("son-la"), cluster.make("son-la")
    enter(one, "1", target=TARGET)
    first = cluster.package(one)
    take_in(other, first)
    enter(one, "2", target=TARGET)
    register(one, "Máy một")
    register(other, "Máy hai")
    report(other, "Phòng của máy hai")
    enter(other, "3", target=TARGET, note="máy hai")
    enter(other, "4", target=OTHER)
    second, third = cluster.package(one), cluster.package(other)
    enter(one, "5", target=OTHER)
    fourth = cluster.package(one)
    take_in_all(one, [third], consent=YES)
    enter(one, "6", target=TARGET)
    fifth = cluster.package(one)
    one.store.close()
    other.store.close()
    return [first, second, third, fourth, fifth]


@pytest.fixture
def opened(cluster: Cluster) -> Iterator[Callable[[str], Desk]]:
    desks: list[Desk] = []

    def opener(office: str) -> Desk:
        desk = cluster.empty(office)
        desks.append(desk)
        return desk

    yield opener
    for desk in desks:
        desk.store.close()


def reach(desk: Desk, places: list[Path]) -> str:
    for place in places:
        take_in_all(desk, [place], consent=YES)
    return state_hash(desk)


RULES = settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@RULES
@given(st.randoms(use_true_random=False), st.integers(0, 3))
def test_any_order_and_repetition_of_submissions_gives_one_hash(
    opened: Callable[[str], Desk], submissions: list[Path], random: Random, repeats: int
) -> None:
    shuffled = submissions + random.choices(submissions, k=repeats)
    random.shuffle(shuffled)

    assert reach(opened("lao-cai"), shuffled) == reach(opened("lao-cai"), submissions)


@pytest.mark.slow
@pytest.mark.timeout(900)
@settings(RULES, max_examples=25)
@given(st.randoms(use_true_random=False), st.integers(0, 10))
def test_many_orders_and_repetitions_of_submissions_give_one_hash(
    opened: Callable[[str], Desk], submissions: list[Path], random: Random, repeats: int
) -> None:
    shuffled = submissions + random.choices(submissions, k=repeats)
    random.shuffle(shuffled)

    assert reach(opened("lao-cai"), shuffled) == reach(opened("lao-cai"), submissions)


@RULES
@given(st.randoms(use_true_random=False))
def test_undoing_any_of_the_last_imports_restores_the_hash_before(
    opened: Callable[[str], Desk], submissions: list[Path], random: Random
) -> None:
    desk = opened("lao-cai")
    chosen = random.sample(submissions, k=6)
    hashes = [state_hash(desk)]
    batches: list[str] = []
    for place in chosen:
        batches.append(take_in_all(desk, [place], consent=YES).value[0].batch)
        hashes.append(state_hash(desk))

    while batches:
        hashes.pop()
        batch = batches.pop()
        if batch:
            undo_import(desk, batch)
        assert state_hash(desk) == hashes[-1]


@pytest.fixture(scope="module")
def letters(cluster: Cluster) -> tuple[Path, list[Path]]:
    """What a leader sends one member over a year: assignments, returns, a receipt."""
    leader, member = cluster.make("lao-cai"), cluster.make("ha-giang")
    enter(member, "1", target=TARGET)
    first = cluster.package(member)
    take_in(leader, first)
    made = [_letter(cluster, leader, PackageKind.RECEIPT)]
    mark_values(leader, "ha-giang", [], Stop.RETURNED, reason="Thiếu minh chứng")
    made.append(_letter(cluster, leader, PackageKind.RETURN))
    enter(member, "2", target=TARGET)
    second = cluster.package(member)
    take_in(leader, second)
    mark_values(leader, "ha-giang", [], Stop.RETURNED, reason="Sai đơn vị tính")
    made.append(_letter(cluster, leader, PackageKind.RETURN))
    made.append(_letter(cluster, leader, PackageKind.ASSIGNMENT))
    leader.store.close()
    member.store.close()
    return second, made


def _letter(cluster: Cluster, leader: Desk, kind: PackageKind) -> Path:
    cluster._count += 1
    place = cluster.folder / f"thu-{cluster._count}.xlsx"
    office = "" if kind is PackageKind.ASSIGNMENT else "ha-giang"
    return export_letter(leader, kind, place, office=office).value.place


@RULES
@given(st.randoms(use_true_random=False), st.integers(0, 3))
def test_letters_of_the_leader_may_come_in_any_order(
    opened: Callable[[str], Desk],
    letters: tuple[Path, list[Path]],
    random: Random,
    repeats: int,
) -> None:
    own, sent = letters
    shuffled = sent + random.choices(sent, k=repeats)
    random.shuffle(shuffled)

    assert reach(opened("ha-giang"), [own, *shuffled]) == reach(opened("ha-giang"), [own, *sent])

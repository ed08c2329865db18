"""How the members' figures become one line: by each target's own rule, with who is missing."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from models.domain.submission import ConsolidatedTarget, Consolidation
from models.sync.consolidating import consolidation_of
from models.sync.gathering import Stamp
from models.sync.roster import roster_of
from models.usecases.desk import Desk
from models.usecases.targets import ResultEdit, set_results
from tests.models.exchange_sample import sent, taken

RATIO = "1097.buu-chinh.ho-co-dia-chi-so"


@pytest.fixture
def consolidated(make_desk: Callable[..., Desk], tmp_path: Path) -> Callable[..., Consolidation]:
    """Return a function that sends each office's edits to the leader and consolidates."""

    def run(entered: Mapping[str, list[ResultEdit]]) -> Consolidation:
        leader = make_desk("lao-cai")
        for office, edits in entered.items():
            desk = make_desk(office, office=office)
            set_results(desk, edits)
            taken(leader, sent(desk, tmp_path / f"{office}.xlsx"))
        stamp = Stamp(package_id="a" * 16, made_at=leader.now(), program_version="")
        with leader.store.read() as session:
            roster = roster_of(session, leader.office, 2023, leader.today())
            return consolidation_of(session, leader.office, roster, stamp)

    return run


def line(facts: Consolidation, leader_target: str) -> ConsolidatedTarget:
    names = {item.target for item in facts.results}
    assert leader_target in names
    filled = [item for item in facts.targets if any(f.value is not None for f in item.figures)]
    assert len(filled) == 1
    return filled[0]


def part(numerator: int, denominator: int, period: str = "2023") -> ResultEdit:
    return ResultEdit(
        target=RATIO,
        period=period,
        numerator=Decimal(numerator),
        denominator=Decimal(denominator),
    )


def test_shares_are_pooled_not_averaged(consolidated: Callable[..., Consolidation]) -> None:
    facts = consolidated({"son-la": [part(10, 100)], "ha-giang": [part(900, 1000)]})

    found = line(facts, RATIO)

    assert [figure.value for figure in found.figures if figure.value is not None] == [90, 10]
    assert found.total is not None
    assert found.total.quantize(Decimal("0.01")) == Decimal("82.73")
    assert "hiếu 5/7 đơn vị" in found.total_note


def test_the_latest_period_speaks_for_an_office(
    consolidated: Callable[..., Consolidation],
) -> None:
    facts = consolidated({"son-la": [part(10, 100, "2023-Q1"), part(20, 100, "2023-Q2")]})

    (figure,) = [item for item in line(facts, RATIO).figures if item.value is not None]

    assert (figure.value, figure.period_label) == (Decimal(20), "Quý II/2023")


def test_a_share_without_its_parts_is_not_pooled(
    consolidated: Callable[..., Consolidation],
) -> None:
    bare = ResultEdit(target=RATIO, period="2023", value=Decimal(50))

    found = line(consolidated({"son-la": [bare], "ha-giang": [part(900, 1000)]}), RATIO)

    assert found.total is None
    assert "tử số" in found.total_note

"""How the members' figures become one line: by each target's own rule, with who is missing."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from models.domain.package import Cargo, cargo_hash, results_json
from models.domain.packed import cut
from models.domain.submission import ConsolidatedTarget, Consolidation
from models.schema.targets import ResultRow, TargetRow
from models.sync import values
from models.sync.consolidating import consolidation_of
from models.sync.gathering import Stamp
from models.sync.roster import roster_of
from models.sync.values import results_of, slices_of
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
        return facts_of(leader)

    return run


def facts_of(leader: Desk) -> Consolidation:
    """Return what the leader's consolidated workbook would show."""
    stamp = Stamp(package_id="a" * 16, made_at=leader.now(), program_version="")
    with leader.store.read() as session:
        roster = roster_of(session, leader.office, 2023, leader.today())
        return consolidation_of(session, leader.office, roster, stamp)


def line(facts: Consolidation, leader_target: str) -> ConsolidatedTarget:
    assert leader_target in text_of(facts)
    filled = [item for item in facts.targets if any(f.value is not None for f in item.figures)]
    assert len(filled) == 1
    return filled[0]


def text_of(facts: Consolidation) -> str:
    """Return the canonical copies of the results."""
    return "".join(cut(facts.texts["results"], 1000))


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


def test_results_go_by_a_few_targets_at_a_time_in_the_order_of_their_keys(
    make_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A code that goes on after another one has its keys before those of the shorter code."""
    monkeypatch.setattr(values, "_SLICE_TARGETS", 2)
    desk = make_desk("lao-cai")
    with desk.store.write(desk.mark()) as session:
        first = session.get_one(TargetRow, RATIO)
        told = {column.name: getattr(first, column.name) for column in TargetRow.__table__.c}
        for code in ("z", "z-1", "z.1", "za"):
            session.add(TargetRow(**(told | {"id": code})))
        session.flush()
        session.add_all(
            ResultRow(target=code, office=office, period=period, version="may1:1")
            for code in ("z", "z-1", "z.1", "za", RATIO)
            for office in ("ha-giang", "lao-cai")
            for period in ("2023", "2023-01", "2022..2023", "2022")
        )

    with desk.store.read() as session:
        slices = list(slices_of(session, ["lao-cai", "ha-giang"], 2023))
        known = results_of(session, ["lao-cai", "ha-giang"], year=2023)

    found = [item for results in slices for item in results]
    assert len(slices) == 5
    assert found == sorted(known, key=lambda item: item.key)
    assert len(found) == 5 * 2 * 3


def test_the_head_counts_and_hashes_what_the_copies_hold(make_desk: Callable[..., Desk]) -> None:
    leader = make_desk("lao-cai")
    set_results(leader, [part(10, 100), part(900, 1000, "2023-Q1")])

    facts = facts_of(leader)

    with leader.store.read() as session:
        results = results_of(session, ["lao-cai"], year=2023)
    assert facts.meta.result_count == len(results) == 2
    assert facts.meta.content_hash == cargo_hash(Cargo(results=tuple(results)))
    assert text_of(facts) == results_json(sorted(results, key=lambda item: item.key))

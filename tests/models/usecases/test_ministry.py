"""A ministry takes in the consolidated workbooks of eight clusters, in any order."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.schema.organisations import (
    ClusterRow,
    MembershipRow,
    OrganisationNameRow,
    OrganisationRow,
)
from models.schema.workspace import WorkspaceRow
from models.sync.values import results_of
from models.usecases.desk import Desk, Surroundings
from models.usecases.exchange import consolidate, export_submission, take_in, take_in_all
from models.usecases.exchange import undo_import as take_back
from models.usecases.safety import state_hash
from models.usecases.targets import ResultEdit, set_results
from models.usecases.workspace import open_workspace
from tests.models.exchange_sample import TARGET

CLUSTERS = tuple(f"cum-{number}" for number in range(11, 19))


def offices_of(cluster: str) -> tuple[str, str]:
    """Return the leader and the one other member."""
    return f"{cluster}-dau", f"{cluster}-hai"


@pytest.fixture
def desk_of(
    make_desk: Callable[..., Desk], surroundings: Surroundings
) -> Callable[[str, tuple[str, ...]], Desk]:
    """Return a maker of workspaces that know the given clusters, whoever they belong to."""

    def make(office: str, clusters: tuple[str, ...]) -> Desk:
        is_ministry = office == "bo-tttt"
        desk = make_desk(office, office="bo-tttt" if is_ministry else "lao-cai")
        with desk.store.write(desk.mark()) as session:
            for cluster in clusters:
                _add_cluster(session, cluster)
            session.flush()
            session.execute(select(WorkspaceRow)).scalar_one().office = office
        desk.store.close()
        return open_workspace(desk.place, surroundings=surroundings)

    return make


def _add_cluster(session: Session, cluster: str) -> None:
    session.add(ClusterRow(code=cluster, name=f"Cụm Thi đua {cluster}"))
    for office in offices_of(cluster):
        session.add(OrganisationRow(code=office, kind="department"))
    session.flush()
    for office, role in zip(offices_of(cluster), ("leader", "member"), strict=True):
        session.add(OrganisationNameRow(organisation=office, order=0, name=f"Sở {office}"))
        session.add(
            MembershipRow(cluster=cluster, year=2023, organisation=office, role=role, source="")
        )


@pytest.fixture
def workbooks(desk_of: Callable[[str, tuple[str, ...]], Desk], tmp_path: Path) -> tuple[Path, ...]:
    """Return the consolidated workbooks of eight clusters, each made from what a member sent."""
    return tuple(_consolidated(desk_of, tmp_path, cluster) for cluster in CLUSTERS)


def _consolidated(
    desk_of: Callable[[str, tuple[str, ...]], Desk], folder: Path, cluster: str
) -> Path:
    place = folder / f"{cluster}.xlsx"
    sent = folder / f"nop-{cluster}.xlsx"
    leader, member = (desk_of(office, (cluster,)) for office in offices_of(cluster))
    set_results(member, [ResultEdit(target=TARGET, period="2023-Q1", value=Decimal(7))])
    export_submission(member, sent)
    take_in(leader, sent, accept_touched=True)
    set_results(leader, [ResultEdit(target=TARGET, period="2023-Q1", value=Decimal("95.5"))])
    consolidate(leader, place)
    for desk in (leader, member):
        desk.store.close()
    return place


def test_eight_consolidations_come_in_whole_and_in_any_order(
    desk_of: Callable[[str, tuple[str, ...]], Desk],
    workbooks: tuple[Path, ...],
) -> None:
    ministry = desk_of("bo-tttt", CLUSTERS)
    offices = [office for cluster in CLUSTERS for office in offices_of(cluster)]

    reports = take_in_all(ministry, workbooks).value
    after = state_hash(ministry)
    again = take_in_all(ministry, workbooks[::-1]).value

    assert [report.counts.new for report in reports] == [2] * len(CLUSTERS)
    assert [report.counts.problem for report in reports] == [0] * len(CLUSTERS)
    with ministry.store.read() as session:
        found = {item.office: item.value for item in results_of(session, offices, year=2023)}
    assert found == {
        office: Decimal("95.5") if office.endswith("dau") else Decimal(7) for office in offices
    }
    assert all(report.already_imported_at for report in again)
    assert state_hash(ministry) == after

    take_back(ministry, reports[3].batch)
    assert state_hash(ministry) != after
    take_in_all(ministry, workbooks[::-1])
    assert state_hash(ministry) == after
    ministry.store.close()

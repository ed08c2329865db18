from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.catalogue import load_catalogue
from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.organisations import Role
from models.schema import Base
from models.schema.organisations import MembershipRow, OrganisationNameRow
from models.schema.programmes import PhaseRow, TaskRow
from models.schema.targets import TargetRow
from models.store.queries.organisations import all_organisations
from models.usecases.desk import Desk, Surroundings
from models.usecases.safety import check_journal, journal_page
from models.usecases.workspace import (
    choose_year,
    close_workspace,
    create_workspace,
    describe,
    open_workspace,
)

DEPARTMENTS = ["son-la", "lai-chau", "dien-bien", "lao-cai", "ha-giang", "cao-bang", "lang-son"]


def row_count(desk: Desk, table: type[Base]) -> int:
    with desk.store.read() as session:
        return session.execute(select(func.count()).select_from(table)).scalar_one()


def test_a_new_workspace_knows_its_office_year_and_cluster(desk: Desk) -> None:
    facts = describe(desk)

    assert (facts.office, facts.year, facts.is_practice) == ("lao-cai", 2023, False)
    assert (facts.role, facts.cluster_name) == (Role.LEADER, "Cụm Thi đua số 2")
    assert (facts.user, facts.place) == ("Nguyễn Thị Ánh", desk.place)


@pytest.mark.parametrize("office", [*DEPARTMENTS, "bo-tttt"])
def test_every_department_and_the_ministry_can_have_a_workspace(
    office: str, make_desk: Callable[..., Desk]
) -> None:
    facts = describe(make_desk(office=office))

    assert facts.office == office
    assert (facts.role is None) == (office == "bo-tttt")


def test_the_whole_catalogue_is_in_a_new_workspace(desk: Desk) -> None:
    catalogue = load_catalogue()
    movements = [movement for item in catalogue.programmes for movement in item.movements]

    with desk.store.read() as session:
        stored = {item.code: item for item in all_organisations(session)}
    assert stored == {item.code: item for item in catalogue.organisations}
    assert row_count(desk, TargetRow) == len(catalogue.targets)
    assert row_count(desk, TaskRow) == sum(len(item.tasks) for item in catalogue.programmes)
    assert row_count(desk, PhaseRow) == sum(len(movement.phases) for movement in movements)
    assert row_count(desk, MembershipRow) == sum(len(item.members) for item in catalogue.clusters)
    assert row_count(desk, OrganisationNameRow) > len(catalogue.organisations)


def test_the_journal_says_that_the_first_values_came_from_the_catalogue(desk: Desk) -> None:
    changes = journal_page(desk, before=None, limit=10_000)

    assert {change.why for change in changes} == {"catalogue"}
    assert check_journal(desk) is None


def test_beside_a_new_file_there_is_only_its_lock(desk: Desk) -> None:
    close_workspace(desk, backup=False)

    names = {path.name for path in desk.place.parent.iterdir()}
    assert names == {desk.place.name, f"{desk.place.name}.lock"}


def test_what_was_chosen_is_there_after_closing_and_opening(
    desk: Desk, surroundings: Surroundings
) -> None:
    saved = choose_year(desk, 2025)
    close_workspace(desk, backup=False)

    reopened = open_workspace(desk.place, surroundings=surroundings)

    assert (saved.value, saved.changed) == (2025, Changed.EVERYTHING)
    assert describe(reopened).year == 2025
    assert (reopened.office, reopened.computer) == (desk.office, desk.computer)
    close_workspace(reopened, backup=False)


def test_a_practice_workspace_says_so_for_ever(
    make_desk: Callable[..., Desk], surroundings: Surroundings
) -> None:
    desk = make_desk(practice=True)
    close_workspace(desk, backup=False)

    reopened = open_workspace(desk.place, surroundings=surroundings)

    assert reopened.is_practice
    assert describe(reopened).is_practice
    close_workspace(reopened, backup=False)


def test_a_past_year_shows_the_name_of_that_year_and_a_later_one_the_name_of_today(
    desk: Desk,
) -> None:
    in_2023 = describe(desk).office_name
    choose_year(desk, 2026)

    assert in_2023 == "Sở Thông tin và Truyền thông tỉnh Lào Cai"
    assert describe(desk).office_name != in_2023
    assert datetime(2026, 11, 2) < desk.now()  # noqa: DTZ001  the office's own wall clock


def test_a_year_without_a_cluster_leaves_role_and_cluster_empty(desk: Desk) -> None:
    choose_year(desk, 2040)

    facts = describe(desk)
    assert (facts.role, facts.cluster, facts.cluster_name) == (None, "", "")


@pytest.mark.parametrize("year", [1999, 2101])
def test_a_year_out_of_range_is_not_chosen(year: int, desk: Desk) -> None:
    with pytest.raises(UserError, match=f"Năm {year}"):
        choose_year(desk, year)

    assert describe(desk).year == 2023


def test_a_folder_with_vietnamese_letters_and_odd_signs_works(
    tmp_path: Path, surroundings: Surroundings
) -> None:
    place = tmp_path / "Nguyễn Thị Ánh" / "Máy tính #1 100% (mới)" / "Sổ thi đua 2023.db"

    desk = create_workspace(
        place, office="dien-bien", year=2023, practice=False, surroundings=surroundings
    )
    choose_year(desk, 2024)
    close_workspace(desk, backup=True)

    reopened = open_workspace(place, surroundings=surroundings)
    assert describe(reopened).year == 2024
    assert len(list(reopened.backup_folder.iterdir())) == 1
    close_workspace(reopened, backup=False)


def test_a_catalogue_that_fails_half_way_leaves_no_file_and_no_lock(
    tmp_path: Path, surroundings: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("models.usecases.workspace.load", fail)
        with pytest.raises(ZeroDivisionError):
            create_workspace(
                tmp_path / "so.db",
                office="lao-cai",
                year=2023,
                practice=False,
                surroundings=surroundings,
            )
    assert [path.name for path in tmp_path.iterdir()] == ["so.db.lock"]

    desk = create_workspace(
        tmp_path / "so.db", office="lao-cai", year=2023, practice=False, surroundings=surroundings
    )
    close_workspace(desk, backup=False)

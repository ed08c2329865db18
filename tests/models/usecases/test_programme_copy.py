"""A new year's programme from last year's: dates move, nothing is taken for granted."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.errors import UserError
from models.domain.organisations import Role
from models.usecases.desk import Desk
from models.usecases.documents import list_documents
from models.usecases.organisations import cluster
from models.usecases.programme_copy import (
    copied_findings,
    copy_programme,
    last_programme,
    leftovers,
    moved_day,
    shifted,
)
from models.usecases.programme_editing import TASK_WORDING, edit_heading, keep_as_is
from models.usecases.programme_paper import preview_programme
from models.usecases.programmes import get_programme, main_programme

OLD, NEW = "cum-2-2023", "cum-2-2024"


@pytest.fixture
def copied(desk: Desk) -> Desk:
    assert copy_programme(desk, OLD, 2024).value == NEW
    return desk


def test_the_copy_is_the_main_programme_of_its_year(copied: Desk) -> None:
    assert main_programme(copied, 2024) == NEW
    assert main_programme(copied, 2023) == OLD


def test_names_and_days_move_on_by_the_years_between(copied: Desk) -> None:
    old, new = get_programme(copied, OLD).programme, get_programme(copied, NEW).programme
    assert new.title == old.title.replace("2023", "2024")
    assert {task.deadline for task in new.tasks} == {date(2024, 12, 31)}
    assert [task.name for task in new.tasks] == [task.name for task in old.tasks]
    assert not {task.id for task in new.tasks} & {task.id for task in old.tasks}
    due = {duty.name: duty.due for duty in new.duties}
    assert due["Gửi báo cáo công tác thi đua, khen thưởng năm 2024 (trước ngày 15/12)"] == date(
        2024, 12, 14
    )


def test_the_old_programme_stays_as_it_was(desk: Desk) -> None:
    before = get_programme(desk, OLD)
    copy_programme(desk, OLD, 2024)
    assert get_programme(desk, OLD) == before


def test_members_and_a_draft_document_come_along(copied: Desk) -> None:
    members = cluster(copied, 2024)
    assert len(members.members) == 7
    assert [m.organisation for m in members.members if m.role is Role.LEADER] == ["lao-cai"]
    document = next(
        d.document for d in list_documents(copied) if d.document.code == "ctr-cum-2-2024"
    )
    assert (document.number, document.status, document.verified) == ("", "draft", False)


def test_everything_copied_waits_to_be_looked_at(copied: Desk) -> None:
    view = get_programme(copied, NEW)
    assert all(line.is_untouched for line in view.tasks)
    assert not any(line.is_untouched for line in get_programme(copied, OLD).tasks)
    waiting = [item for item in leftovers(copied, NEW) if item.is_untouched]
    assert len(waiting) == 1 + 1 + 4 + 5 + 7 + 43 + 5


def test_an_edit_or_a_nod_takes_the_mark_away(copied: Desk) -> None:
    edit_heading(copied, NEW, title="Chương trình năm 2024", theme="Chủ đề 2024")
    task = get_programme(copied, NEW).tasks[0].task.id
    keep_as_is(copied, NEW, [(TASK_WORDING, task)])
    waiting = {(item.entity, item.key) for item in leftovers(copied, NEW) if item.is_untouched}
    assert ("programme", NEW) not in waiting
    assert (TASK_WORDING, task) not in waiting


def test_old_numbers_and_years_are_named(copied: Desk) -> None:
    said = {
        item.key: item.sentence for item in leftovers(copied, NEW) if item.entity == "legal_basis"
    }
    assert "2341/QĐ-BTTTT" in said["1"]
    assert "còn nhắc năm 2023" in said["2"]


def test_a_cluster_has_one_programme_a_year(copied: Desk) -> None:
    with pytest.raises(UserError, match="Năm 2024 đã có chương trình của cụm"):
        copy_programme(copied, OLD, 2024)
    with pytest.raises(UserError, match="Chỉ chương trình của cụm"):
        copy_programme(copied, "ke-hoach-1097", 2025)


def test_the_latest_programme_before_a_year_is_found(copied: Desk) -> None:
    assert last_programme(copied, 2025) == NEW
    assert last_programme(copied, 2024) == OLD
    assert last_programme(copied, 2023) == ""


def test_the_copy_prints(copied: Desk) -> None:
    assert preview_programme(copied, NEW).page_count >= 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cụm Thi đua số 2 năm 2023", "Cụm Thi đua số 2 năm 2024"),
        ("ngày 16/12/2023", "ngày 16/12/2023"),
        ("giai đoạn 2023 - 2025", "giai đoạn 2023 - 2025"),
        ("98/2023/NĐ-CP", "98/2023/NĐ-CP"),
        ("năm 2022 và 2023.", "năm 2022 và 2024."),
    ],
)
def test_only_the_programmes_own_year_moves(text: str, expected: str) -> None:
    assert shifted(text, 1, near=2023) == expected


def test_the_leap_day_becomes_the_day_before() -> None:
    assert moved_day(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert moved_day(None, 1) is None


def test_the_programme_check_names_what_a_copy_kept(copied: Desk) -> None:
    found = copied_findings(copied, 2024)
    assert {item.programme for item in found} == {NEW}
    said = {item.targets[0]: item.sentence for item in found if item.code.value == "stale_number"}
    assert "2341/QĐ-BTTTT" in said["legal_basis|1"]
    assert any("45/2016/QĐ-TTg" in sentence for key, sentence in said.items() if "2.1." in key)
    assert copied_findings(copied, 2023) == ()


@given(by=st.integers(1, 20), year=st.integers(2020, 2040), words=st.text(max_size=40))
def test_moving_years_on_touches_no_other_word(by: int, year: int, words: str) -> None:
    bare = re.sub(r"[0-9]", "", words)
    text = f"{bare} năm {year} {bare}"
    moved = shifted(text, by, near=year)
    assert moved == f"{bare} năm {year + by} {bare}" or re.match(r"\s*[-–]", bare)  # noqa: RUF001 - a dash of papers
    assert shifted(bare, by, near=year) == bare


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)), st.integers(0, 30))
def test_a_moved_day_is_in_the_same_month_so_many_years_later(day: date, by: int) -> None:
    moved = moved_day(day, by)
    assert moved is not None
    assert (moved.year, moved.month) == (day.year + by, day.month)
    assert abs(moved.day - day.day) <= 1

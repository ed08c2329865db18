"""Results side by side over periods, milestones, remarks, and many targets at once."""

from datetime import date
from decimal import Decimal

import pytest

from models.domain.errors import UserError
from models.domain.periods import PeriodKind
from models.domain.targets import Verdict
from models.usecases.desk import Desk
from models.usecases.results_grid import (
    MilestoneEdit,
    grid_periods,
    load_grid,
    set_milestones,
)
from models.usecases.targets import ResultEdit, get_target, list_targets, set_result, set_results
from models.usecases.targets_remarks import add_remark, put_in_charge, settle_remark

YEAR = 2023
TARGET = "1097.buu-chinh.diem-phuc-vu"


@pytest.mark.parametrize(
    ("kind", "first", "count"),
    [
        (PeriodKind.MONTH, "2023-01", 12),
        (PeriodKind.QUARTER, "2023-Q1", 4),
        (PeriodKind.HALF, "2023-H1", 2),
        (PeriodKind.YEAR, "2018", 6),
    ],
)
def test_the_columns_are_the_parts_of_the_year_or_the_years(
    desk: Desk, kind: PeriodKind, first: str, count: int
) -> None:
    periods = grid_periods(desk, YEAR, kind)
    assert periods[0].text == first
    assert len(periods) == count


def test_the_phases_are_those_of_the_plans_in_force(desk: Desk) -> None:
    texts = [period.text for period in grid_periods(desk, YEAR, PeriodKind.PHASE)]
    assert "2022..2025" in texts
    assert "2026..2030" in texts


def test_a_cell_is_found_by_target_and_period(desk: Desk) -> None:
    set_results(desk, [ResultEdit(target=TARGET, period="2023-Q2", value=Decimal(7))])
    grid = load_grid(desk, YEAR, PeriodKind.QUARTER)
    assert grid.results[TARGET, "2023-Q2"].value == Decimal(7)
    assert (TARGET, "2023-Q1") not in grid.results
    assert load_grid(desk, YEAR, PeriodKind.MONTH).results == {}


def test_a_milestone_decides_the_outlook_and_says_so(desk: Desk) -> None:
    set_milestones(
        desk,
        [
            MilestoneEdit(target=TARGET, period="2023-Q1", value=Decimal(9000)),
            MilestoneEdit(target=TARGET, period="2023-Q4", value=Decimal(27000)),
        ],
    )
    set_results(desk, [ResultEdit(target=TARGET, period="2023-Q1", value=Decimal(5000))])
    line = get_target(desk, TARGET, YEAR)
    assert line.plan == (("2023-Q1", Decimal(9000)), ("2023-Q4", Decimal(27000)))
    grid = load_grid(desk, YEAR, PeriodKind.QUARTER)
    assert grid.plans[TARGET, "2023-Q1"] == Decimal(9000)


def test_writing_the_same_milestone_changes_nothing_and_none_takes_it_away(desk: Desk) -> None:
    edit = MilestoneEdit(target=TARGET, period="2023-Q1", value=Decimal(9000))
    assert set_milestones(desk, [edit]).value == 1
    assert set_milestones(desk, [edit]).value == 0
    gone = MilestoneEdit(target=TARGET, period="2023-Q1", value=None)
    assert set_milestones(desk, [gone]).value == 1
    assert set_milestones(desk, [gone]).value == 0
    assert load_grid(desk, YEAR, PeriodKind.QUARTER).plans == {}


def test_a_milestone_of_an_unknown_target_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="khong-co"):
        set_milestones(desk, [MilestoneEdit(target="khong-co", period="2023", value=Decimal(1))])


def test_a_remark_is_kept_until_somebody_has_seen_to_it(desk: Desk) -> None:
    number = add_remark(desk, TARGET, " Đề nghị báo cáo trước ngày 15. ").value
    add_remark(desk, TARGET, "Lưu ý xã vùng sâu.")
    detail = get_target(desk, TARGET, YEAR)
    assert [item.text for item in detail.remarks] == [
        "Lưu ý xã vùng sâu.",
        "Đề nghị báo cáo trước ngày 15.",
    ]
    assert detail.remarks[0].author == "Nguyễn Thị Ánh"
    assert detail.remarks[0].said_on == date(2026, 11, 2)
    assert detail.line.remark_count == 2
    settle_remark(desk, TARGET, number, done=True)
    assert get_target(desk, TARGET, YEAR).line.remark_count == 1


def test_an_empty_remark_and_one_on_nothing_are_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="chưa có chữ nào"):
        add_remark(desk, TARGET, "  ")
    with pytest.raises(UserError, match="khong-co"):
        add_remark(desk, "khong-co", "x")


def test_many_targets_are_given_to_one_unit_at_once(desk: Desk) -> None:
    ids = [line.target.id for line in list_targets(desk, YEAR)][:3]
    assert put_in_charge(desk, ids, YEAR, "Phòng Bưu chính").value == tuple(ids)
    assert put_in_charge(desk, ids, YEAR, "Phòng Bưu chính").value == ()
    lines = {line.target.id: line for line in list_targets(desk, YEAR)}
    assert all(lines[one].assigned for one in ids)
    assert {line.assigned.assignee for line in lines.values() if line.assigned} == {
        "Phòng Bưu chính"
    }
    assert lines[ids[0]].judgement.verdict is Verdict.UNKNOWN


def test_a_phase_that_begins_in_a_year_does_not_speak_for_the_year(desk: Desk) -> None:
    target = "1097.buu-chinh.diem-phuc-vu"
    set_result(desk, ResultEdit(target=target, period="2022..2025", value=Decimal(30000)))
    assert get_target(desk, target, 2022).line.judgement.verdict is Verdict.UNKNOWN
    listed = {line.target.id: line for line in list_targets(desk, 2022)}
    assert listed[target].judgement.verdict is Verdict.UNKNOWN
    verdicts = load_grid(desk, 2022, PeriodKind.PHASE).verdicts
    assert verdicts[target, "2022..2025"].value == Decimal(30000)
    assert load_grid(desk, 2022, PeriodKind.QUARTER).verdicts == {}

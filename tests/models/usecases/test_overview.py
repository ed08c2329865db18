"""Counting for the first page, and comparing with the year before."""

from datetime import date
from decimal import Decimal

from models.domain.programmes import TaskState
from models.domain.targets import Verdict
from models.usecases.desk import Desk
from models.usecases.overview import overview, reminders
from models.usecases.programme_editing import DutyEdit, save_duty, tick_duty
from models.usecases.programmes import TaskEdit, report_task
from models.usecases.standing import reported_value
from models.usecases.targets import ResultEdit, set_result

SHARE = "1097.buu-chinh.xa-co-nguoi-phuc-vu"


def enter(desk: Desk, year: int, value: str) -> None:
    set_result(desk, ResultEdit(target=SHARE, period=str(year), value=Decimal(value)))


def test_what_was_entered_counts_as_unsent(desk: Desk) -> None:
    assert overview(desk, 2023).unsent_count == 0
    enter(desk, 2023, "80")
    found = overview(desk, 2023)
    assert found.unsent_count == 1
    assert sum(found.counts.values()) == found.without_number_count + 1


def test_tasks_past_their_day_are_late_until_they_are_done(desk: Desk) -> None:
    before = overview(desk, 2023)
    assert before.late_tasks
    task = before.late_tasks[0].task.id
    done = TaskEdit(task=task, state=TaskState.DONE, percent=None, assignee="", note="")
    report_task(desk, done)
    after = overview(desk, 2023)
    assert len(after.late_tasks) == len(before.late_tasks) - 1
    assert after.open_task_count == before.open_task_count - 1


def test_a_number_is_compared_with_the_same_targets_number_of_the_year_before(desk: Desk) -> None:
    enter(desk, 2022, "80")
    enter(desk, 2023, "92")
    found = overview(desk, 2023)
    assert [item.percent for item in found.compared] == [15]
    assert sum(found.last_year.values()) == 1


def test_a_change_against_zero_has_no_percentage(desk: Desk) -> None:
    enter(desk, 2022, "0")
    enter(desk, 2023, "92")
    assert overview(desk, 2023).compared[0].percent is None


def test_a_year_never_reported_compares_with_nothing(desk: Desk) -> None:
    enter(desk, 2023, "92")
    found = overview(desk, 2023)
    assert found.compared == ()
    assert found.last_year == dict.fromkeys(Verdict, 0)


def test_reminders_are_duties_late_or_near_and_not_done(desk: Desk) -> None:
    near = DutyEdit(programme="cum-2-2023", code="", name="Họp", due=date(2026, 11, 20))
    far = DutyEdit(programme="cum-2-2023", code="", name="Hội nghị", due=date(2027, 11, 20))
    code = save_duty(desk, near).value
    save_duty(desk, far)
    names = [item.name for item in reminders(desk)]
    assert "Họp" in names
    assert "Hội nghị" not in names
    tick_duty(desk, code, done_on=date(2026, 11, 3))
    assert "Họp" not in [item.name for item in reminders(desk)]


PER_THOUSAND = "67-2019.cong-nghiep-ict.doanh-nghiep-tren-nghin-dan"


def test_a_fraction_is_shown_in_the_unit_of_its_target(desk: Desk) -> None:
    edit = ResultEdit(
        target=PER_THOUSAND, period="2023-Q1", numerator=Decimal(650), denominator=Decimal(700000)
    )

    line = set_result(desk, edit).value

    (result,) = line.results
    assert reported_value(result) == line.judgement.value
    assert round(line.judgement.value or 0, 2) == Decimal("0.93")


def test_a_half_year_is_compared_with_the_same_half_of_the_year_before(desk: Desk) -> None:
    revenue = "1097.ptth.doanh-thu-dai"
    for period, value in (("2022-H1", 50), ("2022-H2", 70), ("2023-H1", 60)):
        set_result(desk, ResultEdit(target=revenue, period=period, value=Decimal(value)))

    (compared,) = overview(desk, 2023).compared

    assert [compared.before, compared.now] == [50, 60]
    assert compared.is_part
    assert compared.percent == 20

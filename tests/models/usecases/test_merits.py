"""Years, initiatives, positions, origins and registrations of people and collectives."""

from datetime import date

import pytest

from models.domain.errors import UserError
from models.domain.merits import (
    HeldPosition,
    Initiative,
    Intention,
    Predecessor,
    SubjectYear,
    position_on,
)
from models.domain.nominations import AwardRecord, Collective, Inheritance, Person, SubjectKind
from models.usecases.award_history import put_record
from models.usecases.awards import get_dossier, list_subjects, save_subject
from models.usecases.candidates import candidates
from models.usecases.desk import Desk
from models.usecases.dossier_editing import add_nomination, start_dossier
from models.usecases.merits import (
    Registration,
    drop_part,
    drop_registration,
    drop_year,
    get_merits,
    put_part,
    put_registration,
    put_year,
    register,
    registrations,
)


@pytest.fixture
def person(desk: Desk) -> str:
    return save_subject(
        desk, Person(code="", full_name="Lò Thị Phương", position="Chuyên viên", unit="Văn phòng")
    ).value


@pytest.fixture
def unit(desk: Desk) -> str:
    return save_subject(desk, Collective(code="", name="Văn phòng Sở")).value


def test_a_year_is_written_corrected_and_taken_out(desk: Desk, person: str) -> None:
    first = SubjectYear(year=2022, rating="HTT")
    put_year(desk, person, first)
    put_year(desk, person, SubjectYear(year=2021, rating="HTXS"), first)
    assert [(year.year, year.rating) for year in get_merits(desk, person).years] == [(2021, "HTXS")]
    drop_year(desk, person, 2021)
    assert get_merits(desk, person).years == ()


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (SubjectYear(year=202), "nằm ngoài"),
        (SubjectYear(year=2022, worked_months=13), "0 đến 12"),
        (SubjectYear(year=2022, member_count=7, ldtt_count=8), "nhiều hơn số người"),
        (SubjectYear(year=2023), "đã có"),
    ],
)
def test_a_year_that_cannot_be_is_refused(
    desk: Desk, person: str, facts: SubjectYear, told: str
) -> None:
    put_year(desk, person, SubjectYear(year=2023))
    with pytest.raises(UserError, match=told):
        put_year(desk, person, facts)


def test_as_many_as_there_are_may_hold_a_title(desk: Desk, unit: str) -> None:
    put_year(desk, unit, SubjectYear(year=2022, member_count=7, ldtt_count=7))
    assert get_merits(desk, unit).years[0].ldtt_count == 7


def test_the_position_of_the_day_is_printed_in_every_paper(desk: Desk, person: str) -> None:
    for title, since, until in (
        ("Phó Trưởng phòng", date(2020, 1, 1), date(2023, 12, 31)),
        ("Trưởng phòng", date(2024, 1, 1), None),
    ):
        put_part(desk, person, HeldPosition(title=title, unit="Phòng A", since=since, until=until))
    (subject,) = list_subjects(desk).people
    for dated, title in (
        (date(2023, 12, 31), "Phó Trưởng phòng"),
        (date(2024, 1, 1), "Trưởng phòng"),
    ):
        code = start_dossier(desk, title=title, year=2023, dated=dated).value
        add_nomination(desk, code, subject, "LDTT", "house")
        shown = get_dossier(desk, code).nominations[0].subject
        assert isinstance(shown, Person)
        assert (shown.position, shown.unit) == (title, "Phòng A")
    assert list_subjects(desk).people[0].position == "Chuyên viên"


def test_of_positions_that_overlap_the_later_one_counts() -> None:
    older = HeldPosition(title="A", since=date(2020, 1, 1))
    newer = HeldPosition(title="B", since=date(2022, 1, 1), until=date(2022, 12, 31))
    assert position_on((older, newer), date(2022, 6, 1)) == newer
    assert position_on((older, newer), date(2023, 1, 1)) == older
    assert position_on((older,), date(2019, 1, 1)) is None


def test_a_position_that_ends_before_it_begins_is_refused(desk: Desk, person: str) -> None:
    wrong = HeldPosition(title="A", since=date(2022, 1, 1), until=date(2021, 1, 1))
    with pytest.raises(UserError, match="trước khi bắt đầu"):
        put_part(desk, person, wrong)


def test_an_initiative_is_written_and_taken_out(desk: Desk, person: str) -> None:
    put_part(desk, person, Initiative(year=2022, title="Sáng kiến", level="TINH_BO"))
    (made,) = get_merits(desk, person).initiatives
    assert made.level == "TINH_BO"
    drop_part(desk, made)
    assert get_merits(desk, person).initiatives == ()
    with pytest.raises(UserError, match="còn trống"):
        put_part(desk, person, Initiative(year=2022, title=" "))


def test_an_inherited_award_counts_once_it_is_confirmed(desk: Desk, unit: str) -> None:
    put_part(desk, unit, Predecessor(name="Trung tâm cũ", until=date(2021, 6, 30)))
    for year in range(2019, 2024):
        put_year(desk, unit, SubjectYear(year=year, rating="HTXS"))
    found: dict[Inheritance, bool | None] = {}
    before: AwardRecord | None = None
    for inheritance in (Inheritance.TO_CONFIRM, Inheritance.CONFIRMED):
        record = AwardRecord(
            award="BK_TINH_BO",
            award_name="Bằng khen",
            is_title=False,
            year=2018,
            inheritance=inheritance.value,
            inherited_from="Trung tâm cũ",
        )
        put_record(desk, unit, SubjectKind.COLLECTIVE, record, before)
        before = record
        rows = candidates(desk, 2023, date(2024, 1, 31)).rows
        answer = next(row.answer for row in rows if row.award == "BK_TTG")
        found[inheritance] = answer.reasons[0].met
    assert found[Inheritance.TO_CONFIRM] is not True
    assert found[Inheritance.CONFIRMED] is True


def test_a_registration_marks_its_year_and_taking_it_out_unmarks_it(
    desk: Desk, person: str
) -> None:
    wish = Registration(year=2023, award="LDTT|house")
    put_registration(desk, person, wish)
    put_registration(desk, person, Registration(year=2023, award="CSTD_CO_SO|house"))
    assert len(registrations(get_merits(desk, person))) == 2
    drop_registration(desk, person, wish)
    (left,) = registrations(get_merits(desk, person))
    assert left.award == "CSTD_CO_SO|house"
    assert get_merits(desk, person).years[0].registered is True
    register(desk, person, 2023, ())
    assert get_merits(desk, person).years[0].registered is None


def test_registering_again_changes_the_day_only(desk: Desk, person: str) -> None:
    for day in (date(2023, 1, 5), date(2023, 1, 9)):
        register(desk, person, 2023, (Intention(award="LDTT", path="house", registered_on=day),))
    (wish,) = get_merits(desk, person).intentions
    assert wish[1].registered_on == date(2023, 1, 9)

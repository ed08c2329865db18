"""A department's own list of people; duplicates; a person's data given out and erased."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from models.domain.errors import UserError
from models.domain.merits import Initiative, SubjectYear
from models.domain.nominations import AwardRecord, DossierState, Person, SubjectKind
from models.schema.workspace import ChangeRow
from models.store import journal
from models.usecases.award_history import history_of, put_record
from models.usecases.awards import get_dossier, list_subjects, save_subject, set_dossier_state
from models.usecases.desk import Desk
from models.usecases.dossier_editing import add_nomination, start_dossier
from models.usecases.duplicates import find_duplicates, merge_people
from models.usecases.foreign_list import look_at_list
from models.usecases.list_rows import RowState
from models.usecases.merits import get_merits, put_part, put_year
from models.usecases.people_list import (
    PURPOSE,
    WANTED,
    PersonLine,
    preview_people,
    take_people,
)
from models.usecases.personal_data import (
    ERASED,
    data_requests,
    erase_person,
    export_person,
)

Write = Callable[..., Path]
HEAD = ["TT", "Họ và tên", "Ngày sinh", "Chức vụ", "Phòng", "Danh hiệu", "Năm", "Số QĐ", "Số CCCD"]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def save(*rows: list[object]) -> Path:
        book = openpyxl.Workbook()
        book.active.append(["DANH SÁCH CÔNG CHỨC"])
        for row in (HEAD, *rows):
            book.active.append(row)
        book.save(tmp_path / "ds.xlsx")
        return tmp_path / "ds.xlsx"

    return save


def lines_of(desk: Desk, place: Path, **how: bool) -> tuple[PersonLine, ...]:
    return preview_people(desk, look_at_list(desk, place, PURPOSE, WANTED), **how)


def take(desk: Desk, place: Path) -> None:
    look = look_at_list(desk, place, PURPOSE, WANTED)
    take_people(desk, look, preview_people(desk, look))


def test_people_and_their_awards_come_out_of_one_list(desk: Desk, write: Write) -> None:
    place = write(
        [1, "Lò Thị Phương", "05/09/1985", "Chuyên viên", "Văn phòng", "LĐTT", 2022, "45/QĐ", "01"],
        [2, "Lò Thị Phương", 1985, None, None, "Chiến sĩ thi đua cơ sở", 2023, "09/QĐ", "01"],
        [3, "Vàng A Sính", 1979, "Giám đốc", None, None, None, None, "02"],
    )
    take(desk, place)
    people = list_subjects(desk).people
    assert [(one.full_name, one.birth_year) for one in people] == [
        ("Lò Thị Phương", 1985),
        ("Vàng A Sính", 1979),
    ]
    held = [(record.award, record.year) for record in history_of(desk, people[0].code)]
    assert held == [("LDTT", 2022), ("CSTD_CO_SO", 2023)]


def test_the_same_list_again_changes_nothing(desk: Desk, write: Write) -> None:
    place = write([1, "Lò Thị Phương", 1985, "Chuyên viên", "Văn phòng", "LĐTT", 2022, "45", ""])
    take(desk, place)
    (line,) = lines_of(desk, place)
    assert line.state is RowState.SAME
    with pytest.raises(UserError, match="Không có dòng nào mới"):
        take(desk, place)


def test_what_the_register_says_is_not_written_over(desk: Desk, write: Write) -> None:
    save_subject(desk, Person(code="", full_name="LÒ THỊ PHƯƠNG", birth_year=1985, unit="Phòng A"))
    (line,) = lines_of(desk, write([1, "Lò Thị Phương", 1985, "Chuyên viên", "Phòng B"]))
    assert line.state is RowState.CHANGED
    assert (line.person.unit, line.person.position) == ("Phòng A", "Chuyên viên")
    assert "Phòng B" in line.message


def test_a_namesake_without_a_year_is_a_question(desk: Desk, write: Write) -> None:
    save_subject(desk, Person(code="", full_name="Lò Thị Phương", birth_year=1985))
    place = write([1, "Lo Thi Phuong", None, "Chuyên viên", "Văn phòng"])
    assert [line.state for line in lines_of(desk, place)] == [RowState.QUESTION]
    assert [line.state for line in lines_of(desk, place, doubtful_are_new=True)] == [RowState.NEW]


def test_two_namesakes_of_different_years_are_two_people(desk: Desk, write: Write) -> None:
    take(desk, write([1, "Lò Thị Phương", 1985], [2, "Lò Thị Phương", 1990]))
    assert len(list_subjects(desk).people) == 2


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ([1, "Lò Thị Phương", "ba mươi"], "không phải ngày hoặc năm"),
        ([1, "Lò Thị Phương", 1985, None, None, "Anh hùng biển cả", 2020], "Không nhận ra"),
        ([1, "Lò Thị Phương", 1985, None, None, "LĐTT", None], "chưa có năm"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(
    desk: Desk, write: Write, row: list[object], told: str
) -> None:
    (line,) = lines_of(desk, write(row))
    assert line.state is RowState.PROBLEM
    assert told in line.message


def person(desk: Desk, name: str, **more: object) -> str:
    return save_subject(desk, Person(code="", full_name=name, **more)).value  # type: ignore[arg-type] # by name


def held(year: int) -> AwardRecord:
    return AwardRecord(award="LDTT", award_name="Lao động tiên tiến", is_title=True, year=year)


def test_duplicates_are_found_by_folded_name_and_year(desk: Desk) -> None:
    person(desk, "Lò Thị Phương", birth_year=1985)
    person(desk, "LÒ THỊ PHƯƠNG")
    person(desk, "Lò Thị Phương", birth_year=1990)
    person(desk, "Vàng A Sính", birth_year=1979)
    groups = [{one.birth_year for one in group} for group in find_duplicates(desk)]
    assert groups == [{1985, None}, {1990, None}]


def test_merging_moves_everything_to_the_one_that_stays(desk: Desk) -> None:
    keep = person(desk, "Lò Thị Phương", birth_year=1985)
    drop = person(desk, "Lò Thị Phương", position="Chuyên viên")
    put_record(desk, keep, SubjectKind.INDIVIDUAL, held(2021))
    put_record(desk, drop, SubjectKind.INDIVIDUAL, held(2022))
    for code, rating in ((keep, "HTT"), (drop, "HTXS")):
        put_year(desk, code, SubjectYear(year=2022, rating=rating))
    put_year(desk, drop, SubjectYear(year=2021, rating="HTT"))
    put_part(desk, drop, Initiative(year=2022, title="Sáng kiến"))
    dossier = start_dossier(desk, title="Hồ sơ", year=2023, dated=desk.today()).value
    twin = next(one for one in list_subjects(desk).people if one.code == drop)
    add_nomination(desk, dossier, twin, "LDTT", "house")

    merge_people(desk, keep, drop)

    (left,) = list_subjects(desk).people
    assert (left.code, left.position, left.birth_year) == (keep, "Chuyên viên", 1985)
    assert [record.year for record in history_of(desk, keep)] == [2021, 2022]
    merits = get_merits(desk, keep)
    assert [(year.year, year.rating) for year in merits.years] == [(2022, "HTT"), (2021, "HTT")]
    assert len(merits.initiatives) == 1
    assert get_dossier(desk, dossier).nominations[0].subject.code == keep


def test_nobody_is_merged_with_himself(desk: Desk) -> None:
    one = person(desk, "Lò Thị Phương")
    with pytest.raises(UserError, match="là một"):
        merge_people(desk, one, one)


def test_a_persons_data_is_given_out_with_a_record(desk: Desk, tmp_path: Path) -> None:
    code = person(desk, "Lò Thị Phương", birth_year=1985)
    put_record(desk, code, SubjectKind.INDIVIDUAL, held(2021))
    place = export_person(desk, code, tmp_path / "du-lieu.json", "Đơn ngày 01/11/2026").value
    data = json.loads(place.read_text("utf-8"))
    assert data["person"]["full_name"] == "Lò Thị Phương"
    assert data["awards"][0]["year"] == 2021
    assert [(one.kind, one.person) for one in data_requests(desk)] == [("export", code)]


def test_an_erased_person_is_nowhere_in_the_workspace(desk: Desk) -> None:
    code = person(desk, "Lò Thị Phương", birth_year=1985, home_town="Bát Xát")
    put_record(desk, code, SubjectKind.INDIVIDUAL, held(2021))
    put_part(desk, code, Initiative(year=2022, title="Sổ tay của Phương"))
    erase_person(desk, code, "Đơn ngày 01/11/2026")
    with desk.store.read() as session:
        names = session.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
        for (table,) in names.all():
            rows = session.execute(text(f'SELECT * FROM "{table}"')).all()  # noqa: S608 - its own name
            assert not any("Phương" in str(row) or "Bát Xát" in str(row) for row in rows), table
        assert journal.first_broken(session) is None
        withdrawn = select(ChangeRow).where(ChangeRow.entity == "person", ChangeRow.key == code)
        assert {row.new for row in session.execute(withdrawn).scalars()} == {ERASED}
    assert list_subjects(desk).people == ()
    assert [one.kind for one in data_requests(desk)] == ["erase"]
    with (
        pytest.raises(IntegrityError, match="only ever added"),
        desk.store.write(desk.mark()) as session,
    ):
        session.execute(text("UPDATE change SET old = 'x'"))


def test_a_person_in_a_dossier_under_way_is_not_erased(desk: Desk) -> None:
    code = person(desk, "Lò Thị Phương")
    dossier = start_dossier(desk, title="Hồ sơ 2023", year=2023, dated=desk.today()).value
    (one,) = list_subjects(desk).people
    add_nomination(desk, dossier, one, "LDTT", "house")
    with pytest.raises(UserError, match="Hồ sơ 2023"):
        erase_person(desk, code, "Đơn")
    set_dossier_state(desk, dossier, DossierState.ARCHIVED)
    erase_person(desk, code, "Đơn")
    assert get_dossier(desk, dossier).nominations[0].subject_name == ERASED


def test_an_erasure_needs_a_reason(desk: Desk) -> None:
    code = person(desk, "Lò Thị Phương")
    with pytest.raises(UserError, match="lý do"):
        erase_person(desk, code, " ")

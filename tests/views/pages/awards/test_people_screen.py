"""The register of people: a list taken in, duplicates made one, data given out and erased."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.domain.nominations import Collective, Person
from models.usecases.awards import list_subjects, save_subject
from models.usecases.desk import Desk
from models.usecases.merits import get_merits
from models.usecases.personal_data import data_requests
from tests.fake_ask import FakeAsk
from views.pages.awards.fact_form import FactForm
from views.pages.awards.page import AwardsPage
from views.pages.awards.people_import import PeopleImportForm
from views.widgets.fields import TextField

Settle = Callable[[], None]


def a_list(folder: Path) -> Path:
    book = openpyxl.Workbook()
    book.active.append(["TT", "Họ và tên", "Năm sinh", "Chức vụ", "Danh hiệu", "Năm"])
    book.active.append([1, "Lò Thị Phương", 1985, "Chuyên viên", "LĐTT", 2022])
    book.active.append([2, "Vàng A Sính", 1979, "Giám đốc", None, None])
    book.save(folder / "danh-sach.xlsx")
    return folder / "danh-sach.xlsx"


@pytest.fixture
def ask_with_list(ask: FakeAsk, tmp_path: Path) -> FakeAsk:
    ask.open_answer = a_list(tmp_path)
    return ask


def test_a_list_is_looked_at_and_taken_in(
    qtbot: QtBot, desk: Desk, page: AwardsPage, ask_with_list: FakeAsk, settle: Settle
) -> None:
    page.show_view("people")
    settle()

    def wait(form: QWidget) -> None:
        assert isinstance(form, PeopleImportForm)
        qtbot.waitUntil(lambda: len(form.lines) == 2, timeout=15_000)

    ask_with_list.fill = wait
    page.people.care.import_list()
    settle()
    assert [one.full_name for one in list_subjects(desk).people] == ["Lò Thị Phương", "Vàng A Sính"]
    assert "Đã ghi 2 dòng" in page.strip.text()


def test_a_list_without_a_column_of_names_cannot_be_taken(
    qtbot: QtBot, desk: Desk, page: AwardsPage, ask_with_list: FakeAsk, settle: Settle
) -> None:
    page.show_view("people")
    settle()

    def unmap(form: QWidget) -> None:
        assert isinstance(form, PeopleImportForm)
        qtbot.waitUntil(lambda: len(form.lines) == 2, timeout=15_000)
        with qtbot.waitSignal(form.ready, timeout=15_000):
            field = form.fields["full_name"]
            field.set_value("")
            field.committed.emit("")

    ask_with_list.fill = unmap
    page.people.care.import_list()
    settle()
    assert list_subjects(desk).people == ()


def test_duplicates_are_made_one(
    desk: Desk, page: AwardsPage, ask: FakeAsk, settle: Settle
) -> None:
    keep = save_subject(desk, Person(code="", full_name="Lò Thị Phương", birth_year=1985)).value
    save_subject(desk, Person(code="", full_name="Lò Thị Phương"))
    page.show_view("people")
    settle()
    ask.choose_answer = keep
    page.people.care.find_duplicates()
    settle()
    assert [one.code for one in list_subjects(desk).people] == [keep]


def test_data_is_given_out_and_erased_with_a_record(
    desk: Desk, page: AwardsPage, ask: FakeAsk, settle: Settle, tmp_path: Path
) -> None:
    save_subject(desk, Person(code="", full_name="Lò Thị Phương", birth_year=1985))
    (person,) = list_subjects(desk).people
    ask.text_answer = "Đơn ngày 01/02/2024"
    ask.save_answer = tmp_path / "phuong.json"
    page.people.care.export_data(person)
    settle()
    page.people.care.erase_data(person)
    settle()
    assert (tmp_path / "phuong.json").exists()
    assert sorted(one.kind for one in data_requests(desk)) == ["erase", "export"]
    assert list_subjects(desk).people == ()


def test_a_registration_marks_the_year(
    desk: Desk, page: AwardsPage, ask: FakeAsk, settle: Settle
) -> None:
    code = save_subject(desk, Person(code="", full_name="Lò Thị Phương")).value
    page.show_view("people")
    settle()
    page.people.open_item(code)
    settle()

    def fill(form: QWidget) -> None:
        assert isinstance(form, FactForm)
        year = form.field("year")
        assert isinstance(year, TextField)
        year.set_text("2023")

    ask.fill = fill
    page.people.history.wishes.add()
    settle()
    merits = get_merits(desk, code)
    assert [(year, wish.award) for year, wish in merits.intentions] == [(2023, "LDTT")]
    assert merits.years[0].registered is True


def test_a_card_opens_as_a_paper(desk: Desk, page: AwardsPage, settle: Settle) -> None:
    save_subject(desk, Person(code="", full_name="Lò Thị Phương"))
    (person,) = list_subjects(desk).people
    page.people.care.show_card(person)
    settle()
    assert page.reader.preview.page_count() == 2


def test_a_found_thing_is_shown_where_it_belongs(
    desk: Desk, page: AwardsPage, dossier: str, settle: Settle
) -> None:
    person = save_subject(desk, Person(code="", full_name="Lò Thị Phương")).value
    unit = save_subject(desk, Collective(code="", name="Văn phòng Sở")).value
    for code, part in ((person, page.people), (unit, page.collectives), (dossier, page.editor)):
        page.open_item(code)
        settle()
        assert part.isVisible()


@pytest.fixture
def ask_with_units(ask: FakeAsk, tmp_path: Path) -> FakeAsk:
    book = openpyxl.Workbook()
    for row in (["TT", "Tên tập thể", "Số người"], [1, "Văn phòng Sở", 9], [2, "Thanh tra Sở", 4]):
        book.active.append(row)
    book.save(tmp_path / "tap-the.xlsx")
    ask.open_answer = tmp_path / "tap-the.xlsx"
    return ask


def test_a_list_of_collectives_is_looked_at_and_taken_in(
    qtbot: QtBot, desk: Desk, page: AwardsPage, ask_with_units: FakeAsk, settle: Settle
) -> None:
    page.show_view("collectives")
    settle()

    def wait(form: QWidget) -> None:
        assert isinstance(form, PeopleImportForm)
        qtbot.waitUntil(lambda: len(form.lines) == 2, timeout=15_000)

    ask_with_units.fill = wait
    page.collectives.care.import_list()
    settle()
    units = {one.name: one.member_count for one in list_subjects(desk).collectives}
    assert units == {"Văn phòng Sở": 9, "Thanh tra Sở": 4}


def test_everybody_registers_with_one_answer(
    desk: Desk, page: AwardsPage, ask: FakeAsk, settle: Settle
) -> None:
    codes = [
        save_subject(desk, Person(code="", full_name=name)).value
        for name in ("Lò Thị Phương", "Vàng A Sính")
    ]
    page.show_view("people")
    settle()
    ask.choose_answer = "LDTT|house"
    page.people.care.register_all()
    settle()
    for code in codes:
        assert [wish.award for _, wish in get_merits(desk, code).intentions] == ["LDTT"]
    assert "2 trường hợp" in page.strip.text()

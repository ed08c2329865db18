"""The register, the money of a year, statistics and the rules, on the screen."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtWidgets import QWidget

from models.domain.nominations import AwardRecord, Person, SubjectKind
from models.usecases.award_history import put_record
from models.usecases.award_settings import list_settings
from models.usecases.awards import save_subject
from models.usecases.deciding import fund
from models.usecases.desk import Desk
from tests.fake_ask import FakeAsk
from views.pages.awards.fact_form import FactForm
from views.pages.awards.page import AwardsPage
from views.widgets.fields import TextField

Settle = Callable[[], None]


def held(desk: Desk) -> str:
    person = save_subject(desk, Person(code="", full_name="Lò Thị Phương")).value
    for year, amount in ((2022, None), (2023, 1_800_000)):
        record = AwardRecord(
            award="CSTD_CO_SO",
            award_name="Chiến sĩ thi đua cơ sở",
            is_title=True,
            year=year,
            decided_on=date(year + 1, 1, 20),
            amount_vnd=amount,
        )
        put_record(desk, person, SubjectKind.INDIVIDUAL, record)
    return person


def type_into(form: FactForm, **texts: str) -> None:
    for key, text in texts.items():
        field = form.field(key)
        assert isinstance(field, TextField)
        field.set_text(text)


def test_the_register_is_exported_as_it_is_filtered(
    desk: Desk, page: AwardsPage, ask: FakeAsk, settle: Settle, tmp_path: Path
) -> None:
    held(desk)
    page.show_view("register")
    settle()
    page.register.bar.set_choice("year", "2023")
    page.register.bar.changed.emit()
    ask.save_answer = tmp_path / "so.xlsx"
    page.register.export()
    settle()
    (sheet,) = load_workbook(tmp_path / "so.xlsx").worksheets
    assert [sheet.cell(row, 4).value for row in range(1, sheet.max_row + 1)][-1] == 2023
    assert "Đã xuất so.xlsx" in page.strip.text()


def test_money_that_was_paid_is_owed_no_more(desk: Desk, page: AwardsPage, settle: Settle) -> None:
    held(desk)
    page.show_view("register")
    settle()
    page.register.table.select_fact(lambda entry: entry.record.year == 2023)
    page.register.pay_chosen()
    settle()
    assert (fund(desk, 2024).owed_vnd, fund(desk, 2024).paid_vnd) == (0, 1_800_000)


def test_the_fund_is_typed_with_dots(
    desk: Desk, page: AwardsPage, ask: FakeAsk, settle: Settle
) -> None:
    held(desk)
    page.show_view("register")
    settle()

    def fill(form: QWidget) -> None:
        assert isinstance(form, FactForm)
        type_into(form, amount_vnd="5.000.000")

    ask.fill = fill
    page.register.edit_fund()
    settle()
    assert fund(desk, 2024).left_vnd == 3_200_000


def test_a_printed_register_opens_over_the_views_and_closes_again(
    desk: Desk, page: AwardsPage, settle: Settle
) -> None:
    held(desk)
    page.show_view("register")
    settle()
    page.register.preview()
    settle()
    assert page.reader.isVisible()
    assert page.reader.preview.page_count() == 1
    page.reader.closed.emit()
    settle()
    assert page.register.isVisible()


def test_statistics_show_five_years_and_go_into_a_workbook(
    desk: Desk, page: AwardsPage, ask: FakeAsk, settle: Settle, tmp_path: Path
) -> None:
    held(desk)
    page.show_view("statistics")
    settle()
    assert page.statistics.chart.accessibleDescription().startswith("2019: 0")
    ask.save_answer = tmp_path / "thong-ke.xlsx"
    page.statistics.export()
    settle()
    assert load_workbook(tmp_path / "thong-ke.xlsx").sheetnames[1:3] == ["0601.N", "0602.N"]


def test_a_threshold_is_set_with_its_source(
    desk: Desk, page: AwardsPage, ask: FakeAsk, settle: Settle
) -> None:
    page.show_view("rules")
    settle()
    table = page.rules.table
    assert table.select_fact(lambda line: line.setting.code == "cap" and line.award == "CSTD_CO_SO")

    def fill(form: QWidget) -> None:
        assert isinstance(form, FactForm)
        type_into(form, value="20", source="Quyết định 14/2024/QĐ-UBND")

    ask.fill = fill
    page.rules.edit_current()
    settle()
    line = next(
        one
        for one in list_settings(desk, date(2024, 2, 20))
        if one.setting.code == "cap" and one.award == "CSTD_CO_SO"
    )
    assert (line.own, line.setting.value) == (True, "20")


def test_a_value_that_is_no_number_is_refused_in_words(
    desk: Desk, page: AwardsPage, ask: FakeAsk, settle: Settle
) -> None:
    page.show_view("rules")
    settle()
    page.rules.table.select_fact(lambda line: line.setting.code == "quorum")

    def fill(form: QWidget) -> None:
        assert isinstance(form, FactForm)
        type_into(form, value="hai phần ba", source="Quy chế")

    ask.fill = fill
    page.rules.edit_current()
    settle()
    assert "không phải là số" in page.strip.text()
    assert not any(line.own for line in list_settings(desk, date(2024, 2, 20)))

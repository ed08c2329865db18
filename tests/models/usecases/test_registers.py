"""The register, cards, who is due, statistics; as workbook and PDF."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from models.domain.merits import SubjectYear
from models.domain.nominations import AwardRecord, Collective, Person, SubjectKind
from models.usecases.award_history import put_record
from models.usecases.awards import list_subjects, save_subject
from models.usecases.desk import Desk
from models.usecases.merits import put_year
from models.usecases.registers import (
    RegisterFilter,
    card_tables,
    due_table,
    export_tables,
    list_register,
    register_table,
    statistics,
    tables_pdf,
)

PERSON, COLLECTIVE = SubjectKind.INDIVIDUAL, SubjectKind.COLLECTIVE


def record(code: str, name: str, year: int, **more: object) -> AwardRecord:
    return AwardRecord(
        award=code,
        award_name=name,
        is_title=code.startswith(("CSTD", "TTLD")),
        year=year,
        decided_on=date(year + 1, 1, 15),
        **more,  # type: ignore[arg-type] # by name
    )


@pytest.fixture
def filled(desk: Desk) -> Desk:
    person = save_subject(
        desk, Person(code="", full_name="Lò Thị Phương", unit="Phòng Bưu chính")
    ).value
    unit = save_subject(
        desk, Collective(code="", name="Văn phòng Sở", founded_on=date(2004, 6, 1))
    ).value
    for year in (2021, 2022):
        made = record("CSTD_CO_SO", "Chiến sĩ thi đua cơ sở", year, amount_vnd=1_800_000)
        put_record(desk, person, PERSON, made)
    praised = record("BK_TINH_BO", "Bằng khen", 2022, mode="sudden", person_group="worker")
    put_record(desk, person, PERSON, praised)
    put_record(desk, unit, COLLECTIVE, record("BK_TINH_BO", "Bằng khen", 2022))
    inherited = record("BK_TINH_BO", "Bằng khen", 2019, inheritance="to_confirm")
    put_record(desk, unit, COLLECTIVE, inherited)
    return desk


@pytest.mark.parametrize(
    ("keep", "count"),
    [
        (RegisterFilter(), 5),
        (RegisterFilter(text="lo phuong buu chinh"), 3),
        (RegisterFilter(kind="collective"), 2),
        (RegisterFilter(award="CSTD_CO_SO", year=2022), 1),
        (RegisterFilter(text="không có ai"), 0),
    ],
)
def test_the_register_is_searched(filled: Desk, keep: RegisterFilter, count: int) -> None:
    assert len(list_register(filled, keep)) == count


def test_the_register_lies_in_a_workbook_that_prints_landscape(
    filled: Desk, tmp_path: Path
) -> None:
    table = register_table(list_register(filled), "Năm 2023")
    place = export_tables(tmp_path / "so.xlsx", [("Sổ khen thưởng", table)])
    (sheet,) = load_workbook(place).worksheets
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.max_row == 8
    assert {sheet.cell(row, 10).value for row in range(4, 9)} == {1_800_000, None}


def test_text_that_looks_like_a_formula_stays_text(filled: Desk, tmp_path: Path) -> None:
    save_subject(filled, Person(code="x", full_name='=HYPERLINK("http://x")'))
    put_record(filled, "x", PERSON, record("LDTT", "Lao động tiên tiến", 2020))
    table = register_table(list_register(filled))
    place = export_tables(tmp_path / "so.xlsx", [("Sổ", table)])
    (sheet,) = load_workbook(place).worksheets
    cells = [cell for row in sheet.iter_rows() for cell in row if "HYPER" in str(cell.value)]
    assert [cell.data_type for cell in cells] == ["s"]


def test_predecessors_awards_are_not_counted_in_statistics(filled: Desk) -> None:
    tables = dict(statistics(filled, 2023))
    five = {row.cells[0]: row.cells for row in tables["5 năm"].rows}
    assert five["Bằng khen"] == ("Bằng khen", 0, 0, 0, 0, 2, 2)
    assert five["Cộng"] == ("Cộng", 0, 0, 0, 1, 3, 4)


def test_form_0603_splits_people_into_groups_and_modes(filled: Desk) -> None:
    table = dict(statistics(filled, 2023))["0603.N"]
    heads = [column.head for column in table.columns]
    (row, total) = table.rows
    told = dict(zip(heads, row.cells, strict=True))
    assert (told["Tổng số"], told["Tập thể"], told["Cá nhân"]) == (2, 1, 1)
    assert told["Người trực tiếp công tác, lao động"] == 1
    assert told["Đột xuất"] == 1
    assert total.cells[1] == 2
    assert "1 lần chưa ghi loại hình" in table.note


def test_form_0601_counts_the_movements_of_the_programme(desk: Desk) -> None:
    table = dict(statistics(desk, 2023))["0601.N"]
    total = table.rows[-1].cells
    assert isinstance(total[1], int)
    assert total[1] > 0
    assert total[1] == sum(int(cell or 0) for cell in total[2:])


def test_a_form_without_data_says_why(desk: Desk) -> None:
    table = dict(statistics(desk, 2023))["0605.N"]
    assert "để trống" in table.note


def test_a_card_lists_awards_and_years(filled: Desk) -> None:
    (person,) = list_subjects(filled).people
    put_year(filled, person.code, SubjectYear(year=2022, rating="HTXS"))
    awards, years = card_tables(filled, person)
    assert [row.cells[0] for row in awards.rows] == ["2021", "2022", "2022"]
    assert years.rows[0].cells[1] == "Hoàn thành xuất sắc nhiệm vụ"
    (unit,) = list_subjects(filled).collectives
    assert "cần xác nhận" in str(card_tables(filled, unit)[0].rows[0].cells[3])


def test_round_anniversaries_are_due(filled: Desk) -> None:
    rows = [row.cells for row in due_table(filled, 2023).rows]
    assert ("2024", "Văn phòng Sở", "", "20 năm thành lập") in rows


def test_tables_print_as_one_pdf_with_a_page_each(filled: Desk) -> None:
    made = tables_pdf(filled, statistics(filled, 2023), "Thống kê")
    reader = PdfReader(BytesIO(made))
    assert len(reader.pages) == 6
    assert reader.pages[0].mediabox.width > reader.pages[0].mediabox.height
    assert "Kết quả khen thưởng 2019 - 2023" in reader.pages[0].extract_text()

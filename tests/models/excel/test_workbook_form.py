"""What a person without the program meets: pages that print, keys that hold, lists that open."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.excel.columns import LISTS, TARGET_COLUMNS, TASK_COLUMNS, Column, Form
from models.excel.reading import read_package
from models.excel.submission import write_submission
from tests.models.excel.workbook_sample import OFFICES, letter, results, submission, tasks
from tests.models.exchange_sample import SOFFICE, column_of, resaved, row_of

KINDS = ("submission", "consolidated", "return")
SHEETS = (("Chỉ tiêu", TARGET_COLUMNS), ("Nhiệm vụ", TASK_COLUMNS))
_INLINE_LIMIT = 255
needs_soffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


@pytest.fixture(params=KINDS)
def book(request: pytest.FixtureRequest, workbooks: dict[str, Path]) -> Iterator[Workbook]:
    found = openpyxl.load_workbook(workbooks[request.param])
    yield found
    found.close()


@pytest.fixture
def sent(workbooks: dict[str, Path]) -> Iterator[Workbook]:
    found = openpyxl.load_workbook(workbooks["submission"])
    yield found
    found.close()


def visible(book: Workbook) -> list[Worksheet]:
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def test_every_visible_sheet_prints_on_a4_landscape_one_page_wide(book: Workbook) -> None:
    for sheet in visible(book):
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth == 1


def test_tables_repeat_their_header_on_every_page(book: Workbook) -> None:
    tables = [sheet for sheet in visible(book) if sheet.title != "Hướng dẫn"]

    for sheet in tables:
        header = row_of(sheet, "#row") + 1
        assert sheet.print_title_rows == f"${header}:${header}"
        assert sheet.freeze_panes is not None


def test_the_sheets_come_in_reading_order_and_the_rest_is_hidden(sent: Workbook) -> None:
    states = [(sheet.title, sheet.sheet_state) for sheet in sent.worksheets]

    assert states == [
        ("Hướng dẫn", "visible"),
        ("Chỉ tiêu", "visible"),
        ("Nhiệm vụ", "visible"),
        ("Danh mục", "hidden"),
        ("_meta", "veryHidden"),
    ]


@pytest.mark.parametrize(("name", "columns"), SHEETS)
def test_only_cells_to_fill_in_are_open(
    sent: Workbook, name: str, columns: tuple[Column, ...]
) -> None:
    sheet = sent[name]
    first = row_of(sheet, "#row") + 2

    assert sheet.protection.sheet
    for number, column in enumerate(columns, 1):
        assert sheet.cell(first, number).protection.locked is not column.is_input, column.key


@pytest.mark.parametrize(("name", "columns"), SHEETS)
def test_drop_downs_come_from_the_hidden_sheet_by_a_defined_name(
    sent: Workbook, name: str, columns: tuple[Column, ...]
) -> None:
    sheet = sent[name]
    wanted = {column.choices for column in columns if column.form is Form.CHOICE}
    lists = [item for item in sheet.data_validations.dataValidation if item.type == "list"]

    assert {item.formula1 for item in lists} == wanted
    for item in LISTS:
        area = sent.defined_names[item.name].attr_text
        title, cells = area.rsplit("!", 1)
        words = [cell.value for row in sent[title.strip("'")][cells] for cell in row]
        assert tuple(words) == item.words


def test_no_validation_carries_a_list_of_its_own(book: Workbook) -> None:
    """Excel "repairs" a file whose inline list is longer than 255 characters."""
    for sheet in book.worksheets:
        for item in sheet.data_validations.dataValidation:
            assert not str(item.formula1).startswith('"')
            assert len(item.prompt or "") <= _INLINE_LIMIT
            assert len(item.promptTitle or "") <= 32


def test_the_guide_says_of_each_column_what_the_check_says(sent: Workbook) -> None:
    said = {str(cell.value) for row in sent["Hướng dẫn"].iter_rows() for cell in row if cell.value}

    for name, columns in SHEETS:
        prompts = {item.prompt for item in sent[name].data_validations.dataValidation}
        for column in columns:
            if column.is_input:
                assert column.how in said
            if column.is_input and column.form is not Form.TEXT:
                assert column.how[:_INLINE_LIMIT] in prompts


def test_a_text_that_looks_like_a_formula_stays_a_text(sent: Workbook) -> None:
    sheet = sent["Chỉ tiêu"]
    cell = sheet.cell(row_of(sheet, "t0003|2023"), column_of(sheet, "note"))

    assert (cell.value, cell.data_type) == ("=SUM(A1:A9)", "s")


def test_the_consolidation_has_a_column_for_every_member(workbooks: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(workbooks["consolidated"])
    sheet = book["Tổng hợp chỉ tiêu"]

    columns = [column_of(sheet, f"office:{office}") for office in OFFICES]

    assert columns == sorted(columns)
    assert sheet.cell(row_of(sheet, "1"), columns[-1]).value is None
    book.close()


@pytest.mark.parametrize("kind", KINDS[:2])
def test_what_was_written_is_what_is_read(workbooks: dict[str, Path], kind: str) -> None:
    parsed = read_package(workbooks[kind].read_bytes(), f"{kind}.xlsx")

    assert sorted(parsed.results, key=lambda item: item.key) == results()
    assert sorted(parsed.tasks, key=lambda item: item.key) == tasks()
    assert (parsed.is_touched, parsed.problems, parsed.unknown) == (False, (), ())


def test_a_letter_of_the_leader_is_read_back_whole(workbooks: dict[str, Path]) -> None:
    parsed = read_package(workbooks["return"].read_bytes(), "tra.xlsx")

    assert parsed.cargo == letter().cargo
    assert (parsed.is_touched, parsed.is_genuine) == (False, True)


def test_the_same_facts_give_the_same_bytes() -> None:
    assert write_submission(submission()) == write_submission(submission())


def test_progress_is_told_while_rows_are_written() -> None:
    heard: list[tuple[int, int]] = []

    write_submission(submission(1200), progress=lambda done, total: heard.append((done, total)))

    assert heard == [(500, 1200), (1000, 1200)]


@needs_soffice
@pytest.mark.parametrize("kind", KINDS)
def test_libreoffice_opens_it_whole(workbooks: dict[str, Path], tmp_path: Path, kind: str) -> None:
    """Every cell, list and lock is there after LibreOffice opened and saved the workbook."""
    ours = openpyxl.load_workbook(workbooks[kind])
    theirs = openpyxl.load_workbook(resaved(workbooks[kind], tmp_path))

    assert [sheet.title for sheet in theirs] == [sheet.title for sheet in ours]
    for sheet in ours:
        other = theirs[sheet.title]
        assert _texts(other) == _texts(sheet)
        assert other.protection.sheet == sheet.protection.sheet
        assert len(other.data_validations.dataValidation) == len(
            sheet.data_validations.dataValidation
        )
    assert set(theirs.defined_names) == set(ours.defined_names)


def test_every_part_of_the_file_is_named_in_its_list(workbooks: dict[str, Path]) -> None:
    for place in workbooks.values():
        with zipfile.ZipFile(place) as archive:
            types = archive.read("[Content_Types].xml").decode()
            named = set(re.findall(r'PartName="/([^"]+)"', types))
            parts = {name for name in archive.namelist() if not name.endswith(".rels")}
        assert parts - named == {"[Content_Types].xml"}


def _texts(sheet: Worksheet) -> list[list[str]]:
    """Return what the cells say, numbers as numbers, to the fifteen digits Excel keeps."""
    return [
        [
            format(cell.value, ".15g") if isinstance(cell.value, int | float) else str(cell.value)
            for cell in row
        ]
        for row in sheet.iter_rows()
    ]

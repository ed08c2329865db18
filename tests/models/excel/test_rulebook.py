import io
import re

import openpyxl
import pytest

import resources
from models.excel.columns import TARGET_COLUMNS, TASK_COLUMNS, Column
from models.excel.rulebook import rule_lines
from tests.models.excel.sent_files import package, sheet_of

COLUMNS = [
    (sheet, column)
    for sheet, columns in (("Chỉ tiêu", TARGET_COLUMNS), ("Nhiệm vụ", TASK_COLUMNS))
    for column in columns
    if column.is_input
]


def test_the_manual_holds_the_rules_word_for_word_and_no_others() -> None:
    page = resources.path("help/packages-reading.md").read_text("utf-8")
    written = re.findall(r"^- Trang .+$", page, re.MULTILINE)

    assert tuple(written) == rule_lines()


@pytest.mark.parametrize(("sheet", "column"), COLUMNS, ids=lambda item: str(item)[:12])
def test_the_guide_and_the_prompts_say_what_the_manual_says(sheet: str, column: Column) -> None:
    book = openpyxl.load_workbook(io.BytesIO(package(2)))
    guide = {cell.value for row in sheet_of(book, "Hướng dẫn").iter_rows() for cell in row}
    checks = sheet_of(book, sheet).data_validations.dataValidation
    notes = {item.prompt for item in checks if item.type is None}
    prompts = {item.prompt for item in checks if item.type is not None}
    line = next(line for line in rule_lines() if f"{sheet}, cột **{column.header}**" in line)

    assert column.how in guide
    assert column.how in line
    assert column.how in notes
    assert column.form.value == "text" or column.how in prompts

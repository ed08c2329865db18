import io
import unicodedata
from collections.abc import Callable
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from models.domain.errors import Problem, Severity
from models.domain.legacy import Encoding, encode
from models.domain.package import Parsed, ResultValue
from models.excel.columns import TARGET_COLUMNS
from models.excel.reading import read_package
from tests.models.excel.sent_files import edited, package, sheet_of, typed, with_text

GOOD = package(12)
BEFORE = read_package(GOOD, "tot.xlsx")
LETTERS = {column.key: chr(64 + number) for number, column in enumerate(TARGET_COLUMNS, 1)}
KEY_ROW = next(
    row
    for row in range(1, 20)
    if sheet_of(openpyxl.load_workbook(io.BytesIO(GOOD)))[f"A{row}"].value == "#row"
)
TARGET, NEIGHBOUR = "t0002", "t0004"
ROW = KEY_ROW + 4
Edit = Callable[[openpyxl.Workbook], None]


def at(key: str, row: int = ROW) -> str:
    return f"{LETTERS[key]}{row}"


def read(content: bytes) -> Parsed:
    return read_package(content, "nop.xlsx")


def after(edit: Edit) -> Parsed:
    return read(edited(GOOD, edit))


def value_of(parsed: Parsed, target: str = TARGET) -> ResultValue:
    return next(item for item in parsed.results if item.target == target)


def only(parsed: Parsed, severity: Severity = Severity.ERROR) -> Problem:
    (problem,) = [item for item in parsed.problems if item.severity is severity]
    return problem


def same_values(parsed: Parsed) -> bool:
    return (
        set(parsed.results) == set(BEFORE.results)
        and set(parsed.tasks) == set(BEFORE.tasks)
        and not parsed.problems
        and not parsed.is_touched
    )


def test_a_package_nobody_touched_is_read_as_it_was_written() -> None:
    assert len(BEFORE.results) == 12
    assert (BEFORE.problems, BEFORE.unknown, BEFORE.is_touched) == ((), (), False)
    assert BEFORE.places[f"{TARGET}|son-la|2023"] == ("Chỉ tiêu", at("value"))


def test_a_package_saved_again_by_a_spreadsheet_program_is_the_same() -> None:
    assert same_values(after(lambda _book: None))


# --- where things stand


def move_sheets(book: openpyxl.Workbook) -> None:
    book.move_sheet("Chỉ tiêu", 2)
    sheet_of(book).title = "Bang 1"


def hide_everything(book: openpyxl.Workbook) -> None:
    sheet = sheet_of(book)
    sheet.column_dimensions["D"].hidden = True
    for row in range(ROW - 2, ROW + 3):
        sheet.row_dimensions[row].hidden = True
    sheet.auto_filter.ref = f"A{KEY_ROW + 1}:O{KEY_ROW + 13}"


def blank_rows(book: openpyxl.Workbook) -> None:
    sheet_of(book).insert_rows(ROW, amount=3)
    sheet_of(book)[f"E{ROW + 1}"].value = "   "


def swap_columns(book: openpyxl.Workbook) -> None:
    sheet = sheet_of(book)
    sheet.insert_cols(4, amount=2)


def lose_the_key_row(book: openpyxl.Workbook) -> None:
    sheet_of(book).delete_rows(KEY_ROW)


def lose_the_key_column(book: openpyxl.Workbook) -> None:
    sheet_of(book).delete_cols(1)


def reveal_the_meta_sheet(book: openpyxl.Workbook) -> None:
    sheet = book["_meta"]
    sheet.sheet_state = "visible"
    sheet.title = "Sheet9"


@pytest.mark.parametrize(
    "edit",
    [
        move_sheets,
        hide_everything,
        blank_rows,
        swap_columns,
        lose_the_key_row,
        lose_the_key_column,
        reveal_the_meta_sheet,
    ],
)
def test_what_moves_or_hides_cells_changes_no_value(edit: Edit) -> None:
    assert same_values(after(edit))


@pytest.mark.parametrize("edit", [hide_everything, move_sheets])
def test_a_problem_keeps_the_address_a_person_sees(edit: Edit) -> None:
    def spoil(book: openpyxl.Workbook) -> None:
        sheet_of(book)[at("value")].value = "chưa rõ"
        edit(book)

    assert only(after(spoil)).cell == at("value")


def test_inserted_rows_and_columns_shift_the_address_as_excel_does() -> None:
    def spoil(book: openpyxl.Workbook) -> None:
        sheet_of(book)[at("value")].value = "chưa rõ"
        sheet_of(book).insert_rows(3)
        sheet_of(book).insert_cols(2)

    assert only(after(spoil)).cell == f"M{ROW + 1}"


def test_a_merged_header_and_merged_cells_do_not_hide_the_columns() -> None:
    def merge(book: openpyxl.Workbook) -> None:
        sheet = sheet_of(book)
        sheet.merge_cells(start_row=1, end_row=1, start_column=2, end_column=9)
        sheet.merge_cells(start_row=ROW, end_row=ROW, start_column=4, end_column=5)

    assert value_of(after(merge)) == value_of(BEFORE)


def test_headers_are_found_without_marks_case_and_in_decomposed_letters() -> None:
    def retype(book: openpyxl.Workbook) -> None:
        sheet = sheet_of(book)
        sheet.delete_rows(KEY_ROW)
        for cell in sheet[KEY_ROW]:
            if isinstance(cell.value, str):
                cell.value = unicodedata.normalize("NFD", f" {cell.value.upper()}\u00a0")

    assert same_values(after(retype))


def test_a_misspelt_header_is_listed_with_the_one_it_may_mean() -> None:
    def misspell(book: openpyxl.Workbook) -> None:
        sheet = sheet_of(book)
        sheet.delete_rows(KEY_ROW)
        sheet[f"L{KEY_ROW}"].value = "Kết quar"
        sheet[f"P{KEY_ROW}"].value = "Ý kiến riêng"

    parsed = after(misspell)

    assert {(item.column, item.suggestion) for item in parsed.unknown} == {
        ("Ý kiến riêng", ""),
        ("Kết quar", "Kết quả"),
    }
    assert "thiếu cột Kết quả" in only(parsed, Severity.WARNING).message


def test_a_misspelt_sheet_and_a_foreign_one_are_both_listed() -> None:
    def add(book: openpyxl.Workbook) -> None:
        book.create_sheet("Chỉ tiu")["A1"].value = "x"
        book.create_sheet("Thu chi quỹ")["A1"].value = "x"
        book.create_sheet("Trống")

    found = {(item.sheet, item.suggestion) for item in after(add).unknown}

    assert found == {("Chỉ tiu", "Chỉ tiêu"), ("Thu chi quỹ", "")}


def test_a_lost_column_and_lost_rows_are_told_and_taken_from_the_copy() -> None:
    def lose(book: openpyxl.Workbook) -> None:
        sheet_of(book).delete_rows(ROW)
        sheet_of(book).delete_cols(12)

    parsed = after(lose)

    assert set(parsed.results) == set(BEFORE.results)
    assert parsed.is_touched
    said = " ".join(item.message for item in parsed.problems)
    assert "thiếu cột Kết quả" in said
    assert "xoá 1 dòng" in said


def test_a_lost_sheet_is_told() -> None:
    parsed = after(lambda book: book.remove(book["Nhiệm vụ"]))

    assert set(parsed.tasks) == set(BEFORE.tasks)
    assert "Không tìm thấy trang Nhiệm vụ" in only(parsed, Severity.WARNING).message


def test_a_code_that_contradicts_the_hidden_key_is_a_problem_and_no_value() -> None:
    parsed = read(typed(GOOD, {at("code"): NEIGHBOUR}))

    problem = only(parsed)
    assert problem.cell == at("code")
    assert TARGET in problem.message
    assert NEIGHBOUR in problem.message


def test_a_row_that_is_there_twice_counts_once() -> None:
    def copy_row(book: openpyxl.Workbook) -> None:
        sheet = sheet_of(book)
        for cell in sheet[ROW]:
            sheet.cell(KEY_ROW + 20, cell.column).value = cell.value

    parsed = after(copy_row)

    assert "lặp lại" in only(parsed).message
    assert only(parsed).cell == at("code", KEY_ROW + 20)
    assert len(parsed.results) == 12


def test_figures_in_a_row_without_a_code_are_not_dropped_silently() -> None:
    parsed = read(typed(GOOD, {at("value", KEY_ROW + 30): 5}))

    assert "không có mã" in only(parsed).message
    assert only(parsed).cell == at("value", KEY_ROW + 30)


# --- what cells say


def test_a_problem_says_sheet_cell_indicator_what_was_found_and_what_to_type() -> None:
    problem = only(read(typed(GOOD, {at("value"): "khoảng chín mươi"})))

    assert (problem.sheet, problem.cell, problem.code) == ("Chỉ tiêu", at("value"), TARGET)
    assert problem.found == "khoảng chín mươi"
    assert problem.name == "Chỉ tiêu số 2"
    assert problem.message == (
        f"Trang Chỉ tiêu, ô {at('value')} - Chỉ tiêu số 2 ghi “khoảng chín mươi”: "
        "Ô này không phải một số. Hãy chỉ gõ số, ví dụ 95,5."
    )


@pytest.mark.parametrize(
    ("entry", "value"),
    [
        (95.5, "95.5"),
        ("95,5", "95.5"),
        (" 95,5 % ", "95.5"),
        ("96\u00a0%", "96"),
        ("1.234,5", "1234.5"),
        ("12.345.678", "12345678"),
        (0, "0"),
        ("-3", "-3"),
    ],
)
def test_numbers_and_numbers_as_text_are_read(entry: object, value: str) -> None:
    parsed = read(typed(GOOD, {at("value"): entry}))

    assert value_of(parsed).value == Decimal(value)
    assert parsed.touched == {f"{TARGET}|son-la|2023"}
    assert parsed.problems == ()


@pytest.mark.parametrize("entry", ["1.234", "95.500", "1,234"])
def test_a_number_with_two_readings_is_asked_about(entry: str) -> None:
    problem = only(read(typed(GOOD, {at("value"): entry})), Severity.QUESTION)

    assert "Có thể là" in problem.message
    assert " hoặc " in problem.message


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?"])
def test_an_error_cell_is_no_text_and_no_number(error: str) -> None:
    problem = only(read(typed(GOOD, {at("value"): error})))

    assert error in problem.message
    assert problem.found == error


def test_a_formula_never_calculated_asks_for_excel_and_save() -> None:
    problem = only(read(typed(GOOD, {at("value"): "=J7/K7*100"})))

    assert "“=J7/K7*100”" in problem.message
    assert "mở tệp bằng Excel, bấm Lưu" in problem.message


def test_a_formula_with_a_saved_result_is_taken_and_told() -> None:
    content = typed(GOOD, {at("value"): "=40+55.5"})
    number = openpyxl.load_workbook(io.BytesIO(content)).sheetnames.index("Chỉ tiêu") + 1
    part = f"xl/worksheets/sheet{number}.xml"
    saved = with_text(content, part, "<f>40+55.5</f><v></v>", "<f>40+55.5</f><v>95.5</v>")

    parsed = read(saved)

    assert value_of(parsed).value == Decimal("95.5")
    assert "“=40+55.5”" in only(parsed, Severity.WARNING).message


@pytest.mark.parametrize("shape", ["dd/mm/yyyy", "mm-dd-yy", "d-mmm"])
def test_a_number_that_excel_made_a_day_is_asked_about(shape: str) -> None:
    def turn(book: openpyxl.Workbook) -> None:
        cell = sheet_of(book)[at("value")]
        cell.value = 45000
        cell.number_format = shape

    assert "ngày tháng" in only(after(turn)).message


def test_true_and_false_are_no_numbers() -> None:
    assert "đúng/sai" in only(read(typed(GOOD, {at("value"): True}))).message


def test_a_percentage_cell_counts_in_the_unit_of_the_target() -> None:
    def turn(book: openpyxl.Workbook) -> None:
        cell = sheet_of(book)[at("value")]
        cell.value = 0.955
        cell.number_format = "0.0%"

    assert value_of(after(turn)).value == Decimal("95.5")


def test_half_a_fraction_is_a_problem_in_the_empty_half() -> None:
    problem = only(read(typed(GOOD, {at("denominator"): None})))

    assert problem.cell == at("denominator")
    assert "cả tử số và mẫu số" in problem.message


def test_a_fraction_over_nothing_is_a_problem() -> None:
    assert "lớn hơn 0" in only(read(typed(GOOD, {at("denominator"): 0}))).message


@pytest.mark.parametrize(("word", "judged"), [("đạt", True), ("DAT ", True), ("chưa đạt", False)])
def test_words_of_a_list_are_known_without_marks(word: str, judged: bool) -> None:  # noqa: FBT001
    assert value_of(read(typed(GOOD, {at("judged"): word}))).judged is judged


def test_another_word_than_those_of_the_list_is_a_problem_that_names_them() -> None:
    assert "Đạt, Chưa đạt" in only(read(typed(GOOD, {at("judged"): "xong"}))).message


def test_a_percent_beyond_its_bounds_repeats_the_instruction_of_the_sheet() -> None:
    problem = only(read(typed(GOOD, {"H6": 120}, "Nhiệm vụ")))

    assert "Gõ một số từ 0 đến 100" in problem.message


def test_spaces_and_nothing_clear_a_value() -> None:
    parsed = read(typed(GOOD, {at("value", KEY_ROW + 2): "  ", at("note", KEY_ROW + 2): None}))

    assert value_of(parsed, "t0000").value is None
    assert value_of(parsed, "t0000").note == ""


# --- encodings


def legacy(font: str, text: str) -> Edit:
    def write(book: openpyxl.Workbook) -> None:
        cell = sheet_of(book)[at("note")]
        cell.value = text
        cell.font = Font(name=font)

    return write


@pytest.mark.parametrize(
    ("font", "encoding", "shown"),
    [
        (".VnTime", Encoding.TCVN3, "số liệu tư nhân của sở"),
        (".VnTimeH", Encoding.TCVN3, "SỐ LIỆU TƯ NHÂN CỦA SỞ"),
        ("VNI-Times", Encoding.VNI, "số liệu tư nhân của sở"),
    ],
)
def test_a_note_is_read_by_the_font_of_its_cell(font: str, encoding: Encoding, shown: str) -> None:
    written = encode("số liệu tư nhân của sở", encoding)
    parsed = after(legacy(font, written))

    assert value_of(parsed).note == shown
    warning = only(parsed, Severity.WARNING)
    assert written[:40] in warning.message
    assert shown in warning.message


def test_a_whole_workbook_set_in_an_old_font_changes_nothing() -> None:
    def dress(book: openpyxl.Workbook) -> None:
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    cell.font = Font(name=".VnTime")

    parsed = after(dress)

    assert parsed.is_genuine
    assert set(parsed.results) == set(BEFORE.results)


def test_without_the_font_the_letters_tell() -> None:
    written = encode("số liệu của tư nhân", Encoding.TCVN3)

    assert value_of(after(legacy("Times New Roman", written))).note == "số liệu của tư nhân"


def test_a_run_of_an_old_font_inside_a_note_is_read_alone() -> None:
    def write(book: openpyxl.Workbook) -> None:
        old = InlineFont(rFont=".VnTime")
        pieces = ["Nguồn: ", TextBlock(old, encode("tư liệu sở", Encoding.TCVN3)), " (2023)"]
        sheet_of(book)[at("note")].value = CellRichText(*pieces)

    assert value_of(after(write)).note == "Nguồn: tư liệu sở (2023)"


@pytest.mark.parametrize("font", ["Times New Roman", "Calibri", ""])
@pytest.mark.parametrize("note", ["È Í Ó Õ Ú", "hoà bình, khoá sổ", "“Điện Biên” - 5%"])
def test_notes_in_unicode_stay_as_they_are(font: str, note: str) -> None:
    parsed = after(legacy(font, note))

    assert value_of(parsed).note == note
    assert parsed.problems == ()


def test_decomposed_letters_of_a_note_are_composed() -> None:
    parsed = after(legacy("Calibri", unicodedata.normalize("NFD", "Điện Biên")))

    assert value_of(parsed).note == "Điện Biên"


def test_a_long_run_of_marks_takes_no_time() -> None:
    marks = "a" + "\u0591\u05ae" * 15_000

    assert after(legacy("Calibri", marks)).is_touched


def test_headers_and_words_are_found_with_i_for_y() -> None:
    def retype(book: openpyxl.Workbook) -> None:
        sheet = sheet_of(book)
        sheet.delete_rows(KEY_ROW)
        for cell in sheet[KEY_ROW]:
            if isinstance(cell.value, str):
                cell.value = cell.value.replace("Kỳ", "Kì").replace("Mã", "mã")

    assert same_values(after(retype))


# --- what a row and a column are about


def test_a_row_whose_period_was_pasted_over_is_asked_about() -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet_of(book)[at("period")].value = "Quý I/2023"

    parsed = after(edit)

    assert only(parsed).cell == at("period")
    assert "kỳ của dòng là “Năm 2023”" in only(parsed).message
    assert TARGET not in {item.target for item in parsed.results}
    assert parsed.is_touched


def test_a_period_that_cannot_be_read_is_told_and_the_key_counts() -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet_of(book)[at("period")].value = "cả năm, đến 15/12"

    parsed = after(edit)

    assert only(parsed, Severity.WARNING).cell == at("period")
    assert value_of(parsed) == value_of(BEFORE)


def test_a_row_with_the_code_of_another_is_not_taken_from_the_copies_either() -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet_of(book)[at("code")].value = "khac"

    parsed = after(edit)

    assert only(parsed).cell == at("code")
    assert TARGET not in {item.target for item in parsed.results}
    assert not [item for item in parsed.problems if item.severity is Severity.WARNING]


def test_columns_that_changed_places_below_their_keys_are_not_read() -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = sheet_of(book)
        for row in range(KEY_ROW + 1, sheet.max_row + 1):
            one, other = sheet[at("numerator", row)], sheet[at("denominator", row)]
            one.value, other.value = other.value, one.value

    parsed = after(edit)

    cells = {item.cell for item in parsed.problems if item.severity is Severity.ERROR}
    assert cells == {at("numerator", KEY_ROW + 1), at("denominator", KEY_ROW + 1)}
    assert set(parsed.results) == set(BEFORE.results)
    assert parsed.is_touched


def test_a_cell_that_cannot_be_taken_shows_that_the_package_was_touched() -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet_of(book)[at("value")].value = "1.234"

    assert after(edit).is_touched


def test_a_figure_that_became_a_day_is_shown_as_the_day_a_person_sees() -> None:
    def edit(book: openpyxl.Workbook) -> None:
        cell = sheet_of(book)[at("value")]
        cell.value, cell.number_format = 45023, "dd/mm/yyyy"

    assert only(after(edit)).found == "07/04/2023"


def test_percent_in_words_is_the_sign() -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet_of(book)[at("value")].value = "95,25 phần trăm"

    parsed = after(edit)

    assert not parsed.problems
    assert value_of(parsed).value == Decimal("95.25")

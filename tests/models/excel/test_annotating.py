import io
import re
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from models.excel.annotating import Mark, annotate
from models.excel.reading import read_package
from tests.models.excel.sent_files import (
    SHEET,
    edited,
    package,
    parts_of,
    sheet_of,
    with_part,
    with_text,
    zipped,
)
from tests.models.exchange_sample import SOFFICE

GOOD = package(6)
RED = "FFFF9C94"
MARKS = (
    Mark(sheet="Chỉ tiêu", cell="L6", text="Ô này không phải một số. Hãy chỉ gõ số, ví dụ 95,5."),
    Mark(sheet="Chỉ tiêu", cell="M8", text="Hãy chọn một trong: Đạt, Chưa đạt. <&>"),
    Mark(sheet="Nhiệm vụ", cell="H6", text="Gõ một số từ 0 đến 100, không gõ dấu %."),
)


def by_saving_program(name: str) -> bytes:
    """Return the package as another program would have written it."""
    if name == "ours":
        return GOOD
    if name == "openpyxl":
        return edited(GOOD, lambda _book: None)
    if name == "with notes":
        return edited(GOOD, lambda book: setattr(book["Chỉ tiêu"]["L6"], "comment", own_note()))
    text = parts_of(GOOD)[SHEET].decode()
    text = re.sub(r"<(/?)(\w+)(?=[\s>/])", r"<\1x:\2", text)
    return with_part(GOOD, SHEET, text.replace("xmlns=", "xmlns:x=").encode())


def own_note() -> Comment:
    return Comment("Ghi chú riêng của đơn vị", "Người gửi")


@pytest.mark.parametrize("program", ["ours", "openpyxl", "with notes", "prefixed"])
def test_marked_cells_are_red_with_their_note_and_no_value_differs(program: str) -> None:
    before = by_saving_program(program)

    after = annotate(before, MARKS, "nop.xlsx")

    old, new = (openpyxl.load_workbook(io.BytesIO(item)) for item in (before, after))
    for mark in MARKS:
        cell = sheet_of(new, mark.sheet)[mark.cell]
        assert cell.fill.fgColor.rgb == RED
        assert mark.text in cell.comment.text
        assert cell.border.left.style == sheet_of(old, mark.sheet)[mark.cell].border.left.style
    marked = {(mark.sheet, mark.cell) for mark in MARKS}
    for sheet in old.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                other = sheet_of(new, sheet.title)[cell.coordinate]
                assert other.value == cell.value
                assert other.number_format == cell.number_format
                if (sheet.title, cell.coordinate) not in marked:
                    assert other.fill.fgColor.rgb == cell.fill.fgColor.rgb
                    assert other.font.b == cell.font.b
                    assert other.protection.locked == cell.protection.locked
                    assert (other.comment is None) == (cell.comment is None)
    assert read_package(after, "x") == read_package(before, "x")


def test_a_note_of_the_sender_stays_and_ours_is_added_to_it() -> None:
    after = annotate(by_saving_program("with notes"), MARKS, "nop.xlsx")

    said = sheet_of(openpyxl.load_workbook(io.BytesIO(after)))["L6"].comment.text
    assert said.startswith("Ghi chú riêng của đơn vị")
    assert said.endswith(MARKS[0].text)


def test_every_part_but_those_that_carry_marks_is_the_same_to_the_byte() -> None:
    before = with_part(GOOD, "xl/media/image1.png", bytes(range(256)))

    after = annotate(before, MARKS, "nop.xlsx")

    old, new = parts_of(before), parts_of(after)
    changed = {name for name in old if old[name] != new[name]}
    assert changed == {
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/sheet3.xml",
        "xl/styles.xml",
        "[Content_Types].xml",
    }
    assert {name for name in new if name not in old} == {
        "xl/comments1.xml",
        "xl/comments2.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/drawings/vmlDrawing2.vml",
        "xl/worksheets/_rels/sheet2.xml.rels",
        "xl/worksheets/_rels/sheet3.xml.rels",
    }
    with zipfile.ZipFile(io.BytesIO(after)) as archive:
        assert archive.testzip() is None


def test_within_the_sheet_only_the_marked_cells_differ() -> None:
    after = parts_of(annotate(GOOD, MARKS[:1], "nop.xlsx"))[SHEET].decode()
    before = parts_of(GOOD)[SHEET].decode()

    kept = re.sub(r"<legacyDrawing [^>]*/>", "", after)
    kept = re.sub(r'(<c r="L6"[^>]*?) s="\d+"', r"\1", kept)
    assert kept == re.sub(r'(<c r="L6"[^>]*?) s="\d+"', r"\1", before)


@pytest.mark.parametrize("cell", ["L6", "Z6", "B900", "A1"])
def test_a_cell_or_row_that_is_not_in_the_file_is_put_in_its_place(cell: str) -> None:
    mark = Mark(sheet="Chỉ tiêu", cell=cell, text="Thiếu số liệu.")

    after = annotate(GOOD, [mark], "nop.xlsx")

    sheet = sheet_of(openpyxl.load_workbook(io.BytesIO(after)))
    assert sheet[cell].fill.fgColor.rgb == RED
    assert sheet[cell].comment.text == "Thiếu số liệu."
    order = [int(n) for n in re.findall(r'<row r="(\d+)"', parts_of(after)[SHEET].decode())]
    assert order == sorted(order)


def test_marks_without_a_place_are_passed_over() -> None:
    nowhere = [Mark(sheet="", cell="", text="x"), Mark(sheet="Không có", cell="A1", text="x")]

    assert parts_of(annotate(GOOD, nowhere, "nop.xlsx")) == parts_of(GOOD)


def test_a_mark_twice_on_a_cell_gives_one_note_with_both() -> None:
    twice = [MARKS[0], Mark(sheet="Chỉ tiêu", cell="L6", text="Hai.")]

    after = annotate(GOOD, twice, "nop.xlsx")

    said = sheet_of(openpyxl.load_workbook(io.BytesIO(after)))["L6"].comment.text
    assert said == f"{MARKS[0].text}\nHai."


def test_annotating_what_was_annotated_works_again() -> None:
    once = annotate(GOOD, MARKS, "nop.xlsx")
    twice = annotate(once, [Mark(sheet="Chỉ tiêu", cell="L9", text="Thêm.")], "nop.xlsx")

    sheet = sheet_of(openpyxl.load_workbook(io.BytesIO(twice)))
    assert sheet["L9"].comment.text == "Thêm."
    assert MARKS[0].text in sheet["L6"].comment.text


def test_an_empty_sheet_without_rows_takes_a_mark() -> None:
    empty = with_text(
        edited(GOOD, lambda book: book.create_sheet("Trống")),
        "xl/worksheets/sheet6.xml",
        "<sheetData></sheetData>",
        "<sheetData/>",
    )

    after = annotate(empty, [Mark(sheet="Trống", cell="C3", text="x")], "nop.xlsx")

    assert sheet_of(openpyxl.load_workbook(io.BytesIO(after)), "Trống")["C3"].comment.text == "x"


def test_a_workbook_without_styles_gets_the_notes_alone() -> None:
    parts = parts_of(GOOD)
    del parts["xl/styles.xml"]

    after = annotate(zipped(parts), MARKS, "nop.xlsx")

    assert "xl/comments1.xml" in parts_of(after)


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("program", ["ours", "openpyxl", "with notes", "prefixed"])
def test_libreoffice_opens_the_marked_copy_with_its_notes(tmp_path: Path, program: str) -> None:
    assert SOFFICE is not None
    (tmp_path / "tra.xlsx").write_bytes(annotate(by_saving_program(program), MARKS, "tra.xlsx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    out = tmp_path / "out"
    subprocess.run(  # noqa: S603 - our own arguments
        [SOFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), "tra.xlsx"],
        check=True,
        capture_output=True,
        timeout=120,
        cwd=tmp_path,
    )

    book = openpyxl.load_workbook(out / "tra.xlsx")
    for mark in MARKS:
        cell = sheet_of(book, mark.sheet)[mark.cell]
        assert mark.text in cell.comment.text
        assert cell.fill.fgColor.rgb == RED

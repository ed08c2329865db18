"""The quick sweep finds what the general reader finds, or leaves the part to it."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.excel import grid, strings
from models.excel.archive import read_parts
from models.excel.grid import Book, read_book
from models.excel.own_form import own_cells, own_pairs, own_texts
from models.excel.submission import write_submission
from tests.models.excel.workbook_sample import submission


def slowly(monkeypatch: pytest.MonkeyPatch, content: bytes) -> Book:
    with monkeypatch.context() as patch:
        patch.setattr(grid, "own_cells", lambda _content: None)
        patch.setattr(strings, "own_texts", lambda _content: None)
        return read_book(read_parts(content, "goi.xlsx"), "goi.xlsx")


@pytest.mark.parametrize("kind", ["submission", "consolidated"])
def test_both_readers_find_the_same_cells(
    workbooks: dict[str, Path], monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    content = workbooks[kind].read_bytes()

    quick = read_book(read_parts(content, "goi.xlsx"), "goi.xlsx")

    assert quick.grids == slowly(monkeypatch, content).grids


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(write_submission(submission(5)))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_part_we_write_is_read_in_one_sweep() -> None:
    written = parts()
    *sheets, meta = sorted(name for name in written if name.startswith("xl/worksheets/"))

    assert all(own_cells(written[name]) is not None for name in sheets)
    assert own_pairs(written[meta])
    assert own_texts(written["xl/sharedStrings.xml"]) is not None


SHEET = parts()["xl/worksheets/sheet2.xml"]
TEXTS = parts()["xl/sharedStrings.xml"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<sheetData>", b'<sheetData><row r="1"><c r="B2" s="0"><v>1</v></c></row>'),
        (b"</sheetData>", b'<row r="9"><c r="A9" s="0" t="e"><v>1</v></c></row></sheetData>'),
        (b"</sheetData>", b'<row r="9"><c r="A9" s="0"><f>A1</f><v>1</v></c></row></sheetData>'),
        (b"</sheetData>", b"<!-- x --></sheetData>"),
        (b"<sheetData>", b"<!DOCTYPE x><sheetData>"),
        (b"</sheetData>", b'</sheetData><row r="9"><c r="A9" s="0"><v>1</v></c></row>'),
        (b"<v>1</v>", b"<v>1e9999</v>"),
    ],
)
def test_any_other_form_is_left_to_the_general_reader(old: bytes, new: bytes) -> None:
    odd = SHEET.replace(old, new)

    assert odd != SHEET
    assert own_cells(odd) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"</sst>", b"<si><r><t>a</t></r></si></sst>"),
        (b"</sst>", b"<si><t>&#65;</t></si></sst>"),
        (b"</sst>", b"<si><t>&x;</t></si></sst>"),
        (b"</sst>", b"<si><t>\x01</t></si></sst>"),
    ],
)
def test_odd_texts_are_left_to_the_general_reader(old: bytes, new: bytes) -> None:
    assert own_texts(TEXTS.replace(old, new)) is None


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_flipped_byte_is_read_alike_or_left_alone(data: st.DataObject) -> None:
    place = data.draw(st.integers(len(SHEET) // 3, len(SHEET) - 1))
    flipped = bytearray(SHEET)
    flipped[place] ^= 1 << data.draw(st.integers(0, 7))

    cells = own_cells(bytes(flipped))

    assert cells is None or len(list(cells)) == len(list(own_cells(SHEET) or ()))

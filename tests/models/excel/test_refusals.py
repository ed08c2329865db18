import subprocess
import time
import tracemalloc
from pathlib import Path

import pytest

from models.domain.errors import UserError
from models.excel.archive import read_parts
from models.excel.cells import column_letters
from models.excel.listing import read_list
from models.excel.reading import read_package
from tests.models.excel.sent_files import (
    SHEET,
    edited,
    hostile,
    other_kinds,
    package,
    parts_of,
    sheet_of,
    with_part,
    with_text,
)
from tests.models.exchange_sample import SOFFICE

KINDS = other_kinds()
HOSTILE = hostile()
SECONDS = 2.0


def sentence_for(content: bytes, name: str) -> str:
    with pytest.raises(UserError) as refused:
        read_package(content, name)
    return refused.value.text


@pytest.mark.parametrize("name", KINDS)
def test_a_file_of_another_kind_gets_its_own_sentence(name: str) -> None:
    content, words = KINDS[name]

    with pytest.raises(UserError, match=words) as refused:
        read_package(content, name)

    assert f"“{name}”" in refused.value.text
    assert "Hãy" in refused.value.text


def test_kinds_that_ask_for_different_things_have_different_sentences() -> None:
    names = ["cu.xls", "khoa.xlsx", "bang.ods", "bang.csv", "trang.xls", "in.pdf", "cat.xlsx"]
    names += ["macro.xlsm", "rong.xlsx", "nen.zip", "van-ban.doc", "excel-khac.xlsx"]
    said = {sentence_for(KINDS[name][0], "x") for name in names}

    assert len(said) == len(names)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_at_once_with_a_sentence(name: str) -> None:
    started = time.process_time()
    said = sentence_for(HOSTILE[name], name)

    assert time.process_time() - started < SECONDS
    assert f"“{name}”" in said
    assert "Hãy" in said


def test_a_bomb_is_stopped_before_it_is_unpacked() -> None:
    tracemalloc.start()
    sentence_for(HOSTILE["bom.xlsx"], "bom.xlsx")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 30 * 1024 * 1024


def test_a_styled_cell_in_the_very_last_row_costs_nothing() -> None:
    good = package(3)
    last = '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    far = with_text(good, SHEET, "</sheetData>", last)

    parsed = read_package(far, "xa.xlsx")

    assert parsed.results == read_package(good, "tot.xlsx").results
    assert not parsed.is_touched


def wide() -> bytes:
    """Return a package whose header row goes on for sixteen thousand columns."""
    cells = "".join(
        f'<c r="{column_letters(n)}5" t="inlineStr"><is><t>Kết quả thứ {n}</t></is></c>'
        for n in range(20, 16_300)
    )
    good = package(3)
    sheet = parts_of(good)[SHEET].decode()
    start = sheet.index('<row r="5"')
    end = sheet.index("</row>", start)
    return with_part(good, SHEET, (sheet[:end] + cells + sheet[end:]).encode())


def test_a_header_of_sixteen_thousand_columns_takes_no_time() -> None:
    content = wide()
    started = time.process_time()

    parsed = read_package(content, "rong.xlsx")
    found = read_list(content, "rong.xlsx")

    assert time.process_time() - started < 2 * SECONDS
    assert len(parsed.unknown) == 101
    assert parsed.unknown[-1].column.endswith("cột nữa")
    assert max(len(sheet.columns) for sheet in found.sheets) <= 200


def test_a_merge_over_the_whole_sheet_costs_nothing() -> None:
    good = package(3)
    merged = '</sheetData><mergeCells count="1"><mergeCell ref="A50:XFD1048576"/></mergeCells>'
    started = time.process_time()
    whole = parts_of(good)[SHEET].decode().replace("</sheetData>", merged, 1)

    parsed = read_package(with_part(good, SHEET, whole.encode()), "gop.xlsx")

    assert time.process_time() - started < SECONDS
    assert not parsed.is_touched


def test_pictures_and_notes_in_the_file_do_not_count_as_damage() -> None:
    good = package(3)
    more = with_part(good, "xl/media/image1.png", b"\x89PNG" + bytes(range(256)) * 40)

    assert not read_package(more, "anh.xlsx").is_touched


def test_damage_in_a_part_nobody_reads_is_noticed() -> None:
    content = bytearray(with_part(package(3), "xl/media/image1.png", bytes(range(256)) * 40))
    start = content.index(b"xl/media/image1.png") + 60
    content[start] ^= 0xFF

    assert "cắt ngắn hoặc hỏng" in sentence_for(bytes(content), "hong.xlsx")


def test_a_sheet_with_twenty_thousand_rows_is_still_read() -> None:
    def fill(book: object) -> None:
        sheet = book.create_sheet("Số liệu riêng")  # type: ignore[attr-defined]  # openpyxl has no types
        for number in range(20_000):
            sheet.append([number])

    parsed = read_package(edited(package(2), fill), "dai.xlsx")

    assert [item.sheet for item in parsed.unknown] == ["Số liệu riêng"]


def test_a_newer_format_names_both_formats() -> None:
    def newer(book: object) -> None:
        sheet = sheet_of(book, "_meta")
        for row in sheet.iter_rows():
            if row[0].value == "format_version":
                row[1].value = "99"

    said = sentence_for(edited(package(2), newer), "moi.xlsx")

    assert "mẫu gói số 99" in said
    assert "phiên bản Sổ Thi đua mới" in said


@pytest.mark.parametrize("year", ["", "0", "99999", "1" + "0" * 30, "-2023", "202³"])
def test_a_year_that_is_none_is_damage(year: str) -> None:
    def spoil(book: object) -> None:
        for row in sheet_of(book, "_meta").iter_rows():
            if row[0].value == "year":
                row[1].value = year

    assert "nhận dạng" in sentence_for(edited(package(2), spoil), "nam.xlsx")


def test_only_parts_that_are_read_are_kept() -> None:
    content = with_part(package(2), "xl/media/image1.png", b"\x89PNG" * 10)

    kept = read_parts(content, "x.xlsx")

    assert not [name for name in kept if name.endswith(".png") or name.startswith("docProps")]


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("xls", r"\.xls\)"),
        ("ods", "OpenDocument"),
        ("csv", "CSV"),
        ("html", "HTML"),
        ("pdf", "PDF"),
    ],
)
def test_a_package_saved_as_another_kind_by_libreoffice_is_told_apart(
    tmp_path: Path, ending: str, words: str
) -> None:
    assert SOFFICE is not None
    (tmp_path / "goi.xlsx").write_bytes(package(3))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(  # noqa: S603 - our own arguments
        [SOFFICE, profile, "--headless", "--convert-to", ending, "goi.xlsx"],
        check=True,
        capture_output=True,
        timeout=120,
        cwd=tmp_path,
    )

    with pytest.raises(UserError, match=words):
        read_package((tmp_path / f"goi.{ending}").read_bytes(), f"goi.{ending}")

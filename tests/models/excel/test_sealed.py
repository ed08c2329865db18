"""A package to the byte as a known office signed it says the same in short as cell by cell."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from models.domain.errors import UserError
from models.domain.package import PackageMeta, Parsed, cargo_hash, cargo_texts
from models.excel import reading
from models.excel.consolidated import write_consolidation
from models.excel.letter import write_letter
from models.excel.reading import read_package
from models.excel.sealed import finished
from models.excel.submission import write_submission
from models.excel.workbook import Workbook
from tests.models.excel.workbook_sample import consolidation, letter, submission


def signed(meta: PackageMeta) -> PackageMeta:
    return replace(meta, signature="f" * 128)


def known(meta: PackageMeta) -> bool:
    return bool(meta.signature)


def stranger(_meta: PackageMeta) -> bool:
    return False


FACTS = submission(30)
HEAD = replace(FACTS.meta, content_hash=cargo_hash(FACTS.cargo))
META_PART = "xl/worksheets/sheet5.xml"
PACKAGE = write_submission(replace(FACTS, meta=HEAD), sign=signed)


def in_short(content: bytes, monkeypatch: pytest.MonkeyPatch) -> Parsed:
    """Read a package where reading cell by cell is a failure."""
    with monkeypatch.context() as patch:
        patch.delattr(reading, "read_book")
        return read_package(content, "goi.xlsx", vouched=known)


def changed(part: str, old: bytes, new: bytes) -> bytes:
    """Return the package with one part edited."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(PACKAGE)) as before, zipfile.ZipFile(out, "w") as after:
        assert old in before.read(part)
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.replace(old, new) if name == part else content)
    return out.getvalue()


def test_a_submission_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = read_package(PACKAGE, "goi.xlsx")
    quick = in_short(PACKAGE, monkeypatch)

    shown = {item.key for item in slow.results} | {item.key for item in slow.tasks}
    slow = replace(slow, places={key: at for key, at in slow.places.items() if key in shown})
    assert quick == slow
    assert shown
    assert not quick.is_touched


@pytest.mark.parametrize(
    "content",
    [
        write_consolidation(consolidation(), sign=signed),
        write_letter(letter(), sign=signed),
    ],
)
def test_other_kinds_say_the_same(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert in_short(content, monkeypatch) == read_package(content, "goi.xlsx")


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/worksheets/sheet2.xml", b"<v>95.5</v>", b"<v>99.5</v>"),
        ("xl/sharedStrings.xml", "rất dài".encode(), "rất ngắn".encode()),
        ("xl/styles.xml", b"Times New Roman", b".VnTime"),
        ("xl/workbook.xml", "Chỉ tiêu".encode(), b"Chi tieu"),
    ],
)
def test_one_byte_elsewhere_and_every_cell_is_read(part: str, old: bytes, new: bytes) -> None:
    content = changed(part, old, new)

    parsed = read_package(content, "goi.xlsx", vouched=known)

    assert parsed == read_package(content, "goi.xlsx")


def test_a_cell_edited_by_hand_is_found_in_a_signed_package() -> None:
    content = changed("xl/worksheets/sheet2.xml", b"<v>95.5</v>", b"<v>99.5</v>")

    parsed = read_package(content, "goi.xlsx", vouched=known)

    assert parsed.is_touched
    assert parsed.touched


@pytest.mark.parametrize("old", [b"places", b"sheets_sha256", b"t0001"])
def test_a_head_or_copy_that_was_edited_is_read_cell_by_cell(
    old: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = changed(META_PART, old, old[:-1] + b"x")

    with pytest.raises(NameError):
        in_short(content, monkeypatch)


def test_a_broken_letter_in_a_copy_is_read_cell_by_cell() -> None:
    content = changed(META_PART, "rất dài".encode(), b"r\xe1 d\xe0i")

    with pytest.raises(UserError):
        read_package(content, "goi.xlsx", vouched=known)


@pytest.mark.parametrize("places", ["", "[[]]", "1", '[["A","B",[1]],["A","B",[]]]', "[" * 100_000])
def test_places_that_make_no_sense_leave_the_values_to_the_cells(places: str) -> None:
    book = Workbook(title="", author="")
    book.add_sheet("Chỉ tiêu")
    content = finished(book, HEAD, cargo_texts(FACTS.cargo), places=places, sign=signed)

    parsed = read_package(content, "goi.xlsx", vouched=known)

    assert len(parsed.results) == len(FACTS.cargo.results)


def test_who_is_not_known_vouches_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(reading, "read_book")

    with pytest.raises(NameError):
        read_package(PACKAGE, "goi.xlsx", vouched=stranger)

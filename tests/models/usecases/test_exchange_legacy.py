"""Words that came in an old encoding: another way to read them, and what stood there is kept."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font
from sqlalchemy import select

from models.domain.legacy import Encoding
from models.domain.legacy import encode as written_in
from models.schema.targets import ResultRow
from models.schema.workspace import ChangeRow
from models.usecases.desk import Desk
from models.usecases.exchange import Consent, preview, take_in_all
from models.usecases.exchange_rebuild import rebuild
from models.usecases.safety import state_hash
from tests.models.exchange_sample import TARGET, column_of, edited, enter, row_of, sent

WORDS = "số liệu tư nhân của sở"
NOTE = ("Chỉ tiêu", "note")
YES = Consent(accepts_touched=True)


@pytest.fixture
def leader(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk("lao-cai")


@pytest.fixture
def package(make_desk: Callable[..., Desk], tmp_path: Path) -> Path:
    """A package whose note was typed in TCVN3, in a cell whose font says VNI."""
    member = make_desk("son-la", office="son-la")
    enter(member, "9", target=TARGET)

    def fill(book: openpyxl.Workbook) -> None:
        sheet = book["Chỉ tiêu"]
        cell = sheet.cell(row_of(sheet, f"{TARGET}|2023"), column_of(sheet, "note"))
        cell.value = written_in(WORDS, Encoding.TCVN3)
        cell.font = Font(name="VNI-Times")

    return edited(sent(member, tmp_path / "nop.xlsx"), tmp_path / "sua.xlsx", fill)


def note_of(desk: Desk) -> str:
    with desk.store.read() as session:
        return session.get_one(ResultRow, (TARGET, "son-la", "2023")).note


def test_the_preview_shows_what_stood_there_and_how_it_was_read(
    leader: Desk, package: Path
) -> None:
    (found,) = preview(leader, package).parsed.decoded

    assert (found.sheet, found.column, found.encoding) == (*NOTE, Encoding.VNI)
    assert found.original == written_in(WORDS, Encoding.TCVN3)
    assert found.text != WORDS


def test_a_person_may_say_how_a_column_is_to_be_read(leader: Desk, package: Path) -> None:
    seen = preview(leader, package, {NOTE: Encoding.TCVN3})

    take_in_all(leader, [package], consent=YES, seen=[seen])

    assert note_of(leader) == WORDS


def test_a_column_left_as_it_stands_can_still_be_read_another_way(
    leader: Desk, package: Path
) -> None:
    seen = preview(leader, package, {NOTE: Encoding.UNICODE})

    assert [item.encoding for item in seen.parsed.decoded] == [Encoding.UNICODE]


def test_the_original_is_kept_in_the_history_of_the_value(leader: Desk, package: Path) -> None:
    seen = preview(leader, package, {NOTE: Encoding.TCVN3})
    take_in_all(leader, [package], consent=YES, seen=[seen])

    with leader.store.read() as session:
        rows = session.execute(select(ChangeRow).where(ChangeRow.column == "original")).scalars()
        kept = [(row.key, row.old, row.new) for row in rows]
    original = written_in(WORDS, Encoding.TCVN3)
    assert kept == [(f"{TARGET}|son-la|2023", original, f"Ghi chú: {WORDS}")]


def test_a_rebuild_reads_by_the_encoding_that_was_chosen(
    leader: Desk, package: Path, tmp_path: Path
) -> None:
    seen = preview(leader, package, {NOTE: Encoding.TCVN3})
    take_in_all(leader, [package], consent=YES, seen=[seen])

    built = rebuild(
        tmp_path / "moi" / "so.db", leader.archive_folder, surroundings=leader.surroundings
    )

    assert built.state_hash == state_hash(leader)
    assert len(list((tmp_path / "moi" / "so-goi").glob("*.bang-ma.json"))) == 1

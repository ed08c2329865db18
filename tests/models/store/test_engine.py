from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from models.domain.errors import UserError
from models.schema.targets import ResultRow
from models.store.engine import quick_check, settle
from models.store.files import put_in_place
from models.usecases.desk import Desk
from models.usecases.safety import check_journal, state_hash


def pragma(desk: Desk, name: str) -> object:
    with desk.store.read() as session:
        return session.execute(text(f"PRAGMA {name}")).scalar_one()


def test_every_connection_keeps_references_logs_ahead_and_waits_for_the_disk(desk: Desk) -> None:
    assert pragma(desk, "foreign_keys") == 1
    assert pragma(desk, "journal_mode") == "wal"
    assert pragma(desk, "synchronous") == 2


def test_a_result_for_an_unknown_target_is_refused(desk: Desk) -> None:
    with pytest.raises(IntegrityError), desk.store.write(desk.mark()) as session:
        session.add(ResultRow(target="không có", office="lao-cai", period="2023"))


def test_a_full_disk_is_told_in_a_sentence_and_changes_nothing(desk: Desk) -> None:
    before = state_hash(desk)

    def fill() -> None:
        long = {"long": "x" * 100_000}
        with desk.store.write(desk.mark()) as session:
            session.execute(text("PRAGMA max_page_count = 1"))
            session.execute(text("INSERT INTO setting VALUES ('a', :long)"), long)

    with pytest.raises(UserError, match="ổ đĩa đầy hoặc gặp lỗi"):
        fill()
    desk.store.pause()

    assert state_hash(desk) == before
    assert check_journal(desk) is None


def test_a_reader_sees_one_state_while_another_thread_writes(desk: Desk) -> None:
    query = text("SELECT year FROM workspace")
    with desk.store.read() as reading:
        first = reading.execute(query).scalar_one()
        with desk.store.write(desk.mark()) as writing:
            writing.execute(text("UPDATE workspace SET year = 2030"))
        assert reading.execute(query).scalar_one() == first

    with desk.store.read() as reading:
        assert reading.execute(query).scalar_one() == 2030


def test_a_settled_file_stands_alone(desk: Desk) -> None:
    with desk.store.write(desk.mark()) as session:
        session.execute(text("UPDATE workspace SET year = 2030"))
    desk.store.pause()

    settle(desk.place)

    beside = {path.name for path in desk.place.parent.iterdir()}
    assert not {f"{desk.place.name}-wal", f"{desk.place.name}-shm"} & beside
    assert quick_check(desk.place) == ""


def test_replacing_a_file_that_cannot_be_replaced_keeps_it(tmp_path: Path) -> None:
    new, old = tmp_path / "moi", tmp_path / "cu"
    new.write_text("mới", "utf-8")
    old.mkdir()
    (old / "tep").touch()

    with pytest.raises(UserError, match="Không thay được tệp “cu”"):
        put_in_place(new, old)

    assert (old / "tep").exists()

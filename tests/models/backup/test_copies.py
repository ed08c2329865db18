import sqlite3
from pathlib import Path

import pytest

from models.backup import copies
from models.backup.copies import BadCopyError, copy_database, opened_untouched, table_counts
from models.usecases.desk import Desk


def a_database(place: Path, row_count: int = 3) -> Path:
    connection = sqlite3.connect(place)
    connection.execute("CREATE TABLE so (dong INTEGER)")
    connection.executemany("INSERT INTO so VALUES (?)", [(n,) for n in range(row_count)])
    connection.commit()
    connection.close()
    return place


def test_rows_that_wait_in_the_log_are_in_the_copy(tmp_path: Path) -> None:
    source = a_database(tmp_path / "nguon.db")
    live = sqlite3.connect(source)
    live.execute("PRAGMA journal_mode = WAL")
    live.executemany("INSERT INTO so VALUES (?)", [(n,) for n in range(500)])
    live.commit()

    copy_database(source, tmp_path / "ban-sao.db")

    live.close()
    with opened_untouched(tmp_path / "ban-sao.db") as connection:
        assert table_counts(connection) == {"so": 503}


def test_a_copy_of_an_open_workspace_stands_alone(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "sao" / "ban-sao.db"

    copy_database(desk.place, target)

    assert list(target.parent.iterdir()) == [target]


def test_reading_a_copy_changes_no_byte_and_leaves_no_file(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "sao" / "ban-sao.db"
    copy_database(desk.place, target)
    before = (target.read_bytes(), target.stat().st_mtime_ns)

    with opened_untouched(target) as connection:
        table_counts(connection)

    assert (target.read_bytes(), target.stat().st_mtime_ns) == before
    assert list(target.parent.iterdir()) == [target]


def test_a_copy_with_other_row_counts_is_deleted_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = a_database(tmp_path / "nguon.db")
    target = tmp_path / "sao" / "ban-sao.db"
    counts = iter([{"so": 3}, {"so": 2}])
    monkeypatch.setattr(copies, "table_counts", lambda _connection: next(counts))

    with pytest.raises(BadCopyError, match="Bản chép dở đã được xoá"):
        copy_database(source, target)

    assert list(target.parent.iterdir()) == []


def test_a_broken_source_gives_a_sentence_no_copy_and_stays_as_it_is(tmp_path: Path) -> None:
    source = a_database(tmp_path / "nguon.db", row_count=20_000)
    content = bytearray(source.read_bytes())
    content[4096 * 5 : 4096 * 20] = b"\xff" * (4096 * 15)
    source.write_bytes(content)

    with pytest.raises(BadCopyError, match="tệp gốc giữ nguyên"):
        copy_database(source, tmp_path / "sao" / "ban-sao.db")

    assert source.read_bytes() == bytes(content)
    assert list((tmp_path / "sao").iterdir()) == []


def test_an_earlier_copy_of_the_same_name_survives_a_failure(tmp_path: Path) -> None:
    target = a_database(tmp_path / "ban-sao.db")
    before = target.read_bytes()
    (tmp_path / "nguon.db").write_text("không phải cơ sở dữ liệu", "utf-8")

    with pytest.raises(BadCopyError):
        copy_database(tmp_path / "nguon.db", target)

    assert target.read_bytes() == before


def test_a_folder_that_cannot_be_made_gives_a_sentence(tmp_path: Path) -> None:
    source = a_database(tmp_path / "nguon.db")
    (tmp_path / "sao").write_text("đây là một tệp", "utf-8")

    with pytest.raises(BadCopyError, match="quyền ghi của thư mục"):
        copy_database(source, tmp_path / "sao" / "ban-sao.db")

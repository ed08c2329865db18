from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from models.backup import shelf
from models.backup.shelf import Reason
from models.domain.errors import UserError
from models.migrations import SCHEMA
from models.usecases.desk import Desk

NOON = datetime(2026, 11, 22, 12, 0, 5)  # noqa: DTZ001  the office's own wall clock


def test_a_backup_is_named_by_its_moment_and_reason(desk: Desk) -> None:
    backup = shelf.make(desk.place, desk.backup_folder, at=NOON, reason=Reason.IMPORT)

    assert backup.place.name == "sao-luu-20261122-120005-import.db"
    assert shelf.all_in(desk.backup_folder) == (backup,)


def test_two_backups_in_one_second_both_stay(desk: Desk) -> None:
    for _ in range(2):
        shelf.make(desk.place, desk.backup_folder, at=NOON, reason=Reason.MANUAL)

    assert [backup.at for backup in shelf.all_in(desk.backup_folder)] == [NOON, NOON]


def test_files_of_other_names_are_neither_listed_nor_deleted(tmp_path: Path) -> None:
    names = ["sao-luu-20269999-120005-exit.db", "sao-luu-20261122-120005-khac.db", "ghi-chu.txt"]
    for name in names:
        (tmp_path / name).touch()

    assert shelf.all_in(tmp_path) == ()
    assert shelf.prune(tmp_path, NOON.date()) == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


def test_a_folder_that_is_not_there_holds_no_backups(tmp_path: Path) -> None:
    assert shelf.all_in(tmp_path / "không có") == ()


def test_pruning_lets_go_what_the_schedule_does_not_name(tmp_path: Path) -> None:
    for hours in range(48):
        stamp = NOON - timedelta(hours=hours)
        (tmp_path / f"sao-luu-{stamp:%Y%m%d-%H%M%S}-manual.db").touch()

    shelf.prune(tmp_path, NOON.date())

    left = [backup.at for backup in shelf.all_in(tmp_path)]
    assert left[:10] == [NOON - timedelta(hours=hours) for hours in range(10)]
    assert [stamp.date() for stamp in left[10:]] == [date(2026, 11, 21), date(2026, 11, 20)]


def test_while_pruning_is_paused_nothing_goes(tmp_path: Path) -> None:
    for hours in range(48):
        stamp = NOON - timedelta(hours=hours)
        (tmp_path / f"sao-luu-{stamp:%Y%m%d-%H%M%S}-manual.db").touch()
    shelf.pause_pruning(tmp_path)

    assert shelf.prune(tmp_path, NOON.date()) == ()

    shelf.resume_pruning(tmp_path)
    assert len(shelf.prune(tmp_path, NOON.date())) == 36


def test_looking_inside_tells_whose_it_is_and_changes_nothing(desk: Desk) -> None:
    backup = shelf.make(desk.place, desk.backup_folder, at=NOON, reason=Reason.MANUAL)
    before = backup.place.read_bytes()

    contents = shelf.look_inside(backup.place, newest_schema=SCHEMA)

    counts = {count.table: count.row_count for count in contents.counts}
    assert (contents.office, contents.year, contents.schema) == ("lao-cai", 2023, SCHEMA)
    assert counts["target"] > 80
    assert contents.change_count == counts["change"]
    assert contents.changed_at is not None
    assert backup.place.read_bytes() == before
    assert list(desk.backup_folder.iterdir()) == [backup.place]


def test_looking_inside_a_newer_backup_is_refused(desk: Desk) -> None:
    backup = shelf.make(desk.place, desk.backup_folder, at=NOON, reason=Reason.MANUAL)

    with pytest.raises(UserError, match="mới hơn"):
        shelf.look_inside(backup.place, newest_schema=SCHEMA - 1)


def test_looking_inside_a_damaged_backup_gives_a_sentence(desk: Desk) -> None:
    backup = shelf.make(desk.place, desk.backup_folder, at=NOON, reason=Reason.MANUAL)
    content = bytearray(backup.place.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    backup.place.write_bytes(content)

    with pytest.raises(UserError, match="bị hỏng bên trong"):
        shelf.look_inside(backup.place, newest_schema=SCHEMA)


def test_the_folder_of_backups_is_the_one_the_desk_names(desk: Desk) -> None:
    assert shelf.folder_of(desk.place) == desk.backup_folder

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from models.backup.shelf import Backup
from models.domain.changed import Changed
from models.domain.errors import UserError
from models.migrations import SCHEMA
from models.schema.packages import PackageRow
from models.usecases.desk import Desk, Surroundings
from models.usecases.safety import (
    Reason,
    backup_now,
    backups_of,
    check_file,
    check_journal,
    journal_page,
    list_backups,
    look_inside,
    rescue_workspace,
    restore_backup,
    state_hash,
)
from models.usecases.workspace import choose_year, close_workspace, describe, open_workspace


def manual(desk: Desk) -> Backup:
    return backup_now(desk, Reason.MANUAL).value


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("reason", [Reason.START, Reason.EXIT])
def test_at_start_and_exit_nothing_is_made_when_nothing_changed(reason: Reason, desk: Desk) -> None:
    first = backup_now(desk, reason)

    again = backup_now(desk, reason)

    assert (first.changed, again.changed) == (Changed.BACKUPS, Changed.NOTHING)
    assert again.value == first.value
    assert list_backups(desk) == (first.value,)


def test_a_changed_value_or_a_logged_package_makes_the_exit_backup_due(desk: Desk) -> None:
    backup_now(desk, Reason.START)
    choose_year(desk, 2024)
    assert backup_now(desk, Reason.EXIT).changed is Changed.BACKUPS
    with desk.store.write(desk.mark()) as session:
        session.add(
            PackageRow(
                id="a",
                direction="out",
                kind="submission",
                year=2023,
                handled_at=desk.now(),
                content_hash="0" * 64,
                file_hash="0" * 64,
                file_name="goi.xlsx",
            )
        )

    assert backup_now(desk, Reason.EXIT).changed is Changed.BACKUPS


@pytest.mark.parametrize("reason", [Reason.MANUAL, Reason.IMPORT, Reason.MIGRATION])
def test_asked_for_by_hand_or_before_a_risk_a_backup_is_always_made(
    reason: Reason, desk: Desk
) -> None:
    backup_now(desk, reason)
    backup_now(desk, reason)

    assert len(list_backups(desk)) == 2


def test_closing_backs_up_and_lets_the_next_one_in(desk: Desk, surroundings: Surroundings) -> None:
    close_workspace(desk, backup=True)

    reopened = open_workspace(desk.place, surroundings=surroundings)
    assert [backup.reason for backup in list_backups(reopened)] == [Reason.EXIT]
    close_workspace(reopened, backup=False)


def test_a_failed_exit_backup_is_told_but_the_file_is_let_go(
    desk: Desk, surroundings: Surroundings
) -> None:
    desk.backup_folder.write_text("một tệp nằm đúng chỗ thư mục sao lưu", "utf-8")

    with pytest.raises(UserError, match="Không sao chép được tệp"):
        close_workspace(desk, backup=True)

    close_workspace(open_workspace(desk.place, surroundings=surroundings), backup=False)


def test_a_restore_brings_back_every_value_and_says_so_in_the_journal(desk: Desk) -> None:
    before = state_hash(desk)
    backup = manual(desk)
    choose_year(desk, 2024)

    restored = restore_backup(desk, backup)

    assert state_hash(restored) == before
    assert check_file(restored) == "Tệp dữ liệu nguyên vẹn."
    assert check_journal(restored) is None
    note = next(c for c in journal_page(restored, before=None, limit=5) if c.column == "restored")
    assert (note.why, note.new) == ("restore", backup.place.name)


def test_a_restored_workspace_counts_its_edits_under_a_new_computer_name(
    desk: Desk, surroundings: Surroundings
) -> None:
    """Its old name has already counted edits that the restored file knows nothing of."""
    restored = restore_backup(desk, manual(desk))

    assert restored.computer != desk.computer
    restored.store.close()
    reopened = open_workspace(desk.place, surroundings=surroundings)
    assert reopened.computer == restored.computer
    close_workspace(reopened, backup=False)


def test_a_restore_keeps_the_replaced_file_aside_and_backs_it_up(desk: Desk) -> None:
    backup = manual(desk)
    choose_year(desk, 2031)

    restored = restore_backup(desk, backup)

    (aside,) = desk.place.parent.glob("*-truoc-khi-khoi-phuc-*.db")
    connection = sqlite3.connect(aside)
    assert connection.execute("SELECT year FROM workspace").fetchone() == (2031,)
    connection.close()
    latest = list_backups(restored)[0]
    assert (latest.reason, look_inside(latest).year) == (Reason.RESTORE, 2031)


def test_going_back_and_forth_is_possible(desk: Desk) -> None:
    early = manual(desk)
    choose_year(desk, 2031)
    restored = restore_backup(desk, early)

    again = restore_backup(restored, list_backups(restored)[0])

    assert describe(again).year == 2031


def test_twenty_restores_delete_no_backup_and_change_no_byte_of_the_oldest(desk: Desk) -> None:
    oldest = manual(desk)
    content = oldest.place.read_bytes()
    seen = names_in(desk.backup_folder)

    for year in range(2030, 2050):
        choose_year(desk, year)
        desk = restore_backup(desk, oldest)
        backup_now(desk, Reason.IMPORT)
        assert seen <= names_in(desk.backup_folder)
        seen = names_in(desk.backup_folder)

    assert oldest.place.read_bytes() == content
    assert len(list(desk.place.parent.glob("*-truoc-khi-khoi-phuc-*.db"))) == 20
    assert len(list_backups(desk)) == 41


def test_the_next_backup_by_hand_lets_old_ones_go_again(desk: Desk) -> None:
    desk = restore_backup(desk, manual(desk))
    for _ in range(12):
        backup_now(desk, Reason.IMPORT)
    assert len(list_backups(desk)) == 14

    manual(desk)

    assert len(list_backups(desk)) == 10


def newer(place: Path) -> None:
    connection = sqlite3.connect(place)
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()


def damaged(place: Path) -> None:
    content = bytearray(place.read_bytes())
    half = len(content) // 8192 * 4096
    content[half:] = b"\xff" * (len(content) - half)
    place.write_bytes(content)


def gone(place: Path) -> None:
    place.unlink()


def of_another_office(place: Path) -> None:
    connection = sqlite3.connect(place)
    connection.execute("UPDATE workspace SET office = 'son-la'")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (newer, "mới hơn"),
        (damaged, "bị hỏng bên trong"),
        (gone, "không tìm thấy tệp"),
        (of_another_office, "của đơn vị khác"),
    ],
)
def test_a_backup_that_cannot_be_used_leaves_the_present_data_alone(
    spoil: Callable[[Path], None], sentence: str, desk: Desk
) -> None:
    backup = manual(desk)
    spoil(backup.place)
    choose_year(desk, 2031)
    before = state_hash(desk)

    with pytest.raises(UserError, match=sentence):
        restore_backup(desk, backup)

    assert state_hash(desk) == before
    choose_year(desk, 2032)
    assert not list(desk.place.parent.glob("*.restoring*"))


def test_a_damaged_workspace_can_be_restored_and_is_kept_as_it_was(
    desk: Desk, surroundings: Surroundings
) -> None:
    backup = manual(desk)
    desk.store.pause()
    damaged(desk.place)
    broken = desk.place.read_bytes()

    restored = restore_backup(desk, backup)

    (aside,) = desk.place.parent.glob("*-truoc-khi-khoi-phuc-*.db")
    assert aside.read_bytes() == broken
    assert check_file(restored) == "Tệp dữ liệu nguyên vẹn."
    close_workspace(restored, backup=False)
    close_workspace(open_workspace(desk.place, surroundings=surroundings), backup=False)


def test_a_backup_from_another_folder_can_be_restored(desk: Desk, tmp_path: Path) -> None:
    backup = manual(desk)
    stick = tmp_path / "USB" / "bản sao.db"
    stick.parent.mkdir()
    stick.write_bytes(backup.place.read_bytes())
    choose_year(desk, 2031)

    restored = restore_backup(desk, replace(backup, place=stick))

    assert describe(restored).year == 2023
    assert names_in(stick.parent) == {"bản sao.db"}


@pytest.mark.parametrize("spoil", [damaged, gone, lambda place: place.write_bytes(b"")])
def test_a_workspace_that_can_no_longer_be_opened_is_rescued(
    spoil: Callable[[Path], None], desk: Desk, surroundings: Surroundings
) -> None:
    before = state_hash(desk)
    manual(desk)
    close_workspace(desk, backup=False)
    spoil(desk.place)
    (backup,) = backups_of(desk.place)

    rescued = rescue_workspace(desk.place, backup, surroundings=surroundings)

    assert state_hash(rescued) == before
    assert rescued.computer != desk.computer
    close_workspace(rescued, backup=True)
    close_workspace(open_workspace(desk.place, surroundings=surroundings), backup=False)


def test_a_rescue_waits_for_the_program_that_has_the_file_open(
    desk: Desk, surroundings: Surroundings
) -> None:
    backup = manual(desk)

    with pytest.raises(UserError, match="đang được mở"):
        rescue_workspace(desk.place, backup, surroundings=surroundings)

"""Keeping the data safe: backups, the way back, the journal, checks of the file."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from models.backup import shelf, swapping
from models.backup.copies import BadCopyError
from models.backup.shelf import Backup, Contents, Reason
from models.domain.access import AccessRole
from models.domain.errors import UserError
from models.migrations import SCHEMA
from models.schema.workspace import WorkspaceRow
from models.store import journal
from models.store.content import content_hash
from models.store.engine import quick_check
from models.store.journal import Entry, Why
from models.store.place import check_folder
from models.store.work import Store
from models.usecases.desk import Desk, Surroundings
from models.usecases.journal_page import ChangeFacts, journal_page
from models.usecases.rotation import backup_now
from models.usecases.workspace import open_desk, take_lock

__all__ = [
    "Backup",
    "ChangeFacts",
    "Contents",
    "Reason",
    "backup_at",
    "backup_now",
    "backups_of",
    "check_file",
    "check_journal",
    "journal_page",
    "list_backups",
    "look_inside",
    "rescue_workspace",
    "restore_backup",
    "state_hash",
]


def list_backups(desk: Desk) -> tuple[Backup, ...]:
    """Return the backups of this workspace, the latest first."""
    return backups_of(desk.place)


def backups_of(place: Path) -> tuple[Backup, ...]:
    """Return the backups of the workspace at `place`, which need not be open nor even there."""
    return shelf.all_in(shelf.folder_of(place))


def backup_at(file: Path) -> Backup:
    """Return any file that the user calls a backup, for instance the one of a rescue kit."""
    stat = file.stat()
    at = datetime.fromtimestamp(stat.st_mtime)  # noqa: DTZ006  the office's own wall clock
    return Backup(place=file, at=at.replace(microsecond=0), reason=Reason.MANUAL, size=stat.st_size)


def look_inside(backup: Backup) -> Contents:
    """Return what a backup holds; it is only read. UserError when it is damaged or too new."""
    return shelf.look_inside(backup.place, newest_schema=SCHEMA)


def restore_backup(desk: Desk, backup: Backup) -> Desk:
    """Put the workspace back to `backup` and return the desk to go on with; `desk` is spent.

    The present file is backed up when it is sound, and kept aside in any case; no backup is
    deleted, nor will be until the next one made by hand. The restored copy gets a new computer
    name, because its edit counts start again from old values, and the journal notes the restore.
    Raises UserError, with everything as before, when the backup cannot be used.
    """
    desk.require(AccessRole.ADMIN)
    contents = look_inside(backup)
    if contents.office != desk.office:
        raise UserError(
            f"Bản sao lưu “{backup.place.name}” là của đơn vị khác ({contents.office_name}), "
            f"không phải của {desk.office}. Dữ liệu hiện tại giữ nguyên. Hãy mở bản sao lưu ấy "
            "như một tệp dữ liệu riêng."
        )
    shelf.pause_pruning(shelf.folder_of(desk.place))
    _back_up_if_sound(desk)
    return replace(_put_back(desk.store, desk.surroundings, backup), role=desk.role)


def rescue_workspace(place: Path, backup: Backup, *, surroundings: Surroundings) -> Desk:
    """Put back a workspace that can no longer be opened, or is gone, and open it.

    As `restore_backup`, except that the present file cannot be backed up; it is kept aside.
    """
    look_inside(backup)
    check_folder(place, cloud_folders=surroundings.cloud_folders)
    lock = take_lock(place, surroundings)
    try:
        shelf.pause_pruning(shelf.folder_of(place))
        return _put_back(Store(place, lock), surroundings, backup)
    except BaseException:
        lock.release()
        raise


def check_journal(desk: Desk) -> int | None:
    """Return the number of the first journal row that was tampered with, None when all fit.

    Rows cut off at the very end cannot be told this way; the seals in packages sent earlier can.
    """
    with desk.store.read() as session:
        return journal.first_broken(session)


def check_file(desk: Desk) -> str:
    """Look at the whole file and return a sentence saying what was found."""
    if not quick_check(desk.place):
        return "Tệp dữ liệu nguyên vẹn."
    return (
        "Tệp dữ liệu bị hỏng bên trong. Hãy ngừng nhập liệu và khôi phục từ bản sao lưu gần nhất."
    )


def state_hash(desk: Desk) -> str:
    """Return the SHA-256 of the workspace's content; the same content gives the same hash."""
    with desk.store.read() as session:
        return content_hash(session)


def _put_back(store: Store, surroundings: Surroundings, backup: Backup) -> Desk:
    store.pause()
    now = surroundings.clock().replace(microsecond=0)
    swapping.restore(store.place, backup.place, shelf.aside_of(store.place, now))
    restored = open_desk(store, surroundings)
    computer = surroundings.new_id()
    note = Entry(entity="workspace", key="1", column="restored", old=None, new=backup.place.name)
    with store.write(restored.mark(Why.RESTORE)) as session:
        session.execute(select(WorkspaceRow)).scalar_one().computer = computer
        journal.note(session, [note])
    return replace(restored, computer=computer)


def _back_up_if_sound(desk: Desk) -> None:
    if quick_check(desk.place):
        return
    try:
        backup_now(desk, Reason.RESTORE)
    except BadCopyError as error:
        raise UserError(f"Chưa khôi phục, dữ liệu giữ nguyên. {error.text}") from error

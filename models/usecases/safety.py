"""Keeping the data safe: backups, the way back, the journal, checks of the file."""

from dataclasses import replace

from sqlalchemy import select

from models.backup import shelf, swapping
from models.backup.copies import BadCopyError
from models.backup.shelf import Backup, Contents, Reason
from models.domain.errors import UserError
from models.migrations import SCHEMA
from models.schema.workspace import WorkspaceRow
from models.store import journal
from models.store.content import content_hash
from models.store.engine import quick_check
from models.store.journal import Entry, Why
from models.usecases.desk import Desk
from models.usecases.journal_page import ChangeFacts, journal_page
from models.usecases.rotation import backup_now
from models.usecases.workspace import open_desk

__all__ = [
    "Backup",
    "ChangeFacts",
    "Contents",
    "Reason",
    "backup_now",
    "check_file",
    "check_journal",
    "journal_page",
    "list_backups",
    "look_inside",
    "restore_backup",
    "state_hash",
]


def list_backups(desk: Desk) -> tuple[Backup, ...]:
    """Return the backups of this workspace, the latest first."""
    return shelf.all_in(shelf.folder_of(desk.place))


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
    contents = look_inside(backup)
    if contents.office != desk.office:
        raise UserError(
            f"Bản sao lưu “{backup.place.name}” là của đơn vị khác ({contents.office}), "
            f"không phải của {desk.office}. Dữ liệu hiện tại giữ nguyên. Hãy mở bản sao lưu ấy "
            "như một tệp dữ liệu riêng."
        )
    now = desk.now()
    folder = shelf.folder_of(desk.place)
    shelf.pause_pruning(folder)
    _back_up_if_sound(desk)
    desk.store.pause()
    swapping.restore(desk.place, backup.place, shelf.aside_of(desk.place, now))
    restored = open_desk(desk.store, desk.surroundings)
    computer = desk.surroundings.new_id()
    with restored.store.write(restored.mark(Why.RESTORE)) as session:
        session.execute(select(WorkspaceRow)).scalar_one().computer = computer
        note = Entry(
            entity="workspace", key="1", column="restored", old=None, new=backup.place.name
        )
        journal.note(session, [note])
    return replace(restored, computer=computer)


def check_journal(desk: Desk) -> int | None:
    """Return the number of the first journal row that was tampered with, None when all fit.

    Rows cut off at the very end cannot be told this way; the seals in packages sent earlier can.
    """
    with desk.store.read() as session:
        return journal.first_broken(session)


def check_file(desk: Desk) -> str:
    """Look at the whole file and return a sentence saying what was found."""
    fault = quick_check(desk.place)
    if not fault:
        return "Tệp dữ liệu nguyên vẹn."
    return (
        f"Tệp dữ liệu bị hỏng bên trong ({fault}). Hãy ngừng nhập liệu và khôi phục từ bản sao "
        "lưu gần nhất."
    )


def state_hash(desk: Desk) -> str:
    """Return the SHA-256 of the workspace's content; the same content gives the same hash."""
    with desk.store.read() as session:
        return content_hash(session)


def _back_up_if_sound(desk: Desk) -> None:
    if quick_check(desk.place):
        return
    try:
        backup_now(desk, Reason.RESTORE)
    except BadCopyError as error:
        raise UserError(f"Chưa khôi phục, dữ liệu giữ nguyên. {error.text}") from error

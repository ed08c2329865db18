"""Backing up the open workspace, and letting old backups go."""

from models.backup import shelf
from models.backup.shelf import Backup, Reason
from models.domain.changed import Changed
from models.usecases.desk import Desk, Saved

_ONLY_IF_CHANGED = (Reason.START, Reason.EXIT)


def backup_now(desk: Desk, reason: Reason) -> Saved[Backup]:
    """Back up the workspace, check the copy, then let go what the schedule no longer keeps.

    At start and on exit nothing is made when nothing changed since the latest backup, which is
    then the answer. "Changed" means: the journal has another last row, or a package was logged.
    A backup by hand also ends the pause that a restore puts on deleting. Raises UserError when
    the copy is not whole; nothing is deleted then.
    """
    folder = shelf.folder_of(desk.place)
    now = desk.now()
    if reason in _ONLY_IF_CHANGED:
        latest = next(iter(shelf.all_in(folder)), None)
        if latest is not None and shelf.is_up_to_date(latest.place, desk.place):
            return Saved(value=latest, changed=Changed.NOTHING, at=now)
    backup = shelf.make(desk.place, folder, at=now, reason=reason)
    if reason is Reason.MANUAL:
        shelf.resume_pruning(folder)
    shelf.prune(folder, now.date())
    return Saved(value=backup, changed=Changed.BACKUPS, at=now)

"""What the status line and the navigation say about the workspace."""

from dataclasses import dataclass

from models.domain.targets import Verdict
from models.usecases.desk import Desk
from models.usecases.exchange import pending_count
from models.usecases.overview import overview
from models.usecases.safety import list_backups
from models.usecases.workspace import describe


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Texts of the status line, and how many things wait on which page."""

    pending: str
    backup: str
    counts: dict[str, int]


def read_status(desk: Desk) -> Status:
    """Return what is unsent, when the last backup was made, what waits."""
    pending = pending_count(desk)
    backups = list_backups(desk)
    standing = overview(desk, describe(desk).year)
    waiting = standing.counts[Verdict.AT_RISK] + standing.counts[Verdict.NOT_MET]
    return Status(
        pending=pending_words(desk, pending.unsent_count),
        backup=f"Sao lưu {backups[0].at:%H:%M %d/%m}" if backups else "Chưa có bản sao lưu",
        counts={
            "targets": waiting,
            "programme": len(standing.late_tasks),
            "packages": pending.unsent_count,
        },
    )

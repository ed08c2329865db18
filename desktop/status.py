"""What the status line and the navigation say about the workspace."""

from dataclasses import dataclass
from datetime import datetime

from models.domain.arrival import PendingFacts
from models.domain.targets import Verdict
from models.usecases.desk import Desk
from models.usecases.overview import overview
from models.usecases.pending import pending_count
from models.usecases.safety import list_backups
from models.usecases.workspace import describe


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Texts of the status line, and how many things wait on which page."""

    office: str
    pending: str
    backup: str
    counts: dict[str, int]


def read_status(desk: Desk) -> Status:
    """Return what is unsent, when the last backup was made, what waits."""
    pending = pending_count(desk)
    backups = list_backups(desk)
    facts = describe(desk)
    standing = overview(desk, facts.year, compares=False)
    waiting = standing.counts[Verdict.AT_RISK] + standing.counts[Verdict.NOT_MET]
    return Status(
        office=facts.short_name,
        pending=pending_words(pending, desk.now()),
        backup=f"Sao lưu {backups[0].at:%H:%M %d/%m}" if backups else "Chưa có bản sao lưu",
        counts={
            "targets": waiting,
            "programme": len(standing.late_tasks),
            "packages": pending.unsent_count,
        },
    )


def pending_words(pending: PendingFacts, now: datetime) -> str:
    """Say how many values wait to be sent and how long ago some were last sent."""
    count, last = pending.unsent_count, pending.last_sent_at
    if pending.is_leader:
        waiting = f"{count} số chưa vào bảng tổng hợp" if count else "Số của mình đã tổng hợp đủ"
        done = "lập"
    else:
        waiting = f"{count} số chưa gửi" if count else "Không có số nào chờ gửi"
        done = "gửi"
    if last is None:
        return f"{waiting}, chưa {done} lần nào" if count else waiting
    days = (now.date() - last.date()).days
    when = "hôm nay" if days <= 0 else "hôm qua" if days == 1 else f"{days} ngày trước"
    return f"{waiting}, lần {done} cuối {when}"

"""Whether a package is for this office, by its kind, its way and the year's roster."""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.package import PackageKind, PackageMeta
from models.domain.periods import Period, parse_period
from models.schema.exchange import PeriodLockRow
from models.sync.roster import Roster


def refusal(meta: PackageMeta, office: str, roster: Roster) -> str:
    """Return why `office` cannot take in this package, or "" when it can.

    The leader takes in what members sent to it, members what the leader sent, the ministry the
    consolidations; every office takes in its own packages, made on another of its computers.
    `roster` is the package's cluster in the package's year.
    """
    if meta.sender == office:
        return ""
    return _BY_KIND[meta.kind](meta, office, roster)


def leading_refusal(office: str, roster: Roster) -> str:
    """Return why `office` cannot do the leader's work that year, or ""."""
    if roster.leader == office:
        return ""
    if roster.giver == office:
        return (
            f"Năm {roster.year} đã bàn giao cho {roster.name(roster.leader)}, nên sổ này chỉ còn "
            "xem được việc của Cụm trưởng năm ấy. Hãy gửi đề nghị cho Cụm trưởng mới."
        )
    known = roster.name(roster.leader) if roster.leader else "chưa xác định"
    return (
        f"Chỉ Cụm trưởng mới làm được việc này. Cụm trưởng năm {roster.year} là {known}. "
        "Hãy kiểm tra danh sách cụm ở mục Cài đặt nếu chưa đúng."
    )


def locked_periods(session: Session, cluster: str, year: int) -> tuple[Period, ...]:
    """Return the periods that the leader has closed."""
    query = (
        select(PeriodLockRow)
        .where(PeriodLockRow.cluster == cluster, PeriodLockRow.year == year)
        .order_by(PeriodLockRow.period, PeriodLockRow.number)
    )
    last = {row.period: row.locked for row in session.execute(query).scalars()}
    return tuple(parse_period(text) for text, locked in last.items() if locked)


def _submission(meta: PackageMeta, office: str, roster: Roster) -> str:
    if office not in {meta.receiver, roster.leader}:
        return (
            f"Gói này gửi cho Cụm trưởng {meta.year} là {roster.name(meta.receiver)}; "
            f"sổ đang mở là của {roster.name(office)}. Hãy chuyển gói cho đúng nơi nhận."
        )
    if roster.leader != office:
        return (
            f"Gói này gửi cho Cụm trưởng {meta.year}, nhưng theo sổ này Cụm trưởng {meta.year} "
            f"là {roster.name(roster.leader) if roster.leader else 'chưa xác định'}. "
            "Hãy kiểm tra danh sách cụm ở mục Cài đặt."
        )
    return _not_a_member(meta, roster)


def _from_leader(meta: PackageMeta, office: str, roster: Roster) -> str:
    """Return the refusal; an assignment may bring a year's roster, so its lack is no obstacle."""
    if meta.receiver and meta.receiver != office:
        return _for_another(meta, office, roster)
    is_new_year = meta.kind is PackageKind.ASSIGNMENT and not roster.members
    if roster.leader != meta.sender and not is_new_year:
        return _not_the_leader(meta, roster)
    return ""


def _consolidated(meta: PackageMeta, office: str, roster: Roster) -> str:
    if office not in (*roster.members, roster.ministry):
        return _for_another(meta, office, roster)
    return "" if roster.leader == meta.sender else _not_the_leader(meta, roster)


def _handover(meta: PackageMeta, office: str, roster: Roster) -> str:
    if meta.receiver != office:
        return _for_another(meta, office, roster)
    if meta.sender not in (roster.leader, roster.giver):
        return _not_the_leader(meta, roster)
    return ""


_BY_KIND: dict[PackageKind, Callable[[PackageMeta, str, Roster], str]] = {
    PackageKind.SUBMISSION: _submission,
    PackageKind.ASSIGNMENT: _from_leader,
    PackageKind.RETURN: _from_leader,
    PackageKind.RECEIPT: _from_leader,
    PackageKind.CONSOLIDATED: _consolidated,
    PackageKind.HANDOVER: _handover,
}


def _not_a_member(meta: PackageMeta, roster: Roster) -> str:
    if meta.sender in roster.members:
        return ""
    return (
        f"{roster.name(meta.sender)} không có trong danh sách thành viên "
        f"{roster.cluster_name} năm {meta.year}, nên gói này không được nhận. "
        "Hãy kiểm tra danh sách cụm ở mục Cài đặt."
    )


def _for_another(meta: PackageMeta, office: str, roster: Roster) -> str:
    receiver = roster.name(meta.receiver) if meta.receiver else f"thành viên {roster.cluster_name}"
    return (
        f"Đây là {meta.kind.label} gửi cho {receiver}; sổ đang mở là của {roster.name(office)}. "
        "Hãy chuyển gói cho đúng nơi nhận."
    )


def _not_the_leader(meta: PackageMeta, roster: Roster) -> str:
    known = roster.name(roster.leader) if roster.leader else "chưa xác định"
    return (
        f"Đây là {meta.kind.label} của {roster.name(meta.sender)}, nhưng theo sổ này Cụm trưởng "
        f"{meta.year} là {known}. Hãy kiểm tra danh sách cụm ở mục Cài đặt."
    )

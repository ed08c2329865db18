"""What the years brought those who can be commended: ratings, initiatives, positions, origins."""

from dataclasses import dataclass
from datetime import date

RATING_WORDS = {
    "": "Chưa rõ",
    "HTXS": "Hoàn thành xuất sắc nhiệm vụ",
    "HTT": "Hoàn thành tốt nhiệm vụ",
    "HT": "Hoàn thành nhiệm vụ",
    "KHT": "Không hoàn thành nhiệm vụ",
}
DISCIPLINE_WORDS = {
    "": "Không có",
    "KHIEN_TRACH": "Khiển trách",
    "CANH_CAO": "Cảnh cáo",
    "HA_BAC_LUONG": "Hạ bậc lương",
    "GIANG_CHUC": "Giáng chức",
    "CACH_CHUC": "Cách chức",
    "BUOC_THOI_VIEC": "Buộc thôi việc",
}
LEVEL_WORDS = {"CO_SO": "Cơ sở", "TINH_BO": "Bộ, tỉnh", "TOAN_QUOC": "Toàn quốc"}
INITIATIVE_KIND_WORDS = {"initiative": "Sáng kiến", "research": "Đề tài, đề án"}
MODE_WORDS = {
    "": "Chưa ghi",
    "merit": "Công trạng",
    "sudden": "Đột xuất",
    "movement": "Phong trào, chuyên đề",
    "devotion": "Quá trình cống hiến",
    "foreign": "Đối ngoại",
}
GROUP_WORDS = {
    "": "Chưa ghi",
    "province": "Lãnh đạo cấp Bộ, tỉnh",
    "department": "Lãnh đạo cấp vụ, sở",
    "business": "Doanh nhân",
    "manager": "Quản lý từ phó phòng trở lên",
    "worker": "Người trực tiếp công tác, lao động",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPosition:
    """A position and unit of a person; an open end is None, both days count."""

    code: str = ""
    title: str
    unit: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectYear:
    """One year of a person or collective; None and "" mean that nobody has said.

    `rating` and `discipline` are the codes of the rules. Counts are of members of a collective in
    that year; `discipline` of a collective is the heaviest among its members.
    """

    year: int
    rating: str = ""
    discipline: str = ""
    registered: bool | None = None
    worked_months: int | None = None
    member_count: int | None = None
    ldtt_count: int | None = None
    completed_count: int | None = None
    cstdcs_count: int | None = None
    cluster_leader: bool | None = None
    targets_exceeded: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """An initiative (or research) with its recognition; `level` is a code of the rules."""

    code: str = ""
    year: int
    title: str
    kind: str = "initiative"
    level: str = "CO_SO"
    scope: str = ""
    decision_number: str = ""
    decided_on: date | None = None
    issuer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Predecessor:
    """A body whose history a collective goes on with, once `confirmed`."""

    code: str = ""
    name: str
    until: date | None = None
    confirmed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intention:
    """An award registered for at the start of a year."""

    award: str
    path: str = ""
    registered_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merits:
    """Everything known of one subject beside its name and its awards."""

    years: tuple[SubjectYear, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    positions: tuple[HeldPosition, ...] = ()
    predecessors: tuple[Predecessor, ...] = ()
    intentions: tuple[tuple[int, Intention], ...] = ()

    def year(self, year: int) -> SubjectYear | None:
        """Return what is known of `year`."""
        return next((item for item in self.years if item.year == year), None)


def position_on(positions: tuple[HeldPosition, ...], day: date) -> HeldPosition | None:
    """Return the position held on `day`, the one begun last where several overlap."""
    held = [
        item
        for item in positions
        if (item.since is None or item.since <= day) and (item.until is None or day <= item.until)
    ]
    return max(held, key=lambda item: item.since or date.min, default=None)

"""Who may do what: three roles, each may do what the ones before it may."""

from dataclasses import dataclass
from enum import StrEnum


class AccessRole(StrEnum):
    """What a user of an office is trusted with; without accounts everybody may do everything."""

    ENTRY = "entry"
    APPROVER = "approver"
    ADMIN = "admin"

    @property
    def label(self) -> str:
        """The role's name on the screen."""
        return _LABELS[self]

    def includes(self, other: "AccessRole") -> bool:
        """Say whether this role may do what `other` may."""
        order = list(AccessRole)
        return order.index(self) >= order.index(other)


_LABELS = {
    AccessRole.ENTRY: "Nhập liệu",
    AccessRole.APPROVER: "Phê duyệt",
    AccessRole.ADMIN: "Quản trị",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A user of the program; the password is not here."""

    code: str
    name: str
    role: AccessRole

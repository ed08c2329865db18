"""What packages carry beside results and tasks: rows the leader owns, and marks on revisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.domain.values import Plain, digest


@dataclass(frozen=True, slots=True, kw_only=True)
class RowValue:
    """One row of a table that the leader owns; `fields` are canonical texts, empty ones left out.

    `key` joins the primary key with "|". `is_removed` says that the leader took the row away.
    """

    entity: str
    key: str
    fields: Mapping[str, Plain]
    version: str = ""
    base_version: str = ""
    is_removed: bool = False

    @property
    def name(self) -> str:
        """Return what names the row among all rows of a package."""
        return f"{self.entity}:{self.key}"

    @property
    def content_digest(self) -> str:
        """Return the digest of what the row says; a removed one says nothing."""
        return "" if self.is_removed else digest(dict(self.fields))


class Stop(StrEnum):
    """How far a revision got, as the leader says."""

    RECEIPTED = "receipted"
    ACCEPTED = "accepted"
    RETURNED = "returned"

    @property
    def label(self) -> str:
        """Return the Vietnamese words."""
        return _STOP_LABELS[self]


_STOP_LABELS = {
    Stop.RECEIPTED: "Đã có biên nhận",
    Stop.ACCEPTED: "Được chấp nhận",
    Stop.RETURNED: "Bị trả lại",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What the leader says of exactly one revision of a value: never of a newer one."""

    entity: str
    key: str
    version: str
    stop: Stop
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageNote:
    """A package named in a receipt or a handover: its id, the hash of its file, when, from whom."""

    id: str
    file_hash: str
    sender: str
    kind: str
    year: int
    period: str
    handled_at: str


def row_fields(item: RowValue) -> dict[str, Plain]:
    """Return the canonical copy of a row."""
    return {
        "entity": item.entity,
        "key": item.key,
        "fields": dict(item.fields),
        "version": item.version,
        "base_version": item.base_version,
        "removed": item.is_removed,
    }


def mark_fields(item: Mark) -> dict[str, Plain]:
    """Return the canonical copy of a mark."""
    return {
        "entity": item.entity,
        "key": item.key,
        "version": item.version,
        "stop": item.stop.value,
        "reason": item.reason,
    }


def note_fields(item: PackageNote) -> dict[str, Plain]:
    """Return the canonical copy of a package's mention."""
    return {
        "id": item.id,
        "file_hash": item.file_hash,
        "sender": item.sender,
        "kind": item.kind,
        "year": item.year,
        "period": item.period,
        "handled_at": item.handled_at,
    }

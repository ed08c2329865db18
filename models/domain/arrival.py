"""An arriving package against the workspace: what it would change, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from models.domain.errors import Problem
from models.domain.merge import Decision
from models.domain.package import PackageKind, PackageMeta, Parsed, Unknown
from models.domain.signature import Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many values fared how; together they are all values of the package.

    `won` counts those conflicts in which the arriving value is the one kept; it is part of
    `conflict`.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    older: int = 0
    problem: int = 0
    conflict: int = 0
    won: int = 0

    @property
    def total(self) -> int:
        """Return the number of values and problem cells."""
        return self.new + self.changed + self.same + self.older + self.problem + self.conflict

    @property
    def is_without_effect(self) -> bool:
        """Say whether importing would write no value."""
        return self.new == 0 and self.changed == 0 and self.won == 0


class Side(StrEnum):
    """Whose words to keep in a field that two computers of one office filled in differently."""

    MINE = "mine"
    THEIRS = "theirs"
    BASE = "base"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDifference:
    """One field of a conflict: what is here, what arrives, what both began with.

    `base` is None where no common beginning is known; `kept` is what happens without a choice.
    """

    field: str
    label: str
    mine: str
    theirs: str
    base: str | None
    kept: Side


Choices = Mapping[str, Mapping[str, Side]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """One value that would change, or that conflicts; `old` and `new` are words for the screen.

    `is_touched` says that it was edited outside the program; `sheet` and `cell` say where.
    `differences` are the fields of a conflict, `can_choose` says that this office may decide it.
    """

    key: str
    name: str
    period_label: str
    decision: Decision
    old: str
    new: str
    sheet: str
    cell: str
    is_touched: bool
    office: str = ""
    differences: tuple[FieldDifference, ...] = ()
    can_choose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What importing a file would do; nothing has been written.

    `refusal` is the sentence why this office cannot take it in, or "". `already_imported_at` is
    when the very same content was taken in before. `parsed` and `file_hash` let the import go on
    from here without reading the file twice, where `is_whole`; among very many files the later
    ones are shown without their values.
    """

    meta: PackageMeta
    sender_name: str
    sender_short: str
    receiver_name: str
    cluster_name: str
    counts: Counts
    rows: tuple[RowChange, ...]
    problems: tuple[Problem, ...]
    unknown: tuple[Unknown, ...]
    already_imported_at: datetime | None
    is_touched: bool
    refusal: str
    file_name: str
    file_hash: str
    proof: Proof
    parsed: Parsed = field(repr=False)
    is_whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did; with `already_imported_at` set it did nothing.

    `batch` ties its journal rows together, `archive` is the name of the unmodified copy.
    """

    package_id: str
    sender: str
    sender_name: str
    counts: Counts
    problems: tuple[Problem, ...]
    conflicts: tuple[RowChange, ...]
    is_touched: bool
    proof: Proof
    already_imported_at: datetime | None
    batch: str
    archive: str
    file_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageFacts:
    """One package of the log, as the list shows it; `direction` is out or in."""

    id: str
    direction: str
    kind: PackageKind
    sender: str
    sender_name: str
    receiver: str
    receiver_name: str
    cluster: str
    year: int
    period: str
    made_at: datetime | None
    handled_at: datetime
    file_name: str
    archive: str
    counts: Counts
    row_count: int
    is_touched: bool
    is_undone: bool
    batch: str = ""
    proof: Proof = field(default_factory=Proof)
    confirmed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingFacts:
    """What has not been sent yet, and when something was last.

    A leader submits to nobody: its own figures wait for the consolidated workbook.
    """

    unsent_count: int
    last_sent_at: datetime | None
    is_leader: bool = False

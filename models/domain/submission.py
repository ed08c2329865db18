"""What the sheets of a package show beside the values: names, requirements, who has sent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from models.domain.carried import RowValue
from models.domain.organisations import Role
from models.domain.package import Cargo, PackageMeta, ResultValue, TaskValue
from models.domain.packed import Text
from models.domain.programmes import TaskState
from models.domain.values import Plain

STATE_LABELS = {
    TaskState.NOT_STARTED: "Chưa thực hiện",
    TaskState.IN_PROGRESS: "Đang thực hiện",
    TaskState.DONE: "Hoàn thành",
    TaskState.BLOCKED: "Vướng mắc",
}
JUDGED_LABELS = {True: "Đạt", False: "Chưa đạt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLine:
    """One row of the targets' sheet; `result` may be an empty value waiting to be filled in."""

    field_name: str
    name: str
    unit: str
    requirement: str
    assigned: str
    period_label: str
    result: ResultValue


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """One row of the tasks' sheet; `lead` is who the programme says leads the work."""

    group_name: str
    name: str
    deadline: date | None
    progress: TaskValue
    lead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Something a member tells beside its figures, as its sheet shows it."""

    entity: str
    office_name: str
    fields: Mapping[str, Plain]


def told_of(
    rows: Iterable[RowValue], offices: Mapping[str, str], programmes: Mapping[str, str]
) -> tuple[Told, ...]:
    """Return the rows with names for codes, without what was taken away or lies in the bin."""
    return tuple(
        Told(
            entity=row.entity,
            office_name=offices.get(str(row.fields.get("office", "")), ""),
            fields=dict(row.fields)
            | {"programme": programmes.get(str(row.fields.get("programme", "")), "")},
        )
        for row in rows
        if not row.is_removed and not row.fields.get("removed")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """All that a member's package shows; `rows` are what it tells beside its figures."""

    meta: PackageMeta
    sender_name: str
    receiver_name: str
    cluster_name: str
    period_label: str
    targets: tuple[TargetLine, ...]
    tasks: tuple[TaskLine, ...]
    rows: tuple[RowValue, ...] = ()
    programme_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def cargo(self) -> Cargo:
        """Return everything that travels; lines nobody filled in do not."""
        return Cargo(
            results=tuple(line.result for line in self.targets if not line.result.is_empty),
            tasks=tuple(line.progress for line in self.tasks if not line.progress.is_empty),
            rows=self.rows,
        )

    @property
    def told(self) -> tuple[Told, ...]:
        """Return the rows as they are shown."""
        return told_of(self.rows, {}, self.programme_names)


class SendState(StrEnum):
    """Whether a member's figures are at hand."""

    RECEIVED = "received"
    OWN = "own"
    MISSING = "missing"

    @property
    def label(self) -> str:
        """Return the Vietnamese words."""
        return _SEND_LABELS[self]


_SEND_LABELS = {
    SendState.RECEIVED: "Đã gửi",
    SendState.OWN: "Số liệu của chính đơn vị",
    SendState.MISSING: "Chưa gửi",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberStatus:
    """Where one member stands with its submission for a year; counts are of values at hand."""

    office: str
    name: str
    short_name: str
    role: Role
    state: SendState
    received_at: datetime | None = None
    package_id: str = ""
    result_count: int = 0
    task_count: int = 0
    problem_count: int = 0
    touched: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFigure:
    """The latest value of one member for a target; `judged` for targets without a number."""

    value: Decimal | None = None
    judged: bool | None = None
    period_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsolidatedTarget:
    """One target across the members, in their order; `total_note` says why there is no total."""

    field_name: str
    name: str
    unit: str
    requirement: str
    figures: tuple[MemberFigure, ...]
    total: Decimal | None
    total_note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsolidatedTask:
    """One task across the members, in their order; None where a member said nothing."""

    group_name: str
    name: str
    progress: tuple[TaskValue | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consolidation:
    """All that a consolidated workbook shows, with the values it was made from.

    `texts` are the canonical copies of the values, as `cargo_texts` gives them; the results among
    them may be packed.
    """

    meta: PackageMeta
    leader_name: str
    cluster_name: str
    members: tuple[MemberStatus, ...]
    targets: tuple[ConsolidatedTarget, ...]
    tasks: tuple[ConsolidatedTask, ...]
    texts: Mapping[str, Text]
    told: tuple[Told, ...] = ()

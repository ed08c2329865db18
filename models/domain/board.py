"""The leader's board: every member against every period of the year."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from models.domain.organisations import Role


class CellState(StrEnum):
    """How a member's figures of a period stand with the leader."""

    MISSING = "missing"
    LATE = "late"
    RECEIVED = "received"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    OWN = "own"

    @property
    def label(self) -> str:
        """Return the Vietnamese words."""
        return _LABELS[self]


_LABELS = {
    CellState.MISSING: "chưa gửi",
    CellState.LATE: "trễ",
    CellState.RECEIVED: "đã nhận",
    CellState.RETURNED: "bị trả",
    CellState.ACCEPTED: "đã chấp nhận",
    CellState.OWN: "của đơn vị mình",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPeriod:
    """One column: a period, the last day to send it, whether it is closed."""

    period: str
    label: str
    due: date | None = None
    is_locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardCell:
    """One member's period; counts are of values at hand."""

    period: str
    state: CellState
    value_count: int = 0
    returned_count: int = 0
    accepted_count: int = 0
    late_days: int = 0
    received_at: datetime | None = None

    @property
    def words(self) -> str:
        """Return what stands in the cell."""
        if self.state is CellState.LATE:
            return f"trễ {self.late_days} ngày"
        if self.state is CellState.RETURNED:
            return f"bị trả {self.returned_count} số"
        return self.state.label


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLine:
    """One member with a cell for every period of the board."""

    office: str
    name: str
    short_name: str
    role: Role
    cells: tuple[BoardCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The whole board of a cluster and year."""

    cluster: str
    cluster_name: str
    year: int
    leader: str
    periods: tuple[BoardPeriod, ...]
    lines: tuple[BoardLine, ...]

    @property
    def heard_from(self) -> tuple[BoardLine, ...]:
        """Return the members some of whose figures are at hand, without the leader itself."""
        return tuple(
            line
            for line in self.lines
            if line.office != self.leader and any(cell.value_count for cell in line.cells)
        )

    @property
    def late(self) -> tuple[BoardLine, ...]:
        """Return the members that are late with some period."""
        return tuple(
            line for line in self.lines if any(c.state is CellState.LATE for c in line.cells)
        )

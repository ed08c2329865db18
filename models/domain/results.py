"""What offices report: results by period, what they took on, how far a value has travelled."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Travel(StrEnum):
    """How far a value has got on its way to the leader and back."""

    DRAFT = "draft"
    READY = "ready"
    PACKED = "packed"
    RECEIPTED = "receipted"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestones:
    """The revisions a value has reached at each stop; revisions count its owner's edits."""

    revision: int
    ready: int = 0
    packed: int = 0
    receipted: int = 0
    accepted: int = 0
    returned: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One reported value; all numbers None means that it was cleared.

    `per` is what the quotient of a fraction is multiplied by in the unit of its target: 100 for
    percent, 1000 for "DN/1000 dân".
    """

    target: str
    office: str
    period: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    judged: bool | None
    note: str
    raw_text: str
    milestones: Milestones
    return_reason: str = ""
    per: Decimal = Decimal(100)

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is reported."""
        return self.value is None and self.numerator is None and self.judged is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What one office took on for a target in a year, beside the national value.

    `assignee` is the unit or person of the office that sees to it.
    """

    target: str
    office: str
    year: int
    low: Decimal | None
    high: Decimal | None
    deadline: date | None
    note: str
    assignee: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What the head of the department said about a target; `number` counts them from 1."""

    number: int
    said_on: date
    author: str
    text: str
    is_done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file kept by its content; `size` in bytes."""

    sha256: str
    name: str
    size: int


def travel(milestones: Milestones) -> Travel:
    """Return the furthest stop that the present revision has reached.

    An edit after a return is a correction, an edit after anything else a draft.
    """
    revision = milestones.revision
    stops = (
        (milestones.returned, Travel.RETURNED),
        (milestones.accepted, Travel.ACCEPTED),
        (milestones.receipted, Travel.RECEIPTED),
        (milestones.packed, Travel.PACKED),
    )
    for reached, stop in stops:
        if revision and reached == revision:
            return stop
    if milestones.returned:
        return Travel.CORRECTED
    return Travel.READY if revision and milestones.ready == revision else Travel.DRAFT

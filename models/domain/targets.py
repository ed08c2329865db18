"""Targets: what a document asks for, in words the rules can work with."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """How a target is to be read; the boundary decides, so `at_least` is not `more_than`."""

    ATTAIN = "attain"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"
    AROUND = "around"
    RANK = "rank"
    GROW_BY = "grow_by"
    CUT_BY = "cut_by"
    COUNT = "count"
    DELIVER = "deliver"
    DESCRIBE = "describe"


class Direction(StrEnum):
    """Which way is better inside and beyond a range."""

    HIGHER = "higher"
    LOWER = "lower"
    WITHIN = "within"


class Scope(StrEnum):
    """Whose value the document states."""

    NATIONAL = "national"
    ASSIGNED = "assigned"


class Aggregation(StrEnum):
    """How values of several periods, or several units, become one."""

    SUM = "sum"
    LAST = "last"
    MAX = "max"
    MIN = "min"
    MEAN = "mean"
    RATIO = "ratio"
    RANK = "rank"
    NONE = "none"


class Verdict(StrEnum):
    """Where a target stands."""

    EXCEEDED = "exceeded"
    MET = "met"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What decides a verdict.

    Numbers are in `unit`; for `grow_by` and `cut_by` `low` (and `high` when the source gives a
    span) are percent against `baseline` of `baseline_year`. `low` is the single value where there
    is only one; `high` is filled for spans only. `rank` values are places, smaller is better.
    """

    id: str
    kind: Kind
    direction: Direction | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    baseline: Decimal | None = None
    baseline_year: int | None = None
    deadline: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a target comes from: document code, place in it, and the very words."""

    document: str
    clause: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One target of a programme."""

    id: str
    programme: str
    field: str
    name: str
    goal: Goal
    scope: Scope
    aggregation: Aggregation
    source: Source
    parent: str = ""
    order: int = 0
    note: str = ""

"""Conditions an award may set, as data: what is asked, before anybody is looked at."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from models.domain.eligibility.facts import (
    AwardCode,
    Discipline,
    InitiativeLevel,
    Rating,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedAtLeast:
    """The year under review is rated `minimum` or better."""

    article: str
    minimum: Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvancedStandard:
    """The year under review meets the LĐTT standard: the title itself, or rated `minimum`."""

    article: str
    minimum: Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class Undisciplined:
    """No discipline as heavy as `limit` in the year under review."""

    article: str
    limit: Discipline


@dataclass(frozen=True, slots=True, kw_only=True)
class Outstanding:
    """The year under review is rated `rating`, or brought an initiative of `level` or higher."""

    article: str
    rating: Rating
    level: InitiativeLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds:
    """The award `code` was granted at some time."""

    article: str
    code: AwardCode


@dataclass(frozen=True, slots=True, kw_only=True)
class NeverHeld:
    """The award `code` is given once and was not granted yet."""

    article: str
    code: AwardCode


class Tallied(StrEnum):
    """What besides award codes can be counted over the years of a run."""

    HTXS = "HTXS"
    INITIATIVE = "SANG_KIEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """At least `count` of `what` within a run."""

    what: AwardCode | Tallied
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Needs that are sufficient together; `flagless` options serve units without flags only."""

    needs: tuple[Need, ...]
    flagless: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """One of `options` has to be fulfilled within the years of the run."""

    article: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """At least `length` good years in a row.

    A year is good when it is rated `minimum` or better, or brought one of `titles`; for a person
    a disciplined year never is. With `after` only later years than that award's count; with
    `until_review` the run has to reach the year under review.
    """

    article: str
    discipline_article: str
    length: int
    minimum: Rating | None = None
    titles: tuple[AwardCode, ...] = ()
    after: AwardCode | None = None
    until_review: bool = True
    within: tuple[Within, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """The title `code` for the year under review and for a year one of `spacings` before it."""

    article: str
    discipline_article: str
    code: AwardCode
    spacings: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeWithin:
    """An initiative of `level` or higher in the last `years` years."""

    article: str
    level: InitiativeLevel
    years: int


class Share(StrEnum):
    """Shares of the members of a collective, percent of the year's head-count."""

    LDTT = "ldtt_percent"
    COMPLETED = "completed_percent"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareAtLeast:
    """A share of the members in the year under review, in percent."""

    article: str
    share: Share
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class FightersAtLeast:
    """Number of members who are CSTĐ cơ sở in the year under review."""

    article: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExistsFor:
    """The collective is at least `years` full years old on the day of the proposal."""

    article: str
    years: int


class Judgement(StrEnum):
    """What somebody decides outside the record; the first two may be stated in it."""

    CLUSTER_LEADER = "cluster_leader"
    TARGETS_EXCEEDED = "targets_exceeded"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A condition the record cannot prove; `required` says it in Vietnamese."""

    article: str
    judgement: Judgement
    required: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """One of `branches` is enough; all conditions of that branch have to be met."""

    article: str
    branches: "tuple[tuple[Condition, ...], ...]"


Condition: TypeAlias = (
    RatedAtLeast
    | AdvancedStandard
    | Undisciplined
    | Outstanding
    | Holds
    | NeverHeld
    | Run
    | Repeated
    | InitiativeWithin
    | ShareAtLeast
    | FightersAtLeast
    | ExistsFor
    | Judged
    | AnyOf
)

"""Answers with reasons, and the three-valued logic they rest on."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Whether a proposal may be made."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    NEEDS_CHECK = "needs_check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One condition: its article, whether it is met, what was found and what is asked.

    `met` None means that the facts do not tell. An `advisory` reason warns and leaves the verdict
    as it is.
    """

    article: str
    met: bool | None
    found: str
    required: str
    advisory: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The verdict on one proposal.

    `earliest` is the first calendar year in which the proposal may be made if every following
    year is a good one; None when good years alone do not lead there. `other_routes` names the
    routes to the same award that the record cannot decide, in Vietnamese, empty without any.
    """

    subject: str
    award: str
    verdict: Verdict
    reasons: tuple[Reason, ...]
    earliest: int | None
    other_routes: str = ""


def every(values: Iterable[bool | None]) -> bool | None:
    """Return False if one is False, else None if one is unknown, else True."""
    seen = tuple(values)
    if False in seen:
        return False
    return None if None in seen else True


def some(values: Iterable[bool | None]) -> bool | None:
    """Return True if one is True, else None if one is unknown, else False."""
    seen = tuple(values)
    if True in seen:
        return True
    return None if None in seen else False


def verdict_of(reasons: Iterable[Reason]) -> Verdict:
    """Return the verdict: a failed condition decides, an unknown one leaves it open."""
    met = every(reason.met for reason in reasons if not reason.advisory)
    if met is None:
        return Verdict.NEEDS_CHECK
    return Verdict.ELIGIBLE if met else Verdict.NOT_ELIGIBLE

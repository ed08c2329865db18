"""The council's vote: who counts, how many are needed, what share a nomination reached."""

from dataclasses import dataclass
from decimal import Decimal

from models.domain.nominations import Meeting, Nomination

_HUNDRED = Decimal(100)
_MARKS = ("ý kiến bằng văn bản", "bằng văn bản")


@dataclass(frozen=True, slots=True, kw_only=True)
class VotingRule:
    """What a vote on one award asks; shares in percent, None where nobody could say.

    `secret` says whether the ballot must be secret, `of_present` whether shares are of those
    present (and those who wrote) instead of all members.
    """

    threshold: Decimal | None
    quorum: Decimal | None
    secret: bool
    of_present: bool
    source: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """How many members there are, came, and wrote instead."""

    members: int | None
    present: int
    written: int

    @property
    def voters(self) -> int:
        """Those whose opinion counts: present, or in writing."""
        return self.present + self.written


def attendance(meeting: Meeting) -> Attendance:
    """Return who took part; an absent member wrote when the line says so."""
    written = sum(any(mark in line.lower() for mark in _MARKS) for line in meeting.absent)
    listed = len(meeting.present) + len(meeting.absent)
    return Attendance(
        members=meeting.member_count or listed or None,
        present=len(meeting.present),
        written=written,
    )


def base_count(meeting: Meeting, rule: VotingRule) -> int | None:
    """Return how many votes make 100 %; None while nobody said how many members there are."""
    who = attendance(meeting)
    of_present = meeting.vote_base == "present" or (not meeting.vote_base and rule.of_present)
    return (who.voters or None) if of_present else who.members


def vote_share(nomination: Nomination, meeting: Meeting, rule: VotingRule) -> Decimal | None:
    """Return the share in favour in percent; None before the vote or without a base."""
    base = base_count(meeting, rule)
    if nomination.votes is None or not base:
        return None
    return _HUNDRED * nomination.votes.votes_for / base


def is_quorate(meeting: Meeting, rule: VotingRule) -> bool | None:
    """Return whether enough members came; None where that is not known."""
    who = attendance(meeting)
    if rule.quorum is None or not who.members or not meeting.present:
        return None
    # "Two thirds" is kept as 66.67: a share is rounded the same way before it is compared.
    share = (_HUNDRED * who.present / who.members).quantize(Decimal("0.01"))
    return share >= rule.quorum

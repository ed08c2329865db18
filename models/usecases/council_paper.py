"""Papers around the council's vote, from a dossier's facts."""

from dataclasses import dataclass
from datetime import date, datetime, time

from models.domain.nominations import Dossier, Meeting, Nomination
from models.domain.office_papers import Count, Nominee, VotePaper
from models.domain.papers import Ballot, Letterhead, Signer
from models.domain.voting import attendance
from models.store.queries.papers import PaperExtras
from models.usecases.report_paper import called, full_subject

_UNKNOWN_TIME = "08:00"
_ALL_WORDS = "tổng số thành viên Hội đồng"
_PRESENT_WORDS = "số thành viên dự họp và gửi ý kiến bằng văn bản"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteBase:
    """What makes 100 %: how many (None while nobody said), and in words."""

    count: int | None
    words: str


def vote_base(meeting: Meeting) -> VoteBase:
    """Return the base of the shares as the meeting says; all members unless it says otherwise."""
    if meeting.vote_base == "present":
        return VoteBase(count=attendance(meeting).voters or None, words=_PRESENT_WORDS)
    return VoteBase(count=meeting.member_count, words=_ALL_WORDS)


def ballot_of(item: Nomination, award: str) -> Ballot | None:
    """Return the votes on one nomination; None while there was no vote."""
    if item.votes is None:
        return None
    return Ballot(
        subject=called(item),
        award=award,
        votes_for=item.votes.votes_for,
        votes_against=item.votes.votes_against,
        votes_invalid=item.votes.votes_invalid,
    )


def nominees(dossier: Dossier, awards: dict[str, str]) -> tuple[Nominee, ...]:
    """Return who is voted on; `awards` are names by nomination code."""
    return tuple(
        Nominee(called=called(item), full=full_subject(item), award=awards[item.code])
        for item in dossier.nominations
    )


def compose_ballot(
    dossier: Dossier, letterhead: Letterhead, subject: str, voted: tuple[Nominee, ...]
) -> VotePaper:
    """Return the ballot of the council."""
    return VotePaper(
        letterhead=letterhead,
        subject=subject,
        year=dossier.year,
        nominees=voted,
    )


def compose_review(
    dossier: Dossier, letterhead: Letterhead, voted: tuple[Nominee, ...]
) -> VotePaper:
    """Return a unit's review; chair and secretary sign, their names written by the unit."""
    return VotePaper(
        letterhead=letterhead,
        subject="",
        year=dossier.year,
        nominees=voted,
        signers=(Signer(title="THƯ KÝ", name=""), Signer(title="CHỦ TRÌ", name="")),
    )


def compose_count(
    dossier: Dossier,
    letterhead: Letterhead,
    subject: str,
    voted: tuple[Nominee, ...],
    extras: PaperExtras,
) -> Count:
    """Return the counting minutes; counts that nobody entered stay blank."""
    meeting = dossier.meeting
    ballots = [
        ballot_of(item, nominee.award)
        for item, nominee in zip(dossier.nominations, voted, strict=True)
    ]
    base = vote_base(meeting)
    head = extras.counters[0].partition(" - ")[0] if extras.counters else ""
    return Count(
        letterhead=letterhead,
        subject=subject,
        at=met_at(dossier.meeting.held_on or dossier.dated, meeting.ended or meeting.started),
        place=meeting.place,
        nominees=voted,
        ballots=tuple(ballot for ballot in ballots if ballot is not None),
        member_count=meeting.member_count,
        given_count=extras.ballots_out,
        returned_count=extras.ballots_in,
        written_count=attendance(meeting).written,
        base_count=base.count or len(meeting.present) + len(meeting.absent),
        base_words=base.words,
        counters=tuple(line.replace(" - ", ", ") for line in extras.counters),
        signers=(
            Signer(title="THƯ KÝ HỘI ĐỒNG", name=meeting.secretary),
            Signer(title="TRƯỞNG BAN KIỂM PHIẾU", name=head),
        ),
    )


def met_at(day: date, clock: str) -> datetime:
    """Return the moment; an unknown hour is eight o'clock."""
    return datetime.combine(day, time.fromisoformat(clock or _UNKNOWN_TIME))

"""Papers around the council's vote, from a dossier's facts."""

from datetime import date, datetime, time

from models.domain.nominations import Dossier, Nomination
from models.domain.office_papers import Count, Nominee, VotePaper
from models.domain.papers import Ballot, Letterhead, Signer
from models.store.queries.papers import PaperExtras
from models.usecases.report_paper import called, full_subject

_UNKNOWN_TIME = "08:00"
BASE_WORDS = "tổng số thành viên Hội đồng"


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
    absent_in_writing = sum("văn bản" in line for line in meeting.absent)
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
        written_count=absent_in_writing,
        base_count=meeting.member_count or len(meeting.present) + len(meeting.absent),
        base_words=BASE_WORDS,
        counters=tuple(line.replace(" - ", ", ") for line in extras.counters),
        signers=(
            Signer(title="THƯ KÝ HỘI ĐỒNG", name=meeting.secretary),
            Signer(title="TRƯỞNG BAN KIỂM PHIẾU", name=head),
        ),
    )


def met_at(day: date, clock: str) -> datetime:
    """Return the moment; an unknown hour is eight o'clock."""
    return datetime.combine(day, time.fromisoformat(clock or _UNKNOWN_TIME))

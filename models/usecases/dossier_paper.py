"""From a dossier's facts to the papers it is printed as."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal

from models.domain.awards import Award
from models.domain.nominations import (
    Dossier,
    Nomination,
    Person,
    SubjectKind,
)
from models.domain.organisations import OrganisationName
from models.domain.papers import (
    Attendee,
    Ballot,
    DossierPaper,
    DraftReason,
    FigureRow,
    Letterhead,
    Minutes,
    PaperDate,
    Passage,
    PassageKind,
    ReportKind,
    RosterRow,
    Signer,
    SubmissionLetter,
    date_words,
)
from models.domain.text import fold
from models.usecases.report_paper import (
    blank_day,
    called,
    compose_report,
    full_subject,
    salutation,
)

_UNKNOWN_TIME = "08:00"
_BASE_WORDS = "tổng số thành viên Hội đồng"


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a dossier's papers are made of, besides the dossier.

    `awards` are by nomination code, `figures` the rows to print by nomination code, `stale` the
    figures that are no longer what they were when drafted.
    """

    office: OrganisationName
    awards: Mapping[str, Award]
    figures: Mapping[str, tuple[FigureRow, ...]]
    stale: tuple[DraftReason, ...]
    law_name: str
    decree_name: str


def compose(dossier: Dossier, material: Material) -> DossierPaper:
    """Return the papers of `dossier`: letter, list, minutes, one report for each nomination."""
    letterhead = letterhead_of(material.office)
    return DossierPaper(
        title=dossier.title,
        author=material.office.name,
        letter=_letter(dossier, material, letterhead),
        roster=tuple(
            _roster_row(dossier, item, material.awards[item.code]) for item in dossier.nominations
        ),
        minutes=_minutes(dossier, material, letterhead),
        reports=tuple(
            compose_report(
                dossier,
                item,
                material.awards[item.code],
                material.figures.get(item.code, ()),
                letterhead,
            )
            for item in dossier.nominations
        ),
        draft_reasons=material.stale,
    )


def letterhead_of(name: OrganisationName) -> Letterhead:
    """Return the agency block for a name valid on the paper's date.

    The province stands once: where the superior names it, the agency does not repeat it.
    """
    agency = name.name
    for kind in ("tỉnh", "thành phố"):
        place = f" {kind} {name.place}"
        if name.place and agency.endswith(place) and fold(name.superior).endswith(fold(place)):
            agency = agency.removesuffix(place)
    return Letterhead(
        superior=name.superior, agency=agency, place=name.place, abbreviation=name.abbreviation
    )


def _letter(dossier: Dossier, material: Material, letterhead: Letterhead) -> SubmissionLetter:
    return SubmissionLetter(
        letterhead=letterhead,
        date=blank_day(dossier.dated),
        subject=f"Về việc {_subject_phrase(dossier, material)}",
        addressees=dossier.addressees,
        bases=_bases(dossier, material),
        body=_letter_body(dossier, material),
        recipients=dossier.recipients or ("Như trên",),
        signer=_signer(dossier),
    )


def _subject_phrase(dossier: Dossier, material: Material) -> str:
    phrases = dict.fromkeys(material.awards[item.code].form_title for item in dossier.nominations)
    if len(phrases) == 1:
        return f"đề nghị {next(iter(phrases))}"
    return f"đề nghị khen thưởng năm {dossier.year}"


def _bases(dossier: Dossier, material: Material) -> tuple[str, ...]:
    bases = [f"Căn cứ {material.law_name}", f"Căn cứ {material.decree_name}"]
    held_on = dossier.meeting.held_on
    if held_on:
        day = PaperDate(day=held_on.day, month=held_on.month, year=held_on.year)
        bases.append(
            f"Căn cứ Biên bản họp {date_words(day)} của Hội đồng Thi đua - Khen thưởng "
            f"{material.office.name}"
        )
    return tuple(bases)


def _letter_body(dossier: Dossier, material: Material) -> tuple[Passage, ...]:
    passages = [
        Passage(
            text=f"Xét thành tích của {_whose(dossier)}, {material.office.name} kính đề nghị "
            "cấp có thẩm quyền xem xét, khen thưởng cho:"
        )
    ]
    for kind, heading in (
        (SubjectKind.COLLECTIVE, "Tập thể"),
        (SubjectKind.INDIVIDUAL, "Cá nhân"),
    ):
        chosen = [item for item in dossier.nominations if item.kind is kind]
        if not chosen:
            continue
        passages.append(
            Passage(text=f"{heading} ({len(chosen):02d})", kind=PassageKind.CLAUSE, titled=True)
        )
        passages.extend(
            Passage(
                text=f"{full_subject(item)}: {material.awards[item.code].form_title}"
                f"{'.' if item is chosen[-1] else ';'}",
                kind=PassageKind.POINT,
            )
            for item in chosen
        )
    passages.append(
        Passage(
            text="(Gửi kèm: danh sách trích ngang; biên bản họp Hội đồng và kết quả bỏ phiếu; "
            f"{len(dossier.nominations):02d} báo cáo thành tích.)"
        )
    )
    passages.append(Passage(text=f"{material.office.name} kính trình xem xét, quyết định./."))
    return tuple(passages)


def _whose(dossier: Dossier) -> str:
    kinds = {item.kind for item in dossier.nominations}
    if len(kinds) == 1:
        return "các tập thể" if SubjectKind.COLLECTIVE in kinds else "các cá nhân"
    return "các tập thể và cá nhân"


def _roster_row(dossier: Dossier, item: Nomination, award: Award) -> RosterRow:
    percent = _vote_percent(dossier, item)
    if isinstance(item.subject, Person):
        return RosterRow(
            kind=ReportKind.INDIVIDUAL,
            name=item.subject.full_name,
            award=award.name,
            salutation=salutation(item.subject),
            birth_year=item.subject.birth_year,
            gender=item.subject.gender,
            position=item.subject.position,
            unit=item.subject.unit,
            summary=item.summary,
            vote_percent=percent,
        )
    return RosterRow(
        kind=ReportKind.COLLECTIVE,
        name=item.subject.name,
        award=award.name,
        summary=item.summary,
        vote_percent=percent,
    )


def _vote_percent(dossier: Dossier, item: Nomination) -> Decimal | None:
    ballot = _ballot(item, "")
    base = dossier.meeting.member_count
    return ballot.percent(base) if ballot and base else None


def _ballot(item: Nomination, award: str) -> Ballot | None:
    if item.votes is None:
        return None
    return Ballot(
        subject=called(item),
        award=award,
        votes_for=item.votes.votes_for,
        votes_against=item.votes.votes_against,
        votes_invalid=item.votes.votes_invalid,
    )


def _minutes(dossier: Dossier, material: Material, letterhead: Letterhead) -> Minutes:
    meeting = dossier.meeting
    day = meeting.held_on or dossier.dated
    started = datetime.combine(day, _clock(meeting.started))
    ballots = [_ballot(item, material.awards[item.code].name) for item in dossier.nominations]
    chair = Attendee(name=meeting.chair, role=meeting.chair_title)
    secretary = Attendee(name=meeting.secretary, role=meeting.secretary_title)
    return Minutes(
        letterhead=letterhead,
        subject=f"Họp Hội đồng Thi đua - Khen thưởng xét {_subject_phrase(dossier, material)}",
        started_at=started,
        ended_at=datetime.combine(day, _clock(meeting.ended or meeting.started)),
        place=meeting.place,
        present=tuple(_attendee(line) for line in meeting.present),
        absent=tuple(_attendee(line) for line in meeting.absent),
        chair=chair,
        secretary=secretary,
        content=_passages(meeting.proceedings),
        ballots=tuple(ballot for ballot in ballots if ballot is not None),
        base_count=meeting.member_count or max(len(meeting.present) + len(meeting.absent), 1),
        base_words=_BASE_WORDS,
        conclusion=(
            Passage(
                text="Hội đồng thống nhất đề nghị cấp có thẩm quyền khen thưởng cho các tập thể, "
                "cá nhân có tên trong bảng kết quả bỏ phiếu nêu trên."
            ),
        ),
        chair_signer=Signer(title="CHỦ TRÌ", name=meeting.chair),
        secretary_signer=Signer(title="THƯ KÝ", name=meeting.secretary),
    )


def _signer(dossier: Dossier) -> Signer:
    authority = dossier.signature.authority
    return Signer(
        authority_lines=(authority,) if authority else (),
        title=dossier.signature.title,
        name=dossier.signature.name,
    )


def _attendee(line: str) -> Attendee:
    name, _, rest = line.partition(" - ")
    role, _, note = rest.partition(" (")
    return Attendee(name=name.strip(), role=role.strip(), note=note.removesuffix(")").strip())


def _passages(text: str) -> tuple[Passage, ...]:
    return tuple(Passage(text=line.strip()) for line in text.split("\n") if line.strip())


def _clock(text: str) -> time:
    return time.fromisoformat(text or _UNKNOWN_TIME)

"""From a dossier's facts to the papers it is printed as."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from models.domain.awards import Award
from models.domain.forms import PaperForm
from models.domain.nominations import (
    Dossier,
    Nomination,
    Person,
    Signature,
    SubjectKind,
)
from models.domain.organisations import OrganisationName
from models.domain.papers import (
    Attendee,
    DossierPaper,
    DraftReason,
    FigureRow,
    HistoryRow,
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
from models.usecases.council_paper import ballot_of, met_at, vote_base
from models.usecases.report_paper import (
    ReportMaterial,
    blank_day,
    compose_report,
    full_subject,
    salutation,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a dossier's papers are made of, besides the dossier.

    `awards`, `figures` (rows to print), `forms` and `years` are by nomination code; `stale` are
    the figures that are no longer what they were when drafted.
    """

    office: OrganisationName
    awards: Mapping[str, Award]
    figures: Mapping[str, tuple[FigureRow, ...]]
    stale: tuple[DraftReason, ...]
    law_name: str
    decree_name: str
    forms: Mapping[str, PaperForm] = field(default_factory=dict)
    years: Mapping[str, tuple[HistoryRow, ...]] = field(default_factory=dict)


def compose(dossier: Dossier, material: Material) -> DossierPaper:
    """Return the papers of `dossier`: letter, list, minutes, one report for each nomination."""
    return DossierPaper(
        title=dossier.title,
        author=material.office.name,
        letter=letter_of(dossier, material),
        roster=tuple(
            roster_row(dossier, item, material.awards[item.code]) for item in dossier.nominations
        ),
        minutes=minutes_of(dossier, material),
        reports=tuple(
            compose_report(dossier, item, report_material(item, material))
            for item in dossier.nominations
        ),
        draft_reasons=material.stale,
    )


def report_material(item: Nomination, material: Material) -> ReportMaterial:
    """Return what the report of `item` is made of."""
    return ReportMaterial(
        award=material.awards[item.code],
        letterhead=letterhead_of(material.office),
        form=material.forms[item.code],
        figures=material.figures.get(item.code, ()),
        years=material.years.get(item.code, ()),
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


def letter_of(dossier: Dossier, material: Material) -> SubmissionLetter:
    """Return the letter that asks for what is in `dossier`."""
    return SubmissionLetter(
        letterhead=letterhead_of(material.office),
        date=blank_day(dossier.dated),
        subject=f"Về việc {subject_phrase(dossier, material)}",
        addressees=dossier.addressees,
        bases=bases_of(dossier, material),
        body=_letter_body(dossier, material),
        recipients=dossier.recipients or ("Như trên",),
        signer=signer_of(dossier.signature),
        cosigners=tuple(signer_of(one) for one in dossier.cosigners),
    )


def subject_phrase(dossier: Dossier, material: Material) -> str:
    """Return "đề nghị tặng …": the one award all are proposed for, or the year's awards."""
    phrases = dict.fromkeys(material.awards[item.code].form_title for item in dossier.nominations)
    if len(phrases) == 1:
        return f"đề nghị {next(iter(phrases))}"
    return f"đề nghị khen thưởng năm {dossier.year}"


def bases_of(dossier: Dossier, material: Material) -> tuple[str, ...]:
    """Return the law (by its name alone), the decree and the council's minutes."""
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
            "cấp có thẩm quyền xem xét, khen thưởng cho:",
            key="opening",
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
            f"{len(dossier.nominations):02d} báo cáo thành tích.)",
            key="enclosed",
        )
    )
    passages.append(
        Passage(text=f"{material.office.name} kính trình xem xét, quyết định", key="closing")
    )
    return tuple(passages)


def _whose(dossier: Dossier) -> str:
    kinds = {item.kind for item in dossier.nominations}
    if len(kinds) == 1:
        return "các tập thể" if SubjectKind.COLLECTIVE in kinds else "các cá nhân"
    return "các tập thể và cá nhân"


def roster_row(dossier: Dossier, item: Nomination, award: Award) -> RosterRow:
    """Return the line of one nominee on the list."""
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
    ballot = ballot_of(item, "")
    base = vote_base(dossier.meeting).count
    return ballot.percent(base) if ballot and base else None


def minutes_of(dossier: Dossier, material: Material) -> Minutes:
    """Return the minutes of the council's meeting."""
    meeting = dossier.meeting
    base = vote_base(meeting)
    day = meeting.held_on or dossier.dated
    started = met_at(day, meeting.started)
    ballots = [ballot_of(item, material.awards[item.code].name) for item in dossier.nominations]
    chair = Attendee(name=meeting.chair, role=meeting.chair_title)
    secretary = Attendee(name=meeting.secretary, role=meeting.secretary_title)
    return Minutes(
        letterhead=letterhead_of(material.office),
        subject=f"Họp Hội đồng Thi đua - Khen thưởng xét {subject_phrase(dossier, material)}",
        started_at=started,
        ended_at=met_at(day, meeting.ended or meeting.started),
        place=meeting.place,
        present=tuple(_attendee(line) for line in meeting.present),
        absent=tuple(_attendee(line) for line in meeting.absent),
        chair=chair,
        secretary=secretary,
        content=_passages(meeting.proceedings),
        ballots=tuple(ballot for ballot in ballots if ballot is not None),
        base_count=base.count or max(len(meeting.present) + len(meeting.absent), 1),
        base_words=base.words,
        conclusion=(
            Passage(
                text="Hội đồng thống nhất đề nghị cấp có thẩm quyền khen thưởng cho các tập thể, "
                "cá nhân có tên trong bảng kết quả bỏ phiếu nêu trên.",
                key="conclusion",
            ),
        ),
        chair_signer=Signer(title="CHỦ TRÌ", name=meeting.chair),
        secretary_signer=Signer(title="THƯ KÝ", name=meeting.secretary),
    )


def signer_of(signature: Signature) -> Signer:
    """Return who signs, the line of authority above where there is one."""
    return Signer(
        authority_lines=(signature.authority,) if signature.authority else (),
        title=signature.title,
        name=signature.name,
    )


def _attendee(line: str) -> Attendee:
    name, _, rest = line.partition(" - ")
    role, _, note = rest.partition(" (")
    return Attendee(name=name.strip(), role=role.strip(), note=note.removesuffix(")").strip())


def _passages(text: str) -> tuple[Passage, ...]:
    return tuple(Passage(text=line.strip()) for line in text.split("\n") if line.strip())

"""The achievement report of one nomination, by the report forms of the commendation decree."""

from datetime import date

from models.domain.awards import Award
from models.domain.nominations import AwardRecord, Collective, Dossier, Nomination, Person
from models.domain.papers import (
    COLLECTIVE_BACKGROUND,
    COLLECTIVE_RESULTS,
    INDIVIDUAL_RESULTS,
    AchievementReport,
    FigureRow,
    HistoryRow,
    Letterhead,
    PaperDate,
    ProfileLine,
    ReportKind,
    ReportSection,
    Signer,
)

_SALUTATIONS = {"nam": "Ông", "nữ": "Bà"}


def salutation(person: Person) -> str:
    """Return "Ông" or "Bà", or "" where the gender is not known."""
    return _SALUTATIONS.get(person.gender.strip().casefold(), "")


def called(item: Nomination) -> str:
    """Return the subject's name, a person's with "Ông" or "Bà" before it."""
    if isinstance(item.subject, Person):
        return f"{salutation(item.subject)} {item.subject.full_name}".strip()
    return item.subject.name


def full_subject(item: Nomination) -> str:
    """Return the subject as every paper names it: name, position and unit of a person."""
    if isinstance(item.subject, Person):
        parts = (called(item), item.subject.position, item.subject.unit)
        return ", ".join(part for part in parts if part)
    return item.subject.name


def report_title(award: Award) -> str:
    """Return what completes "ĐỀ NGHỊ TẶNG"; an order is "tặng thưởng" on its form."""
    return award.form_title.removeprefix("tặng ")


def blank_day(day: date) -> PaperDate:
    """Return the month and year of `day`; the clerk of records writes the day."""
    return PaperDate(day=None, month=day.month, year=day.year)


def compose_report(
    dossier: Dossier,
    item: Nomination,
    award: Award,
    figures: tuple[FigureRow, ...],
    letterhead: Letterhead,
) -> AchievementReport:
    """Return the report of `item`: collective or individual form, years and figures filled in."""
    subject = item.subject
    is_person = isinstance(subject, Person)
    return AchievementReport(
        kind=ReportKind.INDIVIDUAL if is_person else ReportKind.COLLECTIVE,
        letterhead=letterhead,
        date=blank_day(dossier.dated),
        award=report_title(award),
        subject=full_subject(item),
        name=item.subject_name,
        background=() if isinstance(subject, Person) else _background(subject),
        results=_results(item, figures),
        titles=tuple(_history(record) for record in item.history if record.is_title),
        awards=tuple(_history(record) for record in item.history if not record.is_title),
        signers=_report_signers(dossier, item, award),
        profile=_profile(subject) if isinstance(subject, Person) else (),
        form_number=dossier.form_individual if is_person else dossier.form_collective,
    )


def _background(subject: Collective) -> tuple[ReportSection, ...]:
    contacts = (
        ("Địa điểm trụ sở chính", subject.address),
        ("Điện thoại", subject.phone),
        ("Địa chỉ trang tin điện tử", subject.website),
        ("Quá trình thành lập và phát triển", subject.founded),
    )
    lines = [f"{label}: {text}." for label, text in contacts if text]
    if subject.member_count is not None:
        lines.append(f"Tổng số cán bộ, công chức, viên chức: {subject.member_count} người.")
    texts = ("\n".join([*lines, subject.traits]), subject.duties)
    return tuple(
        ReportSection(heading=heading, text=text)
        for heading, text in zip(COLLECTIVE_BACKGROUND, texts, strict=True)
    )


def _results(item: Nomination, figures: tuple[FigureRow, ...]) -> tuple[ReportSection, ...]:
    if isinstance(item.subject, Person):
        duties, achievements = INDIVIDUAL_RESULTS
        text = "\n".join(part for part in (item.achievements, item.measures) if part)
        return (
            ReportSection(heading=duties, text=item.subject.duties),
            ReportSection(heading=achievements, text=text, figures=figures),
        )
    texts = (item.achievements, item.measures, item.compliance, item.party_work)
    return tuple(
        ReportSection(heading=heading, text=text, figures=figures if index == 0 else ())
        for index, (heading, text) in enumerate(zip(COLLECTIVE_RESULTS, texts, strict=True))
    )


def _profile(person: Person) -> tuple[ProfileLine, ...]:
    born = f"{person.born_on:%d/%m/%Y}" if person.born_on else str(person.birth_year or "")
    lines = (
        ("Họ và tên", person.full_name),
        ("Bí danh", person.alias),
        ("Giới tính", person.gender),
        ("Ngày, tháng, năm sinh", born),
        ("Quê quán", person.home_town),
        ("Nơi thường trú", person.residence),
        ("Đơn vị công tác", person.unit),
        ("Chức vụ", person.position),
        ("Trình độ chuyên môn, nghiệp vụ", person.qualification),
        ("Học hàm, học vị, danh hiệu, giải thưởng", person.honours),
    )
    return tuple(ProfileLine(label=label, value=value) for label, value in lines)


def _report_signers(dossier: Dossier, item: Nomination, award: Award) -> tuple[Signer, ...]:
    head = Signer(
        authority_lines=("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", "XÁC NHẬN, ĐỀ NGHỊ"),
        title="",
        name=dossier.signature.name,
        note="(Ký, đóng dấu)",
    )
    if isinstance(item.subject, Person):
        own = Signer(
            title="NGƯỜI BÁO CÁO THÀNH TÍCH",
            name=item.subject.full_name,
            note="(Ký, ghi rõ họ tên)",
        )
        if award.decided_in_house:
            return (head, own)
        above = Signer(
            authority_lines=("THỦ TRƯỞNG ĐƠN VỊ", "CẤP TRÊN TRỰC TIẾP XÁC NHẬN"),
            title="",
            name="",
            note="(Ký, đóng dấu)",
        )
        return (head, own, above)
    confirmed = Signer(
        authority_lines=("XÁC NHẬN CỦA CẤP TRÊN",),
        title="TRỰC TIẾP",
        name="",
        note="(Ký, đóng dấu)",
    )
    unit = Signer(authority_lines=("THỦ TRƯỞNG ĐƠN VỊ",), title="", name="", note="(Ký, đóng dấu)")
    return (confirmed, unit)


def _history(record: AwardRecord) -> HistoryRow:
    parts = [record.decision_number and f"Quyết định số {record.decision_number}"]
    if record.decided_on:
        parts.append(f"ngày {record.decided_on:%d/%m/%Y}")
    decision = " ".join(part for part in parts if part)
    return HistoryRow(
        year=str(record.year),
        award=record.award_name,
        decision="; ".join(part for part in (decision, record.issuer) if part),
    )

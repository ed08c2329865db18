"""The achievement report of one nomination, by the report forms of the commendation decree."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.domain.awards import Award
from models.domain.forms import FormKind, PaperForm
from models.domain.nominations import AwardRecord, Collective, Dossier, Nomination, Person
from models.domain.papers import (
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

_FORMS_BY_MODE = {"sudden": FormKind.SUDDEN_REPORT, "movement": FormKind.THEMATIC_REPORT}
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMaterial:
    """What a report is made of besides its nomination; `years` are those the form asks for."""

    award: Award
    letterhead: Letterhead
    form: PaperForm
    figures: tuple[FigureRow, ...] = ()
    years: tuple[HistoryRow, ...] = ()


def form_kind(item: Nomination, mode: str) -> FormKind:
    """Return which report form a nomination needs; `mode` is its kind of commendation."""
    if mode in _FORMS_BY_MODE:
        return _FORMS_BY_MODE[mode]
    is_person = isinstance(item.subject, Person)
    return FormKind.INDIVIDUAL_REPORT if is_person else FormKind.COLLECTIVE_REPORT


def compose_report(
    dossier: Dossier, item: Nomination, material: ReportMaterial
) -> AchievementReport:
    """Return the report of `item` by its form, years and figures filled in."""
    subject, form, award = item.subject, material.form, material.award
    is_person = isinstance(subject, Person)
    own_number = dossier.form_individual if is_person else dossier.form_collective
    return AchievementReport(
        key=f"report:{item.code}",
        kind=ReportKind.INDIVIDUAL if is_person else ReportKind.COLLECTIVE,
        letterhead=material.letterhead,
        date=blank_day(dossier.dated),
        award=report_title(award),
        subject=full_subject(item),
        name=item.subject_name,
        background=() if isinstance(subject, Person) else _background(subject, form),
        results=_results(item, material),
        titles=tuple(history_row(record) for record in item.history if record.is_title),
        awards=tuple(history_row(record) for record in item.history if not record.is_title),
        signers=_report_signers(dossier, item, award),
        profile=_profile(subject) if isinstance(subject, Person) else _short(subject, form),
        form_number=form.number if form.occasion else own_number or form.number,
        occasion=form.occasion,
        has_history=form.has_history,
    )


def _background(subject: Collective, form: PaperForm) -> tuple[ReportSection, ...]:
    contacts = (
        ("Địa điểm trụ sở chính", subject.address),
        ("Điện thoại", subject.phone),
        ("Địa chỉ trang tin điện tử", subject.website),
        ("Quá trình thành lập và phát triển", subject.founded),
    )
    lines = [f"{label}: {text}." for label, text in contacts if text]
    if subject.member_count is not None:
        lines.append(f"Tổng số cán bộ, công chức, viên chức: {subject.member_count} người.")
    return _under(form.background, ("\n".join([*lines, subject.traits]), subject.duties))


def _short(subject: Collective, form: PaperForm) -> tuple[ProfileLine, ...]:
    """Return the few particulars of a form without a section on the collective."""
    if form.background:
        return ()
    lines = (
        ("Tên tập thể", subject.name),
        ("Địa chỉ", subject.address),
        ("Chức năng, nhiệm vụ", subject.duties),
    )
    return tuple(ProfileLine(label=label, value=value) for label, value in lines if value)


def _results(item: Nomination, material: ReportMaterial) -> tuple[ReportSection, ...]:
    form = material.form
    is_person = isinstance(item.subject, Person)
    place = 0
    texts: tuple[str, ...]
    if form.occasion:
        texts = (item.achievements, item.measures)
    elif is_person:
        achievements = "\n".join(part for part in (item.achievements, item.measures) if part)
        texts = (item.subject.duties, achievements)
        place = 1
    else:
        texts = (item.achievements, item.measures, item.compliance, item.party_work)
    sections = list(_under(form.results, texts))
    place = min(place, len(sections) - 1)
    if place >= 0:
        sections[place] = replace(sections[place], figures=material.figures, years=material.years)
    return tuple(sections)


def _under(headings: Sequence[str], texts: Sequence[str]) -> tuple[ReportSection, ...]:
    """Return `texts` under `headings`; what is left over goes under the last."""
    if not headings:
        return ()
    last = len(headings) - 1
    kept = [*texts[:last], "\n".join(text for text in texts[last:] if text)]
    kept += [""] * (len(headings) - len(kept))
    return tuple(
        ReportSection(heading=heading, text=text)
        for heading, text in zip(headings, kept, strict=True)
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


def history_row(record: AwardRecord) -> HistoryRow:
    """Return a title or award held, with its decision in one line."""
    parts = [record.decision_number and f"Quyết định số {record.decision_number}"]
    if record.decided_on:
        parts.append(f"ngày {record.decided_on:%d/%m/%Y}")
    decision = " ".join(part for part in parts if part)
    return HistoryRow(
        year=str(record.year),
        award=record.award_name,
        decision="; ".join(part for part in (decision, record.issuer) if part),
    )

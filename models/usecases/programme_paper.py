"""The cluster's programme and the table of targets as papers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from models.domain.errors import UserError
from models.domain.organisations import name_on
from models.domain.papers import PaperDate
from models.domain.programmes import ProgrammeKind
from models.domain.results import Assignment
from models.domain.sheets.assignment import (
    AssignedField,
    AssignedTarget,
    AssignmentPaper,
    assignment_sheets,
)
from models.domain.sheets.programme import ProgrammePaper, day_words, programme_sheets
from models.excel.paper import write_paper_workbook
from models.store.outfile import write_whole
from models.store.queries import organisations, targets
from models.usecases.desk import Desk
from models.usecases.dossier_paper import letterhead_of
from models.usecases.paper_files import (
    DOCX,
    PDF,
    XLSX,
    Paper,
    PaperPreview,
    WrittenPaper,
    office_name,
    preview_paper,
    recipients_of,
    refuse_ending,
    signer_of,
    write_paper,
)
from models.usecases.programmes import ProgrammeView, get_programme, main_programme
from models.usecases.targets import TargetLine, list_targets
from models.usecases.wording import requirement_words

_MINISTRY = "ministry"


def preview_programme(desk: Desk, code: str) -> PaperPreview:
    """Return the programme `code` as one PDF. Raises UserError when there is none."""
    return preview_paper(desk, _programme(desk, code))


def write_programme(desk: Desk, code: str, place: Path) -> WrittenPaper:
    """Write the programme `code` as PDF, DOCX or XLSX, as the ending of `place` says."""
    refuse_ending(place, (PDF, DOCX, XLSX))
    return _written(desk, _programme(desk, code), place)


def cluster_programme(desk: Desk, year: int) -> str:
    """Return the code of the cluster's programme of `year`. Raises UserError for none."""
    code = main_programme(desk, year)
    if not code or get_programme(desk, code).programme.kind is not ProgrammeKind.CLUSTER:
        raise UserError(
            f"Năm {year} chưa có chương trình của cụm. Hãy mở trang Chương trình cụm và tạo "
            "chương trình từ năm trước."
        )
    return code


def preview_assignments(desk: Desk, year: int) -> PaperPreview:
    """Return the table of targets given or taken on in `year` as one PDF."""
    return preview_paper(desk, _assignment_file(_assignments(desk, year)))


def write_assignments(desk: Desk, year: int, place: Path) -> WrittenPaper:
    """Write the table of targets as PDF, DOCX or XLSX, as the ending of `place` says."""
    refuse_ending(place, (PDF, DOCX, XLSX))
    return _written(desk, _assignment_file(_assignments(desk, year)), place)


def _written(desk: Desk, paper: Paper, place: Path) -> WrittenPaper:
    if place.suffix.lower() != XLSX:
        return write_paper(desk, paper, place)
    write_whole(place, write_paper_workbook(paper.sheets, paper.title))
    return WrittenPaper(place=place, page_count=0, missing_glyphs=())


def _programme(desk: Desk, code: str) -> Paper:
    view = get_programme(desk, code)
    facts = _programme_paper(desk, view)
    return Paper(
        title=facts.subject,
        author=facts.letterhead.agency,
        code=f"programme:{code}",
        dated=facts.date,
        sheets=programme_sheets(facts),
    )


def _programme_paper(desk: Desk, view: ProgrammeView) -> ProgrammePaper:
    found = view.programme
    document = view.document.document if view.document else None
    issued = document.issued_on if document else None
    year = found.year_from
    day = issued or date(year, 12, 31)
    with desk.store.read() as session:
        leader = organisations.leader_of(session, found.cluster, year) or desk.office
        _, cluster_name = organisations.cluster_of(session, leader, year)
        members = organisations.members_of(session, found.cluster, year)
        names = [office_name(session, item.organisation, day).name for item in members]
        head = letterhead_of(office_name(session, leader, day))
        above = [
            f"{name_on(item.names, day).name} (để b/c)"
            for item in organisations.all_organisations(session)
            if item.kind == _MINISTRY
        ]
    number = document.number.partition("/")[0] if document and document.number else ""
    return ProgrammePaper(
        programme=found,
        letterhead=head,
        date=_paper_date(issued, year, desk.today()),
        subject=document.title if document and document.title else found.title,
        cluster_name=cluster_name or "Cụm thi đua",
        member_names=tuple(names),
        signer=signer_of(desk),
        recipients=recipients_of(desk, (*above, *_members_words(names))),
        number=number,
    )


def _members_words(names: Sequence[str]) -> tuple[str, ...]:
    return ("Các đơn vị thành viên của Cụm",) if names else ()


def _paper_date(issued: date | None, year: int, today: date) -> PaperDate:
    """Return the day of issue; before that room for a pen, the month known only while it lasts."""
    if issued is not None:
        return PaperDate(day=issued.day, month=issued.month, year=issued.year)
    return PaperDate(day=None, month=today.month if today.year == year else None, year=year)


def _assignments(desk: Desk, year: int) -> AssignmentPaper:
    lines = list_targets(desk, year)
    if not lines:
        raise UserError(f"Năm {year} chưa có chỉ tiêu nào để lập bảng giao. Hãy chọn năm khác.")
    today = desk.today()
    day = min(today, date(year, 12, 31))
    with desk.store.read() as session:
        name = office_name(session, desk.office, day)
        cluster, cluster_name = organisations.cluster_of(session, desk.office, year)
        members = organisations.members_of(session, cluster, year)
        names = [office_name(session, item.organisation, day).short_name for item in members]
        taken_on = [
            {item.target: item for item in targets.assignments_of_year(session, year, office)}
            for office in (item.organisation for item in members)
        ]
    return AssignmentPaper(
        office=name.name,
        year=year,
        letterhead=letterhead_of(name),
        date=_paper_date(None, year, today),
        fields=_assigned_fields(lines, taken_on),
        cluster=cluster_name,
        members=tuple(names),
        signer=signer_of(desk),
        recipients=recipients_of(desk, ()),
    )


def _assigned_fields(
    lines: Sequence[TargetLine], taken_on: Sequence[Mapping[str, Assignment]]
) -> tuple[AssignedField, ...]:
    grouped: dict[tuple[str, str], list[TargetLine]] = {}
    for line in lines:
        grouped.setdefault((line.target.programme, line.target.field), []).append(line)
    return tuple(
        AssignedField(
            name=members[0].field_name,
            targets=tuple(_assigned_target(line, taken_on) for line in members),
        )
        for members in grouped.values()
    )


def _assigned_target(
    line: TargetLine, by_member: Sequence[Mapping[str, Assignment]]
) -> AssignedTarget:
    goal, source = line.target.goal, line.target.source
    taken_on = line.assigned is not None and line.assigned.low is not None
    cited = ", ".join(part for part in (line.document_number, source.clause) if part)
    return AssignedTarget(
        name=line.target.name,
        unit=goal.unit,
        national=requirement_words(goal),
        assigned=requirement_words(line.judgement.goal) if taken_on else "",
        deadline=day_words(line.judgement.goal.deadline),
        source=cited,
        by_member=tuple(_level(line, member.get(line.target.id)) for member in by_member),
    )


def _level(line: TargetLine, assigned: Assignment | None) -> str:
    """Return in words what a member took on; empty where it took on nothing of its own."""
    if assigned is None or (assigned.low is None and assigned.high is None):
        return ""
    return requirement_words(replace(line.target.goal, low=assigned.low, high=assigned.high))


def _assignment_file(facts: AssignmentPaper) -> Paper:
    return Paper(
        title=f"Bảng giao chỉ tiêu thi đua năm {facts.year}",
        author=facts.office,
        code=f"assignments:{facts.year}",
        dated=facts.date,
        sheets=assignment_sheets(facts),
    )

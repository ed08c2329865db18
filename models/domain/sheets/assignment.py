"""The table of targets as taken on or given: what each document asks and what the office set."""

from dataclasses import dataclass

from models.domain.papers import Letterhead, PaperDate, Signer
from models.domain.sheets.blocks import (
    Align,
    Column,
    Grid,
    Head,
    Orientation,
    Row,
    Sheet,
    Signatures,
    Title,
)

_COLUMNS = (
    Column(head="TT", share=8),
    Column(head="Chỉ tiêu", share=74, align=Align.LEFT),
    Column(head="Đơn vị tính", share=24),
    Column(head="Mức của văn bản", share=34),
    Column(head="Mức giao, đăng ký", share=34),
    Column(head="Thời hạn", share=24),
    Column(head="Văn bản, điều khoản", share=46, align=Align.LEFT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedTarget:
    """One line: what the document asks and what was taken on beside it, both in words.

    `by_member` is what each member of the cluster took on, in the order of the paper's members.
    """

    name: str
    unit: str
    national: str
    assigned: str
    deadline: str
    source: str
    by_member: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedField:
    """The targets of one field."""

    name: str
    targets: tuple[AssignedTarget, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentPaper:
    """The table of one office and year."""

    office: str
    year: int
    letterhead: Letterhead
    date: PaperDate
    fields: tuple[AssignedField, ...]
    signer: Signer
    recipients: tuple[str, ...]
    cluster: str = ""
    members: tuple[str, ...] = ()
    filed: str = "VT"


def assignment_sheets(paper: AssignmentPaper) -> tuple[Sheet, ...]:
    """Return the office's table and, where more than one member took on values, the cluster's."""
    rows: list[Row] = []
    for field in paper.fields:
        rows.append(Row(cells=(field.name,), spanning=True))
        for number, target in enumerate(field.targets, start=1):
            cells = (
                str(number),
                target.name,
                target.unit,
                target.national,
                target.assigned,
                target.deadline,
                target.source,
            )
            rows.append(Row(cells=cells))
    sheet = Sheet(
        key="assignments",
        name="Bảng giao chỉ tiêu",
        orientation=Orientation.LANDSCAPE,
        blocks=(
            Head(letterhead=paper.letterhead, date=paper.date),
            Title(
                title="BẢNG GIAO CHỈ TIÊU THI ĐUA",
                subject=f"Năm {paper.year}, {paper.office}",
            ),
            Grid(columns=_COLUMNS, rows=tuple(rows)),
            Signatures(signers=(paper.signer,), recipients=paper.recipients, filed=paper.filed),
        ),
    )
    every = [target for field in paper.fields for target in field.targets]
    told = {place for target in every for place, text in enumerate(target.by_member) if text}
    return (sheet, _cluster_sheet(paper)) if len(told) > 1 else (sheet,)


def _cluster_sheet(paper: AssignmentPaper) -> Sheet:
    """Return the members side by side; a dash where the document's own value holds."""
    columns = (
        Column(head="TT", share=8),
        Column(head="Chỉ tiêu", share=62, align=Align.LEFT),
        Column(head="Mức của văn bản", share=28),
        *(Column(head=member, share=22) for member in paper.members),
    )
    rows: list[Row] = []
    for field in paper.fields:
        rows.append(Row(cells=(field.name,), spanning=True))
        for number, target in enumerate(field.targets, start=1):
            levels = (text or "-" for text in target.by_member)
            rows.append(Row(cells=(str(number), target.name, target.national, *levels)))
    return Sheet(
        key="cluster-assignments",
        name="Mức giao từng đơn vị",
        orientation=Orientation.LANDSCAPE,
        blocks=(
            Title(
                title="MỨC GIAO, ĐĂNG KÝ CỦA TỪNG ĐƠN VỊ",
                subject=f"Năm {paper.year}, {paper.cluster}",
            ),
            Grid(columns=columns, rows=tuple(rows)),
        ),
    )

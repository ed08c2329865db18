"""Smaller papers: the cover with contents, summaries of achievements, proof of initiatives."""

from models.domain.office_papers import Cover, InitiativeProof, Summary
from models.domain.sheets.blocks import (
    Align,
    Column,
    Contents,
    Grid,
    Head,
    Look,
    Row,
    Sheet,
    Signatures,
    Space,
    Text,
    Title,
)
from models.domain.sheets.words import clause, finished

_INITIATIVES = (
    Column(head="TT", share=10),
    Column(head="Tên sáng kiến, đề tài", share=65, align=Align.LEFT),
    Column(head="Năm", share=15),
    Column(head="Cấp, phạm vi", share=30, align=Align.LEFT),
    Column(head="Quyết định công nhận", share=45, align=Align.LEFT),
)
_CHECKLIST = (
    Column(head="TT", share=12),
    Column(head="Tài liệu", share=85, align=Align.LEFT),
    Column(head="Số bản", share=18),
    Column(head="Đã đủ", share=18),
    Column(head="Ghi chú", share=32, align=Align.LEFT),
)
_TITLES = (
    Column(head="Năm", share=20),
    Column(head="Danh hiệu, hình thức khen thưởng", share=65, align=Align.LEFT),
    Column(head="Quyết định", share=80, align=Align.LEFT),
)


def cover_sheet(cover: Cover, entries: tuple[tuple[str, str], ...], *, key: str) -> Sheet:
    """Return the cover: whose dossier it is, what for, and what it holds."""
    return Sheet(
        key=key,
        name="Bìa hồ sơ và mục lục",
        blocks=(
            Head(letterhead=cover.letterhead, date=cover.date),
            Space(pt=40),
            Title(title="HỒ SƠ", subject=cover.title.upper()),
            Text(text=cover.purpose, look=Look.CENTRED),
            Space(pt=12),
            Text(text="MỤC LỤC", look=Look.CENTRED_BOLD),
            Contents(entries=entries),
        ),
    )


def checklist_sheet(cover: Cover, entries: tuple[tuple[str, str], ...], *, key: str) -> Sheet:
    """Return the page to tick off while the sets are laid together."""
    rows = tuple(
        Row(cells=(str(number), name, "", "", "")) for number, (name, _) in enumerate(entries, 1)
    )
    return Sheet(
        key=key,
        name="Phiếu kiểm hồ sơ",
        blocks=(
            Title(title="PHIẾU KIỂM HỒ SƠ", subject=cover.title),
            Text(text=cover.purpose, look=Look.CENTRED),
            Grid(columns=_CHECKLIST, rows=rows),
            Text(label="Người kiểm:", text=""),
            Text(label="Ngày kiểm:", text=""),
        ),
    )


def summary_sheet(summary: Summary, *, key: str, group: str) -> Sheet:
    """Return one page on one nominee: who, what for, why."""
    rows = tuple(Row(cells=(row.year, row.award, row.decision)) for row in summary.history)
    return Sheet(
        key=key,
        name=summary.name,
        group=group,
        blocks=(
            Head(letterhead=summary.letterhead, date=summary.date),
            Title(title="TÓM TẮT THÀNH TÍCH", subject=f"Đề nghị {summary.award}", is_close=True),
            Text(text=summary.subject, look=Look.CENTRED),
            clause("1. Tóm tắt thành tích"),
            Text(text=summary.text, key="summary"),
            clause("2. Danh hiệu, hình thức khen thưởng đã đạt"),
            Grid(columns=_TITLES, rows=rows or (Row(cells=("", "", "")),)),
            Signatures(signers=(summary.signer,)),
        ),
    )


def initiative_sheet(proof: InitiativeProof, *, key: str, group: str) -> Sheet:
    """Return the office's confirmation of what an initiative brought and how far it reaches."""
    rows = tuple(
        Row(cells=(str(number), row.name, row.year, row.scope, row.decision))
        for number, row in enumerate(proof.initiatives, start=1)
    )
    empty = tuple(Row(cells=(str(number), "", "", "", "")) for number in (1, 2))
    return Sheet(
        key=key,
        name=proof.name,
        group=group,
        blocks=(
            Head(letterhead=proof.letterhead, date=proof.date, form_number=proof.form_number),
            Title(
                title="GIẤY XÁC NHẬN",
                subject="Hiệu quả áp dụng, phạm vi ảnh hưởng của sáng kiến, đề tài",
            ),
            Text(text=f"{proof.agency} xác nhận {proof.subject} là tác giả của:", key="intro"),
            Grid(columns=_INITIATIVES, rows=rows or empty),
            Text(label="Hiệu quả áp dụng:", text=proof.effect, key="effect"),
            Text(label="Phạm vi ảnh hưởng:", text=proof.reach, key="reach"),
            Text(text=finished(f"Giấy xác nhận này kèm theo hồ sơ đề nghị {proof.award}")),
            Signatures(signers=(proof.signer,)),
        ),
    )

"""The letter that asks late members for their figures (công văn đôn đốc)."""

from dataclasses import dataclass

from models.domain.papers import Letterhead, PaperDate, Signer
from models.domain.sheets.blocks import (
    Addressees,
    Align,
    Column,
    Grid,
    Head,
    Look,
    Row,
    Sheet,
    Signatures,
    Text,
)
from models.domain.sheets.words import number_words

_COLUMNS = (
    Column(head="TT", share=0.08),
    Column(head="Đơn vị", share=0.46, align=Align.LEFT),
    Column(head="Kỳ chưa gửi", share=0.18, align=Align.LEFT),
    Column(head="Hạn gửi", share=0.18),
    Column(head="Trễ (ngày)", share=0.10),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LatePeriod:
    """One period one member has not sent; `due` is as printed."""

    office_name: str
    period_label: str
    due: str
    late_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What the letter prints; number and day stay blank for the clerk of records."""

    letterhead: Letterhead
    date: PaperDate
    cluster_name: str
    year: int
    addressees: tuple[str, ...]
    late: tuple[LatePeriod, ...]
    signer: Signer
    recipients: tuple[str, ...]
    filed: str = "VT"


def reminder_sheet(reminder: Reminder) -> Sheet:
    """Return the letter as one sheet."""
    rows = tuple(
        Row(cells=(str(number), item.office_name, item.period_label, item.due, str(item.late_days)))
        for number, item in enumerate(reminder.late, 1)
    )
    return Sheet(
        key="reminder",
        name="Công văn đôn đốc",
        blocks=(
            Head(
                letterhead=reminder.letterhead,
                numbered=number_words("", reminder.letterhead.abbreviation),
                date=reminder.date,
            ),
            Text(text=f"V/v đôn đốc gửi số liệu thi đua năm {reminder.year}", look=Look.CENTRED),
            Addressees(names=reminder.addressees),
            Text(
                text=f"Đến nay, {reminder.cluster_name} chưa nhận được số liệu thi đua của các đơn "
                "vị và các kỳ sau đây:",
                key="opening",
            ),
            Grid(columns=_COLUMNS, rows=rows),
            Text(
                text="Đề nghị các đơn vị rà soát, lập gói nộp số liệu và gửi về Cụm trưởng trong "
                "thời gian sớm nhất để kịp tổng hợp chung. Đơn vị nào đã gửi mà có tên trong bảng "
                "trên xin gửi lại gói, vì có thể tệp đã thất lạc.",
                key="request",
            ),
            Text(text="Trân trọng.", key="closing"),
            Signatures(
                signers=(reminder.signer,),
                recipients=reminder.recipients,
                filed=reminder.filed,
            ),
        ),
    )

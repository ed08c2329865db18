"""Biên bản họp Hội đồng (Nghị định 30/2020, Mẫu 1.9) with the table of votes."""

from collections.abc import Sequence
from datetime import datetime

from models.domain.papers import (
    Attendee,
    Ballot,
    Minutes,
    PaperDate,
    count_words,
    date_words,
    percent_words,
)
from models.domain.sheets.blocks import (
    Align,
    Column,
    Grid,
    Head,
    Row,
    Sheet,
    Signatures,
    Text,
    Title,
)
from models.domain.sheets.words import finished, number_words, passages

TITLE = "BIÊN BẢN"
_VOTES_START_PT = 150
VOTE_COLUMNS = (
    Column(head="TT", share=10),
    Column(head="Tập thể, cá nhân", share=45, align=Align.LEFT),
    Column(head="Hình thức đề nghị", share=42, align=Align.LEFT),
    Column(head="Đồng ý", share=15),
    Column(head="Không đồng ý", share=18),
    Column(head="Không hợp lệ", share=16),
    Column(head="Tỷ lệ đồng ý", share=19),
)


def minutes_sheet(minutes: Minutes, *, key: str, name: str) -> Sheet:
    """Return the minutes; they carry no place and date line (Mẫu 1.9)."""
    head = minutes.letterhead
    ended = f"Cuộc họp kết thúc vào {moment_words(minutes.ended_at)}"
    return Sheet(
        key=key,
        name=name,
        blocks=(
            Head(
                letterhead=head,
                numbered=number_words(minutes.number, minutes.symbol or f"BB-{head.abbreviation}"),
            ),
            Title(title=TITLE, subject=minutes.subject),
            *_attendance(minutes),
            Text(label="Nội dung cuộc họp:", text=""),
            *passages(minutes.content),
            *_votes(minutes),
            *passages(minutes.conclusion),
            Text(text=finished(ended)),
            Signatures(
                signers=(minutes.secretary_signer, minutes.chair_signer),
                recipients=minutes.recipients,
                filed=minutes.filed,
            ),
        ),
    )


def moment_words(moment: datetime) -> str:
    """Return "08 giờ 00 phút, ngày 08 tháng 02 năm 2024"."""
    day = PaperDate(day=moment.day, month=moment.month, year=moment.year)
    return f"{moment.hour:02d} giờ {moment.minute:02d} phút, {date_words(day)}"


def vote_rows(ballots: Sequence[Ballot], base_count: int) -> tuple[Row, ...]:
    """Return the rows of the table of votes; shares are of `base_count`."""
    return tuple(
        Row(
            cells=(
                str(number),
                ballot.subject,
                ballot.award,
                str(ballot.votes_for),
                str(ballot.votes_against),
                str(ballot.votes_invalid),
                percent_words(ballot.percent(base_count)),
            )
        )
        for number, ballot in enumerate(ballots, start=1)
    )


def _attendance(minutes: Minutes) -> list[Text]:
    present, absent = minutes.present, minutes.absent
    texts = [
        Text(label="Thời gian bắt đầu:", text=moment_words(minutes.started_at)),
        Text(label="Địa điểm:", text=minutes.place),
        Text(label="Thành phần tham dự:", text=f"{count_words(len(present))} thành viên"),
        *_members(present),
    ]
    if absent:
        texts.append(Text(label="Vắng mặt:", text=f"{count_words(len(absent))} thành viên"))
        texts.extend(_members(absent))
    else:
        texts.append(Text(label="Vắng mặt:", text="không"))
    texts.append(Text(label="Chủ trì:", text=_person(minutes.chair)))
    texts.append(Text(label="Thư ký:", text=_person(minutes.secretary)))
    return texts


def _members(members: Sequence[Attendee]) -> list[Text]:
    last = len(members) - 1
    return [
        Text(text=f"- {_person(member)}{'.' if index == last else ';'}")
        for index, member in enumerate(members)
    ]


def _person(member: Attendee) -> str:
    note = f" ({member.note})" if member.note else ""
    return f"{member.name}, {member.role}{note}" if member.role else f"{member.name}{note}"


def _votes(minutes: Minutes) -> list[Text | Grid]:
    if not minutes.ballots:
        return []
    base = f"Tỷ lệ đồng ý tính trên {minutes.base_words}\u00a0({count_words(minutes.base_count)})."
    return [
        Text(text=f"Kết quả bỏ phiếu như sau. {base}", kept_lines=_VOTES_START_PT // 17),
        Grid(columns=VOTE_COLUMNS, rows=vote_rows(minutes.ballots, minutes.base_count)),
    ]

"""Biên bản họp Hội đồng (Nghị định 30/2020, Mẫu 1.9) with the table of votes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from reportlab.platypus import CondPageBreak, Spacer

from models.domain.papers import (
    Attendee,
    Minutes,
    PaperDate,
    Passage,
    count_words,
    date_words,
    percent_words,
)
from models.pdf.closing import Closing, recipient_lines, signed_side_by_side
from models.pdf.heading import heading, number_words, title_block
from models.pdf.page import Room
from models.pdf.passages import finished, passages
from models.pdf.pen import Pen
from models.pdf.styles import Ink
from models.pdf.table import GridTable, bare, ruled, shares

TITLE = "BIÊN BẢN"
_HEADS = (
    "TT",
    "Tập thể, cá nhân",
    "Hình thức đề nghị",
    "Đồng ý",
    "Không đồng ý",
    "Không hợp lệ",
    "Tỷ lệ đồng ý",
)
_VOTES_START_PT = 150
_WIDTHS = (10, 45, 42, 15, 18, 16, 19)


def minutes_story(pen: Pen, minutes: Minutes, room: Room) -> list[Any]:
    """Return the flowables of the minutes; they carry no place and date line (Mẫu 1.9)."""
    head = minutes.letterhead
    number = number_words(minutes.number, minutes.symbol or f"BB-{head.abbreviation}")
    ended = f"Cuộc họp kết thúc vào {_moment(minutes.ended_at)}"
    end = pen.line(pen.inks.body, finished(ended))
    return [
        heading(pen, head, width_pt=room.width, numbered=number),
        *title_block(pen, TITLE, minutes.subject, width_pt=room.width),
        *_attendance(pen, minutes),
        _labelled(pen, "Nội dung cuộc họp:", ""),
        *passages(pen, minutes.content),
        *_votes(pen, minutes, room),
        *passages(pen, minutes.conclusion),
        Closing(end, _signatures(pen, minutes, room), page_pt=room.height),
    ]


def _attendance(pen: Pen, minutes: Minutes) -> list[Any]:
    present, absent = minutes.present, minutes.absent
    blocks: list[Any] = [
        _labelled(pen, "Thời gian bắt đầu:", _moment(minutes.started_at)),
        _labelled(pen, "Địa điểm:", minutes.place),
        _labelled(pen, "Thành phần tham dự:", f"{count_words(len(present))} thành viên"),
        *_members(pen, present),
    ]
    if absent:
        blocks.append(_labelled(pen, "Vắng mặt:", f"{count_words(len(absent))} thành viên"))
        blocks.extend(_members(pen, absent))
    else:
        blocks.append(_labelled(pen, "Vắng mặt:", "không"))
    blocks.append(_labelled(pen, "Chủ trì:", _person(minutes.chair)))
    blocks.append(_labelled(pen, "Thư ký:", _person(minutes.secretary)))
    return blocks


def _members(pen: Pen, members: Sequence[Attendee]) -> list[Any]:
    last = len(members) - 1
    return [
        pen.line(pen.inks.body, f"- {_person(member)}{'.' if index == last else ';'}")
        for index, member in enumerate(members)
    ]


def _person(member: Attendee) -> str:
    note = f" ({member.note})" if member.note else ""
    return f"{member.name}, {member.role}{note}" if member.role else f"{member.name}{note}"


def _labelled(pen: Pen, label: str, text: str) -> Any:  # noqa: ANN401 - a flowable
    body: Ink = pen.inks.body
    return pen.runs(body, (pen.inks.body_bold, label), (body, f" {text}" if text else ""))


def _moment(moment: datetime) -> str:
    day = PaperDate(day=moment.day, month=moment.month, year=moment.year)
    return f"{moment.hour:02d} giờ {moment.minute:02d} phút, {date_words(day)}"


def _votes(pen: Pen, minutes: Minutes, room: Room) -> list[Any]:
    if not minutes.ballots:
        return []
    inks = pen.inks
    rows = [
        [
            pen.line(inks.cell_centre, str(number)),
            pen.paragraphs(inks.cell, ballot.subject),
            pen.paragraphs(inks.cell, ballot.award),
            pen.line(inks.cell_centre, str(ballot.votes_for)),
            pen.line(inks.cell_centre, str(ballot.votes_against)),
            pen.line(inks.cell_centre, str(ballot.votes_invalid)),
            pen.line(inks.cell_centre, percent_words(ballot.percent(minutes.base_count))),
        ]
        for number, ballot in enumerate(minutes.ballots, start=1)
    ]
    base = f"Tỷ lệ đồng ý tính trên {minutes.base_words}\u00a0({count_words(minutes.base_count)})."
    return [
        CondPageBreak(_VOTES_START_PT),
        *passages(pen, (Passage(text=f"Kết quả bỏ phiếu như sau. {base}"),)),
        ruled(pen, _HEADS, rows, widths_pt=shares(room.width, _WIDTHS)),
    ]


def _signatures(pen: Pen, minutes: Minutes, room: Room) -> GridTable:
    signers = (minutes.secretary_signer, minutes.chair_signer)
    block = signed_side_by_side(pen, signers, width_pt=room.width)
    rows: list[list[Any]] = [[block]]
    if minutes.recipients:
        lines = recipient_lines(pen, minutes.recipients, minutes.filed)
        rows.append([[Spacer(1, 8), *lines]])
    return bare(pen, rows, widths_pt=[room.width])

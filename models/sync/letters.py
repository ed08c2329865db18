"""What each package of the leader holds, gathered from the workspace."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.carried import Mark, PackageNote, RowValue, Stop
from models.domain.letters import Letter, LetterColumn, LetterSheet, Shown
from models.domain.organisations import Role
from models.domain.package import Cargo, PackageKind, PackageMeta, cargo_hash
from models.domain.periods import parse_period
from models.schema.exchange import HandoverRow
from models.schema.organisations import MembershipRow
from models.schema.packages import PackageRow
from models.store import journal
from models.store.queries.targets import assignments_of_year, targets_of_year
from models.sync import log
from models.sync.gathering import Stamp, field_names, mark_packed, requirement_of, task_rows
from models.sync.leading import Scope, leader_rows, stamped
from models.sync.marking import marks_on
from models.sync.roster import Roster
from models.sync.values import RESULT, results_of, tasks_of

_ROLES = {Role.LEADER: "Cụm trưởng", Role.DEPUTY: "Cụm phó", Role.MEMBER: "Thành viên"}
_ORDER = LetterColumn(header="STT", width=6, centred=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """Who sends to whom, in which cluster and year; `receiver` is "" for every member."""

    sender: str
    receiver: str
    roster: Roster
    stamp: Stamp
    computer: str


def gather_assignment(session: Session, sending: Sending) -> Letter:
    """Return the year's programme, targets, roster and deadlines; writes their versions down."""
    roster = sending.roster
    scope = Scope(cluster=roster.cluster, years=(roster.year,), office=sending.receiver)
    rows = stamped(session, leader_rows(session, scope), sending.computer)
    sheets = (
        _targets_sheet(session, sending),
        _tasks_sheet(session, sending),
        _roster_sheet(sending),
        _deadline_sheet(rows, sending),
    )
    return _letter(session, sending, PackageKind.ASSIGNMENT, Cargo(rows=tuple(rows)), sheets)


def gather_return(session: Session, sending: Sending) -> Letter:
    """Return what of the receiver's values was rejected or accepted, each by its revision."""
    marks = marks_on(session, sending.receiver, (Stop.RETURNED, Stop.ACCEPTED))
    returned = [mark for mark in marks if mark.stop is Stop.RETURNED]
    sheets = (_marks_sheet(session, sending, returned),)
    return _letter(session, sending, PackageKind.RETURN, Cargo(marks=tuple(marks)), sheets)


def gather_receipt(session: Session, sending: Sending) -> Letter:
    """Return proof of the packages taken in from the receiver, and of each value they brought."""
    notes = _notes(session, sending.roster, sender=sending.receiver)
    marks = marks_on(session, sending.receiver, (Stop.RECEIPTED, Stop.ACCEPTED))
    cargo = Cargo(marks=tuple(marks), notes=tuple(notes))
    return _letter(
        session, sending, PackageKind.RECEIPT, cargo, (_notes_sheet(notes, sending, marks),)
    )


def gather_handover(session: Session, sending: Sending) -> Letter:
    """Return the whole year for the office that keeps it from now on: rows, values, archive.

    Writes the handover down, and next year's roster with the receiver leading where none is known.
    """
    roster = sending.roster
    _hand_over(session, sending)
    scope = Scope(cluster=roster.cluster, years=(roster.year, roster.year + 1), with_told=True)
    rows = stamped(session, leader_rows(session, scope), sending.computer)
    results = results_of(session, roster.members, year=roster.year)
    tasks = tasks_of(session, roster.members)
    mark_packed(
        session,
        [item for item in results if item.office == sending.sender],
        [item for item in tasks if item.office == sending.sender],
    )
    notes = _notes(session, roster)
    cargo = Cargo(results=tuple(results), tasks=tuple(tasks), rows=tuple(rows), notes=tuple(notes))
    sheets = (
        _roster_sheet(sending),
        _notes_sheet(notes, sending, []),
        _open_matters_sheet(session, sending),
    )
    return _letter(session, sending, PackageKind.HANDOVER, cargo, sheets)


def _letter(
    session: Session,
    sending: Sending,
    kind: PackageKind,
    cargo: Cargo,
    sheets: tuple[LetterSheet, ...],
) -> Letter:
    roster, stamp = sending.roster, sending.stamp
    meta = PackageMeta(
        package_id=stamp.package_id,
        kind=kind,
        sender=sending.sender,
        receiver=sending.receiver,
        cluster=roster.cluster,
        year=roster.year,
        period="",
        made_at=stamp.made_at,
        program_version=stamp.program_version,
        journal_head=journal.head(session)[1],
        result_count=len(cargo.results),
        task_count=len(cargo.tasks),
        content_hash=cargo_hash(cargo),
    )
    receiver = roster.name(sending.receiver) if sending.receiver else _everyone(roster)
    return Letter(meta=meta, receiver_name=receiver, sheets=sheets, cargo=cargo)


def _hand_over(session: Session, sending: Sending) -> None:
    roster, day = sending.roster, sending.stamp.made_at.date()
    row = session.get(HandoverRow, (roster.cluster, roster.year))
    if row is None:
        row = HandoverRow(cluster=roster.cluster, year=roster.year)
        session.add(row)
    row.giver, row.taker, row.on = sending.sender, sending.receiver, day
    next_year = roster.year + 1
    known = session.execute(
        select(MembershipRow).where(
            MembershipRow.cluster == roster.cluster, MembershipRow.year == next_year
        )
    ).first()
    if known is None:
        for member in roster.members:
            role = Role.LEADER if member == sending.receiver else Role.MEMBER
            session.add(
                MembershipRow(
                    cluster=roster.cluster,
                    year=next_year,
                    organisation=member,
                    role=role.value,
                    source=f"Bàn giao năm {roster.year}",
                )
            )
    session.flush()


def _targets_sheet(session: Session, sending: Sending) -> LetterSheet:
    year, roster = sending.roster.year, sending.roster
    names = field_names(session)
    members = [sending.receiver] if sending.receiver else list(roster.members)
    given = {(item.target, item.office): item for item in assignments_of_year(session, year)}
    rows: list[tuple[Shown, ...]] = []
    for number, target in enumerate(targets_of_year(session, year), 1):
        taken = (given.get((target.id, member)) for member in members)
        rows.append(
            (
                number,
                target.id,
                names.get((target.programme, target.field), target.field),
                target.name,
                target.goal.unit,
                requirement_of(target.goal),
                *(
                    requirement_of(replace(target.goal, low=item.low, high=item.high))
                    if item is not None
                    else None
                    for item in taken
                ),
            )
        )
    return LetterSheet(
        name="Chỉ tiêu giao",
        title=f"CHỈ TIÊU THI ĐUA NĂM {year}",
        lines=_lines(sending, "Cột của từng đơn vị ghi mức được giao; để trống là theo yêu cầu."),
        columns=(
            _ORDER,
            LetterColumn(header="Mã", width=24),
            LetterColumn(header="Lĩnh vực", width=18),
            LetterColumn(header="Chỉ tiêu", width=44),
            LetterColumn(header="Đơn vị tính", width=11, centred=True),
            LetterColumn(header="Yêu cầu", width=20),
            *(LetterColumn(header=roster.short_name(code), width=12) for code in members),
        ),
        rows=tuple(rows),
    )


def _tasks_sheet(session: Session, sending: Sending) -> LetterSheet:
    year = sending.roster.year
    return LetterSheet(
        name="Nhiệm vụ",
        title=f"NHIỆM VỤ THI ĐUA NĂM {year}",
        lines=_lines(sending, "Nhiệm vụ của các chương trình đang thực hiện trong năm."),
        columns=(
            _ORDER,
            LetterColumn(header="Mã", width=18),
            LetterColumn(header="Nhóm", width=30),
            LetterColumn(header="Nhiệm vụ", width=66),
            LetterColumn(header="Hạn", width=13, is_date=True),
            LetterColumn(header="Đơn vị chủ trì", width=24),
        ),
        rows=tuple(
            (number, line.progress.task, line.group_name, line.name, line.deadline, line.lead)
            for number, line in enumerate(task_rows(session, year), 1)
        ),
    )


def _roster_sheet(sending: Sending) -> LetterSheet:
    roster = sending.roster
    return LetterSheet(
        name="Thành viên",
        title=f"THÀNH VIÊN {roster.cluster_name.upper()} NĂM {roster.year}",
        lines=_lines(sending, "Vai trò của từng đơn vị trong năm."),
        columns=(
            _ORDER,
            LetterColumn(header="Đơn vị", width=70),
            LetterColumn(header="Vai trò", width=20, centred=True),
        ),
        rows=tuple(
            (number, roster.name(code), _ROLES[roster.roles[code]])
            for number, code in enumerate(roster.members, 1)
        ),
    )


def _deadline_sheet(rows: Sequence[RowValue], sending: Sending) -> LetterSheet:
    shown: list[tuple[Shown, ...]] = [
        (
            number,
            parse_period(str(row.fields["period"])).label,
            date.fromisoformat(str(row.fields["due"])),
            str(row.fields.get("note", "")),
        )
        for number, row in enumerate(
            (row for row in rows if row.entity == "deadline" and not row.is_removed), 1
        )
    ]
    return LetterSheet(
        name="Hạn gửi",
        title=f"HẠN GỬI SỐ LIỆU NĂM {sending.roster.year}",
        lines=_lines(sending, "Mỗi kỳ gửi một gói nộp cho Cụm trưởng, chậm nhất vào ngày ghi đây."),
        columns=(
            _ORDER,
            LetterColumn(header="Kỳ", width=24),
            LetterColumn(header="Chậm nhất ngày", width=18, is_date=True),
            LetterColumn(header="Ghi chú", width=70),
        ),
        rows=tuple(shown),
    )


def _marks_sheet(session: Session, sending: Sending, marks: Sequence[Mark]) -> LetterSheet:
    values = {item.key: item for item in results_of(session, [sending.receiver])}
    names = {target.id: target for target in targets_of_year(session, sending.roster.year)}
    rows: list[tuple[Shown, ...]] = []
    for number, mark in enumerate(marks, 1):
        code, *rest = mark.key.split("|")
        target = names.get(code)
        value = values.get(mark.key) if mark.entity == RESULT else None
        rows.append(
            (
                number,
                code,
                target.name if target else code,
                parse_period(rest[1]).label if len(rest) > 1 else "",
                _figure(value.value if value else None),
                mark.reason,
            )
        )
    return LetterSheet(
        name="Trả lại",
        title=f"SỐ LIỆU TRẢ LẠI ĐỂ CHỈNH SỬA NĂM {sending.roster.year}",
        lines=_lines(sending, "Sửa trong sổ của đơn vị rồi xuất lại gói nộp; số đã sửa được giữ."),
        columns=(
            _ORDER,
            LetterColumn(header="Mã", width=20),
            LetterColumn(header="Chỉ tiêu, nhiệm vụ", width=52),
            LetterColumn(header="Kỳ", width=14, centred=True),
            LetterColumn(header="Số đã gửi", width=13, is_number=True),
            LetterColumn(header="Lý do trả lại", width=52),
        ),
        rows=tuple(rows),
    )


def _notes_sheet(
    notes: Sequence[PackageNote], sending: Sending, marks: Sequence[Mark]
) -> LetterSheet:
    received = sum(1 for mark in marks if mark.stop is Stop.RECEIPTED)
    told = f"Đã nhận {received} số trong các gói dưới đây." if marks else "Các gói đã nhận."
    is_receipt = bool(sending.receiver) and bool(marks)
    return LetterSheet(
        name="Biên nhận" if is_receipt else "Gói đã nhận",
        title=f"{'BIÊN NHẬN SỐ LIỆU' if is_receipt else 'CÁC GÓI ĐÃ NHẬN'} "
        f"NĂM {sending.roster.year}",
        lines=_lines(sending, told),
        columns=(
            _ORDER,
            LetterColumn(header="Đơn vị gửi", width=44),
            LetterColumn(header="Kỳ", width=14, centred=True),
            LetterColumn(header="Nhận lúc", width=20, centred=True),
            LetterColumn(header="Mã gói", width=24),
            LetterColumn(header="SHA-256 của tệp", width=70),
        ),
        rows=tuple(
            (
                number,
                sending.roster.name(note.sender),
                note.period or str(note.year),
                note.handled_at.replace("T", " "),
                note.id,
                note.file_hash,
            )
            for number, note in enumerate(notes, 1)
        ),
    )


def _open_matters_sheet(session: Session, sending: Sending) -> LetterSheet:
    roster = sending.roster
    arrived = log.arrived(session, roster.cluster, roster.year)
    rows: list[tuple[Shown, ...]] = []
    for member in roster.members:
        if member != sending.sender and member not in arrived:
            rows.append((len(rows) + 1, roster.name(member), "Chưa gửi số liệu của năm"))
        returned = len(marks_on(session, member, (Stop.RETURNED,)))
        if returned:
            rows.append((len(rows) + 1, roster.name(member), f"{returned} số đang bị trả lại"))
    return LetterSheet(
        name="Việc còn lại",
        title=f"VIỆC CÒN LẠI KHI BÀN GIAO NĂM {roster.year}",
        lines=_lines(sending, "Đơn vị nhận bàn giao tiếp tục các việc này."),
        columns=(
            _ORDER,
            LetterColumn(header="Đơn vị", width=60),
            LetterColumn(header="Việc", width=70),
        ),
        rows=tuple(rows),
    )


def _notes(session: Session, roster: Roster, *, sender: str = "") -> list[PackageNote]:
    query = select(PackageRow).where(
        PackageRow.direction == log.IN,
        PackageRow.kind == PackageKind.SUBMISSION.value,
        PackageRow.cluster == roster.cluster,
        PackageRow.year == roster.year,
        PackageRow.undone.is_(False),
    )
    if sender:
        query = query.where(PackageRow.sender == sender)
    rows = session.execute(query.order_by(PackageRow.handled_at, PackageRow.id)).scalars()
    return [
        PackageNote(
            id=row.id,
            file_hash=row.file_hash,
            sender=row.sender,
            kind=row.kind,
            year=row.year,
            period=row.period,
            handled_at=row.handled_at.isoformat(),
        )
        for row in rows
    ]


def _lines(sending: Sending, last: str) -> tuple[str, ...]:
    roster = sending.roster
    receiver = roster.name(sending.receiver) if sending.receiver else _everyone(roster)
    return f"{roster.name(sending.sender)} gửi {receiver}", last


def _everyone(roster: Roster) -> str:
    return f"các thành viên {roster.cluster_name}"


def _figure(value: Decimal | None) -> Shown:
    return value

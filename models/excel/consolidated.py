"""The leader's consolidated workbook: who has sent, figures side by side, tasks."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal

from models.domain.numbers import show_number
from models.domain.organisations import Role
from models.domain.package import TaskValue
from models.domain.submission import (
    JUDGED_LABELS,
    STATE_LABELS,
    Consolidation,
    MemberFigure,
    MemberStatus,
    SendState,
)
from models.excel import looks
from models.excel.cells import CellValue
from models.excel.columns import ROW_KEY, Column, Form
from models.excel.framing import start_table
from models.excel.sealed import Sign, finished
from models.excel.sheet import Sheet
from models.excel.told import Frame, add_told
from models.excel.workbook import Workbook

SENT_SHEET = "Tình hình gửi"
TOTAL_SHEET = "Tổng hợp chỉ tiêu"
TASK_SHEET = "Tổng hợp nhiệm vụ"
_ROLES = {Role.LEADER: "Cụm trưởng", Role.DEPUTY: "Cụm phó", Role.MEMBER: "Thành viên"}
_PLACES = Decimal("0.0001")
_FILLS = {
    SendState.RECEIVED: "FFE3F3EA",
    SendState.OWN: "FFE3EDF7",
    SendState.MISSING: "FFFBE9E7",
}
_SENT_COLUMNS = (
    Column(key=ROW_KEY, header="Khoá dòng", width=2),
    Column(key="order", header="STT", width=6, centred=True),
    Column(key="office", header="Đơn vị", width=44),
    Column(key="role", header="Vai trò", width=14, centred=True),
    Column(key="state", header="Tình hình", width=20, centred=True),
    Column(key="received", header="Ngày nhận", width=13, form=Form.DATE),
    Column(key="package", header="Mã gói", width=24),
    Column(key="results", header="Số kết quả", width=11, centred=True),
    Column(key="tasks", header="Số nhiệm vụ", width=11, centred=True),
    Column(key="problems", header="Ô cần xem lại", width=12, centred=True),
    Column(key="note", header="Ghi chú", width=24),
)


def write_consolidation(facts: Consolidation, *, sign: Sign | None = None) -> bytes:
    """Return the workbook; `sign` signs the head once the hash of the sheets is known."""
    book = Workbook(title=f"Bảng tổng hợp thi đua năm {facts.meta.year}", author="Sổ Thi đua")
    _add_sent(book, facts)
    _add_targets(book, facts)
    _add_tasks(book, facts)
    _add_told(book, facts)
    return finished(book, facts.meta, facts.texts, sign=sign)


def _add_sent(book: Workbook, facts: Consolidation) -> None:
    sheet = book.add_sheet(SENT_SHEET)
    sent = sum(1 for member in facts.members if member.state is not SendState.MISSING)
    own = start_table(
        book,
        sheet,
        _SENT_COLUMNS,
        (
            f"TÌNH HÌNH GỬI SỐ LIỆU THI ĐUA NĂM {facts.meta.year}",
            f"{facts.cluster_name} · Cụm trưởng: {facts.leader_name}",
            (
                f"Có số liệu của {sent}/{len(facts.members)} đơn vị đến ngày "
                f"{facts.meta.made_at:%d/%m/%Y}."
            ),
        ),
    )
    at_state = [column.key for column in _SENT_COLUMNS].index("state")
    for number, member in enumerate(facts.members, 1):
        values = _sent_cells(number, member)
        styles = own.of_row(values)
        look = replace(looks.BODY, fill=_FILLS[member.state], bold=True, horizontal="center")
        styles[at_state] = book.styles.number(look)
        sheet.add_row(values, styles, height=looks.row_height(values[1:], sheet.widths[1:]))
    _foot(sheet, facts)


def _sent_cells(number: int, member: MemberStatus) -> list[CellValue]:
    return [
        member.office,
        number,
        member.name,
        _ROLES[member.role],
        member.state.label,
        member.received_at.date() if member.received_at else None,
        member.package_id,
        member.result_count,
        member.task_count,
        member.problem_count or None,
        "Có số liệu sửa ngoài phần mềm" if member.touched else "",
    ]


def _add_targets(book: Workbook, facts: Consolidation) -> None:
    sheet = book.add_sheet(TOTAL_SHEET)
    columns = (
        Column(key=ROW_KEY, header="Khoá dòng", width=2),
        Column(key="order", header="STT", width=5, centred=True),
        Column(key="field", header="Lĩnh vực", width=15),
        Column(key="name", header="Chỉ tiêu", width=34),
        Column(key="unit", header="Đơn vị tính", width=9, centred=True),
        Column(key="requirement", header="Yêu cầu", width=17),
        *_member_columns(facts, 10.5, Form.NUMBER),
        Column(key="total", header="Toàn cụm", width=11.5, form=Form.NUMBER),
        Column(key="note", header="Ghi chú", width=17),
    )
    own = start_table(book, sheet, columns, _titles(facts, "TỔNG HỢP CHỈ TIÊU THI ĐUA"))
    for number, target in enumerate(facts.targets, 1):
        values: list[CellValue] = [
            str(number),
            number,
            target.field_name,
            target.name,
            target.unit,
            target.requirement,
            *(_figure_cell(figure) for figure in target.figures),
            _rounded(target.total),
            target.total_note,
        ]
        sheet.add_row(
            values, own.of_row(values), height=looks.row_height(values[1:], sheet.widths[1:])
        )
    sheet.frozen_columns = 4
    _foot(sheet, facts)


def _add_tasks(book: Workbook, facts: Consolidation) -> None:
    sheet = book.add_sheet(TASK_SHEET)
    columns = (
        Column(key=ROW_KEY, header="Khoá dòng", width=2),
        Column(key="order", header="STT", width=5, centred=True),
        Column(key="group", header="Nhóm", width=22),
        Column(key="name", header="Nhiệm vụ", width=46),
        *_member_columns(facts, 12, Form.TEXT),
    )
    own = start_table(book, sheet, columns, _titles(facts, "TỔNG HỢP NHIỆM VỤ THI ĐUA"))
    for number, task in enumerate(facts.tasks, 1):
        values: list[CellValue] = [
            str(number),
            number,
            task.group_name,
            task.name,
            *(_progress_cell(item) for item in task.progress),
        ]
        sheet.add_row(
            values, own.of_row(values), height=looks.row_height(values[1:], sheet.widths[1:])
        )
    sheet.frozen_columns = 4
    _foot(sheet, facts)


def _add_told(book: Workbook, facts: Consolidation) -> None:
    frame = Frame(
        titles=lambda title, _source: _titles(facts, title),
        footer=_footer(facts),
        with_office=True,
    )
    add_told(book, facts.told, frame)


def _member_columns(facts: Consolidation, width: float, form: Form) -> Sequence[Column]:
    return [
        Column(
            key=f"office:{member.office}",
            header=member.short_name,
            width=width,
            form=form,
            centred=form is Form.TEXT,
        )
        for member in facts.members
    ]


def _titles(facts: Consolidation, title: str) -> tuple[str, str, str]:
    missing = [m.short_name for m in facts.members if m.state is SendState.MISSING]
    return (
        f"{title} NĂM {facts.meta.year}",
        f"{facts.cluster_name} · Cụm trưởng: {facts.leader_name}",
        f"Chưa gửi: {', '.join(missing)}." if missing else "Tất cả các đơn vị đã có số liệu.",
    )


def _figure_cell(figure: MemberFigure) -> CellValue:
    if figure.value is not None:
        return _rounded(figure.value)
    return None if figure.judged is None else JUDGED_LABELS[figure.judged]


def _rounded(value: Decimal | None) -> Decimal | None:
    """Return a divided value with four decimals; a value somebody typed is never that long."""
    if value is None:
        return None
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -10:  # noqa: PLR2004 - beyond what is typed
        return value.quantize(_PLACES, rounding=ROUND_HALF_EVEN)
    return value


def _progress_cell(item: TaskValue | None) -> CellValue:
    if item is None:
        return None
    percent = f" ({show_number(item.percent)} %)" if item.percent is not None else ""
    return f"{STATE_LABELS[item.state]}{percent}"


def _foot(sheet: Sheet, facts: Consolidation) -> None:
    sheet.footer = _footer(facts)


def _footer(facts: Consolidation) -> str:
    meta = facts.meta
    return f"Bảng tổng hợp {meta.package_id} · lập ngày {meta.made_at:%d/%m/%Y}"

"""Papers of the leader's desk: the letter to late members, the annex of closed periods."""

from pathlib import Path

from models.domain.board import CellState
from models.domain.errors import UserError
from models.domain.papers import PaperDate
from models.domain.sheets.blocks import Align, Column, Grid, Head, Row, Sheet, Title
from models.domain.sheets.reminder import LatePeriod, Reminder, reminder_sheet
from models.usecases.desk import Desk
from models.usecases.dossier_paper import letterhead_of
from models.usecases.exchange_board import period_board
from models.usecases.exchange_leading import list_locks
from models.usecases.paper_files import (
    Paper,
    WrittenPaper,
    office_name,
    recipients_of,
    signer_of,
    write_paper,
)

_LOCK_COLUMNS = (
    Column(head="TT", share=0.08),
    Column(head="Ngày", share=0.14),
    Column(head="Kỳ", share=0.20, align=Align.LEFT),
    Column(head="Việc", share=0.14),
    Column(head="Lý do", share=0.44, align=Align.LEFT),
)


def write_reminder(desk: Desk, place: Path, year: int | None = None) -> WrittenPaper:
    """Write the letter to the members that are late, as PDF or DOCX by the ending of `place`.

    Raises UserError when nobody is late.
    """
    board = period_board(desk, year)
    dues = {item.period: item for item in board.periods}
    lines = [line for line in board.late if line.office != desk.office]
    late = tuple(
        LatePeriod(
            office_name=line.name,
            period_label=dues[cell.period].label,
            due=f"{dues[cell.period].due:%d/%m/%Y}",
            late_days=cell.late_days,
        )
        for line in lines
        for cell in line.cells
        if cell.state is CellState.LATE
    )
    if not late:
        raise UserError(
            "Không có đơn vị nào trễ hạn nên không cần đôn đốc. Hạn gửi của từng kỳ đặt ở bảng "
            "đơn vị và kỳ."
        )
    today = desk.today()
    with desk.store.read() as session:
        head = letterhead_of(office_name(session, desk.office, today))
    names = tuple(line.name for line in lines)
    reminder = Reminder(
        letterhead=head,
        date=PaperDate(day=None, month=None, year=today.year),
        cluster_name=board.cluster_name,
        year=board.year,
        addressees=names,
        late=late,
        signer=signer_of(desk),
        recipients=recipients_of(desk, ("Như trên;",)),
    )
    title = f"Công văn đôn đốc gửi số liệu thi đua năm {board.year}"
    return _write(desk, place, title, reminder_sheet(reminder))


def write_lock_annex(desk: Desk, place: Path, year: int | None = None) -> WrittenPaper:
    """Write the annex of every closing and opening of a period, with its reason.

    Raises UserError when no period was ever closed.
    """
    locks = list_locks(desk, year)
    if not locks:
        raise UserError("Năm này chưa khoá kỳ nào nên phụ lục chưa có gì để in.")
    today = desk.today()
    with desk.store.read() as session:
        head = letterhead_of(office_name(session, desk.office, today))
    rows = tuple(
        Row(
            cells=(
                str(number),
                f"{item.on:%d/%m/%Y}",
                item.period_label,
                "Khoá" if item.locked else "Mở khoá",
                item.reason,
            )
        )
        for number, item in enumerate(locks, 1)
    )
    sheet = Sheet(
        key="locks",
        name="Phụ lục khoá kỳ",
        blocks=(
            Head(letterhead=head, date=PaperDate(day=None, month=None, year=today.year)),
            Title(title="PHỤ LỤC", subject="Các lần khoá, mở khoá kỳ số liệu và lý do"),
            Grid(columns=_LOCK_COLUMNS, rows=rows),
        ),
    )
    return _write(desk, place, "Phụ lục khoá kỳ số liệu", sheet)


def _write(desk: Desk, place: Path, title: str, sheet: Sheet) -> WrittenPaper:
    with desk.store.read() as session:
        author = office_name(session, desk.office, desk.today()).name
    paper = Paper(
        title=title,
        author=author,
        code=sheet.key,
        dated=PaperDate(day=None, month=None, year=desk.today().year),
        sheets=(sheet,),
    )
    return write_paper(desk, paper, place)

"""Sổ khen thưởng, award history cards, who is due, statistics: looked at, exported, printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from models.catalogue import load_catalogue
from models.domain.award_statistics import (
    HOUSE_AWARDS,
    LEVEL_AWARDS,
    STATE_AWARDS,
    MovementFact,
    five_years,
    form_0601,
    form_0602,
    form_0603,
    form_without_data,
)
from models.domain.decisions import RegisterEntry
from models.domain.eligibility import Verdict
from models.domain.merits import MODE_WORDS, RATING_WORDS
from models.domain.nominations import Collective, Inheritance, Person
from models.domain.papers import PaperDate
from models.domain.report_tables import ReportTable, TableColumn, TableRow, shown, without
from models.domain.sheets.blocks import (
    Align,
    Column,
    Grid,
    Look,
    Orientation,
    Row,
    Sheet,
    Text,
    Title,
)
from models.domain.text import fold
from models.excel.report_tables import write_report_tables
from models.pdf.dossier import build_sheets
from models.pdf.fonts import choose_fonts
from models.pdf.page import Imprint
from models.store import decisions as store
from models.store.outfile import write_whole
from models.store.queries import programmes
from models.usecases.award_history import history_of
from models.usecases.awards import list_subjects
from models.usecases.candidates import candidates
from models.usecases.desk import Desk
from models.usecases.merits import get_merits

FIVE = 5
_ROUND = 10
_MODE_HEAD = "Loại hình"
_OF_THIS_WORK = "làm công tác thi đua, khen thưởng"
_LEVELS = {
    "national": "Toàn quốc",
    "sector": "Bộ, ngành",
    "province": "Tỉnh",
    "cluster": "Cụm, khối thi đua",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFilter:
    """What to keep of the register; empty keeps everything. `year` is the year rewarded."""

    text: str = ""
    kind: str = ""
    award: str = ""
    year: int | None = None


def list_register(desk: Desk, keep: RegisterFilter | None = None) -> tuple[RegisterEntry, ...]:
    """Return every award held that the filter keeps, the newest year first."""
    wanted = keep or RegisterFilter()
    words = fold(wanted.text).split()
    with desk.store.read() as session:
        entries = tuple(store.register(session))
    return tuple(
        entry
        for entry in entries
        if (not wanted.kind or entry.kind == wanted.kind)
        and (not wanted.award or entry.record.award == wanted.award)
        and (wanted.year is None or entry.record.year == wanted.year)
        and all(word in search_text(entry) for word in words)
    )


def search_text(entry: RegisterEntry) -> str:
    """Return what the search looks in: person, unit, award, field, decision, issuer."""
    record = entry.record
    return fold(
        f"{entry.name} {entry.unit} {entry.position} {record.award_name} {record.field} "
        f"{record.decision_number} {record.issuer} {record.year}"
    )


def register_table(entries: Sequence[RegisterEntry], subtitle: str = "") -> ReportTable:
    """Return the register as a table."""
    rows = [
        TableRow(
            cells=(
                number,
                entry.name,
                ", ".join(part for part in (entry.position, entry.unit) if part),
                entry.record.year,
                entry.record.award_name,
                entry.record.decision_number,
                _day(entry.record.decided_on),
                entry.record.issuer,
                MODE_WORDS.get(entry.record.mode, "") if entry.record.mode else "",
                entry.record.amount_vnd,
                _day(entry.record.paid_on),
            )
        )
        for number, entry in enumerate(entries, start=1)
    ]
    return ReportTable(
        title="SỔ KHEN THƯỞNG",
        subtitle=subtitle,
        columns=(
            TableColumn(head="TT", width=9, numeric=True, grouped=False),
            TableColumn(head="Họ và tên / Tên tập thể", width=29),
            TableColumn(head="Chức vụ, đơn vị", width=30),
            TableColumn(head="Năm", width=13, numeric=True, grouped=False),
            TableColumn(head="Danh hiệu, hình thức", width=32),
            TableColumn(head="Số quyết định", width=31),
            TableColumn(head="Ngày", width=22),
            TableColumn(head="Cơ quan ban hành", width=29),
            TableColumn(head=_MODE_HEAD, width=16),
            TableColumn(head="Tiền thưởng (đồng)", width=21, numeric=True),
            TableColumn(head="Đã chi ngày", width=22),
        ),
        rows=rows,
    )


def register_paper(entries: Sequence[RegisterEntry], subtitle: str = "") -> ReportTable:
    """Return the register as it is printed: without the kind of commendation."""
    return without(register_table(entries, subtitle), _MODE_HEAD)


def card_tables(desk: Desk, subject: Person | Collective) -> tuple[ReportTable, ...]:
    """Return the award history card of one subject: awards, years, initiatives."""
    name = subject.full_name if isinstance(subject, Person) else subject.name
    history, merits = history_of(desk, subject.code), get_merits(desk, subject.code)
    who = [subject.position, subject.unit] if isinstance(subject, Person) else []
    awards = ReportTable(
        title=f"PHIẾU THEO DÕI KHEN THƯỞNG: {name}",
        subtitle=", ".join(part for part in who if part),
        columns=(
            TableColumn(head="Năm", width=10, numeric=True, grouped=False),
            TableColumn(head="Danh hiệu, hình thức khen thưởng", width=36),
            TableColumn(head="Số, ngày quyết định; cơ quan ban hành", width=52),
            TableColumn(head="Ghi chú", width=26),
        ),
        rows=[
            TableRow(
                cells=(
                    str(record.year),
                    record.award_name,
                    "; ".join(
                        part
                        for part in (
                            " ngày ".join(
                                p for p in (record.decision_number, _day(record.decided_on)) if p
                            ),
                            record.issuer,
                        )
                        if part
                    ),
                    _origin_words(record.inheritance, record.inherited_from),
                )
            )
            for record in history
        ],
    )
    years = ReportTable(
        title="Xếp loại và sáng kiến từng năm",
        columns=(
            TableColumn(head="Năm", width=10, numeric=True, grouped=False),
            TableColumn(head="Xếp loại", width=36),
            TableColumn(head="Sáng kiến, đề tài", width=78),
        ),
        rows=[
            TableRow(
                cells=(
                    str(year.year),
                    RATING_WORDS.get(year.rating, year.rating),
                    "; ".join(i.title for i in merits.initiatives if i.year == year.year),
                )
            )
            for year in merits.years
        ],
    )
    return (awards, years)


def due_table(desk: Desk, year: int) -> ReportTable:
    """Return who is due in `year` or soon after it.

    Those are chains that good years complete, and units whose founding has a round anniversary
    (Law Art. 3.6: one that ends in 0).
    """
    rows = [
        TableRow(cells=(row.answer.earliest, row.name, row.award_name, "chuỗi năm liên tục đủ"))
        for row in candidates(desk, year, date(year + 1, 1, 31)).rows
        if row.answer.verdict is Verdict.NOT_ELIGIBLE
        and row.answer.earliest is not None
        and row.answer.earliest <= year + 3
        and row.award not in HOUSE_AWARDS
    ]
    for unit in list_subjects(desk).collectives:
        founded = unit.founded_on
        for coming in range(year, year + 3):
            age = coming - founded.year if founded else 0
            if age > 0 and age % _ROUND == 0:
                rows.append(TableRow(cells=(coming, unit.name, "", f"{age} năm thành lập")))
    rows.sort(key=lambda row: (row.cells[0] or 0, str(row.cells[1])))
    return ReportTable(
        title="ĐẾN HẠN ĐỀ NGHỊ",
        subtitle=f"Năm {year} và ba năm sau",
        note="Giả sử các năm tới đều được xếp loại tốt. Chỉ để nhắc, không thay việc xét.",
        columns=(
            TableColumn(head="Năm", width=10),
            TableColumn(head="Tên", width=36),
            TableColumn(head="Danh hiệu, hình thức", width=36),
            TableColumn(head="Vì sao", width=30),
        ),
        rows=[TableRow(cells=(str(row.cells[0]), *row.cells[1:])) for row in rows],
    )


def statistics(desk: Desk, year: int) -> tuple[tuple[str, ReportTable], ...]:
    """Return five years up to `year` and the statistical forms of `year`, with sheet names."""
    with desk.store.read() as session:
        entries = tuple(store.register(session))
        movements = [
            MovementFact(
                name=movement.name,
                launch_level=_LEVELS.get(movement.launch_level, movement.launch_level),
                years=_span([(phase.year_from, phase.year_to) for phase in movement.phases]),
            )
            for heading in programmes.programme_headings(session, year)
            if (found := programmes.programme(session, heading.code)) is not None
            for movement in found.movements
        ]
    years = tuple(range(year - FIVE + 1, year + 1))
    return (
        ("5 năm", five_years(entries, years, award_order())),
        ("0601.N", form_0601(movements, year)),
        ("0602.N", form_0602(entries, year)),
        ("0603.N", form_0603(entries, year)),
        ("0604.N", form_without_data("0604.N", f"Tổ chức {_OF_THIS_WORK}", year)),
        (
            "0605.N",
            form_without_data("0605.N", f"Công chức {_OF_THIS_WORK}", year),
        ),
    )


def award_order() -> tuple[str, ...]:
    """Return the names of all awards, base titles first."""
    codes = (*HOUSE_AWARDS, *LEVEL_AWARDS, *STATE_AWARDS)
    place = {code: number for number, code in enumerate(codes)}
    known = sorted(load_catalogue().awards, key=lambda item: place.get(item.code, len(place)))
    return tuple(dict.fromkeys(item.name for item in known))


def export_tables(place: Path, tables: Sequence[tuple[str, ReportTable]]) -> Path:
    """Write the tables as a workbook at `place`. Raises UserError when that is not possible."""
    write_whole(place, write_report_tables(tables))
    return place


def tables_pdf(desk: Desk, tables: Sequence[tuple[str, ReportTable]], title: str) -> bytes:
    """Return the tables as one PDF, each beginning on a page of its own, A4 landscape."""
    page, today = BytesIO(), desk.today()
    dated = PaperDate(day=today.day, month=today.month, year=today.year)
    imprint = Imprint(title=title, author="", dated=dated, draft=False)
    sheets = [_sheet(name, table) for name, table in tables]
    build_sheets(sheets, imprint, choose_fonts(desk.surroundings.fonts), page)
    return page.getvalue()


def save_pdf(place: Path, data: bytes) -> Path:
    """Write a finished PDF at `place`. Raises UserError when that is not possible."""
    write_whole(place, data)
    return place


def _sheet(name: str, table: ReportTable) -> Sheet:
    rows = tuple(
        Row(cells=tuple(_printed(table, place, cell) for place, cell in enumerate(row.cells)))
        for row in table.rows
    )
    columns = tuple(
        Column(
            head=column.head,
            share=column.width,
            align=Align.CENTRE if column.numeric else Align.LEFT,
        )
        for column in table.columns
    )
    note = (Text(text=table.note, look=Look.REMARK),) if table.note else ()
    return Sheet(
        key=fold(name).replace(" ", "-"),
        name=name,
        orientation=Orientation.LANDSCAPE,
        blocks=(
            Title(title=table.title, subject=table.subtitle),
            Grid(columns=columns, rows=rows),
            *note,
        ),
    )


def _printed(table: ReportTable, place: int, cell: str | int | None) -> str:
    """Return a cell on paper."""
    if isinstance(cell, int) and not table.columns[place].grouped:
        return str(cell)
    return shown(cell)


def _span(phases: Sequence[tuple[int, int]]) -> int | None:
    if not phases:
        return None
    return max(last for _, last in phases) - min(first for first, _ in phases) + 1


def _day(value: date | None) -> str:
    return f"{value:%d/%m/%Y}" if value else ""


def _origin_words(inheritance: str, source: str) -> str:
    if inheritance == Inheritance.OWN:
        return ""
    sure = "đã xác nhận" if inheritance == Inheritance.CONFIRMED else "cần xác nhận"
    return f"kế thừa: {sure} ({source})" if source else f"kế thừa: {sure}"

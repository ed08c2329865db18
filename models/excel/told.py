"""What members tell beside their figures, as sheets to read: the program takes the rows along."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from models.domain.nominations import SubjectKind
from models.domain.programmes import EXEMPLAR_WORDS
from models.domain.submission import Told
from models.excel import looks
from models.excel.cells import CellValue
from models.excel.columns import (
    EXEMPLAR_COLUMNS,
    EXEMPLAR_SHEET,
    PROPOSAL_COLUMNS,
    PROPOSAL_SHEET,
    REGISTRATION_COLUMNS,
    REGISTRATION_SHEET,
    Column,
    Form,
)
from models.excel.framing import start_table
from models.excel.sheet import Sheet
from models.excel.workbook import Workbook

_KINDS = {
    **EXEMPLAR_WORDS,
    SubjectKind.INDIVIDUAL.value: "Cá nhân",
    SubjectKind.COLLECTIVE.value: "Tập thể",
}
_OFFICE = Column(key="office_name", header="Đơn vị", width=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The sheet of one kind of row; `source` says where the rows are written and changed."""

    entity: str
    name: str
    title: str
    columns: Sequence[Column]
    source: str


PAGES = (
    Page(
        entity="proposal",
        name=PROPOSAL_SHEET,
        title="ĐỀ NGHỊ KHEN THƯỞNG",
        columns=PROPOSAL_COLUMNS,
        source="hồ sơ khen thưởng",
    ),
    Page(
        entity="registration",
        name=REGISTRATION_SHEET,
        title="ĐĂNG KÝ THI ĐUA, GIAO ƯỚC",
        columns=REGISTRATION_COLUMNS,
        source="mục Chương trình, trang Đăng ký",
    ),
    Page(
        entity="exemplar",
        name=EXEMPLAR_SHEET,
        title="ĐIỂN HÌNH TIÊN TIẾN",
        columns=EXEMPLAR_COLUMNS,
        source="mục Chương trình, trang Điển hình",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around each sheet: titles by its own title and source, and its foot."""

    titles: Callable[[str, str], Sequence[str]]
    footer: str
    with_office: bool


def add_told(book: Workbook, told: Sequence[Told], frame: Frame) -> None:
    """Add one sheet for each kind of row that there is."""
    for page in PAGES:
        rows = [item for item in told if item.entity == page.entity]
        if rows:
            _add_page(book, page, rows, frame)


def _add_page(book: Workbook, page: Page, rows: Sequence[Told], frame: Frame) -> None:
    sheet: Sheet = book.add_sheet(page.name)
    sheet.tab_colour = "FF9A5B00"
    key, order, *rest = page.columns
    columns = (key, order, *([_OFFICE] if frame.with_office else []), *rest)
    own = start_table(book, sheet, columns, frame.titles(page.title, page.source))
    widths = looks.roomy_widths(columns)[1:]
    for number, item in enumerate(rows, 1):
        said: list[CellValue] = [shown(column, item) for column in columns[2:]]
        values: list[CellValue] = [str(number), number, *said]
        sheet.add_row(values, own.of_row(values), height=looks.row_height(values[1:], widths))
    sheet.footer = frame.footer


def shown(column: Column, item: Told) -> CellValue:
    """Return what the cell of a column shows of a row."""
    if column.key == _OFFICE.key:
        return item.office_name
    text = str(item.fields.get(column.key, ""))
    if column.key == "kind":
        return _KINDS.get(text, text)
    if column.form is Form.DATE:
        return date.fromisoformat(text) if text else None
    return text

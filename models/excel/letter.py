"""A package of the leader as a workbook: tables to read and print, the cargo in `_meta`."""

from models.domain.letters import Letter, LetterColumn, LetterSheet, Shown
from models.domain.package import cargo_texts
from models.excel import looks
from models.excel.columns import ROW_KEY, Column, Form
from models.excel.framing import start_table
from models.excel.sealed import Sign, finished
from models.excel.workbook import Workbook


def write_letter(letter: Letter, *, sign: Sign | None = None) -> bytes:
    """Return the workbook; `sign` signs the head once the hash of the sheets is known."""
    label = letter.meta.kind.label
    title = f"{label[:1].upper()}{label[1:]} năm {letter.meta.year}"
    book = Workbook(title=title, author="Sổ Thi đua")
    for sheet in letter.sheets:
        _add_sheet(book, sheet, letter)
    return finished(book, letter.meta, cargo_texts(letter.cargo), sign=sign)


def _add_sheet(book: Workbook, facts: LetterSheet, letter: Letter) -> None:
    sheet = book.add_sheet(facts.name)
    columns = (
        Column(key=ROW_KEY, header="Khoá dòng", width=2),
        *(_column(place, item) for place, item in enumerate(facts.columns, 1)),
    )
    own = start_table(book, sheet, columns, (facts.title, *facts.lines))
    widths = looks.roomy_widths(columns)[1:]
    for number, row in enumerate(facts.rows, 1):
        values: list[Shown] = [str(number), *row]
        height = looks.row_height(values[1:], widths)
        sheet.add_row(values, own.of_row(values), height=height)
    meta = letter.meta
    sheet.footer = f"Gói {meta.package_id} · lập ngày {meta.made_at:%d/%m/%Y}"


def _column(place: int, item: LetterColumn) -> Column:
    form = Form.NUMBER if item.is_number else Form.DATE if item.is_date else Form.TEXT
    return Column(
        key=f"c{place}", header=item.header, width=item.width, form=form, centred=item.centred
    )

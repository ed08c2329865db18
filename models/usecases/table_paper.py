"""A table as shown on the screen, printed or kept as a file."""

from pathlib import Path

from models.domain.errors import UserError
from models.domain.papers import PaperDate
from models.domain.sheets.listing import ShownTable, listing_sheet
from models.excel.paper import write_paper_workbook
from models.store.outfile import write_whole
from models.usecases.desk import Desk
from models.usecases.dossier_paper import letterhead_of
from models.usecases.paper_files import (
    DOCX,
    PDF,
    XLSX,
    Paper,
    PaperPreview,
    WrittenPaper,
    office_name,
    preview_paper,
    refuse_ending,
    write_paper,
)


def preview_table(desk: Desk, table: ShownTable, year: int) -> PaperPreview:
    """Return the table as one PDF. Raises UserError when it has no rows."""
    return preview_paper(desk, _paper(desk, table, year))


def write_table(desk: Desk, table: ShownTable, year: int, place: Path) -> WrittenPaper:
    """Write the table as PDF, DOCX or XLSX, as the ending of `place` says. Raises UserError."""
    refuse_ending(place, (PDF, DOCX, XLSX))
    paper = _paper(desk, table, year)
    if place.suffix.lower() != XLSX:
        return write_paper(desk, paper, place)
    write_whole(place, write_paper_workbook(paper.sheets, paper.title))
    return WrittenPaper(place=place, page_count=0, missing_glyphs=())


def _paper(desk: Desk, table: ShownTable, year: int) -> Paper:
    if not table.rows:
        raise UserError("Bảng đang trống nên không có gì để in. Hãy bỏ bớt bộ lọc rồi thử lại.")
    today = desk.today()
    date = PaperDate(day=today.day, month=today.month, year=today.year)
    with desk.store.read() as session:
        name = office_name(session, desk.office, today)
    sheet = listing_sheet(table, subject=f"Năm {year}", letterhead=letterhead_of(name), date=date)
    return Paper(
        title=f"{table.title}, năm {year}",
        author=name.name,
        code="listing",
        dated=date,
        sheets=(sheet,),
    )

"""A year report of 300 targets: our papers against bare platypus with the same text and tables.

Run from the repository root: ``python tests/bench/bench_report.py``. Both write the same words;
the bare one knows no letterhead, no page numbers, no bookmarks, no charts.
"""

import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from models.domain.papers import Letterhead, PaperDate, Signer
from models.domain.period_report import (
    PeriodReport,
    ReportField,
    ReportGroup,
    ReportProgramme,
    ReportTarget,
    ReportTask,
)
from models.domain.periods import parse_period
from models.domain.programmes import TaskState
from models.domain.sheets.blocks import Grid, Sheet, Signatures, Text, Title
from models.domain.sheets.period_report import report_sheets
from models.domain.targets import Verdict
from models.pdf.dossier import build_sheets
from models.pdf.fonts import choose_fonts
from models.pdf.page import Imprint
from models.pdf.styles import MM

TARGETS, FIELDS, TASKS = 300, 12, 45
ROUNDS = 5
LIMIT = 1.5
_VERDICTS = tuple(Verdict)
_A4_ACROSS = (297 * MM, 210 * MM)


def ratio() -> tuple[float, float, float]:
    """Return our seconds, bare seconds (medians of interleaved rounds) and their ratio."""
    report = _report()
    ours: list[float] = []
    bare: list[float] = []
    for turn in range(ROUNDS + 1):
        started = perf_counter()
        build_ours(report)
        between = perf_counter()
        build_bare(report)
        if turn:
            ours.append(between - started)
            bare.append(perf_counter() - between)
    return median(ours), median(bare), median(o / b for o, b in zip(ours, bare, strict=True))


def build_ours(report: PeriodReport) -> int:
    """Build the report as the program does and return the number of pages."""
    imprint = Imprint(title="", author="", dated=report.date, draft=False)
    return build_sheets(report_sheets(report), imprint, choose_fonts(None), BytesIO()).page_count


def build_bare(report: PeriodReport) -> int:
    """Build the same words with SimpleDocTemplate, Paragraph and Table, and nothing else."""
    fonts = choose_fonts(None)
    for name, file in (("bare", fonts.regular), ("bare-bold", fonts.bold)):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(file)))
    body = ParagraphStyle(
        "body",
        fontName="bare",
        fontSize=14,
        leading=17,
        spaceAfter=6,
        alignment=4,
        firstLineIndent=28,
    )
    bold = ParagraphStyle("bold", fontName="bare-bold", fontSize=14, leading=17, spaceAfter=6)
    cell = ParagraphStyle("cell", fontName="bare", fontSize=12, leading=14.5)
    first, *tables = report_sheets(report)
    pages = _bare_pages(_bare_words(first, body, bold), upright=True)
    story: list[object] = []
    for sheet in tables:
        story += _bare_table(sheet, bold, cell)
    return pages + _bare_pages(story, upright=False)


def _bare_pages(story: list[object], *, upright: bool) -> int:
    size = {} if upright else {"pagesize": _A4_ACROSS}
    document = SimpleDocTemplate(
        BytesIO(),
        leftMargin=30 * MM,
        rightMargin=15 * MM,
        topMargin=20 * MM,
        bottomMargin=20 * MM,
        **size,
    )
    document.build(story)
    return int(document.page)


def _bare_words(sheet: Sheet, body: ParagraphStyle, bold: ParagraphStyle) -> list[object]:
    story: list[object] = []
    for block in sheet.blocks:
        if isinstance(block, Title):
            story += [Paragraph(block.title, bold), Paragraph(block.subject, bold)]
        elif isinstance(block, Text):
            label = f'<font name="bare-bold">{block.label}</font> ' if block.label else ""
            story += [Paragraph(f"{label}{line}", body) for line in block.text.split("\n") if line]
        elif isinstance(block, Signatures):
            story += [Paragraph(signer.title, bold) for signer in block.signers]
    return story


def _bare_table(sheet: Sheet, bold: ParagraphStyle, cell: ParagraphStyle) -> list[object]:
    grid = next(block for block in sheet.blocks if isinstance(block, Grid))
    width, total = (297 - 45) * MM, sum(column.share for column in grid.columns)
    count = len(grid.columns)
    rows = [[Paragraph(column.head, cell) for column in grid.columns]]
    rows += [
        [Paragraph(text, cell) for text in (*row.cells, *([""] * (count - len(row.cells))))]
        for row in grid.rows
    ]
    table = Table(
        rows,
        colWidths=[width * column.share / total for column in grid.columns],
        repeatRows=1,
        style=[("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")],
    )
    titles = [Paragraph(block.title, bold) for block in sheet.blocks if isinstance(block, Title)]
    return [*titles, table, PageBreak()]


def _report() -> PeriodReport:
    fields = tuple(_field(number) for number in range(FIELDS))
    tasks = tuple(_task(number) for number in range(TASKS))
    return PeriodReport(
        office="Sở Thông tin và Truyền thông tỉnh Lào Cai",
        short_name="Sở TTTT Lào Cai",
        period=parse_period("2023"),
        drawn_on=date(2023, 12, 31),
        letterhead=Letterhead(
            superior="UBND tỉnh Lào Cai",
            agency="Sở Thông tin và Truyền thông",
            place="Lào Cai",
            abbreviation="STTTT",
        ),
        date=PaperDate(day=None, month=1, year=2024),
        signer=Signer(title="Giám đốc", name="Nguyễn Văn Bình"),
        recipients=("Bộ Thông tin và Truyền thông",),
        programmes=(
            ReportProgramme(
                title="Phong trào thi đua", cited="Kế hoạch số 1097/KH-BTTTT", fields=fields
            ),
        ),
        groups=(ReportGroup(number="2.1", name="Bưu chính", tasks=tasks),),
    )


def _field(number: int) -> ReportField:
    return ReportField(
        key=f"f{number}",
        name=f"Lĩnh vực số {number + 1}",
        targets=tuple(_target(number, place) for place in range(TARGETS // FIELDS)),
    )


def _target(field: int, place: int) -> ReportTarget:
    verdict = _VERDICTS[(field + place) % len(_VERDICTS)]
    return ReportTarget(
        id=f"{field}.{place}",
        name=f"Tỷ lệ hộ gia đình sử dụng dịch vụ số {place + 1} trên địa bàn tỉnh",
        unit="%",
        promised="từ 80 % trở lên",
        reached="76,5",
        verdict=verdict,
        verdict_words="Chưa đạt",
        sentence="76,5 % chưa đạt vì yêu cầu từ 80 % trở lên (còn thiếu 3,5 điểm phần trăm).",
        before="70",
        reason="Kinh phí được giao chậm",
    )


def _task(number: int) -> ReportTask:
    return ReportTask(
        name=f"Tổ chức thực hiện nhiệm vụ số {number + 1} của chương trình",
        state=TaskState.IN_PROGRESS,
        percent="60 %",
        deadline=date(2023, 12, 31),
        is_late=False,
        note="Đã ban hành kế hoạch, đang triển khai tại các xã",
    )


def main() -> int:
    """Print the table; exit 1 when the limit is passed."""
    report = _report()
    pages = build_ours(report), build_bare(report)
    ours, bare, times = ratio()
    sys.stdout.write(
        f"{'Year report, 300 targets':<28}{'pages':>12}{'seconds':>10}\n"
        f"{'papers':<28}{pages[0]:>12}{ours:>10.3f}\n"
        f"{'bare platypus':<28}{pages[1]:>12}{bare:>10.3f}\n"
        f"{'ratio (at most ' + str(LIMIT) + ')':<28}{'':>12}{times:>10.2f}\n"
    )
    return 0 if times <= LIMIT else 1


if __name__ == "__main__":
    raise SystemExit(main())

"""Fifty reports: the papers' engine against bare platypus with the same text and tables.

Run from the repository root: ``python tests/bench/bench_pdf.py``.
"""

import sys
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from models.domain.papers import (
    AchievementReport,
    FigureRow,
    HistoryRow,
    Letterhead,
    PaperDate,
    ProfileLine,
    ReportKind,
    ReportSection,
    Signer,
)
from models.domain.sheets.report import report_sheet
from models.pdf.dossier import build_sheets
from models.pdf.fonts import choose_fonts
from models.pdf.page import Imprint
from models.pdf.styles import MM

REPORTS = 50
ROUNDS = 5
LIMIT = 1.5
TEXT = (
    "Trong năm 2023, cá nhân đã tham mưu lãnh đạo phòng triển khai các nhiệm vụ chuyển đổi số trên "
    "địa bàn tỉnh, phối hợp với các đơn vị rà soát vùng lõm sóng, hướng dẫn tổ công nghệ số cộng "
    "đồng và theo dõi tiến độ thực hiện các chỉ tiêu được giao; kết quả đều đạt và vượt kế hoạch. "
) * 3


def ratio() -> tuple[float, float, float]:
    """Return our seconds, bare seconds (medians of interleaved rounds) and their ratio."""
    reports = [_report(number) for number in range(REPORTS)]
    ours: list[float] = []
    bare: list[float] = []
    for turn in range(ROUNDS + 1):
        started = perf_counter()
        build_ours(reports)
        between = perf_counter()
        build_bare(reports)
        if turn:
            ours.append(between - started)
            bare.append(perf_counter() - between)
    return median(ours), median(bare), median(o / b for o, b in zip(ours, bare, strict=True))


def build_ours(reports: list[AchievementReport]) -> int:
    """Build the reports as the program does and return the number of pages."""
    imprint = Imprint(title="", author="", dated=reports[0].date, draft=False)
    sheets = [report_sheet(r, key=r.name, group="") for r in reports]
    return build_sheets(sheets, imprint, choose_fonts(None), BytesIO()).page_count


def build_bare(reports: list[AchievementReport]) -> int:
    """Build the same text with SimpleDocTemplate, Paragraph and Table, and nothing else."""
    fonts = choose_fonts(None)
    for name, file in (("bare", fonts.regular), ("bare-bold", fonts.bold)):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(file)))
    shape = {"fontSize": 14, "leading": 17, "spaceAfter": 6}
    body = ParagraphStyle("body", fontName="bare", alignment=4, firstLineIndent=28, **shape)
    bold = ParagraphStyle("bold", fontName="bare-bold", **shape)
    cell = ParagraphStyle("cell", fontName="bare", fontSize=12, leading=14.5)
    story: list[object] = []
    for report in reports:
        _bare_report(story, report, body, bold, cell)
    document = SimpleDocTemplate(
        BytesIO(), leftMargin=30 * MM, rightMargin=15 * MM, topMargin=20 * MM, bottomMargin=20 * MM
    )
    document.build(story)
    return int(document.page)


def _bare_report(
    story: list[object],
    report: AchievementReport,
    body: ParagraphStyle,
    bold: ParagraphStyle,
    cell: ParagraphStyle,
) -> None:
    story.append(
        Table(
            [
                [
                    [Paragraph(report.letterhead.superior, bold), Paragraph(report.name, bold)],
                    [
                        Paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", cell),
                        Paragraph("Độc lập - Tự do - Hạnh phúc", bold),
                    ],
                ]
            ]
        )
    )
    tops = ("BÁO CÁO THÀNH TÍCH", f"ĐỀ NGHỊ TẶNG {report.award.upper()}", report.subject)
    story.extend(Paragraph(text, bold) for text in tops)
    story.append(Paragraph("I. SƠ LƯỢC LÝ LỊCH", bold))
    story.extend(Paragraph(f"- {line.label}: {line.value}", body) for line in report.profile)
    story.append(Paragraph("II. THÀNH TÍCH ĐẠT ĐƯỢC", bold))
    for section in report.results:
        story.append(Paragraph(section.heading, bold))
        story.extend(Paragraph(text, body) for text in section.text.split("\n"))
        if section.figures:
            rows = [(f.target, f.unit, f.required, f.actual, f.verdict) for f in section.figures]
            heads = ("Chỉ tiêu", "Đơn vị", "Yêu cầu", "Kết quả", "Đánh giá")
            story.append(_bare_table([heads, *rows], (170, 62, 78, 74, 74), cell))
    story.append(Paragraph("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", bold))
    for title, held in (("1. Danh hiệu", report.titles), ("2. Hình thức", report.awards)):
        history = [(row.year, row.award, row.decision) for row in held]
        story.append(Paragraph(title, bold))
        columns = ("Năm", "Danh hiệu, hình thức", "Số, ngày, tháng, năm của quyết định; cơ quan")
        story.append(_bare_table([columns, *history], (56, 167, 235), cell))
    signers = [
        [Paragraph(s.title, bold), Spacer(1, 60), Paragraph(s.name, bold)] for s in report.signers
    ]
    story.append(Table([signers]))
    story.append(PageBreak())


def _bare_table(
    rows: list[tuple[str, ...]], widths: tuple[int, ...], cell: ParagraphStyle
) -> Table:
    cells = [[Paragraph(text, cell) for text in row] for row in rows]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
    return Table(cells, colWidths=widths, repeatRows=1, style=grid)


def _report(number: int) -> AchievementReport:
    figures = tuple(
        FigureRow(
            target=f"Chỉ tiêu số {row} được giao trong kế hoạch năm 2023",
            unit="%",
            required="≥ 95",
            actual="96,5",
            verdict="Vượt",
        )
        for row in range(12)
    )
    history = tuple(
        HistoryRow(
            year=str(year),
            award="Chiến sĩ thi đua cơ sở",
            decision=f"Quyết định số {number + 100}/QĐ-STTTT ngày 15 tháng 12 năm {year} của Giám "
            "đốc Sở Thông tin và Truyền thông tỉnh Lào Cai",
        )
        for year in range(2019, 2024)
    )
    name = f"Nguyễn Văn Bình {number}"
    return AchievementReport(
        kind=ReportKind.INDIVIDUAL,
        letterhead=Letterhead(
            superior="Sở Thông tin và Truyền thông",
            agency="Phòng Công nghệ thông tin",
            place="Lào Cai",
            abbreviation="CNTT",
        ),
        date=PaperDate(day=None, month=2, year=2024),
        award="Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        subject=f"{name}, Phòng Công nghệ thông tin, Sở Thông tin và Truyền thông tỉnh Lào Cai",
        name=name,
        profile=tuple(ProfileLine(label=f"Mục {n}", value="tỉnh Lào Cai") for n in range(10)),
        background=(),
        results=(
            ReportSection(heading="Nhiệm vụ", text="\n".join([TEXT] * 3)),
            ReportSection(
                heading="Thành tích",
                text="\n".join([TEXT] * 9),
                figures=figures,
            ),
        ),
        titles=history,
        awards=history[:2],
        signers=(
            Signer(title="XÁC NHẬN, ĐỀ NGHỊ", name="Trần Quang Hòa"),
            Signer(title="NGƯỜI BÁO CÁO", name=name),
        ),
    )


def main() -> int:
    """Print the table; exit 1 when the limit is passed."""
    reports = [_report(0)]
    pages = build_ours(reports), build_bare(reports)
    ours, bare, times = ratio()
    sys.stdout.write(
        f"{'PDF dossier':<28}{'pages each':>12}{'seconds':>10}\n"
        f"{'papers, ' + str(REPORTS) + ' reports':<28}{pages[0]:>12}{ours:>10.3f}\n"
        f"{'bare platypus':<28}{pages[1]:>12}{bare:>10.3f}\n"
        f"{'ratio (at most ' + str(LIMIT) + ')':<28}{'':>12}{times:>10.2f}\n"
    )
    return 0 if times <= LIMIT else 1


if __name__ == "__main__":
    raise SystemExit(main())

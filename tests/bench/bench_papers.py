"""Two hundred people's complete dossier: the papers' engine, bare platypus, LibreOffice.

All three get the same words: ours from blocks, bare platypus as paragraphs and tables without any
rule of layout, LibreOffice as a mail merge of a report's template with the people's names, one PDF
each (it needs `python3-uno` and `libreoffice-base`). Times are of the processor, so that other work
on the machine does not count; peak memory is that of a process that makes our PDF and nothing else.

Run from the repository root: ``python tests/bench/bench_papers.py``.
"""

import os
import resource
import shutil
import subprocess
import sys
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[2]))

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from models.catalogue import load_catalogue
from models.catalogue.forms import load_forms
from models.docx.document import DocxImprint, build_docx
from models.domain.awards import awards_on
from models.domain.forms import form_on
from models.domain.nominations import (
    AwardRecord,
    Dossier,
    DossierState,
    Meeting,
    Nomination,
    Person,
    Signature,
    Votes,
)
from models.domain.organisations import OrganisationName
from models.domain.papers import FigureRow
from models.domain.sheets.blocks import Addressees, Grid, Head, Sheet, Signatures, Text, Title
from models.pdf.dossier import build_sheets
from models.pdf.fonts import choose_fonts
from models.pdf.page import Imprint
from models.pdf.styles import MM
from models.store.queries.papers import PaperExtras
from models.usecases.decision_paper import year_rows
from models.usecases.dossier_paper import Material
from models.usecases.paper_set import ALL_PAPERS, SetSource, compose_set
from models.usecases.report_paper import blank_day, form_kind

PEOPLE = 200
ROUNDS = 3
MOST_TIMES, LEAST_TIMES, MOST_MEGABYTES = 1.5, 10, 400
DAY = date(2024, 2, 20)
TEXT = (
    "Trong năm 2023, cá nhân đã tham mưu lãnh đạo phòng triển khai các nhiệm vụ chuyển đổi số trên "
    "địa bàn tỉnh, phối hợp với các đơn vị rà soát vùng lõm sóng, hướng dẫn tổ công nghệ số cộng "
    "đồng và theo dõi tiến độ thực hiện các chỉ tiêu được giao; kết quả đều đạt và vượt kế hoạch. "
) * 3


def source() -> SetSource:
    """Return a dossier of `PEOPLE` persons proposed for a title of the province."""
    award = next(
        item
        for item in awards_on(load_catalogue().awards, DAY)
        if (item.code, item.path.value) == ("CSTD_TINH_BO", "province")
    )
    people = tuple(_nomination(number) for number in range(PEOPLE))
    extras = PaperExtras(
        modes={},
        initiatives={},
        ratings={},
        counters=("Phạm Thị Lan - Uỷ viên", "Đỗ Minh Tuấn - Uỷ viên"),
        ballots_out=9,
        ballots_in=9,
        decision=None,
        copies=(),
        texts=(),
    )
    rows = tuple(
        FigureRow(
            target=f"Chỉ tiêu số {row} được giao trong kế hoạch năm 2023",
            unit="%",
            required="≥ 95",
            actual="96,5",
            verdict="Vượt",
        )
        for row in range(8)
    )
    material = Material(
        office=OrganisationName(
            name="Sở Thông tin và Truyền thông tỉnh Lào Cai",
            short_name="Sở TTTT Lào Cai",
            abbreviation="STTTT",
            superior="UBND TỈNH LÀO CAI",
            place="Lào Cai",
            valid_from=None,
            valid_to=None,
            source="",
        ),
        awards={item.code: award for item in people},
        figures={item.code: rows for item in people},
        stale=(),
        law_name="Luật Thi đua, khen thưởng",
        decree_name="Nghị định số 98/2023/NĐ-CP",
        forms={item.code: form_on(load_forms(), form_kind(item, ""), DAY) for item in people},
        years={item.code: year_rows(item, award, 2023, extras) for item in people},
    )
    return SetSource(dossier=_dossier(people), material=material, extras=extras, money={})


def build_ours(sheets: tuple[Sheet, ...]) -> int:
    """Build the PDF as the program does and return its number of pages."""
    imprint = Imprint(title="Hồ sơ", author="Sở", dated=blank_day(DAY), draft=False)
    return build_sheets(sheets, imprint, choose_fonts(None), BytesIO()).page_count


def build_bare(sheets: tuple[Sheet, ...]) -> int:
    """Build the same words with SimpleDocTemplate, Paragraph and Table, and nothing else."""
    fonts = choose_fonts(None)
    for name, file in (("bare", fonts.regular), ("bare-bold", fonts.bold)):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(file)))
    body = ParagraphStyle(
        "body", fontName="bare", fontSize=14, leading=17, spaceAfter=6, alignment=4
    )
    cell = ParagraphStyle("cell", fontName="bare", fontSize=12, leading=14.5)
    story: list[object] = []
    for sheet in sheets:
        for block in sheet.blocks:
            story.extend(_bare_block(block, body, cell))
        story.append(PageBreak())
    document = SimpleDocTemplate(
        BytesIO(), leftMargin=30 * MM, rightMargin=15 * MM, topMargin=20 * MM, bottomMargin=20 * MM
    )
    document.build(story)
    return int(document.page)


def libreoffice_seconds(sheets: tuple[Sheet, ...]) -> float | None:
    """Return what LibreOffice's mail merge takes for as many reports; None without its parts."""
    program, python = shutil.which("soffice"), _python_with_uno()
    if program is None or python is None:
        return None
    imprint = DocxImprint(
        title="Hồ sơ",
        author="Sở",
        code="hs",
        made_at=datetime(2024, 2, 20),  # noqa: DTZ001 - local time on paper
    )
    with TemporaryDirectory() as name:
        folder = Path(name)
        template, table = folder / "report.docx", folder / "table" / "people.csv"
        template.write_bytes(build_docx(sheets[:1], imprint))
        table.parent.mkdir()
        rows = "".join(f'"{person_name(number)}"\n' for number in range(len(sheets)))
        table.write_text(f"ten\n{rows}", encoding="utf-8")
        before = _children_seconds()
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        pipe = f"papers{os.getpid()}"
        listen = f"--accept=pipe,name={pipe};urp;"
        merge = Path(__file__).with_name("mail_merge.py")
        office = [program, profile, "--headless", "--norestore", listen]
        quiet = subprocess.DEVNULL  # it may crash while it ends, its files made
        with subprocess.Popen(office, stdout=quiet, stderr=quiet):  # noqa: S603
            subprocess.run(  # noqa: S603 - files of our own
                [python, merge, template, table, folder, pipe, person_name(0)], check=True
            )
        if len(list(folder.glob("*.pdf"))) != len(sheets):
            raise AssertionError(folder)
        return _children_seconds() - before


def _python_with_uno() -> str | None:
    """Return a Python of the system that can speak with LibreOffice."""
    found = (shutil.which("python3", path=place) for place in ("/usr/bin", None))
    tries = (one for one in found if one)
    asked = ("-c", "import uno")
    return next(
        (
            one
            for one in tries
            if not subprocess.run([one, *asked], check=False, capture_output=True).returncode  # noqa: S603
        ),
        None,
    )


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak_megabytes() -> float:
    """Return the peak memory of a process that makes our PDF and nothing else."""
    found = subprocess.run(  # noqa: S603 - this very file
        [sys.executable, __file__, "--ours"], check=True, capture_output=True, text=True
    )
    return float(found.stdout.strip().split()[-1])


def main() -> int:
    """Print the table; exit 1 when a limit is passed."""
    if "--ours" in sys.argv:
        build_ours(compose_set(source(), ALL_PAPERS))
        sys.stdout.write(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}\n")
        return 0
    sheets = compose_set(source(), ALL_PAPERS)
    ours, bare, pages = _rounds(sheets)
    reports = tuple(sheet for sheet in sheets if sheet.key.startswith("report:"))
    started = process_time()
    build_ours(reports)
    report_seconds = process_time() - started
    office = libreoffice_seconds(reports)
    megabytes = peak_megabytes()
    times = ours / bare
    lines = [
        f"{'dossier of ' + str(PEOPLE) + ' people':<44}{'pages':>8}{'CPU s':>10}",
        f"{'papers, complete set':<44}{pages[0]:>8}{ours:>10.2f}",
        f"{'bare platypus, same words':<44}{pages[1]:>8}{bare:>10.2f}",
        f"{'ratio (at most ' + str(MOST_TIMES) + ')':<44}{'':>8}{times:>10.2f}",
        f"{'papers, the reports alone':<44}{'':>8}{report_seconds:>10.2f}",
    ]
    is_good = times <= MOST_TIMES and megabytes <= MOST_MEGABYTES
    if office is None:
        lines.append(
            "LibreOffice with python3-uno and its databases is not installed; not compared"
        )
    else:
        faster = office / report_seconds
        lines.append(f"{'LibreOffice, mail merge of the reports':<44}{'':>8}{office:>10.2f}")
        lines.append(
            f"{'times faster (at least ' + str(LEAST_TIMES) + ')':<44}{'':>8}{faster:>10.1f}"
        )
        is_good = is_good and faster >= LEAST_TIMES
    lines.append(
        f"{'peak memory, MB (at most ' + str(MOST_MEGABYTES) + ')':<44}{'':>8}{megabytes:>10.0f}"
    )
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if is_good else 1


def _rounds(sheets: tuple[Sheet, ...]) -> tuple[float, float, tuple[int, int]]:
    ours, bare = [], []
    pages = (0, 0)
    for _ in range(ROUNDS):
        started = process_time()
        mine = build_ours(sheets)
        between = process_time()
        pages = (mine, build_bare(sheets))
        ours.append(between - started)
        bare.append(process_time() - between)
    return median(ours), median(bare), pages


def _bare_block(  # noqa: PLR0911 - one case for each block
    block: object, body: ParagraphStyle, cell: ParagraphStyle
) -> list[object]:
    match block:
        case Text():
            text = f"{block.label} {block.text}"
            return [Paragraph(line, body) for line in text.split("\n") if line.strip()]
        case Title():
            texts = (block.title, block.subject, block.note)
            return [Paragraph(text, body) for text in texts if text]
        case Addressees():
            return [Paragraph(name, body) for name in block.names]
        case Grid():
            heads = [Paragraph(column.head, cell) for column in block.columns]
            empty = [""] * (len(heads) - 1)
            rows = [
                [Paragraph(text, cell) for text in row.cells]
                if not row.spanning
                else [Paragraph(row.cells[0], cell), *empty]
                for row in block.rows
            ]
            total = sum(column.share for column in block.columns)
            widths = [165 * MM * column.share / total for column in block.columns]
            grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
            return [Table([heads, *rows], colWidths=widths, repeatRows=1, style=grid)]
        case Head():
            head = block.letterhead
            nation = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
            lines = (head.superior, head.agency, *nation, block.numbered)
            return [Paragraph(text, body) for text in lines if text]
        case Signatures():
            titles = [*block.signers[0].authority_lines, *(one.title for one in block.signers)]
            return [Paragraph(text, body) for text in titles if text]
        case _:
            return []


def person_name(number: int) -> str:
    """Return the name of person `number`."""
    return f"Nguyễn Văn Bình {number:03d}"


def _nomination(number: int) -> Nomination:
    name = person_name(number)
    history = tuple(
        AwardRecord(
            award="CSTD_CO_SO",
            award_name="Chiến sĩ thi đua cơ sở",
            is_title=True,
            year=year,
            decision_number=f"{number + 100}/QĐ-STTTT",
            decided_on=date(year, 12, 15),
            issuer="Giám đốc Sở Thông tin và Truyền thông",
        )
        for year in range(2019, 2024)
    )
    return Nomination(
        code=f"n{number}",
        subject=Person(
            code=f"cn-{number}",
            full_name=name,
            gender="Nam",
            birth_year=1980,
            home_town="xã Bảo Hà, tỉnh Lào Cai",
            residence="phường Bắc Cường, tỉnh Lào Cai",
            position="Chuyên viên",
            unit="Phòng Công nghệ thông tin",
            qualification="Đại học",
            duties=TEXT,
        ),
        award="CSTD_TINH_BO",
        path="province",
        summary="Ba năm liên tục là Chiến sĩ thi đua cơ sở; có sáng kiến cấp tỉnh.",
        achievements="\n".join([TEXT] * 6),
        measures="\n".join([TEXT] * 3),
        votes=Votes(votes_for=9, votes_against=0, votes_invalid=0),
        history=history,
    )


def _dossier(people: tuple[Nomination, ...]) -> Dossier:
    return Dossier(
        code="hs",
        office="lao-cai",
        year=2023,
        title="Hồ sơ đề nghị khen thưởng năm 2023",
        state=DossierState.DRAFT,
        dated=DAY,
        addressees=("Chủ tịch Ủy ban nhân dân tỉnh",),
        recipients=("Như trên",),
        signature=Signature(title="GIÁM ĐỐC", name="Vàng A Sính"),
        meeting=Meeting(
            held_on=date(2024, 2, 8),
            started="08:00",
            ended="10:15",
            place="Phòng họp số 1",
            chair="Vàng A Sính",
            secretary="Trần Thị Hoà",
            member_count=9,
            present=("Vàng A Sính - Giám đốc Sở",),
        ),
        nominations=people,
    )


if __name__ == "__main__":
    raise SystemExit(main())

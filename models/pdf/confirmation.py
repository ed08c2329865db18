"""Phiếu xác nhận số liệu: one sheet of A4 that ties the director's hand to a package."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Spacer
from typing_extensions import override

from models.domain.papers import Letterhead, PaperDate
from models.pdf.fonts import ONE_AT_A_TIME, FontSet, register
from models.pdf.heading import heading, title_block
from models.pdf.page import A4_PT, BOTTOM_MM, LEFT_MM, RIGHT_MM, TOP_MM
from models.pdf.pen import Pen
from models.pdf.styles import MM, Ink, inks_of
from models.pdf.table import bare, ruled, shares

_TITLE = "PHIẾU XÁC NHẬN SỐ LIỆU THI ĐUA"
_SQUARE_PT = 30 * MM
_QUIET_DOTS = 2
_SIGNING_PT = 58
_WORD_LIMIT = 150
_HOW = (
    "Mã được tính từ đúng toàn bộ số liệu trong gói, kể cả các dòng không in ở trên. Cụm trưởng gõ "
    "mã này (hoặc quét ô vuông) ở mục Gói đồng bộ: nếu một con số khác đi, mã sẽ không khớp."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationLine:
    """One figure as a person reads it."""

    name: str
    period_label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationPaper:
    """All that the sheet says; `code` and `fingerprint` are as they are shown, `square` as read.

    `facts` are the lines above the figures: what is said, and of what.
    """

    letterhead: Letterhead
    date: PaperDate
    signer: str
    subject: str
    facts: tuple[tuple[str, str], ...]
    lines: tuple[ConfirmationLine, ...]
    task_count: int
    code: str
    square: str
    fingerprint: str


class Square(Flowable):
    """A square code drawn dot by dot, because a drawing would bring a face of its own along."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._code = QRCode(None, QRErrorCorrectLevel.M)
        self._code.addData(text)
        self._code.make()

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        return _SQUARE_PT, _SQUARE_PT

    @override
    def draw(self) -> None:
        count = self._code.getModuleCount()
        dot = _SQUARE_PT / (count + 2 * _QUIET_DOTS)
        for row in range(count):
            for column in range(count):
                if self._code.isDark(row, column):
                    left = (column + _QUIET_DOTS) * dot
                    top = (count - 1 - row + _QUIET_DOTS) * dot
                    self.canv.rect(left, top, dot, dot, stroke=0, fill=1)


def build_confirmation(paper: ConfirmationPaper, fonts: FontSet) -> bytes:
    """Return the sheet as a PDF of one page; figures that find no room are counted instead."""
    with ONE_AT_A_TIME:
        return _build(paper, fonts)


def _build(paper: ConfirmationPaper, fonts: FontSet) -> bytes:
    face = register(fonts)
    pen = Pen(face, inks_of(face))
    width, height = A4_PT
    room_pt = width - (LEFT_MM + RIGHT_MM) * MM
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4_PT, invariant=1, lang="vi-VN", initialFontName=face.regular)
    canvas.setTitle(pen.clean(f"{_TITLE} - {paper.subject}"))
    canvas.setAuthor(pen.clean(paper.letterhead.agency))
    canvas.setCreator("Sổ Thi đua")
    before, after = _above(pen, paper, room_pt), _below(pen, paper, room_pt)
    left_pt = height - (TOP_MM + BOTTOM_MM) * MM
    left_pt -= _height_of(before, room_pt) + _height_of(after, room_pt)
    top = height - TOP_MM * MM
    for block in [*before, *_figures(pen, paper, room_pt, left_pt), *after]:
        _, block_pt = block.wrap(room_pt, top)
        top -= block_pt + _gap_before(block)
        block.drawOn(canvas, LEFT_MM * MM, top)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _above(pen: Pen, paper: ConfirmationPaper, room_pt: float) -> list[Any]:
    small, strong = _ink(pen.typeface.regular, 11), _ink(pen.typeface.bold, 11)
    rows = [[pen.line(small, f"{name}:"), pen.line(strong, text)] for name, text in paper.facts]
    return [
        heading(pen, paper.letterhead, width_pt=room_pt, date=paper.date),
        *title_block(pen, _TITLE, paper.subject, width_pt=room_pt),
        bare(pen, rows, widths_pt=shares(room_pt, (24, 76))),
        Spacer(1, 6),
    ]


def _figures(pen: Pen, paper: ConfirmationPaper, room_pt: float, left_pt: float) -> list[Any]:
    """Return the table with as many figures as fit into `left_pt`."""
    shown = len(paper.lines)
    table = _table(pen, paper, room_pt, shown)
    while shown > 0 and _height_of([table], room_pt) > left_pt:
        heights: Sequence[float] = table._rowHeights  # noqa: SLF001 - reportlab tells them nowhere else
        room = left_pt - 30
        fits = 0
        for row_pt in heights[:shown]:
            room -= row_pt
            fits += room >= 0
        shown = min(shown - 1, max(fits - 1, 0))
        table = _table(pen, paper, room_pt, shown)
    return [table]


def _table(pen: Pen, paper: ConfirmationPaper, room_pt: float, shown: int) -> Any:  # noqa: ANN401 - a flowable
    cell, right = _ink(pen.typeface.regular, 9.5), _ink(pen.typeface.regular, 9.5, TA_RIGHT)
    middle = _ink(pen.typeface.regular, 9.5, TA_CENTER)
    rows: list[list[Any]] = [
        [
            pen.line(middle, str(number)),
            pen.line(cell, _cut(line.name)),
            pen.line(middle, line.period_label),
            pen.line(right, _cut(line.value)),
        ]
        for number, line in enumerate(paper.lines[:shown], 1)
    ]
    more = _rest(len(paper.lines) - shown, paper.task_count)
    commands = []
    if more:
        rows.append([pen.line(_ink(pen.typeface.italic, 9.5), more), [], [], []])
        commands.append(("SPAN", (0, -1), (-1, -1)))
    widths = shares(room_pt, (6, 56, 14, 24))
    heads = ("TT", "Chỉ tiêu", "Kỳ", "Kết quả")
    return ruled(pen, heads, rows, widths_pt=widths, commands=commands)


def _rest(result_count: int, task_count: int) -> str:
    parts = []
    if result_count:
        parts.append(f"{result_count} kết quả nữa")
    if task_count:
        parts.append(f"{task_count} nhiệm vụ")
    return f"Và {', '.join(parts)} có trong gói, không in ở đây." if parts else ""


def _below(pen: Pen, paper: ConfirmationPaper, room_pt: float) -> list[Any]:
    code = [
        pen.line(_ink(pen.typeface.regular, 11, TA_CENTER), "Mã xác nhận"),
        Spacer(1, 4),
        pen.line(_ink(pen.typeface.bold, 26, TA_CENTER), paper.code),
        Spacer(1, 8),
    ]
    said = [
        pen.line(_ink(pen.typeface.regular, 10), _HOW),
        Spacer(1, 5),
        pen.line(_ink(pen.typeface.regular, 10), "Dấu vân tay khoá ký của đơn vị:"),
        pen.line(_ink(pen.typeface.bold, 10), paper.fingerprint),
    ]
    widths = [room_pt * 0.33, room_pt * 0.67 - _SQUARE_PT, _SQUARE_PT]
    boxed = [
        ("BOX", (0, 0), (-1, -1), 0.8, "black"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ]
    block = bare(pen, [[code, said, Square(paper.square)]], widths_pt=widths, commands=boxed)
    return [Spacer(1, 9), block, Spacer(1, 10), _signatures(pen, paper.signer, room_pt)]


def _signatures(pen: Pen, signer: str, room_pt: float) -> Any:  # noqa: ANN401 - a flowable
    head, note = pen.inks.signer, pen.inks.signer_note
    left = [pen.line(head, "NGƯỜI LẬP"), pen.line(note, "(Ký, ghi rõ họ tên)")]
    right = [
        pen.line(head, signer.upper()),
        pen.line(note, "(Ký, đóng dấu, ghi rõ họ tên)"),
        Spacer(1, _SIGNING_PT),
    ]
    return bare(pen, [[left, right]], widths_pt=shares(room_pt, (1, 1)))


def _height_of(blocks: Sequence[Any], room_pt: float) -> float:
    return sum(float(block.wrap(room_pt, 2000)[1]) + _gap_before(block) for block in blocks)


def _gap_before(block: Any) -> float:  # noqa: ANN401 - a flowable
    return float(block.getSpaceBefore())


def _cut(text: str) -> str:
    return text if len(text) <= _WORD_LIMIT else f"{text[:_WORD_LIMIT].rstrip()}…"


def _ink(font: str, size: float, alignment: int = 0) -> Ink:
    name = f"phieu-{font}-{size}-{alignment}"
    style = ParagraphStyle(
        name, fontName=font, fontSize=size, leading=size * 1.22, alignment=alignment
    )
    return Ink(style=style, frag=Paragraph("x", style).frags[0])

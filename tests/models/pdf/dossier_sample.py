"""A small, ordinary dossier of February 2024, and the means to read its PDF back."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTCurve, LTTextContainer, LTTextLine

from models.domain.papers import (
    AchievementReport,
    Attendee,
    Ballot,
    DossierPaper,
    FigureRow,
    HistoryRow,
    Letterhead,
    Minutes,
    PaperDate,
    Passage,
    PassageKind,
    ProfileLine,
    ReportKind,
    ReportSection,
    RosterRow,
    Signer,
    SubmissionLetter,
)
from models.pdf.dossier import BuiltDossier, build_dossier
from models.pdf.fonts import FontSet, choose_fonts

MM = 72 / 25.4
COLLECTIVE_BACKGROUND = ("Đặc điểm, tình hình", "Chức năng, nhiệm vụ được giao")
COLLECTIVE_RESULTS = (
    "Thành tích đạt được theo chức năng, nhiệm vụ được giao",
    "Những biện pháp hoặc nguyên nhân đạt được thành tích; các phong trào thi đua đã thực hiện",
    "Việc thực hiện chủ trương của Đảng, chính sách, pháp luật của Nhà nước",
    "Hoạt động của tổ chức đảng, đoàn thể",
)
INDIVIDUAL_RESULTS = (
    "Quyền hạn, nhiệm vụ được giao hoặc đảm nhận",
    "Thành tích đạt được của cá nhân",
)
BANG_KHEN = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
DEPARTMENT = "Sở Thông tin và Truyền thông"
FEBRUARY = PaperDate(day=None, month=2, year=2024)
HEAD = Letterhead(
    superior="UBND tỉnh Lào Cai", agency=DEPARTMENT, place="Lào Cai", abbreviation="STTTT"
)
DIVISION = Letterhead(
    superior=DEPARTMENT, agency="Phòng Công nghệ thông tin", place="Lào Cai", abbreviation="CNTT"
)


@dataclass(frozen=True)
class Line:
    """A line of text on a page, in millimetres from the top left corner of the sheet."""

    page: int
    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    font: str


@dataclass(frozen=True)
class Stroke:
    """A drawn horizontal line, in millimetres."""

    page: int
    left: float
    right: float
    top: float


class Reading:
    """A built PDF, read back."""

    def __init__(self, content: bytes, built: BuiltDossier) -> None:
        self.content = content
        self.built = built
        self.lines: list[Line] = []
        self.strokes: list[Stroke] = []
        self.sizes: list[tuple[float, float]] = []
        for number, page in enumerate(extract_pages(BytesIO(content)), start=1):
            self.sizes.append((page.width / MM, page.height / MM))
            for item in page:
                if isinstance(item, LTTextContainer):
                    for line in item:
                        if isinstance(line, LTTextLine):
                            self._add(number, line, page.height)
                elif isinstance(item, LTCurve):
                    top = (page.height - item.y1) / MM
                    self.strokes.append(Stroke(number, item.x0 / MM, item.x1 / MM, top))

    def find(self, start: str, page: int | None = None) -> Line:
        return next(
            line for line in self.lines if line.text.startswith(start) and page in (None, line.page)
        )

    def page_text(self, page: int) -> str:
        return "\n".join(line.text for line in self.lines if line.page == page)

    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    def _add(self, page: int, line: LTTextLine, height: float) -> None:
        chars = [char for char in line if isinstance(char, LTChar) and char.get_text().strip()]
        if not chars or not all(char.upright for char in chars):
            return
        self.lines.append(
            Line(
                page,
                line.get_text().strip(),
                chars[0].x0 / MM,
                chars[-1].x1 / MM,
                (height - line.y1) / MM,
                (height - line.y0) / MM,
                round(chars[0].size, 2),
                chars[0].fontname.split("+")[-1],
            )
        )


def build_and_read(paper: DossierPaper, fonts: FontSet | None = None) -> Reading:
    target = BytesIO()
    built = build_dossier(paper, fonts or choose_fonts(None), target)
    return Reading(target.getvalue(), built)


def sample_dossier() -> DossierPaper:
    return DossierPaper(
        title="Hồ sơ đề nghị khen thưởng năm 2023",
        author=DEPARTMENT,
        letter=_letter(),
        roster=_roster(),
        minutes=_minutes(),
        reports=(_collective(), *(_individual(name) for name in ("Nguyễn Văn Bình", "Lý Thị Mai"))),
    )


def _letter() -> SubmissionLetter:
    return SubmissionLetter(
        letterhead=HEAD,
        date=FEBRUARY,
        subject="Về việc đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh năm 2023",
        addressees=("Ủy ban nhân dân tỉnh Lào Cai", "Sở Nội vụ tỉnh Lào Cai"),
        bases=(
            "Căn cứ Luật Thi đua, khen thưởng;",
            (
                "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy "
                "định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng"
            ),
            (
                "Căn cứ Biên bản họp ngày 05 tháng 02 năm 2024 của Hội đồng Thi đua - Khen thưởng "
                "Sở Thông tin và Truyền thông"
            ),
        ),
        body=(
            Passage(
                text="Sở Thông tin và Truyền thông kính trình Chủ tịch Ủy ban nhân dân tỉnh xem "
                "xét, tặng Bằng khen cho 01 tập thể và 02 cá nhân đã có thành tích xuất sắc trong "
                "thực hiện nhiệm vụ năm 2023, cụ thể như sau:"
            ),
            Passage(text="Tập thể (01)", kind=PassageKind.SECTION),
            Passage(
                text="Phòng Công nghệ thông tin, Sở Thông tin và Truyền thông.",
                kind=PassageKind.CLAUSE,
            ),
            Passage(text="Cá nhân (02)", kind=PassageKind.SECTION),
            Passage(
                text="Ông Nguyễn Văn Bình, Trưởng phòng Công nghệ thông tin;",
                kind=PassageKind.CLAUSE,
            ),
            Passage(text="Bà Lý Thị Mai, chuyên viên Văn phòng Sở.", kind=PassageKind.CLAUSE),
            Passage(
                text="(Gửi kèm: danh sách trích ngang; biên bản họp Hội đồng và kết quả bỏ phiếu; "
                "báo cáo thành tích.)"
            ),
            Passage(
                text="Sở Thông tin và Truyền thông kính trình Chủ tịch Ủy ban nhân dân tỉnh xem "
                "xét, quyết định"
            ),
        ),
        recipients=("Như trên", "Lãnh đạo Sở", "Các phòng, đơn vị thuộc Sở"),
        signer=Signer(
            authority_lines=("KT. GIÁM ĐỐC",), title="PHÓ GIÁM ĐỐC", name="Trần Quang Hòa"
        ),
        filed="VT, VP",
    )


def _roster() -> tuple[RosterRow, ...]:
    return (
        RosterRow(
            kind=ReportKind.COLLECTIVE,
            name="Phòng Công nghệ thông tin",
            award=BANG_KHEN,
            unit=DEPARTMENT,
            summary="Hai năm liên tục hoàn thành xuất sắc nhiệm vụ (2022, 2023).",
            vote_percent=Decimal("100.00"),
        ),
        RosterRow(
            kind=ReportKind.INDIVIDUAL,
            name="Nguyễn Văn Bình",
            award=BANG_KHEN,
            salutation="Ông",
            birth_year=1979,
            position="Trưởng phòng",
            unit="Phòng Công nghệ thông tin",
            summary="Hai năm liên tục là Chiến sĩ thi đua cơ sở (2022, 2023).",
            vote_percent=Decimal("100.00"),
        ),
        RosterRow(
            kind=ReportKind.INDIVIDUAL,
            name="Lý Thị Mai",
            award=BANG_KHEN,
            salutation="Bà",
            birth_year=1986,
            position="Chuyên viên",
            unit="Văn phòng Sở",
            summary="Hai năm liên tục là Chiến sĩ thi đua cơ sở (2022, 2023).",
            vote_percent=Decimal("88.89"),
        ),
    )


def _minutes() -> Minutes:
    people = (
        ("Trần Quang Hòa", "Phó Giám đốc Sở, Phó Chủ tịch Hội đồng"),
        ("Phạm Thị Lan", "Chánh Văn phòng Sở, Ủy viên thường trực"),
        ("Hoàng Văn Dũng", "Chánh Thanh tra Sở, Ủy viên"),
        ("Đỗ Minh Tuấn", "Trưởng phòng Bưu chính - Viễn thông, Ủy viên"),
    )
    members = tuple(Attendee(name=name, role=role) for name, role in people)
    return Minutes(
        letterhead=HEAD,
        subject="Họp Hội đồng Thi đua - Khen thưởng xét đề nghị tặng Bằng khen năm 2023",
        started_at=datetime(2024, 2, 5, 8, 0),  # noqa: DTZ001 - local time on paper
        ended_at=datetime(2024, 2, 5, 10, 30),  # noqa: DTZ001 - local time on paper
        place="Phòng họp tầng 2, trụ sở Sở Thông tin và Truyền thông",
        present=members,
        absent=(Attendee(name="Vũ Thị Hạnh", role="Ủy viên", note="có ý kiến bằng văn bản"),),
        chair=members[0],
        secretary=members[1],
        content=(
            Passage(
                text="Thư ký báo cáo tiêu chuẩn và tóm tắt thành tích:",
                kind=PassageKind.CLAUSE,
                titled=True,
            ),
            *(Passage(text=f"Nội dung {n}.", kind=PassageKind.POINT) for n in range(1, 8)),
            Passage(text="Hội đồng thảo luận và bỏ phiếu kín.", kind=PassageKind.CLAUSE),
        ),
        ballots=(
            Ballot(
                subject="Phòng Công nghệ thông tin",
                award=BANG_KHEN,
                votes_for=9,
                votes_against=0,
                votes_invalid=0,
            ),
            Ballot(
                subject="Bà Lý Thị Mai",
                award=BANG_KHEN,
                votes_for=8,
                votes_against=1,
                votes_invalid=0,
            ),
        ),
        base_count=9,
        base_words="tổng số thành viên Hội đồng",
        conclusion=(Passage(text="Chủ trì kết luận: Hội đồng nhất trí đề nghị các trường hợp."),),
        chair_signer=Signer(title="CHỦ TRÌ", name="Trần Quang Hòa"),
        secretary_signer=Signer(title="THƯ KÝ", name="Phạm Thị Lan"),
        recipients=("Thành viên Hội đồng",),
        symbol="BB-HĐTĐKT",
        filed="VT, Hồ sơ",
    )


def _collective() -> AchievementReport:
    text = (
        "Phòng Công nghệ thông tin tham mưu Giám đốc Sở quản lý nhà nước về công nghệ thông tin, "
        "an toàn thông tin và chuyển đổi số trên địa bàn tỉnh."
    )
    figures = (
        FigureRow(
            target="Tỷ lệ thôn, bản có mạng di động băng rộng",
            unit="%",
            required="≥ 95",
            actual="96,5",
            verdict="Vượt",
        ),
        FigureRow(
            target="Tỷ lệ hồ sơ xử lý trực tuyến",
            unit="%",
            required="≥ 80",
            actual="80",
            verdict="Đạt",
        ),
    )
    results = [ReportSection(heading=h, text=f"{text}\n{text}") for h in COLLECTIVE_RESULTS]
    results[0] = replace(results[0], figures=figures)
    return AchievementReport(
        kind=ReportKind.COLLECTIVE,
        letterhead=DIVISION,
        date=FEBRUARY,
        award=BANG_KHEN,
        subject="Phòng Công nghệ thông tin, Sở Thông tin và Truyền thông tỉnh Lào Cai",
        name="Phòng Công nghệ thông tin",
        background=tuple(ReportSection(heading=h, text=text) for h in COLLECTIVE_BACKGROUND),
        results=tuple(results),
        titles=(
            HistoryRow(
                year="2022",
                award="Tập thể Lao động xuất sắc",
                decision="Quyết định số 345/QĐ-UBND ngày 20 tháng 02 năm 2023 của Chủ tịch Ủy "
                "ban nhân dân tỉnh Lào Cai",
            ),
        ),
        awards=(),
        signers=(
            Signer(title="XÁC NHẬN CỦA CẤP TRÊN TRỰC TIẾP", name="", note="(Ký, đóng dấu)"),
            Signer(title="THỦ TRƯỞNG ĐƠN VỊ", name="Nguyễn Văn Bình", note="(Ký, đóng dấu)"),
        ),
    )


def _individual(name: str) -> AchievementReport:
    return replace(
        _collective(),
        kind=ReportKind.INDIVIDUAL,
        subject=f"{name}, Sở Thông tin và Truyền thông tỉnh Lào Cai",
        name=name,
        profile=(
            ProfileLine(label="Họ và tên", value=name),
            ProfileLine(label="Sinh ngày, tháng, năm", value="12/5/1979"),
            ProfileLine(label="Quê quán", value="xã Bảo Hà, huyện Bảo Yên, tỉnh Lào Cai"),
        ),
        background=(),
        results=tuple(
            ReportSection(heading=h, text="Hoàn thành tốt nhiệm vụ được giao.")
            for h in INDIVIDUAL_RESULTS
        ),
        signers=(
            Signer(
                title="THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ XÁC NHẬN, ĐỀ NGHỊ",
                name="Trần Quang Hòa",
                note="(Ký, đóng dấu)",
            ),
            Signer(title="NGƯỜI BÁO CÁO THÀNH TÍCH", name=name, note="(Ký, ghi rõ họ tên)"),
            Signer(
                title="THỦ TRƯỞNG ĐƠN VỊ CẤP TRÊN TRỰC TIẾP XÁC NHẬN",
                name="",
                note="(Ký, đóng dấu)",
            ),
        ),
    )

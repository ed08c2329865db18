"""A small report with a target of every verdict, and the 2023 programme of the cluster."""

from datetime import date

from models.catalogue import load_catalogue
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
from models.domain.programmes import Exemplar, TaskState
from models.domain.sheets.blocks import Sheet
from models.domain.sheets.period_report import report_sheets
from models.domain.sheets.programme import ProgrammePaper, programme_sheets
from models.domain.targets import Verdict

HEAD = Letterhead(
    superior="UBND tỉnh Lào Cai",
    agency="Sở Thông tin và Truyền thông",
    place="Lào Cai",
    abbreviation="STTTT",
)
SIGNER = Signer(title="Giám đốc", name="Nguyễn Văn Bình")
_WORDS = {
    Verdict.EXCEEDED: ("85", "Vượt", "Đạt 106,25 % chỉ tiêu: 85 % so với yêu cầu từ 80 % trở lên."),
    Verdict.MET: ("80", "Đạt", "Đạt 100 % chỉ tiêu: 80 % so với yêu cầu từ 80 % trở lên."),
    Verdict.ON_TRACK: ("60", "Đúng tiến độ", "60 %, yêu cầu từ 80 % trở lên; chưa đến hạn."),
    Verdict.AT_RISK: ("40", "Nguy cơ", "40 %, yêu cầu từ 80 % trở lên; dự báo không đạt."),
    Verdict.NOT_MET: ("70", "Chưa đạt", "70 % chưa đạt vì yêu cầu từ 80 % trở lên."),
    Verdict.UNKNOWN: ("-", "Chưa có số", "Chưa kết luận được vì chưa có số liệu thực hiện."),
}


def sample_report() -> PeriodReport:
    """Return a year's report that uses every part of the layout."""
    fields = tuple(
        ReportField(key=f"kh.{code}", name=name, targets=tuple(_target(v) for v in verdicts))
        for code, name, verdicts in (
            ("a", "Bưu chính", tuple(Verdict)),
            ("b", "Viễn thông", (Verdict.MET, Verdict.UNKNOWN)),
        )
    )
    return PeriodReport(
        office="Sở Thông tin và Truyền thông tỉnh Lào Cai",
        short_name="Sở TTTT Lào Cai",
        period=parse_period("2023"),
        drawn_on=date(2023, 12, 31),
        letterhead=HEAD,
        date=PaperDate(day=None, month=1, year=2024),
        signer=SIGNER,
        recipients=("Bộ Thông tin và Truyền thông (để b/c)",),
        programmes=(
            ReportProgramme(title="Phong trào", cited="Kế hoạch số 1097/KH-BTTTT", fields=fields),
        ),
        groups=(ReportGroup(number="2.1", name="Bưu chính", tasks=tuple(map(_task, TaskState))),),
        exemplars=(_exemplar(),),
        upcoming=("Họp tổng kết Cụm (hạn 31/03/2024)",),
    )


def sample_sheets() -> tuple[Sheet, ...]:
    """Return the sheets of the report and of the programme."""
    programme = next(item for item in load_catalogue().programmes if item.code == "cum-2-2023")
    paper = ProgrammePaper(
        programme=programme,
        letterhead=HEAD,
        date=PaperDate(day=None, month=2, year=2023),
        subject=f"Phát động {programme.title[:1].lower()}{programme.title[1:]}",
        cluster_name="Cụm Thi đua số 2",
        member_names=("Sở A", "Sở B"),
        signer=SIGNER,
        recipients=("Các đơn vị thành viên của Cụm",),
    )
    return (*report_sheets(sample_report()), *programme_sheets(paper))


def _target(verdict: Verdict) -> ReportTarget:
    reached, words, sentence = _WORDS[verdict]
    return ReportTarget(
        id=verdict.value,
        name=f"Tỷ lệ hộ dùng dịch vụ số ({words.lower()})",
        unit="%",
        promised="từ 80 % trở lên",
        reached=reached,
        verdict=verdict,
        verdict_words=words,
        sentence=sentence,
        before="65" if verdict is Verdict.MET else "",
        reason="Kinh phí được giao chậm" if verdict is Verdict.NOT_MET else "",
    )


def _task(state: TaskState) -> ReportTask:
    return ReportTask(
        name=f"Nhiệm vụ {state.value}",
        state=state,
        percent="60 %" if state is TaskState.IN_PROGRESS else "",
        deadline=date(2023, 12, 31),
        is_late=state is TaskState.NOT_STARTED,
        note="Chờ hướng dẫn" if state is TaskState.BLOCKED else "",
    )


def _exemplar() -> Exemplar:
    return Exemplar(
        code="x",
        office="lao-cai",
        programme="cum-2-2023",
        kind="model",
        name="Tổ công nghệ số cộng đồng",
        unit="Xã Tả Van",
        movement="",
        deed="Hướng dẫn 112/120 hộ dùng dịch vụ công trực tuyến.",
        spread="Giới thiệu tại hội nghị của tỉnh",
        found_on=date(2023, 6, 1),
    )

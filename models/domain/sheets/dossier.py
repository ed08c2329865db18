"""The main papers of a dossier in their order: letter, roster, minutes, reports."""

from models.domain.papers import AchievementReport, DossierPaper
from models.domain.sheets.blocks import Sheet
from models.domain.sheets.differences import differences_sheet
from models.domain.sheets.letter import letter_sheet, roster_sheet
from models.domain.sheets.minutes import minutes_sheet
from models.domain.sheets.report import report_sheet

REPORTS = "Báo cáo thành tích"


def dossier_sheets(paper: DossierPaper) -> tuple[Sheet, ...]:
    """Return the papers of `paper`; a draft ends with the list of what changed."""
    sheets = [
        letter_sheet(paper.letter, key="letter", name="Tờ trình"),
        roster_sheet(paper.roster, paper.letter, key="roster", name="Danh sách trích ngang"),
        minutes_sheet(paper.minutes, key="minutes", name="Biên bản họp Hội đồng"),
        *(
            report_sheet(report, key=_report_key(number, report), group=REPORTS)
            for number, report in enumerate(paper.reports, start=1)
        ),
    ]
    if paper.draft_reasons:
        sheets.append(differences_sheet(paper.draft_reasons))
    return tuple(sheets)


def _report_key(number: int, report: AchievementReport) -> str:
    return report.key or f"report:{number}"

"""The verbs that write papers about targets: the report, the programme, the table of targets."""

# ruff: noqa: PLC0415  each verb loads only the libraries it needs

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.answers import Answer
from desktop.command import Add, destination, opened

if TYPE_CHECKING:
    from models.usecases.paper_files import WrittenPaper

_FILES = "FILE.pdf|.docx|.xlsx"
_YEAR = "năm; mặc định là năm đang mở của tệp"
_ANSWER = 'JSON: {"file","pages","missing_glyphs":[…]}; pages là null khi không phải PDF.'


def add_verbs(add: Add) -> None:
    """Add the verbs of this module to the command line."""
    writing = add(
        "report",
        report,
        "lập báo cáo của một kỳ ra PDF, DOCX hoặc XLSX\n\n"
        f"PERIOD: 2023, 2023-H1, 2023-Q1, 2023-01 hoặc 2022..2025.\n{_ANSWER}",
    )
    writing.add_argument("period", metavar="PERIOD", help="kỳ báo cáo")
    writing.add_argument("--to", required=True, type=Path, metavar=_FILES, help="tệp sẽ ghi")
    back = add(
        "take-back-report",
        take_back_report,
        "nhận lại lời văn đã sửa trong báo cáo DOCX\n\n"
        'JSON: {"period","sections"}; sections là các đoạn khác với bản trong tệp.',
    )
    back.add_argument("file", type=Path, metavar="FILE.docx", help="tệp đã sửa")
    drafting = add(
        "programme",
        programme,
        f"in chương trình thi đua của cụm ra PDF, DOCX hoặc XLSX\n\n{_ANSWER}",
    )
    drafting.add_argument("--to", required=True, type=Path, metavar=_FILES, help="tệp sẽ ghi")
    drafting.add_argument("--year", type=int, metavar="Y", help=_YEAR)
    drafting.add_argument("--code", default="", help="mã một chương trình khác")
    table = add(
        "assignments",
        assignments,
        f"lập bảng giao chỉ tiêu ra PDF, DOCX hoặc XLSX\n\n{_ANSWER}",
    )
    table.add_argument("--to", required=True, type=Path, metavar=_FILES, help="tệp sẽ ghi")
    table.add_argument("--year", type=int, metavar="Y", help=_YEAR)


def report(args: Namespace) -> Answer:
    """Write the report of a period."""
    from models.usecases.period_report import write_report

    place = destination(args.to)
    with opened(args) as desk:
        made = write_report(desk, args.period, place)
    return _answer(made, "Đã lập báo cáo")


def programme(args: Namespace) -> Answer:
    """Write the cluster's programme of a year, or another programme by its code."""
    from models.usecases.programme_paper import cluster_programme, write_programme
    from models.usecases.workspace import describe

    place = destination(args.to)
    with opened(args) as desk:
        code = args.code or cluster_programme(desk, args.year or describe(desk).year)
        made = write_programme(desk, code, place)
    return _answer(made, "Đã in chương trình")


def assignments(args: Namespace) -> Answer:
    """Write the table of targets given or taken on in a year."""
    from models.usecases.programme_paper import write_assignments
    from models.usecases.workspace import describe

    place = destination(args.to)
    with opened(args) as desk:
        made = write_assignments(desk, args.year or describe(desk).year, place)
    return _answer(made, "Đã lập bảng giao chỉ tiêu")


def take_back_report(args: Namespace) -> Answer:
    """Keep what a person rewrote in a report's DOCX."""
    from models.usecases.report_texts import take_back_texts

    with opened(args) as desk:
        taken = take_back_texts(desk, args.file.absolute()).value
    count = len(taken.sections)
    told = f"Đã nhận {count} đoạn sửa." if count else "Không có đoạn nào khác."
    return Answer(data={"period": taken.period, "sections": list(taken.sections)}, lines=[told])


def _answer(made: "WrittenPaper", words: str) -> Answer:
    pages = f" ({made.page_count} trang)" if made.page_count else ""
    return Answer(
        data={
            "file": str(made.place),
            "pages": made.page_count or None,
            "missing_glyphs": list(made.missing_glyphs),
        },
        lines=[f"{words}: {made.place}{pages}"],
    )

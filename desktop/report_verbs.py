"""Verbs of the command line that write papers: the report, the programme, the table of targets."""

# ruff: noqa: PLC0415  imports stand inside, the start should not pay for what a verb needs

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.answers import Answer
from desktop.verbs import opened

if TYPE_CHECKING:
    from models.usecases.paper_files import WrittenPaper


def report(args: Namespace) -> Answer:
    """Write the report of a period."""
    from models.usecases.period_report import write_report

    place = Path(args.to).absolute()
    with opened(args) as desk:
        made = write_report(desk, args.period, place)
    return _answer(made, "Đã lập báo cáo")


def programme(args: Namespace) -> Answer:
    """Write the cluster's programme of a year, or another programme by its code."""
    from models.usecases.programme_paper import cluster_programme, write_programme
    from models.usecases.workspace import describe

    place = Path(args.to).absolute()
    with opened(args) as desk:
        code = args.code or cluster_programme(desk, args.year or describe(desk).year)
        made = write_programme(desk, code, place)
    return _answer(made, "Đã in chương trình")


def assignments(args: Namespace) -> Answer:
    """Write the table of targets given or taken on in a year."""
    from models.usecases.programme_paper import write_assignments
    from models.usecases.workspace import describe

    place = Path(args.to).absolute()
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
            "pages": str(made.page_count) if made.page_count else "",
            "missing_glyphs": list(made.missing_glyphs),
        },
        lines=[f"{words}: {made.place}{pages}"],
    )

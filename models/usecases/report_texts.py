"""Texts of a periodic report written by hand: kept by period and section, also from Word."""

from dataclasses import dataclass
from pathlib import Path

from models.docx.reading import read_document
from models.docx.writing import bookmark_name
from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.periods import parse_period
from models.domain.plain import tame
from models.domain.sheets.blocks import editable_texts
from models.domain.sheets.period_report import CAUSES, REPORT, report_sheets
from models.schema.programmes import ReportTextRow
from models.store.queries import exemplars
from models.usecases.desk import Desk, Saved
from models.usecases.period_report import REPORT_CODE, draw_report


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportText:
    """A text of the report that may be written by hand; `usual` is what the facts would say.

    `field` is the name of the field whose causes it tells, "" for the texts of the whole report.
    """

    section: str
    field: str
    usual: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenTexts:
    """Which texts of the report of `period` came back changed."""

    period: str
    sections: tuple[str, ...]


def report_texts(desk: Desk, period: str) -> tuple[ReportText, ...]:
    """Return the texts of the report that may be written by hand, in the order they print."""
    report = draw_report(desk, period)
    usual: dict[str, str] = {}
    for sheet in report_sheets(report):
        usual |= editable_texts(sheet)
    with desk.store.read() as session:
        written = exemplars.report_texts(session, desk.office, report.period.text)
    names = {f"{CAUSES}.{field.key}": field.name for field in report.fields}
    return tuple(
        ReportText(
            section=section,
            field=names.get(section, ""),
            usual=text,
            text=written.get(section, text),
        )
        for section, text in usual.items()
    )


def set_report_text(desk: Desk, period: str, section: str, text: str | None) -> Saved[None]:
    """Write a text of the report by hand; None goes back to what the facts say."""
    key = (desk.office, parse_period(period).text, section)
    with desk.store.write(desk.mark()) as session:
        row = session.get(ReportTextRow, key)
        if row is not None and text is None:
            session.delete(row)
        elif row is not None and text is not None:
            row.text = text
        elif text is not None:
            session.add(ReportTextRow(office=key[0], period=key[1], section=section, text=text))
    return Saved(value=None, changed=Changed.PROGRAMMES, at=desk.now())


def take_back_texts(desk: Desk, file: Path) -> Saved[TakenTexts]:
    """Keep what a person rewrote in a report's DOCX; texts left as they were are not touched.

    Raises UserError when the file is no DOCX, or no report that this program wrote.
    """
    read = read_document(file)
    kind, _, period = read.code.partition(":")
    if kind != REPORT_CODE or not read.texts:
        raise UserError(
            f"Tệp “{file.name}” không phải báo cáo do chương trình này lập ra. Hãy chọn tệp .docx "
            "đã lưu từ mục Bản in, báo cáo."
        )
    taken = []
    for item in report_texts(desk, period):
        text = read.texts.get(bookmark_name(REPORT, item.section))
        if text is not None and _words(text) != _words(item.text):
            is_usual = not text.strip() or _words(text) == _words(item.usual)
            set_report_text(desk, period, item.section, None if is_usual else text)
            taken.append(item.section)
    return Saved(
        value=TakenTexts(period=period, sections=tuple(taken)),
        changed=Changed.PROGRAMMES,
        at=desk.now(),
    )


def _words(text: str) -> list[str]:
    """Return the words of a text: spaces and line ends do not make a difference."""
    return tame(text).replace("\u00a0", " ").split()

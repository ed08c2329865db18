"""The papers of a programme: what it prints, the report of a period, with words written by hand."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from models.domain.periods import Period, PeriodKind, parts_of_year
from models.usecases.desk import Desk
from models.usecases.paper_files import PaperPreview, WrittenPaper
from models.usecases.period_report import preview_report, write_report
from models.usecases.programme_paper import (
    preview_assignments,
    preview_programme,
    write_assignments,
    write_programme,
)
from models.usecases.programmes import ProgrammeView
from models.usecases.report_texts import (
    ReportText,
    TakenTexts,
    report_texts,
    set_report_text,
    take_back_texts,
)
from views.context import PageContext
from views.job import Job
from views.pages.programme.fields import FieldsPanel, Shape, Spec
from views.printing import print_document
from views.saving import Writer
from views.widgets.buttons import plain, primary
from views.widgets.choice import ChoiceField
from views.widgets.panel import scrolled
from views.widgets.pdf_preview import PdfPreview
from views.widgets.strip import Strip
from views.widgets.text import Sentence

_PROGRAMME, _ASSIGNMENTS = "programme", "assignments"
_PDF, _DOCX, _XLSX = "PDF (*.pdf)", "Văn bản Word (*.docx)", "Sổ tính Excel (*.xlsx)"
_SECTIONS = {
    "opening": "Câu mở đầu",
    "general": "Tình hình chung",
    "weaknesses": "Tồn tại, hạn chế",
    "next": "Phương hướng, nhiệm vụ",
    "proposals": "Đề xuất, kiến nghị",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A paper just drawn up, with the texts that may be written by hand."""

    preview: PaperPreview
    texts: tuple[ReportText, ...]


class PapersView(QWidget):
    """Left: which paper, and its free texts; right: the very PDF."""

    written = Signal(object)

    def __init__(
        self, context: PageContext, writer: Writer, strip: Strip, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._strip = strip
        self._view: ProgrammeView | None = None
        self._job: Job | None = None
        self._made: Made | None = None
        self._usual: dict[str, str] = {}
        self.choice = ChoiceField(parent=self)
        self.choice.setAccessibleName(self.tr("Bản in"))
        self.preview = PdfPreview(self, fits=True)
        self.texts = FieldsPanel(self.tr("Lời văn tự viết"), self)
        self._hint = Sentence("", role="muted", px=13, parent=self)
        self._save = primary(self.tr("Lưu tệp"), "save", self)
        self._print = plain(self.tr("In"), "printer", self)
        self._back = plain(self.tr("Nhận bản Word đã sửa"), "upload", self)
        self._arrange()
        self.choice.committed.connect(self.draw)
        self.texts.committed.connect(self._keep_text)
        self._save.clicked.connect(self._ask_where)
        self._print.clicked.connect(self.print_it)
        self._back.clicked.connect(self._ask_for_document)

    def show_view(self, view: ProgrammeView) -> None:
        """Take another programme; the paper is drawn when this view is looked at."""
        self._view = view
        self.choice.set_choices(_papers(self._context.year, view), self.choice.value())
        if self.isVisible():
            self.draw()

    @Slot()
    def draw(self) -> None:
        """Draw the chosen paper up again."""
        view, chosen, desk = self._view, self.choice.value(), self._context.desk
        if view is None:
            return
        code, year = view.programme.code, self._context.year
        if self._job is not None:
            self._job.cancel()
        self._job = self._context.jobs.read(
            lambda _token: _make(desk, chosen, code, year),
            self._show,
            owner=self,
            title=self.tr("Chưa lập được bản in"),
        )

    def _arrange(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.choice)
        buttons = QHBoxLayout()
        buttons.addWidget(self._save)
        buttons.addWidget(self._print)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._hint)
        column.addWidget(self.texts)
        column.addStretch(1)
        split = QSplitter(self)
        split.addWidget(scrolled(left))
        split.addWidget(self.preview)
        split.setSizes([380, 720])
        split.setChildrenCollapsible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)

    def _show(self, made: Made) -> None:
        self._made = made
        self.preview.show_parts(made.preview.data, made.preview.parts)
        self._usual = {item.section: item.usual for item in made.texts}
        shown = [item for item in made.texts if item.text or not item.field]
        self.texts.setVisible(bool(shown))
        self.texts.show_fields([_spec(item) for item in shown])
        is_report = bool(made.texts)
        self._back.setVisible(is_report)
        told = self.tr(
            "Số liệu lấy lại từ các trang khác mỗi lần lập. Lời văn sửa ở đây được giữ qua "
            "các lần lập lại; xoá trắng một ô để dùng lại câu do chương trình viết."
        )
        self._hint.setText(told if is_report else self.tr("Sửa lời văn ở mục Nội dung."))

    @Slot(str, str)
    def _keep_text(self, section: str, text: str) -> None:
        desk, period = self._context.desk, self.choice.value()
        kept = None if not text.strip() or text == self._usual.get(section) else text
        self._writer.write(lambda: set_report_text(desk, period, section, kept), self._again)

    def _again(self, _value: None) -> None:
        self.draw()

    @Slot()
    def _ask_where(self) -> None:
        view, chosen = self._view, self.choice.value()
        if view is None:
            return
        name = _file_name(chosen, self._context.year)
        place = self._context.ask.save_file(self.tr("Lưu bản in"), name, [_PDF, _DOCX, _XLSX])
        if place is None:
            return
        desk, code, year = self._context.desk, view.programme.code, self._context.year
        self._context.jobs.read(
            lambda _token: _write(desk, chosen, (code, year), place),
            self._tell_written,
            owner=self,
            title=self.tr("Chưa lưu được bản in"),
        )

    def _tell_written(self, made: WrittenPaper) -> None:
        self._strip.finish(self.tr("Đã lưu {name}").format(name=made.place.name), made.place)
        self.written.emit(made)

    @Slot()
    def _ask_for_document(self) -> None:
        file = self._context.ask.open_file(self.tr("Chọn báo cáo Word đã sửa"), [_DOCX])
        desk = self._context.desk
        if file is not None:
            self._writer.write(lambda: take_back_texts(desk, file), self._tell_taken)

    def _tell_taken(self, taken: TakenTexts) -> None:
        told = self.tr("Đã nhận {n} đoạn sửa từ bản Word.").format(n=len(taken.sections))
        self._context.ask.tell(self.tr("Nhận bản Word đã sửa"), told)
        self.choice.set_value(taken.period)
        self.draw()

    @Slot()
    def print_it(self) -> None:
        """Print the paper in sight."""
        if self._made is not None:
            print_document(self._made.preview.data, self.choice.currentText(), self.window())


def _papers(year: int, view: ProgrammeView) -> list[tuple[str, str]]:
    periods: list[Period] = []
    for kind in (PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.QUARTER, PeriodKind.MONTH):
        periods += parts_of_year(year, kind)
    reports = [(period.text, f"Báo cáo {_small(period.label)}") for period in periods]
    spans = {
        (phase.year_from, phase.year_to): phase.review
        for movement in view.programme.movements
        for phase in movement.phases
    }
    spans.setdefault((view.programme.year_from, view.programme.year_to), "tổng kết")
    reports += [
        (f"{first}..{last}", _joined("Báo cáo", spans[first, last], f"giai đoạn {first} - {last}"))
        for first, last in sorted(spans)
        if first < last and first <= year <= last
    ]
    return [
        (_PROGRAMME, "Chương trình thi đua"),
        (_ASSIGNMENTS, f"Bảng giao chỉ tiêu năm {year}"),
        *reports,
    ]


def _make(desk: Desk, chosen: str, code: str, year: int) -> Made:
    if chosen == _PROGRAMME:
        return Made(preview=preview_programme(desk, code), texts=())
    if chosen == _ASSIGNMENTS:
        return Made(preview=preview_assignments(desk, year), texts=())
    return Made(preview=preview_report(desk, chosen), texts=report_texts(desk, chosen))


def _write(desk: Desk, chosen: str, what: tuple[str, int], place: Path) -> WrittenPaper:
    code, year = what
    if chosen == _PROGRAMME:
        return write_programme(desk, code, place)
    if chosen == _ASSIGNMENTS:
        return write_assignments(desk, year, place)
    return write_report(desk, chosen, place)


def _file_name(chosen: str, year: int) -> str:
    if chosen == _PROGRAMME:
        return f"Chuong trinh thi dua {year}.pdf"
    if chosen == _ASSIGNMENTS:
        return f"Bang giao chi tieu {year}.pdf"
    return f"Bao cao thi dua {chosen}.pdf"


def _label(item: ReportText) -> str:
    if item.field:
        return f"Nguyên nhân: {item.field}"
    return _SECTIONS.get(item.section, item.section)


def _spec(item: ReportText) -> Spec:
    written = item.text != item.usual
    return Spec(
        key=item.section,
        label=_label(item),
        value=item.text,
        shape=Shape.LONG,
        rows=4,
        help="Lời văn tự viết, giữ qua các lần lập lại." if written else "",
    )


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _small(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"

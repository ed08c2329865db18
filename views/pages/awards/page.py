"""The page of the awards: dossiers, who may be proposed, the register, statistics, rules."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.nominations import Person, SubjectKind
from models.usecases.awards import kind_of_code
from models.usecases.candidates import reckoning_day
from models.usecases.dossier_editing import start_dossier
from views import icons
from views.context import PageContext
from views.job import Job
from views.pages.awards.candidates import CandidatesPart
from views.pages.awards.dossier_editor import PAPERS, DossierEditor
from views.pages.awards.dossiers import DossiersPart
from views.pages.awards.papers import DossierPapers
from views.pages.awards.proposing import Proposer
from views.pages.awards.reader import ReaderPart
from views.pages.awards.register import RegisterPart
from views.pages.awards.rules import RulesPart
from views.pages.awards.statistics import StatisticsPart
from views.pages.awards.subjects import SubjectsPart
from views.saving import Writer
from views.table_papers import TablePapers
from views.widgets.chip import Segments
from views.widgets.page import PageFrame
from views.widgets.strip import Strip

DOSSIERS, CANDIDATES, PEOPLE, COLLECTIVES = "dossiers", "candidates", "people", "collectives"
REGISTER, STATISTICS, RULES = "register", "statistics", "rules"
_TOUCHES = Changed.AWARDS | Changed.RESULTS | Changed.TARGETS | Changed.ORGANISATIONS


class AwardsPage(PageFrame):
    """One view at a time; a dossier and a finished paper open over them."""

    saved = Signal(object, object)
    page_requested = Signal(str, str)
    help_requested = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("Khen thưởng", parent=parent)
        self._context = context
        self._writer = Writer(context, self.tr("Chưa lưu được"), self)
        self._writer.saved.connect(self._tell_saved)
        self.strip = Strip(context.ask, self)
        self.papers = DossierPapers(context, self.strip, self)
        self.proposer = Proposer(context, self._writer, self)
        self.dossiers = DossiersPart(context, self._writer, self)
        self.editor = DossierEditor(context, self._writer, self)
        self.candidates = CandidatesPart(context, self)
        self.people = SubjectsPart(context, self._writer, SubjectKind.INDIVIDUAL, self)
        self.collectives = SubjectsPart(context, self._writer, SubjectKind.COLLECTIVE, self)
        self.register = RegisterPart(context, self._writer, self)
        self.statistics = StatisticsPart(context, self)
        self.rules = RulesPart(context, self._writer, self)
        self.reader = ReaderPart(context, self)
        self._parts: dict[str, QWidget] = {
            DOSSIERS: self.dossiers,
            CANDIDATES: self.candidates,
            PEOPLE: self.people,
            COLLECTIVES: self.collectives,
            REGISTER: self.register,
            STATISTICS: self.statistics,
            RULES: self.rules,
        }
        self.views = self._segments()
        self._stack = QStackedWidget(self)
        self._arrange()
        self._connect()
        self.show_view(DOSSIERS)

    def refresh(self, changed: Changed) -> None:
        """Read again what of this page `changed` touches."""
        if changed & _TOUCHES:
            self._reload_shown()

    def open_item(self, item_id: str) -> None:
        """Show a view by key, or a dossier, a person or a collective by code."""
        if item_id in self._parts:
            self.show_view(item_id)
            return
        desk, code = self._context.desk, item_id.rpartition(":")[2]

        def show(kind: SubjectKind | None) -> None:
            if kind is None:
                self.open_dossier(code)
            else:
                self.open_subject(code, kind)

        if code:
            self._context.jobs.read(lambda _token: kind_of_code(desk, code), show, owner=self)

    def open_dossier(self, code: str) -> None:
        """Show one dossier."""
        self.views.set_value(DOSSIERS)
        self.editor.open(code)
        self._show(self.editor)

    def open_subject(self, code: str, kind: SubjectKind) -> None:
        """Show one person or collective in the register."""
        is_person = kind is SubjectKind.INDIVIDUAL
        part = self.people if is_person else self.collectives
        self.views.set_value(PEOPLE if is_person else COLLECTIVES)
        self._show(part)
        part.open_item(code)

    def show_view(self, key: str) -> None:
        """Switch to the view called `key`."""
        self.views.set_value(key)
        self._show(self._parts[key])
        self._reload_shown()

    def start(self) -> None:
        """Ask for a title and open a new dossier."""
        desk, year = self._context.desk, self._context.year
        title = self._context.ask.text(
            self.tr("Lập hồ sơ"),
            self.tr("Tên hồ sơ"),
            self.tr("Lập hồ sơ"),
            self.tr("Hồ sơ đề nghị khen thưởng năm {year}").format(year=year),
        )
        if title:
            dated = reckoning_day(year, desk.today())
            self._writer.write(
                lambda: start_dossier(desk, title=title, year=year, dated=dated),
                self.open_dossier,
                self._tell,
            )

    def export(self) -> None:
        """Write the open dossier as a PDF where the user says."""
        self.papers.export(self.editor.code, self.editor.title, self.editor.papers.choice)

    def print_out(self) -> None:
        """Print the open dossier."""
        self.papers.print_out(self.editor.code, self.editor.title, self.editor.papers.choice)

    @override
    def focus_filter(self) -> None:
        part = self._stack.currentWidget()
        if isinstance(part, DossiersPart | CandidatesPart | SubjectsPart | RegisterPart):
            part.focus_filter()

    def accept_files(self, paths: tuple[Path, ...]) -> None:
        """Take in dropped dossiers of other offices, and lists of people or of collectives."""
        for path in paths:
            if path.suffix.lower() == ".json":
                self.dossiers.take_in(path)
            elif self.views.value() == COLLECTIVES:
                self.collectives.care.import_list(path)
            else:
                self.show_view(PEOPLE)
                self.people.care.import_list(path)

    def _segments(self) -> Segments:
        names = (
            (DOSSIERS, self.tr("Hồ sơ")),
            (CANDIDATES, self.tr("Ai đủ điều kiện")),
            (PEOPLE, self.tr("Cá nhân")),
            (COLLECTIVES, self.tr("Tập thể")),
            (REGISTER, self.tr("Sổ khen thưởng")),
            (STATISTICS, self.tr("Thống kê")),
            (RULES, self.tr("Quy định")),
        )
        return Segments(names, self)

    def _arrange(self) -> None:
        self.set_hint(
            self.tr(
                "Lập hồ sơ, thêm tập thể và cá nhân, xem điều kiện theo luật rồi xem trước và in. "
                "Mỗi ô tự lưu khi rời khỏi ô."
            )
        )
        self._take_in = self.add_more(self.tr("Nhập hồ sơ từ tệp"), "upload")
        self.table_papers = TablePapers(
            self._context,
            self.strip,
            self,
            {
                "dossiers": self.tr("Các hồ sơ khen thưởng"),
                "nominations": self.tr("Danh sách đề nghị"),
                "candidates": self.tr("Ai đủ điều kiện"),
                "award-register": self.tr("Sổ khen thưởng"),
                "decisions": self.tr("Các quyết định khen thưởng"),
                "decided": self.tr("Danh sách theo quyết định"),
            },
        )
        self._export = self.add_secondary(self.tr("Xuất PDF"), "download")
        self._print_button = self.add_secondary(self.tr("In"), "printer")
        self._primary_button = self.set_primary(self.tr("Lập hồ sơ"), "plus")
        for part in (*self._parts.values(), self.editor, self.reader):
            self._stack.addWidget(part)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.views)
        column.addWidget(self._stack, 1)
        self.set_content(holder)
        self.set_strip(self.strip)

    def _connect(self) -> None:
        self.views.changed.connect(self.show_view)
        self.dossiers.opened.connect(self.open_dossier)
        self.dossiers.start_requested.connect(self.start)
        self.editor.closed.connect(self._back)
        self.editor.subject_requested.connect(self._open_subject_of)
        self.editor.subjects_missing.connect(self._ask_for_subjects)
        self.editor.previewing.connect(self._follow_preview)
        self.candidates.proposed.connect(self.proposer.propose)
        self.candidates.registered.connect(self.proposer.register)
        self.proposer.noted.connect(self.candidates.reload)
        self.candidates.subject_requested.connect(self._open_subject_of)
        self.candidates.working.connect(self._follow_rules)
        self.proposer.opened.connect(self.open_dossier)
        self.register.subject_requested.connect(self._open_subject_by_kind)
        self.reader.closed.connect(self._back)
        for source in (self.editor, self.proposer, self.rules, self.papers):
            source.refused.connect(self.strip.tell)
        self.editor.papers.working.connect(self.strip.follow)
        self.editor.papers.made.connect(self.strip.finish)
        care = (self.people.care, self.collectives.care)
        for one in care:
            one.told.connect(self.strip.tell)
        for source_of_pdf in (self.register, self.statistics, *care):
            source_of_pdf.pdf_made.connect(self._read_pdf)
        for maker in (self.dossiers, self.register, self.statistics, self.reader, *care):
            maker.made.connect(self._tell_made)
        self._primary_button.clicked.connect(self._do_primary)
        self._take_in.triggered.connect(self._take_in_dossier)
        self._export.clicked.connect(self.export)
        self._print_button.clicked.connect(self.print_out)

    def _show(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        is_open = part is self.editor
        self._export.setVisible(is_open)
        self._print_button.setVisible(is_open)
        words = self.tr("Xem trước") if is_open else self.tr("Lập hồ sơ")
        self._primary_button.setText(words)
        self._primary_button.setIcon(icons.icon("eye" if is_open else "plus", "on_accent"))
        self.views.setVisible(part not in (self.editor, self.reader))

    def _reload_shown(self) -> None:
        part = self._stack.currentWidget()
        reload = getattr(part, "reload", None)
        if reload is not None:
            reload()

    def _do_primary(self) -> None:
        if self._stack.currentWidget() is self.editor:
            self.editor.show_view(PAPERS)
        else:
            self.start()

    def _take_in_dossier(self) -> None:
        self.dossiers.take_in()

    def _back(self) -> None:
        self.show_view(self.views.value())

    def _open_subject_of(self, subject: object) -> None:
        is_person = isinstance(subject, Person)
        kind = SubjectKind.INDIVIDUAL if is_person else SubjectKind.COLLECTIVE
        self.open_subject(getattr(subject, "code", ""), kind)

    def _open_subject_by_kind(self, code: str, kind: str) -> None:
        self.open_subject(code, SubjectKind(kind))

    def _ask_for_subjects(self) -> None:
        self.strip.tell(self.tr("Hãy thêm cá nhân hoặc tập thể trước, rồi quay lại hồ sơ."))
        self.show_view(PEOPLE)

    def _follow_preview(self, job: Job) -> None:
        self.strip.follow(job, self.tr("Đang lập bản in"))

    def _follow_rules(self, job: Job) -> None:
        self.strip.follow(job, self.tr("Đang xét điều kiện của từng người, từng tập thể"))

    def _read_pdf(self, data: bytes, title: str) -> None:
        self.reader.show_pdf(data, title)
        self._show(self.reader)

    def _tell_made(self, text: str, place: Path) -> None:
        self.strip.finish(text, place)

    def _tell(self, refusal: UserError) -> None:
        self.strip.tell(refusal.text)

    def _tell_saved(self, changed: Changed, at: datetime) -> None:
        self.saved.emit(changed, at)

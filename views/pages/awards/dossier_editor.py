"""One dossier, open: who is proposed, its letter, the council's meeting, its papers."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.domain.errors import UserError
from models.domain.nominations import DossierState, Nomination
from models.usecases.awards import Subjects, list_subjects, refresh_figures, set_dossier_state
from models.usecases.dossier_editing import (
    add_nomination,
    edit_dossier,
    edit_nomination,
    remove_nomination,
)
from models.usecases.printing import DossierPreview, preview_dossier
from models.usecases.proposal_checks import OpenDossier, open_dossier
from views.context import PageContext
from views.job import Job
from views.pages.awards.decision import DecisionPart
from views.pages.awards.draft_notice import DraftNotice
from views.pages.awards.heading_form import Change, HeadingForm, MeetingForm
from views.pages.awards.nominations import NominationsPart
from views.pages.awards.preview_papers import PRINT, PapersPart
from views.pages.awards.proposal import ProposalForm
from views.pages.awards.words import STATE_WORDS
from views.saving import Writer
from views.widgets.buttons import quiet
from views.widgets.chip import Segments
from views.widgets.choice import ChoiceField
from views.widgets.panel import scrolled
from views.widgets.text import Line

PROPOSALS, LETTER, MEETING = "proposals", "letter", "meeting"
PAPERS, DECISION = "papers", "decision"
_VIEWS = (PROPOSALS, LETTER, MEETING, PAPERS, DECISION)


class DossierEditor(QWidget):
    """Shows and edits one dossier; every field saves itself."""

    closed = Signal()
    subject_requested = Signal(object)
    subjects_missing = Signal()
    previewing = Signal(object)
    refused = Signal(str)

    def __init__(self, context: PageContext, writer: Writer, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._code = ""
        self._wanted = ""
        self._opened: OpenDossier | None = None
        self._preview_job: Job | None = None
        self._title = Line(px=16, bold=True, parent=self)
        self.state = ChoiceField([(s.value, words) for s, (words, _) in STATE_WORDS.items()])
        self.views = Segments(
            [
                (PROPOSALS, self.tr("Đề nghị")),
                (LETTER, self.tr("Tờ trình")),
                (MEETING, self.tr("Họp Hội đồng")),
                (PAPERS, self.tr("Văn bản")),
                (DECISION, self.tr("Quyết định")),
            ],
            self,
        )
        self.notice = DraftNotice(self)
        self.nominations = NominationsPart(context, self)
        self.heading = HeadingForm()
        self.meeting = MeetingForm()
        self.papers = PapersPart(context, writer, self)
        self.preview = self.papers.preview
        self.decision = DecisionPart(context, writer, self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()

    @property
    def code(self) -> str:
        """The code of the dossier shown; empty before the first."""
        return self._code

    @property
    def title(self) -> str:
        """The title of the dossier shown."""
        return self._opened.dossier.title if self._opened else ""

    def open(self, code: str) -> None:
        """Show the dossier with that code, from its proposals."""
        self._code = code
        self._opened = None
        self.show_view(PROPOSALS)
        self.reload()

    def reload(self) -> None:
        """Read the dossier again; what is being typed is left alone."""
        desk, code = self._context.desk, self._code
        if code:
            self._context.jobs.read(
                lambda _token: open_dossier(desk, code),
                self._fill,
                owner=self,
                refused=self._refuse,
            )

    def show_view(self, key: str) -> None:
        """Switch to one of the views; the papers are made anew each time."""
        self.views.set_value(key)
        self._stack.setCurrentIndex(_VIEWS.index(key))
        if key == PAPERS and self._code:
            self.papers.show_dossier(self._code)
            self.papers.show_view(PRINT)

    def propose(self) -> None:
        """Ask who is to be proposed for what."""
        desk = self._context.desk
        self._context.jobs.read(lambda _token: list_subjects(desk), self._propose, owner=self)

    def _lay_out(self) -> None:
        self._back = quiet(self.tr("Danh sách hồ sơ"), "chevron-left", self)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._back)
        top.addWidget(self._title, 1)
        top.addWidget(self.state)
        row = QHBoxLayout()
        row.addWidget(self.views)
        row.addStretch(1)
        self._stack.addWidget(self.nominations)
        for part in (self.heading, self.meeting):
            area = scrolled(part)
            area.setProperty("look", "panel")
            self._stack.addWidget(area)
        self._stack.addWidget(self.papers)
        self._stack.addWidget(self.decision)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(row)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        self.state.setAccessibleName(self.tr("Tình trạng hồ sơ"))
        self.state.setToolTip(self.tr("Tình trạng hồ sơ; có thể chuyển thẳng tới hoặc lùi lại."))

    def _connect(self) -> None:
        self._back.clicked.connect(self.closed)
        self.views.changed.connect(self.show_view)
        self.state.committed.connect(self._set_state)
        self.notice.refresh_requested.connect(self._take_figures)
        self.heading.changed.connect(self._change)
        self.meeting.changed.connect(self._change)
        self.nominations.changed.connect(self._change_nomination)
        self.nominations.figures_changed.connect(self._change_figures)
        self.nominations.add_requested.connect(self.propose)
        self.nominations.removal_requested.connect(self._remove)
        self.decision.written.connect(self.reload)
        self.papers.choice_changed.connect(self._make_preview)
        self.papers.refused.connect(self.refused)
        self.nominations.subject_requested.connect(self.subject_requested)

    def _fill(self, opened: OpenDossier) -> None:
        is_other = self._opened is None or self._opened.dossier.code != opened.dossier.code
        self._opened = opened
        dossier = opened.dossier
        self._title.set_text(dossier.title)
        self.state.set_value(dossier.state.value)
        self.notice.show_reasons(opened.changed)
        if is_other:
            self.heading.show_dossier(dossier)
            self.meeting.show_dossier(dossier)
        self.nominations.show_dossier(opened)
        self.decision.show_dossier(opened)
        if self._wanted:
            self.nominations.select(self._wanted)
            self._wanted = ""

    def _refuse(self, refusal: UserError) -> None:
        self.refused.emit(refusal.text)
        self.closed.emit()

    def _change(self, change: Change) -> None:
        desk, code = self._context.desk, self._code
        self._writer.write(lambda: edit_dossier(desk, code, change), self._after, self._tell)

    def _change_nomination(self, nomination: str, change: object) -> None:
        desk, code = self._context.desk, self._code
        self._writer.write(
            lambda: edit_nomination(desk, code, nomination, change),  # type: ignore[arg-type] # a signal
            self._after,
            self._tell,
        )

    def _change_figures(self, nomination: str, figures: object) -> None:
        def with_figures(stored: Nomination) -> Nomination:
            return replace(stored, figures=figures)  # type: ignore[arg-type] # a signal

        self._change_nomination(nomination, with_figures)

    def _take_figures(self) -> None:
        desk, code = self._context.desk, self._code
        self._writer.write(lambda: refresh_figures(desk, code), self._after, self._tell)

    def _set_state(self, value: str) -> None:
        desk, code = self._context.desk, self._code
        state = DossierState(value)
        self._writer.write(lambda: set_dossier_state(desk, code, state), self._after, self._tell)

    def _propose(self, subjects: Subjects) -> None:
        if self._opened is None:
            return
        if not subjects.people and not subjects.collectives:
            self.subjects_missing.emit()
            return
        form = ProposalForm(subjects, self._opened.dossier.dated)
        title, verb = self.tr("Thêm đề nghị"), self.tr("Đưa vào hồ sơ")
        if not self._context.ask.form(title, form, verb, check=form.check):
            return
        desk, code, subject = self._context.desk, self._code, form.subject()
        award, path = form.award()
        self._writer.write(
            lambda: add_nomination(desk, code, subject, award, path), self._added, self._tell
        )

    def _added(self, nomination: str) -> None:
        self._wanted = nomination
        self.reload()

    def _remove(self, nomination: Nomination) -> None:
        title = self.tr("Bỏ khỏi hồ sơ")
        text = self.tr(
            "{name} không còn được đề nghị trong hồ sơ này. Báo cáo đã soạn cho {name} trong hồ sơ "
            "bị bỏ theo; lý lịch và lịch sử khen thưởng vẫn còn."
        ).format(name=nomination.subject_name)
        if self._context.ask.confirm(title, text, title):
            desk, code, wanted = self._context.desk, self._code, nomination.code
            self._writer.write(
                lambda: remove_nomination(desk, code, wanted), self._after, self._tell
            )

    def _after(self, _value: object) -> None:
        self.reload()

    def _tell(self, refusal: UserError) -> None:
        self.refused.emit(refusal.text)
        self.reload()

    def _make_preview(self) -> None:
        desk, code, choice = self._context.desk, self._code, self.papers.choice
        if self._preview_job is not None:
            self._preview_job.cancel()
        self._preview_job = self._context.jobs.write(
            lambda token: preview_dossier(desk, code, choice, progress=token.report),
            self._show_preview,
            owner=self,
            refused=self._refuse_preview,
        )
        self.previewing.emit(self._preview_job)

    def _show_preview(self, made: DossierPreview) -> None:
        self._preview_job = None
        self.papers.show_preview(made)

    def _refuse_preview(self, refusal: UserError) -> None:
        self._preview_job = None
        self.refused.emit(refusal.text)

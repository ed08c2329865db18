"""Those proposed in a dossier: list at the left; checks, words and figures at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.domain.nominations import Nomination, SubjectKind
from models.domain.targets import Verdict
from models.domain.text import person_key
from models.usecases.proposal_checks import OpenDossier
from views.context import PageContext
from views.pages.awards.figures import FiguresPart
from views.pages.awards.nomination_form import NominationForm
from views.pages.awards.reasons import ReasonsPart
from views.pages.awards.words import (
    KIND_WORDS,
    VERDICT_LOOKS,
    VERDICT_WORDS,
    award_words,
    votes_words,
)
from views.widgets.buttons import danger, link, plain
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.panel import scrolled
from views.widgets.table import TableView
from views.widgets.text import Sentence

_LIST_WIDTH, _FORM_WIDTH = 520, 560


class NominationsPart(QWidget):
    """`changed` carries code and change of a nomination, `figures_changed` code and figures."""

    changed = Signal(str, object)
    figures_changed = Signal(str, object)
    add_requested = Signal()
    removal_requested = Signal(object)
    subject_requested = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._open: OpenDossier | None = None
        self._shown = ""
        self.model: FactsModel[Nomination] = FactsModel(self._columns(), parent=self)
        self.table = TableView("nominations", context.memory, self)
        self.table.set_model(self.model)
        self.table.fact_changed.connect(self._show)
        self.form = NominationForm()
        self.form.committed.connect(self._change)
        self.reasons = ReasonsPart(self)
        self.figures = FiguresPart(context, self)
        self.figures.changed.connect(self._change_figures)
        self._name = Sentence("", px=15, bold=True, parent=self)
        self._right = QStackedWidget(self)
        self._lay_out()

    def show_dossier(self, opened: OpenDossier) -> None:
        """Show who is proposed in the dossier; the nomination shown stays where it can."""
        wanted, self._open = self._shown, opened
        self.model.set_facts(opened.dossier.nominations)
        if not self.table.select_fact(lambda item: item.code == wanted):
            self.table.select_fact(lambda _item: True)

    def select(self, code: str) -> None:
        """Go to the nomination with that code."""
        self.table.select_fact(lambda item: item.code == code)

    def _lay_out(self) -> None:
        add = plain(self.tr("Thêm đề nghị"), "plus", self)
        add.clicked.connect(self.add_requested)
        empty = EmptyState(self.tr("Hồ sơ chưa đề nghị ai."), self.tr("Thêm đề nghị"), icon="award")
        empty.acted.connect(self.add_requested)
        self.table.set_empty(empty)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table, 1)
        area = scrolled(self._pane())
        area.setProperty("look", "panel")
        self._right.addWidget(EmptyState(self.tr("Chọn một đề nghị để xem và sửa."), icon="award"))
        self._right.addWidget(area)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self._right)
        split.setSizes([_LIST_WIDTH, _FORM_WIDTH])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(split)

    def _pane(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        head = QHBoxLayout()
        subject = link(self.tr("Mở lý lịch, lịch sử khen thưởng"), self)
        subject.clicked.connect(self._ask_for_subject)
        head.addWidget(self._name, 1)
        head.addWidget(subject)
        remove = danger(self.tr("Bỏ khỏi hồ sơ"), "trash-2", self)
        remove.clicked.connect(self._ask_to_remove)
        column.addLayout(head)
        column.addWidget(self.reasons)
        column.addWidget(self.form)
        column.addWidget(self.figures)
        column.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return holder

    def _show(self, nomination: object) -> None:
        if not isinstance(nomination, Nomination) or self._open is None:
            self._right.setCurrentIndex(0)
            return
        self._right.setCurrentIndex(1)
        self._name.setText(nomination.subject_name)
        doubts = tuple(d for d in self._open.doubts if d.nomination in ("", nomination.code))
        self.reasons.show_answer(self._open.answers.get(nomination.code), self._open.law, doubts)
        self.figures.show_nomination(nomination, self._open.figures.get(nomination.code, ()))
        if nomination.code != self._shown:
            self.form.show_nomination(nomination, self._open.dossier.dated)
        self._shown = nomination.code

    def _change(self, key: str, text: str) -> None:
        change = self.form.change(key, text)
        if change is not None and self._shown:
            self.changed.emit(self._shown, change)

    def _change_figures(self, figures: object) -> None:
        self.figures_changed.emit(self._shown, figures)

    def _current(self) -> Nomination | None:
        found = (item for item in self.model.all_facts() if item.code == self._shown)
        return next(found, None)

    def _ask_to_remove(self) -> None:
        nomination = self._current()
        if nomination is not None:
            self.removal_requested.emit(nomination)

    def _ask_for_subject(self) -> None:
        nomination = self._current()
        if nomination is not None:
            self.subject_requested.emit(nomination.subject)

    def _columns(self) -> tuple[Column[Nomination], ...]:
        return (
            Column(key="name", title="Tên", text=_name, sort=_name_key, width=150, stretch=True),
            Column(key="kind", title="Đối tượng", text=_kind, width=90, hidden=True),
            Column(key="award", title="Đề nghị", text=self._award, width=128),
            Column(
                key="check", title="Điều kiện", text=self._verdict, status=self._look, width=150
            ),
            Column(key="votes", title="Phiếu", text=_votes, tip=votes_words, width=68),
        )

    def _award(self, nomination: Nomination) -> str:
        return award_words(nomination, self._open.dossier.dated) if self._open else ""

    def _verdict(self, nomination: Nomination) -> str:
        return VERDICT_WORDS[self._key(nomination)]

    def _look(self, nomination: Nomination) -> Verdict | None:
        return VERDICT_LOOKS[self._key(nomination)]

    def _key(self, nomination: Nomination) -> str:
        answer = self._open.answers.get(nomination.code) if self._open else None
        return answer.verdict.value if answer else "needs_check"


def _name(nomination: Nomination) -> str:
    return nomination.subject_name


def _name_key(nomination: Nomination) -> object:
    return (nomination.kind is SubjectKind.INDIVIDUAL, person_key(nomination.subject_name))


def _votes(nomination: Nomination) -> str:
    return f"{nomination.votes.votes_for} thuận" if nomination.votes else ""


def _kind(nomination: Nomination) -> str:
    return KIND_WORDS[nomination.kind]

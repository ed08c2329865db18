"""Ai có thể đề nghị gì năm nay: everybody, every award, and why or why not."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.domain.eligibility import Verdict as Answered
from models.domain.nominations import SubjectKind
from models.domain.targets import Verdict
from models.domain.text import fold, person_key
from models.usecases.candidates import Candidate, Candidates, candidates, reckoning_day
from models.usecases.eligibility import generation_choices
from views.context import PageContext
from views.job import Job
from views.pages.awards.reasons import ReasonsPart
from views.pages.awards.words import KIND_WORDS, VERDICT_LOOKS, VERDICT_WORDS
from views.widgets.buttons import link, plain, quiet
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.filter_bar import FilterBar
from views.widgets.panel import scrolled
from views.widgets.table import TableView
from views.widgets.text import Sentence

_LIST_WIDTH, _PANE_WIDTH = 740, 370
_ORDER = {Answered.ELIGIBLE: 0, Answered.NEEDS_CHECK: 1, Answered.NOT_ELIGIBLE: 2}


class CandidatesPart(QWidget):
    """`proposed` and `registered` carry a candidate, `subject_requested` a subject."""

    proposed = Signal(object)
    registered = Signal(object)
    subject_requested = Signal(object)
    working = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._law = ""
        self._job: Job | None = None
        self.bar = FilterBar(self.tr("Tìm theo tên, đơn vị, hình thức"), self)
        for key, words in VERDICT_WORDS.items():
            self.bar.add_chip(key, words, checked=key == "eligible")
        kinds = [(kind.value, words) for kind, words in KIND_WORDS.items()]
        self.bar.add_choice("kind", self.tr("Đối tượng"), [("", self.tr("Mọi đối tượng")), *kinds])
        every = [("", self.tr("Mọi hình thức"))]
        self._awards = self.bar.add_choice("award", self.tr("Hình thức"), every)
        rules = generation_choices(self.tr("Bộ quy định theo ngày"))
        self._rules = self.bar.add_choice("rules", self.tr("Bộ quy định"), rules)
        self._rules.committed.connect(self.reload)
        self.bar.changed.connect(self._filter)
        self.model: FactsModel[Candidate] = FactsModel(_columns(), parent=self)
        self.table = TableView("candidates", context.memory, self)
        self.table.set_model(self.model)
        self._empty = EmptyState("")
        self.table.set_empty(self._empty)
        self.table.fact_changed.connect(self._show)
        self.reasons = ReasonsPart(self)
        self._name = Sentence("", px=15, bold=True, parent=self)
        self._award = Sentence("", px=13, parent=self)
        self._state = Sentence("", role="muted", px=13, parent=self)
        self._wish = quiet(self.tr("Ghi đăng ký"), "flag", self)
        self._right = QStackedWidget(self)
        self._lay_out()

    def reload(self) -> None:
        """Ask the rules about everybody again."""
        desk, year = self._context.desk, self._context.year
        on, rules = reckoning_day(year, desk.today()), self._rules.value()
        if self._job is not None:
            self._job.cancel()
        self._job = self._context.jobs.read(
            lambda token: candidates(desk, year, on, generation_id=rules, progress=token.report),
            self._fill,
            owner=self,
        )
        self.working.emit(self._job)

    def focus_filter(self) -> None:
        """Put the cursor into the search field."""
        self.bar.focus()

    def _lay_out(self) -> None:
        area = scrolled(self._pane())
        area.setProperty("look", "panel")
        self._right.addWidget(
            EmptyState(self.tr("Chọn một dòng để xem từng điều kiện, còn thiếu gì."), icon="scale")
        )
        self._right.addWidget(area)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self._right)
        split.setSizes([_LIST_WIDTH, _PANE_WIDTH])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.bar)
        outer.addWidget(split, 1)

    def _pane(self) -> QWidget:
        holder = QWidget()
        open_subject = link(self.tr("Mở lý lịch, lịch sử khen thưởng"), self)
        open_subject.clicked.connect(self._ask_for_subject)
        propose = plain(self.tr("Đưa vào hồ sơ"), "plus", self)
        propose.clicked.connect(self._propose)
        self._wish.clicked.connect(self._register)
        buttons = QHBoxLayout()
        buttons.addWidget(propose)
        buttons.addWidget(self._wish)
        buttons.addStretch(1)
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._name)
        column.addWidget(self._award)
        column.addWidget(open_subject, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.reasons)
        column.addWidget(self._state)
        column.addLayout(buttons)
        column.addStretch(1)
        return holder

    def _fill(self, found: Candidates) -> None:
        self._job = None
        self._law = found.law
        self._empty.set_sentence(
            self.tr("Không có ai khớp với bộ lọc. Hãy bật thêm tình trạng khác.")
            if found.rows
            else self.tr(
                "Theo “{law}” chương trình chưa có nguyên văn điều kiện, hoặc chưa có cá nhân, "
                "tập thể nào. Hãy chọn bộ quy định khác hoặc thêm người."
            ).format(law=found.law)
        )
        rows = sorted(found.rows, key=lambda row: (_ORDER[row.answer.verdict], _name_key(row)))
        awards = dict.fromkeys((row.award, row.award_name) for row in found.rows)
        every = ("", self.tr("Mọi hình thức"))
        self._awards.set_choices([every, *awards], self.bar.choice("award"))
        self.model.set_facts(rows)
        self._filter()

    def _filter(self) -> None:
        words = fold(self.bar.text()).split()
        chips, kind, award = self.bar.chips(), self.bar.choice("kind"), self.bar.choice("award")

        def matches(row: Candidate) -> bool:
            text = _search_text(row)
            return (
                (not kind or row.kind.value == kind)
                and (not award or row.award == award)
                and all(word in text for word in words)
            )

        def keep(row: Candidate) -> bool:
            return (not chips or row.answer.verdict.value in chips) and matches(row)

        matching = [row for row in self.model.all_facts() if matches(row)]
        for key in VERDICT_WORDS:
            count = sum(row.answer.verdict.value == key for row in matching)
            self.bar.set_chip_count(key, count)
        self.model.set_filter(keep)
        self.table.select_fact(lambda _row: True)

    def _show(self, row: object) -> None:
        if not isinstance(row, Candidate):
            self._right.setCurrentIndex(0)
            return
        self._right.setCurrentIndex(1)
        self._name.setText(row.name)
        self._award.setText(row.award_name)
        self.reasons.show_answer(row.answer, self._law)
        self._wish.setVisible(not row.registered)
        told = []
        if row.registered:
            told.append(self.tr("Đã đăng ký từ đầu năm."))
        if row.proposed_in:
            told.append(self.tr("Đã có trong “{title}”.").format(title=row.proposed_in))
        self._state.setText(" ".join(told))
        self._state.setVisible(bool(told))

    def _current(self) -> Candidate | None:
        row = self.table.current_fact()
        return row if isinstance(row, Candidate) else None

    def _propose(self) -> None:
        if self._current() is not None:
            self.proposed.emit(self._current())

    def _register(self) -> None:
        if self._current() is not None:
            self.registered.emit(self._current())

    def _ask_for_subject(self) -> None:
        row = self._current()
        if row is not None:
            self.subject_requested.emit(row.subject)


def _columns() -> tuple[Column[Candidate], ...]:
    return (
        Column(key="name", title="Tên", text=_name, sort=_name_key, width=170),
        Column(key="unit", title="Đơn vị", text=_unit, width=150, hidden=True),
        Column(key="award", title="Danh hiệu, hình thức", text=_award, width=180, stretch=True),
        Column(key="verdict", title="Điều kiện", text=_verdict, status=_look, width=150),
        Column(key="earliest", title="Sớm nhất", text=_earliest, width=80),
        Column(key="state", title="Hồ sơ", text=_state, width=92),
    )


def _name(row: Candidate) -> str:
    return row.name


def _name_key(row: Candidate) -> object:
    return (row.kind.value != SubjectKind.COLLECTIVE.value, person_key(row.name))


def _unit(row: Candidate) -> str:
    return str(getattr(row.subject, "unit", ""))


def _award(row: Candidate) -> str:
    return row.award_name


def _verdict(row: Candidate) -> str:
    return VERDICT_WORDS[row.answer.verdict.value]


def _look(row: Candidate) -> Verdict:
    return VERDICT_LOOKS[row.answer.verdict.value]


def _earliest(row: Candidate) -> str:
    if row.answer.verdict is not Answered.NOT_ELIGIBLE:
        return ""
    return str(row.answer.earliest or "chưa rõ")


def _state(row: Candidate) -> str:
    return "đã đề nghị" if row.proposed_in else "đã đăng ký" if row.registered else ""


def _search_text(row: Candidate) -> str:
    return fold(f"{row.name} {_unit(row)} {row.award_name}")

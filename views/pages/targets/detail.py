"""One target in the pane on the right: where it stands and why, its result, proof and source."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.numbers import show_rounded
from models.domain.periods import PeriodKind, parse_period
from models.domain.targets import Kind
from models.domain.verdicts import Basis, baseline_sentence, change_since_baseline
from models.usecases.results_history import ResultStep
from models.usecases.standing import reported_value
from models.usecases.targets import TargetDetail
from models.usecases.wording import quote_words, requirement_words, travel_words
from views.context import PageContext
from views.pages.targets.assigned import AssignedForm
from views.pages.targets.entry import EntryForm
from views.pages.targets.evidence import EvidenceList
from views.pages.targets.keeper import ResultKeeper
from views.pages.targets.remarks import RemarkList
from views.pages.targets.rows import period_words, result_text, verdict_text
from views.widgets.buttons import link
from views.widgets.charts import Bar, BarChart
from views.widgets.formats import date_text, moment_text
from views.widgets.panel import FactList
from views.widgets.status import StatusBadge
from views.widgets.text import Sentence

_MOST_STEPS = 6
_FEWEST_BARS = 2
_OTHER_MEASURE = (Kind.GROW_BY, Kind.CUT_BY, Kind.RANK, Kind.DESCRIBE)
_GOES_ON = (Basis.LINEAR, Basis.PACE, Basis.LEVEL)
_MOST_BARS = 12


class TargetPane(QWidget):
    """Shows one target.

    `evidence_changed` and `goal_changed` (what the office takes on, remarks) carry the kind of
    data that changed and the moment.
    """

    evidence_changed = Signal(object, object)
    goal_changed = Signal(object, object)
    page_requested = Signal(str, str)

    def __init__(
        self, context: PageContext, keeper: ResultKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._detail: TargetDetail | None = None
        self._name = Sentence(px=15, bold=True, parent=self)
        self._badge = StatusBadge(parent=self)
        self._sentence = Sentence(parent=self)
        self._growth = Sentence(role="muted", px=13, parent=self)
        self.entry = EntryForm(keeper, context.year, self)
        self.evidence = EvidenceList(context, self)
        self.assigned = AssignedForm(context, keeper, self)
        self.remarks = RemarkList(context, self)
        self._chart = BarChart(self)
        self._facts = FactList(self)
        self._quote = Sentence(px=13, parent=self)
        self._document = link("", self)
        self._document.setAccessibleName(self.tr("Mở văn bản gốc"))
        self._steps = Sentence(px=13, parent=self)
        self._lay_out()
        self.entry.period_chosen.connect(self._show_evidence)
        self.evidence.saved.connect(self.evidence_changed)
        self.assigned.saved.connect(self.goal_changed)
        self.remarks.saved.connect(self.goal_changed)
        self._document.clicked.connect(self._ask_for_document)

    def show_target(self, detail: TargetDetail, period: str) -> None:
        """Show `detail`, its entry at `period` unless another one is being filled in."""
        line = detail.line
        is_new = self._detail is None or self._detail.line.target.id != line.target.id
        self._detail = detail
        self._name.setText(line.target.name)
        self._badge.set_verdict(line.judgement.verdict, verdict_text(line))
        self._sentence.setText(line.judgement.sentence)
        self._show_growth()
        self._show_chart()
        self._show_facts()
        self._show_source()
        self._steps.setText("\n\n".join(map(_step_words, detail.history[:_MOST_STEPS])))
        self._steps.setVisible(bool(detail.history))
        if is_new:
            self.entry.set_period(period)
        self.entry.show_results(line, detail.results)
        self.assigned.show_line(line)
        self.remarks.show_remarks(line.target.id, detail.remarks)
        self._show_evidence()

    def propose_period(self, period: str) -> None:
        """Enter results of `period` from now on."""
        self.entry.set_period(period)
        self._show_evidence()

    def add_evidence(self, paths: tuple[Path, ...]) -> None:
        """Tie `paths` to the result shown."""
        if self._detail is not None:
            self.evidence.add(paths)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._name)
        badge = QHBoxLayout()
        badge.addWidget(self._badge)
        badge.addStretch(1)
        column.addLayout(badge)
        for widget in (self._sentence, self._growth, self._chart):
            column.addWidget(widget)
        parts: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Nhập kết quả"), self.entry),
            (self.tr("Minh chứng"), self.evidence),
            (self.tr("Ý kiến chỉ đạo"), self.remarks),
            (self.tr("Yêu cầu"), self._facts),
            (self.tr("Đơn vị nhận"), self.assigned),
            (self.tr("Trích nguyên văn"), self._quote),
        )
        for title, part in parts:
            column.addSpacing(8)
            column.addWidget(Sentence(title, bold=True, parent=self))
            column.addWidget(part)
        source = QHBoxLayout()
        source.addWidget(self._document)
        source.addStretch(1)
        column.addLayout(source)
        column.addSpacing(8)
        column.addWidget(Sentence(self.tr("Ai đã sửa gì"), bold=True, parent=self))
        column.addWidget(self._steps)

    def _show_growth(self) -> None:
        """Say the change against the base year, which is never mixed with completion."""
        text = ""
        if self._detail is not None:
            judgement = self._detail.line.judgement
            value = judgement.value
            change = None if value is None else change_since_baseline(judgement.goal, value)
            if change is not None and judgement.goal.kind not in (Kind.GROW_BY, Kind.CUT_BY):
                text = baseline_sentence(judgement.goal, change)
        self._growth.setText(text)
        self._growth.setVisible(bool(text))

    def _show_chart(self) -> None:
        bars = _bars(self._detail) if self._detail else []
        self._chart.setVisible(len(bars) >= _FEWEST_BARS)
        if self._detail is None or len(bars) < _FEWEST_BARS:
            return
        goal = self._detail.line.judgement.goal
        plain = goal.kind not in _OTHER_MEASURE
        line = (goal.low if goal.low is not None else goal.high) if plain else None
        words = self.tr("Yêu cầu: {text}").format(text=requirement_words(goal))
        name = self.tr("Kết quả theo kỳ")
        self._chart.set_data(bars, line, words if line is not None else "", name)

    def _show_facts(self) -> None:
        if self._detail is None:
            return
        line = self._detail.line
        facts = [
            (self.tr("Của ngành"), requirement_words(line.target.goal)),
            (self.tr("Thời hạn"), date_text(line.judgement.goal.deadline)),
            (
                self.tr("Gửi đi"),
                travel_words(line.travel) if line.latest else self.tr("chưa có số"),
            ),
        ]
        reasons = [item.return_reason for item in line.results if item.return_reason]
        if reasons:
            facts.append((self.tr("Lý do trả lại"), reasons[-1]))
        if line.target.note:
            facts.append((self.tr("Ghi chú"), line.target.note))
        self._facts.set_facts(facts)

    def _show_source(self) -> None:
        if self._detail is None:
            return
        source = self._detail.line.target.source
        where = f"{source.clause}: " if source.clause else ""
        self._quote.setText(f"{where}“{quote_words(source.quote)}”" if source.quote else "")
        self._quote.setVisible(bool(source.quote))
        number = self._detail.line.document_number
        self._document.setText(self.tr("Văn bản số {number}").format(number=number))
        self._document.setVisible(self._detail.document is not None and bool(number))

    def _show_evidence(self) -> None:
        if self._detail is None:
            return
        period = self.entry.period()
        files = self._detail.evidence.get(period, ())
        self.evidence.show_files(self._detail.line.target.id, period, files)

    def _ask_for_document(self) -> None:
        if self._detail is not None:
            self.page_requested.emit("documents", self._detail.line.target.source.document)


def _bars(detail: TargetDetail) -> list[Bar]:
    """Return the longest series of like periods: parts of this year, or the years so far."""
    by_kind: dict[PeriodKind, list[Bar]] = {}
    of_year = {result.period for result in detail.line.results}
    for result in sorted(detail.results, key=lambda one: parse_period(one.period)):
        period = parse_period(result.period)
        value = reported_value(result)
        whole = period.kind is PeriodKind.YEAR
        if value is not None and (whole or result.period in of_year):
            label = str(period.year) if whole else period_words(period)
            bar = Bar(label=label, value=value, text=result_text(result))
            by_kind.setdefault(period.kind, []).append(bar)
    bars = max(by_kind.values(), key=len, default=[])[-_MOST_BARS:]
    ahead = detail.line.judgement.forecast
    shown = detail.line.judgement.goal.kind not in _OTHER_MEASURE
    if ahead is not None and ahead.value is not None and ahead.basis in _GOES_ON and shown:
        bars = [
            *bars,
            Bar(label="Dự báo", value=ahead.value, text=show_rounded(ahead.value), role="unknown"),
        ]
    return bars


def _step_words(step: ResultStep) -> str:
    head = f"{moment_text(step.at)}, {step.user}"
    return f"{head}, {step.period} ({step.why.lower()}): {step.words}."

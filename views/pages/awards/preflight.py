"""What the program found before printing: a table of findings, the weightiest first."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.preflight import RULE_WORDS, Finding, Severity
from models.usecases.preflight import Preflight, preflight
from views.context import PageContext
from views.widgets.buttons import quiet
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.table import TableView
from views.widgets.text import Line, Sentence

_SEVERITY_WORDS = {Severity.ERROR: "Phải sửa", Severity.WARNING: "Xem lại"}


class PreflightPart(QWidget):
    """Looks a dossier over again each time it is shown."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._code = ""
        self.model: FactsModel[Finding] = FactsModel(_columns(), parent=self)
        self._words = Line(self.tr("Đang rà soát."), px=14, parent=self)
        again = quiet(self.tr("Rà soát lại"), "refresh-cw", self)
        again.clicked.connect(self.reload)
        self._table = TableView("preflight", context.memory, self)
        self._table.set_model(self.model)
        self._empty = EmptyState(self.tr("Đang rà soát."), icon="search")
        self._table.set_empty(self._empty)
        self.detail = Sentence("", parent=self)
        self.detail.hide()
        self._table.fact_changed.connect(self._explain)
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._table, 1)
        column.addWidget(self.detail)

    def show_dossier(self, code: str) -> None:
        """Look dossier `code` over."""
        self._code = code
        self.reload()

    def reload(self) -> None:
        """Look again."""
        desk, code = self._context.desk, self._code
        if code:
            self._context.jobs.read(lambda _token: preflight(desk, code), self._fill, owner=self)

    def words(self) -> str:
        """Return the line above the table."""
        return self._words.text()

    def _explain(self, item: Finding | None) -> None:
        """Say the whole of the finding chosen, which the table has to cut."""
        self.detail.setVisible(item is not None)
        if item is not None:
            words = self.tr("{text}\nỞ đâu: {where}\nCăn cứ: {source}")
            self.detail.setText(words.format(text=item.text, where=item.where, source=item.source))

    def _fill(self, found: Preflight) -> None:
        self._empty.set_sentence(self.tr("Không thấy điều gì phải sửa trước khi in."))
        self.model.set_facts(found.findings)
        errors = sum(item.severity is Severity.ERROR for item in found.findings)
        warnings = len(found.findings) - errors
        if errors:
            words = self.tr("{n} điều phải sửa, {m} điều nên xem lại trước khi in.")
        else:
            words = self.tr("Không có điều nào phải sửa; {m} điều nên xem lại.")
        self._words.set_text(words.format(n=errors, m=warnings))


def _columns() -> tuple[Column[Finding], ...]:
    return (
        Column(
            key="severity",
            title="Mức",
            text=lambda item: _SEVERITY_WORDS[item.severity],
            sort=lambda item: list(Severity).index(item.severity),
            role=lambda item: "bad" if item.severity is Severity.ERROR else "warn",
            width=84,
        ),
        Column(key="rule", title="Điều", text=lambda item: RULE_WORDS[item.rule], width=150),
        Column(
            key="text",
            title="Thấy gì",
            text=lambda item: item.text,
            tip=lambda item: item.text,
            width=420,
            stretch=True,
        ),
        Column(
            key="where",
            title="Ở đâu",
            text=lambda item: item.where,
            tip=lambda item: item.where,
            width=220,
        ),
        Column(
            key="source",
            title="Căn cứ",
            text=lambda item: item.source,
            tip=lambda item: item.source,
            width=240,
        ),
    )

"""What should be looked at again: left over from last year, doubled, missing, odd."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.usecases.programme_copy import Leftover
from models.usecases.programme_editing import keep_as_is
from models.usecases.targets_lint import LintFinding, lint_year
from views.context import PageContext
from views.saving import Writer
from views.widgets.buttons import plain
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.table import TableView
from views.widgets.text import Line

_UNTOUCHED = "Chép từ năm trước, chưa xem lại."


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One line: what it is about, what is odd; `entity` and `key` name a copied item.

    `goes_to` is page and id of the thing itself.
    """

    about: str
    text: str
    sentence: str
    goes_to: tuple[str, str]
    entity: str = ""
    key: str = ""


class ReviewView(QWidget):
    """`page_requested` carries page and id of the thing a remark is about."""

    page_requested = Signal(str, str)

    def __init__(self, context: PageContext, writer: Writer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._programme = ""
        self._left: tuple[Leftover, ...] = ()
        self.model: FactsModel[Remark] = FactsModel(_columns(), parent=self)
        self.table = TableView("programme-review", context.memory, self)
        self.table.set_model(self.model)
        self.table.set_empty(
            EmptyState(self.tr("Không thấy điểm nào cần xem lại."), icon="circle-check")
        )
        self._summary = Line("", role="muted", px=13, parent=self)
        self._keep = plain(self.tr("Giữ nguyên các dòng đã chọn"), "check", self)
        self._keep_all = plain(self.tr("Giữ nguyên tất cả"), "", self)
        row = QHBoxLayout()
        row.addWidget(self._summary, 1)
        row.addWidget(self._keep_all)
        row.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self._keep.clicked.connect(self._keep_chosen)
        self._keep_all.clicked.connect(self._ask_to_keep_all)
        self.table.row_opened.connect(self._open)
        self.table.selection_changed.connect(self._enable)
        self.table.add_action(self.tr("Mở mục này"), self._open_current, "external-link")

    def show_leftovers(self, programme: str, left: Sequence[Leftover]) -> None:
        """Show what is left over; what is odd is looked for when this view is looked at."""
        self._programme = programme
        self._left = tuple(left)
        if self.isVisible():
            self.check()
        else:
            self._show(())

    def check(self) -> None:
        """Look for what is odd about the programmes of the year; pairs of targets take a while."""
        desk, year = self._context.desk, self._context.year
        self._context.jobs.read(
            lambda token: lint_year(desk, year, watch=token.report),
            self._show,
            owner=self,
            title=self.tr("Chưa rà soát được chương trình"),
        )

    def _show(self, found: Sequence[LintFinding]) -> None:
        left = self._left
        remarks = [_of_leftover(item) for item in left]
        remarks += [_of_finding(item) for item in found if item.programme == self._programme]
        self.model.set_facts(remarks)
        waiting = sum(item.is_untouched for item in left)
        text = self.tr("{n} điểm cần xem lại, {w} mục chép từ năm trước chưa ai xem.")
        self._summary.set_text(text.format(n=len(remarks), w=waiting) if remarks else "")
        self._keep_all.setVisible(waiting > 0)
        self._keep.setVisible(waiting > 0)
        self._enable()

    def _chosen(self) -> list[tuple[str, str]]:
        facts = self.table.selected_facts()
        return [(item.entity, item.key) for item in facts if item.entity]

    @Slot()
    def _enable(self) -> None:
        self._keep.setEnabled(bool(self._chosen()))

    @Slot()
    def _keep_chosen(self) -> None:
        self._write(self._chosen())

    @Slot()
    def _ask_to_keep_all(self) -> None:
        every = [(item.entity, item.key) for item in self.model.all_facts() if item.entity]
        text = self.tr("Xác nhận {n} mục chép từ năm trước vẫn đúng cho năm nay.").format(
            n=len(every)
        )
        title = self.tr("Giữ nguyên tất cả")
        if self._context.ask.confirm(title, text, title):
            self._write(every)

    def _write(self, items: list[tuple[str, str]]) -> None:
        desk, code = self._context.desk, self._programme
        if items:
            self._writer.write(lambda: keep_as_is(desk, code, items))

    @Slot()
    def _open_current(self) -> None:
        self._open(self.table.current_fact())

    @Slot(object)
    def _open(self, remark: object) -> None:
        if isinstance(remark, Remark) and remark.goes_to[1]:
            self.page_requested.emit(*remark.goes_to)


def _of_leftover(item: Leftover) -> Remark:
    parts = [_UNTOUCHED if item.is_untouched else "", item.sentence]
    return Remark(
        about=item.entity_words,
        text=item.text,
        sentence=" ".join(part for part in parts if part),
        goes_to=("programme", _place(item)),
        entity=item.entity if item.is_untouched else "",
        key=item.key,
    )


def _place(item: Leftover) -> str:
    if item.entity == "task":
        return item.key
    return f"duty:{item.key}" if item.entity == "duty" else "content"


def _of_finding(item: LintFinding) -> Remark:
    first = item.targets[0] if item.targets else ""
    is_task = item.code.value.startswith("stale")
    return Remark(
        about=item.code_label,
        text=item.sentence,
        sentence=item.code_label,
        goes_to=("programme" if is_task else "targets", first),
    )


def _columns() -> tuple[Column[Remark], ...]:
    return (
        Column(key="about", title="Mục", text=lambda item: item.about, width=150),
        Column(
            key="text",
            title="Nội dung",
            text=lambda item: item.text,
            tip=lambda item: item.text,
            width=300,
            stretch=True,
        ),
        Column(
            key="sentence",
            title="Cần xem",
            text=lambda item: item.sentence,
            tip=lambda item: item.sentence,
            role=lambda _item: "warn",
            width=330,
        ),
    )

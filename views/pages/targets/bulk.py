"""What is done to several chosen targets at once."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from models.domain.periods import Period, PeriodKind, parse_period, parts_of_year
from models.domain.targets import Target
from models.usecases.entering import edit_of
from models.usecases.targets_adding import (
    TargetDraft,
    add_targets,
    correct_target,
    draft_of,
    empty_draft,
    list_retired,
    retire_targets,
)
from models.usecases.targets_lint import LintFinding, lint_year
from models.usecases.targets_remarks import put_in_charge
from models.usecases.wording import requirement_words
from views.ask import Option
from views.context import PageContext
from views.pages.targets.draft_form import DraftForm
from views.pages.targets.keeper import ResultKeeper
from views.pages.targets.rows import TargetRow
from views.saving import Writer
from views.widgets.facts_model import Column, FactsModel
from views.widgets.table import TableView

NO_PROGRAMME = (
    "Năm này chưa có chương trình nào để thêm chỉ tiêu. Hãy mở Chương trình cụm của năm trước và "
    "tạo chương trình cho năm này."
)
Programme = tuple[str, str, tuple[tuple[str, str], ...]]  # code, title, fields


class BulkActions(QObject):
    """`saved` carries the kind of data that changed and when, `told` a sentence, `wanted` an id.

    `begun` carries a job that takes a while, and what to call it.
    """

    saved = Signal(object, object)
    told = Signal(str)
    wanted = Signal(str)
    begun = Signal(object, str)

    def __init__(
        self, context: PageContext, keeper: ResultKeeper, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._keeper = keeper
        self._writer = Writer(context, self.tr("Chưa làm được"), self)
        self._writer.saved.connect(self.saved)

    def put_in_charge(self, rows: Sequence[TargetRow]) -> None:
        """Ask who sees to these targets, and write it on all of them."""
        if not self._some(rows):
            return
        names = {row.line.assigned.assignee for row in rows if row.line.assigned}
        name = self._context.ask.text(
            self.tr("Giao người phụ trách"),
            self.tr("Ai hoặc phòng nào phụ trách {count} chỉ tiêu đã chọn?").format(
                count=len(rows)
            ),
            self.tr("Giao"),
            names.pop() if len(names) == 1 else "",
        )
        if name is not None:
            desk, year = self._context.desk, self._context.year
            ids = [row.id for row in rows]
            self._writer.write(lambda: put_in_charge(desk, ids, year, name))

    def copy_from_before(self, rows: Sequence[TargetRow]) -> None:
        """Take the number of the period before over, where the chosen one has none."""
        if not self._some(rows):
            return
        edits = []
        for row in rows:
            before = _period_before(row.period)
            source = next(
                (r for r in row.line.results if before and r.period == before and not r.is_empty),
                None,
            )
            if source is not None and (row.standing is None or row.standing.is_empty):
                edits.append(replace(edit_of(row.id, row.period, source), note=""))
        if edits:
            self._keeper.write(edits)
        else:
            self.told.emit(self.tr("Không có số nào của kỳ trước để chép, hoặc kỳ này đã có số."))

    def retire(self, rows: Sequence[TargetRow]) -> None:
        """Stop following these targets, after a question."""
        if not self._some(rows):
            return
        agreed = self._context.ask.confirm(
            self.tr("Thôi theo dõi chỉ tiêu"),
            self.tr(
                "Thôi theo dõi {count} chỉ tiêu: “{name}”…? Chúng không còn trong danh sách và "
                "gói gửi đi; kết quả đã nhập và lịch sử vẫn được giữ."
            ).format(count=len(rows), name=rows[0].line.target.name),
            self.tr("Thôi theo dõi"),
            self.tr("Giữ lại"),
        )
        if agreed:
            ids = [row.id for row in rows]
            self._writer.write(partial(retire_targets, self._context.desk, ids))

    def show_retired(self) -> None:
        """List the targets no longer followed, to follow one or several again."""
        desk, year = self._context.desk, self._context.year
        self._context.jobs.read(
            lambda _token: list_retired(desk, year), self._offer_retired, owner=self
        )

    def add_by_hand(self, programmes: Sequence[Programme], chosen: str) -> None:
        """Let the officer add one target to a programme, the `chosen` one where there is one."""
        if not programmes:
            self.told.emit(self.tr(NO_PROGRAMME))
            return
        code = chosen or self._context.ask.choose(
            self.tr("Thêm một chỉ tiêu"),
            self.tr("Chỉ tiêu thuộc chương trình nào?"),
            tuple(Option(key=key, text=title) for key, title, _ in programmes),
            self.tr("Tiếp tục"),
        )
        fields = next((some for key, _, some in programmes if key == code), None)
        if code is None or fields is None:
            return
        form = DraftForm(empty_draft(fields[0][0] if fields else ""), fields)
        title = self.tr("Thêm một chỉ tiêu")
        if self._context.ask.form(title, form, self.tr("Thêm"), check=form.checked):
            desk, draft = self._context.desk, form.draft()
            self._writer.write(
                lambda: add_targets(desk, [draft], programme=code, document=""), self._tell_added
            )
        form.deleteLater()

    def correct(self, row: TargetRow, fields: Sequence[tuple[str, str]]) -> None:
        """Let the officer correct the words and numbers of one target."""
        form = DraftForm(draft_of(row.line.target), fields)
        title = self.tr("Sửa chỉ tiêu")
        if self._context.ask.form(title, form, self.tr("Lưu"), check=form.checked):
            draft: TargetDraft = form.draft()
            self._writer.write(partial(correct_target, self._context.desk, row.id, draft))
        form.deleteLater()

    def check_programmes(self) -> None:
        """Show what is odd about the programmes of the year."""
        desk, year = self._context.desk, self._context.year
        job = self._context.jobs.read(
            lambda token: lint_year(desk, year, owners=True, watch=token.report),
            self._show_findings,
            owner=self,
            title=self.tr("Chưa rà soát được chương trình"),
        )
        self.begun.emit(job, self.tr("Đang rà soát các chương trình …"))

    def _offer_retired(self, retired: tuple[Target, ...]) -> None:
        if not retired:
            self.told.emit(self.tr("Không có chỉ tiêu nào đã thôi theo dõi."))
            return
        table = TableView("targets-retired", self._context.memory)
        table.set_model(FactsModel(_retired_columns(), retired, table))
        table.setMinimumSize(640, 300)
        table.selectRow(0)
        title = self.tr("Chỉ tiêu đã thôi theo dõi")
        if self._context.ask.form(title, table, self.tr("Theo dõi lại"), self.tr("Đóng")):
            desk, ids = self._context.desk, [item.id for item in table.selected_facts()]
            self._writer.write(lambda: retire_targets(desk, ids, retired=False))
        table.deleteLater()

    def _tell_added(self, ids: tuple[str, ...]) -> None:
        self.told.emit(self.tr("Đã thêm chỉ tiêu."))
        self.wanted.emit(ids[0])

    def _show_findings(self, findings: tuple[LintFinding, ...]) -> None:
        if not findings:
            self.told.emit(self.tr("Không thấy điểm nào đáng ngờ trong các chương trình."))
            return
        table = TableView("targets-lint", self._context.memory)
        table.set_model(FactsModel(_lint_columns(), findings, table))
        table.setMinimumSize(700, 360)
        table.selectRow(0)
        title = self.tr("Soát chương trình: {count} điểm cần xem").format(count=len(findings))
        goes = self._context.ask.form(title, table, self.tr("Mở chỉ tiêu"), self.tr("Đóng"))
        chosen = table.current_fact()
        if goes and isinstance(chosen, LintFinding):
            self.wanted.emit(chosen.targets[0])
        table.deleteLater()

    def _some(self, rows: Sequence[TargetRow]) -> bool:
        if not rows:
            self.told.emit(self.tr("Hãy chọn một hoặc nhiều chỉ tiêu trong bảng trước."))
        return bool(rows)


def _period_before(text: str) -> str:
    """Return the period before the one called `text` in its own year, "" for the first."""
    period: Period = parse_period(text)
    if period.kind in (PeriodKind.YEAR, PeriodKind.PHASE):
        return ""
    texts = [part.text for part in parts_of_year(period.year, period.kind)]
    place = texts.index(period.text)
    return texts[place - 1] if place else ""


def _retired_columns() -> tuple[Column[Target], ...]:
    return (
        Column(key="name", title="Chỉ tiêu", text=lambda item: item.name, width=360, stretch=True),
        Column(
            key="level",
            title="Yêu cầu",
            text=lambda item: requirement_words(item.goal),
            width=150,
        ),
        Column(key="programme", title="Chương trình", text=lambda item: item.programme, width=130),
    )


def _lint_columns() -> tuple[Column[LintFinding], ...]:
    return (
        Column(key="code", title="Điểm cần xem", text=lambda item: item.code_label, width=150),
        Column(
            key="sentence",
            title="Chi tiết",
            text=lambda item: item.sentence,
            tip=lambda item: item.sentence,
            width=420,
            stretch=True,
        ),
        Column(
            key="programme",
            title="Chương trình",
            text=lambda item: item.programme,
            width=120,
            hidden=True,
        ),
    )

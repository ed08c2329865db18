"""From typed and pasted texts to what is saved: results, or milestones while those are shown."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from models.usecases.entering import edit_of
from models.usecases.results_grid import MilestoneEdit
from views.context import PageContext
from views.pages.targets.keeper import ResultKeeper
from views.pages.targets.paste import PastedValue, PastePreview, read_places
from views.pages.targets.rows import Place, TargetRow


class EntryFlow(QObject):
    """Takes results, or milestones while `plans` is set.

    `doubted` carries the row whose number was not kept after a question: it is to be typed again.
    """

    doubted = Signal(object)

    def __init__(
        self, context: PageContext, keeper: ResultKeeper, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._keeper = keeper
        self.plans = False

    def problem(self, row: TargetRow, text: str) -> str:
        """Return why `text` cannot be taken for `row`, "" when it can."""
        typed = self._keeper.read(row.line, text)
        return "" if typed.bare else typed.problem

    def enter(self, row: TargetRow, text: str) -> None:
        """Save what was typed for `row`, after the questions it raises."""
        typed = self._keeper.read(row.line, text)
        value = self._keeper.settle(row.line, text, typed)
        if text.strip() and value is None:
            self.doubted.emit(row)
            return
        if self.plans:
            self._keeper.plan((MilestoneEdit(target=row.id, period=row.period, value=value),))
            return
        if value is not None and not self._keeper.agreed(row.line, row.period, value):
            self.doubted.emit(row)
            return
        standing = edit_of(row.id, row.period, row.standing)
        edit = replace(standing, value=value, numerator=None, denominator=None, raw_text=text)
        self._keeper.write((edit,))

    def preview(self, places: Sequence[Place], lost_count: int) -> None:
        """Read the texts off the GUI thread, show them, save what is agreed to."""
        asked = tuple(places)
        marks = tuple(self._keeper.mark_of(place.row.line) for place in asked)
        self._context.jobs.read(
            lambda _token: read_places(asked, marks),
            lambda values: self._show_preview(values, lost_count),
            owner=self,
        )

    def clear(self, rows: Sequence[TargetRow]) -> None:
        """Take the numbers of `rows` away; notes stay, and undoing brings them back."""
        if self.plans:
            self._keeper.plan(
                [MilestoneEdit(target=row.id, period=row.period, value=None) for row in rows]
            )
            return
        self._keeper.write(
            [
                replace(
                    edit_of(row.id, row.period, row.standing),
                    value=None,
                    numerator=None,
                    denominator=None,
                    raw_text="",
                )
                for row in rows
            ]
        )

    def _show_preview(self, values: Sequence[PastedValue], lost_count: int) -> None:
        preview = PastePreview(values, lost_count)
        what = self.tr("Dán mốc kế hoạch") if self.plans else self.tr("Dán kết quả")
        if self._context.ask.form(what, preview, self.tr("Lưu các số này"), check=preview.ready):
            self._save(preview)
        preview.deleteLater()

    def _save(self, preview: PastePreview) -> None:
        if preview.mark():
            lines = {row.line.target.source.document: row.line for row in preview.asked_rows()}
            for line in lines.values():
                self._keeper.remember(line, preview.mark())
        edits = preview.edits()
        if self.plans:
            self._keeper.plan(
                [MilestoneEdit(target=e.target, period=e.period, value=e.value) for e in edits]
            )
        else:
            self._keeper.write(edits)

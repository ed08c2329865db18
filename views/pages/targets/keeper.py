"""Saves what was entered, puts it back, does it again; asks where a number is odd."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import QObject, Signal

from models.domain.errors import UserError
from models.domain.numbers import show_number
from models.usecases.desk import Saved
from models.usecases.entering import (
    Entered,
    enter_milestones,
    enter_results,
    jump_question,
    redo_last,
    remember_mark,
    undo_last,
)
from models.usecases.results_grid import MilestoneEdit
from models.usecases.results_undo import Steps, steps_of
from models.usecases.targets import ResultEdit, TargetLine
from models.usecases.typed import TypedNumber, read_result
from views.ask import Option
from views.context import PageContext


class ResultKeeper(QObject):
    """Every way of entering results goes through here.

    `written` carries what was saved (`Saved[Entered]`) and what it was: "", "undo" or "redo";
    `refused` the sentence of a refusal. What can be undone is read from the workspace, so that it
    outlives the page.
    """

    written = Signal(object, str)
    refused = Signal(str)
    steps_changed = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._steps = Steps()
        self._marks: dict[str, str] = {}
        self.renew()

    def renew(self) -> None:
        """Read again what can be undone: something was saved beside the results."""
        desk = self._context.desk
        self._context.jobs.read(lambda _token: steps_of(desk), self._take_steps, owner=self)

    def read(self, line: TargetLine, text: str) -> TypedNumber:
        """Read `text` for the target of `line`, with the decimal mark chosen for its document."""
        return read_result(text, line.target.goal.unit, self.mark_of(line))

    def mark_of(self, line: TargetLine) -> str:
        """Return the decimal mark chosen for the document of `line`, "" where nobody was asked."""
        return self._marks.get(line.target.source.document, line.decimal_mark)

    def settle(self, line: TargetLine, text: str, typed: TypedNumber) -> Decimal | None:
        """Return the one value meant by `text`, asking where it is not said; None when given up."""
        if typed.bare and not self._context.ask.confirm(
            self.tr("Con số đã đạt là bao nhiêu"),
            typed.problem,
            self.tr("Ghi con số ấy"),
            self.tr("Nhập lại"),
        ):
            return None
        meant = typed.agreed()
        if meant.ambiguous:
            return self.choose(line, text, meant)
        return meant.values[0] if meant.values else None

    def choose(self, line: TargetLine, text: str, typed: TypedNumber) -> Decimal | None:
        """Let the user choose between the readings of `text`; None when given up."""
        options = tuple(
            Option(key=str(place), text=_spoken(value), detail=_detail(mark))
            for place, (value, mark) in enumerate(zip(typed.values, typed.marks, strict=True))
        )
        key = self._context.ask.choose(
            self.tr("Đọc số này thế nào"),
            self.tr("“{text}” có thể đọc theo {count} cách. Hãy chọn một cách đọc.").format(
                text=text, count=len(options)
            ),
            options,
            self.tr("Dùng số này"),
        )
        if key is None:
            return None
        self.remember(line, typed.marks[int(key)])
        return typed.values[int(key)]

    def remember(self, line: TargetLine, mark: str) -> None:
        """Read later numbers of the same document with the decimal mark `mark`."""
        desk, document = self._context.desk, line.target.source.document
        self._marks[document] = mark
        self._context.jobs.write(
            lambda _token: remember_mark(desk, document, mark),
            owner=self,
            title=self.tr("Chưa ghi nhớ được cách đọc số"),
        )

    def agreed(self, line: TargetLine, period: str, value: Decimal) -> bool:
        """Ask about a value that looks like a slip; True where it may be saved."""
        question = jump_question(line, period, value)
        if not question:
            return True
        return self._context.ask.confirm(
            self.tr("Số này có đúng không"),
            f"{line.target.name}\n\n{question}",
            self.tr("Giữ nguyên và lưu"),
            self.tr("Nhập lại"),
        )

    def write(
        self, edits: Sequence[ResultEdit], refused: Callable[[UserError], None] | None = None
    ) -> None:
        """Save `edits` together; `written` follows."""
        desk, year = self._context.desk, self._context.year
        asked = tuple(edits)
        self._context.jobs.write(
            lambda _token: enter_results(desk, asked, year),
            self._tell_written,
            owner=self,
            title=self.tr("Chưa lưu được kết quả"),
            refused=refused or self._tell_refusal,
        )

    def plan(self, edits: Sequence[MilestoneEdit]) -> None:
        """Save milestones together; `written` follows."""
        desk, year = self._context.desk, self._context.year
        asked = tuple(edits)
        self._context.jobs.write(
            lambda _token: enter_milestones(desk, asked, year),
            self._tell_written,
            owner=self,
            title=self.tr("Chưa lưu được mốc kế hoạch"),
            refused=self._tell_refusal,
        )

    def undo(self) -> None:
        """Put back what the last entry replaced."""
        desk, year = self._context.desk, self._context.year
        self._context.jobs.write(
            lambda _token: undo_last(desk, year),
            self._tell_undone,
            owner=self,
            title=self.tr("Chưa hoàn tác được"),
            refused=self._tell_refusal,
        )

    def redo(self) -> None:
        """Write the last undone entry once more."""
        desk, year = self._context.desk, self._context.year
        self._context.jobs.write(
            lambda _token: redo_last(desk, year),
            self._tell_redone,
            owner=self,
            title=self.tr("Chưa làm lại được"),
            refused=self._tell_refusal,
        )

    def can_undo(self) -> bool:
        """Return whether there is an entry to undo."""
        return bool(self._steps.undoable)

    def can_redo(self) -> bool:
        """Return whether there is an undone entry to do again."""
        return bool(self._steps.redoable)

    def _take_steps(self, steps: Steps) -> None:
        self._steps = steps
        self.steps_changed.emit()

    def _tell_written(self, saved: Saved[Entered]) -> None:
        self._take_steps(saved.value.steps)
        self.written.emit(saved, "")

    def _tell_undone(self, saved: Saved[Entered]) -> None:
        self._take_steps(saved.value.steps)
        self.written.emit(saved, "undo")

    def _tell_redone(self, saved: Saved[Entered]) -> None:
        self._take_steps(saved.value.steps)
        self.written.emit(saved, "redo")

    def _tell_refusal(self, refusal: UserError) -> None:
        self.refused.emit(refusal.text)


def _spoken(value: Decimal) -> str:
    return show_number(value)


def _detail(mark: str) -> str:
    if mark == ",":
        return "Dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần thập phân."
    return "Dấu chấm ngăn phần thập phân."

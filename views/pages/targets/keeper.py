"""Saves what was entered, keeps what stood there before, puts it back."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import QObject, Signal

from models.domain.errors import UserError
from models.domain.numbers import show_number
from models.usecases.desk import Saved
from models.usecases.entering import (
    Entered,
    TypedNumber,
    enter_results,
    jump_question,
    read_result,
    remember_mark,
    undo_results,
)
from models.usecases.targets import ResultEdit, TargetLine
from views.ask import Option
from views.context import PageContext

_DEEPEST = 200


class ResultKeeper(QObject):
    """Every way of entering results goes through here.

    `written` carries what was saved (`Saved[Entered]`) and whether it was an undoing; `refused`
    the sentence of a refusal.
    """

    written = Signal(object, bool)
    refused = Signal(str)
    undo_changed = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._former: list[tuple[ResultEdit, ...]] = []
        self._marks: dict[str, str] = {}

    def read(self, line: TargetLine, text: str) -> TypedNumber:
        """Read `text` for the target of `line`, with the decimal mark chosen for its document."""
        mark = self._marks.get(line.target.source.document, line.decimal_mark)
        return read_result(text, line.target.goal.unit, mark)

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
        desk = self._context.desk
        asked = tuple(edits)
        self._context.jobs.write(
            lambda _token: enter_results(desk, asked),
            self._remember_former,
            owner=self,
            title=self.tr("Chưa lưu được kết quả"),
            refused=refused or self._tell_refusal,
        )

    def undo(self) -> None:
        """Put back what the last saved entry replaced."""
        if not self._former:
            return
        former, desk = self._former.pop(), self._context.desk
        self.undo_changed.emit()
        self._context.jobs.write(
            lambda _token: undo_results(desk, former),
            self._tell_undone,
            owner=self,
            title=self.tr("Chưa hoàn tác được"),
        )

    def can_undo(self) -> bool:
        """Return whether there is an entry to undo."""
        return bool(self._former)

    def _remember_former(self, saved: Saved[Entered]) -> None:
        if saved.value.former:
            self._former = [*self._former[-_DEEPEST:], saved.value.former]
            self.undo_changed.emit()
        self.written.emit(saved, False)  # noqa: FBT003 - a signal

    def _tell_undone(self, saved: Saved[Entered]) -> None:
        self.written.emit(saved, True)  # noqa: FBT003 - a signal

    def _tell_refusal(self, refusal: UserError) -> None:
        self.refused.emit(refusal.text)


def _spoken(value: Decimal) -> str:
    return show_number(value)


def _detail(mark: str) -> str:
    if mark == ",":
        return "Dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần thập phân."
    return "Dấu chấm ngăn phần thập phân."

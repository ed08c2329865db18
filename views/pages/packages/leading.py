"""What the leader does from the board: letters, marks, deadlines, locks."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from models.domain.board import Board, BoardLine
from models.domain.carried import Stop
from models.domain.package import PackageKind
from models.usecases.desk import Saved
from models.usecases.entering import periods_of
from models.usecases.exchange import ExportFacts
from models.usecases.exchange_board import MemberValue
from models.usecases.exchange_leading import (
    Adjustment,
    adjust,
    export_letter,
    mark_values,
    set_deadline,
    set_lock,
)
from models.usecases.exchange_papers import write_lock_annex, write_reminder
from models.usecases.exchange_receipts import Receipts, export_receipts
from models.usecases.typed import read_result
from views.context import PageContext
from views.job import Token
from views.pages.packages import board as board_words
from views.pages.packages.outbox import Outbox
from views.saving import Writer
from views.widgets.choice import ChoiceField
from views.widgets.fields import DateField, LongTextField, TextField
from views.widgets.form import FormColumn
from views.widgets.text import Sentence

_NAMES = {
    PackageKind.ASSIGNMENT: "giao",
    PackageKind.RETURN: "tra-lai",
    PackageKind.RECEIPT: "bien-nhan",
    PackageKind.HANDOVER: "ban-giao",
}
_TITLES = {
    PackageKind.ASSIGNMENT: "Lập gói giao chỉ tiêu",
    PackageKind.RETURN: "Lập gói trả lại",
    PackageKind.RECEIPT: "Lập biên nhận",
    PackageKind.HANDOVER: "Lập gói bàn giao",
}


class LeaderDesk(QObject):
    """Asks what must be asked and calls the use cases; writes go through `writer`.

    `told` carries the sentence about what was done.
    """

    told = Signal(str)

    def __init__(
        self, context: PageContext, outbox: Outbox, writer: Writer, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._outbox = outbox
        self._writer = writer

    def send(self, kind: PackageKind, office: str = "") -> None:
        """Make a package of the leader for one office, or for every member."""
        name = f"{_NAMES[kind]}-{office or 'cum'}-{self._context.year}.xlsx"
        desk, year = self._context.desk, self._context.year

        def make(place: Path, _token: Token) -> Saved[ExportFacts]:
            return export_letter(desk, kind, place, office=office, year=year)

        self._outbox.hand_out(_TITLES[kind], name, make, _sent_words)

    def send_receipts(self) -> None:
        """Make a receipt for every member that has sent, all into one folder."""
        desk, year = self._context.desk, self._context.year

        def make(folder: Path, token: Token) -> Saved[Receipts]:
            return export_receipts(desk, folder, year=year, progress=token.report)

        title = self.tr("Chọn thư mục ghi biên nhận của các đơn vị")
        self._outbox.hand_out_many(title, make, _receipts_words)

    def act(self, key: str, line: object) -> None:
        """Do for a member what the board was asked for."""
        if not isinstance(line, BoardLine):
            return
        actions: dict[str, Callable[[], None]] = {
            board_words.RECEIPT: partial(self.send, PackageKind.RECEIPT, line.office),
            board_words.SEND_BACK: partial(self.send, PackageKind.RETURN, line.office),
            board_words.ASSIGN: partial(self.send, PackageKind.ASSIGNMENT, line.office),
            board_words.ACCEPT: partial(self.mark, line.office, (), Stop.ACCEPTED),
            board_words.RETURN: partial(self.return_all, line),
        }
        actions[key]()

    def mark(self, office: str, keys: Sequence[str], stop: Stop, reason: str = "") -> None:
        """Accept or return values at the revision at hand."""
        desk = self._context.desk
        self._writer.write(
            lambda: mark_values(desk, office, keys, stop, reason=reason),
            lambda count: self._tell_marked(count, stop),
        )

    def return_all(self, line: BoardLine) -> None:
        """Ask for the reason and return what nobody has accepted of one member."""
        what = self.tr("Mọi số chưa chấp nhận của {name} sẽ được trả lại.").format(name=line.name)
        reason = self._reason(what)
        if reason:
            self.mark(line.office, (), Stop.RETURNED, reason)

    def return_many(self, values: Sequence[MemberValue]) -> None:
        """Ask once for the reason and return the values of several members."""
        names = ", ".join(item.name for item in values)
        reason = self._reason(self.tr("Trả lại số của: {names}.").format(names=names))
        if reason:
            self._mark_many(values, Stop.RETURNED, reason)

    def accept_many(self, values: Sequence[MemberValue]) -> None:
        """Accept the values of several members."""
        self._mark_many(values, Stop.ACCEPTED)

    def adjust_value(self, item: MemberValue) -> None:
        """Ask for the leader's own figure and its reason; an empty figure takes it away."""
        figure, reason = TextField(), LongTextField(item.adjust_reason, rows=3)
        figure.set_text("" if item.adjusted is None else str(item.adjusted).replace(".", ","))
        form = FormColumn()
        form.add(
            "figure",
            self.tr("Số điều chỉnh của Cụm trưởng"),
            figure,
            help=self.tr(
                "Đứng cạnh số của đơn vị, không thay số ấy. Để trống là bỏ số điều chỉnh."
            ),
        )
        form.add("reason", self.tr("Lý do"), reason)

        def check() -> bool:
            read = read_result(figure.value(), "")
            both = self.tr(
                "“{text}” có hai cách đọc. Hãy bỏ dấu ngăn hàng nghìn, ghi dấu phẩy trước phần "
                "thập phân."
            ).format(text=figure.value())
            problem = both if read.ambiguous else read.problem
            form.set_errors({"figure": problem} if problem else {})
            return not problem

        title, verb = self.tr("Số điều chỉnh"), self.tr("Lưu số điều chỉnh")
        if not self._context.ask.form(title, form, verb, check=check):
            return
        read = read_result(figure.value(), "")
        target, office, period = item.key.split("|")
        value: Decimal | None = read.values[0] if read.values else None
        wanted = Adjustment(
            target=target, office=office, period=period, value=value, reason=reason.value()
        )
        desk = self._context.desk
        self._writer.write(lambda: adjust(desk, wanted))

    def ask_deadline(self) -> None:
        """Ask for a period and its last day."""
        period, due = self._period_field(), DateField()
        form = FormColumn()
        form.add("period", self.tr("Kỳ"), period)
        form.add("due", self.tr("Chậm nhất ngày"), due, help=self.tr("Ví dụ 05/04/2023"))

        def check() -> bool:
            missing = self.tr("Hãy ghi ngày cuối cùng để gửi, ví dụ 05/04/2023.")
            problem = due.wrong() or ("" if due.date_value() else missing)
            form.set_errors({"due": problem} if problem else {})
            return not problem

        title, verb = self.tr("Đặt hạn gửi"), self.tr("Lưu hạn gửi")
        agreed = self._context.ask.form(title, form, verb, check=check)
        day: date | None = due.date_value()
        if agreed and day is not None:
            desk, text = self._context.desk, period.value()
            self._writer.write(lambda: set_deadline(desk, text, day))

    def ask_lock(self, board: Board | None) -> None:
        """Ask which period to close or to open again, and why."""
        locked = {item.period for item in board.periods if item.is_locked} if board else set()
        period, reason = self._period_field(locked), LongTextField(rows=3)
        form = FormColumn()
        form.add(
            "period",
            self.tr("Kỳ"),
            period,
            help=self.tr("Kỳ đang mở sẽ được khoá; kỳ đã khoá sẽ được mở lại."),
        )
        form.add("reason", self.tr("Lý do (in trong phụ lục)"), reason)

        def check() -> bool:
            problem = "" if reason.value().strip() else _NO_LOCK_REASON
            form.set_errors({"reason": problem} if problem else {})
            return not problem

        title, verb = self.tr("Khoá, mở kỳ số liệu"), self.tr("Khoá hoặc mở kỳ")
        if not self._context.ask.form(title, form, verb, check=check):
            return
        desk, text, why = self._context.desk, period.value(), reason.value()
        self._writer.write(lambda: set_lock(desk, text, why, locked=text not in locked))

    def hand_over(self, board: Board | None) -> None:
        """Ask who keeps the year from now on, and make the handover."""
        if board is None:
            return
        members = [line for line in board.lines if line.office != self._context.desk.office]
        taker = ChoiceField([(line.office, line.name) for line in members])
        form = FormColumn()
        form.add(
            "taker",
            self.tr("Đơn vị nhận bàn giao"),
            taker,
            help=self.tr("Sau khi lập gói, sổ này chỉ còn xem việc của Cụm trưởng năm ấy."),
        )
        title = self.tr("Bàn giao năm {year}").format(year=board.year)
        if self._context.ask.form(title, form, self.tr("Lập gói bàn giao")):
            self.send(PackageKind.HANDOVER, taker.value())

    def remind(self) -> None:
        """Write the letter to the late members."""
        desk, year = self._context.desk, self._context.year
        self._outbox.print_paper(
            self.tr("Công văn đôn đốc"),
            f"don-doc-{year}.docx",
            lambda place: write_reminder(desk, place, year),
        )

    def print_annex(self) -> None:
        """Write the annex of closed periods."""
        desk, year = self._context.desk, self._context.year
        self._outbox.print_paper(
            self.tr("Phụ lục khoá kỳ"),
            f"phu-luc-khoa-ky-{year}.pdf",
            lambda place: write_lock_annex(desk, place, year),
        )

    def _mark_many(self, values: Sequence[MemberValue], stop: Stop, reason: str = "") -> None:
        desk = self._context.desk
        marked: list[int] = []

        def count_one(count: int) -> None:
            marked.append(count)
            if len(marked) == len(values):
                self._tell_marked(sum(marked), stop)

        for item in values:
            work = partial(mark_values, desk, item.office, (item.key,), stop, reason=reason)
            self._writer.write(work, count_one)

    def _tell_marked(self, count: int, stop: Stop) -> None:
        if stop is Stop.RETURNED:
            text = self.tr(
                "Đã đánh dấu trả lại {count} số. Chọn đơn vị ở bảng Đơn vị và kỳ rồi bấm "
                "“Lập gói trả lại” để gửi lý do cho đơn vị."
            )
        else:
            text = self.tr("Đã chấp nhận {count} số.")
        self.told.emit(text.format(count=count))

    def _reason(self, what: str) -> str:
        reason = LongTextField(rows=3)
        form = FormColumn()
        form.add_row(Sentence(what, parent=form))
        form.add("reason", self.tr("Lý do (đơn vị sẽ đọc được)"), reason)

        def check() -> bool:
            form.set_errors({} if reason.value().strip() else {"reason": _NO_REASON})
            return bool(reason.value().strip())

        title, verb = self.tr("Trả lại số liệu"), self.tr("Trả lại")
        agreed = self._context.ask.form(title, form, verb, check=check)
        return reason.value().strip() if agreed else ""

    def _period_field(self, locked: Sequence[str] | set[str] = ()) -> ChoiceField:
        return ChoiceField(
            [
                (item.text, f"{item.label} (đã khoá)" if item.text in locked else item.label)
                for item in periods_of(self._context.year)
            ]
        )


_NO_LOCK_REASON = "Hãy ghi lý do; lý do được in trong phụ lục của bảng tổng hợp."
_NO_REASON = "Hãy ghi lý do để đơn vị biết cần sửa gì."


def _receipts_words(receipts: Receipts) -> str:
    names = ", ".join(facts.receiver_name for facts in receipts.made)
    return f"Đã lập {len(receipts.made)} biên nhận cho {names}."


def _sent_words(facts: ExportFacts) -> str:
    return f"Đã lập {facts.meta.kind.label} gửi {facts.receiver_name}."

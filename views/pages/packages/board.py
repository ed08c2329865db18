"""The leader's board: who has sent which period, and what to do about it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from models.domain.board import Board, BoardCell, BoardLine, BoardPeriod, CellState
from models.domain.organisations import Role
from views.widgets.buttons import plain
from views.widgets.facts_model import Column, FactsModel
from views.widgets.flow import FlowLayout
from views.widgets.table import ColumnMemory, TableView

ACCEPT, RETURN, RECEIPT, SEND_BACK, ASSIGN, HAND_OVER = (
    "accept",
    "return",
    "receipt",
    "send_back",
    "assign",
    "hand_over",
)
_ROLES = {Role.LEADER: "Cụm trưởng", Role.DEPUTY: "Cụm phó", Role.MEMBER: "Thành viên"}
_COLOURS = {
    CellState.MISSING: "muted",
    CellState.LATE: "bad",
    CellState.RECEIVED: "info",
    CellState.RETURNED: "warn",
    CellState.ACCEPTED: "good",
    CellState.OWN: "muted",
}
_SIGNS = {
    CellState.MISSING: "○",
    CellState.LATE: "✕",
    CellState.RECEIVED: "●",
    CellState.RETURNED: "!",
    CellState.ACCEPTED: "✓",
    CellState.OWN: "·",
}


class BoardView(QWidget):
    """Members against periods; `asked` carries what to do and for which member."""

    asked = Signal(str, object)
    deadline_asked = Signal()
    lock_asked = Signal()
    reminder_asked = Signal()
    annex_asked = Signal()
    receipts_asked = Signal()

    def __init__(self, memory: ColumnMemory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self.board: Board | None = None
        self._is_renewed = False
        self.model: FactsModel[BoardLine] | None = None
        self.table = TableView("packages-board", memory, self)
        self.deadline = plain(self.tr("Đặt hạn gửi"), "calendar", self)
        self.lock = plain(self.tr("Khoá, mở kỳ"), "lock", self)
        self.reminder = plain(self.tr("Công văn đôn đốc"), "file-text", self)
        self.member = plain(self.tr("Việc với đơn vị"), "users", self)
        self.receipts = plain(self.tr("Biên nhận cả cụm"), "file-check-2", self)
        self.annex = plain(self.tr("Phụ lục khoá kỳ"), "printer", self)
        self._lay_out()
        self._connect()

    def show_board(self, board: Board) -> None:
        """Show `board`; its columns follow its periods."""
        known = self.board.periods if self.board else None
        self.board = board
        if self.model is None or known != board.periods:
            self.model = FactsModel(_columns(board.periods), board.lines, self)
            self.table.set_model(self.model)
        else:
            self._is_renewed = True
            self.table.renew_facts(board.lines, _office)
            self._is_renewed = False
        self.reminder.setEnabled(bool(board.late))
        self.receipts.setEnabled(bool(board.heard_from))
        self._offer(self.table.current_fact())

    def current_line(self) -> BoardLine | None:
        """Return the member of the current row."""
        fact = self.table.current_fact()
        return fact if isinstance(fact, BoardLine) else None

    def _lay_out(self) -> None:
        bar = FlowLayout()
        for button in _buttons(self):
            bar.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.deadline.clicked.connect(self.deadline_asked)
        self.lock.clicked.connect(self.lock_asked)
        self.reminder.clicked.connect(self.reminder_asked)
        self.annex.clicked.connect(self.annex_asked)
        self.receipts.clicked.connect(self.receipts_asked)
        menu = QMenu(self.member)
        for key, text, icon in (
            (RECEIPT, self.tr("Lập biên nhận"), "file-check-2"),
            (ACCEPT, self.tr("Chấp nhận mọi số đã nhận"), "check"),
            (RETURN, self.tr("Trả lại mọi số chưa chấp nhận"), "undo-2"),
            (SEND_BACK, self.tr("Lập gói trả lại"), "send"),
            (ASSIGN, self.tr("Lập gói giao cho riêng đơn vị"), "package"),
        ):
            menu.addAction(self.table.add_action(text, partial(self._ask, key), icon))
        self.member.setMenu(menu)
        self.table.fact_changed.connect(self._offer)

    def _offer(self, line: object) -> None:
        if self._is_renewed:  # a button that goes grey for a moment loses the focus
            return
        self.member.setEnabled(isinstance(line, BoardLine))

    def _ask(self, key: str) -> None:
        line = self.current_line()
        if line is not None:
            self.asked.emit(key, line)


def _buttons(view: BoardView) -> tuple[QPushButton, ...]:
    first = (view.member, view.receipts, view.deadline, view.lock)
    return (*first, view.reminder, view.annex)


def _office(line: BoardLine) -> str:
    return line.office


def _columns(periods: tuple[BoardPeriod, ...]) -> tuple[Column[BoardLine], ...]:
    return (
        Column(
            key="name",
            title="Đơn vị",
            text=lambda line: line.short_name,
            tip=lambda line: line.name,
            width=190,
            stretch=True,
        ),
        Column(key="role", title="Vai trò", text=lambda line: _ROLES[line.role], width=96),
        *(_period_column(place, period) for place, period in enumerate(periods)),
    )


def _period_column(place: int, period: BoardPeriod) -> Column[BoardLine]:
    due = f" · {period.due:%d/%m}" if period.due else ""
    locked = " (khoá)" if period.is_locked else ""

    def cell(line: BoardLine) -> BoardCell:
        return line.cells[place]

    return Column(
        key=period.period,
        title=f"{period.label}{due}{locked}",
        text=lambda line: f"{_SIGNS[cell(line).state]} {cell(line).words}",
        sort=lambda line: list(CellState).index(cell(line).state),
        tip=lambda line: _tip(cell(line)),
        role=lambda line: _COLOURS[cell(line).state],
        width=150,
    )


def _tip(cell: BoardCell) -> str:
    if not cell.value_count:
        return cell.words
    received = f", nhận lúc {cell.received_at:%H:%M %d/%m/%Y}" if cell.received_at else ""
    return (
        f"{cell.value_count} số, {cell.accepted_count} đã chấp nhận, "
        f"{cell.returned_count} bị trả{received}"
    )

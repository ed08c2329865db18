"""The tasks as cards in four columns; a card is dragged, or sent by its menu, to another state."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from models.domain.programmes import TaskState
from models.usecases.programmes import TaskLine
from views import theme
from views.pages.programme.words import STATE_ORDER, STATE_ROLES, STATE_WORDS, is_late
from views.widgets.formats import date_text, number_text
from views.widgets.text import Line, plain_tip

_MIME = "application/x-so-thi-dua-nhiem-vu"
_PAD = 6
_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class BoardView(QWidget):
    """`opened` carries a task, `moved` a task and the state it should have."""

    opened = Signal(object)
    moved = Signal(object, object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = {state: BoardColumn(state, today, self) for state in STATE_ORDER}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for column in self.columns.values():
            row.addWidget(column, 1)
            column.opened.connect(self.opened)
            column.dropped.connect(self._move)
            column.sent.connect(self.moved)

    def show_lines(self, lines: Sequence[TaskLine]) -> None:
        """Show `lines`, each in the column of its state."""
        self._lines = {line.task.id: line for line in lines}
        for state, column in self.columns.items():
            column.show_lines([line for line in lines if line.state is state])

    @Slot(str, object)
    def _move(self, task: str, state: object) -> None:
        line = self._lines.get(task)
        if line is not None and line.state is not state:
            self.moved.emit(line, state)


class BoardColumn(QWidget):
    """The cards of one state under its name."""

    opened = Signal(object)
    dropped = Signal(str, object)
    sent = Signal(object, object)

    def __init__(self, state: TaskState, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.model = _Cards(self)
        self._head = Line("", px=13, bold=True, parent=self)
        self._head.set_role(STATE_ROLES[state])
        self.list = _CardList(self.model, today, self)
        self.list.setAccessibleName(STATE_WORDS[state])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(self.list, 1)
        self.model.dropped.connect(self._tell_drop)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        self.list.send_requested.connect(self._send)

    def show_lines(self, lines: Sequence[TaskLine]) -> None:
        """Show the cards of `lines`."""
        self._head.set_text(f"{STATE_WORDS[self.state]} ({len(lines)})")
        self.model.set_lines(lines)

    @Slot(str)
    def _tell_drop(self, task: str) -> None:
        self.dropped.emit(task, self.state)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.line(index.row()))

    @Slot(int, str)
    def _send(self, row: int, state: str) -> None:
        self.sent.emit(self.model.line(row), TaskState(state))


class _Cards(QAbstractListModel):
    """The tasks of one column; what is dropped on it is told, never inserted by itself."""

    dropped = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[TaskLine] = []

    def line(self, row: int) -> TaskLine:
        return self._lines[row]

    def set_lines(self, lines: Sequence[TaskLine]) -> None:
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{line.group_number} {line.task.name}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{line.task.name}\n{line.task.deliverable}")
        return line if role == Qt.ItemDataRole.UserRole else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid():
            return base | Qt.ItemFlag.ItemIsDragEnabled
        return base | Qt.ItemFlag.ItemIsDropEnabled

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, self._lines[indexes[0].row()].task.id.encode())
        return data

    @override
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not data.hasFormat(_MIME):
            return False
        self.dropped.emit(bytes(data.data(_MIME).data()).decode())
        return False  # nothing to remove at the source: the page reads the board again


class _CardList(QListView):
    """`send_requested` carries a row and the state to send it to."""

    send_requested = Signal(int, str)

    def __init__(self, model: _Cards, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_CardDelegate(today, self))
        self.setSpacing(3)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        menu = QMenu(self)
        for state in STATE_ORDER:
            action = menu.addAction(
                self.tr("Chuyển sang: {state}").format(state=STATE_WORDS[state])
            )
            action.setData((index.row(), state.value))
        menu.triggered.connect(self._send)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    @Slot(object)
    def _send(self, action: object) -> None:
        row, state = action.data()  # type: ignore[attr-defined] # a QAction
        self.send_requested.emit(row, state)


class _CardDelegate(QStyledItemDelegate):
    """Draws a task as a card: number and name, deadline, how far."""

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._today = today

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(150, 2 * _line(13) + _line(12) + 3 * _PAD + 2)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(line, TaskLine):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined] # absent from the stubs
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)  # type: ignore[attr-defined] # as above
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(theme.colour("focus" if chosen else "line"), 2 if chosen else 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, 6, 6)
        stripe = QRectF(box.left() + 1, box.top() + 8, 3, box.height() - 16)
        painter.fillRect(stripe, theme.colour(STATE_ROLES[line.state]))
        self._write(painter, box.adjusted(12, 6, -8, -6), line)
        painter.restore()

    def _write(self, painter: QPainter, room: QRectF, line: TaskLine) -> None:
        painter.setFont(theme.font(13))
        painter.setPen(theme.colour("text"))
        wrap = int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        name = QRectF(room.left(), room.top(), room.width(), 2 * _line(13))
        words = f"{line.group_number}  {line.task.name}".strip()
        painter.drawText(name, wrap, _two_lines(painter, words, room.width()))
        painter.setFont(theme.font(12))
        late = is_late(line, self._today)
        painter.setPen(theme.colour("bad" if late else "muted"))
        percent = line.progress.percent if line.progress else None
        parts = [
            f"{'Quá hạn' if late else 'Hạn'} {date_text(line.task.deadline)}"
            if line.task.deadline
            else "",
            f"{number_text(percent)} %" if percent is not None else "",
        ]
        foot = QRectF(room.left(), room.bottom() - _line(12), room.width(), _line(12))
        painter.drawText(
            foot, int(Qt.AlignmentFlag.AlignVCenter), " · ".join(part for part in parts if part)
        )


def _line(px: int) -> int:
    """Return the height of a line at `px` times the user's scale."""
    return QFontMetrics(theme.font(px)).height()


def _two_lines(painter: QPainter, text: str, width: float) -> str:
    """Return `text` cut so that it fills about two lines."""
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width * 1.8))

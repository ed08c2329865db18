"""The search for everything: a field in the header and the list that opens under it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from views import icons, theme
from views.job import Job, Jobs, Token
from views.widgets.status import cell_rect, paint_ground
from views.widgets.text import Line

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PAUSE_MS = 120
_ROW = 46
_SHOWN = 8
_WIDTH = 460


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found: what it is ("Chỉ tiêu"), its name, a grey detail, the page it is on."""

    kind: str
    title: str
    detail: str
    page: str
    id: str


class SearchField(QLineEdit):
    """The field in the header. It only looks at keys that write nothing, for typing's sake."""

    moved = Signal(int)
    given_up = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Tìm mọi thứ (Ctrl+K)"))
        self.setAccessibleName(self.tr("Tìm mọi thứ"))
        self.setClearButtonEnabled(True)
        self.setFixedWidth(320)
        self.addAction(icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if steps:
            self.moved.emit(steps)
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class SearchPopup(QFrame):
    """Asks `provider` off the GUI thread while the user types; `chosen` carries the hit."""

    chosen = Signal(object)

    def __init__(
        self,
        field: SearchField,
        provider: Callable[[str], Sequence[Hit]],
        jobs: Jobs,
    ) -> None:
        super().__init__(field.window())
        self._field = field
        self._provider = provider
        self._jobs = jobs
        self._job: Job | None = None
        self.setProperty("look", "panel")
        self._model = _Hits(self)
        self._list = _HitList(self._model, self)
        self._note = Line(role="muted", px=13, parent=self)
        self._note.setContentsMargins(12, 0, 12, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self._list)
        column.addWidget(self._note)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        field.textChanged.connect(self._wait)
        field.moved.connect(self._move)
        field.given_up.connect(self._give_up)
        field.left.connect(self.hide)
        field.returnPressed.connect(self._choose)
        self._list.clicked.connect(self._choose)
        self.hide()

    def hits(self) -> tuple[Hit, ...]:
        """Return what is listed."""
        return self._model.hits

    def _wait(self) -> None:
        if self._field.text().strip():
            self._pause.start()
        else:
            self._pause.stop()
            self.hide()

    def _ask(self) -> None:
        if self._job:
            self._job.cancel()
        asked = self._field.text()
        provider = self._provider

        def look(_token: Token) -> tuple[str, tuple[Hit, ...]]:
            return asked, tuple(provider(asked))

        self._job = self._jobs.read(look, self._list_hits, owner=self)

    def _list_hits(self, found: tuple[str, tuple[Hit, ...]]) -> None:
        asked, hits = found
        self._job = None
        if asked != self._field.text() or not self._field.hasFocus():
            return
        self._model.set_hits(hits)
        self._note.set_text("" if hits else self.tr("Không tìm thấy gì. Thử ít chữ hơn."))
        self._note.setVisible(not hits)
        self._list.setVisible(bool(hits))
        self._list.setCurrentIndex(self._model.index(0, 0))
        self._open()

    def _open(self) -> None:
        rows = min(len(self._model.hits), _SHOWN)
        window = self._field.window()
        width = min(max(_WIDTH, self._field.width()), window.width() - 16)
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + 4))
        left = min(corner.x(), window.width() - width - 8)
        self.setGeometry(QRect(left, corner.y(), width, rows * _ROW + 10 if rows else 40))
        self.raise_()
        self.show()

    def _move(self, steps: int) -> None:
        rows = len(self._model.hits)
        if self.isVisible() and rows:
            row = (self._list.currentIndex().row() + steps) % rows
            self._list.setCurrentIndex(self._model.index(row, 0))

    def _choose(self) -> None:
        index = self._list.currentIndex()
        if not self.isVisible() or not index.isValid():
            return
        self.hide()
        self.chosen.emit(self._model.hits[index.row()])

    def _give_up(self) -> None:
        self.hide()
        self._field.clear()


class _Hits(QAbstractListModel):
    """What was found, in the order it was given."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.hits: tuple[Hit, ...] = ()

    def set_hits(self, hits: tuple[Hit, ...]) -> None:
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.hits)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hits[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{hit.kind}: {hit.title}"
        return hit if role == Qt.ItemDataRole.UserRole else None


class _HitList(QListView):
    """The list never takes the focus: the user goes on typing."""

    def __init__(self, model: _Hits, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_HitDelegate(self))


class _HitDelegate(QStyledItemDelegate):
    """Two lines: the name with its kind at the right, the detail in grey."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        paint_ground(painter, option)
        hit: Hit = index.data(Qt.ItemDataRole.UserRole)
        cell = cell_rect(option)
        upper = cell.adjusted(0, 4, 0, -cell.height() // 2)
        lower = cell.adjusted(0, cell.height() // 2, 0, -4)
        painter.setFont(theme.font(12))
        kind = painter.fontMetrics().horizontalAdvance(hit.kind)
        _write(painter, upper, hit.kind, "accent", Qt.AlignmentFlag.AlignRight)
        _write(painter, lower, hit.detail, "muted")
        painter.setFont(theme.font(14))
        _write(painter, upper.adjusted(0, 0, -kind - 10, 0), hit.title, "text")


def _write(
    painter: QPainter,
    room: QRect,
    text: str,
    role: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setPen(theme.colour(role))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), shown)

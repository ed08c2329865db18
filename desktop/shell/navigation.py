"""The list of pages on the left, with what waits for the user on each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from views import icons, theme
from views.widgets.buttons import quiet

Index = QModelIndex | QPersistentModelIndex
_WIDE = 222
_SLIM = 60
_ITEM = 38
_GAP = 17
_KEY = Qt.ItemDataRole.UserRole + 1
_ICON = Qt.ItemDataRole.UserRole + 2
_COUNT = Qt.ItemDataRole.UserRole + 3
_GROUP = Qt.ItemDataRole.UserRole + 4


@dataclass(frozen=True, slots=True, kw_only=True)
class NavEntry:
    """A page: its key, its title, its icon; `starts_group` draws a line above it."""

    key: str
    title: str
    icon: str
    starts_group: bool = False


class Navigation(QFrame):
    """Tells the key of the page the user wants."""

    wanted = Signal(str)
    collapse_wanted = Signal(bool)

    def __init__(self, entries: Sequence[NavEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slim = False
        self._model = QStandardItemModel(self)
        for entry in entries:
            self._model.appendRow(_item(entry))
        self._list = _PageList(self)
        self._list.setModel(self._model)
        self._list.setAccessibleName(self.tr("Các trang"))
        self._list.selectionModel().currentChanged.connect(self._tell)
        self._fold = quiet(self.tr("Thu gọn"), "panel-left", self)
        self._fold.setToolTip(self.tr("Thu gọn hoặc mở rộng danh sách trang"))
        self._fold.setAccessibleName(self.tr("Thu gọn hoặc mở rộng danh sách trang"))
        self._fold.clicked.connect(self._ask_to_fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addWidget(self._list, 1)
        column.addWidget(self._fold)
        self.setFixedWidth(_WIDE)

    def focus(self) -> None:
        """Put the keyboard's focus on the list of pages."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_current(self, key: str) -> None:
        """Mark the page called `key` as the open one."""
        row = self._row(key)
        if row >= 0 and self._list.currentIndex().row() != row:
            self._list.setCurrentIndex(self._model.index(row, 0))

    def set_count(self, key: str, count: int) -> None:
        """Show how many things wait on the page called `key`; 0 shows nothing."""
        item = self._model.item(self._row(key))
        item.setData(count, _COUNT)
        title = item.text()
        waiting = self.tr("{title}, {count} việc đang chờ").format(title=title, count=count)
        item.setData(waiting if count else title, Qt.ItemDataRole.AccessibleTextRole)

    def set_slim(self, *, slim: bool, fixed: bool) -> None:
        """Show icons only where `slim`; `fixed` takes the user's button away (no room)."""
        self._slim = slim
        self.setFixedWidth(_SLIM if slim else _WIDE)
        self._fold.setText("" if slim else self.tr("Thu gọn"))
        self._fold.setVisible(not fixed)
        bar = Qt.ScrollBarPolicy
        self._list.setVerticalScrollBarPolicy(
            bar.ScrollBarAlwaysOff if slim else bar.ScrollBarAsNeeded
        )
        self._list.scheduleDelayedItemsLayout()

    def slim(self) -> bool:
        """Return whether only the icons are shown."""
        return self._slim

    @override
    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("line"))

    def _row(self, key: str) -> int:
        keys = (self._model.item(row).data(_KEY) for row in range(self._model.rowCount()))
        return next((row for row, found in enumerate(keys) if found == key), -1)

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid():
            self.wanted.emit(current.data(_KEY))

    def _ask_to_fold(self) -> None:
        self.collapse_wanted.emit(not self._slim)


class _PageList(QListView):
    """A list without a frame of its own; the arrow keys go from page to page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(_PageDelegate(self))


class _PageDelegate(QStyledItemDelegate):
    """Draws icon, title and count; the open page has a bar on its left."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = max(_ITEM, theme.font(14).pixelSize() * 2 + 10)
        return QSize(40, height + (_GAP if index.data(_GROUP) else 0))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined] # absent from the stubs
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined] # absent from the stubs
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(_GROUP):
            painter.fillRect(rect.left() + 4, rect.top() + 8, rect.width() - 8, 1, _line())
            rect = rect.adjusted(0, _GAP, 0, 0)
        rect = rect.adjusted(0, 1, 0, -1)
        current = bool(state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, rect, state)
        role = "accent" if current else "text"
        icon = icons.icon(index.data(_ICON), role if current else "muted")
        icon.paint(painter, QRect(rect.left() + 13, rect.center().y() - 8, 18, 18))
        if rect.width() < _WIDE // 2:
            if index.data(_COUNT):
                _paint_dot(painter, rect)
            return
        painter.setFont(theme.font(14, bold=current))
        painter.setPen(theme.colour(role))
        words = rect.adjusted(42, 0, -8, 0)
        if index.data(_COUNT):
            words.setRight(_paint_count(painter, rect, int(index.data(_COUNT))) - 4)
        painter.setPen(theme.colour(role))
        painter.setFont(theme.font(14, bold=current))
        text = _fitted(painter, index.data(), words.width())
        if text != index.data():
            painter.setFont(theme.font(14))  # the colour says which one is open
            text = _fitted(painter, index.data(), words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        radius = theme.current().radius
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(rect, radius, radius)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(rect.left(), rect.top() + 9, 3, rect.height() - 18, 1.5, 1.5)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("raised"))
            painter.drawRoundedRect(rect, radius, radius)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius - 1, radius - 1)


def _item(entry: NavEntry) -> QStandardItem:
    item = QStandardItem(entry.title)
    item.setEditable(False)
    item.setData(entry.key, _KEY)
    item.setData(entry.icon, _ICON)
    item.setData(0, _COUNT)
    item.setData(entry.starts_group, _GROUP)
    item.setToolTip(entry.title)
    return item


def _fitted(painter: QPainter, text: str, width: int) -> str:
    """Return what of `text` has room; measured and cut by one rule, as the two round apart."""
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)


def _line() -> object:
    return theme.colour("line")


def _paint_count(painter: QPainter, rect: QRect, count: int) -> int:
    """Draw `count` in a pill at the right end of `rect`; return the pill's left edge."""
    painter.setFont(theme.font(12, bold=True))
    text = str(count) if count < 1000 else "999+"  # noqa: PLR2004 - what fits
    width = painter.fontMetrics().horizontalAdvance(text) + 14
    height = painter.fontMetrics().height() + 2
    pill = QRect(rect.right() - width - 7, rect.center().y() - height // 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("warn_soft"))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setPen(theme.colour("warn"))
    painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), text)
    return pill.left()


def _paint_dot(painter: QPainter, rect: QRect) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("warn"))
    painter.drawEllipse(rect.left() + 30, rect.center().y() - 11, 8, 8)

"""The page of the manual: its contents on the left, one page of it on the right."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from models.domain.changed import Changed
from models.usecases.manual import TopicHit, find_topics, manual, manual_folder
from views import theme
from views.context import PageContext
from views.pages.help.reader import Reader
from views.printing import print_document
from views.widgets.filter_bar import FilterBar
from views.widgets.page import PageFrame
from views.widgets.status import cell_rect, paint_ground

_KEY = Qt.ItemDataRole.UserRole + 1
_PASSAGE = Qt.ItemDataRole.UserRole + 2
_HEADING = Qt.ItemDataRole.UserRole + 3
_ROW, _TALL_ROW = 34, 74
_LIST_WIDTH = 290
Index = QModelIndex | QPersistentModelIndex


class HelpPage(PageFrame):
    """Works without a network and without a workspace."""

    saved = Signal(object, object)
    page_requested = Signal(str, str)
    help_requested = Signal(str)

    def __init__(self, _context: PageContext | None = None, parent: QWidget | None = None) -> None:
        super().__init__("Trợ giúp", parent=parent)
        self._topics = manual()
        self.bar = FilterBar(self.tr("Tìm trong hướng dẫn"), self)
        self._model = QStandardItemModel(self)
        self.contents = _Contents(self._model, self)
        self.reader = Reader(manual_folder(), self)
        self._print = self.add_secondary(self.tr("In trang này"), "printer")
        self._quick = self.add_secondary(self.tr("Hướng dẫn nhanh một trang"), "file-text")
        self._lay_out_page()
        self._connect()
        self._list(select="first-day")

    def refresh(self, changed: Changed) -> None:
        """Nothing of the manual depends on the workspace."""

    def open_item(self, item_id: str) -> None:
        """Show the page called `item_id`; the beginning where there is none."""
        self.bar.clear()
        self._list(select=item_id)

    def shown_topic(self) -> str:
        """Return the key of the page shown."""
        return str(self.contents.currentIndex().data(_KEY) or "")

    def _lay_out_page(self) -> None:
        self.set_hint(self.tr("Phím F1 ở bất cứ trang nào mở đúng phần hướng dẫn của trang ấy."))
        content = QWidget(self)
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        left = QVBoxLayout()
        left.setSpacing(8)
        self.contents.setFixedWidth(_LIST_WIDTH)
        left.addWidget(self.contents, 1)
        frame = QFrame(content)
        frame.setProperty("look", "panel")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.reader)
        row.addLayout(left)
        row.addWidget(frame, 1)
        self.set_filter(self.bar)
        self.set_content(content)

    def _connect(self) -> None:
        self.bar.changed.connect(self._search)
        self.contents.selectionModel().currentChanged.connect(self._show)
        self.reader.topic_wanted.connect(self.open_item)
        self._print.clicked.connect(self._print_page)
        self._quick.clicked.connect(partial(self.open_item, "quick-guide"))

    def _search(self) -> None:
        self._list(select=self.shown_topic())

    def _list(self, *, select: str) -> None:
        hits = find_topics(self._topics, self.bar.text())
        self._model.clear()
        group = ""
        for hit in hits:
            if not hit.passage and hit.topic.group != group:
                group = hit.topic.group
                self._model.appendRow(_heading(group))
            self._model.appendRow(_item(hit))
        rows = range(self._model.rowCount())
        topics = [row for row in rows if self._model.index(row, 0).data(_KEY)]
        wanted = next(
            (row for row in topics if self._model.index(row, 0).data(_KEY) == select), None
        )
        first = wanted if wanted is not None else next(iter(topics), None)
        if first is not None:
            self.contents.setCurrentIndex(self._model.index(first, 0))
        asked = bool(self.bar.text().strip())
        self.bar.set_summary(self.tr("{n} trang").format(n=len(hits)) if asked else "")

    def _show(self, index: QModelIndex) -> None:
        key = index.data(_KEY)
        topic = next((item for item in self._topics if item.key == key), None)
        if topic is not None:
            self.reader.show_topic(topic)

    def _print_page(self) -> None:
        print_document(self.reader.pdf(), self.tr("Hướng dẫn Sổ Thi đua"), self.window())


class _Contents(QListView):
    """The contents; headings cannot be chosen."""

    def __init__(self, model: QStandardItemModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Mục lục hướng dẫn"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(_TopicDelegate(self))


class _TopicDelegate(QStyledItemDelegate):
    """A heading in grey, or a title with the passage that was found."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = theme.font(14).pixelSize() * 2
        if index.data(_PASSAGE):
            return QSize(100, max(_TALL_ROW, line * 2 + 18))
        return QSize(100, max(_ROW, line + 6))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = cell_rect(option)
        if index.data(_HEADING):
            painter.setFont(theme.font(12, bold=True))
            painter.setPen(theme.colour("muted"))
            painter.drawText(cell, int(Qt.AlignmentFlag.AlignBottom), str(index.data()))
            return
        paint_ground(painter, option)
        passage = str(index.data(_PASSAGE) or "")
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour("text"))
        title = cell.adjusted(0, 4, 0, 0) if passage else cell
        side = Qt.AlignmentFlag.AlignTop if passage else Qt.AlignmentFlag.AlignVCenter
        shown = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, cell.width()
        )
        painter.drawText(title, int(side), shown)
        if passage:
            top = painter.fontMetrics().height() + 6
            painter.setFont(theme.font(12))
            painter.setPen(theme.colour("muted"))
            flags = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(cell.adjusted(0, top, 0, -4), flags, passage)


def _heading(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(True, _HEADING)  # noqa: FBT003 - Qt's own signature
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _item(hit: TopicHit) -> QStandardItem:
    item = QStandardItem(hit.topic.title)
    item.setEditable(False)
    item.setData(hit.topic.key, _KEY)
    item.setData(hit.passage, _PASSAGE)
    item.setToolTip(hit.topic.title)
    return item

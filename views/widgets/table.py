"""The table of every page: quiet lines, sorting, choosing columns, copying as Excel."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)
from typing_extensions import override

from views import icons, theme
from views.widgets.facts_model import FactsModel, Role
from views.widgets.status import StatusDelegate, cell_rect, paint_ground
from views.widgets.table_columns import ColumnKeeper, ColumnMemory
from views.widgets.table_copy import copy_to_clipboard
from views.widgets.text import plain_tip

__all__ = ["PAPER_ACTION", "CellDelegate", "ColumnMemory", "TableView"]

PAPER_ACTION = "table-paper"  # what the page calls its actions that print a table


class TableView(QTableView):
    """Shows a `FactsModel`; nothing is edited in it.

    `row_opened` carries the fact of the row that was double-clicked or entered, `fact_changed`
    the fact of the current row or None.
    """

    row_opened = Signal(object)
    fact_changed = Signal(object)
    selection_changed = Signal()

    def __init__(
        self, name: str, memory: ColumnMemory | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._actions: list[QAction] = []
        self._empty: QWidget | None = None
        self._columns = ColumnKeeper(self, memory)
        self._set_up_rows()
        self._set_up_header()
        self._dress_fonts()
        self.doubleClicked.connect(self._open)

    def facts_model(self) -> FactsModel[Any]:
        """Return the model set before."""
        model = self.model()
        if not isinstance(model, FactsModel):
            raise TypeError(model)
        return model

    def set_model(self, model: FactsModel[Any]) -> None:
        """Show `model`, its columns as the user left them last time."""
        self.setModel(model)
        model.modelReset.connect(self._after_reset)
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        for place, column in enumerate(model.columns):
            if column.status:
                self.setItemDelegateForColumn(place, StatusDelegate(Role.STATUS, self))
        self._columns.dress(model.columns)
        if not self.accessibleName():
            titles = ", ".join(column.title for column in model.columns[:3] if column.title)
            self.setAccessibleName(self.tr("Bảng: {titles}").format(titles=titles))
        self._show_empty()

    def selected_facts(self) -> tuple[Any, ...]:
        """Return the facts of the selected rows, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.facts_model().fact(row) for row in rows)

    def current_fact(self) -> object | None:
        """Return the fact of the current row."""
        index = self.currentIndex()
        return self.facts_model().fact(index.row()) if index.isValid() else None

    def select_fact(self, wanted: Callable[[Any], bool]) -> bool:
        """Go to the first shown fact for which `wanted` holds; False where there is none."""
        for row, fact in enumerate(self.facts_model().facts()):
            if wanted(fact):
                self.selectRow(row)
                self.scrollTo(self.model().index(row, 0))
                return True
        return False

    def renew_facts(self, facts: Sequence[Any], key: Callable[[Any], object]) -> None:
        """Replace every fact; the current row and the selected ones stay so, by their `key`."""
        current = self.current_fact()
        kept = None if current is None else key(current)
        selected = {key(fact) for fact in self.selected_facts()}
        self.facts_model().set_facts(facts)
        if kept is None or not self.select_fact(lambda fact: key(fact) == kept):
            return
        more = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row, fact in enumerate(self.facts_model().facts()):
            if key(fact) in selected:
                self.selectionModel().select(self.model().index(row, 0), more)

    def set_sort(self, key: str, *, descending: bool = False) -> None:
        """Sort by the column called `key`."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.sortByColumn(self.facts_model().column_index(key), order)

    def add_action(self, text: str, slot: Callable[[], object], icon: str = "") -> QAction:
        """Put an entry into the right-click menu of a row."""
        action = QAction(text, self)
        if icon:
            action.setIcon(icons.icon(icon))
        action.triggered.connect(slot)
        self._actions.append(action)
        return action

    def set_empty(self, empty: QWidget) -> None:
        """Show `empty` in the middle while there is no row."""
        empty.setParent(self.viewport())
        self._empty = empty
        self._show_empty()

    def column_menu(self) -> QMenu:
        """Return the menu that shows and hides columns, for a button of the page."""
        return self._columns.menu()

    def copy(self) -> None:
        """Put the selected rows, visible columns only and with titles, on the clipboard."""
        model = self.facts_model()
        columns = self.visible_columns()
        titles = [model.columns[column].title for column in columns]
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        cells = [[model.index(r, c).data(Role.COPY) or "" for c in columns] for r in rows]
        copy_to_clipboard([titles, *cells])

    @override
    def selectRow(self, row: int) -> None:
        """Select this row alone, whatever keys are held: Qt's own toggles it while Ctrl is down."""
        rows = QItemSelectionModel.SelectionFlag.Rows
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect | rows
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), alone)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.indexAt(event.pos()).isValid():
            return
        menu = QMenu(self)
        menu.addActions(self._actions)
        if self._actions:
            menu.addSeparator()
        copied = menu.addAction(icons.icon("copy"), self.tr("Sao chép dòng đã chọn"))
        copied.setShortcut(QKeySequence.StandardKey.Copy)
        copied.triggered.connect(self.copy)
        menu.addActions(self._paper_actions())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            QToolTip.showText(event.globalPos(), self._tip(index), self)
            return True
        return super().viewportEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._columns.fill()
        if self._empty:
            self._empty.setGeometry(self.viewport().rect())

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._dress_fonts()
        super().changeEvent(event)

    def _dress_fonts(self) -> None:
        tokens = theme.current()
        self.setFont(theme.font(tokens.table_px))
        header = self.horizontalHeader()
        header.setFont(theme.font(tokens.table_px))
        line = header.fontMetrics().height()
        header.setFixedHeight(max(34, line + 14))
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(tokens.row_height)
        rows.setDefaultSectionSize(max(tokens.row_height, line + 10))

    def _set_up_rows(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(CellDelegate(self))
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        header.setSortIndicatorClearable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _after_reset(self) -> None:
        self._show_empty()
        self.fact_changed.emit(None)

    def _show_empty(self) -> None:
        if self._empty:
            self._empty.setGeometry(self.viewport().rect())
            self._empty.setVisible(self.model() is None or self.model().rowCount() == 0)

    def _paper_actions(self) -> list[QAction]:
        """Return the actions of the page that print or keep the table in sight."""
        above = self.parentWidget()
        while above is not None:
            found = [one for one in above.actions() if one.objectName() == PAPER_ACTION]
            if found:
                return found
            above = above.parentWidget()
        return []

    def visible_columns(self) -> list[int]:
        """Return the columns that are shown, in the order they are shown in."""
        header = self.horizontalHeader()
        placed = (header.logicalIndex(place) for place in range(header.count()))
        return [column for column in placed if not header.isSectionHidden(column)]

    def _tip(self, index: QModelIndex) -> str:
        if not index.isValid():
            return ""
        told = index.data(Qt.ItemDataRole.ToolTipRole)
        shown = str(index.data() or "")
        room = self.visualRect(index).width() - 16
        cut = self.fontMetrics().horizontalAdvance(shown) > room
        return told or (plain_tip(shown) if cut else "")

    def _open(self, index: QModelIndex) -> None:
        self.row_opened.emit(index.data(Role.FACT))

    def _tell_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.fact_changed.emit(current.data(Role.FACT) if current.isValid() else None)

    def _tell_selection(self) -> None:
        self.selection_changed.emit()


class CellDelegate(QStyledItemDelegate):
    """Draws a cell's text, its unit in grey after it, and a ring around the current row."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        paint_ground(painter, option)
        text, unit, role, numeric = _matter(index)
        if not text and not unit:
            return
        cell = cell_rect(option)
        painter.setFont(option.font)  # type: ignore[attr-defined] # absent from the stubs
        if unit:
            width = painter.fontMetrics().horizontalAdvance(unit)
            painter.setPen(theme.colour("muted"))
            painter.drawText(cell, _RIGHT, unit)
            cell = cell.adjusted(0, 0, -width - 4, 0)
        painter.setPen(theme.colour(role))
        if len(text) * _WIDEST_DIGIT > cell.width():
            metrics = painter.fontMetrics()
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, cell.width())
        painter.drawText(cell, _RIGHT if numeric else _LEFT, text)


def _matter(index: QModelIndex | QPersistentModelIndex) -> tuple[str, str, str, bool]:
    """Return text, unit, colour and whether a cell holds a number, straight from the model."""
    model = index.model()
    if not isinstance(model, FactsModel):
        raise TypeError(model)
    column, fact = model.columns[index.column()], model.fact(index.row())
    text = column.text(fact)
    return (
        text.replace("\n", " ") if "\n" in text else text,
        column.unit(fact) if column.unit else "",
        column.role(fact) if column.role else "text",
        column.numeric,
    )


_WIDEST_DIGIT = 16
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

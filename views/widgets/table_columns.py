"""Which columns of a table are shown, how wide, in which order: chosen by the user and kept."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QByteArray, QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView

from views import theme
from views.widgets.facts_model import Column

_TABLE_PX = 13


class ColumnMemory(Protocol):
    """Keeps which columns of which table are shown, how wide and in which order."""

    def load(self, table: str) -> str | None:
        """Return what was saved for `table`."""

    def save(self, table: str, state: str) -> None:
        """Keep `state` (ASCII) for `table`."""


class ColumnKeeper(QObject):
    """Dresses the columns of one table, offers them in the header's menu, remembers them."""

    def __init__(self, table: QTableView, memory: ColumnMemory | None) -> None:
        super().__init__(table)
        self._table = table
        self._memory = memory
        self._columns: tuple[Column[Any], ...] = ()
        self._quiet = True
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer)
        header.sectionResized.connect(self._save)
        header.sectionMoved.connect(self._save)
        header.sortIndicatorChanged.connect(self._save)

    def dress(self, columns: Sequence[Column[Any]]) -> None:
        """Give `columns` their widths, then what was remembered of this table."""
        self._quiet = True
        self._columns = tuple(columns)
        for place, column in enumerate(columns):
            self._table.setColumnWidth(place, _scaled(column.width))
            self._table.setColumnHidden(place, column.hidden)
        self._restore()
        self._quiet = False
        self.fill()

    def fill(self) -> None:
        """Let the stretching column take the room the others leave, never less than its width."""
        place = next((i for i, column in enumerate(self._columns) if column.stretch), None)
        if place is None or self._table.isColumnHidden(place):
            return
        others = (self._table.columnWidth(i) for i in range(len(self._columns)) if i != place)
        room = self._table.viewport().width() - sum(others)
        self._quiet = True
        self._table.setColumnWidth(place, max(_scaled(self._columns[place].width), room))
        self._quiet = False

    def menu(self) -> QMenu:
        """Return the menu that shows and hides columns; the last visible one stays."""
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = [i for i in range(len(self._columns)) if not self._table.isColumnHidden(i)]
        for place, column in enumerate(self._columns):
            action = menu.addAction(column.title)
            action.setData(place)
            action.setCheckable(True)
            action.setChecked(place in shown)
            action.setEnabled(shown != [place])
        menu.triggered.connect(self._switch)
        return menu

    def _offer(self, point: QPoint) -> None:
        self.menu().popup(self._table.horizontalHeader().mapToGlobal(point))

    def _switch(self, action: QAction) -> None:
        self._table.setColumnHidden(int(action.data()), not action.isChecked())
        self.fill()
        self._save()

    def _restore(self) -> None:
        state = self._memory.load(self._table.objectName()) if self._memory else None
        keys, _, header = (state or "").partition(":")
        if keys == self._keys():
            saved = QByteArray.fromBase64(header.encode())
            self._table.horizontalHeader().restoreState(saved)

    def _save(self) -> None:
        if self._quiet or self._memory is None:
            return
        header = self._table.horizontalHeader().saveState().toBase64()
        state = f"{self._keys()}:{bytes(header.data()).decode()}"
        self._memory.save(self._table.objectName(), state)

    def _keys(self) -> str:
        return ",".join(column.key for column in self._columns)


def _scaled(width: int) -> int:
    """Return a width made for letters of 13 pixels at the user's size of letters."""
    return round(width * theme.font(_TABLE_PX).pixelSize() / _TABLE_PX)

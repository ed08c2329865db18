"""The grid of targets over periods: moves, types, copies, pastes and fills like a spreadsheet."""

import csv
import io
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QStaticText,
)
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget
from typing_extensions import override

from models.usecases.entering import takes_number
from views import theme
from views.pages.targets.cells import Cells, grid_columns, period_of_key
from views.pages.targets.rows import Place, TargetRow, row_of
from views.pages.targets.table import EntryDelegate
from views.widgets.facts_model import FactsModel, Role
from views.widgets.status import FOCUSED, SELECTED
from views.widgets.table import TableView
from views.widgets.table_columns import ColumnMemory
from views.widgets.table_copy import copy_to_clipboard

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_CELLS = 20_000


class GridModel(FactsModel[TargetRow]):
    """The targets with a column for each period; `cells` holds what stands in them."""

    def __init__(
        self, cells: Cells, rows: Sequence[TargetRow] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(grid_columns(cells), rows, parent)
        self.cells = cells
        self._periods = [period_of_key(column.key) for column in self.columns]

    def period_at(self, column: int) -> str:
        """Return the period of a column, "" where it is not one."""
        return self._periods[column]

    def entry_row(self, index: Index) -> TargetRow:
        """Return the row of a cell as an entry would change it: in the period of its column."""
        fact = self.fact(index.row())
        period = self._periods[index.column()]
        standing = self.cells.result(fact.id, period)
        return row_of(fact.line, period, fact.name_key, standing)

    def place(self, row: int, column: int, text: str) -> Place:
        """Return where `text` falls when it is put into a cell."""
        fact, period = self.fact(row), self._periods[column]
        standing = self.cells.result(fact.id, period)
        return Place(row=fact, period=period, standing=standing, text=text)

    def show_plan(self, *, shown: bool) -> None:
        """Show milestones instead of results, or results again."""
        self.cells.shows_plan = shown
        self.repaint_all()

    def repaint_all(self) -> None:
        """Say that any cell may have changed."""
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        takes = self._periods[index.column()] and takes_number(self.fact(index.row()).line.target)
        return _EDITABLE if takes else _PLAIN

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.EditRole and index.isValid():
            return self.cells.typed_text(self.fact(index.row()).id, self._periods[index.column()])
        return super().data(index, role)


class GridDelegate(EntryDelegate):
    """Paints the cells of periods straight from the model: a page of them has hundreds.

    Laying out a number costs more than drawing it, and the same numbers come again and again, so
    layouts are kept; colours are asked for once a page.
    """

    def __init__(self, check: Callable[[TargetRow, str], str], parent: QWidget) -> None:
        super().__init__(check, parent)
        self._inks: dict[str, QColor] = {}
        self._numbers: dict[str, tuple[QStaticText, int, int]] = {}

    def begin_page(self) -> None:
        """Ask for the colours anew: another look may have been chosen."""
        self._inks.clear()

    def forget_numbers(self) -> None:
        """Lay out anew: the letters have another size."""
        self._numbers.clear()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        period = model.period_at(index.column()) if isinstance(model, GridModel) else ""
        if not period or not isinstance(model, GridModel):
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect  # type: ignore[attr-defined] # absent from the stubs
        state: int = option.state.value  # type: ignore[attr-defined] # absent from the stubs
        if state & SELECTED:
            painter.fillRect(rect, self._ink("selection"))
        if state & FOCUSED:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        row = model.fact(index.row())
        text = model.cells.text(row.id, period)
        if text:
            painter.setPen(self._ink(model.cells.role(row, period)))
            number, width, height = self._numbers.get(text) or self._laid_out(painter, text)
            top = rect.y() + (rect.height() - height) // 2
            painter.drawStaticText(rect.right() - 5 - width, top, number)

    def _ink(self, role: str) -> QColor:
        ink = self._inks.get(role)
        if ink is None:
            ink = self._inks[role] = theme.colour(role)
        return ink

    def _laid_out(self, painter: QPainter, text: str) -> tuple[QStaticText, int, int]:
        if len(self._numbers) >= _MOST_NUMBERS:
            self._numbers.clear()
        number = QStaticText(text)
        number.setTextFormat(Qt.TextFormat.PlainText)
        number.prepare(painter.transform(), painter.font())
        metrics = painter.fontMetrics()
        made = number, metrics.horizontalAdvance(text), metrics.height()
        self._numbers[text] = made
        return made


_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _PLAIN | Qt.ItemFlag.ItemIsEditable
_MOST_NUMBERS = 5000


class GridTable(TableView):
    """`typed` carries a row in its period and a text; `pasted` places and how many fell off.

    `cleared` carries the rows whose number goes, `wrong` the sentence about what cannot be done,
    `period_entered` the period of the cell that became current.
    """

    typed = Signal(object, str)
    pasted = Signal(object, int)
    cleared = Signal(object)
    wrong = Signal(str)
    period_entered = Signal(str)

    def __init__(
        self,
        check: Callable[[TargetRow, str], str],
        memory: ColumnMemory | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("targets-grid", memory, parent)
        self._numbers = delegate = GridDelegate(check, self)
        delegate.wrong.connect(self.wrong)
        delegate.entered.connect(self.typed)
        delegate.stepped.connect(self._step)
        self.setItemDelegate(delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setTabKeyNavigation(True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )

    def grid(self) -> GridModel:
        """Return the model set before."""
        model = self.model()
        if not isinstance(model, GridModel):
            raise TypeError(model)
        return model

    def set_grid(self, model: GridModel, name: str) -> None:
        """Show `model`; columns are remembered under `name`."""
        old = self.model()
        self.setObjectName(f"targets-grid-{name}")
        if old is not None:  # its verdicts may have stood where a period stands now
            for column in range(old.columnCount()):
                self.setItemDelegateForColumn(column, self.itemDelegate())
        self.set_model(model)
        self.selectionModel().currentChanged.connect(self._tell_period)
        if old is not None:
            old.deleteLater()

    def edit_current(self) -> None:
        """Open the current cell for entry; the first period's where none is current."""
        index, columns = self.currentIndex(), self._period_columns()
        if not columns:  # all of them may be hidden
            return
        if not index.isValid() or not self.grid().period_at(index.column()):
            index = self.model().index(max(index.row(), 0), columns[0])
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.edit(index)
        elif index.isValid():
            self.wrong.emit(
                self.tr("Chỉ tiêu định tính không nhận số. Hãy ghi nhận xét ở phần chi tiết.")
            )

    def edit_period(self, period: str) -> None:
        """Open the cell of `period` in the current row."""
        grid = self.grid()
        for column in self._period_columns():
            if grid.period_at(column) == period:
                self.setCurrentIndex(grid.index(self.currentIndex().row(), column))
                self.edit_current()
                return

    @override
    def selected_facts(self) -> tuple[Any, ...]:
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return tuple(self.grid().fact(row) for row in rows)

    @override
    def copy(self) -> None:
        """Put the selected rectangle on the clipboard, without titles, as Excel takes it."""
        chosen = self.selectedIndexes()
        if not chosen:
            return
        rows = sorted({index.row() for index in chosen})
        touched = {index.column() for index in chosen}
        numbers = {column for column in touched if self.grid().period_at(column)}
        if numbers:  # a verdict between two phases would shift what is pasted back
            touched = {c for c in touched if c in numbers or not self._is_verdict(c)}
        columns = self._in_sight(touched)
        model = self.grid()
        cells = [[str(model.index(r, c).data(Role.COPY) or "") for c in columns] for r in rows]
        copy_to_clipboard(cells)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_numbers"):
            self._numbers.forget_numbers()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Part the cells by thin lines, as a spreadsheet does."""
        self._numbers.begin_page()
        super().paintEvent(event)
        columns = self._period_columns() if self.model().rowCount() else []
        if not columns:
            return
        painter = QPainter(self.viewport())
        painter.setPen(theme.colour("line"))
        height = max(self.rowHeight(0), 1)
        foot = self.rowViewportPosition(self.model().rowCount() - 1) + height
        bottom = min(self.viewport().height(), foot)
        ends = [self.columnViewportPosition(c) + self.columnWidth(c) - 1 for c in columns]
        for right in ends:
            painter.drawLine(right, 0, right, bottom)
        left = self.columnViewportPosition(columns[0])
        top = self.rowViewportPosition(max(self.rowAt(0), 0)) + height - 1
        for line in range(top, bottom + 1, height):
            painter.drawLine(left, line, ends[-1], line)

    def paste(self) -> None:
        """Offer the block on the clipboard for the cells from the current one on."""
        block = pasted_block(QGuiApplication.clipboard().text())
        places, lost = self._places(block)
        if not places:
            self.wrong.emit(self.tr("Hãy chọn ô đầu tiên của một kỳ rồi dán."))
            return
        model = self.grid()
        self.pasted.emit(tuple(model.place(r, c, text) for r, c, text in places), lost)

    def fill_down(self) -> None:
        """Offer the first number of each selected column for the selected cells under it."""
        model = self.grid()
        by_column: dict[int, list[int]] = {}
        for index in self.selectedIndexes():
            if model.period_at(index.column()):
                by_column.setdefault(index.column(), []).append(index.row())
        places = []
        for column, rows in by_column.items():
            first, *below = sorted(rows)
            text = str(model.index(first, column).data(Qt.ItemDataRole.EditRole) or "")
            places += [model.place(row, column, text) for row in below]
        if places:
            self.pasted.emit(tuple(places), 0)
        else:
            self.wrong.emit(self.tr("Hãy chọn ít nhất hai ô trong một cột rồi điền xuống."))

    def clear_selected(self) -> None:
        """Ask for the numbers of the selected cells to go."""
        model = self.grid()
        rows = tuple(
            model.entry_row(index)
            for index in self.selectedIndexes()
            if index.flags() & Qt.ItemFlag.ItemIsEditable and index.data()
        )
        if rows:
            self.cleared.emit(rows)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_F2:
            self.edit_current()
        elif event.key() in _ENTER:
            self._step(-1 if back else 1)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_selected()
        elif ctrl and event.key() == Qt.Key.Key_D:
            self.fill_down()
        elif event.text().isdigit() and not self.grid().period_at(self.currentIndex().column()):
            self.wrong.emit(self.tr("Hãy chọn ô của một kỳ rồi gõ số."))
        else:
            super().keyPressEvent(event)

    def _tell_period(self, current: QModelIndex, _previous: QModelIndex) -> None:
        period = self.grid().period_at(current.column()) if current.isValid() else ""
        if period:
            self.period_entered.emit(period)

    def _places(self, block: Sequence[Sequence[str]]) -> tuple[list[tuple[int, int, str]], int]:
        """Return row, column and text of each pasted cell, and how many have no cell."""
        chosen = self.selectedIndexes()
        if not block or not chosen:
            return [], 0
        periods = self._period_columns()
        top = min(index.row() for index in chosen)
        columns = [c for c in periods if any(index.column() == c for index in chosen)]
        if not columns:
            return [], 0
        if len(block) == 1 and len(block[0]) == 1:
            cells = [i for i in chosen if i.column() in columns]
            return [(i.row(), i.column(), block[0][0]) for i in cells], 0
        start = periods.index(columns[0])
        found: list[tuple[int, int, str]] = []
        lost = 0
        for down, line in enumerate(block):
            for right, text in enumerate(line):
                row, place = top + down, start + right
                inside = row < self.model().rowCount() and place < len(periods)
                if inside and len(found) < _MOST_CELLS:
                    found.append((row, periods[place], text))
                else:
                    lost += 1
        return found, lost

    def _is_verdict(self, column: int) -> bool:
        return self.grid().columns[column].status is not None

    def _period_columns(self) -> list[int]:
        every = range(self.model().columnCount())
        return self._in_sight({c for c in every if self.grid().period_at(c)})

    def _in_sight(self, columns: set[int]) -> list[int]:
        """Return `columns` from left to right as they are shown, hidden ones left out."""
        header = self.horizontalHeader()
        shown = [column for column in columns if not header.isSectionHidden(column)]
        return sorted(shown, key=header.visualIndex)

    def _step(self, step: int) -> None:
        index = self.currentIndex()
        following = self.model().index(index.row() + step, index.column())
        if following.isValid():
            self.setCurrentIndex(following)
        self.setFocus()


def pasted_block(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the cells of a block copied from Excel; the line break at its end adds no row."""
    if '"' in text:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    else:
        lines = [line.split("\t") for line in text.splitlines()]
    while lines and not any(cell.strip() for cell in lines[-1]):
        lines.pop()
    return tuple(tuple(cell.strip() for cell in line) for line in lines)

"""A table over frozen facts: columns are described, sorting and filtering happen in Python."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from operator import itemgetter
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from models.domain.targets import Verdict
from models.domain.text import collation_key
from views import theme
from views.widgets.status import status_look
from views.widgets.text import plain_tip

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Role(IntEnum):
    """What the model answers beside Qt's own roles."""

    FACT = Qt.ItemDataRole.UserRole + 1
    STATUS = Qt.ItemDataRole.UserRole + 2
    UNIT = Qt.ItemDataRole.UserRole + 3
    COPY = Qt.ItemDataRole.UserRole + 4


@dataclass(frozen=True, kw_only=True)  # with slots Python 3.11 cannot make a Column[T](…)
class Column(Generic[T]):
    """One column over facts of type T.

    `sort` gives the key (None sorts last; without it the shown text sorts in Vietnamese order),
    `tip` a longer text, `unit` a grey word after the number, `status` a verdict shown as icon,
    word and colour, `role` the name of a theme colour, `export` the text to copy (the shown one
    otherwise). `width` is in device-independent pixels; one column of a table may `stretch`.
    """

    key: str
    title: str
    text: Callable[[T], str]
    sort: Callable[[T], Any] | None = None
    tip: Callable[[T], str] | None = None
    unit: Callable[[T], str] | None = None
    status: Callable[[T], Verdict | None] | None = None
    role: Callable[[T], str] | None = None
    export: Callable[[T], str] | None = None
    width: int = 120
    numeric: bool = False
    stretch: bool = False
    hidden: bool = False


class FactsModel(QAbstractTableModel, Generic[T]):
    """Shows the facts that pass the filter, in the order of the sorted column."""

    def __init__(
        self, columns: Sequence[Column[T]], facts: Sequence[T] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._all: tuple[T, ...] = tuple(facts)
        self._shown: list[T] = list(facts)
        self._keep: Callable[[T], bool] | None = None
        self._sorted_by = -1
        self._descending = False
        self._is_in_order = False
        self._answers: dict[int, Callable[[Column[T], T], object]] = {
            Qt.ItemDataRole.DisplayRole: _display,
            Qt.ItemDataRole.ToolTipRole: _tip,
            Qt.ItemDataRole.TextAlignmentRole: _alignment,
            Qt.ItemDataRole.ForegroundRole: _foreground,
            Qt.ItemDataRole.AccessibleTextRole: _copy,
            Role.FACT: _fact,
            Role.STATUS: _status,
            Role.UNIT: _unit,
            Role.COPY: _copy,
        }

    def facts(self) -> tuple[T, ...]:
        """Return the facts shown, in their order."""
        return tuple(self._shown)

    def all_facts(self) -> tuple[T, ...]:
        """Return every fact, filtered out or not."""
        return self._all

    def fact(self, row: int) -> T:
        """Return the fact shown in `row`."""
        return self._shown[row]

    def column_index(self, key: str) -> int:
        """Return the place of the column called `key`."""
        return next(i for i, column in enumerate(self.columns) if column.key == key)

    def set_facts(self, facts: Sequence[T]) -> None:
        """Replace every fact; filter and order stay."""
        self.beginResetModel()
        self._all = tuple(facts)
        self._shown = self._ordered()
        self.endResetModel()

    def set_filter(self, keep: Callable[[T], bool] | None) -> None:
        """Show only the facts for which `keep` holds."""
        self.beginResetModel()
        self._keep = keep
        self._shown = self._ordered()
        self.endResetModel()

    def replace(self, same: Callable[[T], bool], fact: T) -> None:
        """Put `fact` in the place of the one for which `same` holds; the row does not move."""
        self._all = tuple(fact if same(old) else old for old in self._all)
        self._is_in_order = False
        for row, old in enumerate(self._shown):
            if same(old):
                self._shown[row] = fact
                last = len(self.columns) - 1
                self.dataChanged.emit(self.index(row, 0), self.index(row, last))

    def renew(self, newer: Callable[[T], T]) -> None:
        """Put `newer(fact)` in the place of every fact it differs from; no row moves."""
        changed = {id(old): new for old in self._all if (new := newer(old)) is not old}
        if not changed:
            return
        self._all = tuple(changed.get(id(old), old) for old in self._all)
        self._is_in_order = False
        rows = [row for row, old in enumerate(self._shown) if id(old) in changed]
        for row in rows:
            self._shown[row] = changed[id(self._shown[row])]
        if rows:
            last = self.index(rows[-1], len(self.columns) - 1)
            self.dataChanged.emit(self.index(rows[0], 0), last)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        answer = self._answers.get(role)
        if answer is None or not index.isValid():
            return None
        return answer(self.columns[index.column()], self._shown[index.row()])

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.numeric else _LEFT
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        is_descending = order == Qt.SortOrder.DescendingOrder
        if self._is_in_order and (self._sorted_by, self._descending) == (column, is_descending):
            return  # a view asks twice: by itself, and when its header has taken the sign
        self._sorted_by = column
        self._descending = is_descending
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self._shown[index.row()]) for index in self.persistentIndexList()]
        self._shown = self._ordered()
        rows = {id(fact): row for row, fact in enumerate(self._shown)} if kept else {}
        for index, fact in kept:
            self.changePersistentIndex(index, self.index(rows[id(fact)], index.column()))
        self.layoutChanged.emit()

    def _ordered(self) -> list[T]:
        self._is_in_order = True
        shown = [fact for fact in self._all if self._keep is None or self._keep(fact)]
        if not 0 <= self._sorted_by < len(self.columns):
            return shown
        column = self.columns[self._sorted_by]
        if column.sort is None:
            return sorted(shown, key=_by_text(column), reverse=self._descending)
        keys = [(column.sort(fact), fact) for fact in shown]
        known = sorted(
            [pair for pair in keys if pair[0] is not None],
            key=itemgetter(0),
            reverse=self._descending,
        )
        return [fact for _, fact in known] + [fact for key, fact in keys if key is None]


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _by_text(column: Column[T]) -> Callable[[T], tuple[tuple[int, ...], tuple[int, ...], str]]:
    def key(fact: T) -> tuple[tuple[int, ...], tuple[int, ...], str]:
        return collation_key(column.text(fact))

    return key


def _display(column: Column[T], fact: T) -> str:
    text = column.text(fact)
    return text.replace("\n", " ") if "\n" in text else text


def _tip(column: Column[T], fact: T) -> str:
    return plain_tip(column.tip(fact)) if column.tip else ""


def _alignment(column: Column[T], _fact: T) -> Qt.AlignmentFlag:
    return _RIGHT if column.numeric else _LEFT


def _foreground(column: Column[T], fact: T) -> QColor | None:
    return theme.colour(column.role(fact)) if column.role else None


def _fact(_column: Column[T], fact: T) -> T:
    return fact


def _status(column: Column[T], fact: T) -> Verdict | None:
    return column.status(fact) if column.status else None


def _unit(column: Column[T], fact: T) -> str:
    return column.unit(fact) if column.unit else ""


def _copy(column: Column[T], fact: T) -> str:
    if column.export:
        return column.export(fact)
    text = column.text(fact)
    verdict = column.status(fact) if column.status else None
    return text or (status_look(verdict).word if verdict else "")

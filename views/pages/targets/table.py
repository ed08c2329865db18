"""The target list with entry in place: F2, Enter or typing on the result, Enter goes down."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)
from typing_extensions import override

from models.usecases.entering import takes_number
from views.pages.targets.rows import VALUE, Place, TargetRow
from views.widgets.facts_model import Column, FactsModel
from views.widgets.fields import set_wrong
from views.widgets.formats import number_text
from views.widgets.table import CellDelegate, TableView
from views.widgets.table_columns import ColumnMemory
from views.widgets.text import plain_tip

Index = QModelIndex | QPersistentModelIndex
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EntryModel(Protocol):
    """A model some of whose cells take results."""

    def entry_row(self, index: Index) -> TargetRow:
        """Return the row as an entry in this cell would change it."""


class TargetModel(FactsModel[TargetRow]):
    """The rows; the result of a target that is a number may be edited."""

    def __init__(self, columns: Sequence[Column[TargetRow]], parent: QObject | None = None) -> None:
        super().__init__(columns, (), parent)
        self._value_column = self.column_index(VALUE)

    def entry_row(self, index: Index) -> TargetRow:
        """Return the row, whose result is of the period chosen above."""
        return self.fact(index.row())

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() == self._value_column and takes_number(
            self.fact(index.row()).line.target
        ):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.EditRole and index.isValid():
            standing = self.fact(index.row()).standing
            return number_text(standing.value) if standing else ""
        return super().data(index, role)


class TargetTable(TableView):
    """`typed` carries a row and the text entered for it, `pasted` places and how many fell off.

    `wrong` carries the sentence about a text that cannot be read.
    """

    typed = Signal(object, str)
    pasted = Signal(object, int)
    wrong = Signal(str)

    def __init__(
        self,
        check: Callable[[TargetRow, str], str],
        memory: ColumnMemory | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("targets", memory, parent)
        self._delegate = EntryDelegate(check, self)
        self._delegate.wrong.connect(self.wrong)
        self._delegate.entered.connect(self.typed)
        self._delegate.stepped.connect(self._step)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )

    @override
    def set_model(self, model: FactsModel[Any]) -> None:
        super().set_model(model)
        self.setItemDelegateForColumn(model.column_index(VALUE), self._delegate)

    def edit_current(self) -> None:
        """Open the result of the current row for entry."""
        row = self.currentIndex().row()
        index = self.model().index(row, self.facts_model().column_index(VALUE))
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.edit(index)

    def paste(self) -> None:
        """Offer the first column of the clipboard for the rows from the current one on."""
        texts = pasted_column(QGuiApplication.clipboard().text())
        start = self.currentIndex().row()
        if not texts or start < 0:
            return
        rows = self.facts_model().facts()[start : start + len(texts)]
        places = tuple(
            Place(row=row, period=row.period, standing=row.standing, text=text)
            for row, text in zip(rows, texts, strict=False)
        )
        self.pasted.emit(places, len(texts) - len(rows))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        on_value = self.currentIndex().column() == self.facts_model().column_index(VALUE)
        if event.key() == Qt.Key.Key_F2 or (on_value and event.key() in _ENTER):
            self.edit_current()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            if event.text().isdigit() and not event.modifiers() & _COMMANDS:
                self._go_to_value()
            super().keyPressEvent(event)

    def _go_to_value(self) -> None:
        """Take a figure typed anywhere in a row for its result; Qt would look for its name."""
        row = self.currentIndex().row()
        index = self.model().index(row, self.facts_model().column_index(VALUE))
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)

    def _step(self, step: int) -> None:
        """Go up or down after an entry, staying in the column."""
        index = self.currentIndex()
        following = self.model().index(index.row() + step, index.column())
        if following.isValid():
            self.setCurrentIndex(following)
        self.setFocus()


class EntryDelegate(CellDelegate):
    """Edits a result in place; a text that cannot be read keeps its field open."""

    wrong = Signal(str)
    entered = Signal(object, str)
    stepped = Signal(int)

    def __init__(self, check: Callable[[TargetRow, str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._check = check
        self._row: TargetRow | None = None
        self._before = ""

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("look", "cell")
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName(self.tr("Kết quả"))
        self._row = cast("EntryModel", index.model()).entry_row(index)
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            self._before = str(index.data(Qt.ItemDataRole.EditRole) or "")
            editor.setText(self._before)

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not isinstance(editor, QLineEdit) or self._row is None:
            return
        text = editor.text().strip()
        problem = self._problem(text)
        if problem:
            sentence = self.tr("{problem} Số cũ được giữ nguyên.")
            self.wrong.emit(sentence.format(problem=problem))
        elif text != self._before:
            self.entered.emit(self._row, text)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, **dict.fromkeys(_ENTER, 1)}
            step = steps.get(Qt.Key(event.key()))
            if step is not None and isinstance(watched, QLineEdit):
                return self._finish(watched, step)
        return super().eventFilter(watched, event)

    def _finish(self, editor: QLineEdit, step: int) -> bool:
        problem = self._problem(editor.text().strip())
        if problem:
            set_wrong(editor, wrong=True)
            below = editor.mapToGlobal(QPoint(0, editor.height()))
            QToolTip.showText(below, plain_tip(problem), editor)
            self.wrong.emit(problem)
            return True
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.stepped.emit(step)
        return True

    def _problem(self, text: str) -> str:
        return self._check(self._row, text) if self._row and text != self._before else ""


def pasted_column(text: str) -> tuple[str, ...]:
    """Return the first column of a pasted block; the line break at its end adds no row."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    cells = tuple(line.split("\t")[0].strip().strip('"') for line in lines)
    return cells if any(cells) else ()

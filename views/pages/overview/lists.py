"""Short lists of the overview: each line opens what it names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from models.domain.sheets.blocks import Row
from models.domain.sheets.listing import ShownColumn, ShownTable
from models.domain.targets import Verdict
from views import theme
from views.widgets.buttons import link
from views.widgets.panel import Panel
from views.widgets.status import paint_mark, status_look
from views.widgets.text import Sentence, plain_tip

_PAD = 8
_MARK = 12
_MOST_HERE = 60
_PRINTED = (
    ShownColumn(title="Nội dung"),
    ShownColumn(title="Chi tiết"),
    ShownColumn(title="Tình trạng"),
)
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line: a name, a fainter second line, a tinted word at the end, where it leads."""

    name: str
    detail: str
    page: str
    id: str
    tag: str = ""
    role: str = "unknown"
    verdict: Verdict | None = None


def _no_item(_thing: object) -> Item:
    return Item(name="", detail="", page="", id="")


def printed_lists(
    title: str, lists: Sequence[tuple[str, Callable[[], list[Item]]]]
) -> Callable[[], ShownTable]:
    """Return what makes one table of several lists, each under its name."""

    def read() -> ShownTable:
        rows: list[Row] = []
        for name, items in lists:
            found = items()
            if found:
                rows.append(Row(cells=(name,), spanning=True))
            rows += [Row(cells=(item.name, item.detail, item.tag)) for item in found]
        return ShownTable(title=title, note="", columns=_PRINTED, rows=tuple(rows))

    return read


class ItemRow(QAbstractButton):
    """One line that is a button."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.setText(item.name)
        self.setAccessibleName(f"{item.name}. {item.detail}. {item.tag}")
        self.setToolTip(plain_tip(f"{item.name}\n{item.detail}"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, QFontMetrics(theme.font(13)).height() * 2 + 14)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.colour("raised"))
        right = self._paint_tag(painter)
        left = _PAD
        if self.item.verdict is not None:
            role = status_look(self.item.verdict).role
            mark = QRectF(left, 9, _MARK, _MARK)
            paint_mark(painter, self.item.verdict, mark, theme.colour(role))
            left += _MARK + 8
        half = self.height() / 2
        painter.setFont(theme.font(13))
        self._write(painter, QRectF(left, 3, right - left, half - 3), self.item.name, "text")
        painter.setFont(theme.font(12))
        self._write(painter, QRectF(left, half, right - left, half - 4), self.item.detail, "muted")
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_tag(self, painter: QPainter) -> float:
        """Draw the tinted word; return where the text must end."""
        if not self.item.tag:
            return self.width() - _PAD
        painter.setFont(theme.font(12, bold=True))
        width = painter.fontMetrics().horizontalAdvance(self.item.tag) + 16
        height = painter.fontMetrics().height() + 4
        box = QRectF(self.width() - width - _PAD, (self.height() - height) / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{self.item.role}_soft"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme.colour(self.item.role))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.item.tag)
        return box.left() - _PAD

    def _write(self, painter: QPainter, cell: QRectF, text: str, role: str) -> None:
        painter.setPen(theme.colour(role))
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, round(cell.width())
        )
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(cell, int(side), shown)


class ItemsPanel(Panel):
    """The first few items, and a link to all: on their page, or here where they have none."""

    page_requested = Signal(str, str)

    def __init__(self, title: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._rows: list[ItemRow] = []
        self._everything = ("", "")
        self._things: Sequence[Any] = ()
        self._item: Callable[[Any], Item] = _no_item
        self._is_expanded = False
        self._empty = Sentence(empty, role="muted", px=13, parent=self)
        self._all = link("", self)
        self._all.clicked.connect(self._open_all)
        self.add_action(self._all)
        self.add(self._empty)

    def rows(self) -> tuple[ItemRow, ...]:
        """Return the lines shown."""
        return tuple(self._rows)

    def items(self) -> Callable[[], list[Item]]:
        """Return what makes the lines of all things, those out of sight as well."""
        things, item = self._things, self._item
        return lambda: [item(thing) for thing in things]

    def show_things(
        self,
        things: Sequence[T],
        item: Callable[[T], Item],
        *,
        most: int,
        everything: tuple[str, str] = ("", ""),
    ) -> None:
        """Show the first `most` things, each as its `item`; thousands may wait unseen.

        `everything` is page and list of the rest, if any.
        """
        self._things, self._item = things, item
        self._everything = everything
        self._empty.setVisible(not things)
        self._show_rows(_MOST_HERE if self._is_expanded else most)

    def expand(self) -> None:
        """Show what there is room for, here."""
        self._is_expanded = True
        self._show_rows(_MOST_HERE)
        if self._rows:
            self._rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_rows(self, count: int) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [ItemRow(self._item(thing), self) for thing in self._things[:count]]
        for row in self._rows:
            row.clicked.connect(self._open)
            self.add(row)
        self._all.setText(self.tr("Xem cả {count}").format(count=len(self._things)))
        self._all.setVisible(len(self._things) > count)

    @Slot()
    def _open(self) -> None:
        row = self.sender()
        if isinstance(row, ItemRow):
            self.page_requested.emit(row.item.page, row.item.id)

    @Slot()
    def _open_all(self) -> None:
        if self._everything[0]:
            self.page_requested.emit(*self._everything)
        else:
            self.expand()

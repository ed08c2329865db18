"""Plain charts: values readable without hovering, the target line labelled, readable in grey."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from models.domain.targets import Verdict
from views import theme
from views.widgets.status import paint_mark, status_look

_ROW = 30
_HEIGHT = 190


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: `text` is what is written at its end, None as `value` draws no bar."""

    label: str
    value: Decimal | None
    text: str
    role: str = "info"


class BarChart(QWidget):
    """Bars side by side (periods) or, `horizontal`, one under another (offices)."""

    def __init__(self, parent: QWidget | None = None, *, horizontal: bool = False) -> None:
        super().__init__(parent)
        self._horizontal = horizontal
        self._bars: tuple[Bar, ...] = ()
        self._line: Decimal | None = None
        self._line_text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_data(
        self, bars: Sequence[Bar], line: Decimal | None = None, line_text: str = "", name: str = ""
    ) -> None:
        """Draw `bars` and the target `line`, labelled `line_text`; `name` says what is drawn."""
        self._bars = tuple(bars)
        self._line = line
        self._line_text = line_text
        told = "; ".join(f"{bar.label}: {bar.text}" for bar in bars)
        self.setAccessibleName(name)
        self.setAccessibleDescription(f"{told}. {line_text}".strip())
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        rows = len(self._bars) * _ROW + (26 if self._line is not None else 6)
        return QSize(300, rows if self._horizontal else _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12))
        if self._horizontal:
            self._paint_rows(painter)
        else:
            self._paint_columns(painter)

    def _share(self, value: Decimal) -> float:
        """Return `value` as a part of the longest bar; bars begin at zero."""
        values = [bar.value for bar in self._bars if bar.value is not None]
        top = max([abs(v) for v in values] + [abs(self._line or Decimal(0)), Decimal(0)])
        return float(max(value, Decimal(0)) / top) if top else 0.0

    def _paint_columns(self, painter: QPainter) -> None:
        text_height = painter.fontMetrics().height()
        plot = QRectF(0, text_height + 18, self.width(), 0)
        plot.setBottom(self.height() - text_height - 6)
        step = plot.width() / len(self._bars)
        thick = min(44.0, step * 0.6)
        for place, bar in enumerate(self._bars):
            middle = plot.left() + step * (place + 0.5)
            top = plot.bottom() - plot.height() * (self._share(bar.value) if bar.value else 0)
            column = QRectF(middle - thick / 2, top, thick, plot.bottom() - top)
            painter.fillRect(column, theme.colour(bar.role))
            cell = QRectF(middle - step / 2, top - text_height - 2, step, text_height)
            self._write(painter, cell, bar.text, "text")
            cell.moveTop(plot.bottom() + 4)
            self._write(painter, cell, bar.label, "muted")
        painter.fillRect(QRectF(0, plot.bottom(), self.width(), 1), theme.colour("control"))
        if self._line is not None:
            height = plot.bottom() - plot.height() * self._share(self._line)
            painter.setPen(QPen(theme.colour("text"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(0, round(height), self.width(), round(height))
            self._label_line(painter, QRectF(0, 0, self.width(), text_height), _LEFT)

    def _paint_rows(self, painter: QPainter) -> None:
        metrics = painter.fontMetrics()
        labels = min(max(metrics.horizontalAdvance(bar.label) for bar in self._bars), 120) + 8
        values = max(metrics.horizontalAdvance(bar.text) for bar in self._bars) + 8
        top = 22.0 if self._line is not None else 0.0
        room = max(self.width() - labels - values, 20)
        foot = top + _ROW * len(self._bars)
        lengths = [room * (self._share(b.value) if b.value else 0) for b in self._bars]
        for place, (bar, length) in enumerate(zip(self._bars, lengths, strict=True)):
            row = top + _ROW * place
            cell = QRectF(0, row, labels - 8, _ROW)
            self._write(painter, cell, bar.label, "text", _LEFT)
            painter.fillRect(QRectF(labels, row + 7, length, _ROW - 14), theme.colour(bar.role))
        painter.fillRect(QRectF(labels, 20, 1, foot - 20), theme.colour("control"))
        if self._line is not None:
            x = round(labels + room * self._share(self._line))
            painter.setPen(QPen(theme.colour("text"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(x, 20, x, round(foot))
            self._label_line(painter, QRectF(0, 0, self.width(), 18), _RIGHT)
        for place, (bar, length) in enumerate(zip(self._bars, lengths, strict=True)):
            width = metrics.horizontalAdvance(bar.text)
            cell = QRectF(labels + length + 4, top + _ROW * place + 6, width + 4, _ROW - 12)
            painter.fillRect(cell, theme.colour("surface"))
            self._write(painter, cell, bar.text, "text")

    def _label_line(self, painter: QPainter, room: QRectF, side: Qt.AlignmentFlag) -> None:
        """Write what the dashed line means, after a short piece of it."""
        width = painter.fontMetrics().horizontalAdvance(self._line_text) + 26
        left = room.right() - width if side == _RIGHT else room.left()
        painter.setPen(QPen(theme.colour("text"), 1.5, Qt.PenStyle.DashLine))
        middle = round(room.center().y())
        painter.drawLine(round(left), middle, round(left) + 20, middle)
        cell = QRectF(left + 26, room.top(), width, room.height())
        self._write(painter, cell, self._line_text, "text", _LEFT)

    def _write(
        self,
        painter: QPainter,
        cell: QRectF,
        text: str,
        role: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
    ) -> None:
        painter.setPen(theme.colour(role))
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, round(cell.width()) + 1
        )
        painter.drawText(cell, int(side | Qt.AlignmentFlag.AlignVCenter), shown)


class ShareBar(QWidget):
    """How many targets stand where: one bar in parts, its legend with signs and numbers below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[tuple[Verdict, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: Sequence[tuple[Verdict, int]]) -> None:
        """Draw the verdicts with their counts, in this order."""
        self._parts = tuple((verdict, count) for verdict, count in parts if count > 0)
        told = (f"{status_look(verdict).word}: {count}" for verdict, count in self._parts)
        self.setAccessibleName("; ".join(told))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, 26 + 24 * self._legend_lines(max(self.width(), 200)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font(13))
        total = sum(count for _, count in self._parts)
        left = 0.0
        for verdict, count in self._parts:
            width = self.width() * count / total
            colour = theme.colour(status_look(verdict).role)
            painter.fillRect(QRectF(left, 0, max(width - 2, 2), 14), colour)
            left += width
        self._paint_legend(painter)

    def _paint_legend(self, painter: QPainter) -> None:
        left, top = 0.0, 24.0
        for verdict, count in self._parts:
            text = f"{count}  {status_look(verdict).word}"
            width = painter.fontMetrics().horizontalAdvance(text) + 18
            if left and left + width > self.width():
                left, top = 0.0, top + 24
            paint_mark(
                painter,
                verdict,
                QRectF(left, top + 4, 12, 12),
                theme.colour(status_look(verdict).role),
            )
            painter.setPen(theme.colour("text"))
            painter.drawText(QRectF(left + 18, top, width, 20), int(_LEFT), text)
            left += width + 20

    def _legend_lines(self, width: int) -> int:
        metrics = QFontMetrics(theme.font(13))
        lines, left = 1, 0
        for verdict, count in self._parts:
            text = f"{count}  {status_look(verdict).word}"
            part = metrics.horizontalAdvance(text) + 18
            if left and left + part > width:
                lines, left = lines + 1, 0
            left += part + 20
        return lines


_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignRight

"""The year by months: where the tasks of each heading and the duties fall due."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from models.domain.programmes import TaskState
from models.usecases.programmes import ProgrammeView
from views import theme
from views.pages.programme.words import STATE_ROLES, is_late
from views.widgets.text import plain_tip

_NAME_PX = 260
_ROW, _HEAD = 38, 30
_MARK = 24
_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What falls due on one day in one row; `target` is what a press asks for."""

    day: date
    count: int
    role: str
    words: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRow:
    """A heading with its marks."""

    name: str
    marks: tuple[Mark, ...]


class TimelineView(QWidget):
    """`pressed` carries what the mark stands for: "group:…" or "duty:…"."""

    pressed = Signal(str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._year = today.year
        self._rows: tuple[TimeRow, ...] = ()
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_view(self, view: ProgrammeView) -> None:
        """Show the tasks and duties of a programme in its first year, or in the present one."""
        found = view.programme
        self._year = min(max(self._today.year, found.year_from), found.year_to)
        self._rows = rows_of(view, self._year, self._today)
        told = (f"{row.name}: {'; '.join(mark.words for mark in row.marks)}" for row in self._rows)
        self.setAccessibleName(f"Dòng thời gian năm {self._year}")
        self.setAccessibleDescription("\n".join(told))
        self.updateGeometry()
        self.update()

    def rows(self) -> tuple[TimeRow, ...]:
        """Return the rows shown."""
        return self._rows

    @override
    def sizeHint(self) -> QSize:
        return QSize(900, _HEAD + _ROW * max(1, len(self._rows)) + 8)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(620, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("surface"))
        self._paint_months(painter)
        for place, row in enumerate(self._rows):
            self._paint_row(painter, _HEAD + place * _ROW, row)
        if self._today.year == self._year:
            x = self._x(self._today)
            painter.setPen(QPen(theme.colour("accent"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, 18), QPointF(x, _HEAD + _ROW * len(self._rows)))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        mark = self._mark_at(event.position())
        if mark is not None:
            self.pressed.emit(mark.target)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._mark_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self._mark_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(mark.words) if mark else "", self)
            return True
        return super().event(event)

    def _paint_months(self, painter: QPainter) -> None:
        painter.setFont(theme.font(12))
        step = (self.width() - _NAME_PX - 16) / _MONTHS
        bottom = _HEAD + _ROW * len(self._rows)
        for month in range(_MONTHS):
            left = _NAME_PX + step * month
            painter.setPen(theme.colour("muted"))
            cell = QRectF(left, 0, step, _HEAD)
            painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), f"Th {month + 1}")
            painter.setPen(theme.colour("line"))
            painter.drawLine(QPointF(left, _HEAD), QPointF(left, bottom))

    def _paint_row(self, painter: QPainter, top: float, row: TimeRow) -> None:
        painter.setPen(theme.colour("line"))
        painter.drawLine(QPointF(0, top), QPointF(self.width(), top))
        painter.setFont(theme.font(13))
        painter.setPen(theme.colour("text"))
        name = painter.fontMetrics().elidedText(
            row.name, Qt.TextElideMode.ElideRight, _NAME_PX - 16
        )
        room = QRectF(8, top, _NAME_PX - 12, _ROW)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), name)
        painter.setFont(theme.font(12, bold=True))
        for mark in row.marks:
            box = self._box(mark, top)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(f"{mark.role}_soft"))
            painter.drawRoundedRect(box, _MARK / 2, _MARK / 2)
            painter.setPen(QPen(theme.colour(mark.role), 1.5))
            painter.drawRoundedRect(box, _MARK / 2, _MARK / 2)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(mark.count))

    def _x(self, day: date) -> float:
        first, last = date(self._year, 1, 1), date(self._year, 12, 31)
        share = (day - first).days / ((last - first).days + 1)
        return _NAME_PX + (self.width() - _NAME_PX - 16) * min(max(share, 0.0), 1.0)

    def _box(self, mark: Mark, top: float) -> QRectF:
        middle = min(self._x(mark.day), self.width() - _MARK)
        return QRectF(middle - _MARK / 2, top + (_ROW - _MARK) / 2, _MARK, _MARK)

    def _mark_at(self, point: QPointF) -> Mark | None:
        place = int((point.y() - _HEAD) // _ROW)
        if not 0 <= place < len(self._rows):
            return None
        top = _HEAD + place * _ROW
        marks = self._rows[place].marks
        return next((mark for mark in marks if self._box(mark, top).contains(point)), None)


def rows_of(view: ProgrammeView, year: int, today: date) -> tuple[TimeRow, ...]:
    """Return one row for each heading with tasks due in `year`, and one for the duties."""
    found = view.programme
    rows = []
    for chapter, headings in ((2, found.fields), (3, found.groups)):
        for place, heading in enumerate(headings, start=1):
            marks = _task_marks(view, heading.code, year, today)
            if marks:
                number = f"{chapter}.{place}. " if found.groups else ""
                rows.append(TimeRow(name=f"{number}{heading.name}", marks=marks))
    duties = _duty_marks(view, year, today)
    if duties:
        rows.append(TimeRow(name="Việc định kỳ", marks=duties))
    return tuple(rows)


def _task_marks(view: ProgrammeView, group: str, year: int, today: date) -> tuple[Mark, ...]:
    days = defaultdict(list)
    for line in view.tasks:
        if line.task.group == group and line.task.deadline and line.task.deadline.year == year:
            days[line.task.deadline].append(line)
    marks = []
    for day, lines in sorted(days.items()):
        done = sum(line.state is TaskState.DONE for line in lines)
        late = any(is_late(line, today) for line in lines)
        role = "bad" if late else STATE_ROLES[TaskState.DONE] if done == len(lines) else "info"
        names = "\n".join(line.task.name for line in lines[:8])
        words = f"Hạn {day:%d/%m/%Y}: {len(lines)} nhiệm vụ, {done} đã xong\n{names}"
        marks.append(
            Mark(day=day, count=len(lines), role=role, words=words, target=f"group:{group}")
        )
    return tuple(marks)


def _duty_marks(view: ProgrammeView, year: int, today: date) -> tuple[Mark, ...]:
    """Return one mark for the duties of each month, on the day of the first."""
    months = defaultdict(list)
    for item in view.duties:
        if item.duty.due and item.duty.due.year == year:
            months[item.duty.due.month].append((item.duty.due, item))
    marks = []
    for _, items in sorted(months.items()):
        open_days = [day for day, item in items if item.done_on is None]
        role = "good" if not open_days else "bad" if min(open_days) < today else "warn"
        words = "\n".join(f"{item.duty.name} (hạn {day:%d/%m/%Y})" for day, item in items)
        target = f"duty:{items[0][1].duty.code}"
        marks.append(Mark(day=items[0][0], count=len(items), role=role, words=words, target=target))
    return tuple(marks)

"""Somebody's own table of results: map its columns, look at every row, then write."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.changed import Changed
from models.domain.foreign_list import ListMapping, missing
from models.usecases.desk import Saved
from models.usecases.entering import Entered, periods_of
from models.usecases.foreign_list import ListLook, choose_encodings, look_at_list
from models.usecases.foreign_results import (
    PURPOSE,
    WANTED,
    ResultRow,
    RowState,
    preview_results,
    take_results,
    with_suggestions,
)
from views.context import PageContext
from views.widgets.buttons import plain, primary
from views.widgets.choice import ChoiceField
from views.widgets.column_mapping import ColumnMapping
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.table import TableView
from views.widgets.text import Line, Sentence

_STATE_ROLES = {
    RowState.NEW: "good",
    RowState.CHANGED: "info",
    RowState.SAME: "muted",
    RowState.QUESTION: "warn",
    RowState.PROBLEM: "bad",
}
_TAKEN = (RowState.NEW, RowState.CHANGED)


class ListReader(QWidget):
    """Reads one file; `saved` tells that results were written, `left` that the user is done."""

    saved = Signal(object, object)
    left = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._look: ListLook | None = None
        self._title = Line("", px=15, bold=True, parent=self)
        self._hint = Sentence("", role="muted", px=13, parent=self)
        self.sheets = ChoiceField(parent=self)
        periods = [(item.text, item.label) for item in periods_of(context.year)]
        self.period = ChoiceField(periods, str(context.year), self)
        self.mapping = ColumnMapping(WANTED, self)
        self.rows = TableView("packages-list", context.memory, self)
        self.row_model: FactsModel[ResultRow] = FactsModel(_columns(), (), self)
        self._summary = Line("", role="muted", parent=self)
        self.guesses = plain(self.tr("Nhận các tên gần đúng"), "check", self)
        self.guesses.hide()
        self.later = plain(self.tr("Để sau"), parent=self)
        self.go = primary(self.tr("Ghi vào sổ"), "check", self)
        self._lay_out()
        self._connect()

    def read(self, place: Path) -> None:
        """Look at the file at `place`; nothing is written."""
        self._look = None
        self._title.set_text(self.tr("Đọc bảng “{name}”").format(name=place.name))
        self._say(self.tr("Đang đọc tệp."))
        self._start(place, "")

    def look(self) -> ListLook | None:
        """Return what was read, None before that."""
        return self._look

    def _start(self, place: Path, sheet: str) -> None:
        desk = self._context.desk
        self._context.jobs.read(
            lambda _token: look_at_list(desk, place, PURPOSE, WANTED, sheet=sheet),
            self._show_look,
            owner=self,
            title=self.tr("Chưa đọc được bảng"),
        )

    def _show_look(self, look: ListLook) -> None:
        self._look = look
        names = [(item.name, item.name) for item in look.found.sheets]
        self.sheets.set_choices(names, look.sheet)
        self.sheets.setEnabled(len(names) > 1)
        self.mapping.show_sheet(look.chosen, look.mapping)
        self._preview()

    def _preview(self) -> None:
        look = self._look
        if look is None:
            return
        lacking = missing(look.mapping, WANTED)
        if lacking:
            labels = ", ".join(item.label for item in lacking)
            self.row_model.set_facts(())
            self._say(self.tr("Hãy chọn cột cho: {labels}.").format(labels=labels))
            return
        desk, year, period = self._context.desk, self._context.year, self.period.value()
        self._context.jobs.read(
            lambda _token: preview_results(desk, look, year, period),
            self._show_rows,
            owner=self,
            title=self.tr("Chưa đọc được các dòng"),
        )

    def _show_rows(self, rows: tuple[ResultRow, ...]) -> None:
        self.row_model.set_facts(rows)
        counts = [(state, sum(row.state is state for row in rows)) for state in RowState]
        words = ", ".join(f"{count} {state.label.lower()}" for state, count in counts if count)
        self._say(words or self.tr("Không có dòng nào có số liệu."))
        self.go.setEnabled(any(row.state in _TAKEN for row in rows))
        near = sum(bool(row.suggestion) for row in rows)
        self.guesses.setVisible(near > 0)
        self.guesses.setText(self.tr("Nhận {count} tên gần đúng").format(count=near))

    def _say(self, words: str) -> None:
        self._summary.set_text(words)
        self.go.setEnabled(False)

    def _accept_guesses(self) -> None:
        if self._look is not None:
            self._look = with_suggestions(self._look, self.row_model.all_facts())
            self.mapping.show_sheet(self._look.chosen, self._look.mapping)
            self._preview()

    def _take(self) -> None:
        look, rows = self._look, self.row_model.all_facts()
        if look is None:
            return
        desk, year = self._context.desk, self._context.year
        self.go.setEnabled(False)
        self._context.jobs.write(
            lambda _token: take_results(desk, look, rows, year),
            self._tell_taken,
            owner=self,
            title=self.tr("Chưa ghi được bảng"),
        )

    def _tell_taken(self, taken: Saved[Entered]) -> None:
        self._preview()
        at: datetime = taken.at
        self.saved.emit(taken.changed | Changed.RESULTS, at)
        self._hint.setText(
            self.tr(
                "Đã ghi {count} kết quả lúc {at}. Lần sau, bảng có cùng tiêu đề sẽ được nhận ngay."
            ).format(count=taken.value.cell_count, at=f"{at:%H:%M}")
        )
        self.later.setText(self.tr("Xong"))

    def _turn_sheet(self, name: str) -> None:
        if self._look is not None:
            self._start(self._look.place, name)

    def _map(self, mapping: ListMapping) -> None:
        if self._look is not None:
            self._look = replace(self._look, mapping=mapping)
            self._preview()

    def _encode(self, mapping: ListMapping) -> None:
        look = self._look
        if look is None:
            return
        kept = replace(look, mapping=mapping)
        self._context.jobs.read(
            lambda _token: choose_encodings(kept, mapping.encodings),
            self._show_look,
            owner=self,
            title=self.tr("Chưa đọc lại được bảng"),
        )

    def _lay_out(self) -> None:
        self._hint.setText(
            self.tr(
                "Chọn cột nào là chỉ tiêu, cột nào là kết quả. Chưa có gì được ghi vào sổ cho đến "
                "khi bấm “Ghi vào sổ”; chỉ các dòng Mới và Đổi được ghi."
            )
        )
        self.rows.set_model(self.row_model)
        self.rows.set_empty(EmptyState(self.tr("Chưa có dòng nào để xem."), icon="list"))
        top = QHBoxLayout()
        top.setSpacing(8)
        for label, field in ((self.tr("Trang"), self.sheets), (self.tr("Kỳ"), self.period)):
            field.setAccessibleName(label)
            top.addWidget(Line(label, parent=self))
            top.addWidget(field)
        top.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._summary, 1)
        foot.addWidget(self.guesses)
        foot.addWidget(self.later)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addLayout(top)
        column.addWidget(self.mapping)
        column.addWidget(self.rows, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.sheets.committed.connect(self._turn_sheet)
        self.period.committed.connect(self._preview)
        self.mapping.mapped.connect(self._map)
        self.mapping.encoded.connect(self._encode)
        self.later.clicked.connect(self.left)
        self.go.clicked.connect(self._take)
        self.guesses.clicked.connect(self._accept_guesses)


def _columns() -> tuple[Column[ResultRow], ...]:
    return (
        Column(
            key="row",
            title="Dòng",
            text=lambda row: str(row.number),
            sort=lambda row: row.number,
            width=56,
            numeric=True,
        ),
        Column(key="text", title="Trong bảng", text=lambda row: row.text, width=190),
        Column(
            key="target",
            title="Chỉ tiêu",
            text=lambda row: row.target_name,
            tip=lambda row: row.target,
            width=190,
        ),
        Column(key="period", title="Kỳ", text=lambda row: row.period_label, width=96),
        Column(key="old", title="Đang có", text=lambda row: row.old, width=92),
        Column(key="new", title="Sẽ ghi", text=lambda row: row.new, width=92),
        Column(
            key="state",
            title="Tình trạng",
            text=lambda row: row.state.label,
            sort=lambda row: list(RowState).index(row.state),
            role=lambda row: _STATE_ROLES[row.state],
            width=92,
        ),
        Column(
            key="message",
            title="Cần biết",
            text=lambda row: row.message,
            tip=lambda row: row.message,
            width=180,
            stretch=True,
        ),
    )

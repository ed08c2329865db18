"""Words of the papers that a person may write over: seen, changed, taken back from Word."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.errors import UserError
from models.usecases.desk import Saved
from models.usecases.paper_texts import (
    PaperPlace,
    TakenBack,
    give_up,
    paper_places,
    preview_document,
    write_over,
)
from views.context import PageContext
from views.saving import Writer
from views.widgets.buttons import plain, quiet
from views.widgets.facts_model import Column, FactsModel
from views.widgets.fields import LongTextField
from views.widgets.form import FormColumn
from views.widgets.table import TableView
from views.widgets.text import Sentence

_LONGEST_LINE = 120
_EDIT_ROWS = 10


class TextsPart(QWidget):
    """Lists every text that may be written over, those that were first."""

    refused = Signal(str)
    word_requested = Signal()

    def __init__(self, context: PageContext, writer: Writer, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._code = ""
        self._chosen: PaperPlace | None = None
        self.model: FactsModel[PaperPlace] = FactsModel(_columns(), parent=self)
        self._table = TableView("paper-texts", context.memory, self)
        self._table.set_model(self.model)
        self._table.row_opened.connect(self.edit)
        self._table.fact_changed.connect(self._offer)
        hint = Sentence(
            self.tr(
                "Lời văn sửa ở đây hoặc trong Word được giữ nguyên khi lập lại hồ sơ và luôn được "
                "đánh dấu. Bảng số liệu, tên và chức danh sửa ở hồ sơ, không sửa ở đây."
            ),
            role="muted",
            px=13,
            parent=self,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(hint)
        column.addLayout(self._bar())
        column.addWidget(self._table, 1)
        self._offer(None)

    def show_dossier(self, code: str) -> None:
        """List the texts of dossier `code`."""
        self._code = code
        self.reload()

    def reload(self) -> None:
        """Read the texts again."""
        desk, code = self._context.desk, self._code
        if code:
            self._context.jobs.read(lambda _token: paper_places(desk, code), self._fill, owner=self)

    def edit(self, place: PaperPlace) -> None:
        """Ask for other words in `place`."""
        form = FormColumn()
        field = LongTextField(place.text, rows=_EDIT_ROWS)
        field.setMinimumWidth(560)
        form.add("text", place.label or place.sheet_name, field, help=place.sheet_name)
        if self._context.ask.form(self.tr("Sửa lời văn"), form, self.tr("Giữ lời văn này")):
            changed = replace(place, text=form.text("text"))
            self._keep(lambda: write_over(self._context.desk, self._code, [changed]))

    def give_up(self) -> None:
        """Let the text chosen say again what the program would."""
        place = self._chosen
        if place is not None:
            self._keep(lambda: give_up(self._context.desk, self._code, place))

    def take_back(self) -> None:
        """Ask for a document edited in Word and show what it would change."""
        file = self._context.ask.open_file(self.tr("Lấy lại từ Word"), ["Word (*.docx)"])
        if file is None:
            return
        desk, code = self._context.desk, self._code
        self._context.jobs.read(
            lambda _token: preview_document(desk, code, file),
            self._confirm,
            owner=self,
            refused=self._refuse,
        )

    def _bar(self) -> QHBoxLayout:
        self._edit = plain(self.tr("Sửa lời văn"), "pencil", self)
        self._drop = quiet(self.tr("Trả về lời văn của chương trình"), "undo-2", self)
        self._word = plain(self.tr("Xuất Word"), "download", self)
        self._back = plain(self.tr("Lấy lại từ Word"), "upload", self)
        self._edit.clicked.connect(self._edit_chosen)
        self._drop.clicked.connect(self.give_up)
        self._word.clicked.connect(self.word_requested)
        self._back.clicked.connect(self.take_back)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self._word, self._back, self._edit, self._drop):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _fill(self, places: tuple[PaperPlace, ...]) -> None:
        ordered = sorted(places, key=lambda place: not place.is_written_over)
        self.model.set_facts(ordered)
        self._offer(None)

    def _offer(self, place: PaperPlace | None) -> None:
        self._chosen = place
        self._edit.setEnabled(place is not None)
        self._drop.setEnabled(place is not None and place.is_written_over)

    def _edit_chosen(self) -> None:
        if self._chosen is not None:
            self.edit(self._chosen)

    def _confirm(self, found: TakenBack) -> None:
        tables = self._tables_told(found)
        if not found.changed:
            same = self.tr("Lời văn không khác gì bản trong hồ sơ.")
            self.refused.emit(f"{same} {tables}".strip())
            return
        names = "\n".join(
            f"• {place.sheet_name}, {place.label or place.key}: {_line(place.text)}"
            for place in found.changed[:8]
        )
        more = len(found.changed) - 8
        tail = self.tr("\nvà {n} đoạn khác.").format(n=more) if more > 0 else ""
        text = self.tr("{n} đoạn văn khác với hồ sơ:\n{names}{tail}").format(
            n=len(found.changed), names=names, tail=tail
        )
        if tables:
            text = f"{text}\n\n{tables}"
        if self._context.ask.confirm(self.tr("Lấy lại từ Word"), text, self.tr("Lấy các đoạn này")):
            self._keep(lambda: write_over(self._context.desk, self._code, found.changed))

    def _tables_told(self, found: TakenBack) -> str:
        """Return which rows of tables cannot be taken back, "" where none was changed."""
        if not found.table_rows:
            return ""
        rows = "; ".join(f"“{_line(row)}”" for row in found.table_rows[:3])
        more = len(found.table_rows) - 3
        tail = self.tr(" và {n} dòng khác").format(n=more) if more > 0 else ""
        return self.tr(
            "Ô trong bảng không lấy lại được từ Word. Các dòng bảng khác với hồ sơ: {rows}{tail}. "
            "Hãy sửa ở phần đề nghị của hồ sơ hoặc ở lý lịch."
        ).format(rows=rows, tail=tail)

    def _keep(self, work: Callable[[], Saved[None]]) -> None:
        self._writer.write(work, self._kept, self._refuse)

    def _kept(self, _value: object) -> None:
        self.reload()

    def _refuse(self, refusal: UserError) -> None:
        self.refused.emit(refusal.text)


def _columns() -> tuple[Column[PaperPlace], ...]:
    return (
        Column(
            key="state",
            title="Lời văn",
            text=_state,
            role=lambda place: "warn" if place.is_written_over else "muted",
            width=140,
        ),
        Column(
            key="sheet",
            title="Văn bản",
            text=lambda place: place.sheet_name,
            tip=lambda place: place.sheet_name,
            width=260,
        ),
        Column(
            key="label",
            title="Mục",
            text=lambda place: place.label,
            tip=lambda place: place.label,
            width=220,
        ),
        Column(
            key="text",
            title="Nội dung",
            text=lambda place: _line(place.text),
            tip=lambda place: place.text,
            width=360,
            stretch=True,
        ),
    )


def _state(place: PaperPlace) -> str:
    if not place.is_written_over:
        return "Theo hồ sơ"
    return "Sửa tay, gốc đã đổi" if place.is_outdated else "Sửa tay"


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]}…"

"""From a passage to targets: paste or open it, look at what it proposes, keep what is right."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from models.usecases.documents import list_documents
from models.usecases.entering import remember_mark
from models.usecases.programmes import list_programmes
from models.usecases.reading import PASSAGE_SUFFIXES, passage_of
from models.usecases.targets_adding import TargetDraft, add_targets, drafts_of
from views.context import PageContext
from views.pages.targets.draft_form import DraftForm
from views.pages.targets.draft_lines import DraftLine, draft_columns
from views.saving import Writer
from views.widgets.buttons import plain, primary
from views.widgets.choice import ChoiceField
from views.widgets.empty import EmptyState
from views.widgets.facts_model import FactsModel
from views.widgets.fields import LongTextField
from views.widgets.table import TableView
from views.widgets.text import Sentence

_ROWS = 6
_TEXT_HEIGHT = 130
Choices = tuple[tuple[str, str], ...]


class PassageView(QWidget):
    """`added` carries what kind of data changed and when; `closed` that the officer is done."""

    added = Signal(object, object)
    closed = Signal()
    told = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._fields: dict[str, Choices] = {}
        self.lines: tuple[DraftLine, ...] = ()
        self.programme = ChoiceField(parent=self)
        self.document = ChoiceField((("", self.tr("Văn bản chưa có trong sổ")),), parent=self)
        self.mark = ChoiceField(
            (
                ("", self.tr("13.000 nghĩa là gì? Hãy chọn")),
                (",", self.tr("13.000 là mười ba nghìn")),
                (".", self.tr("13.000 là mười ba")),
            ),
            parent=self,
        )
        self.text = LongTextField(rows=_ROWS, parent=self)
        self.text.setFixedHeight(16777215)
        self.text.setMinimumHeight(90)
        self.text.setAccessibleName(self.tr("Đoạn văn bản"))
        self.text.setPlaceholderText(self.tr("Dán đoạn chỉ thị, kế hoạch vào đây rồi bấm Đọc."))
        self.model = FactsModel(draft_columns(), (), self)
        self.table = TableView("targets-passage", context.memory, self)
        self._summary = Sentence(role="muted", px=13, parent=self)
        self._add = primary(self.tr("Thêm chỉ tiêu"), "plus", self)
        self._writer = Writer(context, self.tr("Chưa thêm được chỉ tiêu"), self)
        self._lay_out()
        self._connect()
        self._read_choices()
        self._show(())

    def open_file(self, file: Path) -> None:
        """Read the passage from a file off the GUI thread."""
        self._context.jobs.read(
            lambda _token: passage_of(file),
            self._take_text,
            owner=self,
            title=self.tr("Chưa mở được văn bản"),
        )

    def read(self) -> None:
        """Propose targets from the text as it stands."""
        desk, text = self._context.desk, self.text.value()
        programme, document = self.programme.value(), self.document.value()
        mark = self.mark.value()
        self._context.jobs.read(
            lambda _token: drafts_of(desk, text, programme=programme, document=document, mark=mark),
            self._show,
            owner=self,
            title=self.tr("Chưa đọc được đoạn văn"),
        )

    def toggle(self, place: int) -> None:
        """Keep the proposal at `place`, or drop it."""
        line = self.lines[place]
        self._renew(replace(line, kept=not line.kept))

    def edit(self, place: int) -> None:
        """Let the officer correct the proposal at `place`."""
        line = self.lines[place]
        form = DraftForm(line.draft, self._fields.get(self.programme.value(), ()))
        title = self.tr("Sửa chỉ tiêu được đề xuất")
        if self._context.ask.form(title, form, self.tr("Dùng như thế"), check=form.checked):
            self._renew(replace(line, draft=form.draft(), kept=True))
        form.deleteLater()

    def save(self) -> None:
        """Keep every proposal that was not dropped, all or none."""
        kept = [line for line in self.lines if line.kept]
        wrong = next((line for line in kept if line.problem), None)
        if wrong is not None:
            self.table.select_fact(lambda line: line.place == wrong.place)
            self.told.emit(f"“{wrong.draft.name}”: {wrong.problem}")
            return
        if not kept:
            return
        places = {line.place: number for number, line in enumerate(kept)}
        drafts = [
            replace(line.draft, parent=places.get(line.draft.parent))
            if line.draft.parent is not None
            else line.draft
            for line in kept
        ]
        desk, programme = self._context.desk, self.programme.value()
        document = self.document.value()
        if self.mark.value() and document:
            self._writer.write(partial(remember_mark, desk, document, self.mark.value()))
        self._writer.write(
            lambda: add_targets(desk, drafts, programme=programme, document=document),
            self._tell_added,
        )

    def _lay_out(self) -> None:
        self.table.set_model(self.model)
        self.table.set_empty(
            EmptyState(self.tr("Chưa có đề xuất nào. Dán đoạn văn rồi bấm Đọc."), icon="target")
        )
        self.table.add_action(self.tr("Sửa"), self._edit_current, "pencil")
        self.table.add_action(self.tr("Nhận hoặc bỏ"), self._toggle_current, "check")
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.text)
        split.addWidget(self.table)
        split.setSizes([_TEXT_HEIGHT, 3 * _TEXT_HEIGHT])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addWidget(split, 1)
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for field, name in (
            (self.programme, self.tr("Chương trình nhận chỉ tiêu")),
            (self.document, self.tr("Văn bản nguồn")),
            (self.mark, self.tr("Cách đọc dấu chấm")),
        ):
            field.setAccessibleName(name)
            field.setToolTip(name)
            row.addWidget(field, 1)
        for text, icon, slot in (
            (self.tr("Mở tệp văn bản"), "folder-open", self._choose_file),
            (self.tr("Đọc"), "search", self.read),
        ):
            button = plain(text, icon, self)
            button.clicked.connect(slot)
            row.addWidget(button)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        close = plain(self.tr("Về danh sách"), "chevron-left", self)
        close.clicked.connect(self.closed)
        row.addWidget(close)
        row.addWidget(self._summary, 1)
        row.addWidget(self._add)
        return row

    def _connect(self) -> None:
        self.table.clicked.connect(self._click)
        self.table.row_opened.connect(self._edit_line)
        self.mark.committed.connect(self.read)
        self.programme.committed.connect(self._read_again)
        self.document.committed.connect(self._read_again)
        self._add.clicked.connect(self.save)
        self._writer.saved.connect(self.added)

    def _read_choices(self) -> None:
        desk, year = self._context.desk, self._context.year
        self._context.jobs.read(
            lambda _token: (
                tuple(
                    (item.code, item.title, tuple((f.code, f.name) for f in item.fields))
                    for item in list_programmes(desk, year)
                ),
                tuple(
                    (item.document.code, f"{item.document.number} {item.document.title}".strip())
                    for item in list_documents(desk)
                ),
            ),
            self._show_choices,
            owner=self,
        )

    def _show_choices(self, found: tuple[tuple[tuple[str, str, Choices], ...], Choices]) -> None:
        programmes, papers = found
        self._fields = {code: fields for code, _, fields in programmes}
        self.programme.set_choices(
            [(code, title) for code, title, _ in programmes], self.programme.value()
        )
        none = ("", self.tr("Văn bản chưa có trong sổ"))
        self.document.set_choices([none, *papers], self.document.value())

    def _choose_file(self) -> None:
        shapes = " ".join(f"*{suffix}" for suffix in PASSAGE_SUFFIXES)
        words = self.tr("Văn bản ({shapes})").format(shapes=shapes)
        file = self._context.ask.open_file(self.tr("Mở văn bản"), (words,))
        if file is not None:
            self.open_file(file)

    def _take_text(self, text: str) -> None:
        self.text.set_text(text)
        self.read()

    def _read_again(self) -> None:
        if self.text.value():
            self.read()

    def _show(self, drafts: Sequence[TargetDraft]) -> None:
        self.lines = tuple(
            DraftLine(place=place, draft=draft, kept=not draft.is_known)
            for place, draft in enumerate(drafts)
        )
        asks = any(draft.is_open for draft in drafts)
        self.mark.setVisible(asks or bool(self.mark.value()))
        self.model.set_facts(self.lines)
        self._tell()

    def _renew(self, line: DraftLine) -> None:
        self.lines = tuple(line if old.place == line.place else old for old in self.lines)
        self.model.renew(lambda old: self.lines[old.place])
        self._tell()

    def _tell(self) -> None:
        kept = [line for line in self.lines if line.kept]
        wrong = sum(1 for line in kept if line.problem)
        text = self.tr("{kept} trên {every} đề xuất được nhận.")
        text = text.format(kept=len(kept), every=len(self.lines)) if self.lines else ""
        if wrong:
            text += self.tr(" {count} dòng cần xem lại.").format(count=wrong)
        self._summary.setText(text)
        self._add.setEnabled(bool(kept))
        self._add.setText(self.tr("Thêm {count} chỉ tiêu").format(count=len(kept)))

    def _tell_added(self, ids: tuple[str, ...]) -> None:
        self.told.emit(self.tr("Đã thêm {count} chỉ tiêu.").format(count=len(ids)))
        self.text.set_text("")
        self._show(())

    def _click(self, index: QModelIndex) -> None:
        if self.model.columns[index.column()].key == "kept":
            self.toggle(self.model.fact(index.row()).place)

    def _edit_line(self, line: object) -> None:
        if isinstance(line, DraftLine):
            self.edit(line.place)

    def _edit_current(self) -> None:
        self._edit_line(self.table.current_fact())

    def _toggle_current(self) -> None:
        line = self.table.current_fact()
        if isinstance(line, DraftLine):
            self.toggle(line.place)

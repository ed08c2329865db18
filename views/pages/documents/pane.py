"""One document: every field saves itself; the file, and what rests on it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from models.domain.documents import Document
from models.domain.errors import UserError
from models.domain.results import Attachment
from models.usecases.documents import (
    Dependant,
    DocumentFacts,
    attach_file,
    attached_path,
    dependants,
    detach_file,
    document_kinds,
    edit_of,
    save_document,
)
from views.context import PageContext
from views.pages.documents.words import STATUS_WORDS, disagrees, title_words
from views.saving import Writer
from views.widgets.buttons import link
from views.widgets.choice import ChoiceField
from views.widgets.fields import DateField, LongTextField, TextField
from views.widgets.files import FileList
from views.widgets.form import FormColumn
from views.widgets.panel import scrolled
from views.widgets.text import Sentence
from views.widgets.tick import CheckField

_MOST_OF_A_KIND = 12
_LONGEST = 40


class DocumentPane(QWidget):
    """The form of one document."""

    page_requested = Signal(str, str)

    def __init__(self, context: PageContext, writer: Writer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._facts: DocumentFacts | None = None
        self.form = FormColumn(self)
        self.files = FileList(
            self.tr("Chưa đính kèm bản nào."), self.tr("Đính kèm tệp văn bản"), self
        )
        self._rests = _Dependants(self)
        self._fill_form()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(self.form), 1)
        self.form.committed.connect(self._save)
        self.files.add_requested.connect(self._ask_for_file)
        self.files.opened.connect(self._open_file)
        self.files.removed.connect(self._detach)
        self._rests.page_requested.connect(self.page_requested)

    def code(self) -> str:
        """Return the code of the document shown; empty for none."""
        return self._facts.document.code if self._facts else ""

    def show_facts(self, facts: DocumentFacts, others: Sequence[Document]) -> None:
        """Show a document; `others` are those that may replace it."""
        is_other = facts.document.code != self.code()
        self._facts = facts
        self._offer(facts.document, others)
        self._show_values(facts.document)
        self.files.set_files(facts.attachments)
        if is_other:
            self.form.clear_errors()
        desk, code = self._context.desk, facts.document.code
        self._context.jobs.read(
            lambda _token: dependants(desk, code), self._rests.show_items, owner=self
        )

    def attach(self, paths: Sequence[Path]) -> None:
        """Copy `paths` into the workspace as files of this document."""
        code, desk = self.code(), self._context.desk
        for path in paths:
            self._writer.write(partial(attach_file, desk, code, path))

    def focus(self) -> None:
        """Put the cursor into the first field."""
        self.form.field("number").setFocus()

    def _fill_form(self) -> None:
        form = self.form
        form.add("number", self.tr("Số, ký hiệu"), TextField(placeholder="Để trống khi chưa có số"))
        form.add("kind", self.tr("Loại văn bản"), ChoiceField(_kind_choices()))
        form.add("issued_on", self.tr("Ngày ban hành"), DateField())
        form.add("other_issued_on", self.tr("Ngày theo nguồn khác"), DateField())
        form.add("date_note", self.tr("Ghi chú về ngày"), LongTextField(rows=2))
        form.add("issuer", self.tr("Cơ quan ban hành"), TextField())
        form.add("title", self.tr("Trích yếu"), LongTextField(rows=3), required=True)
        form.add("status", self.tr("Hiệu lực"), ChoiceField(tuple(STATUS_WORDS.items())))
        form.add("replaced_by", self.tr("Bị thay thế bởi"), ChoiceField())
        form.add("note", self.tr("Ghi chú"), LongTextField(rows=2))
        form.add("verified", "", CheckField(self.tr("Đã đối chiếu với bản gốc")))
        form.add_section(self.tr("Tệp văn bản"))
        form.add_row(self.files)
        form.add_section(self.tr("Những gì dựa trên văn bản này"))
        form.add_row(self._rests)
        self._source = Sentence("", role="muted", px=13, parent=self)
        form.add_row(self._source)

    def _offer(self, document: Document, others: Sequence[Document]) -> None:
        choices = [("", self.tr("Chưa chọn"))]
        choices += [(item.code, title_words(item)) for item in others if item.code != document.code]
        self._choice("replaced_by").set_choices(choices, document.replaced_by)

    def _show_values(self, document: Document) -> None:
        for key in self.form.values():
            field, value = self.form.field(key), getattr(document, key)
            if field.hasFocus():
                continue
            if isinstance(field, DateField | ChoiceField):
                field.set_value(value)
            elif isinstance(field, CheckField):
                field.set_text("1" if value else "")
            elif isinstance(field, TextField | LongTextField):
                field.set_text(value)
        self.form.show_field("other_issued_on", visible=disagrees(document))
        self.form.show_field("date_note", visible=bool(document.date_note) or disagrees(document))
        self.form.show_field("replaced_by", visible=document.status == "replaced")
        source = self.tr("Nguồn: {text}").format(text=document.source) if document.source else ""
        self._source.setText(source)

    def _choice(self, key: str) -> ChoiceField:
        field = self.form.field(key)
        if not isinstance(field, ChoiceField):
            raise TypeError(field)
        return field

    def _day(self, key: str) -> DateField:
        field = self.form.field(key)
        if not isinstance(field, DateField):
            raise TypeError(field)
        return field

    @Slot(str, str)
    def _save(self, key: str, _text: str) -> None:
        if self._facts is None:
            return
        errors = {day: self._day(day).wrong() for day in ("issued_on", "other_issued_on")}
        if any(errors.values()):
            self.form.set_errors(errors)
            return
        value: str | bool | date | None = self.form.text(key)
        if key in errors:
            value = self._day(key).date_value()
        elif key == "verified":
            value = bool(value)
        edit = replace(edit_of(self._facts.document), **{key: value})  # type: ignore[arg-type]  # the field's own kind
        desk = self._context.desk
        self.form.clear_errors()
        self._facts = replace(
            self._facts,
            document=replace(self._facts.document, **{key: value}),  # type: ignore[arg-type]  # as above
        )
        self.form.show_field("replaced_by", visible=edit.status == "replaced")
        self._writer.write(lambda: save_document(desk, edit), refused=self._refuse(key))

    def _refuse(self, key: str) -> "_Refusal":
        return _Refusal(self.form, key)

    @Slot()
    def _ask_for_file(self) -> None:
        kinds = [self.tr("Văn bản (*.pdf *.doc *.docx *.jpg *.png)"), self.tr("Mọi tệp (*)")]
        paths = self._context.ask.open_files(self.tr("Chọn tệp văn bản"), kinds)
        self.attach(paths)

    @Slot(object)
    def _open_file(self, file: Attachment) -> None:
        self._context.ask.show_file(attached_path(self._context.desk, file))

    @Slot(object)
    def _detach(self, file: Attachment) -> None:
        code, desk = self.code(), self._context.desk
        text = self.tr("Gỡ “{name}” khỏi văn bản này. Bản chép trong thư mục minh chứng vẫn còn.")
        if self._context.ask.confirm(
            self.tr("Gỡ tệp"), text.format(name=file.name), self.tr("Gỡ tệp")
        ):
            self._writer.write(lambda: detach_file(desk, code, file.sha256))


class _Refusal:
    """Shows the sentence of a refusal under the field that was being saved."""

    def __init__(self, form: FormColumn, key: str) -> None:
        self._form = form
        self._key = key

    def __call__(self, error: UserError) -> None:
        self._form.set_errors({self._key: error.text})


class _Dependants(QWidget):
    """What rests on a document, each a link to its page."""

    page_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_items(self, items: Sequence[Dependant]) -> None:
        """Show `items`, grouped by their kind."""
        while self._column.count():
            widget = self._column.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not items:
            self._say(self.tr("Chưa có chương trình, chỉ tiêu hay việc nào dựa trên văn bản này."))
        for kind, members in groupby(items, key=lambda item: item.kind):
            self._show_kind(kind, tuple(members))

    def _show_kind(self, kind: str, members: tuple[Dependant, ...]) -> None:
        self._say(f"{kind} ({len(members)})")
        for item in members[:_MOST_OF_A_KIND]:
            button = link(_cut(item.words), self)
            button.setToolTip(item.words)
            button.setProperty("page", item.page)
            button.setProperty("item", item.id)
            button.clicked.connect(self._open)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._column.addWidget(button)
        rest = len(members) - _MOST_OF_A_KIND
        if rest > 0:
            self._say(self.tr("và {count} mục nữa").format(count=rest))

    def _say(self, text: str) -> None:
        self._column.addWidget(Sentence(text, role="muted", px=13, parent=self))

    @Slot()
    def _open(self) -> None:
        sender = self.sender()
        self.page_requested.emit(str(sender.property("page")), str(sender.property("item")))


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 2].rstrip()}…"


def _kind_choices() -> list[tuple[str, str]]:
    kinds = [(item.abbreviation, f"{item.abbreviation}: {item.name}") for item in document_kinds()]
    return [("", "Luật, pháp lệnh hoặc chưa rõ"), *kinds]

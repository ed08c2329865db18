"""The page of documents: what the programmes rest on, with number, date, issuer and status."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from models.domain.changed import Changed
from models.domain.text import fold
from models.usecases.documents import (
    DocumentEdit,
    DocumentFacts,
    document_kinds,
    list_documents,
    save_document,
)
from views.context import PageContext
from views.pages.documents.pane import DocumentPane
from views.pages.documents.words import (
    NO_NUMBER,
    STATUS_WORDS,
    TWO_DATES,
    UNVERIFIED,
    columns,
    disagrees,
)
from views.saving import Writer
from views.table_papers import TablePapers
from views.widgets.empty import EmptyState
from views.widgets.facts_model import FactsModel
from views.widgets.fields import LongTextField, TextField
from views.widgets.filter_bar import FilterBar
from views.widgets.form import FormColumn
from views.widgets.formats import time_text
from views.widgets.page import PageFrame
from views.widgets.strip import Strip
from views.widgets.table import TableView

_TOUCHES = Changed.DOCUMENTS | Changed.PROGRAMMES | Changed.TARGETS


class DocumentsPage(PageFrame):
    """Lists the documents; opens one in the pane on the right."""

    saved = Signal(object, object)
    page_requested = Signal(str, str)
    help_requested = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("Văn bản", parent=parent)
        self._context = context
        self._wanted = ""
        self._writer = Writer(context, self.tr("Chưa lưu được văn bản"), self)
        self.strip = Strip(context.ask, self)
        self.bar = self._filter_bar()
        self.model: FactsModel[DocumentFacts] = FactsModel(columns(), parent=self)
        self.table = TableView("documents", context.memory, self)
        self.pane = DocumentPane(context, self._writer, self)
        self._arrange()
        self._connect()
        self.reload()

    def reload(self) -> None:
        """Read the list again."""
        desk = self._context.desk
        self._context.jobs.read(
            lambda _token: list_documents(desk),
            self._show_facts,
            owner=self,
            title=self.tr("Chưa đọc được danh sách văn bản"),
        )

    def refresh(self, changed: Changed) -> None:
        """Read again what of this page `changed` touches."""
        if changed & _TOUCHES:
            self.reload()

    def open_item(self, item_id: str) -> None:
        """Show one document by its code, or the list behind "no_number", "two_dates"."""
        self.bar.clear()
        if item_id in (NO_NUMBER, TWO_DATES, UNVERIFIED):
            self.bar.set_chip(item_id, checked=True)
        elif item_id:
            self._wanted = item_id
            self._select_wanted()

    def accept_files(self, paths: Sequence[Path]) -> None:
        """Take dropped files as files of the document that is open."""
        if self.detail_visible() and self.pane.code():
            self.pane.attach(paths)
        else:
            self.strip.tell(self.tr("Hãy mở một văn bản rồi thả tệp vào để đính kèm."))

    def _filter_bar(self) -> FilterBar:
        bar = FilterBar(self.tr("Tìm số, trích yếu, cơ quan"), self)
        used = [(item.abbreviation, item.name) for item in document_kinds()]
        bar.add_choice("kind", self.tr("Loại văn bản"), [("", self.tr("Mọi loại")), *used])
        every = [("", self.tr("Mọi hiệu lực")), *STATUS_WORDS.items()]
        bar.add_choice("status", self.tr("Hiệu lực"), every)
        bar.add_chip(NO_NUMBER, self.tr("Chưa có số"))
        bar.add_chip(TWO_DATES, self.tr("Lệch ngày"))
        bar.add_chip(UNVERIFIED, self.tr("Chưa xác minh"))
        return bar

    def _arrange(self) -> None:
        self.set_hint(
            self.tr(
                "Văn bản mà chương trình, chỉ tiêu và khen thưởng dựa vào. Bấm một dòng để sửa; "
                "từng ô tự lưu khi rời ô."
            )
        )
        self._add = self.set_primary(self.tr("Thêm văn bản"), "plus")
        self._copy = self.add_more(self.tr("Sao chép dòng đã chọn như Excel"), "copy")
        self.table_papers = TablePapers(
            self._context, self.strip, self, {"documents": self.tr("Danh mục văn bản")}
        )
        self.set_filter(self.bar)
        self.set_content(self.table)
        self.set_detail(self.pane, self.tr("Chi tiết văn bản"))
        self.set_strip(self.strip)
        self._empty = EmptyState(
            self.tr("Không có văn bản nào khớp với bộ lọc."),
            self.tr("Bỏ bộ lọc"),
            self.tr("Xem hướng dẫn về văn bản"),
            icon="file-text",
        )
        self.table.set_model(self.model)
        self.table.set_empty(self._empty)
        self.table.add_action(self.tr("Xem và sửa"), self._open_current, "pencil")

    def _connect(self) -> None:
        self.bar.changed.connect(self._apply_filter)
        self.table.clicked.connect(self._open_current)
        self.table.row_opened.connect(self._open_fact)
        self.table.fact_changed.connect(self._follow)
        self.pane.page_requested.connect(self.page_requested)
        self._writer.saved.connect(self._take_saved)
        self._add.clicked.connect(self._ask_for_new)
        self._copy.triggered.connect(self.table.copy)
        self._empty.acted.connect(self.bar.clear)
        self._empty.manual_requested.connect(self._help)

    def _show_facts(self, facts: tuple[DocumentFacts, ...]) -> None:
        current = self.table.current_fact()
        if isinstance(current, DocumentFacts) and not self._wanted:
            self._wanted = current.document.code
        self.model.set_facts(facts)
        self._apply_filter()
        self._select_wanted()

    def _apply_filter(self) -> None:
        words = fold(self.bar.text()).split()
        kind, status, chips = self.bar.choice("kind"), self.bar.choice("status"), self.bar.chips()

        def keep(fact: DocumentFacts) -> bool:
            document = fact.document
            return (
                (not kind or document.kind == kind)
                and (not status or document.status == status)
                and chips <= _chips_of(fact)
                and all(word in _search_key(fact) for word in words)
            )

        current = self.table.current_fact()
        self.model.set_filter(keep)
        for chip in (NO_NUMBER, TWO_DATES, UNVERIFIED):
            self.bar.set_chip_count(
                chip, sum(chip in _chips_of(fact) for fact in self.model.all_facts())
            )
        text = self.tr("{shown} trên {every} văn bản")
        self.bar.set_summary(
            text.format(shown=self.model.rowCount(), every=len(self.model.all_facts()))
        )
        if isinstance(current, DocumentFacts):
            self._select(current.document.code)

    def _select_wanted(self) -> None:
        if self._wanted and self._select(self._wanted):
            self._wanted = ""
            if self.isVisible() or not self.detail_visible():
                self._open_current()

    def _select(self, code: str) -> bool:
        return self.table.select_fact(lambda fact: fact.document.code == code)

    @Slot()
    def _open_current(self) -> None:
        self._open_fact(self.table.current_fact())

    @Slot(object)
    def _open_fact(self, fact: object) -> None:
        if isinstance(fact, DocumentFacts):
            self.show_detail(fact.document.number or self.tr("Văn bản chưa có số"))
            self._show_in_pane(fact)

    @Slot(object)
    def _follow(self, fact: object) -> None:
        if isinstance(fact, DocumentFacts) and self.detail_visible():
            self._open_fact(fact)

    def _show_in_pane(self, fact: DocumentFacts) -> None:
        self.pane.show_facts(fact, [item.document for item in self.model.all_facts()])

    @Slot()
    def _ask_for_new(self) -> None:
        form = NewDocument()
        title = self.tr("Thêm văn bản")
        if not self._context.ask.form(title, form, self.tr("Thêm văn bản"), check=form.check):
            return
        edit, desk = form.edit(), self._context.desk
        self._writer.write(lambda: save_document(desk, edit), self._want)

    def _want(self, code: str) -> None:
        self._wanted = code
        self.bar.clear()

    @Slot(object, object)
    def _take_saved(self, changed: Changed, at: datetime) -> None:
        self.strip.tell(self.tr("Đã lưu {time}").format(time=time_text(at)))
        self.reload()
        self.saved.emit(changed, at)

    @Slot()
    def _help(self) -> None:
        self.help_requested.emit("documents")


class NewDocument(FormColumn):
    """What a new document must have; the rest is filled in beside the list."""

    def __init__(self) -> None:
        super().__init__()
        self.add("number", self.tr("Số, ký hiệu"), TextField(placeholder="1097/KH-BTTTT"))
        self.add("issuer", self.tr("Cơ quan ban hành"), TextField())
        self.add("title", self.tr("Trích yếu"), LongTextField(rows=3), required=True)

    def check(self) -> bool:
        """Return whether the form can be saved, and say what is missing."""
        missing = not self.text("title")
        self.set_errors({"title": self.tr("Hãy gõ trích yếu của văn bản.")} if missing else {})
        return not missing

    def edit(self) -> DocumentEdit:
        """Return the new document; its kind is read from the sign of its number."""
        edit = DocumentEdit(
            code="",
            kind="",
            number=self.text("number"),
            issued_on=None,
            issuer=self.text("issuer"),
            title=self.text("title"),
            verified=False,
        )
        return replace(edit, kind=kind_in(edit.number))


def kind_in(number: str) -> str:
    """Return the abbreviation that the sign of `number` names ("1097/KH-BTTTT": KH), or ""."""
    known = {item.abbreviation for item in document_kinds()}
    signs = number.replace("-", "/").split("/")
    return next((sign.strip() for sign in signs[1:] if sign.strip() in known), "")


def _chips_of(fact: DocumentFacts) -> frozenset[str]:
    document = fact.document
    told = {
        NO_NUMBER: not document.number,
        TWO_DATES: disagrees(document),
        UNVERIFIED: not document.verified,
    }
    return frozenset(key for key, holds in told.items() if holds)


def _search_key(fact: DocumentFacts) -> str:
    document = fact.document
    return fold(f"{document.number} {document.title} {document.issuer} {document.note}")

"""The journal: the latest changes, more on demand, what one change was on the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from models.usecases.safety import ChangeFacts, journal_page
from views.context import PageContext
from views.job import Job
from views.widgets.buttons import link, plain
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.filter_bar import FilterBar
from views.widgets.formats import moment_text
from views.widgets.panel import FactList, Panel, scrolled
from views.widgets.strip import Strip
from views.widgets.table import TableView
from views.widgets.text import Sentence

_AT_ONCE = 300
_WHYS = ("edit", "import", "undo", "restore", "catalogue")
_PAGES = {
    "target": "targets",
    "result": "targets",
    "assignment": "targets",
    "task": "programme",
    "task_progress": "programme",
    "document": "documents",
    "person": "awards",
    "collective": "awards",
    "dossier": "awards",
}


class ChangesPart(QWidget):
    """`item_requested` carries the page and the key of the thing that was changed."""

    item_requested = Signal(str, str)

    def __init__(self, context: PageContext, strip: Strip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._strip = strip
        self._loading: Job | None = None
        self.bar = self._filter_bar()
        self.model: FactsModel[ChangeFacts] = FactsModel(_columns(), parent=self)
        self.table = TableView("journal", context.memory, self)
        self._older = plain(self.tr("Xem thêm các thay đổi cũ hơn"), "arrow-down", self)
        self._detail = Panel(self.tr("Thay đổi"), self)
        self._facts = FactList(self)
        self._said = Sentence(
            self.tr("Bấm một dòng để xem đầy đủ."), role="muted", px=13, parent=self
        )
        self._open = link(self.tr("Mở nơi có thay đổi này"), self)
        self._lay_out()
        self._connect()
        self.reload()

    def reload(self) -> None:
        """Read the latest changes again."""
        self._read(None)

    def look_for(self, text: str) -> None:
        """Search the journal for `text`."""
        self.bar.set_text(text)
        self.reload()

    def _filter_bar(self) -> FilterBar:
        bar = FilterBar(self.tr("Tìm người, chỉ tiêu, giá trị, ngày"), self)
        words = {
            "edit": self.tr("Sửa trên màn hình"),
            "import": self.tr("Nhập gói"),
            "undo": self.tr("Hoàn tác"),
            "restore": self.tr("Khôi phục"),
            "catalogue": self.tr("Dữ liệu ban đầu"),
        }
        for key in _WHYS:
            bar.add_chip(key, words[key])
        return bar

    def _lay_out(self) -> None:
        self.table.set_model(self.model)
        self.table.set_empty(EmptyState(self.tr("Không có thay đổi nào khớp."), icon="history"))
        self._detail.add(self._said)
        self._detail.add(self._facts)
        self._detail.add(self._open)
        self._detail.add(QWidget(self), 1)
        pane = scrolled(self._detail)
        pane.setMinimumWidth(240)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(pane)
        split.setStretchFactor(0, 1)
        split.setSizes([800, 300])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.bar)
        column.addWidget(split, 1)
        column.addWidget(self._older, 0, Qt.AlignmentFlag.AlignLeft)
        self._show(None)

    def _connect(self) -> None:
        self.bar.changed.connect(self.reload)
        self.table.fact_changed.connect(self._show)
        self._older.clicked.connect(self._read_older)
        self._open.clicked.connect(self._ask_item)

    def _read(self, before: int | None) -> None:
        desk, search, whys = self._context.desk, self.bar.text(), self.bar.chips()
        if self._loading is not None:
            self._loading.cancel()
        self._loading = self._context.jobs.read(
            lambda _token: journal_page(
                desk, before=before, limit=_AT_ONCE, search=search, whys=whys
            ),
            self._take if before is None else self._append,
            owner=self,
            title=self.tr("Chưa đọc được nhật ký"),
        )

    def _read_older(self) -> None:
        facts = self.model.all_facts()
        if facts:
            self._read(min(item.seq for item in facts))

    def _take(self, found: tuple[ChangeFacts, ...]) -> None:
        self._loading = None
        self.model.set_facts(found)
        self._count(len(found))

    def _append(self, found: tuple[ChangeFacts, ...]) -> None:
        self._loading = None
        self.model.set_facts((*self.model.all_facts(), *found))
        self._count(len(found))

    def _count(self, latest: int) -> None:
        self._older.setVisible(latest == _AT_ONCE)
        self.bar.set_summary(self.tr("{n} dòng").format(n=len(self.model.all_facts())))

    def _show(self, fact: ChangeFacts | None) -> None:
        self._said.setVisible(fact is None)
        self._open.setVisible(fact is not None and fact.entity in _PAGES)
        if fact is None:
            self._facts.set_facts(())
            return
        facts = [
            (self.tr("Lúc"), moment_text(fact.at)),
            (self.tr("Người"), f"{fact.user} ({fact.office})"),
            (fact.entity_label, _subject(fact)),
            (self.tr("Mục"), fact.column_label),
            (self.tr("Trước"), fact.old or self.tr("(trống)")),
            (self.tr("Sau"), fact.new or self.tr("(trống)")),
            (self.tr("Lý do"), fact.why_label),
            (self.tr("Số thứ tự"), str(fact.seq)),
        ]
        self._facts.set_facts(facts)

    def _ask_item(self) -> None:
        fact = self.table.current_fact()
        if isinstance(fact, ChangeFacts):
            self.item_requested.emit(_PAGES[fact.entity], fact.key.split("|", 1)[0])


def _subject(fact: ChangeFacts) -> str:
    """Return what was changed; the file itself needs no name, other rows at least their key."""
    return fact.subject or ("" if fact.entity == "workspace" else fact.key)


def _columns() -> tuple[Column[ChangeFacts], ...]:
    return (
        Column(
            key="at",
            title="Lúc",
            text=lambda item: f"{item.at:%d/%m/%Y %H:%M}",
            sort=lambda item: item.seq,
            width=124,
        ),
        Column(key="user", title="Người", text=lambda item: item.user, width=100),
        Column(key="entity", title="Loại", text=lambda item: item.entity_label, width=130),
        Column(
            key="subject",
            title="Đối tượng",
            text=_subject,
            tip=lambda item: item.subject,
            width=150,
            stretch=True,
        ),
        Column(key="column", title="Mục", text=lambda item: item.column_label, width=96),
        Column(key="old", title="Trước", text=lambda item: item.old, width=84),
        Column(key="new", title="Sau", text=lambda item: item.new, width=84),
        Column(key="why", title="Lý do", text=lambda item: item.why_label, hidden=True),
    )

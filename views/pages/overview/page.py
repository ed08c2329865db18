"""The first page: what needs the user, what comes next, how each field stands."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.targets import Verdict
from models.usecases.overview import Deadline, Overview, overview, reminders
from models.usecases.targets import TargetLine
from models.usecases.workspace import WorkspaceFacts, describe
from views.context import PageContext
from views.job import Job
from views.pages.overview.comparison import ComparisonPanel
from views.pages.overview.fields_chart import FieldsChart
from views.pages.overview.lists import Item, ItemsPanel, printed_lists
from views.pages.overview.reminder import ReminderBand
from views.pages.overview.words import days_role, days_words
from views.table_papers import TablePapers
from views.widgets.card import Card
from views.widgets.formats import date_text
from views.widgets.page import PageFrame
from views.widgets.panel import Panel
from views.widgets.picture import save_picture
from views.widgets.status import status_look
from views.widgets.strip import Strip
from views.widgets.table_listing import Listing

_TOUCHES = (
    Changed.TARGETS
    | Changed.RESULTS
    | Changed.PROGRAMMES
    | Changed.PACKAGES
    | Changed.ORGANISATIONS
    | Changed.SETTINGS
)
_ATTENTION_ROWS = 6
_DEADLINE_ROWS = 7
_FAR_DAYS = 400
_OLD_DAYS = 365


class OverviewPage(PageFrame):
    """Every number opens the list behind it."""

    saved = Signal(object, object)
    page_requested = Signal(str, str)
    help_requested = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("Tổng quan", parent=parent)
        self._context = context
        self._loading: Job | None = None
        self.cards = {
            "pressing": Card(self.tr("Cần xử lý")),
            "unknown": Card(self.tr("Chưa có số")),
            "unsent": Card(self.tr("Chưa gửi")),
            "late": Card(self.tr("Nhiệm vụ quá hạn")),
            "soon": Card(self.tr("Sắp đến hạn")),
        }
        self.chart = FieldsChart()
        self.attention = ItemsPanel(
            self.tr("Chỉ tiêu cần xử lý"),
            self.tr("Không có chỉ tiêu nào có nguy cơ hoặc chưa đạt."),
        )
        self.deadlines = ItemsPanel(
            self.tr("Hạn sắp tới"), self.tr("Không còn việc nào có hạn trong năm này.")
        )
        self.comparison = ComparisonPanel()
        self.reminder = ReminderBand()
        self.strip = Strip(context.ask, self)
        self._arrange()
        self._connect()
        self.reload()

    def reload(self) -> None:
        """Count everything again."""
        desk, year = self._context.desk, self._context.year
        if self._loading is not None:
            self._loading.cancel()
        self._loading = self._context.jobs.read(
            lambda _token: (describe(desk), overview(desk, year), reminders(desk)),
            self._show,
            owner=self,
            title=self.tr("Chưa đọc được số liệu tổng quan"),
        )

    def refresh(self, changed: Changed) -> None:
        """Read again what of this page `changed` touches."""
        if changed & _TOUCHES:
            self.reload()

    def open_item(self, item_id: str) -> None:
        """Show nothing in particular: the overview has no items of its own."""
        del item_id

    def _arrange(self) -> None:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        cards = QHBoxLayout()
        cards.setSpacing(12)
        for card in self.cards.values():
            cards.addWidget(card)
        column.addWidget(self.reminder)
        column.addLayout(cards)
        halves = QHBoxLayout()
        halves.setSpacing(12)
        left, right = QVBoxLayout(), QVBoxLayout()
        charts: tuple[Panel, ...] = (self.chart, self.comparison)
        for side, panels in ((left, charts), (right, (self.deadlines, self.attention))):
            side.setSpacing(12)
            for panel in panels:
                side.addWidget(panel)
            side.addStretch(1)
        halves.addLayout(left, 6)
        halves.addLayout(right, 5)
        column.addLayout(halves, 1)
        self.set_content(body, scrolls=True)
        self.table_papers = TablePapers(self._context, self.strip, self, other=self._lists)
        self.set_strip(self.strip)

    def _connect(self) -> None:
        for key, slot in (
            ("pressing", self._open_pressing),
            ("unknown", self._open_unknown),
            ("unsent", self._open_unsent),
            ("late", self._open_late),
            ("soon", self.deadlines.expand),
        ):
            self.cards[key].clicked.connect(slot)
        self.chart.chosen.connect(self._open_field)
        self.chart.export_requested.connect(self._export_fields)
        self.comparison.export_requested.connect(self._export_comparison)
        self.comparison.page_requested.connect(self.page_requested)
        self.reminder.calendar_requested.connect(self._open_duties)
        self.attention.page_requested.connect(self.page_requested)
        self.deadlines.page_requested.connect(self.page_requested)

    def _show(self, loaded: tuple[WorkspaceFacts, Overview, tuple[Deadline, ...]]) -> None:
        facts, found, due = loaded
        self.reminder.show_reminders([item for item in due if item.days >= -_OLD_DAYS])
        self.comparison.show_overview(found)
        self.set_hint(
            self.tr(
                "{office}, năm {year}, tính đến ngày {day}. Bấm vào số để mở danh sách."
            ).format(office=facts.short_name, year=found.year, day=date_text(found.as_of))
        )
        self._show_cards(found)
        self.chart.show_fields(found.fields)
        self.attention.show_things(
            found.attention,
            _attention_item,
            most=_ATTENTION_ROWS,
            everything=("targets", _PRESSING),
        )
        near = [item for item in found.deadlines if 0 <= item.days <= _FAR_DAYS]
        waiting = near or [item for item in found.deadlines if item.days < 0]
        title = self.tr("Hạn sắp tới") if near or not waiting else self.tr("Việc quá hạn")
        self.deadlines.set_title(title)
        self.deadlines.show_things(waiting, _deadline_item, most=_DEADLINE_ROWS)

    def _show_cards(self, found: Overview) -> None:
        missed, risky = found.counts[Verdict.NOT_MET], found.counts[Verdict.AT_RISK]
        every = sum(found.counts.values())
        self._set_card("pressing", missed + risky, f"{missed} chưa đạt, {risky} nguy cơ", "bad")
        self._set_card(
            "unknown", found.without_number_count, f"trên {every} chỉ tiêu của năm", "warn"
        )
        self._set_card("unsent", found.unsent_count, "kết quả, tiến độ nhiệm vụ", "warn")
        late = len(found.late_tasks)
        self._set_card("late", late, f"{found.open_task_count}/{found.task_count} còn mở", "bad")
        first = found.soon[0] if found.soon else None
        note = f"gần nhất {date_text(first.due)}" if first else "trong 45 ngày tới"
        self._set_card("soon", len(found.soon), note, "info")

    def _set_card(self, key: str, count: int, note: str, role: str) -> None:
        self.cards[key].set_number(str(count), note, role if count else "text")

    @Slot()
    def _export_fields(self) -> None:
        self._export(self.chart.sheet, self.tr("Kết quả theo lĩnh vực"))

    def _lists(self) -> Listing:
        """Return the lists of the overview, all their lines, for printing."""
        return printed_lists(
            self.tr("Việc cần xử lý"),
            [(panel.title(), panel.items()) for panel in (self.attention, self.deadlines)],
        )

    @Slot()
    def _export_comparison(self) -> None:
        self._export(self.comparison.sheet, self.tr("So với năm trước"))

    def _export(self, sheet: QWidget, title: str) -> None:
        """Save a chart where the user says; drawing must happen on the screen's own thread."""
        year = self._context.year
        kinds = [self.tr("Ảnh PNG (*.png)"), self.tr("Hình vẽ SVG (*.svg)")]
        place = self._context.ask.save_file(self.tr("Lưu biểu đồ"), f"{title} {year}.png", kinds)
        if place is None:
            return
        try:
            save_picture(sheet, f"{title}, năm {year}", place)
        except UserError as error:
            self._context.ask.tell(self.tr("Chưa lưu được biểu đồ"), error.text)
        else:
            self.strip.finish(self.tr("Đã lưu {name}").format(name=place.name), place)

    @Slot()
    def _open_pressing(self) -> None:
        self.page_requested.emit("targets", _PRESSING)

    @Slot()
    def _open_unknown(self) -> None:
        self.page_requested.emit("targets", f"verdict:{Verdict.UNKNOWN.value}")

    @Slot()
    def _open_unsent(self) -> None:
        self.page_requested.emit("packages", "")

    @Slot()
    def _open_late(self) -> None:
        self.page_requested.emit("programme", "late")

    @Slot()
    def _open_duties(self) -> None:
        self.page_requested.emit("programme", "duties")

    @Slot(str)
    def _open_field(self, name: str) -> None:
        self.page_requested.emit("targets", f"field:{name}")


def _attention_item(line: TargetLine) -> Item:
    look = status_look(line.judgement.verdict)
    return Item(
        name=line.target.name,
        detail=line.judgement.sentence,
        page="targets",
        id=line.target.id,
        tag=look.word,
        role=look.role,
        verdict=line.judgement.verdict,
    )


def _deadline_item(item: Deadline) -> Item:
    return Item(
        name=item.name,
        detail=f"{item.kind}, hạn {date_text(item.due)}",
        page=item.page,
        id=item.id,
        tag=days_words(item),
        role=days_role(item),
    )


_PRESSING = f"verdict:{Verdict.NOT_MET.value},{Verdict.AT_RISK.value}"

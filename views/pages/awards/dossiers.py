"""The list of the dossiers of a year."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.nominations import Dossier, DossierState, SubjectKind
from models.domain.text import fold
from models.usecases.awards import list_dossiers, remove_dossier
from models.usecases.desk import Desk
from models.usecases.handing_on import take_dossier_file, write_dossier_file
from views.context import PageContext
from views.pages.awards.words import STATE_WORDS
from views.saving import Writer
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.filter_bar import FilterBar
from views.widgets.formats import date_text
from views.widgets.table import TableView

_FILES = "Hồ sơ khen thưởng (*.json)"


class DossiersPart(QWidget):
    """`opened` carries the code of a dossier, `made` words and path of a file."""

    opened = Signal(str)
    start_requested = Signal()
    made = Signal(str, object)

    def __init__(self, context: PageContext, writer: Writer, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self.bar = FilterBar(self.tr("Tìm hồ sơ, người hoặc tập thể"), self)
        self.bar.add_chip("all", self.tr("Mọi năm"))
        self.bar.changed.connect(self._filter)
        self.model: FactsModel[Dossier] = FactsModel(_columns(), parent=self)
        self.table = TableView("dossiers", context.memory, self)
        self.table.set_model(self.model)
        self.table.row_opened.connect(self._open)
        self.table.clicked.connect(self._open_current)
        self.table.add_action(self.tr("Mở hồ sơ"), self._open_current, "eye")
        self.table.add_action(self.tr("Ghi ra tệp để gửi đơn vị khác"), self.hand_on, "send")
        self.table.add_action(self.tr("Bỏ vào thùng rác"), self._remove, "trash-2")
        empty = EmptyState(
            self.tr("Chưa có hồ sơ nào của năm {year}.").format(year=context.year),
            self.tr("Lập hồ sơ"),
            icon="award",
        )
        empty.acted.connect(self.start_requested)
        self.table.set_empty(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self.table, 1)

    def reload(self) -> None:
        """Read the list again."""
        desk = self._context.desk
        self._context.jobs.read(lambda _token: list_dossiers(desk), self._fill, owner=self)

    def focus_filter(self) -> None:
        """Put the cursor into the search field."""
        self.bar.focus()

    def hand_on(self) -> None:
        """Write the current dossier as a file that another office can take in."""
        dossier = self.table.current_fact()
        if not isinstance(dossier, Dossier):
            return
        name = f"{dossier.title}.json".replace("/", "-")
        place = self._context.ask.save_file(self.tr("Ghi hồ sơ ra tệp"), name, [_FILES])
        if place is not None:
            desk, code = self._context.desk, dossier.code
            self._context.jobs.write(
                lambda _token: write_dossier_file(desk, code, place), self._handed_on, owner=self
            )

    def take_in(self, place: Path | None = None) -> None:
        """Take in a dossier that another office wrote."""
        chosen = place or self._context.ask.open_file(self.tr("Nhập hồ sơ từ tệp"), [_FILES])
        if chosen is not None:
            desk = self._context.desk
            self._writer.write(lambda: take_dossier_file(desk, chosen), self.opened.emit)

    def _handed_on(self, place: Path) -> None:
        self.made.emit(self.tr("Đã ghi hồ sơ vào {name}.").format(name=place.name), place)

    def _fill(self, dossiers: tuple[Dossier, ...]) -> None:
        self.model.set_facts(dossiers)
        self._filter()

    def _filter(self) -> None:
        words = fold(self.bar.text()).split()
        every, year = self.bar.chip("all"), self._context.year

        def keep(dossier: Dossier) -> bool:
            text = _search_text(dossier)
            return (every or dossier.year == year) and all(word in text for word in words)

        self.model.set_filter(keep)
        shown, total = self.model.rowCount(), len(self.model.all_facts())
        summary = self.tr("{n} trên {m} hồ sơ").format(n=shown, m=total) if total else ""
        self.bar.set_summary(summary)

    def _open(self, dossier: object) -> None:
        if isinstance(dossier, Dossier):
            self.opened.emit(dossier.code)

    def _open_current(self) -> None:
        self._open(self.table.current_fact())

    def _remove(self) -> None:
        dossier = self.table.current_fact()
        if not isinstance(dossier, Dossier):
            return
        title = self.tr("Bỏ vào thùng rác")
        text = self.tr(
            "Hồ sơ “{name}” không còn trong danh sách và không in được nữa. "
            "Người và tập thể trong hồ sơ vẫn còn."
        ).format(name=dossier.title)
        if self._context.ask.confirm(title, text, title):
            desk: Desk = self._context.desk
            self._writer.write(lambda: remove_dossier(desk, dossier.code), self._after_removal)

    def _after_removal(self, _value: None) -> None:
        self.reload()


def _search_text(dossier: Dossier) -> str:
    names = (item.subject_name for item in dossier.nominations)
    return fold(" ".join((dossier.title, *dossier.addressees, *names)))


def _columns() -> tuple[Column[Dossier], ...]:
    return (
        Column(key="title", title="Hồ sơ", text=_title, width=320, stretch=True),
        Column(key="dated", title="Ngày", text=_dated, sort=_dated_key, width=100),
        Column(key="who", title="Đề nghị", text=_who, width=200),
        Column(key="to", title="Kính gửi", text=_to, width=240),
        Column(key="state", title="Tình trạng", text=_state, role=_state_role, width=160),
    )


def _title(dossier: Dossier) -> str:
    return dossier.title


def _dated(dossier: Dossier) -> str:
    return date_text(dossier.dated)


def _dated_key(dossier: Dossier) -> object:
    return dossier.dated


def _who(dossier: Dossier) -> str:
    people = sum(item.kind is SubjectKind.INDIVIDUAL for item in dossier.nominations)
    groups = len(dossier.nominations) - people
    parts = [f"{groups} tập thể"] if groups else []
    parts += [f"{people} cá nhân"] if people else []
    return ", ".join(parts) or "chưa có"


def _to(dossier: Dossier) -> str:
    return "; ".join(dossier.addressees)


def _state(dossier: Dossier) -> str:
    return STATE_WORDS[dossier.state][0]


def _state_role(dossier: Dossier) -> str:
    role = STATE_WORDS[DossierState(dossier.state)][1]
    return "muted" if role == "unknown" else role

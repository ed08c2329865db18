"""Seldom needed work of the page: keys, a table of one's own, an old package into the new form."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.signature import shown_fingerprint
from models.usecases.converting import Converted, convert_package
from models.usecases.desk import Saved
from models.usecases.signing import KeyFacts, ensure_key, forget_key, list_keys
from views.context import PageContext
from views.widgets.buttons import plain
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.page import PageFrame
from views.widgets.strip import Strip
from views.widgets.table import ColumnMemory, TableView
from views.widgets.text import Sentence

_WORKBOOKS = ("Sổ tính Excel (*.xlsx)",)
_LISTS = ("Bảng của đơn vị (*.xlsx *.csv)",)
_TABLE_SIZE = (640, 240)


class MoreWork(QObject):
    """Adds its actions to the menu of a page; `list_requested` carries the file to read."""

    saved = Signal(object, object)
    list_requested = Signal(object)

    def __init__(self, context: PageContext, strip: Strip, page: PageFrame) -> None:
        super().__init__(page)
        self._context = context
        self._strip = strip
        self.keys = page.add_more(self.tr("Khoá ký của các đơn vị"), "lock")
        self.own_list = page.add_more(self.tr("Đọc bảng Excel riêng"), "file-spreadsheet")
        self.convert = page.add_more(self.tr("Chuyển gói cũ sang mẫu mới"), "file-check-2")
        self.keys.triggered.connect(self._read_keys)
        self.own_list.triggered.connect(self._open_list)
        self.convert.triggered.connect(self._convert)

    def _read_keys(self) -> None:
        desk = self._context.desk
        self._context.jobs.read(
            lambda _token: (ensure_key(desk), list_keys(desk)),
            self._show_keys,
            owner=self,
            title=self.tr("Chưa đọc được danh sách khoá"),
        )

    def _show_keys(self, found: tuple[str, tuple[KeyFacts, ...]]) -> None:
        form = KeysForm(found[0], found[1], self._context.memory)
        form.forgotten.connect(self._forget)
        self._context.ask.form(
            self.tr("Khoá ký của các đơn vị"), form, self.tr("Xong"), self.tr("Đóng")
        )

    def _forget(self, key: KeyFacts) -> None:
        desk = self._context.desk
        self._context.jobs.write(
            lambda _token: forget_key(desk, key.office, key.fingerprint),
            partial(self._tell_forgotten, key),
            owner=self,
            title=self.tr("Chưa bỏ được khoá"),
        )

    def _tell_forgotten(self, key: KeyFacts, saved: Saved[None]) -> None:
        self._strip.tell(self.tr("Đã bỏ khoá của {name}.").format(name=key.office_name))
        self.saved.emit(saved.changed, saved.at)

    def _open_list(self) -> None:
        place = self._context.ask.open_file(self.tr("Chọn bảng của đơn vị"), _LISTS)
        if place is not None:
            self.list_requested.emit(place)

    def _convert(self) -> None:
        ask = self._context.ask
        place = ask.open_file(self.tr("Chọn gói cũ của đơn vị"), _WORKBOOKS)
        if place is None:
            return
        to = ask.save_file(self.tr("Lưu gói mẫu mới"), f"{place.stem}-mau-moi.xlsx", _WORKBOOKS)
        if to is None:
            return
        self._start_converting(place, to)

    def _start_converting(self, place: Path, to: Path) -> None:
        desk = self._context.desk
        job = self._context.jobs.read(
            lambda _token: convert_package(desk, place, to),
            self._tell_converted,
            owner=self,
            title=self.tr("Chưa chuyển được sang mẫu mới"),
        )
        self._strip.follow(job, self.tr("Đang chuyển sang mẫu mới"))

    def _tell_converted(self, done: Converted) -> None:
        said = self.tr("Đã chuyển {count} số sang mẫu mới.").format(count=done.value_count)
        if done.left_out:
            codes = ", ".join(done.left_out[:5])
            said += self.tr(" Không còn trong sổ: {codes}.").format(codes=codes)
        self._strip.finish(said, done.place)


class KeysForm(QWidget):
    """Shows this computer's fingerprint and the keys known; `forgotten` carries one to drop."""

    forgotten = Signal(object)

    def __init__(
        self,
        own: str,
        keys: tuple[KeyFacts, ...],
        memory: ColumnMemory,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model: FactsModel[KeyFacts] = FactsModel(_columns(), keys, self)
        self.table = TableView("packages-keys", memory, self)
        self.table.set_model(self.model)
        self.table.set_empty(
            EmptyState(
                self.tr(
                    "Chưa đăng ký khoá nào. Khi nhận gói, bấm “Đăng ký khoá” sau khi so vân tay."
                ),
                icon="lock",
            )
        )
        self.table.setMinimumSize(*_TABLE_SIZE)
        self.forget = plain(self.tr("Bỏ khoá đang chọn"), "trash-2", self)
        self.forget.setEnabled(bool(keys))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            Sentence(
                self.tr(
                    "Dấu vân tay khoá của máy này, in trên phiếu xác nhận:\n{own}\n\nBỏ khoá khi "
                    "máy của đơn vị bị mất hoặc chuyển cho người khác."
                ).format(own=shown_fingerprint(own)),
                parent=self,
            )
        )
        column.addWidget(self.table, 1)
        column.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignLeft)
        self.forget.clicked.connect(self._drop)

    def _drop(self) -> None:
        key = self.table.current_fact()
        if isinstance(key, KeyFacts):
            self.model.set_facts(tuple(item for item in self.model.all_facts() if item != key))
            self.forget.setEnabled(bool(self.model.all_facts()))
            self.forgotten.emit(key)


def _columns() -> tuple[Column[KeyFacts], ...]:
    return (
        Column(
            key="office", title="Đơn vị", text=lambda key: key.office_name, width=200, stretch=True
        ),
        Column(key="shown", title="Dấu vân tay", text=lambda key: key.shown, width=320),
        Column(
            key="at",
            title="Đăng ký",
            text=lambda key: f"{key.registered_at:%d/%m/%Y}",
            sort=lambda key: key.registered_at,
            width=96,
        ),
    )

"""The window on an open workspace: its pages, what they tell each other, the status line."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from desktop import registry
from desktop.guard import IdleWatch
from desktop.memory import Memory
from desktop.shell.search import Hit, SearchPopup
from desktop.shell.window import ShellWindow
from desktop.status import Status, read_status
from models.domain.changed import Changed
from models.usecases.desk import Desk
from models.usecases.workspace import choose_year, close_workspace, describe
from views.ask import Ask, Option
from views.context import Page, PageContext
from views.job import Jobs, Token

_FIRST_YEAR, _LAST_YEAR = 2020, 2035


class OfficeWindow(QObject):
    """Owns the desk while its window is open; closing the window closes the desk.

    `lock_wanted` comes when the user asks for it, or has been away for the minutes set.
    """

    lock_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        ask: Ask,
        jobs: Jobs,
        memory: Memory,
        window: ShellWindow | None = None,
    ) -> None:
        super().__init__()
        facts = describe(desk)
        self._desk = desk
        self._ask = ask
        self._jobs = jobs
        self._memory = memory
        self._year = facts.year
        self._is_closed = False
        self._watch = IdleWatch(memory.preferences.lock_minutes, self)
        self._watch.idle.connect(self.lock_wanted)
        self.window = window or ShellWindow(registry.entries(), memory)
        self.window.set_office(facts.short_name)
        self.window.set_years(range(_FIRST_YEAR, _LAST_YEAR + 1), facts.year)
        self.window.set_practice(practice=facts.is_practice)
        self._connect()

    def show(self) -> None:
        """Show the window on its first page; the rest is read after the first paint."""
        self.window.show()
        self.window.set_builder(self._build)
        self._jobs.busy_changed.connect(self._begin_background)
        if not self._jobs.busy():
            self._begin_background(busy=False)

    def close(self) -> None:
        """Wait for what is being written, back up, and let go of the workspace."""
        if self._is_closed:
            return
        self._is_closed = True
        self._watch.set_minutes(0)
        self._jobs.shutdown()
        close_workspace(self._desk, backup=True)

    @Slot(bool)
    def _begin_background(self, busy: bool) -> None:  # noqa: FBT001 - carried by a signal
        """Back up and read the status once the first page has what it needs."""
        if busy or self._is_closed:
            return
        self._jobs.busy_changed.disconnect(self._begin_background)
        self._jobs.write(self._first_backup, self._tell_status, owner=self)

    def _connect(self) -> None:
        self.window.year_changed.connect(self._turn_to)
        self.window.files_dropped.connect(self._accept_files)
        self.window.help_requested.connect(self._help)
        self.window.closing.connect(self.close)
        popup = SearchPopup(self.window.search_field, self._search, self._jobs)
        popup.chosen.connect(self._open_hit)

    def _build(self, key: str) -> QWidget:
        context = PageContext(
            desk=self._desk,
            year=self._year,
            ask=self._ask,
            jobs=self._jobs,
            memory=self._memory,
        )
        page = registry.build(key, context, self._memory)
        for name, slot in (
            ("saved", self._tell_saved),
            ("page_requested", self._open_item),
            ("help_requested", self._help),
            ("restored", self._take_restored),
            ("appearance_changed", self._dress),
            ("user_changed", self._take_user),
            ("bundle_wanted", self._offer_bundle),
            ("lock_wanted", self.lock_wanted),
            ("lock_minutes_changed", self._watch.set_minutes),
        ):
            signal = getattr(page, name, None)
            if signal is not None:
                signal.connect(slot)
        return page

    @Slot(object, object)
    def _tell_saved(self, changed: Changed, at: datetime) -> None:
        self.window.set_saved(f"Đã lưu {at:%H:%M}")
        sender = self.sender()
        for key in registry.KEYS:
            page = self.window.page(key)
            if page is not None and page is not sender:
                _as_page(page).refresh(changed)
        self._jobs.read(self._read_status, self._tell_status, owner=self)

    @Slot(str, str)
    def _open_item(self, key: str, item: str) -> None:
        self.window.open_page(key)
        page = self.window.page(key)
        if page is not None and item:
            _as_page(page).open_item(item)

    @Slot(object)
    def _open_hit(self, hit: Hit) -> None:
        self._open_item(hit.page, hit.id)

    @Slot(str)
    def _help(self, key: str) -> None:
        self._open_item("help", key)

    @Slot(list)
    def _accept_files(self, paths: list[Path]) -> None:
        """Give dropped workbooks to the packages page, other files to the page that is open."""
        are_packages = all(path.suffix.lower() in registry.PACKAGE_ENDINGS for path in paths)
        key = "packages" if are_packages else self.window.current_key()
        self.window.open_page(key)
        page = self.window.page(key)
        accept = getattr(page, "accept_files", None)
        if accept is not None:
            accept(tuple(paths))

    @Slot(int)
    def _turn_to(self, year: int) -> None:
        self._year = year
        self._jobs.write(lambda _token: choose_year(self._desk, year), self._show_year, owner=self)

    def _show_year(self, _saved: object) -> None:
        key = self.window.current_key()
        self.window.reset_pages()
        self.window.open_page(key)
        self._jobs.read(self._read_status, self._tell_status, owner=self)

    @Slot(object)
    def _take_restored(self, desk: Desk) -> None:
        self._desk = desk
        facts = describe(desk)
        self._year = facts.year
        self.window.set_office(facts.short_name)
        self.window.set_years(range(_FIRST_YEAR, _LAST_YEAR + 1), facts.year)
        self._show_year(None)

    @Slot()
    def _dress(self) -> None:
        registry.dress(cast("QApplication", QApplication.instance()), self._memory)

    @Slot()
    def _offer_bundle(self) -> None:
        from desktop.support import bundle_order, offer_bundle  # noqa: PLC0415  seldom needed

        user = self._memory.preferences.user_name
        offer_bundle(bundle_order(self._desk.place, user), self._ask, self._jobs)

    @Slot()
    def show_first_steps(self) -> None:
        """Offer what to do first in a register that was made just now."""
        options = (
            Option(
                key="settings",
                text="Kiểm tra thông tin đơn vị",
                detail="Tên, địa danh, người ký, Hội đồng: mọi văn bản in ra đều lấy từ đây.",
            ),
            Option(
                key="targets",
                text="Nhập số đầu tiên",
                detail="Các chỉ tiêu của năm đã nạp sẵn, mỗi chỉ tiêu kèm điều khoản gốc.",
            ),
            Option(
                key="help",
                text="Đọc hướng dẫn ngày đầu tiên",
                detail="Một trang, khoảng mười lăm phút, đi từ đầu đến con số đầu tiên.",
            ),
        )
        chosen = self._ask.choose(
            "Sổ đã sẵn sàng", "Anh/chị muốn bắt đầu từ đâu?", options, "Bắt đầu", "Xem tổng quan"
        )
        if chosen is not None:
            self._open_item(chosen, "first-day" if chosen == "help" else "")

    def go_on_with(self, desk: Desk) -> None:
        """Work as whoever signed in: what is written bears that name."""
        if desk == self._desk:
            return
        self._desk = desk
        self._show_year(None)

    @property
    def desk(self) -> Desk:
        """The workspace as the present user sees it."""
        return self._desk

    @Slot(str)
    def _take_user(self, name: str) -> None:
        """Write the new name into the journal from now on; pages get the new desk later."""
        if self._desk.role is not None:
            return  # whoever signed in keeps the name of the account
        around = replace(self._desk.surroundings, user=name or self._desk.surroundings.user)
        self._desk = replace(self._desk, surroundings=around)
        QTimer.singleShot(0, self._rebuild)

    @Slot()
    def _rebuild(self) -> None:
        self._show_year(None)

    def _search(self, text: str) -> tuple[Hit, ...]:
        return registry.search(self._desk, self._year, text)

    def _first_backup(self, token: Token) -> Status:
        from models.usecases.safety import Reason, backup_now  # noqa: PLC0415  after the start

        backup_now(self._desk, Reason.START)
        return self._read_status(token)

    def _read_status(self, _token: Token) -> Status:
        return read_status(self._desk)

    def _tell_status(self, status: Status) -> None:
        self.window.set_office(status.office)
        self.window.set_pending(status.pending)
        self.window.set_backup(status.backup)
        for key, count in status.counts.items():
            self.window.set_count(key, count)


def _as_page(widget: QWidget) -> Page:
    return cast("Page", widget)

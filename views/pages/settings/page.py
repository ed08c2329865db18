"""The page of the settings: sections side by side, each field saves itself."""

from dataclasses import replace
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.domain.changed import Changed
from models.domain.preferences import Preferences
from views.context import PageContext
from views.pages.settings.about import AboutPart
from views.pages.settings.look import LookPart
from views.pages.settings.office import OfficePart
from views.pages.settings.papers import PapersPart
from views.pages.settings.protection import ProtectionPart
from views.saving import Writer
from views.widgets.chip import Segments
from views.widgets.page import PageFrame
from views.widgets.scrolling import scrolled
from views.widgets.strip import Strip

_TOUCHES = Changed.SETTINGS | Changed.ORGANISATIONS


class PreferenceKeeper(Protocol):
    """Keeps what one user of one computer prefers."""

    preferences: Preferences

    def keep(self, preferences: Preferences) -> None:
        """Remember `preferences`."""


class SettingsPage(PageFrame):
    """`appearance_changed` and `user_changed` follow what was kept already."""

    saved = Signal(object, object)
    page_requested = Signal(str, str)
    help_requested = Signal(str)
    appearance_changed = Signal()
    user_changed = Signal(str)
    lock_wanted = Signal()
    lock_minutes_changed = Signal(int)

    def __init__(
        self, context: PageContext, keeper: PreferenceKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__("Cài đặt", parent=parent)
        self._keeper = keeper
        self.writer = Writer(context, self.tr("Chưa lưu được cài đặt"), self)
        self.strip = Strip(context.ask, self)
        self.office = OfficePart(context, self.writer, self)
        self.papers = PapersPart(context, self.writer, self)
        self.look = LookPart(keeper.preferences, self)
        self.protection = ProtectionPart(
            context, self.writer, keeper.preferences.lock_minutes, self
        )
        self.about = AboutPart(context, self)
        self._stack = QStackedWidget(self)
        self._segments = self._sections()
        self._connect()
        self.refresh(Changed.EVERYTHING)

    def refresh(self, changed: Changed) -> None:
        """Read again what of this page `changed` touches."""
        if changed & _TOUCHES:
            self.office.reload()
            self.papers.reload()
            self.protection.reload()

    def open_item(self, item_id: str) -> None:
        """Show the section called `item_id`."""
        keys = list(self._parts())
        if item_id in keys:
            self._segments.set_value(item_id)
            self._show(item_id)

    def _parts(self) -> dict[str, tuple[str, QWidget]]:
        return {
            "office": (self.tr("Đơn vị"), self.office),
            "papers": (self.tr("Mẫu in"), self.papers),
            "look": (self.tr("Người dùng và giao diện"), self.look),
            "protection": (self.tr("Bảo vệ"), self.protection),
            "about": (self.tr("Chương trình"), self.about),
        }

    def _sections(self) -> Segments:
        self.set_hint(
            self.tr("Sửa ô nào, ô ấy tự lưu khi rời đi. Mọi thay đổi đều có trong nhật ký.")
        )
        parts = self._parts()
        for _, part in parts.values():
            self._stack.addWidget(scrolled(part))
        segments = Segments([(key, words) for key, (words, _) in parts.items()], self)
        segments.setAccessibleName(self.tr("Nhóm cài đặt"))
        segments.changed.connect(self._show)
        self.set_filter(segments)
        self.set_content(self._stack)
        self.set_strip(self.strip)
        return segments

    def _connect(self) -> None:
        self.writer.saved.connect(self._tell_saved)
        self.look.scheme_chosen.connect(self._keep_scheme)
        self.look.scale_chosen.connect(self._keep_scale)
        self.look.user_named.connect(self._keep_user)
        self.protection.lock_wanted.connect(self.lock_wanted)
        self.protection.minutes_chosen.connect(self._keep_minutes)
        self.about.help_requested.connect(self.help_requested)

    def _show(self, key: str) -> None:
        self._stack.setCurrentIndex(list(self._parts()).index(key))

    def _tell_saved(self, changed: Changed, at: datetime) -> None:
        self.saved.emit(changed, at)

    def _keep_scheme(self, scheme: str) -> None:
        self._keeper.keep(replace(self._keeper.preferences, scheme=scheme))
        self.appearance_changed.emit()

    def _keep_scale(self, scale: float) -> None:
        self._keeper.keep(replace(self._keeper.preferences, font_scale=scale))
        self.appearance_changed.emit()

    def _keep_minutes(self, minutes: int) -> None:
        self._keeper.keep(replace(self._keeper.preferences, lock_minutes=minutes))
        self.lock_minutes_changed.emit(minutes)

    def _keep_user(self, name: str) -> None:
        self._keeper.keep(replace(self._keeper.preferences, user_name=name))
        self.user_changed.emit(name)

"""The pages: their keys in order, their names, and how each is built when it is first opened."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from desktop.memory import Memory
from desktop.page_makers import maker
from desktop.shell.navigation import NavEntry
from desktop.shell.search import Hit
from models.domain.text import fold
from views import theme

if TYPE_CHECKING:  # the first window must not wait for the database
    from models.usecases.desk import Desk
    from views.context import PageContext

PACKAGE_ENDINGS = frozenset({".xlsx", ".xlsm", ".ods"})
_MOST_PAGES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What the navigation says of a page."""

    title: str
    icon: str
    starts_group: bool = False


SCREENS = {
    "overview": Screen(title="Tổng quan", icon="layout-dashboard"),
    "targets": Screen(title="Chỉ tiêu", icon="target"),
    "programme": Screen(title="Chương trình cụm", icon="flag"),
    "packages": Screen(title="Gói đồng bộ", icon="package"),
    "awards": Screen(title="Khen thưởng", icon="medal"),
    "documents": Screen(title="Văn bản", icon="file-text"),
    "journal": Screen(title="Nhật ký & sao lưu", icon="history", starts_group=True),
    "settings": Screen(title="Cài đặt", icon="settings"),
    "help": Screen(title="Trợ giúp", icon="circle-help"),
}
KEYS = tuple(SCREENS)


def entries() -> tuple[NavEntry, ...]:
    """Return the entries of the navigation."""
    return tuple(
        NavEntry(key=key, title=screen.title, icon=screen.icon, starts_group=screen.starts_group)
        for key, screen in SCREENS.items()
    )


def build(key: str, context: "PageContext", memory: Memory) -> QWidget:
    """Return a new page; its module is loaded now, because the start must not wait for it."""
    return maker(key)(context, memory)


def search(desk: "Desk", year: int, text: str) -> tuple[Hit, ...]:
    """Return what `text` finds: pages first, then the content of the workspace."""
    from models.usecases.search import find  # noqa: PLC0415  not before somebody searches

    found = [
        Hit(kind=item.kind, title=item.title, detail=item.detail, page=item.page, id=item.id)
        for item in find(desk, year, text)
    ]
    return tuple(_pages(text) + found + _topics(text))


def dress(app: QApplication, memory: Memory) -> None:
    """Give `app` the look the user prefers."""
    wanted = memory.preferences
    theme.install(app, theme.Scheme(wanted.scheme), wanted.font_scale)


def _pages(text: str) -> list[Hit]:
    words = fold(text).split()
    hits = [
        Hit(kind="Trang", title=screen.title, detail="Mở trang này", page=key, id="")
        for key, screen in SCREENS.items()
        if words and all(word in fold(screen.title) for word in words)
    ]
    return hits[:_MOST_PAGES]


def _topics(text: str) -> list[Hit]:
    from models.usecases.manual import find_topics, manual  # noqa: PLC0415  as above

    if not text.strip():
        return []
    return [
        Hit(
            kind="Hướng dẫn",
            title=hit.topic.title,
            detail=hit.passage,
            page="help",
            id=hit.topic.key,
        )
        for hit in find_topics(manual(), text)[:_MOST_PAGES]
    ]

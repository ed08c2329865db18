"""Each page's class, its module loaded when it is first wanted.

The imports are written out, so that the bundle's recipe sees them.
"""

# ruff: noqa: PLC0415  see above

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop.memory import Memory
    from views.context import PageContext

Maker = Callable[["PageContext", "Memory"], QWidget]


def maker(key: str) -> Maker:
    """Return what makes the page called `key`; its module is loaded now, on any thread."""
    return _LOADERS[key]()


def _overview() -> Maker:
    from views.pages.overview.page import OverviewPage

    return lambda context, _memory: OverviewPage(context)


def _targets() -> Maker:
    from views.pages.targets.page import TargetsPage

    return lambda context, _memory: TargetsPage(context)


def _programme() -> Maker:
    from views.pages.programme.page import ProgrammePage

    return lambda context, _memory: ProgrammePage(context)


def _packages() -> Maker:
    from views.pages.packages.page import PackagesPage

    return lambda context, _memory: PackagesPage(context)


def _awards() -> Maker:
    from views.pages.awards.page import AwardsPage

    return lambda context, _memory: AwardsPage(context)


def _documents() -> Maker:
    from views.pages.documents.page import DocumentsPage

    return lambda context, _memory: DocumentsPage(context)


def _journal() -> Maker:
    from views.pages.journal.page import JournalPage

    return lambda context, _memory: JournalPage(context)


def _help() -> Maker:
    from views.pages.help.page import HelpPage

    return lambda context, _memory: HelpPage(context)


def _settings() -> Maker:
    from views.pages.settings.page import SettingsPage

    return SettingsPage


_LOADERS: dict[str, Callable[[], Maker]] = {
    "overview": _overview,
    "targets": _targets,
    "programme": _programme,
    "packages": _packages,
    "awards": _awards,
    "documents": _documents,
    "journal": _journal,
    "settings": _settings,
    "help": _help,
}

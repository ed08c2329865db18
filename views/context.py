"""What every page is given, and what every page can be asked."""

from dataclasses import dataclass
from typing import Protocol

from models.domain.changed import Changed
from models.usecases.desk import Desk
from views.ask import Ask
from views.job import Jobs
from views.widgets.table import ColumnMemory


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """The open workspace and the services of the window; a new one is made for each year."""

    desk: Desk
    year: int
    ask: Ask
    jobs: Jobs
    memory: ColumnMemory


class Page(Protocol):
    """What the shell asks of a page; pages also have the signals of `views.widgets.page`.

    A page emits ``saved(Changed, datetime)`` after it wrote something, ``page_requested(key, id)``
    to open another page, ``help_requested(key)`` for a page of the manual.
    """

    def refresh(self, changed: Changed) -> None:
        """Read again what of this page `changed` touches."""

    def open_item(self, item_id: str) -> None:
        """Show one thing, as the search or another page asked."""
